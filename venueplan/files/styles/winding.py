"""What a set of closed lines encloses, by the two rules of SVG."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString
from shapely.geometry.base import BaseGeometry

_AT_A_TIME = 200
"""Pieces counted together, which bounds the memory that it takes."""


def filled(rings: Sequence[NDArray[np.float64]], *, even_odd: bool) -> BaseGeometry:
    """Return the area that closed lines fill, whatever way they cross themselves and each other.

    Parameters
    ----------
    rings
        Corners (n, 2) of each line; the last one leads back to the first.
    even_odd
        True if an area is filled where a ray from it crosses the lines an odd number of times, else where the lines
        turn around it.
    """
    closed = [np.vstack([ring, ring[:1]]) for ring in rings]
    noded = shapely.union_all([LineString(ring) for ring in closed])
    faces = list(shapely.get_parts(shapely.polygonize([noded]))) if closed else []
    turns = [sum(_turns(ring, face.representative_point()) for ring in closed) for face in faces]
    return shapely.union_all(
        [face for face, count in zip(faces, turns, strict=True) if (count % 2 if even_odd else count)]
    )


def entanglement(rings: Sequence[NDArray[np.float64]]) -> int:
    """Return how many pairs of their pieces closed lines have whose bounds meet: what filling them costs."""
    closed = [np.vstack([ring, ring[:1]]) for ring in rings]
    lines = [LineString(piece) for ring in closed for piece in pairwise(ring)]
    tree, found = shapely.STRtree(lines), 0
    for at in range(0, len(lines), _AT_A_TIME):
        found += int(tree.query(lines[at : at + _AT_A_TIME]).shape[1])
    return found


def _turns(ring: NDArray[np.float64], point: shapely.Point) -> int:
    """Return how often a line turns around a point, counter-clockwise positive (Sunday's winding number)."""
    x, y = ring[:, 0] - point.x, ring[:, 1] - point.y
    side = x[:-1] * y[1:] - x[1:] * y[:-1]
    up = (y[:-1] <= 0) & (y[1:] > 0) & (side > 0)
    down = (y[:-1] > 0) & (y[1:] <= 0) & (side < 0)
    return int(up.sum() - down.sum())
