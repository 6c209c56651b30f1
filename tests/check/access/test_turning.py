"""Passing places and turning circles; lengths by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString, Polygon, box, union_all

from venueplan.model import Finding, Fixture, FloorPlan, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def under(plan: Plan, pack: str) -> Plan:
    return replace(plan, event=replace(plan.event, rules=pack))


def with_passage(fair: Plan, change: Any, *, length: float) -> Plan:
    """Return the fair in a hall of 100 × 30 m with two walls that leave a way 1.2 m wide between them, from x = 2."""
    plan = change.venue(fair, "units", "H1", polygon=box(0, 0, 100, 30))
    for number, wall in enumerate((box(2, 26, 2 + length, 27), box(2, 28.2, 2 + length, 30))):
        plan = change.add(plan, "fixtures", Fixture(id=f"w{number}", category="wall", level="g", polygon=wall))
    result: Plan = plan
    return result


def test_a_long_way_without_a_place_to_pass(fair: Plan, change: Any, broken: Broken) -> None:
    """ADA: 61 m on ways narrower than 1.525 m; the passage is 70 m long and 1.2 m wide, the second one 60 m."""
    finding = broken(under(with_passage(fair, change, length=70.0), "nfpa"))["passing-interval"]
    assert finding.measured == pytest.approx(70.0, abs=1.0)
    assert (finding.limit, finding.severity) == (61.0, "error")
    assert "passing-interval" not in broken(under(with_passage(fair, change, length=60.0), "nfpa"))


def with_dead_end(fair: Plan, change: Any, *, width: float, depth: float) -> Plan:
    """Return the fair with stand b1 alone, x 10–13, open towards x = 13 on a dead end so wide between it and a wall.

    Its open side is as long as the dead end is deep; a stretch of wall closes its southern end, y = 6.
    """
    assert fair.floor_plan
    stand = box(10, 6, 13, 6 + depth)
    front = LineString([(13, 6), (13, 6 + depth)])
    booth = replace(fair.floor_plan.booths[0], polygon=stand, fronts=(front,))
    wall = union_all([box(13 + width, 5.5, 14 + width, 6 + depth), box(10, 5.5, 14 + width, 6)])
    assert isinstance(wall, Polygon)
    plan = replace(fair, floor_plan=FloorPlan(booths=(booth,)))
    result: Plan = change.add(plan, "fixtures", Fixture(id="w", category="wall", level="g", polygon=wall))
    return result


def test_a_dead_end_too_narrow_to_turn_in(fair: Plan, change: Any, broken: Broken) -> None:
    """Germany: ways of 1.2 m, circles of 1.5 m; a dead end before a stand, 1.3 m wide and 4 m deep, is too narrow."""
    finding = broken(under(with_dead_end(fair, change, width=1.3, depth=4.0), "germany"))["turning-circle"]
    assert finding.measured == pytest.approx(1.3, abs=0.02)
    assert (finding.subject, finding.limit) == ("b1", 1.5)
    assert "turning-circle" not in broken(under(with_dead_end(fair, change, width=1.6, depth=4.0), "germany"))


def test_a_short_dead_end_is_left_backwards(fair: Plan, change: Any, broken: Broken) -> None:
    assert "turning-circle" not in broken(under(with_dead_end(fair, change, width=1.3, depth=1.2), "germany"))


def test_a_pack_without_circles_asks_for_none(fair: Plan, change: Any, broken: Broken) -> None:
    assert "turning-circle" not in broken(under(with_dead_end(fair, change, width=1.3, depth=4.0), "nfpa"))


def test_a_dead_end_beside_a_stand_that_is_entered_from_the_aisle_needs_no_circle(
    fair: Plan, change: Any, broken: Broken
) -> None:
    """Open from y = 9.7 on, and a circle has room from y = 10.51 on: nobody has to go into the dead end."""
    plan = with_dead_end(fair, change, width=1.3, depth=4.0)
    assert plan.floor_plan
    front = LineString([(13, 9.7), (13, 14.7)])
    booth = replace(plan.floor_plan.booths[0], polygon=box(10, 6, 13, 14.7), fronts=(front,))
    assert "turning-circle" not in broken(under(replace(plan, floor_plan=FloorPlan(booths=(booth,))), "germany"))
    longer = replace(booth, fronts=(LineString([(13, 7.0), (13, 14.7)]),))
    assert "turning-circle" in broken(under(replace(plan, floor_plan=FloorPlan(booths=(longer,))), "germany"))
