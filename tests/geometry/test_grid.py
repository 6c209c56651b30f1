"""The reference grid turns with the hall and names every point."""

import pytest
from hypothesis import given, strategies as st
from shapely import Polygon, affinity, box

from venueplan.geometry.grid import GRID_LETTERS, ReferenceGrid, letters_beside, main_direction

HALL = Polygon([(0, 0), (60, 0), (60, 25), (35, 25), (35, 40), (0, 40)])


@given(st.floats(-44, 44))
def test_the_direction_of_a_hall_is_the_angle_it_was_turned_by(angle: float) -> None:
    assert main_direction(affinity.rotate(HALL, -angle)) == pytest.approx(angle, abs=1e-5)


@given(st.floats(-44, 44), st.floats(0.5, 34.5), st.floats(0.5, 39.5))
def test_turning_a_hall_changes_no_reference(angle: float, x: float, y: float) -> None:
    turned = affinity.rotate(HALL, -angle, origin=(0, 0))
    point = affinity.rotate(box(x, y, x, y).centroid, -angle, origin=(0, 0))
    straight = ReferenceGrid.over(HALL)
    if min(abs(x - round(x / straight.pitch) * straight.pitch), abs(y - round(y / 5) * 5)) > 1e-6:
        assert ReferenceGrid.over(turned).reference(point.x, point.y) == straight.reference(x, y)


def test_references_run_from_the_upper_left_corner() -> None:
    grid = ReferenceGrid.over(box(0, 0, 50, 30))
    assert (grid.pitch, grid.columns, grid.rows) == (5.0, 10, 6)
    assert grid.reference(0.1, 29.9) == "J1"
    assert grid.reference(49.9, 0.1) == "P10"
    assert grid.reference(22.5, 12.5) == "M5"


def test_points_outside_belong_to_the_nearest_cell() -> None:
    grid = ReferenceGrid.over(box(0, 0, 50, 30))
    assert grid.reference(-100, 100) == "J1"
    assert grid.reference(100, -100) == "P10"


def test_the_corners_of_cells_enclose_what_they_name() -> None:
    grid = ReferenceGrid.over(affinity.rotate(HALL, -17))
    corners = [grid.point(2 + u, 3 + v) for u, v in ((0, 0), (1, 0), (1, 1), (0, 1))]
    middle = Polygon(corners).centroid
    assert grid.reference(middle.x, middle.y) == f"{GRID_LETTERS[3]}3"


@pytest.mark.parametrize("size", [3.0, 30.0, 300.0, 5000.0])
def test_no_grid_has_more_than_twelve_cells_a_side(size: float) -> None:
    grid = ReferenceGrid.over(box(0, 0, size, size / 3))
    assert 1 <= grid.rows <= grid.columns <= 12


def test_grid_letters_are_none_that_rows_bear() -> None:
    assert not set(letters_beside(["J", "K"])) & {"J", "K"}
    assert letters_beside(list(GRID_LETTERS)) == GRID_LETTERS


def test_rows_beyond_the_letters_get_two() -> None:
    grid = ReferenceGrid.over(box(0, 0, 10, 10), letters="AB")
    assert [grid.row_name(row) for row in range(5)] == ["A", "B", "AA", "AB", "BA"]
