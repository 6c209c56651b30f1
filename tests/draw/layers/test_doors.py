"""Doors say what they are: ways in, ways out in an emergency, or doors for goods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from shapely import LineString, affinity

from venueplan.draw import Sheet, draw_board, draw_hall, draw_overview
from venueplan.draw.layers.layer import Key
from venueplan.draw.paper.marks import Shape, Words
from venueplan.model import Label, Opening, Plan
from venueplan.rules.styles import included_style

ARROW = included_style("light").colours.info


def with_door(plan: Plan, **more: object) -> Plan:
    """Return the plan with one more door, in the east wall of the hall."""
    line = affinity.rotate(LineString([(60, 10), (60, 14)]), -20, origin=(0, 0))
    door = Opening(id="east", level="g", line=line, width=4, name=Label.of(zh="东门", en="East door"), **more)  # type: ignore[arg-type]
    return replace(plan, venue=replace(plan.venue, openings=(*plan.venue.openings, door)))


def arrows(sheet: Sheet) -> int:
    layers = [layer for layer in sheet.layers if layer.name in {"doors", "entrances"}]
    return sum(isinstance(m, Shape) and m.fill == ARROW for layer in layers for m in layer.marks)


def keys(sheet: Sheet) -> set[str]:
    found: list[Key] = [key for layer in sheet.layers for key in layer.keys]
    return {str(key.label) for key in found}


def colour_of(sheet: Sheet, line: str) -> str:
    return next(mark.colour for mark in sheet.marks if isinstance(mark, Words) and mark.text == line)


def test_a_goods_door_is_no_entrance(plan: Plan) -> None:
    before, sheet = draw_hall(plan, "H1"), draw_hall(with_door(plan, category="service"), "H1")
    assert arrows(sheet) == arrows(before)
    assert "货运门 Goods door" in keys(sheet) - keys(before)
    assert colour_of(sheet, "East door") == included_style("light").colours.ink2


def test_a_door_for_visitors_is_an_entrance(plan: Plan) -> None:
    sheet = draw_hall(with_door(plan), "H1")
    assert arrows(sheet) == arrows(draw_hall(plan, "H1")) + 1
    assert colour_of(sheet, "East door") == included_style("light").colours.ink


def test_a_door_into_a_room_for_staff_is_no_entrance(plan: Plan) -> None:
    units = tuple(replace(u, restricted=True) if u.id == "foyer" else u for u in plan.venue.units)
    closed = replace(plan, venue=replace(plan.venue, units=units))
    assert arrows(draw_hall(closed, "H1")) == arrows(draw_hall(plan, "H1")) - 1


@pytest.mark.parametrize("draw", [draw_overview, lambda plan: draw_board(plan, "s1")])
def test_emergency_exits_stand_on_every_map(plan: Plan, draw: Callable[[Plan], Sheet]) -> None:
    assert "安全出口 Emergency exit" in keys(draw(plan))


def test_an_exit_without_room_for_its_sign_is_a_finding(plan: Plan) -> None:
    west = next(o for o in plan.venue.openings if o.id == "west")
    many = tuple(replace(west, id=f"west-{n}") for n in range(90))
    crowded = replace(plan, venue=replace(plan.venue, openings=(*plan.venue.openings, *many)))
    left_out = {finding.subject for finding in draw_overview(crowded).findings}
    assert any(subject.startswith("west-") for subject in left_out)
