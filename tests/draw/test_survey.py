"""A sheet is surveyed by somebody who has the plan and a ruler: what is printed must lie where the plan has it.

Nothing of what the program believes about its sheet is used: the place of the reader is the tip of the pin, the scale
the one that is printed, the turn that of the site (boards) or of the needle of the north arrow (hall plans).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from shapely import Point, Polygon

from venueplan.draw import Sheet, draw_board, draw_hall
from venueplan.draw.audit import ink_polygon
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import SCALES
from venueplan.model import Plan, SignSite

Spot = tuple[float, float]


def words(sheet: Sheet, role: str) -> list[Words]:
    return [mark for mark in sheet.marks if isinstance(mark, Words) and mark.role == role]


def printed_scale(sheet: Sheet) -> float:
    (said,) = {m[1] for line in words(sheet, "scale") if (m := re.search(r"1:(\d+)", line.text))}
    return float(said)


def bar_scale(sheet: Sheet) -> float:
    """Return the scale that the bar has, its ends read off its ticks' figures."""
    bar = next(mark for mark in sheet.marks if isinstance(mark, Shape) and re.fullmatch(r"\d+ m", mark.title))
    left, _, right, _ = bar.geometries[0].bounds
    (metres,) = [float(m[1]) for line in words(sheet, "scale") if (m := re.fullmatch(r"(\d+) m", line.text))]
    return metres * 1000 / (right - left)


def needle(sheet: Sheet) -> float:
    """Return where the needle of the north arrow points, degrees clockwise from the top of the page."""
    ring, *halves = [m for layer in sheet.layers if layer.name == "north arrow" for m in layer.marks][:3]
    assert isinstance(ring, Shape)
    centre = ring.geometries[0].centroid
    points = [p for half in halves if isinstance(half, Shape) for p in half.geometries[0].exterior.coords]  # type: ignore[attr-defined]
    x, y = max(points, key=lambda p: centre.distance(Point(p)))
    return math.degrees(math.atan2(x - centre.x, y - centre.y))


def on_plan(marks: list[Words], *, scale: float, turn: float) -> list[Spot]:
    """Return the middles of printed texts in metres, turned to the axes of the plan, from the corner of the page."""
    angle = math.radians(turn)
    middles = [ink_polygon(mark).centroid for mark in marks]
    metres = [(spot.x * scale / 1000, spot.y * scale / 1000) for spot in middles]
    return [
        (x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)) for x, y in metres
    ]  # fmt: skip


def astray(found: Mapping[str, Spot], places: Mapping[str, Polygon], *, origin: Spot) -> list[str]:
    """Return the printed numbers that do not lie in what bears them."""
    return [
        number
        for number, (x, y) in found.items()
        if not places[number].buffer(0.05).covers(Point(x + origin[0], y + origin[1]))
    ]


def board_astray(plan: Plan, sheet: Sheet, site: SignSite) -> list[str]:
    """Return the rooms whose number a board shows elsewhere than a reader at its site sees them."""
    pin = next(mark for mark in sheet.marks if isinstance(mark, Shape) and mark.title == "you are here")
    tip = min(pin.geometries[0].exterior.coords, key=lambda point: point[1])  # type: ignore[attr-defined]
    numbers = words(sheet, "room-number")
    lay = {"scale": printed_scale(sheet), "turn": site.facing}
    here = on_plan([Words(x=tip[0], y=tip[1], text="·", cap=1e-6, colour="")], **lay)[0]
    found = dict(zip((mark.text for mark in numbers), on_plan(numbers, **lay), strict=True))
    assert len(found) > 1
    rooms = {unit.number: unit.polygon for unit in plan.venue.units if unit.number}
    return astray(found, rooms, origin=(site.x - here[0], site.y - here[1]))


