"""Free-standing rows in the core of a part: where each lies (dynamic programme across), where aisles cut them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from venueplan.arrange.hall.ground import CELL, Ground, Sides, cells, merged, modules_along, runs, stretches
from venueplan.arrange.rows.block import Block, Interval, Strip
from venueplan.geometry.raster import Cells

WIDEST_SPINE = 1.2
"""Backs of a row are at most so far apart: room for columns, and for stands deeper than two modules, metres."""

SPINE_STEP = 2
"""Spines grow by so many cells."""

WIDE_SPINE = 0.1
"""What a spine adds to the worth of a row, as a share of what it adds to the floor of stands that take all of it."""

NOTHING = -1.0

NEARLY = 1e-6
"""Rows worth less than the best by more than this are surely not as good, in modules."""

IDLE = -1

FAR = 10**6
"""Beyond the last cell of any hall."""

Indices = NDArray[np.int64]

Row = tuple[int, str]
"""First cell across, and where it opens: ``down`` or ``up``."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Rows:
    """The best rows of a core and what they are worth, in modules."""

    ground: Ground
    core: Cells
    rows: tuple[Row, ...]
    cuts: Cells
    worth: float


def best_rows(ground: Ground, core: Cells) -> Rows:
    """Return the best rows of a core, cut by cross aisles so that none is too long.

    Rows and cuts are improved in turn.
    """
    d = cells(ground.site.measures.depth)
    inner = runs(core, d)
    small, large = ((sides[0] & inner, sides[1] & inner) for sides in (ground.modules, ground.large))
    cuts = np.zeros(ground.lattice.columns, dtype=bool)
    worth, rows = _across(ground, small=small, large=large, cuts=cuts)
    for _ in range(2):
        again = _best_cuts(ground, large, rows=rows)
        if bool((again == cuts).all()):
            break
        cuts = again
        worth, rows = _across(ground, small=small, large=large, cuts=cuts)
    return Rows(ground=ground, core=core, rows=rows, cuts=cuts, worth=worth)


def _across(ground: Ground, *, small: Sides, large: Sides, cuts: Cells) -> tuple[float, tuple[Row, ...]]:
    """Return the rows with the most modules across the core, and how many.

    A dynamic programme over the cells across. Two states: ``free`` (a full aisle or open floor lies below) and ``owed``
    (a row ended: an aisle must follow). A step is a cell of aisle, a single row, or two rows back to back.
    """
    m = ground.site.measures
    share = ground.site.large
    down, up = _values((small, large), cuts=cuts, width=cells(m.width), share=share)
    d, a, height = cells(m.depth), cells(m.aisle), ground.lattice.rows
    steps = _steps(down, up, depth=d, share=WIDE_SPINE * share * CELL / (2 * m.depth))
    steps = steps if m.back_to_back else steps[:1]
    free, owed = [NOTHING] * (height + 1), [NOTHING] * (height + 1)
    came: dict[tuple[bool, int], tuple[bool, int, int]] = {}
    free[0] = 0.0
    for r in range(height + 1):
        if owed[r] >= 0.0 and r + a <= height and owed[r] > free[r + a] + 1e-12:
            free[r + a], came[False, r + a] = owed[r], (True, r, IDLE)
        here = free[r]
        if here < 0.0 or r == height:
            continue
        if here > free[r + 1] + 1e-12:
            free[r + 1], came[False, r + 1] = here, (False, r, IDLE)
        for begin, worth in steps:
            if worth[r] > 0.0 and here + worth[r] > owed[r + begin + d] + 1e-12:
                owed[r + begin + d], came[True, r + begin + d] = here + worth[r], (False, r, begin)
    total, placed = _trace(free, owed, came=came)
    rows = [((r, "down"), (r + begin, "up")) if begin else ((r, _side(down, up, at=r)),) for r, begin in placed]
    return total, tuple(row for pair in rows for row in pair)


def _side(down: NDArray[np.float64], up: NDArray[np.float64], *, at: int) -> str:
    return "down" if down[at] > up[at] else "up"


