"""A hall bears the letters of all its zones; the colour of one if it has one only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from venueplan.draw import Sheet, draw_board, draw_overview
from venueplan.draw.layers.floor.zones import hall_tints
from venueplan.draw.paper.marks import Words
from venueplan.model import Plan
from venueplan.rules.styles import included_style


def drawn(sheet: Sheet) -> list[str]:
    (chips,) = (layer for layer in sheet.layers if layer.name == "zone chips")
    return [mark.text for mark in chips.marks if isinstance(mark, Words)]


@pytest.mark.parametrize("draw", [draw_overview, lambda plan: draw_board(plan, "s2")])
def test_a_hall_of_two_zones_bears_both_letters(plan: Plan, draw: Callable[[Plan], Sheet]) -> None:
    bare = replace(plan, floor_plan=None, allocation=None)
    sheet = draw(bare)
    assert drawn(sheet) == ["X", "Y"]
    assert {"X", "Y"} <= {key.sign for layer in sheet.layers for key in layer.keys}
    assert hall_tints(plan, included_style("light").on("A1")) == {}


def test_a_hall_of_one_zone_has_its_colour_and_its_letter(plan: Plan) -> None:
    one = replace(plan, event=replace(plan.event, zones=plan.event.zones[:1]))
    assert drawn(draw_overview(one)) == ["X"]
    assert [key.sign for key in hall_tints(one, included_style("light").on("A1")).values()] == ["X"]


def test_letters_without_room_are_a_finding(plan: Plan) -> None:
    zone = plan.event.zones[0]
    zones = tuple(replace(zone, id=f"z{n}", letter="W") for n in range(200))
    sheet = draw_overview(replace(plan, event=replace(plan.event, zones=zones)))
    assert "H1" in {finding.subject for finding in sheet.findings if finding.id.startswith("zones-dropped")}
