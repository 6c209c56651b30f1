"""Booths on their floor; every measurement by hand from the fair of conftest.py."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from shapely import Polygon, box

from venueplan.check import check_plan
from venueplan.model import Finding, Fixture, Plan, Section

Broken = Callable[[Plan], dict[str, Finding]]


def test_overlapping_booths(fair: Plan, change: Any, broken: Broken) -> None:
    """b2 (x 7–10) moved 0.5 m west overlaps b1 (x 4–7) by 0.5 × 3 = 1.5 m²."""
    finding = broken(change.move(fair, "b2", dx=-0.5))["booth-overlap"]
    assert finding.measured == pytest.approx(1.5)
    assert finding.subject == "b1"
    assert finding.place
    assert (finding.place.x, finding.place.y) == (6.75, 7.5)


def test_booth_outside_its_hall(fair: Plan, change: Any, broken: Broken) -> None:
    """b1 (x 4–7, y 6–9) moved 5 m west sticks out 1 m × 3 m."""
    assert broken(change.move(fair, "b1", dx=-5))["booth-inside-hall"].measured == pytest.approx(3.0)


def test_booth_too_near_to_a_wall(fair: Plan, change: Any, broken: Broken) -> None:
    """b1 moved 3.5 m west stands 0.5 m from the wall; 0.6 m are asked for, and 0.6 m will do."""
    finding = broken(change.move(fair, "b1", dx=-3.5))["wall-distance"]
    assert (finding.measured, finding.limit) == (0.5, 0.6)
    assert "wall-distance" not in broken(change.move(fair, "b1", dx=-3.4))


def test_booth_on_a_column(fair: Plan, change: Any, broken: Broken) -> None:
    """A column of 0.8 × 0.8 m inside b1; as a hole of the booth it is none of its floor."""
    column = Fixture(id="c", category="column", level="g", polygon=box(5, 7, 5.8, 7.8))
    plan = change.add(fair, "fixtures", column)
    assert broken(plan)["booth-clear-of-fixtures"].measured == pytest.approx(0.64)
    stand = Polygon(box(4, 6, 7, 9).exterior.coords, [column.polygon.exterior.coords])
    assert "booth-clear-of-fixtures" not in broken(change.booth(plan, "b1", polygon=stand))


def test_booth_in_front_of_an_exit(fair: Plan, change: Any, broken: Broken) -> None:
    """b4 (x 13–16) moved to x 17–20, y 1–4 stands 1 m before the south exit (x 18–22); 1.4 m stay free."""
    finding = broken(change.move(fair, "b4", dx=4, dy=-5))["booth-clear-zone"]
    assert (finding.measured, finding.limit) == (1.0, 1.4)
    assert "in front of door south" in finding.message["en"]


def test_booth_round_the_corner_of_an_exit(fair: Plan, change: Any, broken: Broken) -> None:
    """A corner at (17, 1.05) is √(1² + 1.05²) = 1.45 m from the end of the exit: free; at (17.1, 1.0) it is 1.345 m."""
    assert "booth-clear-zone" not in broken(change.move(fair, "b4", dx=1, dy=-4.95))
    finding = broken(change.move(fair, "b4", dx=1.1, dy=-5))["booth-clear-zone"]
    assert finding.measured == pytest.approx(1.345, abs=1e-3)


def test_booth_before_a_hydrant(fair: Plan, change: Any, broken: Broken) -> None:
    """The hydrant is at (0, 15); b1 moved to x 1–4, y 13.5–16.5 stands 1 m from it, 1.5 m stay free."""
    finding = broken(change.move(fair, "b1", dx=-3, dy=7.5))["booth-clear-zone"]
    assert (finding.measured, finding.limit) == (1.0, 1.5)


def test_booth_under_a_shutter(fair: Plan, change: Any, broken: Broken) -> None:
    """A shutter line 0.3 m south of b1 (y 6); 0.5 m stay free, and nobody's way is blocked by it."""
    shutter = Fixture(id="s", category="equipment", level="g", polygon=box(0, 5.5, 40, 5.7), kind="shutter")
    found = broken(change.add(fair, "fixtures", shutter))
    assert found["booth-clear-zone"].measured == pytest.approx(0.3)
    assert "aisle-reach" not in found


@pytest.mark.parametrize("use", ["no-build", "stage-area", "fire-lane"])
def test_booth_on_a_kept_section(fair: Plan, change: Any, broken: Broken, use: str) -> None:
    """A section over 1 m × 3 m of b1."""
    section = Section(id="s", category="unspecified", level="g", polygon=box(0, 6, 5, 9), use=use)
    finding = broken(change.add(fair, "sections", section))["booth-clear-zone"]
    assert finding.measured == pytest.approx(3.0)
    assert finding.limit == 0


def test_a_landmark_keeps_nobody_away(fair: Plan, change: Any) -> None:
    section = Section(id="s", category="unspecified", level="g", polygon=box(0, 6, 5, 9), use="landmark")
    assert check_plan(change.add(fair, "sections", section)).findings == ()


def test_numbers_used_twice_or_missing(fair: Plan, change: Any, broken: Broken) -> None:
    twice = broken(change.booth(fair, "b2", number="1A01"))["booth-number"]
    assert (twice.subject, twice.message["en"]) == ("b2", "Booth number 1A01 is printed on 2 booths.")
    assert broken(change.booth(fair, "b2", number=""))["booth-number"].message["en"] == "Booth b2 has no number."


def test_ids_used_twice_and_halls_that_do_not_exist(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.booth(fair, "b2", id="b3"))["booth-id"].subject == "b3"
    assert broken(change.booth(fair, "b2", hall="H9"))["booth-hall"].subject == "b2"


@settings(max_examples=20)
@given(dx=st.floats(-3.4, 0.0), dy=st.floats(-0.5, 0.0))
def test_whatever_stays_clear_of_walls_and_doors_is_no_finding(fair: Plan, change: Any, dx: float, dy: float) -> None:
    """A corner stand drawn towards its corner of the hall by at most 3.4 m keeps the 0.6 m to the wall (x ≥ 0.6)."""
    rules = {f.rule for f in check_plan(change.move(fair, "b1", dx=dx, dy=dy)).findings}
    assert not rules & {"booth-overlap", "booth-inside-hall", "wall-distance", "booth-clear-zone"}
