"""Pockets with a single way out worked by hand, equal within 1 mm."""

from math import hypot

import pytest
from shapely import LineString, box, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.network import Pocket, pockets

DOORS = [LineString([(0, 2.5), (0, 3.5)]), LineString([(0, 16.5), (0, 17.5)])]
"""Both in the western wall of a room 20 m high."""


def found(free: BaseGeometry, exits: list[LineString]) -> list[Pocket]:
    return list(pockets(free, exits, narrowest=0.9, widest=6.0))


@pytest.mark.parametrize("depth", [6.0, 12.0])
def test_a_pocket_between_stands(depth: float) -> None:
    """A room of 34 × 20 m; stands leave an aisle 3 m wide from (15, 10) eastward that ends before a stand.

    A skeleton of the floor on a grid of 0.2 m gives 5.85 and 11.85 m: it begins at the disc that fits into the mouth,
    which reaches 0.15 m into the aisle. The mouth itself is the straight line between the corners at x = 15.
    """
    north, south = box(15, 11.5, 15 + depth + 1.5, 15), box(15, 5, 15 + depth + 1.5, 8.5)
    end = box(15 + depth, 8.5, 15 + depth + 1.5, 11.5)
    (pocket,) = found(box(0, 0, 34, 20).difference(union_all([north, south, end])), DOORS)
    assert pocket.depth == pytest.approx(depth, abs=1e-3)
    assert pocket.neck.equals(LineString([(15, 8.5), (15, 11.5)]))
    assert pocket.area.area == pytest.approx(3 * depth, abs=0.01)
    assert pocket.farthest.x == pytest.approx(15 + depth)


def test_a_room_behind_a_neck() -> None:
    """A room x 8–18, y 11–19 behind a neck x 12–14, y 10–11, above a hall with doors at both ends.

    The farthest corner is (8, 19): hypot(4, 8) to the corner (12, 11) of the neck, and 1 m along it.
    """
    free = union_all([box(0, 0, 30, 10), box(12, 10, 14, 11), box(8, 11, 18, 19)])
    (pocket,) = found(free, [LineString([(0, 4), (0, 6)]), LineString([(30, 4), (30, 6)])])
    assert pocket.depth == pytest.approx(hypot(4, 8) + 1, abs=1e-3)
    assert pocket.area.area == pytest.approx(82, abs=0.01)


def test_the_largest_of_nested_pockets_counts() -> None:
    """A dead end 3 m wide, 9 m deep, with a niche 2 m wide and 2 m deep at its end: from the niche it is 8 + √5 m.

    The niche is y 3–5 on the northern side, x 24–26; the straight way from its corner (26, 5) past the corner (24, 3)
    to the mouth at x = 16 takes hypot(2, 2) + 8 m.
    """
    free = union_all([box(0, -10, 16, 10), box(16, 0, 26, 3), box(24, 3, 26, 5)])
    doors = [LineString([(0, -8), (0, -6)]), LineString([(0, 6), (0, 8)])]
    (pocket,) = found(free, doors)
    assert pocket.depth == pytest.approx(hypot(2, 2) + 8, abs=1e-3)
    assert pocket.area.area == pytest.approx(34, abs=0.01)


def test_a_floor_with_a_single_exit_is_all_one_way() -> None:
    """From the far corner of 34 × 20 m straight to the upper end of the door, (0, 3.5): hypot(34, 16.5)."""
    (pocket,) = found(box(0, 0, 34, 20), DOORS[:1])
    assert pocket.depth == pytest.approx(hypot(34, 16.5), abs=1e-3)


def test_an_open_room_with_two_doors_has_none() -> None:
    assert found(box(0, 0, 34, 20), DOORS) == []
