"""Polygons that touch, written on one grid: no rounding makes neighbours overlap."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon

_ROUNDS = 8
"""So often at most are corners handed on to neighbours; two rounds settle what touches along straight edges."""


def on_grid(polygons: Sequence[Polygon], *, digits: int = 3) -> list[Polygon]:
    """Return polygons with their corners on a grid, so that those that touched still touch and do not overlap.

    Every corner is rounded, and a corner that lies on a neighbour's edge (a T-junction) becomes a corner of that
    neighbour, so that both have the same edge. Source: Hobby, Practical segment intersection with finite precision
    output, 1999 (snap rounding).

    Parameters
    ----------
    polygons
        On the plan, metres; they may touch but not overlap.
    digits
        Decimals kept; 3 = millimetres.

    Examples
    --------
    >>> from shapely import box
    >>> wide, narrow, other = on_grid([box(0, 0, 6.0004, 3), box(0, 3, 3.0004, 6), box(3.0004, 3, 6.0004, 6)])
    >>> (3.0, 3.0) in list(wide.exterior.coords)
    True
    """
    rounded = [shapely.transform(polygon, lambda points: np.round(points, digits) + 0.0) for polygon in polygons]
    for _ in range(_ROUNDS):
        shared = _with_corners_of_neighbours(rounded, reach=1.5 * 10.0**-digits)
        if shared == rounded:
            break
        rounded = shared
    return [new if new.is_valid else old for new, old in zip(rounded, polygons, strict=True)]


def _with_corners_of_neighbours(polygons: Sequence[Polygon], *, reach: float) -> list[Polygon]:
    """Give every edge the corners that lie on it; two roundings move corner and edge apart by less than ``reach``."""
    corners = np.unique(shapely.get_coordinates(list(polygons)), axis=0)
    tree = shapely.STRtree([Point(corner) for corner in corners])
    found = []
    for polygon in polygons:
        outer, *holes = [
            _ring(ring.coords, corners=corners, tree=tree, reach=reach)
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        found.append(Polygon(outer, holes))
    return found


def _ring(
    coordinates: Sequence[tuple[float, ...]],
    *,
    corners: NDArray[np.float64],
    tree: shapely.STRtree,
    reach: float,
) -> list[tuple[float, float]]:
    """Return the corners of a ring with those of others that lie on its edges, in the order of the ring."""
    ring = [(x, y) for x, y, *_ in coordinates]
    own, found = set(ring), ring[:1]
    for begin, end in pairwise(ring):
        edge = LineString([begin, end])
        near = [(float(x), float(y)) for x, y in corners[tree.query(edge, predicate="dwithin", distance=reach)]]
        between = sorted((edge.project(Point(c)), c) for c in near if c not in own)
        found += [corner for _, corner in between if corner != found[-1]]
        found.append(end)
    return found
