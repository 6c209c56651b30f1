"""How the plan lies on the page: position, turn and scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon, affinity, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.style import SCALES

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in mm on the page."""


@dataclass(frozen=True, kw_only=True)
class View:
    """A map from metres on the plan to millimetres on the page.

    Attributes
    ----------
    centre
        Point of the plan, metres, that lies at ``at``.
    at
        Its place on the page, mm.
    scale
        The map is 1:``scale``.
    turn
        Degrees by which the plan is turned counter-clockwise; what lies in direction ``d``
        (clockwise from +y) points to ``d − turn`` clockwise from the top of the page.
    window
        Part of the page that the map may cover, mm.
    """

    centre: tuple[float, float]
    at: tuple[float, float]
    scale: float
    turn: float
    window: Box

    @cached_property
    def _matrix(self) -> tuple[float, ...]:
        k, turn = 1000 / self.scale, math.radians(self.turn)
        a, b = k * math.cos(turn), k * math.sin(turn)
        (x, y), (u, v) = self.centre, self.at
        return (a, -b, b, a, u - a * x + b * y, v - b * x - a * y)

    @cached_property
    def frame(self) -> Polygon:
        """The window as a polygon, mm."""
        return box(*self.window)

    def to_page(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry on the page, mm, not cut."""
        moved: BaseGeometry = affinity.affine_transform(geometry, self._matrix)
        return moved

    def on_page(self, geometries: Sequence[BaseGeometry] | NDArray[np.object_]) -> NDArray[np.object_]:
        """Return many geometries on the page at once, mm, not cut."""
        a, b, d, e, u, v = self._matrix
        turned = np.array([[a, d], [b, e]])
        moved: NDArray[np.object_] = shapely.transform(
            np.array(geometries, dtype=object), lambda points: points @ turned + (u, v)
        )
        return moved

    def whole(self, pages: NDArray[np.object_]) -> NDArray[np.bool_]:
        """Tell which geometries on the page, mm, lie in the window as a whole."""
        left, bottom, right, top = self.window
        low_x, low_y, high_x, high_y = shapely.bounds(pages).T
        inside: NDArray[np.bool_] = (left <= low_x) & (bottom <= low_y) & (high_x <= right) & (high_y <= top)
        return inside

    def cut(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry on the page, mm, cut at the window."""
        moved = self.to_page(geometry)
        left, bottom, right, top = moved.bounds if not moved.is_empty else (0.0, 0.0, 0.0, 0.0)
        inside = (
            self.window[0] <= left and self.window[1] <= bottom and right <= self.window[2] and top <= self.window[3]
        )
        return moved if inside else moved.intersection(self.frame)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point on the page, mm."""
        a, b, d, e, u, v = self._matrix
        return a * x + b * y + u, d * x + e * y + v

    def length(self, metres: float) -> float:
        """Return a length on the page, mm."""
        return metres * 1000 / self.scale

    def shows(self, x: float, y: float, *, margin: float = 0.0) -> bool:
        """Tell whether a point of the plan lies in the window, ``margin`` mm from its edge."""
        u, v = self.point(x, y)
        left, bottom, right, top = self.window
        return left + margin <= u <= right - margin and bottom + margin <= v <= top - margin


def fitted(geometry: BaseGeometry, *, window: Box, turn: float, margin: float = 0.0) -> View:
    """Return the view of the largest standard scale that shows a geometry whole, centred in a window.

    Parameters
    ----------
    margin
        Millimetres kept free at each side of the window.
    """
    left, bottom, right, top = affinity.rotate(geometry, turn, origin=(0, 0)).bounds
    wide, high = window[2] - window[0] - 2 * margin, window[3] - window[1] - 2 * margin
    least = max((right - left) * 1000 / wide, (top - bottom) * 1000 / high)
    scale = next((scale for scale in SCALES if scale >= least), math.ceil(least / 1000) * 1000)
    back = math.radians(-turn)
    u, v = (left + right) / 2, (bottom + top) / 2
    centre = (u * math.cos(back) - v * math.sin(back), u * math.sin(back) + v * math.cos(back))
    at = ((window[0] + window[2]) / 2, (window[1] + window[3]) / 2)
    return View(centre=centre, at=at, scale=scale, turn=turn, window=window)
