"""Step-free ways to stands and rooms; widths by hand from the fair of conftest.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString, Point, Polygon, box

from venueplan.check import check_plan
from venueplan.model import Finding, Fixture, Level, Opening, Plan, Section, Unit

Broken = Callable[[Plan], dict[str, Finding]]


def under(plan: Plan, pack: str) -> Plan:
    return replace(plan, event=replace(plan.event, rules=pack))


@pytest.mark.parametrize("pack", ["china", "ibc", "nfpa", "uk", "germany"])
def test_everything_of_the_fair_is_reached(fair: Plan, pack: str) -> None:
    assert "accessible-route" not in {finding.rule for finding in check_plan(under(fair, pack)).findings}


def test_a_stand_behind_a_narrow_way(fair: Plan, change: Any, broken: Broken) -> None:
    """Walls leave 1.7 m round the south-western island: enough under ADA (0.915 m) and ISO 21542 (1.2), not in China.

    The island is x 4–16, y 6–12; the walls stand 1.7 m from it, and a gap of 4 m in them leads in.
    """
    ring = box(2.1, 4.1, 17.9, 13.9).difference(box(2.3, 4.3, 17.7, 13.7)).difference(box(8, 13, 12, 14))
    assert isinstance(ring, Polygon)
    plan = change.add(fair, "fixtures", Fixture(id="w", category="wall", level="g", polygon=ring))
    finding = broken(plan)["accessible-route"]
    assert (finding.limit, finding.clause, finding.severity) == (1.8, "3.5.1, large and busy public buildings", "error")
    assert finding.subject in {"b1", "b2", "b3", "b4", "b9", "b10", "b11", "b12"}
    assert finding.measured == pytest.approx(1.7)
    for pack in ("nfpa", "germany"):
        assert "accessible-route" not in broken(under(plan, pack))


@pytest.mark.parametrize("changed", [{"step_free": False}, {"width": 0.7}, {"width": 0.9, "automatic": True}])
def test_a_room_behind_a_door_that_no_wheelchair_passes(
    fair: Plan, change: Any, broken: Broken, changed: dict[str, Any]
) -> None:
    """A step, 0.7 m instead of 0.8, or 0.9 m of an automatic door that needs 1.0 m."""
    finding = broken(change.venue(fair, "openings", "m1-door", **changed))["accessible-route"]
    assert finding.subject == "M1"
    assert finding.limit == 1.8


def test_a_hall_behind_steps_is_one_finding(fair: Plan, change: Any) -> None:
    plan = fair
    for door in ("north", "south"):
        plan = change.venue(plan, "openings", door, step_free=False)
    findings = [f for f in check_plan(plan).findings if f.rule == "accessible-route"]
    assert [f.subject for f in findings] == ["H1"]


def upstairs(fair: Plan, change: Any, *, shaft: str) -> Plan:
    """Return the fair with its room moved up a storey, above a foyer x 0–12, y 40–50 with a door outside and a shaft.

    On both storeys the shaft is x 12–15, y 40–43, entered at x = 12 through a door of 1.2 m.
    """
    up = Level(id="up", ordinal=1, name=fair.venue.name, outline=fair.venue.levels[0].outline)
    plan: Plan = change.add(fair, "levels", up)
    plan = change.venue(change.venue(plan, "units", "M1", level="up"), "openings", "m1-door", exit=True)
    plan = change.add(plan, "units", Unit(id="foyer", category="lobby", level="g", polygon=box(0, 40, 12, 50)))
    for level in ("g", "up"):
        box_of_shaft = Unit(id=f"s-{level}", category=shaft, level=level, polygon=box(12, 40, 15, 43), shaft="s")
        door = Opening(id=f"d-{level}", level=level, line=LineString([(12, 41), (12, 42.2)]), width=1.2)
        plan = change.add(change.add(plan, "units", box_of_shaft), "openings", door)
    return plan


def test_a_lift_leads_upstairs_and_stairs_do_not(fair: Plan, change: Any, broken: Broken) -> None:
    assert "accessible-route" not in broken(upstairs(fair, change, shaft="elevator"))
    assert broken(upstairs(fair, change, shaft="stairs"))["accessible-route"].subject == "M1"


def test_a_stage_in_a_hall_is_reached_over_the_floor_of_the_hall(fair: Plan, change: Any, broken: Broken) -> None:
    """The audience stands at (38, 15) in the aisle along the eastern wall; walls of 3 × 4 m shut it in."""
    audience = Section(id="stage", category="seating", level="g", polygon=Point(38, 15).buffer(0.5), use="stage-area")
    plan = change.meeting(change.add(fair, "sections", audience), "f1", room="stage")
    assert "accessible-route" not in broken(plan)
    cage = box(36.5, 13, 39.5, 17).difference(box(36.7, 13.2, 39.3, 16.8))
    assert isinstance(cage, Polygon)
    walled = change.add(plan, "fixtures", Fixture(id="w", category="wall", level="g", polygon=cage))
    assert broken(walled)["accessible-route"].subject == "stage"
