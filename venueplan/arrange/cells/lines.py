"""Lines of modules from wall to wall: where each lies across the hall, and where its own cross aisles cut it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from venueplan.arrange.cells.holdings import Values, held_between, lines_of, reached_in
from venueplan.arrange.hall.ground import Ground
from venueplan.geometry.raster import Cells

WIDEST_SPINE = 2.0
"""Backs of a line are at most so far apart: room for columns, metres."""

NOISE = 0.06
"""What lines hold is disturbed by up to this share to find others that are nearly as good."""

DRAWN_ANEW = 0.15
"""Share of the weights that are drawn anew in a shake like another."""

NOTHING = -1.0

GAIN = 1e-6

STATES = ("still", "closed", "open", "owed")

Kind = tuple[str, int]
"""``down`` or ``up`` for a single row by where it opens, ``pair`` for two back to back; and the cells between backs."""

Weights = NDArray[np.float64]

_State = tuple[str, int]

Worth = Mapping[Kind, NDArray[np.float32]]
"""What a line of each kind is worth that begins at each cell."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: its first cell across, its kind, and the first cells of its cross aisles."""

    at: int
    kind: Kind
    cuts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Shake:
    """Weights a little below one that make other lines and cross aisles seem the best.

    Attributes
    ----------
    across
        By kind of line, for each cell at which it may begin.
    along
        For each cell at which a piece may begin.
    """

    across: Mapping[Kind, Weights]
    along: Weights


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice:
    """The best cross aisles of a line of one kind, for each place where it may lie.

    Attributes
    ----------
    held
        What it holds in each piece between two cross aisles.
    best
        The most it holds beyond a cross aisle that begins at each cell.
    after
        Where the next cross aisle begins, -1 if none follows.
    """

    held: Values
    best: NDArray[np.float32]
    after: NDArray[np.int64]

    @property
    def worth(self) -> NDArray[np.float32]:
        """The most it holds at each place."""
        most: NDArray[np.float32] = self.best.max(axis=1)
        return most

    def cuts(self, at: int) -> tuple[int, ...]:
        """Return the first cells of its cross aisles at a place."""
        cuts = [int(self.best[at].argmax())]
        while self.after[at, cuts[-1]] >= 0:
            cuts.append(int(self.after[at, cuts[-1]]))
        return tuple(cuts)


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """A part of a hall and what its rows would hold between cross aisles.

    Attributes
    ----------
    down, up
        Modules held by rows that open downward and upward, see :func:`held_between`.
    passable
        First cells at which a cross aisle may begin.
    depth, aisle
        Of a row and of an aisle, in cells.
    """

    ground: Ground
    down: Values
    up: Values
    passable: Cells
    depth: int
    aisle: int

    @cached_property
    def choices(self) -> dict[Kind, Choice]:
        """The best cross aisles of each kind of line."""
        return {kind: _choice(self, held) for kind, held in _held_by_kind(self)}

    @property
    def longest(self) -> int:
        """Length of the longest run, in cells."""
        return int(self.down.shape[2]) - 1

    def rows(self, line: Line) -> tuple[tuple[int, str], ...]:
        """Return first cell and side of the rows of a line."""
        side, gap = line.kind
        both = ((line.at, "down"), (line.at + self.depth + gap, "up"))
        return both if side == "pair" else ((line.at, side),)

    def pieces(self, line: Line) -> list[tuple[int, int]]:
        """Return first and last cell of the pieces of a line between its cross aisles."""
        return [(left + self.aisle, right) for left, right in pairwise(line.cuts)]

    def reached(self, line: Line) -> list[Cells]:
        """Return for each row of a line where its modules stand: with a free aisle up to a cross aisle of the line."""
        found = []
        for r, side in self.rows(line):
            row = lines_of(self.ground, np.array([r]), up=side == "up")
            found.append(reached_in(row, self.pieces(line), aisle=self.aisle)[0])
        return found


