"""Aisle widths as they are dimensioned on a plan: lines across the aisles, from stand to stand or to a wall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Polygon, STRtree, union_all

from venueplan.check.floor import HallFloor
from venueplan.model import AisleWidth

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.intp]
Pairs = tuple[Integers, Integers]

REACH = 12.0
"""Wider floor is no aisle, metres: nobody keeps more free than a fire lane of 12 m."""

PERSON = 0.9
"""Whatever is narrower is no aisle but a gap, metres."""

PAST_A_COLUMN = 4.0
"""So near to a stand a column narrows an aisle, metres."""

OPPOSITE = np.cos(np.radians(150.0))
"""Sides bound an aisle together if their normals turn by 150° or more."""

OVERLAP = 0.3
"""They lie opposite each other for at least this length, or half the shorter side, metres."""

PARALLEL = 0.01
"""Sides whose distance changes by less than this over their common length are dimensioned in its middle, metres."""

SAME = 0.05
"""Lines whose ends are in line to this accuracy dimension one aisle, metres."""

MICROMETRE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Straight sides of a free floor, the floor on their left.

    Attributes
    ----------
    begin, end
        Shape ``(n, 2)``, metres.
    ring
        Shape ``(n,)``: number of the outline that each belongs to.
    of_stand, of_column
        Shape ``(n,)``: whether a stand borders on it; whether it belongs to something fixed on the open floor.
    """

    begin: Floats
    end: Floats
    ring: Integers
    of_stand: Flags
    of_column: Flags

    @property
    def length(self) -> Floats:
        """Metres, shape ``(n,)``."""
        return np.asarray(np.hypot(*(self.end - self.begin).T))

    @property
    def along(self) -> Floats:
        """Unit vectors from begin to end, shape ``(n, 2)``."""
        return np.asarray((self.end - self.begin) / self.length[:, None])

    @property
    def normal(self) -> Floats:
        """Unit vectors into the floor, shape ``(n, 2)``."""
        return np.asarray(self.along[:, ::-1] * (-1.0, 1.0))

    @property
    def lines(self) -> NDArray[np.object_]:
        """The sides as lines."""
        return np.asarray(shapely.linestrings(np.stack([self.begin, self.end], axis=1)), dtype=object)


def aisle_widths(floor: HallFloor) -> tuple[AisleWidth, ...]:
    """Return lines across the aisles of a hall, at the narrowest place of each stretch between two blocks of stands.

    Lines run from a side of a block to the side of another, of a wall or of a near column, over free floor only. An
    aisle of one width along a row of blocks is dimensioned at its first and its last block, from west to east.
    """
    if not floor.booths:
        return ()
    sides = _sides(floor)
    lines = _across(sides, floor.free)
    return tuple(AisleWidth(line=line) for line in _once_per_aisle(lines))


def _sides(floor: HallFloor) -> Sides:
    rings = [
        np.asarray(ring.coords)
        for part in shapely.get_parts(shapely.orient_polygons(floor.free)).tolist()
        for ring in (part.exterior, *part.interiors)
    ]
    begin, end = (np.vstack([ring[cut] for ring in rings]) for cut in (slice(None, -1), slice(1, None)))
    ring = np.concatenate([np.full(len(ring) - 1, number, dtype=np.intp) for number, ring in enumerate(rings)])
    middles = np.asarray(shapely.points((begin + end) / 2), dtype=object)
    of_stand = shapely.dwithin(middles, union_all(floor.stands), SAME)
    of_column = shapely.dwithin(middles, union_all([fixture.polygon for fixture in floor.fixtures]), SAME)
    return Sides(begin=begin, end=end, ring=ring, of_stand=of_stand, of_column=of_column & ~of_stand)


def _across(sides: Sides, free: Polygon | MultiPolygon) -> list[LineString]:
    """Return the shortest line of every pair of blocks and direction that crosses nothing but free floor."""
    one, other = _opposite(sides)
    lines = np.array([_line(sides, pair) for pair in zip(one, other, strict=True)], dtype=object)
    if not len(lines):
        return []
    ground = shapely.buffer(free, MICROMETRE, join_style="mitre")
    shapely.prepare(ground)
    best: dict[tuple[int, int, int], LineString] = {}
    most = np.where(sides.of_column[other], PAST_A_COLUMN, REACH)
    wanted = (shapely.length(lines) >= PERSON) & (shapely.length(lines) <= most) & shapely.covers(ground, lines)
    for k in np.flatnonzero(wanted):
        a, b, line = int(one[k]), int(other[k]), lines[k]
        key = (int(sides.ring[a]), int(sides.ring[b]), _eighth(sides.normal[a]))
        if key not in best or line.length < best[key].length - MICROMETRE:
            best[key] = line
    return list(best.values())


