"""Cells of shapes."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from shapely import Point, Polygon, affinity, box

from venueplan.geometry.raster import Lattice


def test_cells_of_a_rectangle_are_counted_exactly() -> None:
    lattice = Lattice.over((0, 0, 10, 6), size=0.1)
    cells = lattice.inside(box(1, 1, 4, 3))
    assert (lattice.rows, lattice.columns) == (60, 100)
    assert cells.sum() == 30 * 20
    assert cells[10:30, 10:40].all()


def test_a_hole_is_not_inside() -> None:
    lattice = Lattice.over((0, 0, 4, 3), size=0.5)
    ring = box(0, 0, 4, 3).difference(box(1, 1, 3, 2))
    cells = lattice.inside(ring)
    assert not cells[2:4, 2:6].any()
    assert cells.sum() == 6 * 8 - 2 * 4


def test_nothing_lies_in_an_empty_shape() -> None:
    assert not Lattice.over((0, 0, 3, 3), size=1.0).inside(Polygon()).any()


@given(angle=st.floats(0, 90), size=st.sampled_from([0.25, 0.5]))
def test_every_cell_inside_a_convex_shape_is_covered_by_it(angle: float, size: float) -> None:
    shape = affinity.rotate(box(2, 3, 12, 9), angle)
    lattice = Lattice.over((0.0, 0.0, 15.0, 12.0), size=size)
    cells = lattice.inside(shape)
    grown = shape.buffer(1e-5)
    for row, column in zip(*np.nonzero(cells), strict=True):
        x, y = lattice.x0 + column * size, lattice.y0 + row * size
        assert grown.covers(box(x, y, x + size, y + size))
    assert cells.sum() * size**2 >= shape.area - 2 * size * shape.length


def test_a_point_of_a_shape_beside_the_lattice_is_ignored() -> None:
    lattice = Lattice.over((0, 0, 2, 2), size=1.0)
    assert lattice.inside(box(-5, -5, 1, 1)).tolist() == [[True, False], [False, False]]
    assert lattice.inside(box(5, 5, 9, 9)).any() == pytest.approx(0)
    assert not lattice.inside(Point(1, 1).buffer(0.1)).any()
