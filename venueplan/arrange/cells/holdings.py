"""What every possible row holds between any two cross aisles: modules that somebody can walk to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from venueplan.arrange.hall.ground import Ground
from venueplan.geometry.raster import Cells

Values = NDArray[np.float32]
"""Modules held, by row, first cell and length in cells."""

Indices = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Line:
    """Rows of one side as lines of cells along them, shape (rows, cells).

    Attributes
    ----------
    stand
        Where a module may be and has a free aisle before it.
    front
        Where the aisle before the row is free over its whole width.
    """

    stand: Cells
    front: Cells


def lines_of(ground: Ground, rows: Indices, *, up: bool, large: bool = False) -> Line:
    """Return the lines of some rows that open upward or downward; ``large`` for stands that may enclose columns."""
    sides = ground.large if large else ground.modules
    return Line(stand=sides[up][rows], front=ground.fronts[up][rows])


def held_between(line: Line, *, width: int, aisle: int, longest: int) -> Values:
    """Return how many modules of each row can be reached, for each piece of it between two cross aisles.

    A module counts if its aisle is free all the way from one of the two cross aisles beside its piece; behind a column
    in the aisle nobody comes, unless from the other side. A cross aisle helps a row only where it is free itself.

    Parameters
    ----------
    width, aisle, longest
        Of a module, of a cross aisle, and of the longest piece, in cells.

    Returns
    -------
    Values
        Shape (rows, cells + 1, longest + 1): entry (r, s, k) for the piece of row r from cell s to cell s + k.
    """
    rows, cells = line.stand.shape
    held = np.zeros((rows, cells + 1, longest + 1), dtype=np.float32)
    used = np.flatnonzero(line.stand.any(axis=1))
    if len(used):
        line = Line(stand=line.stand[used], front=line.front[used])
        held[used] = _held_in_pieces(line, width=width, aisle=aisle, longest=longest)
    return held


def _held_in_pieces(line: Line, *, width: int, aisle: int, longest: int) -> Values:
    cells = line.stand.shape[1]
    left, right = _open_ends(line.front, aisle=aisle)
    blocked_at = _first_unset(line.front)
    whole, near = _packed_from(line, blocked_at, width=width, longest=longest)
    far = _held_before(line, width=width, longest=longest)
    end = np.arange(cells + 1)[:, None] + np.arange(longest + 1)
    beyond = end > cells
    end = np.minimum(end, cells)
    opens = right[:, end]
    near *= left[:, :, None]
    near += far[:, end] * opens
    whole *= left[:, :, None] | opens
    held = np.where(blocked_at[:, :, None] < end, near, whole)
    held[:, beyond] = 0.0
    return held


def _packed_from(line: Line, blocked_at: Indices, *, width: int, longest: int) -> tuple[Values, Values]:
    """Return how many modules fit from each cell on up to each length, and how many before the aisle is blocked."""
    rows, cells = line.stand.shape
    start = np.broadcast_to(np.arange(cells + 1), (rows, cells + 1))
    whole = np.zeros((rows, cells + 1, longest + 1), dtype=np.float32)
    near = np.zeros_like(whole)
    ends = _module_ends(line.stand, width=width)
    r, s = np.arange(rows)[:, None] + np.zeros_like(start), start
    at: Indices = start
    for _ in range(longest // width):
        at = np.take_along_axis(ends, np.minimum(at, cells), axis=1)
        k = at - start
        fits = k <= longest
        whole[r[fits], s[fits], k[fits]] += 1.0
        reached = fits & (at <= blocked_at)
        near[r[reached], s[reached], k[reached]] += 1.0
    np.cumsum(whole, axis=2, out=whole)
    np.cumsum(near, axis=2, out=near)
    return whole, near


def _open_ends(front: Cells, *, aisle: int) -> tuple[Cells, Cells]:
    """Return at which cells a piece may begin beside a cross aisle that is free before this row, and where end."""
    rows, cells = front.shape
    total = np.zeros((rows, cells + 1), dtype=np.int32)
    np.cumsum(front, axis=1, out=total[:, 1:])
    left, right = np.zeros((rows, cells + 1), dtype=bool), np.zeros((rows, cells + 1), dtype=bool)
    if cells >= aisle:
        free = (total[:, aisle:] - total[:, :-aisle]) == aisle
        left[:, aisle:] = free
        right[:, : cells - aisle + 1] = free
    return left, right


def _first_unset(front: Cells) -> Indices:
    """Return for each cell the first cell from it on that is not set; shape (rows, cells + 1)."""
    rows, cells = front.shape
    where = np.full((rows, cells + 1), cells, dtype=np.int64)
    where[:, :-1] = np.where(front, cells, np.arange(cells))
    first: Indices = np.minimum.accumulate(where[:, ::-1], axis=1)[:, ::-1]
    return first


def _module_ends(stand: Cells, *, width: int) -> Indices:
    """Return where the next module ends that begins at a cell or later; far beyond the row if there is none."""
    rows, cells = stand.shape
    total = np.zeros((rows, cells + 1), dtype=np.int32)
    np.cumsum(stand, axis=1, out=total[:, 1:])
    never = 1 << 30
    where = np.full((rows, cells + 1), never, dtype=np.int64)
    if cells >= width:
        free = (total[:, width:] - total[:, :-width]) == width
        where[:, : cells - width + 1] = np.where(free, np.arange(cells - width + 1) + width, never)
    ends: Indices = np.minimum.accumulate(where[:, ::-1], axis=1)[:, ::-1]
    return ends


def _held_before(line: Line, *, width: int, longest: int) -> NDArray[np.float32]:
    """Return how many modules fit between each cell and the last blocked cell of the aisle before it."""
    cells = line.stand.shape[1]
    blocked_at = _first_unset(line.front[:, ::-1])
    ends = _module_ends(line.stand[:, ::-1], width=width)
    at = np.broadcast_to(np.arange(cells + 1), blocked_at.shape)
    held = np.zeros(blocked_at.shape, dtype=np.float32)
    for _ in range(longest // width):
        at = np.take_along_axis(ends, np.minimum(at, cells), axis=1)
        held += at <= blocked_at
    return held[:, ::-1]


def reached_in(line: Line, pieces: list[tuple[int, int]], *, aisle: int) -> Cells:
    """Return the cells of rows in pieces between cross aisles to which the aisle is free from one of these."""
    left, right = _open_ends(line.front, aisle=aisle)
    reached = np.zeros_like(line.front)
    for first, last in pieces:
        front = line.front[:, first:last]
        from_left = np.logical_and.accumulate(front, axis=1) & left[:, first, None]
        from_right = np.logical_and.accumulate(front[:, ::-1], axis=1)[:, ::-1] & right[:, last, None]
        reached[:, first:last] = from_left | from_right
    return reached & line.stand
