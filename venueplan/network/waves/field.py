"""Exact walking distance from every point of a floor to the nearest of some places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, cast

import numpy as np
import shapely
from numpy.typing import ArrayLike
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from venueplan.network.surface.floor import Floats, Floor, Integers, free_floor
from venueplan.network.waves.nearest import nearest_in_sight
from venueplan.network.waves.nodes import Nodes
from venueplan.network.waves.unchanged import Known, changed_between, same_corners
from venueplan.network.waves.wave import Wave

REACH = 0.02
"""A point or door at most this far off the floor, metres, is taken as standing beside it (doors lie within 1 cm)."""


@dataclass(frozen=True, kw_only=True)
class DistanceField:
    """Exact walking distances to the nearest source, with the way itself.

    Make one with :func:`distance_field`.

    Attributes
    ----------
    floor
        The free floor (with clearance already taken off).
    sources
        Shape ``(k, 4)``: segments; two equal ends for a point.
    costs
        Shape ``(k,)``: metres that each source costs before the way begins.
    lost
        Numbers of the given sources that are not on the floor and so lead nowhere.
    reach
        Points farther off the floor than this have no way, metres.
    known
        Ways that are known already.
    """

    floor: Floor
    sources: Floats
    costs: Floats
    lost: tuple[int, ...] = ()
    reach: float = REACH
    known: Known | None = None

    @cached_property
    def _wave(self) -> Wave:
        wave = Wave(self.floor)
        for segment, cost in zip(self.sources, self.costs, strict=True):
            wave.start(segment, cost=float(cost))
        if self.known is not None:
            wave.know(self.known)
        wave.run()
        return wave

    @cached_property
    def _nodes(self) -> Nodes:
        return self._wave.nodes()

    @cached_property
    def _pieces(self) -> Integers:
        """The pieces of floor that the sources touch."""
        found = [self.floor.pieces_along(segment) for segment in self.sources]
        return np.unique(np.concatenate([np.empty(0, dtype=np.intp), *found]))

    def still_known(self, other: DistanceField) -> Known | None:
        """Return which ways hold on the floor of other distances to the same sources; None if those are others."""
        if not (np.array_equal(self.sources, other.sources) and np.array_equal(self.costs, other.costs)):
            return None
        nodes = self._nodes
        changed = changed_between(self.floor, other.floor, nodes=nodes)
        holds = nodes.costs < changed.least(nodes.segments[:, :2])
        return self._wave.known(np.where(holds, same_corners(nodes, other.floor), -1))

    def distances(self, points: ArrayLike) -> Floats:
        """Return the walking distance of each point to the nearest source.

        Parameters
        ----------
        points
            Shape ``(n, 2)``, metres.

        Returns
        -------
        numpy.ndarray
            Shape ``(n,)``, metres; infinite where there is no way. A point inside an obstacle or outside the floor has
            no way, unless it is within ``reach`` of the floor: then it first goes straight to the nearest point of it.
        """
        return self._nearest(points)[0]

    def nearest(self, points: ArrayLike) -> tuple[Floats, Integers]:
        """Return the walking distance of each point to the nearest source, and which of the given sources that is.

        Parameters
        ----------
        points
            Shape ``(n, 2)``, metres.

        Returns
        -------
        distances, numbers
            Shapes ``(n,)``: metres as by :meth:`distances`, and numbers of sources in the order given; infinite and
            -1 where there is no way.

        Examples
        --------
        >>> from shapely import box
        >>> field = distance_field(box(0, 0, 10, 4), [(0.0, 2.0), (10.0, 2.0)])
        >>> [values.tolist() for values in field.nearest([(1, 2), (7, 2), (11, 2)])]
        [[1.0, 3.0, inf], [0, 1, -1]]
        """
        distances, nodes, _ = self._nearest(points)
        return distances, np.where(np.isfinite(distances), self._given[nodes], -1)

    @cached_property
    def _given(self) -> Integers:
        """The number of the given source from which each node was reached; one more, -1, for no node at all."""
        lost = set(self.lost)
        kept = [number for number in range(len(self.sources) + len(lost)) if number not in lost]
        return np.append(np.array(kept, dtype=np.intp)[self._wave.sources()], -1)

    def way(self, point: ArrayLike) -> LineString:
        """Return the shortest way from a point to the nearest source, point first; empty if there is none."""
        distances, nodes, feet = self._nearest(np.array(point, dtype=np.float64).reshape(1, 2))
        if not np.isfinite(distances[0]):
            return LineString()
        left = self._nodes.left_for(nodes, feet)
        rest = self._wave.way(int(nodes[0]))[::-1][1:]
        chain = np.vstack([np.array(point, dtype=np.float64).reshape(1, 2), feet, left, rest])
        keep = np.r_[True, np.any(np.diff(chain, axis=0) != 0, axis=1)]
        return LineString(chain[keep] if keep.sum() > 1 else chain[:2])

    def _nearest(self, points: ArrayLike) -> tuple[Floats, Integers, Floats]:
        """Return distance, last node and place on the floor for each point."""
        feet, moved = self.floor.onto(points, reach=self.reach)
        distances = np.full(len(feet), np.inf)
        nodes = np.full(len(feet), -1, dtype=np.intp)
        todo = np.flatnonzero(np.isfinite(moved))
        todo = todo[np.isin(self.floor.piece_of(feet[todo]), self._pieces)]
        distances[todo], nodes[todo] = nearest_in_sight(feet[todo], nodes=self._nodes, floor=self.floor)
        return distances + moved, nodes, feet


def distance_field(
    free: BaseGeometry | Floor,
    sources: ArrayLike | Iterable[Point | LineString],
    *,
    clearance: float = 0.0,
    costs: ArrayLike = 0.0,
    before: DistanceField | None = None,
) -> DistanceField:
    """Prepare exact walking distances on a floor to the nearest of some points or doors.

    Lazy Dijkstra over the reflex corners of the floor; equal to the full visibility graph within 1e-9 m.

    Parameters
    ----------
    free
        Free floor: polygon or multipolygon with holes, metres.
    sources
        Points of shape ``(k, 2)``, or shapely points and straight lines (a door is reached at its nearest point). A
        source that is not on the floor leads nowhere and is listed in ``lost``.
    clearance
        Distance that people keep from walls and obstacles, metres, with square corners (NFPA 101 7.6.1: 0.305). Points
        and sources nearer to a wall first go straight to the nearest point that is clear, and that distance counts.
    costs
        Metres that each source costs before the way begins, shape ``(k,)`` or one number for all: the way that
        follows behind a door.
    before
        Distances to the same sources on a floor that differs in a part only; they spare most of the work and change
        nothing.

    Examples
    --------
    >>> from shapely import box
    >>> room = box(0, 0, 10, 4).difference(box(4, 0, 6, 3))
    >>> field = distance_field(room, [(0.0, 3.0)])
    >>> field.distances([(10, 3), (4, 3), (5, 1)]).tolist()
    [10.0, 4.0, inf]
    """
    floor = free if isinstance(free, Floor) else Floor(free=free)
    if clearance:
        floor = free_floor(floor.free, (), clearance=clearance)
    reach = REACH + clearance * 2**0.5
    ends = _segments(sources)
    begin, moved = floor.onto(ends[:, :2], reach=reach)
    end, moved_too = floor.onto(ends[:, 2:], reach=reach)
    found = np.isfinite(moved) & np.isfinite(moved_too)
    field = DistanceField(
        floor=floor,
        sources=np.hstack([begin, end])[found],
        costs=(np.maximum(moved, moved_too) + np.asarray(costs, dtype=np.float64))[found],
        lost=tuple(int(number) for number in np.flatnonzero(~found)),
        reach=reach,
    )
    return field if before is None else replace(field, known=before.still_known(field))


def _segments(sources: ArrayLike | Iterable[Point | LineString]) -> Floats:
    """Return sources as segments of shape ``(k, 4)``."""
    given: list[Any] = list(cast("Iterable[Any]", sources))
    if given and isinstance(given[0], Point | LineString):
        return np.array([shapely.get_coordinates(shape)[[0, -1]].ravel() for shape in given], dtype=np.float64)
    points = np.array(given, dtype=np.float64).reshape(-1, 2)
    return np.hstack([points, points])
