"""Places that a wave has reached, and straight lines between them, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from venueplan.network.surface.floor import Floats, Integers


@dataclass(frozen=True, kw_only=True)
class Nodes:
    """Sources, corners and targets that a wave has reached, as arrays of one row per node.

    Attributes
    ----------
    segments
        Shape ``(n, 4)``.
    costs
        Shape ``(n,)``, metres; infinite where no way goes on.
    walls
        Shape ``(n, 4)``: directions of the two walls that meet there, 0 where it is no corner.
    long
        Numbers of the nodes that are true segments.
    """

    segments: Floats
    costs: Floats
    walls: Floats
    long: Integers

    def left_for(self, nodes: Integers, points: Floats) -> Floats:
        """Return where the straight lines from some nodes to points leave those nodes.

        Shapes ``(…)``, ``(…, 2)`` and ``(…, 2)``, broadcast against each other.
        """
        begin = self.segments[nodes, :2]
        true = np.isin(nodes, self.long)
        if true.any():
            goals = np.broadcast_to(points, begin.shape)[true]
            begin[true] = feet(goals, self.segments[nodes[true]])
        return begin

    def keys_from(self, points: Floats) -> Floats:
        """Return cost plus straight distance from all nodes to many points, shape ``(points, nodes)``."""
        key = norm(points[:, :1] - self.segments[:, 0], points[:, 1:] - self.segments[:, 1])
        for node in self.long:
            way = points - feet(points, self.segments[node][None])
            key[:, node] = norm(way[:, 0], way[:, 1])
        result: Floats = key + self.costs
        return result

    def lines_to(self, goal: Floats, *, nodes: Integers) -> Floats:
        """Return the shortest lines from some nodes, in ascending order, to a goal segment; shape ``(m, 4)``."""
        start = self.segments[nodes, :2]
        for node in self.long:
            place = np.searchsorted(nodes, node)
            if place == len(nodes) or nodes[place] != node:
                continue
            start[place] = shortest(self.segments[node], goal[None])[0, :2]
        end = feet(start, goal[None]) if is_long(goal) else np.broadcast_to(goal[:2], start.shape)
        return np.hstack([start, end])


class NodeList:
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
        """Add a node and return its number; ``came`` is the node before it and the point where that was left."""
        node = len(self.parents)
        if node == len(self._rows):
            self._rows = np.vstack([self._rows, np.empty_like(self._rows)])
        self._rows[node] = (*segment, cost, *(np.zeros(4) if walls is None else walls))
        self.parents.append(-1 if came is None else came[0])
        self.reached_at.append(segment[:2])
        self.left_at.append(segment[:2] if came is None else came[1])
        if is_long(segment):
            self._long.append(node)
        return node

    def close(self, node: int) -> None:
        """No way goes on from a node (it is a target)."""
        self._rows[node, 4] = np.inf

    @property
    def count(self) -> int:
        """Number of nodes so far."""
        return len(self.parents)

    def segment(self, node: int) -> Floats:
        """Return the segment ``(x, y, x, y)`` of a node."""
        result: Floats = self._rows[node, :4]
        return result

    def cost(self, node: int) -> float:
        """Return the length of the way to a node, metres."""
        return float(self._rows[node, 4])

    def walls(self, node: int) -> tuple[Floats, Floats]:
        """Return the directions of the walls that meet at a node, 0 where it is no corner."""
        return self._rows[node, 5:7], self._rows[node, 7:9]

    def table(self) -> Nodes:
        """Return all nodes so far as arrays."""
        rows = self._rows[: len(self.parents)]
        return Nodes(
            segments=rows[:, :4],
            costs=rows[:, 4],
            walls=rows[:, 5:],
            long=np.array(self._long, dtype=np.intp),
        )


def norm(x: Floats, y: Floats) -> Floats:
    """Return lengths of vectors; several times faster than ``hypot``, and metres cannot overflow."""
    result: Floats = np.sqrt(x * x + y * y)
    return result


def is_long(segment: Floats) -> bool:
    """Tell whether a segment is more than a point."""
    return bool(segment[0] != segment[2] or segment[1] != segment[3])


def feet(points: Floats, segments: Floats) -> Floats:
    """Return the point of each segment nearest to each point; shapes ``(n, 2)`` and ``(n or 1, 4)``."""
    begin = segments[:, :2]
    along = segments[:, 2:] - begin
    square = np.maximum((along * along).sum(axis=1), 1e-300)
    share = np.clip(((points - begin) * along).sum(axis=1) / square, 0.0, 1.0)
    result: Floats = begin + share[:, None] * along
    return result


def shortest(segment: Floats, others: Floats) -> Floats:
    """Return the shortest lines ``(k, 4)`` from one segment to others, ``(k, 4)``."""
    if not is_long(segment):
        start = np.broadcast_to(segment[:2], (len(others), 2))
        return np.hstack([start, feet(start, others)])
    line = shapely.linestrings(segment.reshape(2, 2))
    links = shapely.shortest_line(line, shapely.linestrings(others.reshape(-1, 2, 2)))
    return shapely.get_coordinates(links).reshape(-1, 4)
