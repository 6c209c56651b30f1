"""What a board says of its reader: seen in every style, explained in the legend, true to the speed of walking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import Point

from venueplan.draw import Sheet, draw_board
from venueplan.draw.audit import ink_polygon
from venueplan.draw.layers.page.inset import inset, inset_view
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.style import contrast
from venueplan.model import Plan
from venueplan.rules.styles import included_style

STYLES = ("light", "print-grey", "high-contrast")


def shape(sheet: Sheet, title: str) -> Shape:
    return next(mark for mark in sheet.marks if isinstance(mark, Shape) and mark.title == title)


def legend(sheet: Sheet) -> set[str]:
    return {mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.role == "legend"}


def unseen(sheet: Sheet) -> set[str]:
    """Return the grounds under the edge of the view cone from which it does not stand out."""
    edge = shape(sheet, "view cone")
    line = edge.geometries[0]
    grounds = {
        mark.fill
        for layer in sheet.layers
        for mark in layer.marks
        if isinstance(mark, Shape) and mark.fill and any(part.intersects(line) for part in mark.geometries)
        if layer.name in {"panels", "below", "floors", "view cone", "booths"}
    }
    return {ground for ground in grounds if contrast(edge.stroke, ground) < 3}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("site_id", ["s1", "s2"])
def test_the_view_cone_is_seen_on_whatever_lies_under_it(plan: Plan, site_id: str, style: str) -> None:
    sheet = draw_board(plan, site_id, style=included_style(style))
    assert unseen(sheet) == set()
    pale = tuple(
        replace(layer, marks=tuple(replace(m, stroke="#D6D6D6") if isinstance(m, Shape) else m for m in layer.marks))
        for layer in sheet.layers
    )
    assert unseen(replace(sheet, layers=pale))


@pytest.mark.parametrize("style", STYLES)
def test_zones_do_not_hide_the_view_cone(style: str) -> None:
    colours = included_style(style).colours
    grounds = [*colours.zones, colours.water, colours.green, colours.outdoor, colours.service, colours.facility]
    assert {ground for ground in grounds if contrast(colours.here, ground) < 3} == set()


def test_cone_arcs_and_pin_are_in_the_legend(plan: Plan) -> None:
    assert {"Ahead of you", "Straight-line walk", "You are here"} <= legend(draw_board(plan, "s2"))


@pytest.mark.parametrize("site_id", ["s1", "s2"])
def test_the_legend_explains_everything_on_the_board(plan: Plan, site_id: str) -> None:
    sheet = draw_board(plan, site_id)
    drawn = {text for layer in sheet.layers for key in layer.keys for _, text in key.label.texts}
    assert drawn <= legend(sheet)


def test_arcs_bear_their_minutes(plan: Plan) -> None:
    """The plate of each arc stands on it, straight ahead of the pin, as far as one walks in that time."""
    sheet = draw_board(plan, "s2")
    view = sheet.view
    assert view is not None
    plates = [mark for mark in sheet.marks if isinstance(mark, Words) and mark.role == "minutes"]
    assert plates[0].text == "½ min"
    for mark in plates:
        middle = ink_polygon(mark).centroid
        minutes = 0.5 if mark.text.startswith("½") else float(mark.text.split()[0])
        assert middle.y - view.at[1] == pytest.approx(view.length(plan.event.walking_speed * minutes), abs=mark.cap)
        assert middle.x == pytest.approx(view.at[0], abs=mark.cap)


def test_arcs_and_cone_leave_gaps_for_texts(plan: Plan) -> None:
    sheet = draw_board(plan, "s2")
    lines = [g for title in ("walking time", "view cone") for g in shape(sheet, title).geometries]
    labels = {"room labels", "zone chips", "booth labels", "outdoor labels"}
    texts = [m for one in sheet.layers if one.name in labels for m in one.marks if isinstance(m, Words)]
    assert texts
    assert not [words.text for words in texts if any(line.intersects(ink_polygon(words)) for line in lines)]


def test_a_board_outside_the_building_is_in_the_inset(plan: Plan) -> None:
    """On the square before the south wall, 25 m off: the dot lies in the box, below the outline."""
    style = included_style("light").on("A1")
    place = (10.0, 10.0, 110.0, 60.0)
    layer = inset(plan.venue, place=place, turn=0.0, look=style, spot=(40.0, -25.0))
    dot = next(mark for mark in layer.marks if isinstance(mark, Shape) and mark.title == "place on site")
    houses = next(mark for mark in layer.marks if isinstance(mark, Shape))
    left, bottom, right, top = dot.geometries[0].bounds
    assert (left, bottom) >= place[:2]
    assert (right, top) <= place[2:]
    assert top < houses.geometries[0].bounds[1]
    view = inset_view(plan.venue, place=place, turn=0.0)
    assert Point(view.point(40.0, -25.0)).y < place[1]
