"""Ways wide enough, by hand on small floors."""

import pytest
from hypothesis import given, strategies as st
from shapely import LineString, Point, Polygon, box

from venueplan.model import Booth
from venueplan.rules import nearest_approach, passages, ways_to_doors

DOOR = LineString([(0, 2), (0, 8)])


def corridor(width: float) -> Polygon:
    """Return two rooms of 10 × 10 m joined by a corridor of 10 m; the door is in the western one."""
    half = width / 2
    western = [(0, 0), (10, 0), (10, 5 - half)]
    eastern = [(20, 5 - half), (20, 0), (30, 0), (30, 10), (20, 10), (20, 5 + half)]
    return Polygon([*western, *eastern, (10, 5 + half), (10, 10), (0, 10)])


@pytest.mark.parametrize(("width", "reached"), [(3.0, True), (2.995, True), (2.98, False)])
def test_a_corridor_lets_a_disc_of_its_width_through(width: float, reached: bool) -> None:
    floor = corridor(width)
    assert ways_to_doors(floor, [DOOR], bare=floor, width=3.0).reaches(Point(30, 5)) == reached
    assert len(passages(floor, width=3.0)) == (1 if reached else 2)


@given(width=st.floats(0.5, 8.0), disc=st.floats(0.5, 8.0))
def test_wide_enough_means_as_wide_as_the_disc(width: float, disc: float) -> None:
    floor = corridor(width)
    reached = ways_to_doors(floor, [DOOR], bare=floor, width=disc).reaches(Point(30, 5))
    assert reached == (width >= disc - 0.01) or width == pytest.approx(disc - 0.01, abs=1e-3)


def test_a_recess_of_the_building_is_allowed_for() -> None:
    """The door lies 2 m deep in a recess of 2 m: a disc of 3 m stays 3.5 m less a little from it, by its middle."""
    floor = Polygon([(0, 0), (10, 0), (10, 10), (0, 10), (0, 6), (-2, 6), (-2, 4), (0, 4)])
    door = LineString([(-2, 4), (-2, 6)])
    (gap,) = nearest_approach(floor, [door], width=3.0)
    assert 3.0 < gap < 3.5
    way = ways_to_doors(floor, [door], bare=floor, width=3.0)
    assert way.reaches(door, within=gap)
    assert not way.reaches(door)


def test_a_stand_before_the_recess_is_the_layouts_fault() -> None:
    bare = Polygon([(0, 0), (10, 0), (10, 10), (0, 10), (0, 6), (-2, 6), (-2, 4), (0, 4)])
    door = LineString([(-2, 4), (-2, 6)])
    free = bare.difference(box(2, 2, 5, 8))
    assert isinstance(free, Polygon)
    assert not ways_to_doors(free, [door], bare=bare, width=3.0).reaches(Point(10, 5))


def test_no_disc_fits_in() -> None:
    assert passages(box(0, 0, 1, 1), width=3.0) == ()
    assert nearest_approach(box(0, 0, 1, 1), [DOOR], width=3.0) == (0.0,)
    assert not ways_to_doors(box(0, 0, 1, 1), [DOOR], bare=box(0, 0, 1, 1), width=3.0).reaches(Point(0.5, 0.5))


def test_a_booth_is_reached_by_one_of_its_open_sides() -> None:
    floor = box(0, 0, 10, 10).difference(box(4, 4, 7, 7))
    assert isinstance(floor, Polygon)
    way = ways_to_doors(floor, [DOOR], bare=box(0, 0, 10, 10), width=3.5)
    sides = (LineString([(7, 4), (7, 7)]), LineString([(4, 4), (4, 7)]))
    booth = Booth(id="b", number="1", polygon=box(4, 4, 7, 7), hall="H", level="g", fronts=sides)
    assert way.reaches_booth(booth)
    assert not way.reaches(Point(7, 5.5))
    hidden = Booth(id="b", number="1", polygon=box(4, 4, 7, 7), hall="H", level="g", fronts=sides[:1])
    assert not way.reaches_booth(hidden)
