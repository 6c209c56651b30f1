"""Pockets behind necks: when there is one, and what does not change it."""

from math import hypot
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, Polygon, box, union_all
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from venueplan.network import distance_field, pockets

DOORS = (LineString([(0, 2), (0, 4)]), LineString([(0, 16), (0, 18)]))


def room(width: float = 3.0, depth: float = 8.0) -> BaseGeometry:
    """Return a hall of 20 × 20 m with a dead end in the middle of its eastern wall."""
    return union_all([box(0, 0, 20, 20), box(20, 10 - width / 2, 20 + depth, 10 + width / 2)])


def depths(free: BaseGeometry, *exits: LineString) -> list[float]:
    return [round(pocket.depth, 3) for pocket in pockets(free, exits, narrowest=0.9, widest=6.0)]


@settings(max_examples=30)
@given(width=st.floats(1.0, 5.9), depth=st.floats(2.0, 20.0), angle=st.floats(0, 360), shift=st.floats(-500, 500))
def test_a_pocket_is_as_deep_as_it_is_drawn_wherever_it_lies(
    width: float, depth: float, angle: float, shift: float
) -> None:
    def moved(shape: Any) -> Any:
        return translate(rotate(shape, angle, origin=(0, 0)), shift, -shift)

    free, doors = moved(room(width, depth)), [moved(door) for door in DOORS]
    (pocket,) = pockets(free, doors, narrowest=0.9, widest=6.0)
    assert pocket.depth == pytest.approx(depth, abs=2e-3)
    assert pocket.neck.length == pytest.approx(width, abs=1e-3)


@settings(max_examples=40)
@given(
    stands=st.lists(
        st.tuples(st.integers(0, 28), st.integers(0, 18), st.integers(1, 12), st.integers(1, 9)), min_size=2, max_size=7
    )
)
def test_whoever_is_behind_a_blocked_neck_has_no_way_out(stands: list[tuple[int, int, int, int]]) -> None:
    """Stands on whole metres in a hall of 30 × 20 m, whose doors end between them."""
    doors = [LineString([(0, 2.3), (0, 3.7)]), LineString([(30, 15.3), (30, 16.7)])]
    free = box(0, 0, 30, 20).difference(union_all([box(x, y, x + w, y + h) for x, y, w, h in stands]))
    for pocket in pockets(free, doors, narrowest=0.9, widest=6.0):
        start = [pocket.farthest.coords[0]]
        if not pocket.is_exit:
            blocked = free.difference(pocket.neck.buffer(0.01, cap_style="square"))
            assert not np.isfinite(distance_field(blocked, doors).distances(start))
        to_neck = float(distance_field(free, [pocket.neck]).distances(start)[0])
        assert pocket.depth == pytest.approx(to_neck, abs=0.01)


def test_corners_that_are_none_hide_no_neck() -> None:
    """The northern side of the dead end begins 2 m further in, opposite to a point of the straight southern one.

    The neck is there, at x = 22: the stretch before it is open to the north.
    """
    corners = [(20, 8), (22, 8), (28, 8), (28, 11), (22, 11), (22, 20)]
    whole = union_all([box(0, 0, 20, 20), Polygon([*corners, (20, 20)])])
    assert depths(whole, *DOORS) == [6.0]
    assert depths(rotate(whole, 33, origin=(0, 0)), *(rotate(door, 33, origin=(0, 0)) for door in DOORS)) == [6.0]


def test_a_door_at_its_end_opens_a_pocket() -> None:
    assert depths(room(), *DOORS, LineString([(28, 9), (28, 11)])) == []


def test_beside_whatever_blocks_wide_floor_people_pass() -> None:
    assert depths(room(width=7.0), *DOORS) == []


def test_a_gap_is_no_way() -> None:
    """Join the end of the dead end to the hall by a loop: 1 m wide it is a way, 0.8 m wide it leaves two dead ends.

    The upper one runs along y 19–20 to x = 27.8.
    """
    loops = (union_all([room(), box(27, 11.5, 27 + w, 20), box(20, 19, 27 + w, 20)]) for w in (1.0, 0.8))
    through, shut = (depths(loop, *DOORS) for loop in loops)
    assert (through, shut) == ([], [8.0, 7.8])


def test_people_may_walk_round_an_island_in_both_directions() -> None:
    """An island 3 m from all walls of a hall with doors on both sides has no pocket.

    A wall x 14–15 across the northern aisle makes two, which begin where the aisle turns: from (14, 20) to (3, 17),
    and from (15, 20) to (27, 17).
    """
    ring = box(0, 0, 30, 20).difference(box(3, 3, 27, 17))
    doors = LineString([(0, 9), (0, 11)]), LineString([(30, 9), (30, 11)])
    assert depths(ring, *doors) == []
    walled = ring.difference(box(14, 17, 15, 20))
    assert depths(walled, *doors) == [pytest.approx(hypot(11, 3), abs=1e-3), pytest.approx(hypot(12, 3), abs=1e-3)]


def test_without_exits_there_is_no_way_and_no_pocket() -> None:
    assert depths(room()) == []
    assert pockets(Polygon(), DOORS, narrowest=0.9, widest=6.0) == ()
