"""Rows along walls, the aisle before them, and the core of the hall that is left for free-standing rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from shapely import LineString, MultiPolygon, Point, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block, Interval, Strip, overlap, without
from venueplan.geometry.frame import Frame, polygons_of
from venueplan.rules.booths.stands import polygons_only

WEB = 1e-5
"""Half the width of what rounding leaves between two edges that coincide, metres."""

SLIVER = 0.01
"""Shorter pieces of a wall are rounding, metres."""

NOTHING = Polygon()

SHORTEST_ROW = 2
"""A wall carries a row if at least so many modules fit along it."""


@dataclass(frozen=True, kw_only=True)
class Wall:
    """One straight wall of a hall; u runs along it, v into the hall."""

    line: LineString

    @cached_property
    def frame(self) -> Frame:
        """Frame at its first corner."""
        (x0, y0), (x1, y1) = self.line.coords[0], self.line.coords[-1]
        return Frame(x=x0, y=y0, angle=float(np.degrees(np.arctan2(y1 - y0, x1 - x0))))

    def band(self, depth: float, *, start: float = 0.0) -> Polygon:
        """Return the rectangle along it between two distances from it."""
        return self.frame.rectangle((0.0, self.line.length), (start, depth))


def walls_of(site: Site, part: Polygon) -> tuple[Wall, ...]:
    """Return the walls of a part of a hall in order: the outline counter-clockwise, then courtyards."""
    near = part.buffer(1e-6, join_style="mitre")
    found = []
    for ring in (site.outline.exterior, *site.outline.interiors):
        for start, end in pairwise(ring.coords):
            cut = LineString([start, end]).intersection(near)
            pieces = (piece for piece in getattr(cut, "geoms", (cut,)) if isinstance(piece, LineString))
            found += [Wall(line=_directed(piece, start)) for piece in pieces if piece.length > SLIVER]
    return tuple(found)


def _directed(line: LineString, start: tuple[float, ...]) -> LineString:
    first, last = Point(line.coords[0]), Point(line.coords[-1])
    return line if first.distance(Point(start)) <= last.distance(Point(start)) else line.reverse()


def core_of(site: Site, part: Polygon, *, walls: Iterable[Wall], lined: Iterable[Wall]) -> Polygon | MultiPolygon:
    """Return the floor of a part of a hall within the perimeter aisle.

    The aisle runs before the rows of the lined walls, and along the others.
    """
    m, deep = site.measures, set(lined)
    bands = [
        wall.line.buffer(m.wall + m.depth + m.aisle if wall in deep else m.perimeter, cap_style="square")
        for wall in walls
    ]
    return polygons_only(part.difference(union_all(bands)))


def wall_blocks(
    site: Site, lined: tuple[Wall, ...], *, keep_free: BaseGeometry, standing: BaseGeometry = NOTHING
) -> list[Block]:
    """Return a block for each stretch of a row along the lined walls.

    Parameters
    ----------
    keep_free
        Aisles: no wall row enters them.
    standing
        Rows that stand already: no wall row opens on them.
    """
    m = site.measures
    bands = [wall.band(m.wall + m.depth) for wall in lined]
    found: list[Block] = []
    for number, wall in enumerate(lined):
        beside = [band for i, band in enumerate(bands) if i != number]
        others, ahead = union_all([*beside, keep_free]), union_all([*beside, standing])
        back, front = m.wall, m.wall + m.depth
        row, aisle = wall.band(front, start=back), wall.band(front + m.aisle, start=front)
        # Cut one by one: where edges coincide, the difference of a difference has spikes without width that mislead.
        taken = row.intersection(others), aisle.difference(site.walkable), aisle.intersection(ahead)
        free = [(a, b) for a, b in _free(wall, row.difference(site.buildable), *taken) if b - a >= m.width - 1e-6]
        if sum(b - a for a, b in free) >= SHORTEST_ROW * m.width:
            deep = _free(wall, row.difference(site.standable), *taken)
            line = len({block.line for block in found}) + 1
            found += _pieces(wall, free, deep=deep, line=line, v=(back, front), aisle=m.aisle)
    return found


def _free(wall: Wall, *taken: BaseGeometry) -> list[Interval]:
    """Return the stretches of a wall before which nothing lies."""
    free: list[Interval] = [(0.0, wall.line.length)]
    for shape in taken:
        for stretch in _along(wall, shape):
            free = without(free, stretch)
    return free


def _along(wall: Wall, shape: BaseGeometry) -> list[Interval]:
    """Return the stretches of a wall before which a shape lies."""
    # Edges that coincide leave slivers that would join parts which have nothing to do with each other.
    local = wall.frame.into(polygons_only(shape)).buffer(-WEB, join_style="mitre")
    bounds = [part.bounds for part in polygons_of(local)]
    return [(bound[0] - WEB, bound[2] + WEB) for bound in bounds]


def _pieces(
    wall: Wall, free: list[Interval], *, deep: list[Interval], line: int, v: Interval, aisle: float
) -> list[Block]:
    groups: list[list[Interval]] = []
    for interval in free:
        if groups and interval[0] - groups[-1][-1][1] < aisle - 1e-6:
            groups[-1].append(interval)
        else:
            groups.append([interval])
    found = []
    for piece, group in enumerate(groups, start=1):
        whole = tuple(overlap(deep, [(group[0][0], group[-1][1])]))
        strips = (Strip(v=v, free=tuple(group)),)
        found.append(Block(line=line, piece=piece, frame=wall.frame, strips=strips, deep=whole, wall=True))
    return found