def _values(sides: tuple[Sides, Sides], *, cuts: Cells, width: int, share: float) -> list[NDArray[np.float64]]:
    """Return the modules that a row would hold that opens downward or upward, by its first cell.

    Part of the floor goes to stands large enough to enclose a column; a column in the row costs only the others.
    """
    return [
        (1 - share) * modules_along(one & ~cuts, width) + share * modules_along(other & ~cuts, width)
        for one, other in zip(*sides, strict=True)
    ]


def _steps(
    down: NDArray[np.float64], up: NDArray[np.float64], *, depth: int, share: float
) -> list[tuple[int, list[float]]]:
    """Return what may begin at each cell: where the second row begins (0: there is none), and the worth by cell.

    A wider spine is worth a little: stands that take the whole depth need less length.
    """
    count = len(down)
    single = np.maximum(down, up)
    single[max(0, count - depth + 1) :] = 0.0
    steps = [(0, single.tolist())]
    for gap in range(0, cells(WIDEST_SPINE) + 1, SPINE_STEP):
        begin = depth + gap
        both = np.zeros(count)
        lower, upper = down[: max(0, count - begin)], up[begin:]
        both[: len(upper)] = np.where((lower > 0) & (upper > 0), (lower + upper) * (1 + share * gap), 0.0)
        steps.append((begin, both.tolist()))
    return steps


def _trace(
    free: list[float], owed: list[float], *, came: dict[tuple[bool, int], tuple[bool, int, int]]
) -> tuple[float, list[tuple[int, int]]]:
    """Return the best score, and the steps that led to it: first cell, and how far on the second row begins."""
    # The perimeter aisle beyond the core takes the last owed aisle, so both states may end.
    nearly = max(*free, *owed) - NEARLY
    ends = [
        (round(worth, 9), -at, owes)
        for owes, worths in ((False, free), (True, owed))
        for at, worth in enumerate(worths)
        if worth >= nearly
    ]
    total, at, owes = max(ends)
    at = -at
    placed: list[tuple[int, int]] = []
    while (owes, at) in came:
        owes, at, begin = came[owes, at]
        if begin != IDLE:
            placed.append((at, begin))
    return total, placed[::-1]


def _best_cuts(ground: Ground, masks: Sides, *, rows: tuple[Row, ...]) -> Cells:
    """Return the columns taken by cross aisles: as few as keep every row within its longest run, best placed."""
    m, columns = ground.site.measures, ground.lattice.columns
    lines = _lines_of(masks, rows)
    none = np.zeros(columns, dtype=bool)
    longest, aisle, width = round(m.run / CELL), cells(m.aisle), cells(m.width)
    lines = lines[lines.any(axis=1)] if len(lines) else lines
    if not len(lines):
        return none
    ends = np.argmax(lines, axis=1), columns - np.argmax(lines[:, ::-1], axis=1)
    for count in range(12):
        starts = _cut_starts(ends, count, aisle=aisle)
        tries = starts[_longest(ends, starts, aisle=aisle) <= longest]
        if len(tries):
            masked = [_as_cells(cut, columns, aisle=aisle) for cut in tries]
            return max(masked, key=lambda cut: float(modules_along(lines & ~cut, width).sum()))
    return none


def _cut_starts(ends: tuple[Indices, Indices], count: int, *, aisle: int) -> Indices:
    """Return where cross aisles may begin, shape ``(tries, count)``.

    They are evenly spaced and moved by every half metre, the middle one first.
    """
    low, high = int(ends[0].min()), int(ends[1].max())
    if count == 0:
        return np.empty((1, 0), dtype=np.int64)
    pitch = (high - low + aisle) / (count + 1)
    shifts = sorted(np.arange(-round(pitch / 2), round(pitch / 2), 5).tolist(), key=abs)
    starts = low + np.arange(1, count + 1) * pitch - aisle + np.array(shifts, dtype=np.float64)[:, None]
    return np.trunc(starts).astype(np.int64)


