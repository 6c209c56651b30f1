"""The nearest of many nodes that each of many points has in sight, without asking about every pair of them."""

from __future__ import annotations

import numpy as np

from venueplan.network.surface.floor import Flags, Floats, Floor, Integers, taut
from venueplan.network.waves.nodes import Nodes, norm

_TILE = 4.0
"""Points in one square of this side, metres, share their candidates."""

_FEW = 32
"""So many candidates are looked at first; four times as many where they do not settle it."""

_KEYS_AT_ONCE = 2_000_000


def nearest_in_sight(points: Floats, *, nodes: Nodes, floor: Floor) -> tuple[Floats, Integers]:
    """Return the least cost by a straight line to a node in sight, and that node, for each point.

    Cost plus straight distance changes by no more than a point moves. So the nodes that are best for the middle of a
    tile hold the best of every point in it, unless what is found is dearer than the best of the others could be.

    Parameters
    ----------
    points
        Shape ``(n, 2)``: points of the floor, metres.

    Returns
    -------
    distances, nodes
        Shape ``(n,)``: metres and numbers of nodes; infinite and -1 where no node is in sight.
    """
    distances = np.full(len(points), np.inf)
    found = np.full(len(points), -1, dtype=np.intp)
    left = np.arange(len(points))
    few = _FEW
    while len(left) and len(nodes.costs):
        settled = np.zeros(len(left), dtype=np.bool_)
        for some, candidates, beyond in _candidates(points[left], nodes=nodes, few=few):
            which = left[some]
            distances[which], found[which] = _first_seen(points[which], candidates, nodes=nodes, floor=floor)
            settled[some] = distances[which] <= beyond
        left = left[~settled]
        few *= 4
    return distances, found


def _candidates(points: Floats, *, nodes: Nodes, few: int) -> list[tuple[Integers, Integers, Floats]]:
    """Return, by groups of points, their numbers, their candidates and what any other node costs at least."""
    tile_of, centres = _tiles(points)
    groups = []
    step = max(1, _KEYS_AT_ONCE // len(nodes.costs))
    for first in range(0, len(centres), step):
        some = np.flatnonzero((tile_of >= first) & (tile_of < first + step))
        tile = tile_of[some] - first
        best, beyond = _best(nodes.keys_from(centres[first : first + step]), few=few)
        away = points[some] - centres[tile_of[some]]
        groups.append((some, best[tile], beyond[tile] - norm(away[:, 0], away[:, 1])))
    return groups


def _tiles(points: Floats) -> tuple[Integers, Floats]:
    """Return the number of the tile of each point, and the middle of the points of each tile."""
    column, row = np.floor((points - points.min(axis=0)) / _TILE).astype(np.intp).T
    _, tile_of, count = np.unique(column * (row.max() + 1) + row, return_inverse=True, return_counts=True)
    sums = [np.bincount(tile_of, weights=points[:, axis]) for axis in (0, 1)]
    return tile_of, np.column_stack(sums) / count[:, None]


def _best(keys: Floats, *, few: int) -> tuple[Integers, Floats]:
    """Return the few least keys of each row as column numbers, and the least of the others."""
    if few >= keys.shape[1]:
        every = np.broadcast_to(np.arange(keys.shape[1]), keys.shape)
        return every, np.full(len(keys), np.inf)
    order = np.argpartition(keys, few, axis=1)
    return order[:, :few], np.take_along_axis(keys, order[:, few : few + 1], axis=1)[:, 0]


def _first_seen(points: Floats, candidates: Integers, *, nodes: Nodes, floor: Floor) -> tuple[Floats, Integers]:
    """Return the least cost and its node for each point among its own candidates."""
    ways = points[:, None] - nodes.left_for(candidates, points[:, None])
    keys = nodes.costs[candidates] + norm(ways[..., 0], ways[..., 1])
    keys[~_may_leave(ways, nodes=nodes, candidates=candidates)] = np.inf
    order = np.argsort(keys, axis=1, kind="stable")
    distances = np.full(len(points), np.inf)
    found = np.full(len(points), -1, dtype=np.intp)
    left = np.arange(len(points))
    for rank in range(keys.shape[1]):
        column = order[left, rank]
        hopeful = np.isfinite(keys[left, column])
        left, column = left[hopeful], column[hopeful]
        if not len(left):
            break
        seen = floor.sees(points[left] - ways[left, column], points[left])
        distances[left[seen]] = keys[left[seen], column[seen]]
        found[left[seen]] = candidates[left[seen], column[seen]]
        left = left[~seen]
    return distances, found


def _may_leave(ways: Floats, *, nodes: Nodes, candidates: Integers) -> Flags:
    """Tell along which ways a taut string can leave its node."""
    return taut(ways, before=nodes.walls[candidates, :2], after=nodes.walls[candidates, 2:])
