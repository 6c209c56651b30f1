"""Rows along walls, the aisle before them, and the core of the hall that is left for free-standing rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from shapely import LineString, MultiPolygon, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.block import Block, Interval, Strip, without
from venueplan.arrange.site import Site
from venueplan.geometry.frame import Frame
from venueplan.rules.stands import polygons_only

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


def walls_of(site: Site) -> tuple[Wall, ...]:
    """Return the walls of a hall in order: the outline counter-clockwise, then courtyards."""
    rings = (site.outline.exterior, *site.outline.interiors)
    return tuple(
        Wall(line=LineString(pair))
        for ring in rings
        for pair in zip(list(ring.coords), list(ring.coords)[1:], strict=False)
    )


def core_of(site: Site, walls: Iterable[Wall], *, lined: Iterable[Wall]) -> Polygon | MultiPolygon:
    """Return the floor within the perimeter aisle, which runs before the rows of the lined walls or along bare ones."""
    m, deep = site.measures, set(lined)
    bands = [
        wall.line.buffer((m.wall + m.depth if wall in deep else 0.0) + m.aisle, cap_style="square") for wall in walls
    ]
    return polygons_only(site.outline.difference(union_all(bands)))


def wall_blocks(site: Site, lined: tuple[Wall, ...], *, keep_free: BaseGeometry) -> list[Block]:
    """Return a block for each stretch of a row along the lined walls.

    Parameters
    ----------
    keep_free
        Main aisles: no wall row enters them.
    """
    m = site.measures
    bands = [wall.band(m.wall + m.depth) for wall in lined]
    found: list[Block] = []
    for number, wall in enumerate(lined):
        others = union_all([*(band for i, band in enumerate(bands) if i != number), keep_free])
        back, front = m.wall, m.wall + m.depth
        taken = wall.band(front, start=back).difference(site.buildable.difference(others))
        hidden = wall.band(front + m.aisle, start=front).difference(site.walkable.difference(others))
        free: list[Interval] = [(0.0, wall.line.length)]
        for low, high in (*_along(wall, taken), *_along(wall, hidden)):
            free = without(free, (low, high))
        free = [(a, b) for a, b in free if b - a >= m.width - 1e-6]
        if sum(b - a for a, b in free) >= SHORTEST_ROW * m.width:
            found += _pieces(wall, free, line=len({b.line for b in found}) + 1, v=(back, front), aisle=m.aisle)
    return found


def _along(wall: Wall, shape: BaseGeometry) -> list[Interval]:
    """Return the stretches of a wall before which a shape lies."""
    local = wall.frame.into(polygons_only(shape))
    parts = local.geoms if isinstance(local, MultiPolygon) else (local,)
    return [(part.bounds[0], part.bounds[2]) for part in parts if part.area > 1e-6]


def _pieces(wall: Wall, free: list[Interval], *, line: int, v: Interval, aisle: float) -> list[Block]:
    groups: list[list[Interval]] = []
    for interval in free:
        if groups and interval[0] - groups[-1][-1][1] < aisle - 1e-6:
            groups[-1].append(interval)
        else:
            groups.append([interval])
    return [
        Block(line=line, piece=piece, frame=wall.frame, strips=(Strip(v=v, free=tuple(group)),), wall=True)
        for piece, group in enumerate(groups, start=1)
    ]
