"""Two ways out: they share nothing that one blaze can block, and a single one where the floor has a neck."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, Point, Polygon, box, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.network import Choice, distance_field, ways_apart

CHOICE = Choice(narrowest=0.9, widest=6.0)
WEST, EAST = LineString([(0, 9), (0, 11)]), LineString([(30, 9), (30, 11)])
RING = box(0, 0, 30, 20).difference(box(3, 3, 27, 17))
"""A corridor of 3 m around a block."""


def ways(free: BaseGeometry, start: Point, *doors: LineString, choice: Choice = CHOICE) -> list[LineString]:
    return [line for line, _ in ways_apart(free, start, exits=[[door] for door in doors], choice=choice)]


def test_in_a_ring_the_ways_lead_round_both_sides() -> None:
    """From the south middle, 15 m from either end: 13.5 + 8.5 m along the inside corner at least, on either side."""
    found = ways(RING, Point(15, 1.5), WEST, EAST)
    assert len(found) == 2
    assert found[0].intersection(found[1].buffer(0.1)).length < 0.5
    assert {round(line.coords[-1][0]) for line in found} == {0, 30}
    for line in found:
        assert 17 < line.length < 27
        assert RING.buffer(1e-3).covers(line)


def test_where_all_pass_one_corridor_there_is_one_way() -> None:
    neck = union_all([box(0, 0, 10, 20), box(10, 8, 20, 11), box(20, 0, 30, 20)])
    found = ways(neck, Point(5, 10), EAST, LineString([(30, 1), (30, 3)]))
    assert len(found) == 1
    wide = union_all([box(0, 0, 10, 20), box(10, 6, 20, 14), box(20, 0, 30, 20)])
    assert len(ways(wide, Point(5, 10), EAST, LineString([(30, 1), (30, 3)]))) == 2


def test_doors_of_one_group_are_one_exit() -> None:
    hall = box(0, 0, 30, 20)
    doors = [LineString([(0, 4), (0, 5)]), LineString([(0, 6), (0, 7)])]
    assert len(ways_apart(hall, Point(15, 10), exits=[doors], choice=CHOICE)) == 1
    assert len(ways_apart(hall, Point(15, 10), exits=[[door] for door in doors], choice=CHOICE)) == 2


def test_a_short_common_beginning_can_be_allowed() -> None:
    """A niche 2 m wide and 4 m deep: nobody in it has a choice, unless the first 6.1 m may be shared."""
    hall = union_all([box(0, 0, 30, 20), box(14, -4, 16, 0)])
    assert len(ways(hall, Point(15, -3.5), WEST, EAST)) == 1
    assert len(ways(hall, Point(15, -3.5), WEST, EAST, choice=Choice(narrowest=0.9, widest=6.0, common=6.1))) == 2


def test_nothing_leads_out_without_exits_or_floor() -> None:
    assert ways(box(0, 0, 30, 20), Point(5, 5)) == []
    assert ways(Polygon(), Point(5, 5), WEST) == []
    assert ways(box(0, 0, 0.5, 20), Point(0.2, 5), WEST) == []


@settings(max_examples=25, deadline=None)
@given(
    blocks=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=8, unique=True),
    x=st.floats(0.5, 29.5),
)
def test_one_way_stays_open_when_the_other_is_blocked(blocks: list[tuple[int, int]], x: float) -> None:
    """Whatever stands in the hall: block one way where it is narrow (halfway), and an exit can still be reached."""
    stands = union_all([box(3 + 7 * i, 3 + 5.5 * j, 7 + 7 * i, 6 + 5.5 * j) for i, j in blocks])
    free, start = box(0, 0, 30, 20).difference(stands), Point(x, 1.0)
    found = ways_apart(free, start, exits=[[WEST], [EAST]], choice=CHOICE)
    assert found
    for line, group in found:
        shortest = distance_field(free, [WEST, EAST][group : group + 1]).distances([start.coords[0]])[0]
        assert line.length >= shortest - 1e-3
    if len(found) == 2:
        (one, _), (other, _) = found
        assert {group for _, group in found} == {0, 1}
        blocked = free.difference(one.interpolate(one.length - 0.5).buffer(1.5))
        rest = distance_field(blocked, [[WEST, EAST][found[1][1]]]).distances([other.coords[0]])[0]
        assert rest == pytest.approx(rest)
        assert rest < 200
