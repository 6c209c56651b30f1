"""Passages between stands, and fronts off the wide ways; by hand in the fair of conftest.py."""

from collections.abc import Callable
from typing import Any

import pytest
from shapely import box

from venueplan.check import check_plan
from venueplan.model import Finding, Fixture, Plan

Broken = Callable[[Plan], dict[str, Finding]]
EAST = "b3 b4 b11 b12"
"""The eastern half of the south-western island, x 10–16."""


@pytest.mark.parametrize("width", [0.95, 1.5, 2.9])
def test_a_passage_through_an_island_is_too_narrow(fair: Plan, change: Any, width: float) -> None:
    """The halves moved apart leave a passage x 10 to 10 + width, y 6–12, which joins the aisles south and north."""
    findings = [f for f in check_plan(change.move(fair, EAST, dx=width)).findings if f.rule == "aisle-narrow"]
    assert [(f.subject, f.measured, f.limit, f.severity) for f in findings] == [("b10", width, 3.0, "warning")]
    assert findings[0].place
    assert findings[0].place.x == pytest.approx(10 + width / 2)
    assert 9 <= findings[0].place.y <= 12


@pytest.mark.parametrize("width", [0.0, 0.8, 3.0])
def test_a_gap_and_an_aisle_are_no_narrow_passages(fair: Plan, change: Any, broken: Broken, width: float) -> None:
    assert "aisle-narrow" not in broken(change.move(fair, EAST, dx=width))


def test_a_recess_between_stands_is_no_passage(fair: Plan, change: Any, broken: Broken) -> None:
    """Only the southern row is moved apart: the northern one closes the passage at y 9."""
    assert "aisle-narrow" not in broken(change.move(fair, "b3 b4", dx=1.5))


def test_a_passage_before_a_front_is_reported_once(fair: Plan, change: Any, broken: Broken) -> None:
    """The northern island moved 3.5 m south leaves 2.5 m between fronts: that is ``aisle-width``."""
    found = broken(change.move(fair, "b17 b18 b19 b20 b25 b26 b27 b28", dy=-3.5))
    assert "aisle-width" in found
    assert "aisle-narrow" not in found


def test_a_front_that_only_a_narrow_way_reaches(fair: Plan, change: Any) -> None:
    """Walls shut off the floor before the western fronts of b1 and b9; their other fronts lie on wide aisles.

    In the north nothing but 1 m is left, in the south sqrt(2² + 2²) = 2.83 m from the wall's end (2, 4) to b1 (4, 6);
    found in steps of 0.25 m.
    """
    plan = change.add(fair, "fixtures", Fixture(id="n", category="wall", level="g", polygon=box(0, 13, 4, 13.2)))
    plan = change.add(plan, "fixtures", Fixture(id="s", category="wall", level="g", polygon=box(0, 3.8, 2, 4)))
    findings = [f for f in check_plan(plan).findings if f.rule.startswith("aisle")]
    assert [(f.rule, f.subject, f.measured, f.severity) for f in findings] == [
        ("aisle-front", "b1", 2.75, "warning"),
        ("aisle-front", "b9", 2.75, "warning"),
    ]
    assert findings[0].place
    assert (findings[0].place.x, findings[0].place.y) == (4.0, 7.5)
