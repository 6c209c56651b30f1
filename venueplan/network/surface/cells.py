"""Rooms and their doors as a cheap first test of sight: who is in another room is seen through a door or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, STRtree
from shapely.geometry.base import BaseGeometry

_BESIDE = 0.05
"""A point this near to a cell counts as in it, metres."""

_SPARE = 0.3
"""Doors are taken as wider by this at both ends, metres: the test may let pass too much, never too little."""


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Parts of a floor that are walled off from each other except at doors.

    Attributes
    ----------
    rooms
        Polygons or multipolygons, metres.
    doors
        For each room its doors.
    """

    rooms: tuple[BaseGeometry, ...]
    doors: tuple[tuple[LineString, ...], ...]

    @cached_property
    def _tree(self) -> STRtree:
        return STRtree(self.rooms)

    @cached_property
    def _portals(self) -> tuple[NDArray[np.float64], ...]:
        return tuple(_widened(doors) for doors in self.doors)

    def members(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell for points of shape ``(n, 2)`` in which rooms they are; shape ``(n, rooms)``."""
        found = np.zeros((len(points), len(self.rooms)), dtype=np.bool_)
        which, room = self._tree.query(shapely.points(points), predicate="dwithin", distance=_BESIDE)
        found[which, room] = True
        return found

    def through_doors(
        self, point: NDArray[np.float64], others: NDArray[np.float64], *, rooms: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Tell which of other points, shape ``(n, 2)``, lie behind a door of some rooms as seen from a point."""
        portals = np.concatenate([np.empty((0, 4)), *(self._portals[room] for room in rooms)]) - np.tile(point, 2)
        way = (others - point)[:, None]
        left = portals[:, 0] * way[..., 1] - portals[:, 1] * way[..., 0]
        right = portals[:, 2] * way[..., 1] - portals[:, 3] * way[..., 0]
        ahead = (portals[:, 0] + portals[:, 2]) * way[..., 0] + (portals[:, 1] + portals[:, 3]) * way[..., 1] > 0
        near = shapely.dwithin(shapely.linestrings(portals.reshape(-1, 2, 2)), shapely.Point(0, 0), _BESIDE)
        result: NDArray[np.bool_] = (((left * right <= 0) & ahead) | near).any(axis=1)
        return result


def _widened(doors: Sequence[LineString]) -> NDArray[np.float64]:
    """Return doors as segments of shape ``(m, 4)``, longer at both ends."""
    ends = np.array([shapely.get_coordinates(door)[[0, -1]].ravel() for door in doors]).reshape(-1, 4)
    along = ends[:, 2:] - ends[:, :2]
    along *= _SPARE / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    return np.hstack([ends[:, :2] - along, ends[:, 2:] + along])
