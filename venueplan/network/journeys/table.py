"""Walking minutes from many places to many others: every line of sight of a building tested once, then kept."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra

from venueplan.network.journeys.ways import BESIDE, Spot
from venueplan.network.storeys.building import PUBLIC, Access, WalkNetwork
from venueplan.network.surface.floor import Flags, Floats, Floor, Integers, taut
from venueplan.network.waves.nodes import feet, is_long, norm, shortest
from venueplan.network.waves.prospect import Prospect

_LINES_AT_ONCE = 50_000


Start = tuple[int, Floats]
"""Ordinal and segment of a place on the floor."""


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """How a goal is reached.

    Attributes
    ----------
    metres
        Length of the whole way; infinite if there is none.
    points
        Both ends of the last straight line.
    node
        Number of the node at its beginning, or -1 if it begins at the origin.
    """

    metres: float = math.inf
    ordinal: int = 0
    points: tuple[tuple[float, float], ...] = ()
    node: int = -1


@dataclass(frozen=True, kw_only=True)
class WalkingTable:
    """The full graph of sight of all floors of a building, joined by its shafts.

    Worth its set-up (seconds) when more than a few places are asked from; a single way is found faster by
    ``find_ways``, with the same result.

    Attributes
    ----------
    network
        The building.
    access
        Whether ways must be step-free, and which private units they may enter.
    """

    network: WalkNetwork
    access: Access = PUBLIC

    def minutes(self, origin: Sequence[Spot], *, goals: Mapping[str, Sequence[Spot]]) -> dict[str, float]:
        """Return the minutes from a place to each of many goals; infinite where no way leads.

        Parameters
        ----------
        origin
            Where the way may begin.
        goals
            Spots at which each goal is reached, by its name.
        """
        here = self.starts(origin)
        costs, _ = self.reached(here)
        ends = {name: self.arrival(spots, costs=costs, here=here) for name, spots in goals.items()}
        return {name: end.metres / self.network.pace.walking for name, end in ends.items()}

    def starts(self, origin: Sequence[Spot]) -> list[Start]:
        """Return the ordinal and the segment on the floor of each spot that has one."""
        return [(spot.ordinal, segment) for spot in origin for segment in self._on_floor(spot)]

    @cached_property
    def _storeys(self) -> dict[int, _Storey]:
        """Storeys by ordinal; their nodes are numbered through."""
        landings = self.network.landings(step_free=self.access[0])
        storeys: dict[int, _Storey] = {}
        first = 0
        for ordinal in self.network.ordinals:
            here = [number for number, landing in enumerate(landings) if landing.ordinal == ordinal]
            points = np.array([landings[number].point for number in here], dtype=np.float64).reshape(-1, 2)
            storeys[ordinal] = _Storey(
                floor=self.network.floor(ordinal, access=self.access),
                floor_number=ordinal,
                first=first,
                landings=tuple(here),
                points=points,
            )
            first += storeys[ordinal].count
        return storeys

    @cached_property
    def _lines(self) -> Floats:
        """Rows (from, to, metres) of all lines of sight and of the rides between landings."""
        rows = [row for storey in self._storeys.values() for row in storey.sight_lines()]
        number = {
            landing: storey.first + storey.count - len(storey.landings) + place
            for storey in self._storeys.values()
            for place, landing in enumerate(storey.landings)
        }
        speed = self.network.pace.walking
        links = [
            (number[link.begin], number[link.end], link.minutes * speed)
            for link in self.network.links(step_free=self.access[0])
        ]
        return np.vstack([*rows, np.array(links, dtype=np.float64).reshape(-1, 3)])

    def reached(self, here: Sequence[Start]) -> tuple[Floats, Integers]:
        """Return the metres from the nearest of some places to every node, and the node before each.

        What is reached straight from a place has a node before it whose number is the count of all nodes.
        """
        seen = [self._storeys[ordinal].seen_from(segment) for ordinal, segment in here]
        nodes = np.concatenate([np.empty(0, dtype=np.intp), *(nodes for nodes, _ in seen)])
        lengths = np.concatenate([np.empty(0), *(metres for _, metres in seen)])
        graph = _with_origin(self._graph, nodes, lengths=lengths)
        size = graph.shape[0] - 1
        costs, before = dijkstra(graph, indices=[size], return_predecessors=True)
        return np.asarray(costs, dtype=np.float64)[0, :size], np.asarray(before, dtype=np.intp)[0, :size]

    @cached_property
    def _graph(self) -> csr_array:
        """All lines of sight and rides as a matrix, made once."""
        return _graph(self._lines, size=sum(storey.count for storey in self._storeys.values()))

    def arrival(self, spots: Sequence[Spot], *, costs: Floats, here: Sequence[Start]) -> Arrived:
        """Return how a goal is reached at the nearest of its spots: straight from the origin, or from a node."""
        ends = [
            end
            for spot in spots
            for segment in self._on_floor(spot)
            for end in self._ends(spot.ordinal, segment, costs=costs, here=here)
        ]
        return min(ends, key=lambda end: end.metres, default=Arrived())

    def _ends(self, ordinal: int, goal: Floats, *, costs: Floats, here: Sequence[Start]) -> Iterator[Arrived]:
        storey = self._storeys[ordinal]
        direct = [shortest(segment, goal[None])[0] for floor, segment in here if floor == ordinal]
        lines = np.array(direct, dtype=np.float64).reshape(-1, 4)
        seen = lines[storey.floor.sees(lines[:, :2], lines[:, 2:], rarely=True)]
        for x, y, to_x, to_y in seen.tolist():
            yield Arrived(metres=math.hypot(to_x - x, to_y - y), ordinal=ordinal, points=((x, y), (to_x, to_y)))
        metres, node = storey.best_to(goal, costs=costs[storey.first : storey.first + storey.count])
        if math.isfinite(metres):
            last, foot = storey.to_goal(node, goal)
            yield Arrived(metres=metres, ordinal=ordinal, points=(last, foot), node=storey.first + node)

    def place_of(self, node: int) -> tuple[int, tuple[float, float], int]:
        """Return the ordinal of a node, where it is, and the number of its landing (-1 for a corner)."""
        storey = next(s for s in self._storeys.values() if s.first <= node < s.first + s.count)
        return storey.floor_number, storey.point(node - storey.first), storey.landing(node - storey.first)

    def _on_floor(self, spot: Spot) -> Iterator[Floats]:
        """Give the spot as a segment whose ends lie on the floor, if there is one."""
        ends, away = self._storeys[spot.ordinal].floor.onto(np.reshape(spot.ends, (2, 2)), reach=BESIDE)
        if np.isfinite(away).all():
            yield ends.ravel()


@dataclass(frozen=True, kw_only=True, eq=False)
class _Goal:
    """Nodes of a storey from which a way to a goal may come: how far it is, and whether they see it.

    Attributes
    ----------
    feet
        Where each of them would reach the goal, shape (n, 2).
    known
        0 nothing, 1 seen, -1 not seen; filled as it is asked for.
    """

    nodes: Integers
    feet: Floats
    metres: Floats
    known: NDArray[np.int8]


@dataclass(frozen=True, kw_only=True)
class _Storey:
    """One floor of the table: its nodes are the corners, then the landings.

    Attributes
    ----------
    floor_number
        Its ordinal.
    first
        Number of its first node in the whole graph.
    landings, points
        Numbers of the landings on it, and where they are.
    """

    floor: Floor
    floor_number: int
    first: int
    landings: tuple[int, ...]
    points: Floats

    @property
    def count(self) -> int:
        return len(self.floor.corners.xy) + len(self.landings)

    @cached_property
    def _xy(self) -> Floats:
        return np.vstack([self.floor.corners.xy, self.points])

    @cached_property
    def _walls(self) -> tuple[Floats, Floats]:
        corners, none = self.floor.corners, np.zeros_like(self.points)
        return np.vstack([corners.before, none]), np.vstack([corners.after, none])

    @cached_property
    def _prospect(self) -> Prospect:
        return Prospect(self.floor, np.hstack([self.points, self.points]))

    @cached_property
    def _goals(self) -> dict[bytes, _Goal]:
        """What is known of each goal that was asked for."""
        return {}

    def sight_lines(self) -> Iterator[Floats]:
        """Give rows (node, node, metres) in both directions for all that see each other."""
        before, after = self._walls
        pairs = []
        for node, point in enumerate(self._xy):
            among = self._prospect.together_with(node)
            among[: node + 1] = False
            seen, _ = self._prospect.look(point[[0, 1, 0, 1]], walls=(before[node], after[node]), among=among)
            pairs.append(np.column_stack([np.full(len(seen), node), seen]))
        whole = np.vstack([np.empty((0, 2), dtype=np.intp), *pairs])
        for begin, end in pairwise([*range(0, len(whole), _LINES_AT_ONCE), len(whole)]):
            part = whole[begin:end]
            a, b = self._xy[part[:, 0]], self._xy[part[:, 1]]
            free = self.floor.sees(a, b, rarely=True)
            rows = np.column_stack([part[free] + self.first, norm(*(a - b)[free].T)])
            yield rows
            yield rows[:, [1, 0, 2]]

    def seen_from(self, segment: Floats) -> tuple[Integers, Floats]:
        """Return the nodes that a place sees, numbered in the whole graph, and how far they are."""
        none = np.zeros(2)
        nodes, ways = self._prospect.look(segment, walls=(none, none), among=self._prospect.around(segment))
        seen = self.floor.sees(self._xy[nodes] - ways, self._xy[nodes])
        return nodes[seen] + self.first, norm(ways[seen, 0], ways[seen, 1])

    def point(self, node: int) -> tuple[float, float]:
        """Return where one of its nodes is."""
        x, y = self._xy[node].tolist()
        return x, y

    def landing(self, node: int) -> int:
        """Return the number of the landing that one of its nodes is, or -1 for a corner."""
        corners = len(self.floor.corners.xy)
        return self.landings[node - corners] if node >= corners else -1

    def to_goal(self, node: int, goal: Floats) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the straight line from one of its nodes to the nearest point of a goal."""
        x, y = feet(self._xy[node : node + 1], goal[None])[0].tolist() if is_long(goal) else goal[:2].tolist()
        return self.point(node), (x, y)

    def best_to(self, goal: Floats, *, costs: Floats) -> tuple[float, int]:
        """Return the least cost by way of a node that sees a goal, and that node, testing sight in order of cost."""
        asked = self._goals.get(goal.tobytes())
        if asked is None:
            asked = self._goals[goal.tobytes()] = self._goal(goal)
        known, key = asked.known, costs[asked.nodes] + asked.metres
        key[known < 0] = np.inf
        while len(key):
            few = np.argpartition(key, min(8, len(key) - 1))[:8]
            few = few[np.argsort(key[few], kind="stable")]
            todo = few[(known[few] == 0) & np.isfinite(key[few])]
            known[todo] = np.where(self.floor.sees(self._xy[asked.nodes[todo]], asked.feet[todo]), 1, -1)
            key[known < 0] = np.inf
            best = int(few[np.argmin(key[few])])
            if np.isfinite(key[best]) or not np.isfinite(key).any():
                return float(key[best]), int(asked.nodes[best])
        return math.inf, -1

    def _goal(self, goal: Floats) -> _Goal:
        foot = feet(self._xy, goal[None]) if is_long(goal) else np.broadcast_to(goal[:2], self._xy.shape)
        ways = foot - self._xy
        before, after = self._walls
        fits: Flags = taut(ways, before=before, after=after)
        nodes = np.flatnonzero(fits)
        return _Goal(
            nodes=nodes,
            feet=foot[nodes],
            metres=norm(ways[nodes, 0], ways[nodes, 1]),
            known=np.zeros(len(nodes), dtype=np.int8),
        )