def _opposite(sides: Sides) -> Pairs:
    """Return pairs of sides, a stand's first, that face each other within ``REACH``."""
    one, other = STRtree(sides.lines).query(sides.lines, predicate="dwithin", distance=REACH)
    keep = sides.of_stand[one] & ~(sides.of_stand[other] & (one > other))
    keep &= (sides.normal[one] * sides.normal[other]).sum(axis=1) <= OPPOSITE
    one, other = one[keep], other[keep]
    keep = ((sides.begin[other] - sides.begin[one]) * sides.normal[one]).sum(axis=1) > 0
    one, other = one[keep], other[keep]
    low, high = _common(sides, one=one, other=other)
    enough = np.minimum(OVERLAP, np.minimum(sides.length[one], sides.length[other]) / 2)
    return one[high - low >= enough], other[high - low >= enough]


def _common(sides: Sides, *, one: Integers, other: Integers) -> tuple[Floats, Floats]:
    """Return from where to where along the first side of each pair the other lies opposite, metres."""
    along = sides.along[one]
    ends = [((end[other] - sides.begin[one]) * along).sum(axis=1) for end in (sides.begin, sides.end)]
    return np.maximum(0.0, np.minimum(*ends)), np.minimum(sides.length[one], np.maximum(*ends))


def _line(sides: Sides, pair: tuple[int, int]) -> LineString:
    """Return the line across between two sides: in the middle of parallel ones, else where they are nearest."""
    one, other = (np.array([number]) for number in pair)
    low, high = (float(value[0]) for value in _common(sides, one=one, other=other))
    begin, along, normal = sides.begin[one[0]], sides.along[one[0]], sides.normal[one[0]]
    opposite = LineString([sides.begin[other[0]], sides.end[other[0]]])
    rays = [
        LineString([foot, foot + 2 * REACH * normal])
        for foot in (begin + at * along for at in (low, (low + high) / 2, high))
    ]
    hits = [
        LineString([ray.coords[0], ray.intersection(opposite).coords[0]]) for ray in rays if ray.intersects(opposite)
    ]
    if len(hits) == len(rays) and abs(hits[0].length - hits[2].length) < PARALLEL:
        return hits[1]
    stretch = LineString([begin + low * along, begin + high * along])
    return LineString(shapely.shortest_line(stretch, opposite))


def _eighth(normal: Floats) -> int:
    """Return to which of eight directions a normal is nearest."""
    return round(float(np.degrees(np.arctan2(normal[1], normal[0]))) / 45) % 8


def _once_per_aisle(lines: Iterable[LineString]) -> list[LineString]:
    """Return the lines without those that repeat the width of an aisle between its first and its last block."""
    aisles: list[list[LineString]] = []
    for line in sorted((_from_south_west(line) for line in lines), key=_place):
        aisle = next((aisle for aisle in aisles if _in_line(aisle[0], line)), None)
        if aisle is None:
            aisles.append([line])
        else:
            aisle[1:] = [line]
    return sorted((line for aisle in aisles for line in aisle), key=_place)


def _from_south_west(line: LineString) -> LineString:
    ends = sorted(np.round(np.asarray(line.coords), 6).tolist())
    return LineString(ends)


def _place(line: LineString) -> tuple[tuple[float, ...], ...]:
    return tuple(line.coords)


def _in_line(one: LineString, other: LineString) -> bool:
    """Tell whether two lines cross one aisle: parallel, and the ends of both at the same two edges of it."""
    (a, b), (c, d) = (np.asarray(line.coords) for line in (one, other))
    way = (b - a) / (one.length or 1.0)
    return bool(abs(float((c - a) @ way)) <= SAME and abs(float((d - b) @ way)) <= SAME and _parallel(b - a, d - c))


def _parallel(one: Floats, other: Floats) -> bool:
    return bool(abs(one[0] * other[1] - one[1] * other[0]) <= SAME * np.hypot(*one))