def field_of(ground: Ground, *, run: float, large: float = 0.0) -> Field:
    """Return a part of a hall with what its rows would hold.

    Parameters
    ----------
    run
        Longest run, metres.
    large
        Share of the floor that goes to stands which may enclose columns.
    """
    m, rows = ground.site.measures, np.arange(ground.lattice.rows)
    width, aisle, longest = ground.cells(m.width), ground.cells(m.aisle), int(run / ground.lattice.size + GAIN)
    sides = []
    for up in (False, True):
        line = lines_of(ground, rows, up=up)
        held = held_between(line, width=width, aisle=aisle, longest=longest)
        if large:
            line = lines_of(ground, rows, up=up, large=True)
            held = (1 - large) * held + large * held_between(line, width=width, aisle=aisle, longest=longest)
        sides.append(held)
    return Field(
        ground=ground,
        down=sides[0],
        up=sides[1],
        passable=_passable(ground, aisle=aisle, longest=longest),
        depth=ground.cells(m.depth),
        aisle=aisle,
    )


def _passable(ground: Ground, *, aisle: int, longest: int) -> Cells:
    """Return where a cross aisle may begin: no column in it, unless columns leave no such place within a run."""
    blocked = (ground.hall & ~ground.walk).any(axis=0)
    count = np.concatenate(([0], np.cumsum(blocked)))
    free: Cells = count[aisle:] - count[:-aisle] == 0
    gaps = np.diff(np.flatnonzero(np.concatenate(([True], free, [True]))))
    return free if int(gaps.max()) <= longest else np.ones_like(free)


def best_lines(field: Field, *, shake: Shake | None = None) -> tuple[Line, ...]:
    """Return the lines that hold the most modules together; shaken, others that are nearly as good.

    Exact for its class: lines of modules, single or back to back, parallel to one direction, on the cells of the field;
    each cut by cross aisles of its own so that no run is too long; a module counts if its aisle is free up to one of
    the cross aisles beside its piece. What a line holds depends on nothing but its own place, so the best cross aisles
    of each line come first (a dynamic programme along it), then the best lines (one across).
    """
    worth = {kind: choice.worth for kind, choice in field.choices.items()}
    if shake is not None:
        worth = {kind: (values * shake.across[kind]).astype(np.float32) for kind, values in worth.items()}
    chosen = lined_up(worth, depth=field.depth, aisle=field.aisle)
    return tuple(_line(field, at, kind=kind, shake=shake) for at, kind in chosen)


def shake_of(field: Field, *, rng: np.random.Generator, like: Shake | None = None) -> Shake:
    """Return a shake at random, or one like another with some of its weights drawn anew."""
    cells = int(field.down.shape[1])
    fresh = Shake(
        across={kind: rng.uniform(1.0 - NOISE, 1.0, len(field.down)) for kind in sorted(field.choices)},
        along=np.asarray(rng.uniform(1.0 - NOISE, 1.0, cells)),
    )
    if like is None:
        return fresh
    across = {kind: _mixed(like.across[kind], fresh.across[kind], rng=rng) for kind in fresh.across}
    return Shake(across=across, along=_mixed(like.along, fresh.along, rng=rng))


def _mixed(old: Weights, new: Weights, *, rng: np.random.Generator) -> Weights:
    return np.where(rng.random(len(old)) < DRAWN_ANEW, new, old)


def _line(field: Field, at: int, *, kind: Kind, shake: Shake | None) -> Line:
    choice = field.choices[kind]
    if shake is not None:
        held = choice.held[at : at + 1] * shake.along[None, :, None].astype(np.float32)
        return Line(at=at, kind=kind, cuts=_choice(field, held).cuts(0))
    return Line(at=at, kind=kind, cuts=choice.cuts(at))


def modules_of(field: Field, lines: tuple[Line, ...]) -> float:
    """Return what lines hold."""
    total = 0.0
    for line in lines:
        for r, side in field.rows(line):
            held = field.up if side == "up" else field.down
            total += float(sum(held[r, low, high - low] for low, high in field.pieces(line)))
    return total


def _held_by_kind(field: Field) -> Iterator[tuple[Kind, Values]]:
    yield ("down", 0), field.down
    yield ("up", 0), field.up
    for gap in range(int(WIDEST_SPINE / field.ground.lattice.size + GAIN) + 1):
        begin = field.depth + gap
        both = np.zeros_like(field.down)
        lower, upper = field.down[: max(0, len(both) - begin)], field.up[begin:]
        two = lower.any(axis=(1, 2)) & upper.any(axis=(1, 2))
        both[: len(upper)][two] = lower[two] + upper[two]
        yield ("pair", gap), both


