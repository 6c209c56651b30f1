"""Doors of foreign files as openings: on the outline of both rooms, also where a wall with a thickness lies between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, STRtree, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from venueplan.files.imports.settle.cleaning import GRID, longest_line, rounded
from venueplan.files.imports.settle.pieces import Piece
from venueplan.files.imports.sketch import Hatch

REACH = 0.6
"""A door that is drawn as a line or a point joins rooms this far from it: the thickness of a thick wall, metres."""

TOUCH = 0.05
"""Farthest that a door that is drawn as a polygon may lie from its rooms, metres."""

AROUND = 1.0
"""How much of the rooms around a door is looked at, metres: large rooms have thousands of corners elsewhere."""

HELD = 0.005
"""Farthest that a door may lie from the outline it hangs on, metres."""

NARROWEST = 0.3
"""A narrower opening is a slip of the pen, metres."""

CONTACT = 0.1
"""Least length along which a door meets a room, metres."""

USUAL = 0.9
"""Width of a door that is drawn as a point without a width, metres (assumed)."""

_FAR = 50.0


@dataclass(kw_only=True)
class Doorway:
    """Where a door hangs: its line, and the numbers of the pieces it joins."""

    line: LineString
    joins: tuple[int, ...]


@dataclass(kw_only=True)
class Walls:
    """The pieces of one storey; hanging a door gives the floor under it to the rooms on both sides.

    Attributes
    ----------
    added
        Floor that was given to rooms under doors so far, m².
    """

    pieces: Sequence[Piece]
    added: float = 0.0
    _tree: STRtree = field(init=False)

    def __post_init__(self) -> None:
        """Index the pieces."""
        self._tree = STRtree([piece.polygon for piece in self.pieces])

    def hang(self, hatch: Hatch) -> Doorway | None:
        """Return where a door hangs, or None if no room is near."""
        area = self._in_wall(hatch)
        near = self._near(area)
        if not near:
            return None
        if len(near) > 1:
            found = self._between(area, near[0], other=near[1])
            if found is not None:
                return found
        return self._on_outline(area, near[0])

    def holds(self, way: Doorway) -> bool:
        """Tell whether a door still hangs on an outline, now that other doors may have taken its wall."""
        spots = shapely.get_coordinates(shapely.segmentize(way.line, 0.5))
        outline = self.pieces[way.joins[0]].polygon.boundary
        return bool((shapely.distance(outline, shapely.points(spots)) <= HELD).all())

    def _in_wall(self, hatch: Hatch) -> Polygon:
        """Return the part of the wall that the door may take."""
        shape = hatch.shape
        if isinstance(shape, Polygon):
            return shape
        if isinstance(shape, Point):
            shape = self._along_nearest_wall(shape, width=hatch.width or USUAL)
        return shape.buffer(REACH, cap_style="flat", join_style="mitre")

    def _along_nearest_wall(self, point: Point, *, width: float) -> LineString:
        """Return a line as wide as a door along the wall nearest to a point."""
        walls = [p.polygon.boundary for p in self.pieces if p.walkable and p.polygon.dwithin(point, REACH)]
        if not walls:
            return LineString([(point.x - width / 2, point.y), (point.x + width / 2, point.y)])
        wall = min(walls, key=lambda line: line.distance(point))
        along = wall.project(point)
        before, after = (wall.interpolate(max(0.0, along + step)) for step in (-0.05, 0.05))
        way = np.array([after.x - before.x, after.y - before.y])
        way = way / max(float(np.hypot(*way)), 1e-9) * width / 2
        return LineString([(point.x - way[0], point.y - way[1]), (point.x + way[0], point.y + way[1])])

    def _near(self, area: Polygon) -> list[int]:
        """Return the numbers of the pieces that a door touches, the longest contact first."""
        grown = area.buffer(TOUCH, join_style="mitre")
        found = []
        for index in self._tree.query(grown, predicate="intersects").tolist():
            piece = self.pieces[index]
            contact = float(shapely.area(shapely.intersection(grown, piece.polygon)))
            if piece.walkable and contact > 1e-4:
                found.append((-contact, index))
        return [index for _, index in sorted(found)]

    def _between(self, area: Polygon, one: int, *, other: int) -> Doorway | None:
        """Return a door between two pieces: on the edge they share, or in the middle of the wall between them."""
        around = box(*area.bounds).buffer(AROUND, join_style="mitre")
        a, b = (shapely.intersection(self.pieces[end].polygon, around) for end in (one, other))
        shared = longest_line(shapely.intersection(a.boundary, shapely.intersection(area, b.buffer(0.01))))
        if shared is not None and shared.length >= NARROWEST:
            return Doorway(line=shared, joins=(one, other))
        gap = self._gap(area, a, b=b)
        if gap is None:
            return None
        line = _across(gap, a, b=b)
        if line is None or line.length < NARROWEST:
            return None
        if not self._give_floor(gap, line, ends=(one, other)):
            return None
        return Doorway(line=line, joins=(one, other))

    def _gap(self, area: Polygon, a: BaseGeometry, *, b: BaseGeometry) -> Polygon | None:
        """Return the part of the wall between two rooms that a door takes."""
        grown = area.buffer(TOUCH, join_style="mitre") if not _reaches(area, a, b=b) else area
        floors = [self.pieces[index].polygon for index in self._tree.query(grown, predicate="intersects").tolist()]
        # against whole rooms: a room cut off near the door has edges that lie 0.1 µm beside its own
        parts = [part for part in _polygons(_without(grown, floors)) if _reaches(part, a, b=b)]
        return max(parts, key=lambda part: part.area) if parts else None

    def _give_floor(self, gap: Polygon, line: LineString, *, ends: tuple[int, int]) -> bool:
        """Give each side of a door to the room on that side, if it meets that room along an edge."""
        (x, y), (to_x, to_y) = line.coords[0], line.coords[-1]
        way = np.array([to_x - x, to_y - y]) / line.length
        blade = LineString([(x - _FAR * way[0], y - _FAR * way[1]), (to_x + _FAR * way[0], to_y + _FAR * way[1])])
        rooms = {end: self.pieces[end].polygon for end in ends}
        taken: dict[int, BaseGeometry] = dict(rooms)
        around = box(*gap.bounds).buffer(AROUND, join_style="mitre")
        near = {end: shapely.intersection(room, around) for end, room in rooms.items()}
        for half in _polygons(split(gap, blade)):
            end = max(ends, key=lambda end: _contact(half, near[end]))
            taken[end] = shapely.union(taken[end], half, grid_size=GRID)
        whole = {end: room for end, room in taken.items() if isinstance(room, Polygon)}
        if len(whole) < len(taken):
            return False
        for end, room in whole.items():
            self.added += room.area - rooms[end].area
            self.pieces[end].polygon = room
        return True

    def _on_outline(self, area: Polygon, index: int) -> Doorway | None:
        """Return a door on the outline of the only room it touches."""
        outline = self.pieces[index].polygon.boundary
        for reach in (TOUCH, REACH / 2):
            line = longest_line(shapely.intersection(outline, area.buffer(reach, join_style="mitre")))
            if line is not None and line.length >= NARROWEST:
                return Doorway(line=line, joins=(index,))
        return None


def _without(area: Polygon, floors: Sequence[Polygon]) -> BaseGeometry:
    left: BaseGeometry = area
    for floor in floors:  # one after the other: each time only the part of the floor near the door is looked at
        left = shapely.difference(left, floor, grid_size=GRID)
    return left


def _reaches(part: Polygon, a: BaseGeometry, *, b: BaseGeometry) -> bool:
    return all(_contact(part, room) > CONTACT for room in (a, b))


def _contact(part: Polygon, room: BaseGeometry) -> float:
    """Return how long the edge is along which a part of a wall meets a room, metres."""
    return float(shapely.length(shapely.intersection(part.boundary, room.buffer(1e-5))))


def _across(gap: Polygon, a: BaseGeometry, *, b: BaseGeometry) -> LineString | None:
    """Return the line through the middle of a wall, parallel to it, as wide as the door."""
    near = [shapely.intersection(room.boundary, gap.buffer(0.02)).centroid for room in (a, b)]
    if any(point.is_empty for point in near):
        return None
    through = np.array([near[1].x - near[0].x, near[1].y - near[0].y])
    corners = shapely.get_coordinates(gap.minimum_rotated_rectangle)
    if len(corners) < 4:
        return None
    sides = np.diff(corners[:3], axis=0)
    sides = sides / np.maximum(np.hypot(sides[:, 0], sides[:, 1]), 1e-9)[:, None]
    along = min(sides.tolist(), key=lambda side: abs(side[0] * through[0] + side[1] * through[1]))
    x, y = (near[0].x + near[1].x) / 2, (near[0].y + near[1].y) / 2
    blade = LineString([(x - _FAR * along[0], y - _FAR * along[1]), (x + _FAR * along[0], y + _FAR * along[1])])
    return longest_line(shapely.intersection(blade, gap))


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and part.area > 1e-6]


def clear_line(line: LineString) -> LineString:
    """Return a line with coordinates to the millimetre."""
    result = rounded(line)
    return result if isinstance(result, LineString) else line