def hall_astray(plan: Plan, sheet: Sheet) -> list[str]:
    """Return the booth numbers that do not lie in their booths, the page laid over the plan as most of them fit."""
    assert plan.floor_plan is not None
    numbers = words(sheet, "booth-number")
    turn = -needle(sheet) - plan.venue.georeference.bearing
    found = dict(
        zip((m.text for m in numbers), on_plan(numbers, scale=printed_scale(sheet), turn=turn), strict=True)
    )  # fmt: skip
    assert len(found) > 30
    booths = {booth.number: booth.polygon for booth in plan.floor_plan.booths}
    away = [(booths[n].centroid.x - x, booths[n].centroid.y - y) for n, (x, y) in found.items()]
    x, y = np.median(np.array(away), axis=0).tolist()
    return astray(found, booths, origin=(x, y))


def with_scale(sheet: Sheet, scale: float) -> Sheet:
    """Return a sheet that says another scale than it has."""

    def said(mark: Mark) -> Mark:
        if isinstance(mark, Words) and mark.role == "scale":
            return replace(mark, text=re.sub(r"1:\d+", f"1:{scale:g}", mark.text))
        return mark

    return replace(sheet, layers=tuple(replace(one, marks=tuple(map(said, one.marks))) for one in sheet.layers))


def one_step(sheet: Sheet, by: int) -> float:
    return float(SCALES[SCALES.index(int(printed_scale(sheet))) + by])


@pytest.fixture(scope="module")
def hall(plan: Plan) -> Sheet:
    return draw_hall(plan, "H1")


@pytest.mark.parametrize("site_id", ["s1", "s2"])
@pytest.mark.parametrize("facing", [0.0, 73.0, 200.0])
def test_rooms_lie_on_a_board_where_its_reader_sees_them(plan: Plan, site_id: str, facing: float) -> None:
    turned = facing_of(plan, site_id, facing)
    sheet = draw_board(turned, site_id)
    site = next(site for site in turned.event.sites if site.id == site_id)
    assert board_astray(plan, sheet, site) == []
    assert bar_scale(sheet) == pytest.approx(printed_scale(sheet))
    assert needle(sheet) == pytest.approx((-plan.venue.georeference.bearing - facing + 180) % 360 - 180, abs=1e-6)


def facing_of(plan: Plan, site_id: str, facing: float) -> Plan:
    """Return the plan with one sign site that looks another way."""
    sites = tuple(replace(site, facing=facing) if site.id == site_id else site for site in plan.event.sites)
    return replace(plan, event=replace(plan.event, sites=sites))


def test_a_board_for_the_opposite_facing_is_caught(plan: Plan) -> None:
    site = plan.event.sites[0]
    wrong = draw_board(facing_of(plan, site.id, (site.facing + 180) % 360), site.id)
    assert board_astray(plan, wrong, site)


def test_numbers_lie_in_their_booths(plan: Plan, hall: Sheet) -> None:
    assert hall_astray(plan, hall) == []
    assert bar_scale(hall) == pytest.approx(printed_scale(hall))


def test_two_swapped_numbers_are_caught(plan: Plan) -> None:
    assert plan.floor_plan is not None
    one, other, *rest = plan.floor_plan.booths
    swapped = (replace(one, number=other.number), replace(other, number=one.number), *rest)
    wrong = draw_hall(replace(plan, floor_plan=replace(plan.floor_plan, booths=swapped)), "H1")
    assert set(hall_astray(plan, wrong)) == {one.number, other.number}


@pytest.mark.parametrize("by", [-1, 1])
def test_a_scale_that_is_one_step_off_is_caught(plan: Plan, hall: Sheet, by: int) -> None:
    """Caught by the places of booths and rooms alone, whatever the scale bar says; and by the bar as well."""
    assert len(hall_astray(plan, with_scale(hall, one_step(hall, by)))) > 10
    board = draw_board(plan, "s1")
    assert board_astray(plan, with_scale(board, one_step(board, by)), plan.event.sites[0])
    wrong = with_scale(hall, one_step(hall, by))
    assert bar_scale(wrong) != pytest.approx(printed_scale(wrong))