def _graph(table: Floats, *, size: int) -> csr_array:
    """Return rows (from, to, metres) as a sparse matrix with the shortest of several lines between the same two."""
    order = np.lexsort((table[:, 2], table[:, 1], table[:, 0]))
    table = table[order]
    ends = table[:, :2].astype(np.intp)
    new = np.r_[True, np.any(np.diff(ends, axis=0) != 0, axis=1)] if len(table) else np.zeros(0, dtype=np.bool_)
    return coo_array((np.maximum(table[new, 2], 1e-12), (ends[new, 0], ends[new, 1])), shape=(size, size)).tocsr()


def _with_origin(graph: csr_array, nodes: Integers, *, lengths: Floats) -> csr_array:
    """Return the matrix with one node more, from which some others are seen."""
    order = np.lexsort((lengths, nodes))
    nodes, lengths = nodes[order], lengths[order]
    new = np.r_[True, np.diff(nodes) != 0] if len(nodes) else np.zeros(0, dtype=np.bool_)
    nodes, lengths = nodes[new], np.maximum(lengths[new], 1e-12)
    size = graph.shape[0] + 1
    data = np.concatenate([graph.data, lengths])
    indices = np.concatenate([graph.indices, nodes.astype(graph.indices.dtype)])
    indptr = np.append(graph.indptr, np.asarray(len(data), dtype=graph.indptr.dtype))
    return csr_array((data, indices, indptr), shape=(size, size))
