"""A wave that runs over one floor from its sources and reaches corners and targets in the order of distance.

The visibility graph is never built: the sight of a corner is tested only when the way to it is the best one left
(lazy Dijkstra). Distances are exact, because a shortest way bends at reflex corners only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.network.floor import Floats, Floor, taut

Integers = NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A corner or a target that the wave has reached.

    Attributes
    ----------
    target
        Number of the target, or -1 for a corner.
    node
        Number of the node in the wave's list.
    cost
        Length of the way from the source, with what the source cost, metres.
    """

    target: int
    node: int
    cost: float


class Wave:
    """Lazy Dijkstra over the corners of a floor; ``advance`` reaches one corner or target more.

    Parameters
    ----------
    floor
        Where it runs.
    targets
        Shape ``(k, 4)``: segments (two equal ends for a point) to be reached at their nearest point; ways do not
        pass through them.
    """

    def __init__(self, floor: Floor, targets: Floats | None = None) -> None:
        self.floor = floor
        self.targets = np.empty((0, 4)) if targets is None else targets
        self._corners = len(floor.corners.xy)
        size = self._corners + len(self.targets)
        self._key = np.full(size, np.inf)
        self._from = np.full(size, -1, dtype=np.intp)
        self._reached = np.zeros(size, dtype=np.bool_)
        self._blocked: dict[int, set[int]] = {}
        self._nodes = _Nodes()

    @property
    def next_cost(self) -> float:
        """Lower bound of what is reached next, metres; infinite when nothing is left."""
        return float(self._key.min()) if len(self._key) else np.inf

    def start(self, segment: Floats, *, cost: float = 0.0) -> int:
        """Let the wave begin at a segment ``(x, y, x, y)`` and return the number of that node."""
        node = self._nodes.add(segment, cost=cost)
        self._spread(node)
        return node

    def advance(self) -> Arrival | None:
        """Reach the next corner or target; None when the best way left turned out to be blocked, or nothing is left."""
        if not len(self._key):
            return None
        item = int(np.argmin(self._key))
        cost = float(self._key[item])
        if not np.isfinite(cost):
            return None
        line = self._line(int(self._from[item]), item)
        if not self.floor.sees(line[None, :2], line[None, 2:])[0]:
            self._blocked.setdefault(item, set()).add(int(self._from[item]))
            self._look_again(item)
            return None
        return self._settle(item, line=line, cost=cost)

    def run(self, *, limit: float = np.inf) -> None:
        """Advance until nothing is left within a limit, metres."""
        while self.next_cost <= limit and np.isfinite(self.next_cost):
            self.advance()

    def nodes(self) -> Nodes:
        """Return all nodes so far: sources, corners and targets reached."""
        return self._nodes.table()

    def way(self, node: int) -> Floats:
        """Return the points of the way to a node from its source, shape ``(m, 2)``."""
        points = [self._nodes.reached_at[node]]
        while self._nodes.parents[node] >= 0:
            points.append(self._nodes.left_at[node])
            node = self._nodes.parents[node]
        chain = np.array(points[::-1])
        keep = np.r_[True, np.any(np.diff(chain, axis=0) != 0, axis=1)]
        result: Floats = chain[keep]
        return result

    def source(self, node: int) -> int:
        """Return the source node from which a node was reached."""
        while self._nodes.parents[node] >= 0:
            node = self._nodes.parents[node]
        return node

    def _settle(self, item: int, *, line: Floats, cost: float) -> Arrival:
        self._key[item] = np.inf
        self._reached[item] = True
        self._blocked.pop(item, None)
        corner = item if item < self._corners else -1
        walls = _walls(self.floor, corner)
        node = self._nodes.add(
            np.r_[line[2:], line[2:]], cost=cost, walls=walls, came=(int(self._from[item]), line[:2])
        )
        if corner >= 0:
            self._spread(node)
        else:
            self._nodes.close(node)
        return Arrival(target=item - self._corners if corner < 0 else -1, node=node, cost=cost)

    def _line(self, node: int, item: int) -> Floats:
        """Return the straight line (x, y, x, y) from a node to a corner or target."""
        segment = self._nodes.segment(node)
        if item >= self._corners:
            line: Floats = _shortest(segment, self.targets[item - self._corners][None])[0]
            return line
        point = self.floor.corners.xy[item]
        return np.concatenate([_feet(point[None], segment[None])[0], point])

    def _spread(self, node: int) -> None:
        """Offer a new node to all corners and targets that are not reached yet."""
        key = np.concatenate([self._corner_keys(node), self._target_keys(node)])
        key[self._reached] = np.inf
        better = key < self._key
        self._key[better] = key[better]
        self._from[better] = node

    def _corner_keys(self, node: int) -> Floats:
        corners = self.floor.corners
        segment = self._nodes.segment(node)
        start = _feet(corners.xy, segment[None]) if _is_long(segment) else segment[:2]
        way = corners.xy - start
        fits = taut(-way, before=corners.before, after=corners.after)
        before, after = self._nodes.walls(node)
        fits &= taut(way, before=before, after=after)
        return np.where(fits, self._nodes.cost(node) + _norm(way[:, 0], way[:, 1]), np.inf)

    def _target_keys(self, node: int) -> Floats:
        if not len(self.targets):
            return np.empty(0)
        lines = _shortest(self._nodes.segment(node), self.targets)
        way = lines[:, 2:] - lines[:, :2]
        before, after = self._nodes.walls(node)
        fits = taut(way, before=before, after=after)
        return np.where(fits, self._nodes.cost(node) + _norm(way[:, 0], way[:, 1]), np.inf)

    def _look_again(self, item: int) -> None:
        """Find the best node for a corner or target among those not known to be out of sight."""
        nodes = self._nodes.table()
        goal = (
            self.targets[item - self._corners] if item >= self._corners else self.floor.corners.xy[item][[0, 1, 0, 1]]
        )
        key = nodes.keys_to(goal)
        if item < self._corners:
            corners = self.floor.corners
            key[~taut(nodes.start(goal) - goal[:2], before=corners.before[item], after=corners.after[item])] = np.inf
        key[list(self._blocked[item])] = np.inf
        best = int(np.argmin(key))
        self._from[item], self._key[item] = best, key[best]


