"""Ways to the exits: straight and walking; every distance by hand."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, Polygon, box

from venueplan.check.egress.travel import farthest_straight
from venueplan.model import Finding, Fixture, Plan
from venueplan.rules import rule_pack, travel_limit

Broken = Callable[[Plan], dict[str, Finding]]


def test_farthest_straight_point_between_two_exits() -> None:
    """Exits x 18–22 on both long sides of 40 × 30 m: the farthest points are (0, 15) and (40, 15), √(18² + 15²)."""
    exits = [LineString([(18, 0), (22, 0)]), LineString([(18, 30), (22, 30)])]
    distance, point = farthest_straight(box(0, 0, 40, 30), exits)
    assert distance == pytest.approx(math.hypot(18, 15), abs=1e-3)
    assert point.y == pytest.approx(15, abs=0.1)


def test_farthest_straight_point_in_a_corner() -> None:
    assert farthest_straight(box(0, 0, 3, 4), [LineString([(0, 0), (0, 1)])])[0] == pytest.approx(math.hypot(3, 3))


@settings(max_examples=25)
@given(
    exits=st.lists(st.tuples(st.floats(0, 39), st.sampled_from([0.0, 30.0])), min_size=1, max_size=4),
    point=st.tuples(st.floats(0, 40), st.floats(0, 30)),
)
def test_no_point_is_farther(exits: list[tuple[float, float]], point: tuple[float, float]) -> None:
    lines = [LineString([(x, y), (x + 1, y)]) for x, y in exits]
    hall = Polygon([(0, 0), (40, 0), (40, 30), (20, 30), (20, 12), (0, 12)])
    distance, where = farthest_straight(hall, lines)
    assert hall.buffer(1e-9).covers(where)
    nearest = min(math.dist(point, (min(max(point[0], x), x + 1), y)) for x, y in exits)
    inside = point[0] >= 20 or point[1] <= 12
    assert not inside or nearest <= distance + 1.001e-3


def test_a_straight_way_that_is_too_long(fair: Plan, change: Any, broken: Broken) -> None:
    """Only the southern exit left: the corner (0, 30) is √(18² + 30²) = 34.986 m away; 30 m, or 37.5 m, are allowed."""
    plan = change.venue(fair, "openings", "north", exit=False)
    finding = broken(plan)["travel-straight"]
    assert finding.measured == pytest.approx(34.986, abs=2e-3)
    assert (finding.limit, finding.distance, finding.clause) == (30.0, "straight", "5.5.17(4)")
    assert "travel-straight" not in broken(change.venue(plan, "units", "H1", sprinklered=True))


def test_a_walk_round_walls_that_is_too_long(fair: Plan, change: Any, broken: Broken) -> None:
    """Measure a wall from x 2 to 40 at y 15–15.2, with only the southern exit left.

    From (40, 30) the way leads between the northern islands, by their corners (24, 24) and (16, 18), to the wall's end
    (2, 15.2), (2, 15), by the corner (4, 6) of the south-western island to the exit's end (18, 0).
    """
    wall = Fixture(id="w", category="wall", level="g", polygon=box(2, 15, 40, 15.2))
    plan = change.venue(change.add(fair, "fixtures", wall), "openings", "north", exit=False)
    finding = broken(plan)["travel-path"]
    way = LineString([(40, 30), (24, 24), (16, 18), (2, 15.2), (2, 15), (4, 6), (18, 0)])
    assert finding.measured == pytest.approx(way.length, abs=1e-3)
    assert (finding.limit, finding.distance) == (45.0, "path")


@pytest.mark.parametrize(("most", "cause"), [(36.0, "layout"), (34.0, "building")])
def test_what_is_too_deep_without_stands_lies_with_the_building(
    fair: Plan, change: Any, broken: Broken, *, most: float, cause: str
) -> None:
    """With the southern exit alone: the empty hall has √(18² + 30²) = 34.99 m, the way round the islands 38.25 m."""
    plan = change.venue(fair, "openings", "north", exit=False)
    finding = broken(replace(plan, event=replace(plan.event, overrides=(("travel-path", most),))))["travel-path"]
    assert finding.measured == pytest.approx(LineString([(40, 30), (36, 18), (24, 12), (22, 0)]).length, abs=1e-3)
    assert finding.cause == cause


def test_a_booth_without_a_way_out(fair: Plan, change: Any, broken: Broken) -> None:
    """Walls all round the south-western island: its eight stands are shut in, and the floor with them."""
    walls = Polygon(box(2, 4, 18, 14).exterior.coords, [box(2.2, 4.2, 17.8, 13.8).exterior.coords])
    wall = Fixture(id="w", category="wall", level="g", polygon=walls)
    found = broken(change.add(fair, "fixtures", wall))
    assert found["no-way-out"].subject == "b1"
    assert "enclosed-floor" in found
    assert found["enclosed-floor"].measured == pytest.approx(15.6 * 9.6 - 12 * 6)
    assert found["enclosed-floor"].severity == "note"


@pytest.mark.parametrize(("pack", "gap", "is_noted"), [("nfpa", 0.55, True), ("nfpa", 0.7, False), ("uk", 0.55, False)])
def test_floor_behind_a_narrow_gap_is_not_dropped_in_silence(
    fair: Plan, change: Any, broken: Broken, *, pack: str, gap: float, is_noted: bool
) -> None:
    """Walls round an island with a gap: NFPA 101 keeps 305 mm off both sides of it, so 0.61 m are wanted."""
    walls = Polygon(box(2, 4, 18, 14).exterior.coords, [box(2.2, 4.2, 17.8, 13.8).exterior.coords])
    opened = walls.difference(box(3, 3, 3 + gap, 5))
    assert isinstance(opened, Polygon)
    wall = Fixture(id="w", category="wall", level="g", polygon=opened)
    plan = change.add(fair, "fixtures", wall)
    found = broken(replace(plan, event=replace(plan.event, rules=pack)))
    assert ("enclosed-floor" in found) is is_noted
    if is_noted:
        assert found["enclosed-floor"].measured == pytest.approx(15.6 * 9.6 - 12 * 6)
        assert "behind a gap narrower than 0.61 m" in found["enclosed-floor"].message["en"]


def test_a_hall_whose_exits_lead_nowhere_is_a_finding_not_a_crash(fair: Plan, change: Any, broken: Broken) -> None:
    """Stands on all of the floor: nobody gets anywhere."""
    assert "no-way-out" in broken(change.booth(fair, "b1", polygon=box(0, 0, 40, 30)))


def test_ways_are_measured_clear_of_corners_where_the_pack_asks(fair: Plan, change: Any, broken: Broken) -> None:
    """NFPA 101 measures 305 mm clear of corners: the walk of the test above grows at each of five corners.

    The corners move out by 0.305 m along both axes, and the start and the exit to the nearest clear place; under the
    IBC's 61 m both are allowed, so the event asks for 40 m.
    """
    wall = Fixture(id="w", category="wall", level="g", polygon=box(2, 15, 40, 15.2))
    plan = change.venue(change.add(fair, "fixtures", wall), "openings", "north", exit=False)
    plan = replace(plan, event=replace(plan.event, rules="nfpa", overrides=(("travel-path", 40.0),)))
    c = 0.305
    corners = [(24 - c, 24 + c), (16 + c, 18 - c), (2 - c, 15.2 + c), (2 - c, 15 - c), (4 - c, 6 - c), (18, c)]
    way = LineString([(40 - c, 30 - c), *corners])
    finding = broken(plan)["travel-path"]
    assert finding.measured == pytest.approx(way.length + c + math.hypot(c, c), abs=2e-3)
    assert (finding.clause, finding.distance) == ("12.2.6.2", "path")


def test_a_high_hall_allows_longer_ways_in_germany(fair: Plan, change: Any, broken: Broken) -> None:
    """30 m up to 5 m of clear height, 5 m more for each 2.5 m above it, 60 m at most.

    Eight metres are one step of 2.5 m above 5 m: 35 m; 20 m are six: 60 m.
    """
    plan = change.venue(fair, "openings", "north", exit=False)
    plan = replace(plan, event=replace(plan.event, rules="germany"))
    limits = [
        broken(change.venue(plan, "units", "H1", clear_height=height)).get("travel-path") for height in (0.0, 8.0, 20.0)
    ]
    assert [finding and finding.limit for finding in limits] == [30.0, 35.0, None]
    hall = replace(fair.venue.units[0], clear_height=40.0)
    limit = travel_limit(hall, "travel-path", pack=rule_pack("germany"))
    assert limit is not None
    assert limit.value == 60.0
