"""A floor that can be walked on: its corners, and who sees whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely import MultiPolygon, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.slits import moved_out
from venueplan.network.surface.cells import Cells

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.intp]

SHRINK = 1e-6
"""Obstacles are thinner by this, metres, when sight is tested: a line may slide along a wall."""

TOUCH = 1e-9
"""Cross products below this, metres, count as collinear."""


@dataclass(frozen=True, kw_only=True)
class Corners:
    """Corners at which a shortest way may bend, with the directions of the two walls that meet there.

    Attributes
    ----------
    xy
        Shape ``(n, 2)``, metres.
    before, after
        Shape ``(n, 2)``: unit vectors along the wall into and out of the corner, floor on the left.
    """

    xy: Floats
    before: Floats
    after: Floats

    @cached_property
    def walls(self) -> Floats:
        """Both directions, shape ``(n, 4)``."""
        return np.hstack([self.before, self.after])


def taut(way: Floats, *, before: Floats, after: Floats) -> Flags:
    """Tell whether a string bent round a corner can leave along ``way``.

    It cannot run into the obstacle, nor through the part of the floor from which the corner need not be touched.

    Parameters
    ----------
    way, before, after
        Vectors of shape ``(n, 2)`` (broadcast against each other); the last two of length 1, or 0 where there
        is no corner, only a point.
    """
    left_of_before = before[..., 0] * way[..., 1] - before[..., 1] * way[..., 0]
    left_of_after = after[..., 0] * way[..., 1] - after[..., 1] * way[..., 0]
    inside = np.maximum(left_of_before, left_of_after) < -TOUCH
    useless = np.minimum(left_of_before, left_of_after) > TOUCH
    result: Flags = ~(inside | useless)
    return result


@dataclass(frozen=True, kw_only=True)
class Floor:
    """The part of a plane on which people can walk, edges included.

    Attributes
    ----------
    free
        Polygon or multipolygon with holes, metres. Polygons that touch in a point only are joined there.
    cells
        Rooms and doors, if known: they spare most tests of sight and change no distance.
    """

    free: BaseGeometry
    cells: Cells | None = None

    @cached_property
    def corners(self) -> Corners:
        """Reflex corners of the free floor."""
        pieces = [_reflex(ring) for ring in rings_of(self.free)]
        table = np.vstack([np.empty((0, 6)), *pieces])
        return Corners(xy=table[:, :2].copy(), before=table[:, 2:4].copy(), after=table[:, 4:].copy())

    def piece_of(self, points: Floats) -> Integers:
        """Return for each point, shape ``(n, 2)``, the number of the piece of floor it lies on or is nearest to.

        No way leads from one piece to another. Pieces that touch count as one.
        """
        parts, pieces = self._pieces
        if len(pieces) < 2:
            return np.zeros(len(points), dtype=np.intp)
        return pieces[parts.nearest(shapely.points(points))]

    def pieces_along(self, segment: Floats) -> Integers:
        """Return the numbers of the pieces of floor that a segment ``(x, y, x, y)`` lies on or touches."""
        parts, pieces = self._pieces
        line = shapely.linestrings(segment.reshape(2, 2))
        touched = pieces[parts.query(line, predicate="dwithin", distance=TOUCH)]
        return np.union1d(touched, self.piece_of(segment.reshape(2, 2)))

    @cached_property
    def _pieces(self) -> tuple[STRtree, Integers]:
        """The polygons of the floor, and the number of the piece that each belongs to."""
        parts = STRtree(shapely.get_parts(self.free))
        count = len(parts.geometries)
        touching = parts.query(parts.geometries, predicate="dwithin", distance=TOUCH)
        links = coo_array((np.ones(touching.shape[1]), (touching[0], touching[1])), shape=(count, count))
        return parts, np.asarray(connected_components(links)[1], dtype=np.intp)

    @cached_property
    def obstacles(self) -> BaseGeometry:
        """Everything around and inside the floor that stops sight, thinner by ``SHRINK``, prepared."""
        if self.free.is_empty:
            return Polygon()
        frame = shapely.box(*shapely.bounds(self.free)).buffer(1.0, join_style="mitre")
        solid = moved_out(frame.difference(self.free), -SHRINK)
        shapely.prepare(solid)
        return solid

    def sees(self, origins: Floats, targets: Floats, *, rarely: bool = False) -> Flags:
        """Tell for each pair of points, shapes ``(n, 2)``, whether the straight line between them is free.

        If that is ``rarely`` so, the middles are tried first, which cost a third of a line.
        """
        seen = np.ones(len(origins), dtype=np.bool_)
        if rarely:
            x, y = ((origins + targets) / 2).T
            seen = ~np.asarray(shapely.intersects_xy(self.obstacles, x, y), dtype=np.bool_)
        left = np.flatnonzero(seen)
        lines = shapely.linestrings(np.stack([origins[left], targets[left]], axis=1))
        seen[left] = ~shapely.intersects(self.obstacles, lines)
        return seen

    def onto(self, points: ArrayLike, *, reach: float) -> tuple[Floats, Floats]:
        """Move points beside the floor to the nearest point of it.

        Parameters
        ----------
        points
            Shape ``(n, 2)``, metres.
        reach
            Points farther away than this stay where they are, at distance infinity.

        Returns
        -------
        points, moved
            Shapes ``(n, 2)`` and ``(n,)``: where they are now and how far that is, metres.
        """
        xy = np.array(points, dtype=np.float64).reshape(-1, 2)
        away = np.zeros(len(xy))
        off = np.flatnonzero(~shapely.intersects_xy(self._prepared, xy[:, 0], xy[:, 1]))
        if len(off) and not self.free.is_empty:
            spots = shapely.points(xy[off])
            links = shapely.shortest_line(spots, self._edges.geometries[self._edges.nearest(spots)])
            away[off] = shapely.length(links)
            feet = shapely.get_coordinates(links)[1::2]
            near = away[off] <= reach
            xy[off[near]] = feet[near]
        elif len(off):
            away[off] = np.inf
        return xy, np.where(away <= reach, away, np.inf)

    @cached_property
    def _prepared(self) -> BaseGeometry:
        shapely.prepare(self.free)
        return self.free

    @cached_property
    def _edges(self) -> STRtree:
        ends = [np.stack([ring, np.roll(ring, -1, axis=0)], axis=1) for ring in rings_of(self.free)]
        return STRtree(np.asarray(shapely.linestrings(np.concatenate(ends))))


def free_floor(area: BaseGeometry, obstacles: Iterable[BaseGeometry], *, clearance: float = 0.0) -> Floor:
    """Return the floor that obstacles leave of an area.

    Parameters
    ----------
    area
        Polygon or multipolygon, metres.
    obstacles
        What stands on it.
    clearance
        Distance that people keep from walls and obstacles, metres (NFPA 101 7.6.1: 0.305), with square corners.
    """
    free = shapely.difference(area, shapely.union_all(list(obstacles)))
    if clearance:
        free = free.buffer(-clearance, join_style="mitre")
    polygons = [part for part in shapely.get_parts(free) if isinstance(part, Polygon) and not part.is_empty]
    return Floor(free=polygons[0] if len(polygons) == 1 else MultiPolygon(polygons))


def rings_of(free: BaseGeometry) -> list[Floats]:
    """Return the coordinates of all rings without repeated points, floor on the left, unclosed."""
    tidy = shapely.orient_polygons(shapely.remove_repeated_points(free, 1e-9))
    rings = [ring for part in shapely.get_parts(tidy) for ring in (part.exterior, *part.interiors)]
    return [shapely.get_coordinates(ring)[:-1] for ring in rings if not ring.is_empty]


def _reflex(ring: Floats) -> Floats:
    """Return one row (x, y, direction in, direction out) for each corner where the wall turns right."""
    out = np.roll(ring, -1, axis=0) - ring
    out /= np.hypot(out[:, 0], out[:, 1])[:, None]
    into = np.roll(out, 1, axis=0)
    turn = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
    return np.hstack([ring, into, out])[turn < -TOUCH]
