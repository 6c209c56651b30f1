"""Who sees what: straight lines over the free floors, each tested once."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.network import WalkNetwork

Point = tuple[float, float]

_BESIDE = 0.5
"""What hangs or opens beside the floor is seen from the floor before it, metres."""


@dataclass(frozen=True, kw_only=True)
class Sight:
    """Lines of sight of a building: stands, walls and columns are in the way."""

    network: WalkNetwork
    _doorways: dict[int, BaseGeometry] = field(default_factory=dict, repr=False, compare=False)
    _known: dict[tuple[int, Point, Point], bool] = field(default_factory=dict, repr=False, compare=False)

    def sees(self, ordinal: int, *, start: Point, end: Point) -> bool:
        """Tell whether one point of a storey is seen from another."""
        key = (ordinal, start, end)
        if key not in self._known:
            floor = self.network.floor(ordinal)
            ends, away = floor.onto([start, end], reach=_BESIDE)
            self._known[key] = bool(np.isfinite(away).all() and floor.sees(ends[:1], ends[1:])[0])
        return self._known[key]

    def doorways(self, ordinal: int) -> BaseGeometry:
        """Return the lines of all doors of a storey."""
        if ordinal not in self._doorways:
            lines = [door.line for door in self.network.doors if door.ordinal == ordinal]
            self._doorways[ordinal] = shapely.union_all(lines)
            shapely.prepare(self._doorways[ordinal])
        return self._doorways[ordinal]
