"""A wave that runs over one floor from its sources and reaches corners and targets in the order of distance.

The visibility graph is never built: the sight of a corner is tested only when the way to it is the best one left
(lazy Dijkstra). Distances are exact, because a shortest way bends at reflex corners only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.network.surface.floor import Flags, Floats, Floor, Integers
from venueplan.network.waves.nodes import NodeList, Nodes, feet, norm, shortest
from venueplan.network.waves.prospect import Prospect, ahead_of
from venueplan.network.waves.unchanged import Known

_AHEAD = 16
"""So many corners and targets, next in order, have their sight tested together."""

_AT_ONCE = 16
"""So many nodes are tried together for one that turned out to be hidden from its best."""


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
    heading
        Shape ``(m, 4)``: segments that the wave is meant for; what lies nearer to them is reached first (A*). Costs
        stay exact. Without any it runs evenly in all directions.
    """

    def __init__(self, floor: Floor, targets: Floats | None = None, *, heading: Floats | None = None) -> None:
        self.floor = floor
        self.targets = np.empty((0, 4)) if targets is None else targets
        self._corners = len(floor.corners.xy)
        size = self._corners + len(self.targets)
        self._prospect = Prospect(floor, self.targets)
        self._ahead = ahead_of(np.vstack([np.hstack([floor.corners.xy, floor.corners.xy]), self.targets]), heading)
        self._key = np.full(size, np.inf)
        self._from = np.full(size, -1, dtype=np.intp)
        self._sure = np.full(size, -1, dtype=np.intp)
        self._reached = np.zeros(size, dtype=np.bool_)
        self._may_see = np.zeros((64, size), dtype=np.bool_)
        self._nodes = NodeList()

    @property
    def next_cost(self) -> float:
        """Lower bound of any way to its end by what is reached next, metres; infinite when nothing is left."""
        return float((self._key + self._ahead).min()) if len(self._key) else np.inf

    def start(self, segment: Floats, *, cost: float = 0.0) -> int:
        """Let the wave begin at a segment ``(x, y, x, y)`` and return the number of that node."""
        node = self._nodes.add(segment, cost=cost)
        self._spread(node, among=self._prospect.around(segment))
        return node

    def know(self, known: Known) -> None:
        """Take the ways to some corners as given, after all sources have started and before anything is reached."""
        points, walls = self.floor.corners.xy[known.corners], self.floor.corners.walls[known.corners]
        first = self._nodes.count
        for point, cost, both, came in zip(points, known.costs.tolist(), walls, known.came, strict=True):
            self._nodes.add(np.concatenate((point, point)), cost=cost, walls=both, came=came)
        self._reached[known.corners], self._key[known.corners] = True, np.inf
        self._make_room(self._nodes.count)
        for item in np.flatnonzero(~self._reached).tolist():
            near = self._prospect.together_with(item)[known.corners]
            sees, ways = self._prospect.look_back(item, corners=known.corners[near])
            nodes = first + np.flatnonzero(near)[sees]
            self._may_see[nodes, item] = True
            keys = known.costs[near][sees] + norm(ways[:, 0], ways[:, 1])
            if len(keys) and keys.min() < self._key[item]:
                self._key[item], self._from[item] = keys.min(), nodes[np.argmin(keys)]

    def known(self, corners: Integers) -> Known:
        """Return what another wave from the same sources may take as given.

        Parameters
        ----------
        corners
            For each node the number of its corner on the floor of that wave, -1 if the way is another there.
        """
        number = {node: node for node, parent in enumerate(self._nodes.parents) if parent < 0}
        nodes, came = list[int](), list[tuple[int, Floats]]()
        for node, parent in enumerate(self._nodes.parents):
            if parent >= 0 and corners[node] >= 0 and parent in number:
                number[node] = len(number)
                nodes.append(node)
                came.append((number[parent], self._nodes.left_at[node]))
        return Known(corners=corners[nodes], costs=self._nodes.table().costs[nodes], came=came)

    def advance(self) -> Arrival | None:
        """Reach the next corner or target; None when the best way left turned out to be blocked, or nothing is left."""
        if not len(self._key):
            return None
        item = int(np.argmin(self._key + self._ahead))
        cost = float(self._key[item])
        if not np.isfinite(cost):
            return None
        if self._sure[item] != self._from[item]:
            self._look_ahead()
            return None
        return self._settle(item, line=self._line(int(self._from[item]), item), cost=cost)

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

    def sources(self) -> Integers:
        """Return for every node so far the source node from which it was reached, shape ``(nodes,)``."""
        origins = np.arange(self._nodes.count, dtype=np.intp)
        for node, parent in enumerate(self._nodes.parents):
            if parent >= 0:
                origins[node] = origins[parent]
        return origins

    def _settle(self, item: int, *, line: Floats, cost: float) -> Arrival:
        self._key[item] = np.inf
        self._reached[item] = True
        came = (int(self._from[item]), line[:2])
        corner = item if item < self._corners else -1
        walls = self.floor.corners.walls[corner] if corner >= 0 else None
        node = self._nodes.add(np.concatenate((line[2:], line[2:])), cost=cost, walls=walls, came=came)
        if corner >= 0:
            self._spread(node, among=self._prospect.together_with(corner))
        else:
            self._nodes.close(node)
        return Arrival(target=item - self._corners if corner < 0 else -1, node=node, cost=cost)

    def _line(self, node: int, item: int) -> Floats:
        """Return the straight line (x, y, x, y) from a node to a corner or target."""
        segment = self._nodes.segment(node)
        if item >= self._corners:
            line: Floats = shortest(segment, self.targets[item - self._corners][None])[0]
            return line
        point = self.floor.corners.xy[item]
        return np.concatenate([feet(point[None], segment[None])[0], point])

    def _spread(self, node: int, *, among: Flags) -> None:
        """Offer a new node to all corners and targets that it may see and that are not reached yet."""
        self._make_room(node + 1)
        segment, walls = self._nodes.segment(node), self._nodes.walls(node)
        items, ways = self._prospect.look(segment, walls=walls, among=among & ~self._reached)
        self._may_see[node, items] = True
        key = self._nodes.cost(node) + norm(ways[:, 0], ways[:, 1])
        better = key < self._key[items]
        self._key[items[better]] = key[better]
        self._from[items[better]] = node

    def _make_room(self, nodes: int) -> None:
        if nodes > len(self._may_see):
            self._may_see = np.vstack([self._may_see, np.zeros((nodes, len(self._key)), dtype=np.bool_)])

    def _look_ahead(self) -> None:
        """Test the sight of the next corners and targets from the nodes that would be best for them."""
        rank = np.where(self._sure == self._from, np.inf, self._key + self._ahead)
        few = np.argpartition(rank, _AHEAD)[:_AHEAD] if len(rank) > _AHEAD else np.arange(len(rank))
        few = few[np.isfinite(rank[few])]
        lines = self._lines(few)
        seen = self.floor.sees(lines[:, :2], lines[:, 2:])
        self._sure[few[seen]] = self._from[few[seen]]
        self._may_see[self._from[few[~seen]], few[~seen]] = False
        self._look_again(few[~seen])

    def _lines(self, items: Integers) -> Floats:
        """Return the straight lines from the best nodes to some corners and targets, shape ``(n, 4)``."""
        starts = self._nodes.table().segments[self._from[items]]
        goals = self._prospect.segments[items]
        lines = np.hstack([starts[:, :2], goals[:, :2]])
        long = np.any(starts[:, :2] != starts[:, 2:], axis=1) | np.any(goals[:, :2] != goals[:, 2:], axis=1)
        for row in np.flatnonzero(long):
            lines[row] = self._line(int(self._from[items[row]]), int(items[row]))
        return lines

    def _look_again(self, items: Integers) -> None:
        """Find the best node for some corners and targets among those that may see them, testing the best few."""
        if not len(items):
            return
        options = [self._options(int(item)) for item in items]
        lines = np.concatenate([lines[:_AT_ONCE] for _, _, lines in options])
        seen = self.floor.sees(lines[:, :2], lines[:, 2:])
        ends = np.cumsum([len(nodes[:_AT_ONCE]) for nodes, _, _ in options])
        for item, (nodes, key, _), flags in zip(items, options, np.split(seen, ends[:-1]), strict=True):
            self._choose(int(item), nodes=nodes, key=key, seen=flags)

    def _options(self, item: int) -> tuple[Integers, Floats, Floats]:
        """Return the nodes that may see a corner or target, best first, the costs through them, and the lines."""
        nodes = np.flatnonzero(self._may_see[: self._nodes.count, item])
        lines = self._nodes.table().lines_to(self._prospect.segments[item], nodes=nodes)
        key = self._nodes.table().costs[nodes] + norm(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
        order = np.argsort(key, kind="stable")[: _AT_ONCE + 1]
        return nodes[order], key[order], lines[order]

    def _choose(self, item: int, *, nodes: Integers, key: Floats, seen: Flags) -> None:
        """Take the best node of those tested that sees a corner or target, else the next best, to be tested later."""
        first = int(np.argmax(seen)) if seen.any() else len(seen)
        self._may_see[nodes[:first], item] = False
        if first == len(nodes):
            self._key[item], self._from[item] = np.inf, -1
            return
        self._key[item], self._from[item] = key[first], nodes[first]
        if first < len(seen):
            self._sure[item] = nodes[first]
