"""Places on a floor from which ways are measured."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.network.surface.floor import Floats

GRID = 1.0
"""Ways are measured from a grid like this and along all outlines, metres."""


def places_on(floor: BaseGeometry, *, step: float = GRID) -> Floats:
    """Return a grid over a floor and points as far apart along its outline, corners included; shape ``(n, 2)``."""
    if floor.is_empty:
        return np.empty((0, 2))
    x0, y0, x1, y1 = floor.bounds
    xs, ys = np.meshgrid(np.arange(x0 + step / 2, x1, step), np.arange(y0 + step / 2, y1, step))
    shapely.prepare(floor)
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = shapely.contains_xy(floor, grid[:, 0], grid[:, 1])
    outline = shapely.get_coordinates(shapely.segmentize(floor, step))
    return np.vstack([grid[inside], np.unique(outline, axis=0)])