@dataclass(frozen=True, kw_only=True)
class Nodes:
    """Sources, corners and targets that a wave has reached, as arrays of one row per node.

    Attributes
    ----------
    segments
        Shape ``(n, 4)``.
    costs
        Shape ``(n,)``, metres; infinite where no way goes on.
    before, after
        Shape ``(n, 2)``, directions of the walls at a corner, 0 elsewhere.
    long
        Numbers of the nodes that are true segments.
    """

    segments: Floats
    costs: Floats
    before: Floats
    after: Floats
    long: Integers

    def start(self, goal: Floats) -> Floats:
        """Return for each node its point nearest to a goal segment, shape ``(n, 2)``."""
        start = self.segments[:, :2]
        if len(self.long):
            start = start.copy()
        for node in self.long:
            start[node] = _shortest(self.segments[node], goal[None])[0, :2]
        return start

    def left_for(self, nodes: Integers, points: Floats) -> Floats:
        """Return where the straight lines from some nodes to as many points leave those nodes, shape ``(m, 2)``."""
        return _feet(points, self.segments[nodes])

    def keys_from(self, points: Floats) -> Floats:
        """Return cost plus straight distance from all nodes to many points, shape ``(points, nodes)``."""
        key = _norm(points[:, :1] - self.segments[:, 0], points[:, 1:] - self.segments[:, 1])
        for node in self.long:
            way = points - _feet(points, self.segments[node][None])
            key[:, node] = _norm(way[:, 0], way[:, 1])
        result: Floats = key + self.costs
        return result

    def keys_to(self, goal: Floats) -> Floats:
        """Return cost plus straight distance to a goal segment by node, infinite where the string is not taut."""
        start = self.start(goal)
        way = (_feet(start, goal[None]) if _is_long(goal) else goal[:2]) - start
        key = self.costs + _norm(way[:, 0], way[:, 1])
        key[~taut(way, before=self.before, after=self.after)] = np.inf
        return key


class _Nodes:
    """The growing list of nodes of one wave."""

    def __init__(self) -> None:
        self.parents: list[int] = []
        self.reached_at: list[Floats] = []
        self.left_at: list[Floats] = []
        self._rows = np.empty((256, 9))
        self._long: list[int] = []

    def add(
        self,
        segment: Floats,
        *,
        cost: float,
        walls: Floats | None = None,
        came: tuple[int, Floats] | None = None,
    ) -> int:
        node = len(self.parents)
        if node == len(self._rows):
            self._rows = np.vstack([self._rows, np.empty_like(self._rows)])
        self._rows[node] = (*segment, cost, *(np.zeros(4) if walls is None else walls))
        self.parents.append(-1 if came is None else came[0])
        self.reached_at.append(segment[:2])
        self.left_at.append(segment[:2] if came is None else came[1])
        if _is_long(segment):
            self._long.append(node)
        return node

    def close(self, node: int) -> None:
        """No way goes on from a node (it is a target)."""
        self._rows[node, 4] = np.inf

    def segment(self, node: int) -> Floats:
        result: Floats = self._rows[node, :4]
        return result

    def cost(self, node: int) -> float:
        return float(self._rows[node, 4])

    def walls(self, node: int) -> tuple[Floats, Floats]:
        return self._rows[node, 5:7], self._rows[node, 7:9]

    def table(self) -> Nodes:
        rows = self._rows[: len(self.parents)]
        return Nodes(
            segments=rows[:, :4],
            costs=rows[:, 4],
            before=rows[:, 5:7],
            after=rows[:, 7:9],
            long=np.array(self._long, dtype=np.intp),
        )


def _walls(floor: Floor, corner: int) -> Floats | None:
    """Return the directions of both walls of a corner, or None for a target."""
    return None if corner < 0 else np.r_[floor.corners.before[corner], floor.corners.after[corner]]


def _norm(x: Floats, y: Floats) -> Floats:
    """Return lengths of vectors; several times faster than ``hypot``, and metres cannot overflow."""
    result: Floats = np.sqrt(x * x + y * y)
    return result


def _is_long(segment: Floats) -> bool:
    return bool(segment[0] != segment[2] or segment[1] != segment[3])


def _feet(points: Floats, segments: Floats) -> Floats:
    """Return the point of each segment nearest to each point; shapes ``(n, 2)`` and ``(n or 1, 4)``."""
    begin = segments[:, :2]
    along = segments[:, 2:] - begin
    square = np.maximum((along * along).sum(axis=1), 1e-300)
    share = np.clip(((points - begin) * along).sum(axis=1) / square, 0.0, 1.0)
    result: Floats = begin + share[:, None] * along
    return result


def _shortest(segment: Floats, others: Floats) -> Floats:
    """Return the shortest lines ``(k, 4)`` from one segment to others, ``(k, 4)``."""
    if not _is_long(segment):
        start = np.broadcast_to(segment[:2], (len(others), 2))
        return np.hstack([start, _feet(start, others)])
    line = shapely.linestrings(segment.reshape(2, 2))
    links = shapely.shortest_line(line, shapely.linestrings(others.reshape(-1, 2, 2)))
    return shapely.get_coordinates(links).reshape(-1, 4)
