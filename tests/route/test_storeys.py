"""Ways without a step on a storey."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from venueplan.errors import UnknownNameError
from venueplan.files import read_venue
from venueplan.model import Calendar, Event, Label, Plan, StepFreeWays
from venueplan.route import Guide, step_free_ways


@pytest.fixture
def plan(layouts: Path) -> Plan:
    venue = read_venue(layouts / "quickstart")
    return Plan(venue=venue, event=Event(id="e", name=Label(), calendar=Calendar(days=())))


def ways(plan: Plan, level: str) -> StepFreeWays:
    return step_free_ways(Guide(plan=plan), level)


def test_every_room_of_a_storey_has_a_way_on_its_floor(plan: Plan) -> None:
    for level, rooms in (("ground", ("hall", "r101", "r102")), ("upper", ("r201",))):
        found = ways(plan, level)
        assert found.reached == rooms
        assert found.unreached == ()
        floor = next(one.outline for one in plan.venue.levels if one.id == level)
        assert all(floor.buffer(0.01).covers(line) for line in found.lines)
        assert sum(line.length for line in found.lines) > 1.0


def test_without_a_lift_nobody_in_a_wheelchair_is_upstairs(plan: Plan) -> None:
    units = tuple(unit for unit in plan.venue.units if unit.category != "elevator")
    stairs_only = replace(plan, venue=replace(plan.venue, units=units))
    assert ways(stairs_only, "upper") == StepFreeWays(unreached=("r201",))


def test_a_step_before_a_room_is_no_way(plan: Plan) -> None:
    doors = tuple(
        replace(door, step_free=False) if plan.venue.unit("r102").polygon.dwithin(door.line, 0.05) else door
        for door in plan.venue.openings
    )
    assert "r102" in ways(replace(plan, venue=replace(plan.venue, openings=doors)), "ground").unreached


def test_an_unknown_storey_is_told(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no level 'attic'"):
        ways(plan, "attic")
