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
    lines = _lines(sides, one=one, other=other)
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


def _lines(sides: Sides, *, one: Integers, other: Integers) -> NDArray[np.object_]:
    """Return the lines across between pairs of sides: in the middle of parallel ones, else where they are nearest."""
    low, high = _common(sides, one=one, other=other)
    begin, along, normal = sides.begin[one], sides.along[one], sides.normal[one]
    feet = [begin + at[:, None] * along for at in (low, (low + high) / 2, high)]
    apart = [_ahead(foot, normal, begin=sides.begin[other], along=sides.along[other]) for foot in feet]
    across = shapely.linestrings(np.stack([feet[1], feet[1] + apart[1][:, None] * normal], axis=1))
    stretches = shapely.linestrings(np.stack([feet[0], feet[2]], axis=1))
    nearest = shapely.shortest_line(stretches, sides.lines[other])
    lines = np.array(nearest, dtype=object)
    parallel = np.abs(apart[2] - apart[0]) < PARALLEL
    lines[parallel] = np.asarray(across, dtype=object)[parallel]
    return lines


def _ahead(feet: Floats, normal: Floats, *, begin: Floats, along: Floats) -> Floats:
    """Return how far ahead of each foot, along a normal, the line lies that a side is part of, metres."""
    to_side = begin - feet
    turn = normal[:, 0] * along[:, 1] - normal[:, 1] * along[:, 0]
    return np.asarray((to_side[:, 0] * along[:, 1] - to_side[:, 1] * along[:, 0]) / turn)


def _eighth(normal: Floats) -> int:
    """Return to which of eight directions a normal is nearest."""
    return round(float(np.degrees(np.arctan2(normal[1], normal[0]))) / 45) % 8


def _once_per_aisle(lines: Iterable[LineString]) -> list[LineString]:
    """Return the lines without those that repeat the width of an aisle between its first and its last block."""
    ordered = sorted(_from_south_west(line) for line in lines)
    ends = np.array(ordered, dtype=np.float64).reshape(-1, 2, 2)
    aisles: dict[int, list[int]] = {}
    for number in range(len(ends)):
        known = np.fromiter(aisles, dtype=np.intp)
        same = known[_in_line(ends[known], ends[number])]
        if len(same):
            aisles[int(same[0])][1:] = [number]
        else:
            aisles[number] = [number]
    kept = sorted(number for aisle in aisles.values() for number in aisle)
    return [LineString(ends[number]) for number in kept]


def _from_south_west(line: LineString) -> list[list[float]]:
    ends: list[list[float]] = np.round(np.asarray(line.coords), 6).tolist()
    return sorted(ends)


def _in_line(others: Floats, line: Floats) -> Flags:
    """Tell which lines cross the same aisle as one: parallel, and the ends of both at the same two edges of it."""
    ways = others[:, 1] - others[:, 0]
    lengths = np.hypot(ways[:, 0], ways[:, 1])
    off = np.abs(((line[None] - others) * ways[:, None]).sum(axis=2)).max(axis=1, initial=0.0)
    across = line[1] - line[0]
    turn = np.abs(ways[:, 0] * across[1] - ways[:, 1] * across[0])
    return np.asarray((off <= SAME * lengths) & (turn <= SAME * lengths), dtype=np.bool_)
