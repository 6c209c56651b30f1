"""Exits: count, separation, widths; every number by hand from the fair of conftest.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString, box

from venueplan.model import Finding, Opening, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def test_too_few_exits(fair: Plan, change: Any, broken: Broken) -> None:
    """One of two exits of the hall closed; GB 50016 asks for two."""
    finding = broken(change.venue(fair, "openings", "north", exit=False))["exit-count"]
    assert (finding.subject, finding.measured, finding.limit, finding.clause) == ("H1", 1, 2, "5.5.8")


def test_a_hall_without_any_exit_is_a_finding(fair: Plan, change: Any, broken: Broken) -> None:
    plan = change.drop(change.drop(fair, "openings", "north"), "openings", "south")
    found = broken(plan)
    assert found["exit-count"].measured == 0
    assert found["exit-width"].measured == 0


def test_too_little_width_for_the_load(fair: Plan, change: Any, broken: Broken) -> None:
    """40 × 30 m × 0.75 = 900 persons need 9 × 0.65 = 5.85 m; the exits have 4 + 1.8 = 5.8 m, with 1.85 enough."""
    finding = broken(change.venue(fair, "openings", "north", width=1.8))["exit-width"]
    assert (finding.measured, finding.limit, finding.unit) == (5.8, 5.85, "m")
    assert "900 persons" in finding.message["en"]
    assert "exit-width" not in broken(change.venue(fair, "openings", "north", width=1.85))


def test_more_width_is_asked_for_upstairs(fair: Plan, change: Any, broken: Broken) -> None:
    """On the third floor (ordinal 2) 900 persons need 6.75 m, on the fourth and underground 9 m; the exits have 8 m."""
    assert "exit-width" not in broken(change.venue(fair, "levels", "g", ordinal=2))
    assert broken(change.venue(fair, "levels", "g", ordinal=3))["exit-width"].limit == 9.0
    assert broken(change.venue(fair, "levels", "g", ordinal=-1))["exit-width"].limit == 9.0


def test_an_exit_that_is_too_narrow(fair: Plan, change: Any, broken: Broken) -> None:
    """Doors of crowded rooms have 1.40 m; the door of a small room (M1: 120 m²) has 0.80 m."""
    assert broken(change.venue(fair, "openings", "north", width=1.3))["exit-min-width"].limit == 1.4
    found = broken(change.venue(fair, "openings", "m1-door", width=0.7))
    assert (found["exit-min-width"].measured, found["exit-min-width"].limit) == (0.7, 0.8)


def test_exits_too_near_to_each_other(fair: Plan, change: Any, broken: Broken) -> None:
    """A third exit 3 m east of the southern one (x 18–22)."""
    third = Opening(id="third", level="g", line=LineString([(25, 0), (27, 0)]), width=2.0, exit=True)
    finding = broken(change.add(fair, "openings", third))["exit-separation"]
    assert (finding.measured, finding.limit) == (3.0, 5.0)
    assert finding.place
    assert (finding.place.x, finding.place.y) == (23.5, 0)


def test_a_large_room_needs_two_exits(fair: Plan, change: Any, broken: Broken) -> None:
    """M1 with 12 × 10.1 = 121.2 m² is larger than 120 m²."""
    finding = broken(change.venue(fair, "units", "M1", polygon=box(0, 40, 12, 50.1)))["exit-count"]
    assert (finding.subject, finding.measured, finding.limit) == ("M1", 1, 2)


@pytest.mark.parametrize(("sprinklered", "asked"), [(False, 25.0), (True, 50 / 3)])
def test_exits_bunched_together_under_the_american_code(
    fair: Plan, change: Any, broken: Broken, sprinklered: bool, asked: float
) -> None:
    """The diagonal is 50 m: exits are 25 m (16.67 m) apart; middles at x 20 and x 32 of one wall are 12 m apart."""
    plan = change.venue(fair, "openings", "north", line=LineString([(30, 0), (34, 0)]))
    plan = change.venue(plan, "units", "H1", sprinklered=sprinklered)
    plan = replace(plan, event=replace(plan.event, rules="ibc"))
    finding = broken(plan)["exit-separation"]
    assert finding.measured == pytest.approx(12.0)
    assert finding.limit == pytest.approx(asked, abs=1e-3)


def test_more_exits_for_more_persons_under_the_american_code(fair: Plan, change: Any, broken: Broken) -> None:
    """1,200 m² / 1.39 = 863.3 persons: 501 to 1,000 need three exits; the hall has two."""
    plan = replace(fair, event=replace(fair.event, rules="ibc"))
    finding = broken(plan)["exit-count"]
    assert (finding.subject, finding.measured, finding.limit) == ("H1", 2, 3)
