"""Shapes as cells: a raster to search on, never to verify with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

Cells = NDArray[np.bool_]

EPSILON = 1e-6


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

    def inside(self, shape: Polygon | MultiPolygon) -> Cells:
        """Return which cells have all four corners in a shape, shape (rows, columns).

        Nothing narrower than a cell may reach into a shape unseen; grow the shape's obstacles if it might.
        """
        corners = np.zeros((self.rows + 1, self.columns + 2), dtype=np.int64)
        grown = shape.buffer(EPSILON, join_style="mitre")
        for polygon in grown.geoms if isinstance(grown, MultiPolygon) else (grown,):
            for ring in (polygon.exterior, *polygon.interiors):
                self._toggle(corners, np.asarray(ring.coords)[:, :2])
        odd = (np.cumsum(corners, axis=1)[:, : self.columns + 1] & 1).astype(bool)
        answer: Cells = odd[:-1, :-1] & odd[1:, :-1] & odd[:-1, 1:] & odd[1:, 1:]
        return answer

    def touched(self, shape: Polygon | MultiPolygon) -> Cells:
        """Return which cells have a corner or their whole in a shape, shape (rows, columns)."""
        grown = shape.buffer(self.size * 0.71, join_style="mitre")
        corners = self._corners(grown)
        answer: Cells = corners[:-1, :-1] | corners[1:, :-1] | corners[:-1, 1:] | corners[1:, 1:]
        return answer

    def _corners(self, shape: Polygon | MultiPolygon) -> Cells:
        corners = np.zeros((self.rows + 1, self.columns + 2), dtype=np.int64)
        for polygon in shape.geoms if isinstance(shape, MultiPolygon) else (shape,):
            for ring in (polygon.exterior, *polygon.interiors):
                self._toggle(corners, np.asarray(ring.coords)[:, :2])
        return (np.cumsum(corners, axis=1)[:, : self.columns + 1] & 1).astype(bool)

    def _toggle(self, corners: NDArray[np.int64], ring: NDArray[np.float64]) -> None:
        """Mark, on each lattice line, the first corner to the right of each edge of a ring."""
        for (ax, ay), (bx, by) in zip(ring[:-1], ring[1:], strict=True):
            if ay == by:
                continue
            low, high = min(ay, by), max(ay, by)
            first = max(0, int(np.ceil((low - self.y0) / self.size)))
            last = min(self.rows, int(np.ceil((high - self.y0) / self.size)) - 1)
            if last < first:
                continue
            lines = np.arange(first, last + 1)
            x = ax + (self.y0 + lines * self.size - ay) * (bx - ax) / (by - ay)
            at = np.clip(np.ceil((x - self.x0) / self.size), 0, self.columns + 1).astype(np.int64)
            corners[lines, at] += 1
