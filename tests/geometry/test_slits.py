"""Slits: what is closed, and what stays exactly where it is."""

import pytest
from hypothesis import given, strategies as st
from shapely import Point, Polygon, box, union_all
from shapely.affinity import rotate

from venueplan.geometry.slits import without_slits


@given(angle=st.floats(0, 360), x=st.floats(-500, 500), y=st.floats(-500, 500))
def test_a_lone_stand_stays_as_it_is(angle: float, x: float, y: float) -> None:
    stand = rotate(box(x, y, x + 6, y + 3), angle)
    closed = without_slits([stand])
    assert isinstance(closed, Polygon)
    assert len(closed.exterior.coords) == 5
    assert closed.hausdorff_distance(stand) < 1e-9


@given(angle=st.floats(0, 360), gap=st.floats(0, 0.29))
def test_touching_stands_become_one_outline(angle: float, gap: float) -> None:
    parts = [box(0, 0, 6, 3), box(0, 3 + gap, 2.7, 6), box(2.7 + gap, 3 + gap, 6, 6)]
    closed = without_slits([rotate(part, angle, origin=(-310, 170)) for part in parts])
    assert isinstance(closed, Polygon)
    assert not closed.interiors
    assert closed.area == pytest.approx(36, abs=1e-6)


@given(gap=st.floats(0.301, 6))
def test_an_aisle_stays_open(gap: float) -> None:
    parts = [box(0, 0, 6, 3), box(0, 3 + gap, 6, 6 + gap)]
    assert without_slits(parts).symmetric_difference(union_all(parts)).area < 1e-9


@given(angle=st.floats(0, 360), x=st.floats(-500, 500), y=st.floats(-500, 500))
def test_a_gap_of_just_the_width_stays_open_and_gets_no_thorn(angle: float, x: float, y: float) -> None:
    """A real case: half closed by rounding, its mouth stood 6 cm out into an aisle of 3 m."""
    parts = [rotate(box(x, low, x + 3, low + 3), angle, origin=(x, y)) for low in (y, y + 3.3)]
    assert without_slits(parts).symmetric_difference(union_all(parts)).area < 1e-6


def test_a_round_column_stays_round() -> None:
    column = Point(10, 10).buffer(0.6)
    assert without_slits([column]).symmetric_difference(column).area < 1e-9


def test_two_rows_that_meet_at_a_column_have_a_valid_outline() -> None:
    """A real case: GEOS gave back a hole outside its shell, and more than 1 m² was lost."""
    column = Polygon(
        [
            (15.692935085522947, 454.2165119907321),
            (14.748787371527524, 454.79357031060636),
            (15.325845691401788, 455.73771802460175),
            (16.26999340539721, 455.1606597047275),
        ]
    )
    row = Polygon(
        [
            (15.740517971316635, 456.12953845139543),
            (13.518984838726254, 458.70340529736916),
            (11.247925856984661, 456.74322900390706),
            (13.469458989575042, 454.1693621579333),
        ]
    )
    other = Polygon(
        [
            (21.70219942211588, 444.6309144346186),
            (11.247925856984661, 456.74322900390706),
            (8.976866875243065, 454.78305271044496),
            (19.431140440374282, 442.6707381411565),
        ]
    )
    closed = without_slits([column, row, other])
    assert closed.is_valid
    assert closed.area >= union_all([column, row, other]).area - 1e-6
