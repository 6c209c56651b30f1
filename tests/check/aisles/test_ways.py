"""Aisles: narrow places, cut-off booths and doors; every measurement by hand from the fair of conftest.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, box

from venueplan.check import check_plan
from venueplan.model import Finding, Fixture, Opening, Plan

Broken = Callable[[Plan], dict[str, Finding]]
NORTH = "b17 b18 b19 b20 b25 b26 b27 b28"
"""The north-western island (y 18–24); the aisle between it and the south-western one is y 12–18."""


def test_facing_fronts_too_near(fair: Plan, change: Any, broken: Broken) -> None:
    """The northern island moved 3.5 m south leaves 6 − 3.5 = 2.5 m; the middle of y 12 and y 14.5 is y 13.25."""
    finding = broken(change.move(fair, NORTH, dy=-3.5))["aisle-width"]
    assert (finding.measured, finding.limit) == (2.5, 3.0)
    assert finding.place
    assert finding.place.y == 13.25


def test_an_aisle_of_exactly_three_metres_will_do(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.move(fair, NORTH, dy=-3.0)) == {}


def test_each_narrow_pair_is_reported_once(fair: Plan, change: Any) -> None:
    """Four stands face four stands: four narrow places, not eight."""
    findings = check_plan(change.move(fair, NORTH, dy=-3.5)).findings
    assert len([finding for finding in findings if finding.rule == "aisle-width"]) == 4


def test_a_front_too_near_to_a_wall(fair: Plan, change: Any, broken: Broken) -> None:
    """b1 moved 2 m west: its western front is 2 m from the wall."""
    finding = broken(change.move(fair, "b1", dx=-2))["aisle-width"]
    assert finding.measured == 2.0
    assert "the wall" in finding.message["en"]


def test_a_column_in_the_aisle(fair: Plan, change: Any, broken: Broken) -> None:
    """A column of 0.5 m with its face 2.75 m before the fronts y 12."""
    column = Fixture(id="c", category="column", level="g", polygon=box(8, 14.75, 8.5, 15.25))
    finding = broken(change.add(fair, "fixtures", column))["aisle-width"]
    assert finding.measured == 2.75
    assert "c;" in finding.message["en"]


def test_a_front_against_another_stand(fair: Plan, change: Any, broken: Broken) -> None:
    """b2 claims its western side, where b1 stands, as open."""
    fronts = (LineString([(7, 6), (10, 6)]), LineString([(7, 6), (7, 9)]))
    finding = broken(change.booth(fair, "b2", fronts=fronts))["aisle-width"]
    assert finding.measured == 0.0


def test_a_front_that_is_not_on_its_booth(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.booth(fair, "b2", fronts=(LineString([(7, 5), (10, 5)]),)))["booth-front"].subject == "b2"
    assert "no open side" in broken(change.booth(fair, "b2", fronts=()))["booth-front"].message["en"]


def test_a_booth_that_no_wide_way_reaches(fair: Plan, change: Any, broken: Broken) -> None:
    """Shut off the northern islands by a wall at y 15–15.2 that ends 2 m from the eastern wall, and close their exit.

    They are reached through 2 m only (found in steps of 0.25 m: a disc of 2 m just passes).
    """
    wall = Fixture(id="w", category="wall", level="g", polygon=box(0, 15, 38, 15.2))
    plan = change.venue(change.add(fair, "fixtures", wall), "openings", "north", exit=False)
    found = broken(plan)
    assert found["aisle-reach"].measured == 2.0
    assert found["aisle-reach"].limit == 3.0
    assert "door-reach" not in found, "the wall is the building's, not the layout's"
    assert "no-way-out" not in found


def test_an_exit_behind_a_stand(fair: Plan, change: Any, broken: Broken) -> None:
    """Four stands at x 14–26, y 25–28 leave 2 m to the northern wall and its exit, though the clear zone is kept."""
    found = broken(change.move(fair, "b25 b26 b27 b28", dx=10, dy=4))
    assert "booth-clear-zone" not in found
    finding = found["door-reach"]
    assert (finding.subject, finding.measured, finding.severity) == ("north", 2.0, "error")


def test_a_narrow_lobby_of_the_building_is_not_charged_to_the_layout(fair: Plan, change: Any, broken: Broken) -> None:
    """The northern exit lies in a recess of 2 m that belongs to the building; the stands do not narrow it."""
    left = Fixture(id="l", category="wall", level="g", polygon=box(17.8, 28, 19, 30))
    right = Fixture(id="r", category="wall", level="g", polygon=box(21, 28, 22.2, 30))
    plan = change.add(change.add(fair, "fixtures", left), "fixtures", right)
    assert "door-reach" not in broken(plan)


def test_no_main_aisle(fair: Plan, change: Any, broken: Broken) -> None:
    """The house asks for 6.5 m. The western islands moved 2 m east leave 4 + 2 and 8 − 2 m beside them, not enough."""
    fair = replace(fair, event=replace(fair.event, overrides=(("main-aisle", 6.5),)))
    west = "b1 b2 b3 b4 b9 b10 b11 b12 b17 b18 b19 b20 b25 b26 b27 b28"
    finding = broken(change.move(fair, west, dx=2.0))["main-aisle"]
    assert (finding.severity, finding.limit) == ("warning", 6.5)
    assert "main-aisle" not in broken(change.move(fair, west, dx=1.5))


def test_a_door_that_is_no_exit_must_be_reached_too(fair: Plan, change: Any, broken: Broken) -> None:
    """A gate at x 0, y 26–28 and a stand 2 m before it (x 2–5, y 25–28), 2 m from the northern wall: only a warning."""
    door = Opening(id="gate", level="g", line=LineString([(0, 26), (0, 28)]), width=2.0)
    finding = broken(change.move(change.add(fair, "openings", door), "b25", dx=-2, dy=4))["door-reach"]
    assert (finding.subject, finding.severity, finding.measured) == ("gate", "warning", 2.0)


@settings(max_examples=20)
@given(dy=st.floats(-5.0, 0.0))
def test_the_measured_width_is_what_is_left(fair: Plan, change: Any, dy: float) -> None:
    """The northern island moved by dy leaves 6 + dy; a finding says so within a millimetre, and no finding is a lie."""
    findings = [f for f in check_plan(change.move(fair, NORTH, dy=dy)).findings if f.rule == "aisle-width"]
    assert bool(findings) == (6 + dy < 3.0 - 0.01) or 6 + dy == pytest.approx(2.99, abs=1e-3)
    assert all(finding.measured == pytest.approx(6 + dy, abs=1e-3) for finding in findings)
