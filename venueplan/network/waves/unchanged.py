"""What is known of the ways on a floor of which only a part has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from venueplan.network.surface.floor import Floats, Floor, Integers
from venueplan.network.waves.nearest import nearest_in_sight
from venueplan.network.waves.nodes import Nodes, norm

STEP = 0.5
"""Ways to floor that has changed are measured to places so close to each other along its outline, metres."""

ROUNDING = 1e-6
"""Of two ways that differ by less than this either may be the shorter, metres."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Known:
    """Corners to which the ways are known, each after the one that its way comes from.

    Attributes
    ----------
    corners
        Their numbers.
    costs
        Lengths of their ways, metres.
    came
        For each the node that its way comes from (sources first, then these corners), and where it leaves that.
    """

    corners: Integers
    costs: Floats
    came: Sequence[tuple[int, Floats]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Changed:
    """Where the ways on another floor may enter what has changed.

    Attributes
    ----------
    entries
        Places along its outline, shape ``(n, 2)``.
    costs
        Lengths of the ways to them, metres.
    """

    entries: Floats
    costs: Floats

    def least(self, points: Floats) -> Floats:
        """Return what no way to some points that leads through it is shorter than, metres."""
        straight = norm(points[:, :1] - self.entries[:, 0], points[:, 1:] - self.entries[:, 1])
        least: Floats = (self.costs + straight).min(axis=1, initial=np.inf) - STEP - ROUNDING
        return least


def changed_between(old: Floor, new: Floor, *, nodes: Nodes) -> Changed:
    """Return what has changed from an old floor, with the ways of a wave on it, to a new one.

    A way through it comes to its outline on floor that is the same.
    """
    outline = shapely.segmentize(shapely.symmetric_difference(old.free, new.free).boundary, STEP)
    entries = np.unique(shapely.get_coordinates(outline), axis=0)
    entries = entries[shapely.dwithin(old.free, shapely.points(entries), ROUNDING)]
    entries, _ = old.onto(entries, reach=ROUNDING)
    costs, _ = nearest_in_sight(entries, nodes=nodes, floor=old) if len(entries) else (np.empty(0), None)
    return Changed(entries=entries, costs=costs)


def same_corners(nodes: Nodes, floor: Floor) -> Integers:
    """Return for each node the number of the corner of another floor that is the same, -1 where there is none."""
    corners = floor.corners
    there = np.hstack([corners.xy, corners.walls]).tolist()
    numbers = {tuple(row): number for number, row in enumerate(there)}
    mine = np.hstack([nodes.segments[:, :2], nodes.walls]).tolist()
    return np.array([numbers.get(tuple(row), -1) for row in mine], dtype=np.intp)
