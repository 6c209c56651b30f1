"""Polygons that touch do not overlap after rounding."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely
from shapely import Polygon, affinity, box

from venueplan.geometry.mosaic import on_grid


def turned_row(angle: float) -> list[Polygon]:
    """Return touching stands at an angle: two long ones back to back with short ones, so that corners meet edges."""
    stands = [
        box(0, 0, 18, 3),
        *(box(2.0 * n, 3, 2.0 * n + 2.0, 6) for n in range(9)),
        box(0, 6, 7, 9),
        box(7, 6, 18, 9),
    ]
    return [affinity.translate(affinity.rotate(one, angle, origin=(0, 0)), 31.4142, 27.1828) for one in stands]


def most_overlap(polygons: list[Polygon]) -> float:
    return max(float(a.intersection(b).area) for a, b in combinations(polygons, 2))


@pytest.mark.parametrize("angle", [0.0, 3.0, 13.0, 20.0, 44.0, 77.7])
def test_stands_that_touch_do_not_overlap_on_the_grid(angle: float) -> None:
    stands = turned_row(angle)
    written = on_grid(stands)
    assert most_overlap(written) < 1e-9
    assert all(one.is_valid for one in written)
    assert all(new.area == pytest.approx(old.area, abs=0.02) for new, old in zip(written, stands, strict=True))
    assert shapely.coverage_is_valid(written)


def test_rounding_alone_makes_them_overlap() -> None:
    """The control: the measure sees what rounding corner by corner does."""
    plain = [shapely.transform(one, lambda points: np.round(points, 3)) for one in turned_row(13.0)]
    assert most_overlap(plain) > 1e-4


def test_every_corner_is_on_the_grid_and_the_bytes_are_stable() -> None:
    written = on_grid(turned_row(13.0))
    corners = shapely.get_coordinates(written)
    assert np.array_equal(corners, np.round(corners, 3))
    assert on_grid(written) == written


def test_holes_keep_their_place() -> None:
    frame = Polygon(box(0, 0, 9, 9).exterior.coords, [box(3, 3, 6, 6).exterior.coords])
    written = on_grid([frame, box(3, 3, 4.5, 6), box(4.5, 3, 6, 6)])
    assert shapely.coverage_is_valid(written)
    assert written[0].area == frame.area
