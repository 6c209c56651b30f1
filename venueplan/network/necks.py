"""Necks of a floor, and the pockets behind them that have a single way out.

People have a choice of ways where no single place, once it is blocked, shuts them off from every exit. On a plane floor
such a place is a line across the floor whose ends lie on one and the same outline: it cuts the floor in two. Of all
those lines only the necks matter, where the outline lets the line grow whichever way an end is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.slits import moved_out
from venueplan.network.surface.floor import TOUCH, Flags, Floats, rings_of
from venueplan.network.waves.field import distance_field

STEP = 1.0
"""How far it is to a neck is measured on this grid and at all corners, metres."""

SMALLEST = 1.0
"""Smaller parts of a floor are no pockets, m²."""

CUT = 5e-4
"""Half the width of the cut that a neck makes, metres."""

BESIDE = 0.05
"""Exits lie this near to the floor, metres."""

SLOPE = 0.01
"""A line along parallel sides stays as long as it is but for so much per metre."""

ROUNDING = 1e-6


@dataclass(frozen=True, kw_only=True)
class Pocket:
    """A part of a floor that all must leave through one neck, or through its only exit.

    Attributes
    ----------
    area
        The floor behind the neck.
    neck
        Line across the floor where the choice begins, or the only exit.
    is_exit
        Whether it is the only exit: there is no choice at all.
    depth
        Longest way in it to the neck, metres.
    farthest
        Where that way begins.
    """

    area: Polygon
    neck: LineString
    depth: float
    farthest: Point
    is_exit: bool = False


def pockets(free: BaseGeometry, exits: Sequence[LineString], *, narrowest: float, widest: float) -> tuple[Pocket, ...]:
    """Return the largest parts of a floor that have a single way out, from the west.

    Parameters
    ----------
    free
        Free floor: polygon or multipolygon with holes, metres.
    exits
        Lines of the exits. One that does not lie on the floor with both ends is blocked; the others belong to the
        passable floor that they are nearest to.
    narrowest
        Floor narrower than this is no way, metres.
    widest
        On floor wider than this people pass beside whatever blocks it, metres.

    Examples
    --------
    A room with two doors, and a dead end 3 m wide and 6 m deep in the middle of its eastern wall:

    >>> from shapely import LineString, box
    >>> room = box(0, 0, 20, 20).union(box(20, 8, 26, 11))
    >>> doors = [LineString([(0, 2), (0, 4)]), LineString([(0, 16), (0, 18)])]
    >>> [round(pocket.depth, 3) for pocket in pockets(room, doors, narrowest=0.9, widest=6.0)]
    [6.0]
    """
    passable = moved_out(moved_out(free, -narrowest / 2), narrowest / 2)
    pieces = [part for part in shapely.get_parts(passable) if isinstance(part, Polygon) and part.area >= SMALLEST]
    open_exits = [exit_ for exit_ in exits if all(free.distance(Point(end)) <= BESIDE for end in exit_.coords)]
    found: list[Pocket | None] = []
    for piece, own in zip(pieces, _nearest(pieces, open_exits), strict=True):
        if len(own) == 1:
            found.append(_pocket(piece, own[0], ground=free, is_exit=True))
        elif own:
            found.extend(_behind_necks(piece, own, widest=widest))
    return tuple(sorted((pocket for pocket in found if pocket), key=lambda pocket: pocket.area.bounds))


def _nearest(pieces: Sequence[BaseGeometry], exits: Sequence[LineString]) -> list[list[LineString]]:
    """Return for each piece of floor the exits that are nearer to it than to any other."""
    own: list[list[LineString]] = [[] for _ in pieces]
    for exit_ in exits if pieces else ():
        middle = exit_.interpolate(0.5, normalized=True)
        own[int(np.argmin(shapely.distance(np.array(pieces, dtype=object), middle)))].append(exit_)
    return own


def _behind_necks(piece: Polygon, exits: Sequence[LineString], *, widest: float) -> list[Pocket | None]:
    """Return the largest parts without an exit that a neck cuts off; no neck that meets an exit cuts off that one."""
    necks = [neck for neck in _necks(piece, widest=widest) if all(neck.distance(exit_) > CUT for exit_ in exits)]
    cut_off = [(part, neck) for neck in necks for part in _without_exit(piece, neck, exits=exits)]
    found: list[tuple[Polygon, LineString]] = []
    for part, neck in sorted(cut_off, key=lambda each: (-round(each[0].area, 3), each[0].bounds)):
        inner = part.representative_point()
        if not any(whole.covers(inner) and whole.buffer(2 * CUT).covers(part) for whole, _ in found):
            found.append((part, neck))
    return [_pocket(part, neck, ground=part) for part, neck in found]


def _without_exit(piece: Polygon, neck: LineString, *, exits: Sequence[LineString]) -> list[Polygon]:
    cut = neck.buffer(CUT, cap_style="square")
    parts = [part for part in shapely.get_parts(piece.difference(cut)) if isinstance(part, Polygon)]
    large = [part for part in parts if part.area >= SMALLEST]
    left = [part for part, own in zip(large, _nearest(large, exits), strict=True) if not own]
    return left if len(left) < len(large) else []


def _pocket(area: Polygon, neck: LineString, *, ground: BaseGeometry, is_exit: bool = False) -> Pocket | None:
    """Return a pocket with its longest way to its neck over some ground; None if no way leads there."""
    x0, y0, x1, y1 = area.bounds
    xs, ys = np.meshgrid(np.arange(x0 + STEP / 2, x1, STEP), np.arange(y0 + STEP / 2, y1, STEP))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = np.asarray(shapely.contains_xy(area, grid[:, 0], grid[:, 1]), dtype=np.bool_)
    points = np.vstack([shapely.get_coordinates(area), grid[inside]])
    distances = distance_field(ground, [neck]).distances(points)
    if not np.isfinite(distances).any():
        return None
    best = int(np.argmax(np.round(np.where(np.isfinite(distances), distances, -1.0), 6)))
    depth, farthest = float(distances[best]), Point(points[best])
    return Pocket(area=area, neck=neck, depth=depth, farthest=farthest, is_exit=is_exit)


def _necks(piece: Polygon, *, widest: float) -> list[LineString]:
    """Return the lines across a floor, at most so wide, that cut it in two and grow whichever way an end is moved."""
    lines = [line for ring in rings_of(piece) for line in _across(ring, widest=widest)]
    if not lines:
        return []
    array = np.array(lines, dtype=object)
    ground = piece.buffer(ROUNDING)
    shapely.prepare(ground)
    middles = shapely.line_interpolate_point(array, 0.5, normalized=True)
    inside = shapely.covers(ground, array) & (shapely.distance(middles, piece.boundary) > CUT)
    return [lines[k] for k in np.flatnonzero(inside)]


def _across(ring: Floats, *, widest: float) -> list[LineString]:
    """Return lines between two corners, or a corner and a side, of one outline that has the floor on its left."""
    side = np.roll(ring, -1, axis=0) - ring
    length = np.hypot(side[:, 0], side[:, 1])
    out = side / length[:, None]
    into = np.roll(out, 1, axis=0)
    corners = np.flatnonzero(into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0] < -TOUCH)
    walls, start = (into[corners], out[corners]), ring[corners]

    to_corner = start[None] - start[:, None]
    grows = _grows(to_corner, walls=walls, widest=widest)
    pairs = np.argwhere(np.triu(grows & grows.T, k=1))

    along = ((start[:, None] - ring[None]) * out[None]).sum(axis=2)
    feet = ring[None] + along[:, :, None] * out[None]
    within = (along > -ROUNDING) & (along < length[None] + ROUNDING)
    to_side = np.argwhere(within & _grows(feet - start[:, None], walls=walls, widest=widest))

    ends = [(start[i], start[j]) for i, j in pairs] + [(start[i], feet[i, k]) for i, k in to_side]
    return [LineString(each) for each in ends]


def _grows(way: Floats, *, walls: tuple[Floats, Floats], widest: float) -> Flags:
    """Tell which lines, shape ``(corners, n, 2)``, are short enough and grow when they slide off their corner."""
    length = np.hypot(way[..., 0], way[..., 1])
    before, after = ((way * wall[:, None]).sum(axis=2) for wall in walls)
    result: Flags = (length > CUT) & (length <= widest) & (-before <= SLOPE * length) & (after <= SLOPE * length)
    return result
