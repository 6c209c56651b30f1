"""Shapes as cells: a raster to search on, never to verify with."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
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
        toggles = np.zeros((self.rows + 1, self.columns + 2), dtype=np.int64)
        grown = shape.buffer(EPSILON, join_style="mitre")
        for polygon in getattr(grown, "geoms", (grown,)):
            for ring in (polygon.exterior, *polygon.interiors):
                self._toggle(toggles, ring.coords)
        corners = (np.cumsum(toggles, axis=1)[:, : self.columns + 1] & 1).astype(bool)
        answer: Cells = corners[:-1, :-1] & corners[1:, :-1] & corners[:-1, 1:] & corners[1:, 1:]
        return answer

    def _toggle(self, toggles: NDArray[np.int64], ring: object) -> None:
        """Mark, on each lattice line, the first corner to the right of each edge of a ring."""
        for (ax, ay), (bx, by) in pairwise(np.asarray(ring)[:, :2].tolist()):
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
            toggles[lines, at] += 1
