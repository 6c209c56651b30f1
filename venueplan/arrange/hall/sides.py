"""Sides of stands, and which of them open on an aisle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon, STRtree

CENTIMETRE = 0.01
"""An aisle is measured from a front to a centimetre short of its width, and to a centimetre short of its ends."""

SLIVER = 1e-3
"""What juts into an aisle by less area is rounding, m²."""


def open_sides_of(
    shapes: Sequence[Polygon], *, walkable: Polygon | MultiPolygon, aisle: float
) -> list[tuple[LineString, ...]]:
    """Return for each stand the sides before which an aisle is free over its whole width.

    Parameters
    ----------
    shapes
        Outlines of stands without holes; each is in the way of the others.
    walkable
        Floor without anything else in the way.
    aisle
        Width of the aisle, metres.
    """
    sides = [(i, side) for i, shape in enumerate(shapes) for side in _sides(shape)]
    if not sides:
        return [() for _ in shapes]
    strips = np.array([_before(side, width=aisle - CENTIMETRE) for _, side in sides], dtype=object)
    blocked = shapely.area(shapely.difference(strips, walkable)) > SLIVER
    for strip, other in zip(*STRtree(shapes).query(strips, predicate="intersects"), strict=True):
        blocked[strip] |= other != sides[strip][0] and strips[strip].intersection(shapes[other]).area > SLIVER
    found: list[list[LineString]] = [[] for _ in shapes]
    for number, (i, side) in enumerate(sides):
        if not blocked[number]:
            found[i].append(side)
    return [tuple(lines) for lines in found]


def _sides(shape: Polygon) -> list[LineString]:
    ring = list(shapely.orient_polygons(shape).exterior.coords)
    return [LineString(pair) for pair in pairwise(ring)]


def _before(side: LineString, *, width: float) -> Polygon:
    """Return the floor before a side of a counter-clockwise outline."""
    (x0, y0), (x1, y1) = side.coords
    tx, ty = (x1 - x0) / side.length, (y1 - y0) / side.length
    nx, ny, trim = ty, -tx, min(CENTIMETRE, side.length / 4)
    ax, ay, bx, by = x0 + tx * trim, y0 + ty * trim, x1 - tx * trim, y1 - ty * trim
    near = 0.002
    corners = ((ax, ay, near), (bx, by, near), (bx, by, width), (ax, ay, width))
    return Polygon([(x + nx * far, y + ny * far) for x, y, far in corners])
