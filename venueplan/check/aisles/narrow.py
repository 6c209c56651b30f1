"""Parts of a floor on which something can move, but not something wider, and where they open on wide floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely import LineString, MultiPolygon, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.rules import passages

MOUTH = 0.3
"""A mouth of a passage is at least this long, metres."""

EDGE = 0.1
"""Mouths end this far before the stands, metres: two of them may meet at a corner."""

MARGIN = 0.02
"""The floor of wide aisles is drawn larger by this much, metres, and touches what is left within twice as much."""


@dataclass(frozen=True, kw_only=True)
class NarrowPart:
    """A stretch of narrow floor.

    Attributes
    ----------
    mouths
        Where its outline borders on wide floor.
    """

    area: Polygon
    mouths: tuple[LineString, ...]


def narrow_parts(floor: Polygon | MultiPolygon, *, least: float, wide: float) -> Iterator[NarrowPart]:
    """Yield the parts of a floor on which a disc can be moved, but not one of the diameter of wide floor.

    Parameters
    ----------
    least, wide
        Diameters of both, metres.
    """
    open_floor = union_all([way.centres for way in passages(floor, width=wide)]).buffer(wide / 2 + MARGIN)
    narrow = floor.buffer(-least / 2).buffer(least / 2 + EDGE / 10).intersection(floor).difference(open_floor)
    wide_floor, walls = open_floor.buffer(MARGIN), floor.boundary.buffer(EDGE)
    for part in shapely.get_parts(narrow):
        if isinstance(part, Polygon) and not part.is_empty:
            yield NarrowPart(area=part, mouths=_mouths(part, wide=wide_floor, walls=walls))


def _mouths(part: Polygon, *, wide: BaseGeometry, walls: BaseGeometry) -> tuple[LineString, ...]:
    x0, y0, x1, y1 = part.bounds
    near = (x0 - EDGE, y0 - EDGE, x1 + EDGE, y1 + EDGE)
    beside, beyond = shapely.clip_by_rect(wide, *near), shapely.clip_by_rect(walls, *near)
    open_sides = part.boundary.intersection(beside).difference(beyond)
    merged = shapely.line_merge(open_sides) if open_sides.geom_type == "MultiLineString" else open_sides
    return tuple(line for line in shapely.get_parts(merged) if isinstance(line, LineString) and line.length >= MOUTH)
