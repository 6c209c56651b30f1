"""Which stands a visitor sees to the left and to the right of one, standing before its front."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import LineString

from venueplan.model import Booth

_BESIDE = 0.3
"""Stands nearer than this share a wall, metres."""


def neighbours_of(booth: Booth, booths: Sequence[Booth]) -> tuple[Booth | None, Booth | None]:
    """Return the stands to the left and to the right, or None where there is an aisle or a wall.

    Parameters
    ----------
    booths
        Those of the hall, or of the whole plan.
    """
    front = max(booth.fronts, key=lambda line: (line.length, line.wkb), default=None)
    if front is None:
        return None, None
    to_right = _rightwards(front, booth)
    middle = np.array(booth.polygon.centroid.coords[0])
    sides: dict[bool, list[tuple[float, str, Booth]]] = {False: [], True: []}
    for other in booths:
        if other.id != booth.id and other.level == booth.level and other.polygon.dwithin(booth.polygon, _BESIDE):
            shift = np.array(other.polygon.centroid.coords[0]) - middle
            along, across = float(shift @ to_right), abs(float(shift @ np.array([-to_right[1], to_right[0]])))
            if abs(along) > across:
                sides[along > 0].append((across, other.id, other))
    left, right = (min(sides[side])[2] if sides[side] else None for side in (False, True))
    return left, right


def _rightwards(front: LineString, booth: Booth) -> np.ndarray:
    """Return the unit vector to the right of who stands before a front and looks at the stand."""
    (ax, ay), (bx, by) = front.coords[0][:2], front.coords[-1][:2]
    along = np.array([bx - ax, by - ay]) / front.length
    inward = np.array(booth.polygon.centroid.coords[0]) - shapely.get_coordinates(front.centroid)[0]
    return along if along[0] * inward[1] - along[1] * inward[0] > 0 else -along
