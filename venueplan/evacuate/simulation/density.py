"""How close people stand, counted on a grid second by second."""

from __future__ import annotations

from collections import deque

import numpy as np

from venueplan.evacuate.floor.crowd import Floats, Integers
from venueplan.model import DensityGrid
from venueplan.network import Floor

STEP = 1.0
"""Size of a cell, metres."""

SECONDS = 10
"""Densities are means over so many seconds."""


class DensityCounter:
    """Counts people in cells of 1 m every second; an observer of :func:`simulate`."""

    def __init__(self, floor: Floor) -> None:
        x0, y0, x1, y1 = floor.free.bounds
        self._xs = np.arange(x0, x1 + STEP, STEP)
        self._ys = np.arange(y0, y1 + STEP, STEP)
        self._last: deque[Floats] = deque(maxlen=SECONDS)
        self._most = np.zeros((len(self._ys) - 1, len(self._xs) - 1))

    def __call__(self, _who: Integers, where: Floats) -> None:
        """Count who is where now."""
        count, _, _ = np.histogram2d(where[:, 1], where[:, 0], bins=(self._ys, self._xs))
        self._last.append(count)
        self._most = np.maximum(self._most, np.sum(self._last, axis=0) / SECONDS)

    def grid(self, *, level: str) -> DensityGrid:
        """Return the greatest mean density of each cell."""
        rows = np.round(self._most / STEP**2, 3).tolist()
        return DensityGrid(
            level=level,
            x=float(self._xs[0]) + STEP / 2,
            y=float(self._ys[0]) + STEP / 2,
            step=STEP,
            densities=tuple(tuple(row) for row in rows),
        )
