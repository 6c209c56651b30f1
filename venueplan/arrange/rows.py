"""Free-standing rows in the core of a hall: where each lies (dynamic programme across), where aisles cut them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.block import Block, Interval, Strip
from venueplan.arrange.site import Site
from venueplan.geometry.frame import Frame
from venueplan.geometry.raster import Cells, Lattice
from venueplan.rules.stands import polygons_only

CELL = 0.1
"""Rows are searched on cells of this size, metres."""

SPINE = 0.4
"""What a metre and module of gap between two backs costs against the same metre in an aisle, m²."""

NOTHING = -1e9


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The core of a hall on cells, in the direction of its rows.

    Attributes
    ----------
    stand, deep, walk
        Cells where a module may be, where a stand with columns in it may be, and where nothing blocks the way.
    """

    site: Site
    frame: Frame
    lattice: Lattice
    stand: Cells
    deep: Cells
    walk: Cells

    @property
    def _depth(self) -> int:
        return cells(self.site.measures.depth)

    @property
    def _aisle(self) -> int:
        return cells(self.site.measures.aisle)

    @cached_property
    def openings(self) -> tuple[Cells, Cells, Cells]:
        """Where a module may begin at row r, by column: opening downward, upward, or to either side."""
        d, a = self._depth, self._aisle
        stand, walk = _runs(self.stand, d), _runs(self.walk, a)
        down, up = np.zeros_like(stand), np.zeros_like(stand)
        down[a:] = stand[a:] & walk[: stand.shape[0] - a]
        high = max(0, walk.shape[0] - d)
        up[:high] = stand[:high] & walk[d : d + high]
        return down, up, down | up


def ground_of(site: Site, core: BaseGeometry, *, angle: float, keep_free: BaseGeometry, walls: BaseGeometry) -> Ground:
    """Return the core of a hall on cells.

    Parameters
    ----------
    angle
        Direction of the rows, degrees counter-clockwise from +x.
    keep_free
        Main aisles.
    walls
        Rows along walls: nobody walks there.
    """
    turn = Frame(angle=angle)
    low_u, low_v, high_u, high_v = turn.into(polygons_only(core)).bounds
    x, y = turn.on_plan(low_u, low_v)
    frame, aisle = Frame(x=x, y=y, angle=angle), site.measures.aisle
    lattice = Lattice.over((0.0, -aisle, high_u - low_u, high_v - low_v + aisle), size=CELL)
    free = polygons_only(core.difference(keep_free))
    return Ground(
        site=site,
        frame=frame,
        lattice=lattice,
        stand=_cells(lattice, frame, free.intersection(site.buildable)),
        deep=_cells(lattice, frame, free.intersection(site.standable)),
        walk=_cells(lattice, frame, site.walkable.difference(walls)),
    )


def core_blocks(ground: Ground) -> list[Block]:
    """Return the best rows of a core, cut by cross aisles so that none is too long."""
    cuts = np.zeros(ground.lattice.columns, dtype=bool)
    rows = best_rows(ground, cuts)
    for _ in range(2):
        again = best_cuts(ground, rows)
        if not again.any() or bool((again == cuts).all()):
            cuts = again
            break
        cuts, rows = again, best_rows(ground, again)
    return _blocks(ground, rows, cuts=cuts)


Row = tuple[int, str]
"""First cell across, and where it opens: ``down``, ``up`` or ``both``."""


