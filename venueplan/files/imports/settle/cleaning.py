"""Shapes of foreign files made sound: closed, without crossings, without parts that nobody could stand on."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.frame import polygons_of

LEAST = 0.05
"""Smaller floors are slivers of drawing, m²."""

GRID = 1e-7
"""Corners are kept on a grid so fine that rooms which touch still touch, and overlap by nothing that counts, metres."""

MOST_CORNERS = 5000
"""An outline that crosses itself and has more corners can cross itself millions of times: it is not put right."""

THIN = 0.02
"""Floors that are nowhere wider are slivers of drawing, metres."""


def sturdy_parts(shape: BaseGeometry) -> tuple[Polygon, ...]:
    """Return the polygons of a shape that are more than slivers, the largest first, without a grid of their own."""
    free = shapely.set_precision(shape, 0.0)
    if shapely.get_num_coordinates(free) > MOST_CORNERS and not free.is_valid:
        return ()
    sound = free if free.is_valid else shapely.make_valid(free)
    parts = [part for part in polygons_of(sound) if part.area >= LEAST and not part.buffer(-THIN / 2).is_empty]
    return tuple(sorted(parts, key=lambda part: (-part.area, part.bounds)))


def longest_line(shape: BaseGeometry) -> LineString | None:
    """Return the longest line of a shape, pieces that meet end to end taken as one; None if it has none."""
    flat = [piece for part in shapely.get_parts(shape) for piece in shapely.get_parts(part)]
    lines = [piece for piece in flat if isinstance(piece, LineString) and not piece.is_empty]
    if not lines:
        return None
    merged: list[LineString] = list(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines))))
    return max(merged, key=lambda line: (line.length, tuple(line.coords[0])))


def rounded(shape: BaseGeometry, *, digits: int = 3) -> BaseGeometry:
    """Return a line or point with coordinates of so many decimals."""
    return shapely.transform(shape, lambda points: np.round(points, digits) + 0.0)
