"""How far exits lie from each other, by hand from the fair of conftest.py."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st
from shapely import LineString, MultiPoint, Polygon, box
from shapely.affinity import rotate

from venueplan.check import check_plan
from venueplan.check.separation import longest_diagonal
from venueplan.model import Finding, Opening, Plan


def british(plan: Plan) -> Plan:
    return replace(plan, programme=None, event=replace(plan.event, rules="uk", forums=()))


def by_rule(plan: Plan) -> dict[str, Finding]:
    return {f.rule: f for f in check_plan(plan).findings if f.subject == "H1"}


def test_the_diagonal_is_a_distance_of_corners_not_a_circle() -> None:
    """The circle around an equilateral triangle of 20 m has a diameter of 23.1 m."""
    assert longest_diagonal(Polygon([(0, 0), (20, 0), (10, 300**0.5)])) == pytest.approx(20.0)


@given(points=st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), min_size=4, max_size=12), turn=st.floats(0, 360))
def test_the_diagonal_is_the_same_from_every_side(points: list[tuple[float, float]], turn: float) -> None:
    hull = MultiPoint(points).convex_hull
    if isinstance(hull, Polygon):
        assert longest_diagonal(rotate(hull, turn)) == pytest.approx(longest_diagonal(hull))
        assert longest_diagonal(hull) == pytest.approx(
            max(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for a, b in points for c, d in points)
        )


def test_exits_side_by_side_are_no_alternatives(fair: Plan, change: Any) -> None:
    """Middles at x 20 and 32 of one wall: from the far corner (0.5, 29.5) they lie 56.5° and 43.1° off, so 13° apart.

    That corner is √(19.5² + 29.5²) = 35.4 m from the nearer one; 18 m is the most in one direction.
    """
    plan = change.venue(british(fair), "openings", "north", line=LineString([(30, 0), (34, 0)]))
    finding = by_rule(plan)["exit-angle"]
    assert finding.measured == pytest.approx(13.4, abs=0.1)
    assert (finding.limit, finding.cause) == (45.0, "building")
    assert finding.place
    assert (finding.place.x, finding.place.y) == (0.5, 29.5)
    assert "35.4 m from any exit" in finding.message["en"]


def test_exits_opposite_are_alternatives_from_everywhere(fair: Plan) -> None:
    assert "exit-angle" not in by_rule(british(fair))


def test_near_an_exit_one_direction_will_do(fair: Plan, change: Any) -> None:
    """A hall of 40 × 12 m: nobody is more than 18 m from one of two exits at x 10 and 30 of one wall."""
    plan = change.venue(british(fair), "units", "H1", polygon=box(0, 0, 40, 12))
    plan = change.drop(change.drop(plan, "openings", "north"), "openings", "south")
    for x in (8, 28):
        door = Opening(id=f"d{x}", level="g", line=LineString([(x, 0), (x + 4, 0)]), width=4.0, exit=True)
        plan = change.add(plan, "openings", door)
    assert "exit-angle" not in by_rule(replace(plan, floor_plan=None))
