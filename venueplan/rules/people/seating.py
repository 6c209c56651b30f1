"""Rows of chairs: how many seats fit into a room under the rules of rows and aisles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.grid import main_direction
from venueplan.model import Unit, Venue
from venueplan.rules.pack import RulePack
from venueplan.rules.people.rooms import room_floor

BLOCKS = range(1, 9)
"""Numbers of blocks side by side that are tried."""

ROUNDING = 1e-6
"""Chairs may stand into a wall by this much, metres."""

UNLIMITED = 1000
"""What a pack that sets no number of seats or rows allows."""


@dataclass(frozen=True, kw_only=True)
class RowRules:
    """What a pack asks of rows of chairs between two aisles; metres.

    Attributes
    ----------
    width, depth
        Of a chair.
    clear, clear_per_seat, clear_from
        Clear way between two rows, and what each seat above so many in a row adds to it.
    aisle, side_aisle, aisle_per_100
        Least width of aisles with seats on both sides and on one, and what 100 persons in an aisle need.
    seats, rows
        Most seats in a row between two aisles, and most rows between two cross aisles.
    """

    width: float
    depth: float
    clear: float
    clear_per_seat: float
    clear_from: float
    aisle: float
    side_aisle: float
    aisle_per_100: float
    seats: int
    rows: int

    def pitch(self, seats: int) -> float:
        """Return the depth of a row of so many seats, metres."""
        return self.depth + self.clear + self.clear_per_seat * max(0.0, seats - self.clear_from)

    def aisle_for(self, persons: float, *, side: bool) -> float:
        """Return the width of an aisle for so many persons, metres."""
        return max(self.side_aisle if side else self.aisle, self.aisle_per_100 * persons / 100)

    def seats_across(self, run: float, *, blocks: int, rows: int) -> int:
        """Return how many seats one row of so many blocks has between two walls, with aisles at both ends.

        People leave each block at both sides, and each aisle at both ends of so many rows.

        Examples
        --------
        China, 12 m: one block of 20 seats between side aisles of 0.8 m; two blocks of 9 with an aisle of 1 m as well.

        >>> from venueplan.rules import rule_pack
        >>> rules = row_rules(rule_pack("china"))
        >>> [rules.seats_across(12.0, blocks=n, rows=10) for n in (1, 2)]
        [20, 18]
        """
        seats = min(self.seats, math.floor(run / blocks / self.width))
        persons = seats * min(rows, self.rows) / 2
        aisles = 2 * self.aisle_for(persons / 2, side=True) + (blocks - 1) * self.aisle_for(persons, side=False)
        return blocks * min(self.seats, max(0, math.floor((run - aisles) / blocks / self.width + 1e-9)))


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One row between two walls, in a room that is turned so that rows run along x and face low y; metres.

    Attributes
    ----------
    left, low
        Where it begins, and its front.
    run
        From wall to wall.
    """

    left: float
    low: float
    run: float
    seats: int


@dataclass(frozen=True, kw_only=True)
class Arrangement:
    """Rows of chairs in a room: by how many degrees it is turned, and in how many blocks the rows stand."""

    turn: float
    blocks: int
    stretches: tuple[Stretch, ...]

    @property
    def seats(self) -> int:
        """Chairs of all rows."""
        return sum(stretch.seats for stretch in self.stretches)


def row_rules(pack: RulePack) -> RowRules | None:
    """Return what a pack asks of rows of chairs, or None where it asks for no aisles between them."""
    aisle = pack.find("seating-aisle")
    if aisle is None:
        return None

    def value(name: str, default: float) -> float:
        limit = pack.find(name)
        return limit.value if limit else default

    per_seat = pack.find("row-clear-per-seat")
    return RowRules(
        width=pack["chair-width"].value,
        depth=pack["chair-depth"].value,
        clear=value("row-clear", pack["chair-clear"].value),
        clear_per_seat=per_seat.value if per_seat else 0.0,
        clear_from=per_seat.above if per_seat else 0.0,
        aisle=aisle.value,
        side_aisle=value("seating-aisle-side", aisle.value),
        aisle_per_100=value("seating-aisle-per-100", 0.0),
        seats=round(value("row-seats-most", UNLIMITED)),
        rows=round(value("rows-most", UNLIMITED)),
    )