def best_rows(ground: Ground, cuts: Cells) -> list[Row]:
    """Return the rows with the most modules across the core.

    A dynamic programme over the cells across. Three states: ``aisle`` (a full aisle or open floor lies below), ``owed``
    (a row ended that opens upward: an aisle must follow) and ``back`` (a row ended that turns its back).
    """
    value = [_modules(mask & ~cuts, cells(ground.site.measures.width)).tolist() for mask in ground.openings]
    m = ground.site.measures
    d, a, first = cells(m.depth), cells(m.aisle), cells(m.aisle)
    height = ground.lattice.rows
    idle = -SPINE * CELL / (m.width * m.depth)
    best = {state: [NOTHING] * (height + 1) for state in ("aisle", "owed", "back")}
    came: dict[tuple[str, int], tuple[str, int, Row | None]] = {}
    best["aisle"][first] = 0.0

    def reach(state: str, at: int, score: float, origin: tuple[str, int, Row | None]) -> None:
        if at <= height and score > best[state][at] + 1e-12:
            best[state][at], came[state, at] = score, origin

    for r in range(first, height + 1):
        for state, step, reward in (("aisle", 1, 0.0), ("back", 1, idle)):
            if best[state][r] > NOTHING / 2:
                reach(state, r + step, best[state][r] + reward, (state, r, None))
        for state in ("owed", "back"):
            if best[state][r] > NOTHING / 2:
                reach("aisle", r + a, best[state][r], (state, r, None))
        _place_rows(best, reach, r=r, value=(value[0], value[1], value[2]), depth=d)
    return _trace(best, came, height)


def _place_rows(best, reach, *, r, value, depth) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    down, up, both = value
    if r >= len(down):
        return
    for state in ("aisle", "back"):
        score = best[state][r]
        if score > NOTHING / 2 and up[r] > 0:
            reach("owed", r + depth, score + up[r], (state, r, (r, "up")))
    score = best["aisle"][r]
    if score > NOTHING / 2:
        if down[r] > 0:
            reach("back", r + depth, score + down[r], ("aisle", r, (r, "down")))
        if both[r] > 0:
            reach("owed", r + depth, score + both[r], ("aisle", r, (r, "both")))


def _trace(
    best: dict[str, list[float]], came: dict[tuple[str, int], tuple[str, int, Row | None]], height: int
) -> list[Row]:
    # The perimeter aisle beyond the core takes the last owed aisle, so all states may end.
    state, at = max(
        ((state, r) for state in best for r in range(height + 1)), key=lambda end: (round(best[end[0]][end[1]], 9), -end[1])
    )
    rows: list[Row] = []
    while (state, at) in came:
        state, at, row = came[state, at]
        if row is not None:
            rows.append(row)
    return rows[::-1]


def best_cuts(ground: Ground, rows: list[Row]) -> Cells:
    """Return the columns taken by cross aisles: as few as keep every row within its longest run, best placed."""
    m, masks = ground.site.measures, _row_masks(ground, rows)
    columns, width, longest = ground.lattice.columns, cells(m.width), round(m.run / CELL)
    none = np.zeros(columns, dtype=bool)
    if not len(masks) or _longest(masks, none, gap=cells(m.aisle)) <= longest:
        return none
    for count in range(1, 12):
        tries = [cut for cut in _cut_positions(columns, count, aisle=cells(m.aisle)) if _fits(masks, cut, ground)]
        if tries:
            return max(tries, key=lambda cut: int(_modules(masks & ~cut, width).sum()))
    return none


def _fits(masks: Cells, cut: Cells, ground: Ground) -> bool:
    m = ground.site.measures
    return _longest(masks & ~cut, cut, gap=cells(m.aisle)) <= round(m.run / CELL)