def _longest(ends: tuple[Indices, Indices], starts: Indices, *, aisle: int) -> Indices:
    """Return for each try the longest piece of any row between two cuts, in cells."""
    lefts = np.pad(starts + aisle, ((0, 0), (1, 0)))[..., None]
    rights = np.pad(starts, ((0, 0), (0, 1)), constant_values=FAR)[..., None]
    pieces = np.minimum(ends[1], rights) - np.maximum(ends[0], lefts)
    longest: Indices = pieces.max(axis=(1, 2))
    return longest


def _as_cells(cut: Indices, columns: int, *, aisle: int) -> Cells:
    mask = np.zeros(columns, dtype=bool)
    for start in cut.tolist():
        mask[max(0, start) : max(0, start + aisle)] = True
    return mask


def _lines_of(masks: Sides, rows: Iterable[Row]) -> Cells:
    lines = [masks[side == "up"][r] for r, side in rows]
    return np.array(lines) if lines else np.zeros((0, masks[0].shape[1]), dtype=bool)


def blocks_of(found: Rows) -> list[Block]:
    """Return rows as blocks; a row that opens downward and the next that opens upward stand back to back."""
    lines: list[list[Row]] = []
    deepest = cells(found.ground.site.measures.depth) + cells(WIDEST_SPINE)
    for row in found.rows:
        back = lines[-1][-1] if lines else (0, "")
        if back[1] == "down" and row[1] == "up" and row[0] - back[0] <= deepest:
            lines[-1].append(row)
        else:
            lines.append([row])
    blocks = [_line(found, line) for line in lines]
    kept = [block for block in blocks if block]
    return [
        Block(line=number, piece=piece, frame=found.ground.frame, strips=strips, deep=deep)
        for number, pieces in enumerate(kept, start=1)
        for piece, (strips, deep) in enumerate(pieces, start=1)
    ]


def _line(found: Rows, line: list[Row]) -> list[tuple[tuple[Strip, ...], tuple[Interval, ...]]]:
    """Return the pieces of a row between two aisles: strips, and stretches of full depth."""
    ground = found.ground
    m = ground.site.measures
    inner = runs(found.core, cells(m.depth)) & ~found.cuts
    masks = _lines_of((ground.modules[0] & inner, ground.modules[1] & inner), line)
    free = [[s for s in stretches(mask) if s[1] - s[0] >= cells(m.width)] for mask in masks]
    deep = stretches(_deep(found, line))
    joined = sorted(
        stretch for strip in (*free, deep) for stretch in strip if stretch[1] - stretch[0] >= cells(m.width)
    )
    pieces = []
    for low, high in merged(joined, cells(m.aisle)):
        strips = tuple(
            Strip(
                v=ground.across(row[0], row[0] + cells(m.depth)),
                free=_metres(ground, (s for s in strip if low <= s[0] < high)),
            )
            for row, strip in zip(line, free, strict=True)
        )
        whole = _metres(ground, (s for s in deep if low <= s[0] < high))
        kept = tuple(strip for strip in strips if strip.free)
        if kept:
            pieces.append((kept, whole if len(kept) == len(line) else ()))
    return pieces


def _deep(found: Rows, line: list[Row]) -> Cells:
    """Return the columns where a stand may take the whole depth of a line and open on its aisles."""
    ground = found.ground
    d, a = cells(ground.site.measures.depth), cells(ground.site.measures.aisle)
    low, high = line[0][0], line[-1][0] + d
    answer = (ground.deep[low:high] & found.core[low:high]).all(axis=0) & ~found.cuts
    if line[0][1] == "down":
        answer &= ground.walk[low - a : low].all(axis=0)
    if line[-1][1] == "up":
        answer &= ground.walk[high : high + a].all(axis=0)
    return answer


def _metres(ground: Ground, pieces: Iterable[tuple[int, int]]) -> tuple[Interval, ...]:
    return tuple(ground.along(low, high) for low, high in pieces)