def seats_in_rows(room: Unit, *, venue: Venue, pack: RulePack, enough: float = math.inf) -> int | None:
    """Return how many chairs in rows fit into a room, or None where the pack has no rules of rows.

    Rows run parallel to a wall of the room and face the stage; if none is drawn, it is at any end of the room and takes
    ``stage-share`` of its depth. An aisle runs along the front, the back and both ends of the rows. The best of these
    directions and of several numbers of blocks counts.

    Parameters
    ----------
    enough
        No better arrangement is looked for once so many are found.
    """
    rules = row_rules(pack)
    if rules is None:
        return None
    best = 0
    for arrangement in arrangements(room, venue=venue, pack=pack, rules=rules):
        best = max(best, arrangement.seats)
        if best >= enough:
            break
    return best


def arrangements(room: Unit, *, venue: Venue, pack: RulePack, rules: RowRules) -> Iterator[Arrangement]:
    """Yield ways to put chairs into a room, as :func:`seats_in_rows` tries them."""
    floor, stages = room_floor(room, venue)
    share = pack["stage-share"].value if stages.is_empty else 0.0
    turns = [main_direction(room.polygon) + quarter for quarter in (0, 90, 180, 270)]
    if not stages.is_empty:
        turns = [min(turns, key=lambda turn: _height_of(stages.centroid, room.polygon, turn=turn))]
    for turn in turns:
        turned = affinity.rotate(floor, turn, origin=(0, 0))
        shapely.prepare(turned)
        for blocks in BLOCKS:
            stretches = tuple(_stretches(turned, rules, blocks=blocks, share=share))
            yield Arrangement(turn=turn, blocks=blocks, stretches=stretches)


def _height_of(point: Point, room: Polygon, *, turn: float) -> float:
    """Return how far up in a turned room a point lies, as a share of its height."""
    _, low, _, high = affinity.rotate(room, turn, origin=(0, 0)).bounds
    return round((float(affinity.rotate(point, turn, origin=(0, 0)).y) - low) / (high - low), 6)


def _stretches(floor: BaseGeometry, rules: RowRules, *, blocks: int, share: float) -> Iterator[Stretch]:
    """Yield stretches of rows along x that face low y."""
    x0, y0, x1, y1 = floor.bounds
    in_a_row = min(rules.seats, math.floor((x1 - x0) / blocks / rules.width))
    front, back = y0 + share * (y1 - y0) + rules.aisle, y1 - rules.aisle
    pitch = rules.pitch(in_a_row)
    starts = _rows(front, back, rules=rules, pitch=pitch)
    if not len(starts) or not in_a_row:
        return
    columns = np.arange(x0, x1 - rules.width + 1e-9, rules.width)
    lows, lefts = np.meshgrid(starts, columns, indexing="ij")
    right, high = lefts + rules.width - ROUNDING, lows + pitch - ROUNDING
    cells = shapely.box(lefts + ROUNDING, lows + ROUNDING, right, high)
    usable = np.asarray(shapely.covers(floor, cells), dtype=np.bool_)
    for low, line in zip(starts.tolist(), usable, strict=True):
        for begin, end in _runs(line):
            run = (end - begin) * rules.width
            seats = rules.seats_across(run, blocks=blocks, rows=len(starts))
            yield Stretch(left=float(columns[begin]), low=low, run=run, seats=seats)


def _rows(front: float, back: float, *, rules: RowRules, pitch: float) -> NDArray[np.float64]:
    """Return where rows begin, with a cross aisle after every so many of them."""
    section = rules.rows * pitch + rules.aisle
    most = max(0, math.floor((back - front) / pitch + 1e-9))
    numbers = np.arange(most)
    starts = front + numbers // rules.rows * section + numbers % rules.rows * pitch
    return np.asarray(starts[starts + pitch <= back + 1e-9], dtype=np.float64)


def _runs(line: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where stretches of true values begin and end."""
    edges = np.flatnonzero(np.diff(np.r_[False, line, False].astype(np.int8)))
    return [(int(begin), int(end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
