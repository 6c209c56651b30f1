"""Rooms from loose lines: snapped, gaps closed, and what they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.settle.crowds import meeting_pairs
from venueplan.geometry.frame import polygons_of

SNAP = 0.005
"""Ends of lines nearer than this are one corner, metres."""

STRETCH = 0.12
"""A line that ends this near to another is drawn on to it, metres."""

THICKEST = 0.75
"""What is nowhere wider is the body of a wall, metres."""

CAVITY = 0.125
"""Parts of a room that are narrower than twice this are the inside of a wall, metres."""

LEAST_ROOM = 1.0
"""What is smaller is no room, m²."""


def straight_lines(lines: Iterable[LineString]) -> list[LineString]:
    """Return lines as straight pieces that meet at their ends only, loose ends drawn on to what they nearly touch."""
    pieces = [
        LineString(np.round([a, b], 4))
        for line in lines
        for a, b in zip(line.coords, line.coords[1:], strict=False)
        if Point(a).distance(Point(b)) > SNAP
    ]
    if not pieces:
        return []
    stretched = _stretched(pieces)
    for _ in meeting_pairs(stretched, what="lines"):
        pass
    noded = shapely.union_all([shapely.set_precision(piece, 1e-3) for piece in stretched], grid_size=1e-3)
    return [part for part in shapely.get_parts(noded) if isinstance(part, LineString) and part.length > 0]


def _stretched(pieces: Sequence[LineString]) -> list[LineString]:
    """Draw loose ends on to the line that they nearly touch."""
    tree = STRtree(list(pieces))
    found = list(pieces)
    for index, piece in enumerate(pieces):
        for end in (piece.coords[0], piece.coords[-1]):
            point = Point(end)
            near = [k for k in tree.query(point, predicate="dwithin", distance=STRETCH).tolist() if k != index]
            if not near or any(pieces[k].distance(point) <= 1e-6 for k in near):
                continue
            other = min(near, key=lambda k: (pieces[k].distance(point), k))
            foot = pieces[other].interpolate(pieces[other].project(point))
            if foot.distance(point) > 1e-9:
                found.append(LineString([end, (foot.x, foot.y)]))
    return found


def rooms_within(lines: Sequence[LineString]) -> tuple[list[Polygon], float]:
    """Return the rooms that lines enclose, and the area of wall bodies between them, m²."""
    faces = [face for face in shapely.get_parts(shapely.polygonize(list(lines))) if isinstance(face, Polygon)]
    wide = [_without_cavities(face) for face in faces if not is_wall_body(face)]
    rooms = [face for face in wide if face.area >= LEAST_ROOM]
    bodies = sum(face.area for face in faces) - sum(face.area for face in rooms)
    return sorted(rooms, key=lambda face: (-face.area, face.bounds)), float(bodies)


def _without_cavities(face: Polygon) -> Polygon:
    """Return a room without the inside of walls that opens into it where the drawing does not close a jamb."""
    core = face.buffer(-CAVITY, join_style="mitre").buffer(CAVITY, join_style="mitre", mitre_limit=2.0)
    parts = polygons_of(shapely.intersection(core, face))
    widest = max(parts, key=lambda part: part.area, default=face)
    return widest if widest.area < face.area - CAVITY else face


def is_wall_body(face: BaseGeometry) -> bool:
    """Tell whether a polygon is nowhere wide enough to stand in.

    Examples
    --------
    >>> from shapely import box
    >>> is_wall_body(box(0, 0, 9, 0.3)), is_wall_body(box(0, 0, 9, 2))
    (True, False)
    """
    return bool(face.buffer(-THICKEST / 2).is_empty)


def as_lines(shape: BaseGeometry) -> list[LineString]:
    """Return the lines of a shape."""
    if isinstance(shape, MultiLineString):
        return list(shape.geoms)
    return [shape] if isinstance(shape, LineString) else []
