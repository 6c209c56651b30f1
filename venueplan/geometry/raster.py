"""Shapes as cells: a raster to search on, never to verify with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, Polygon
from shapely.geometry.base import BaseGeometry

Cells = NDArray[np.bool_]

EPSILON = 1e-6
"""Corners this near to an edge lie on it, metres."""


@dataclass(frozen=True, kw_only=True)
class Lattice:
    """Square cells over a rectangle: cell (row, column) covers ``x0 + column·size`` and ``y0 + row·size``.

    Attributes
    ----------
    x0, y0
        Lower left corner, metres.
    size
        Side of a cell, metres.
    rows, columns
        Number of cells along y and x.
    """

    x0: float
    y0: float
    size: float
    rows: int
    columns: int

    @classmethod
    def over(cls, bounds: tuple[float, float, float, float], *, size: float) -> Lattice:
        """Return the lattice that covers bounds (x0, y0, x1, y1) from their lower left corner."""
        x0, y0, x1, y1 = bounds
        rows, columns = (max(1, int(np.ceil((high - low) / size - EPSILON))) for low, high in ((y0, y1), (x0, x1)))
        return cls(x0=x0, y0=y0, size=size, rows=rows, columns=columns)

    def inside(self, shape: BaseGeometry) -> Cells:
        """Return which cells have all four corners in an area, shape (rows, columns).

        What is narrower than a cell may reach into a cell unseen.

        Examples
        --------
        >>> from shapely import box
        >>> Lattice.over((0, 0, 3, 2), size=1.0).inside(box(0, 0, 2, 1)).tolist()
        [[True, True, False], [False, False, False]]
        """
        grown = shape.buffer(EPSILON, join_style="mitre")
        parts = getattr(grown, "geoms", (grown,))
        toggles = np.zeros((self.rows + 1, self.columns + 2), dtype=bool)
        np.logical_xor.at(toggles, self._crossings([ring for part in parts for ring in _rings(part)]), True)
        corners = np.logical_xor.accumulate(toggles, axis=1)[:, : self.columns + 1]
        answer: Cells = corners[:-1, :-1] & corners[1:, :-1] & corners[:-1, 1:] & corners[1:, 1:]
        return answer

    def _crossings(self, rings: list[LinearRing]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return, for each edge and each lattice line it crosses, the line and the first corner to the right."""
        ends = [np.hstack([xy[:-1], xy[1:]]) for xy in map(shapely.get_coordinates, rings)]
        ax, ay, bx, by = np.concatenate([np.empty((0, 4)), *ends]).T
        first = np.maximum(0, np.ceil((np.minimum(ay, by) - self.y0) / self.size)).astype(np.int64)
        last = np.minimum(self.rows, np.ceil((np.maximum(ay, by) - self.y0) / self.size).astype(np.int64) - 1)
        count = np.where(ay == by, 0, np.maximum(0, last - first + 1))
        edge = np.repeat(np.arange(len(count)), count)
        lines = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count) + first[edge]
        slope = (bx - ax)[edge] / (by - ay)[edge]
        x = ax[edge] + (self.y0 + lines * self.size - ay[edge]) * slope
        return lines, np.clip(np.ceil((x - self.x0) / self.size), 0, self.columns + 1).astype(np.int64)


def _rings(polygon: Polygon) -> list[LinearRing]:
    return [] if polygon.is_empty else [polygon.exterior, *polygon.interiors]
