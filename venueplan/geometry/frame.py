"""A turned coordinate system: rows of a hall are straight in its own frame, whatever its direction on the plan."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from shapely import Polygon, affinity
from shapely.geometry.base import BaseGeometry

Shape = TypeVar("Shape", bound=BaseGeometry)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Axes u and v on the floor: u points ``angle`` degrees counter-clockwise from +x, v to the left of u.

    Attributes
    ----------
    x, y
        Origin on the plan, metres.
    angle
        Direction of u, degrees counter-clockwise from +x (mathematical, unlike the angles in files).
    """

    x: float = 0.0
    y: float = 0.0
    angle: float = 0.0

    def on_plan(self, u: float, v: float) -> tuple[float, float]:
        """Return plan coordinates of a point of this frame, metres.

        Examples
        --------
        >>> x, y = Frame(x=10.0, y=5.0, angle=90.0).on_plan(2.0, 1.0)
        >>> round(x, 9), round(y, 9)
        (9.0, 7.0)
        """
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return self.x + u * cos - v * sin, self.y + u * sin + v * cos

    def rectangle(self, u: tuple[float, float], v: tuple[float, float]) -> Polygon:
        """Return the rectangle between two values of u and two of v, on the plan."""
        return _rectangle(self, u, v=v)

    def into(self, shape: Shape) -> Shape:
        """Return a shape of the plan in the coordinates of this frame."""
        moved = affinity.translate(shape, -self.x, -self.y)
        return affinity.rotate(moved, -self.angle, origin=(0.0, 0.0))

    def out(self, shape: Shape) -> Shape:
        """Return a shape of this frame in plan coordinates."""
        turned = affinity.rotate(shape, self.angle, origin=(0.0, 0.0))
        return affinity.translate(turned, self.x, self.y)


@lru_cache(maxsize=16384)
def _rectangle(frame: Frame, u: tuple[float, float], *, v: tuple[float, float]) -> Polygon:
    # The same few rectangles are asked for again and again while a layout is searched.
    (u0, u1), (v0, v1) = u, v
    return Polygon([frame.on_plan(u0, v0), frame.on_plan(u1, v0), frame.on_plan(u1, v1), frame.on_plan(u0, v1)])


def main_directions(polygon: Polygon, *, most: int = 2, least_share: float = 0.12) -> tuple[float, ...]:
    """Return the directions in which a polygon's edges run, degrees in [0, 90), the longest together first.

    Edges within 1° of each other, or at right angles, count as one direction.

    Parameters
    ----------
    most
        How many directions to return at most.
    least_share
        Directions with less of the outline than this are left out (the first one never).

    Examples
    --------
    >>> from shapely import box
    >>> main_directions(box(0, 0, 4, 3))
    (0.0,)
    """
    bins: list[tuple[float, float]] = []
    for angle, length in sorted(_edges(polygon), key=lambda edge: (-edge[1], edge[0])):
        for i, (known, total) in enumerate(bins):
            if min(abs(angle - known), 90.0 - abs(angle - known)) <= 1.0:
                bins[i] = (known, total + length)
                break
        else:
            bins.append((angle, length))
    ranked = sorted(bins, key=lambda entry: (-round(entry[1], 6), entry[0]))[:most]
    whole = polygon.exterior.length
    return tuple(angle for i, (angle, length) in enumerate(ranked) if i == 0 or length >= least_share * whole)


def polygons_of(shape: BaseGeometry) -> tuple[Polygon, ...]:
    """Return the polygons that a geometry is made of, without lines, points and empty parts."""
    parts = getattr(shape, "geoms", (shape,))
    return tuple(part for part in parts if isinstance(part, Polygon) and not part.is_empty)


def _edges(polygon: Polygon) -> list[tuple[float, float]]:
    corners = list(polygon.exterior.coords)
    found = []
    for (x0, y0, *_), (x1, y1, *_) in pairwise(corners):
        angle = math.degrees(math.atan2(y1 - y0, x1 - x0)) % 90.0
        found.append((0.0 if angle > 90.0 - 1e-9 else angle, math.hypot(x1 - x0, y1 - y0)))
    return found