def _cut_positions(columns: int, count: int, *, aisle: int) -> list[Cells]:
    """Return cross aisles evenly spaced, at every offset of half a metre (one metre with several)."""
    pitch = (columns + aisle) / (count + 1)
    found = []
    for shift in np.arange(-pitch / 2, pitch / 2, 5 if count == 1 else 10):
        cut = np.zeros(columns, dtype=bool)
        for k in range(1, count + 1):
            start = int(k * pitch - aisle + shift)
            cut[max(0, start) : max(0, start + aisle)] = True
        found.append(cut)
    return sorted(found, key=lambda cut: abs(int(np.flatnonzero(cut).mean()) - columns // 2) if cut.any() else 0)


def _longest(masks: Cells, cut: Cells, *, gap: int) -> int:
    """Return the longest row in cells; gaps narrower than an aisle do not interrupt it."""
    longest = 0
    for mask in masks:
        for low, high in _merged(_stretches(mask & ~cut), gap):
            longest = max(longest, high - low)
    return longest


def _blocks(ground: Ground, rows: list[Row], *, cuts: Cells) -> list[Block]:
    """Return rows as blocks; a row that opens downward and the next that opens upward stand back to back."""
    lines: list[list[Row]] = []
    for row in rows:
        if lines and lines[-1][-1][1] == "down" and row[1] == "up":
            lines[-1].append(row)
        else:
            lines.append([row])
    return [block for number, line in enumerate(lines, start=1) for block in _line(ground, line, number, cuts=cuts)]


def _line(ground: Ground, line: list[Row], number: int, *, cuts: Cells) -> list[Block]:
    m = ground.site.measures
    masks = _row_masks(ground, line) & ~cuts
    free = [[s for s in _stretches(mask) if s[1] - s[0] >= cells(m.width)] for mask in masks]
    deep = _stretches(_deep(ground, line) & ~cuts)
    pieces = _merged(sorted(stretch for strip in free for stretch in strip), cells(m.aisle))
    found = []
    for piece, (low, high) in enumerate(pieces, start=1):
        strips = tuple(
            Strip(v=_metres_across(ground, row), free=_metres(s for s in strip if low <= s[0] < high))
            for row, strip in zip(line, free, strict=True)
        )
        strips = tuple(strip for strip in strips if strip.free)
        whole = _metres((max(low, s[0]), min(high, s[1])) for s in deep if s[0] < high and s[1] > low)
        through = whole if len(strips) == len(line) else ()
        found.append(Block(line=number, piece=piece, frame=ground.frame, strips=strips, deep=through))
    return found


def _deep(ground: Ground, line: list[Row]) -> Cells:
    """Return the columns where a stand may take the whole depth of a line and open on both its aisles."""
    m = ground.site.measures
    low, high, a = line[0][0], line[-1][0] + cells(m.depth), cells(m.aisle)
    answer: Cells = (
        ground.deep[low:high].all(axis=0) & ground.walk[low - a : low].all(axis=0) & ground.walk[high : high + a].all(axis=0)
    )
    return answer


def _row_masks(ground: Ground, rows: list[Row]) -> Cells:
    down, up, both = ground.openings
    by_side = {"down": down, "up": up, "both": both}
    if not rows:
        return np.zeros((0, ground.lattice.columns), dtype=bool)
    return np.array([by_side[side][r] for r, side in rows])


def _metres_across(ground: Ground, row: Row) -> Interval:
    low = ground.lattice.y0 + row[0] * CELL
    return round(low, 6), round(low + ground.site.measures.depth, 6)


def _metres(stretches) -> tuple[Interval, ...]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return tuple((round(low * CELL, 6), round(high * CELL, 6)) for low, high in stretches)


def cells(metres: float) -> int:
    """Return the least number of cells that hold a length."""
    return int(np.ceil(metres / CELL - 1e-6))


def _cells(lattice: Lattice, frame: Frame, shape: BaseGeometry) -> Cells:
    return lattice.inside(frame.into(polygons_only(shape)))


def _runs(mask: Cells, length: int) -> Cells:
    """Return where the next ``length`` cells upward are all set."""
    total = np.zeros((mask.shape[0] + 1, mask.shape[1]), dtype=np.int32)
    np.cumsum(mask, axis=0, out=total[1:])
    answer = np.zeros_like(mask)
    if mask.shape[0] >= length:
        answer[: mask.shape[0] - length + 1] = (total[length:] - total[:-length]) == length
    return answer


def _modules(masks: Cells, width: int) -> NDArray[np.int64]:
    """Return for each line of cells how many modules fit into its runs."""
    padded = np.zeros((masks.shape[0], masks.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = masks
    step = np.diff(padded, axis=1)
    row, start = np.nonzero(step == 1)
    _, end = np.nonzero(step == -1)
    return np.bincount(row, weights=(end - start) // width, minlength=masks.shape[0]).astype(np.int64)


def _stretches(mask: Cells) -> list[tuple[int, int]]:
    step = np.diff(np.concatenate(([0], mask.astype(np.int8), [0])))
    return list(zip(np.flatnonzero(step == 1).tolist(), np.flatnonzero(step == -1).tolist(), strict=True))


def _merged(stretches: list[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """Return stretches with those joined that lie nearer than an aisle."""
    joined: list[tuple[int, int]] = []
    for low, high in stretches:
        if joined and low - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined
