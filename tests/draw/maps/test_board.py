"""You-are-here boards: what lies ahead of the reader is up on the map."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from venueplan.draw import Sheet, draw_board
from venueplan.draw.maps.board import sheet_angle
from venueplan.draw.paper.marks import Shape, Words
from venueplan.errors import UnknownNameError
from venueplan.model import Plan, SignSite

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def wrongly_turned(plan: Plan, sheet: Sheet, site: SignSite) -> list[str]:
    """Return the landmarks that do not lie at their bearing less the facing on the sheet."""
    assert sheet.view is not None
    wrong = []
    for unit in plan.venue.units:
        spot = unit.polygon.centroid
        bearing = math.degrees(math.atan2(spot.x - site.x, spot.y - site.y))
        drawn = sheet_angle(sheet.view, start=(site.x, site.y), end=(spot.x, spot.y))
        if abs((bearing - site.facing - drawn + 180) % 360 - 180) > 0.01:
            wrong.append(unit.id)
    return wrong


def label_angle(sheet: Sheet, subject: str) -> float:
    """Return where a label stands on the sheet, seen from the pin, clockwise from the top."""
    assert sheet.view is not None
    found = [mark for mark in sheet.marks if isinstance(mark, Words) and mark.subject == subject]
    x = sum(words.x for words in found) / len(found) - sheet.view.at[0]
    y = sum(words.y for words in found) / len(found) - sheet.view.at[1]
    return math.degrees(math.atan2(x, y)) % 360


@pytest.mark.parametrize("site_id", ["s1", "s2"])
def test_the_map_is_turned_to_the_facing(plan: Plan, site_id: str) -> None:
    site = next(site for site in plan.event.sites if site.id == site_id)
    assert wrongly_turned(plan, draw_board(plan, site_id), site) == []


def test_a_facing_that_is_the_wrong_way_round_is_caught(plan: Plan) -> None:
    site, *others = plan.event.sites
    turned = replace(plan, event=replace(plan.event, sites=(replace(site, facing=site.facing + 180), *others)))
    assert len(wrongly_turned(plan, draw_board(turned, "s1"), site)) == len(plan.venue.units)


def test_what_is_ahead_is_drawn_above_the_pin(plan: Plan) -> None:
    """From inside the south entrance, looking in, the foyer is ahead and the square behind."""
    board = draw_board(plan, "s1")
    assert min(label_angle(board, "foyer"), 360 - label_angle(board, "foyer")) < 30
    assert 90 < label_angle(board, "square") < 270


def test_text_stays_horizontal_unless_a_room_is_narrow(plan: Plan) -> None:
    board = draw_board(plan, "s2")
    assert {mark.angle for mark in board.marks if isinstance(mark, Words)} <= {0, 90}


@pytest.mark.parametrize("site_id", ["s1", "s2"])
def test_nothing_overlaps_leaves_its_polygon_or_is_too_small(plan: Plan, site_id: str) -> None:
    board = draw_board(plan, site_id)
    assert {name: board.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_the_tip_of_the_pin_is_the_place_of_the_board(plan: Plan) -> None:
    board = draw_board(plan, "s1")
    assert board.view is not None
    pin = next(mark for mark in board.marks if isinstance(mark, Shape) and mark.title == "you are here")
    assert (board.view.at[0], pin.geometries[0].bounds[1]) == pytest.approx(board.view.at)
    site = plan.event.sites[0]
    assert board.view.point(site.x, site.y) == pytest.approx(board.view.at)


def test_arcs_are_as_far_as_they_say(plan: Plan) -> None:
    board = draw_board(plan, "s2")
    view = board.view
    assert view is not None
    layer = next(layer for layer in board.layers if layer.name == "walking time")
    radii = [
        math.dist(point, view.at)
        for mark in layer.marks
        if isinstance(mark, Shape) and not mark.fill
        for geometry in mark.geometries
        for part in getattr(geometry, "geoms", [geometry])
        for point in part.coords[:1]
    ]
    step = view.length(plan.event.walking_speed / 2)
    assert radii
    assert all(abs(radius / step - round(radius / step)) < 1e-3 for radius in radii)


def test_walking_minutes_are_listed_nearest_first(plan: Plan) -> None:
    board = draw_board(plan, "s2", minutes={"r101": 2.4, "foyer": 1.2, "nowhere": 9.0})
    listed = [mark.subject for mark in board.marks if isinstance(mark, Words) and mark.role == "walks" and mark.subject]
    assert list(dict.fromkeys(listed)) == ["foyer", "r101"]


def test_an_unknown_site_is_named(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no sign site 's9'"):
        draw_board(plan, "s9")
