"""Two ways out that do not depend on each other.

The floor is cut into triangles between the corners of what stands on it, so that a side of a triangle lies across every
aisle and every door. Two ways are independent if no triangle that a single blaze or a single crowd can block, one
between two narrow sides, lies on both; they are the two shortest together that there are (Suurballe's successive
shortest paths over triangles that hold one way each, or two where the floor is wide).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.slits import moved_out
from venueplan.network.waves.field import distance_field

STEP = 2.0
"""Walls are divided into pieces of at most this length, metres, so that triangles lie across the floor."""

BESIDE = 0.05
"""An exit lies this near to the floor, metres."""

CLEARANCES = (0.7, 0.3, 0.0)
"""Distances to walls that a drawn way keeps, the first that lets it through, metres."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """When ways count as independent, metres.

    Attributes
    ----------
    narrowest
        Narrower floor is no way.
    widest
        On wider floor people pass beside whatever blocks it, so that both ways may cross it.
    common
        So far from the start both ways may share what is narrow (a common path of travel).
    """

    narrowest: float
    widest: float
    common: float = 0.0


def ways_apart(
    free: BaseGeometry, start: Point, *, exits: Sequence[Sequence[LineString]], choice: Choice
) -> tuple[tuple[LineString, int], ...]:
    """Return at most two independent ways from a point to different groups of exits, the shorter one first.

    Parameters
    ----------
    free
        Free floor: polygon or multipolygon with holes, metres.
    exits
        Groups of exits; those of a group lie so near to each other that they count as one.

    Returns
    -------
    tuple
        Lines from the start to an exit, with the number of the group.

    Examples
    --------
    A corridor with a door at either end, and one with both doors at the same end:

    >>> from shapely import box
    >>> hall, doors = box(0, 0, 20, 3), [[LineString([(0, 1), (0, 2)])], [LineString([(20, 1), (20, 2)])]]
    >>> both = ways_apart(hall, Point(8, 1.5), exits=doors, choice=Choice(narrowest=0.9, widest=6.0))
    >>> [(round(line.length), number) for line, number in both]
    [(8, 0), (12, 1)]
    >>> doors[1] = [LineString([(1, 0), (2, 0)])]
    >>> len(ways_apart(hall, Point(8, 1.5), exits=doors, choice=Choice(narrowest=0.9, widest=6.0)))
    1
    """
    mesh = _mesh(free, start, choice=choice)
    if mesh is None:
        return ()
    network = _Flow(mesh, exits)
    for _ in range(2):
        if not network.augment():
            break
    rows = sorted(network.paths(), key=lambda row: (len(row[0]), row))
    found: list[tuple[LineString, int]] = []
    for number, (_, group) in enumerate(rows):
        kept = {triangle for row, _ in rows[number + 1 :] for triangle in row}
        taken = {triangle for line, _ in found for triangle in mesh.crossed(line)}
        line = _straightened(mesh, kept | taken, start=start, exits=exits[group])
        found += [(line, group)] if line else []
    return tuple(sorted(found, key=lambda pair: (pair[0].length, pair[1])))


@dataclass(frozen=True, kw_only=True)
class _Mesh:
    """The triangles of a floor, which of them touch, and how many ways each holds."""

    triangles: NDArray[np.object_]
    portals: tuple[tuple[int, int, float], ...]
    holds: tuple[int, ...]
    source: int

    def crossed(self, line: LineString) -> set[int]:
        """Return the triangles that a line runs through."""
        found = STRtree(self.triangles).query(line, predicate="intersects")
        return {int(n) for n in found if line.intersection(self.triangles[n]).length > BESIDE}


def _mesh(free: BaseGeometry, start: Point, *, choice: Choice) -> _Mesh | None:
    half = choice.narrowest / 2
    passable = moved_out(moved_out(free, -half), half)
    pieces = [piece for piece in shapely.get_parts(passable) if isinstance(piece, Polygon) and piece.area > 0]
    if not pieces:
        return None
    piece = min(pieces, key=lambda piece: (round(piece.distance(start), 6), -piece.area))
    triangles = shapely.get_parts(shapely.constrained_delaunay_triangles(shapely.segmentize(piece, STEP)))
    sides: dict[tuple[tuple[float, float], ...], list[int]] = {}
    for number, triangle in enumerate(triangles):
        corners = [(round(x, 6), round(y, 6)) for x, y in shapely.get_coordinates(triangle).tolist()]
        for side in pairwise(corners):
            sides.setdefault(tuple(sorted(side)), []).append(number)
    portals, narrow = [], [0] * len(triangles)
    centres = shapely.get_coordinates(shapely.centroid(triangles))
    for (one, other), owners in sides.items():
        if len(owners) == 2:
            middle = (np.array(one) + np.array(other)) / 2
            length = sum(float(np.hypot(*(centres[owner] - middle))) for owner in owners)
            portals.append((owners[0], owners[1], length))
            if np.hypot(one[0] - other[0], one[1] - other[1]) <= choice.widest:
                narrow[owners[0]] += 1
                narrow[owners[1]] += 1
    source = int(np.argmin(shapely.distance(triangles, start)))
    near = shapely.distance(triangles, start) <= choice.common
    holds = tuple(2 if number == source or near[number] or count < 2 else 1 for number, count in enumerate(narrow))
    return _Mesh(triangles=triangles, portals=tuple(portals), holds=holds, source=source)


class _Flow:
    """Ways as a flow from the triangle of the start to a sink behind all exits; every triangle is two nodes."""

    def __init__(self, mesh: _Mesh, exits: Sequence[Sequence[LineString]]) -> None:
        count = len(mesh.triangles)
        self._count, self._source, self._sink = count, 2 * mesh.source + 1, 2 * count + len(exits)
        self._arcs: list[list[int]] = [[] for _ in range(self._sink + 1)]
        self._head: list[int] = []
        self._room: list[int] = []
        self._cost: list[float] = []
        self._potential = [0.0] * (self._sink + 1)
        for number, holds in enumerate(mesh.holds):
            self._arc(2 * number, 2 * number + 1, room=holds, cost=0.0)
        for one, other, cost in mesh.portals:
            self._arc(2 * one + 1, 2 * other, room=2, cost=cost)
            self._arc(2 * other + 1, 2 * one, room=2, cost=cost)
        tree = STRtree(mesh.triangles)
        for group, doors in enumerate(exits):
            touched = {int(t) for door in doors for t in tree.query(door, predicate="dwithin", distance=BESIDE)}
            for triangle in sorted(touched):
                self._arc(2 * triangle + 1, 2 * count + group, room=1, cost=0.0)
            self._arc(2 * count + group, self._sink, room=1, cost=0.0)

    def _arc(self, tail: int, head: int, *, room: int, cost: float) -> None:
        """Add an arc, and beside it the one that takes flow back."""
        for begin, end, space, price in ((tail, head, room, cost), (head, tail, 0, -cost)):
            self._arcs[begin].append(len(self._head))
            self._head.append(end)
            self._room.append(space)
            self._cost.append(price)

    def augment(self) -> bool:
        """Send one more way over the cheapest path that is left; False if there is none."""
        distance, before = self._cheapest()
        if not np.isfinite(distance[self._sink]):
            return False
        far = distance[self._sink]
        self._potential = [p + min(d, far) for p, d in zip(self._potential, distance, strict=True)]
        node = self._sink
        while node != self._source:
            arc = before[node]
            self._room[arc] -= 1
            self._room[arc ^ 1] += 1
            node = self._head[arc ^ 1]
        return True

    def _cheapest(self) -> tuple[list[float], list[int]]:
        distance, before = [np.inf] * len(self._arcs), [-1] * len(self._arcs)
        distance[self._source] = 0.0
        queue = [(0.0, self._source)]
        while queue:
            far, node = heapq.heappop(queue)
            if far > distance[node]:
                continue
            for arc in self._arcs[node]:
                end = self._head[arc]
                cost = far + max(0.0, self._cost[arc] + self._potential[node] - self._potential[end])
                if self._room[arc] and cost < distance[end] - 1e-12:
                    distance[end], before[end] = cost, arc
                    heapq.heappush(queue, (cost, end))
        return distance, before

    def paths(self) -> list[tuple[list[int], int]]:
        """Return the ways that were sent: the triangles of each, and the group of exits it ends at."""
        found: list[tuple[list[int], int]] = []
        while True:
            triangles, node = [self._source // 2], self._source
            while node != self._sink:
                arc = next((arc for arc in self._arcs[node] if not arc % 2 and self._room[arc ^ 1]), None)
                if arc is None:
                    return found
                self._room[arc ^ 1] -= 1
                before, node = node, self._head[arc]
                if node < 2 * self._count and not node % 2:
                    triangles.append(node // 2)
            found.append((triangles, before - 2 * self._count))


def _straightened(mesh: _Mesh, others: set[int], *, start: Point, exits: Sequence[LineString]) -> LineString | None:
    """Return the shortest line to one of some exits that keeps out of narrow floor that others need."""
    allowed = [number for number, holds in enumerate(mesh.holds) if holds > 1 or number not in others]
    floor = shapely.union_all([mesh.triangles[number].buffer(1e-6) for number in allowed])
    begin = shapely.shortest_line(floor, start).coords[0]
    ends = [shapely.shortest_line(floor, door.interpolate(0.5, normalized=True)).coords[0] for door in exits]
    for clearance in CLEARANCES:
        way = distance_field(floor, ends, clearance=clearance).way(begin)
        if not way.is_empty:
            end = min(ends, key=lambda middle: (math.dist(middle, way.coords[-1]), middle))
            line = LineString([start.coords[0], *way.coords, end]).simplify(1e-6)
            return line if isinstance(line, LineString) else None
    return None
