"""Distances as a surface: lines and bands lie where the metres are, catchments share the floor."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, strategies as st
from shapely import Point, box, union_all

from venueplan.draw.fixed import BEYOND
from venueplan.draw.layers.floor.egress import catchment_colours
from venueplan.draw.layers.floor.terrain import Terrain, bands_of
from venueplan.model import DistanceGrid
from venueplan.rules.styles import included_style

CORRIDOR = box(0, 0, 40, 6)


def corridor(distances: object = None, nearest: object = None) -> Terrain:
    """Return a corridor of 40 × 6 m with an exit at its left end: the distance is x."""
    xs = np.arange(0.5, 40)
    rows = np.tile(xs, (6, 1)) if distances is None else np.array(distances)
    names = np.zeros((6, 40), dtype=int) if nearest is None else np.array(nearest)
    grid = DistanceGrid(
        x=0.5, y=0.5, step=1.0, distances=tuple(map(tuple, rows.tolist())), nearest=tuple(map(tuple, names.tolist()))
    )
    return Terrain(grid=grid, floor=CORRIDOR)


def test_the_line_of_ten_metres_lies_at_ten_metres() -> None:
    (line,) = corridor().contour(10.0)
    assert {round(x, 6) for x, _ in line.coords} == {10.0}
    assert line.length == pytest.approx(6.0)


@given(st.floats(0.6, 39.4), st.floats(0.5, 5.5))
def test_every_place_lies_in_the_band_of_its_distance(x: float, y: float) -> None:
    terrain = corridor()
    (band,) = [band for band in bands_of(terrain, limit=None) if band.low <= x < band.high]
    assert terrain.band(band.low, band.high).buffer(1e-6).covers(Point(x, y))


def test_bands_cover_the_floor_once() -> None:
    terrain = corridor()
    areas = [terrain.band(band.low - 1e-9, band.high).area for band in bands_of(terrain, limit=None)]
    assert sum(areas) == pytest.approx(CORRIDOR.area, abs=0.1)


def test_stands_and_walls_do_not_bend_the_lines_beside_them() -> None:
    distances = np.tile(np.arange(0.5, 40), (6, 1))
    distances[2:4, 5:15] = math.nan
    (line, *_) = corridor(distances).contour(25.0)
    assert {round(x, 6) for x, _ in line.coords} == {25.0}


def test_what_is_beyond_the_limit_has_its_own_band() -> None:
    kept, broken = bands_of(corridor(), limit=45.0), bands_of(corridor(), limit=30.0)
    assert BEYOND not in {band.fill for band in kept}
    assert (broken[-1].fill, broken[-1].low, broken[-1].high) == (BEYOND, 30.0, 39.5)
    assert broken[-2].high == 30.0


def test_floor_without_a_way_is_told_apart() -> None:
    distances = np.tile(np.arange(0.5, 40), (6, 1))
    distances[:, 30:32] = math.inf
    assert corridor(distances).cut_off.equals(box(30, 0, 32, 6))
    assert corridor().cut_off.is_empty


def test_catchments_share_the_whole_floor() -> None:
    nearest = np.where(np.arange(40) < 17, 0, 1) * np.ones((6, 1), dtype=int)
    nearest[2:4, 10:20] = -1
    one, other = corridor(nearest=nearest).catchments(2)
    assert union_all([one, other]).area == pytest.approx(CORRIDOR.area, rel=1e-6)
    assert one.intersection(other).area == pytest.approx(0.0, abs=1e-9)
    assert one.area == pytest.approx(17 * 6, abs=3)


def test_an_exit_that_is_nearest_to_nobody_has_an_empty_catchment() -> None:
    parts = corridor().catchments(2)
    assert parts[0].area == pytest.approx(CORRIDOR.area)
    assert parts[1].is_empty


def test_catchments_that_touch_have_different_colours() -> None:
    look = included_style("light").on("A3")
    strips = [box(n, 0, n + 1, 1) for n in range(20)]
    fills = catchment_colours(strips, look)
    assert all(one != other for one, other in pairwise(fills))
    assert len(set(fills)) == len(look.colours.zones)


def test_there_are_never_more_bands_than_fills() -> None:
    for far in (3.0, 39.0, 160.0, 700.0):
        terrain = corridor(np.tile(np.linspace(0, far, 40), (6, 1)))
        assert len(bands_of(terrain, limit=None)) <= 8
    flat = replace(corridor().grid, distances=((math.nan,),), nearest=((-1,),))
    assert bands_of(Terrain(grid=flat, floor=CORRIDOR), limit=30.0) == []
