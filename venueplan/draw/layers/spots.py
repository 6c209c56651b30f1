"""A free place for a tile near the point that it marks."""

from __future__ import annotations

import math

from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.layer import Taken
from venueplan.draw.view import View

_RINGS = ((0.0, 1), (0.6, 8), (1.1, 8), (1.7, 12), (2.4, 16), (3.2, 20))
"""Distances tried, in tiles, and how many places on each ring."""


def free_spot(
    at: tuple[float, float], *, size: float, view: View, taken: Taken, inside: BaseGeometry | None = None
) -> tuple[float, float] | None:
    """Return the free place for a tile nearest to a point, at most three tiles away; it is then taken.

    Parameters
    ----------
    inside
        Where the middle of the tile must lie, mm on the page; None = anywhere.
    """
    x, y = at
    for reach, count in _RINGS:
        for step in range(count):
            angle = 2 * math.pi * step / count
            u, v = x + reach * size * math.cos(angle), y + reach * size * math.sin(angle)
            half = size / 2
            place = box(u - half, v - half, u + half, v + half)
            if inside is not None and not inside.intersects(Point(u, v)):
                continue
            if taken.free(place.buffer(size * 0.06)) and view.frame.covers(place):
                taken.take(place)
                return u, v
    return None