def _choice(field: Field, held: Values) -> Choice:
    """Return the best cross aisles for each place of a line, from the last cell back."""
    last = len(field.passable) - 1
    best = np.zeros((len(held), last + 1), dtype=np.float32)
    after = np.full((len(held), last + 1), -1)
    rows = np.flatnonzero(held.any(axis=(1, 2)))
    mine, ahead = held[rows], best[rows]
    for cut in range(last - field.aisle, -1, -1):
        if not field.passable[cut]:
            ahead[:, cut] = NOTHING
            continue
        first = cut + field.aisle
        count = min(field.longest, last - first) + 1
        worth = mine[:, first, :count] + ahead[:, first : first + count]
        length = worth.argmax(axis=1)
        most = worth[np.arange(len(rows)), length]
        better = most > GAIN
        ahead[better, cut] = most[better]
        after[rows[better], cut] = (first + length)[better]
    best[rows] = ahead
    return Choice(held=held, best=best, after=after)


def lined_up(worth: Worth, *, depth: int, aisle: int) -> tuple[tuple[int, Kind], ...]:
    """Return the lines that are worth the most together, by a dynamic programme across.

    Four states at each cell: ``still`` (nothing lies below but a wall and floor nobody needs), ``open`` (an aisle lies
    below), ``owed`` (a row that opens upward ended: an aisle must follow) and ``closed`` (a single row turned its back:
    an aisle must follow before the next row, or two rows would stand back to back with cross aisles that do not meet).
    A row that opens downward needs an aisle below it.

    Examples
    --------
    Two rows back to back in eleven cells, aisles of three cells on both sides:

    >>> at = np.eye(11, dtype=np.float32)
    >>> worth = {("down", 0): at[3] * 5, ("up", 0): at[4] * 4, ("pair", 0): at[3] * 9}
    >>> lined_up(worth, depth=1, aisle=3)
    ((3, ('pair', 0)),)
    """
    height = len(next(iter(worth.values())))
    steps = [_Step(kind=kind, values=values.tolist(), depth=depth) for kind, values in sorted(worth.items())]
    table = _Table(cells=height + max(step.length for step in steps) + aisle + 1)
    table.best["still"][0] = 0.0
    for r in range(height):
        table.go(("owed", r), ("open", r + aisle))
        table.go(("still", r), ("still", r + 1))
        table.go(("still", r), ("open", r + aisle))
        table.go(("closed", r), ("closed", r + 1))
        table.go(("closed", r), ("open", r + aisle))
        table.go(("open", r), ("open", r + 1))
        for step in steps:
            if step.values[r] > 0.0:
                from_open = step.needs_aisle or table.best["open"][r] >= table.best["still"][r]
                table.go(("open" if from_open else "still", r), (step.leads_to, r + step.length), step=step)
    return table.chosen()


class _Table:
    """The best that leads to each state at each cell, and how."""

    def __init__(self, *, cells: int) -> None:
        self.best = {state: [NOTHING] * cells for state in STATES}
        self._came: dict[_State, tuple[_State, Kind | None]] = {}

    def go(self, before: _State, after: _State, *, step: _Step | None = None) -> None:
        """Note a way from one state to another if it is better than what is known."""
        state, at = before
        here = self.best[state][at]
        value = here + (step.values[at] if step else 0.0)
        if here >= 0.0 and value > self.best[after[0]][after[1]] + GAIN:
            self.best[after[0]][after[1]] = value
            self._came[after] = before, step.kind if step else None

    def chosen(self) -> tuple[tuple[int, Kind], ...]:
        """Return the lines that lead to the best end, from the lowest on."""
        ends = [
            (round(value, 6), -r, state)
            for state in ("still", "closed", "open")
            for r, value in enumerate(self.best[state])
        ]
        _, at, state = max(ends)
        here, lines = (state, -at), list[tuple[int, Kind]]()
        while here in self._came:
            here, kind = self._came[here]
            lines += [(here[1], kind)] if kind is not None else []
        return tuple(lines[::-1])


@dataclass(frozen=True, kw_only=True)
class _Step:
    """What may begin at a cell across."""

    kind: Kind
    values: list[float]
    depth: int

    @property
    def length(self) -> int:
        return 2 * self.depth + self.kind[1] if self.kind[0] == "pair" else self.depth

    @property
    def needs_aisle(self) -> bool:
        return self.kind[0] != "up"

    @property
    def leads_to(self) -> str:
        return "closed" if self.kind[0] == "down" else "owed"
