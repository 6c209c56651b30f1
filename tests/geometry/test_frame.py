"""Turned frames."""

import pytest
from hypothesis import given, strategies as st
from shapely import MultiPolygon, Point, Polygon, affinity, box

from venueplan.geometry.frame import Frame, main_directions, polygons_of

frames = st.builds(Frame, x=st.floats(-1e3, 1e3), y=st.floats(-1e3, 1e3), angle=st.floats(-720, 720))


@given(frame=frames, u=st.floats(-100, 100), v=st.floats(-100, 100))
def test_into_undoes_on_plan(frame: Frame, u: float, v: float) -> None:
    back = frame.into(Point(frame.on_plan(u, v)))
    assert back.x == pytest.approx(u, abs=1e-6)
    assert back.y == pytest.approx(v, abs=1e-6)


@given(frame=frames)
def test_out_undoes_into(frame: Frame) -> None:
    shape = box(1, 2, 5, 4)
    assert frame.out(frame.into(shape)).symmetric_difference(shape).area < 1e-6


@given(frame=frames)
def test_a_rectangle_keeps_its_size(frame: Frame) -> None:
    assert frame.rectangle((1.0, 4.0), (2.0, 7.0)).area == pytest.approx(15.0, abs=1e-6)


def test_the_longest_direction_comes_first() -> None:
    """A 40 × 10 m hall turned by 17° whose one short wall leans by 20°: 17° carries most of the outline."""
    hall = affinity.rotate(Polygon([(0, 0), (40, 0), (43.64, 10), (0, 10)]), 17, origin=(0, 0))
    assert main_directions(hall, least_share=0.05) == pytest.approx((17.0, 87.0), abs=0.1)
    assert main_directions(hall, most=1) == pytest.approx((17.0,), abs=0.1)


def test_directions_that_carry_little_are_left_out() -> None:
    hall = Polygon([(0, 0), (40, 0), (40, 29), (39, 30), (0, 30)])
    assert main_directions(hall) == (0.0,)


def test_only_polygons_are_kept() -> None:
    square = box(0, 0, 1, 1)
    assert polygons_of(MultiPolygon([square])) == (square,)
    assert polygons_of(Point(0, 0)) == ()
    assert polygons_of(Polygon()) == ()
