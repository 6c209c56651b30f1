"""Single modules in what rows leave free: beside columns, at walls and backs, at the ends of aisles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from venueplan.arrange.cells.occupancy import TOWARDS, Module, Occupancy, Window, windows
from venueplan.geometry.raster import Cells
from venueplan.network.surface.pieces import pieces_of

LOCAL = 2
"""Ways around a module are looked at up to so many aisle widths from it before the whole hall is."""


def fill_pockets(floor: Occupancy, *, rng: np.random.Generator | None = None, window: Window | None = None) -> int:
    """Put single modules wherever one fits; return how many.

    A module stands where it touches something on two sides, with a full aisle before it that is reached from an exit;
    it takes no aisle of others, cuts no way, and makes no run longer than the longest. Those that take the least of the
    ways come first; with a generator in a disturbed order.
    """
    count = len(floor.modules)
    before, refused = -1, set[Module]()
    while len(floor.modules) > before:
        before = len(floor.modules)
        for module in _candidates(floor, rng=rng, window=window or (slice(None), slice(None))):
            if module not in refused and _is_free(floor, module):
                # What is in the way now stays in the way: modules are only added.
                if _may_stand(floor, module):
                    floor.put(module)
                else:
                    refused.add(module)
    return len(floor.modules) - count


def _candidates(floor: Occupancy, *, rng: np.random.Generator | None, window: Window) -> list[Module]:
    rows, columns = (slice(part.start or 0, part.stop) for part in window)
    bare = floor.ground.stand[rows, columns] & ~floor.taken[rows, columns] & (floor.kept[rows, columns] == 0)
    ways = floor.ways[rows, columns]
    walked = np.zeros((ways.shape[0] + 1, ways.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(ways, axis=0, dtype=np.int32), axis=1, out=walked[1:, 1:])
    found: list[tuple[float, int, int, str]] = []
    for opens in TOWARDS:
        height, length = floor.size(opens)
        place = windows(bare, height=height, length=length) & _with_way_before(floor, ways, opens=opens)
        at_row, at_column = np.nonzero(_in_corners(place))
        low, left = np.maximum(at_row - floor.aisle + 1, 0), np.maximum(at_column - floor.aisle + 1, 0)
        high, right = at_row + height, at_column + length
        cost = walked[high, right] - walked[low, right] - walked[high, left] + walked[low, left]
        shaken = cost * rng.uniform(0.5, 1.5, len(cost)) if rng is not None else cost.astype(float)
        found += zip(shaken.tolist(), at_row.tolist(), at_column.tolist(), [opens] * len(cost), strict=True)
    return [
        Module(row=row + rows.start, column=column + columns.start, opens=opens)
        for _, row, column, opens in sorted(found)
    ]


def _with_way_before(floor: Occupancy, ways: Cells, *, opens: str) -> Cells:
    """Return first cells of modules that have a way right before them."""
    (height, length), aisle = floor.size(opens), floor.aisle
    across, along = TOWARDS[opens]
    shift = {-1: -aisle, 1: height}.get(across, 0), {-1: -aisle, 1: length}.get(along, 0)
    return _shifted(ways, by=shift)


def _shifted(mask: Cells, *, by: tuple[int, int]) -> Cells:
    """Return whether the cell so many rows up and columns to the right is set."""
    found = np.zeros_like(mask)
    (rows, columns), (height, length) = by, mask.shape
    if abs(rows) < height and abs(columns) < length:
        found[max(0, -rows) : height - max(0, rows), max(0, -columns) : length - max(0, columns)] = mask[
            max(0, rows) : height - max(0, -rows), max(0, columns) : length - max(0, -columns)
        ]
    return found


def _in_corners(place: Cells) -> Cells:
    """Return the places from which a module could not move on both ways, across nor along."""
    around = np.pad(place, 1)
    across = around[:-2, 1:-1] & around[2:, 1:-1]
    along = around[1:-1, :-2] & around[1:-1, 2:]
    found: Cells = place & ~across & ~along
    return found


def _is_free(floor: Occupancy, module: Module) -> bool:
    mine = floor.window(module)
    return not floor.taken[mine].any() and not floor.kept[mine].any() and not floor.taken[floor.before(module)].any()


def _may_stand(floor: Occupancy, module: Module) -> bool:
    return (
        floor.is_reached(module)
        and _keeps_runs_short(floor, module)
        and _keeps_doors(floor, module)
        and _keeps_ways(floor, module)
    )


def _keeps_runs_short(floor: Occupancy, module: Module) -> bool:
    """Tell whether a module joins no stands to a longer run than the longest."""
    rows, columns = floor.window(module)
    across = module.opens in {"down", "up"}
    lines = (rows.start + 1, rows.stop - 2) if across else (columns.start + 1, columns.stop - 2)
    first, last = (columns.start, columns.stop) if across else (rows.start, rows.stop)
    longest = int(floor.ground.site.measures.run / floor.ground.lattice.size + 1e-6)
    for at in lines:
        line = floor.taken[at] if across else floor.taken[:, at]
        before, after = line[max(0, first - longest) : first][::-1], line[last : last + longest]
        if _run(before) + last - first + _run(after) > longest:
            return False
    return True


def _run(line: NDArray[np.bool_]) -> int:
    return int(np.argmin(line)) if len(line) and not line.all() else len(line)


def _keeps_doors(floor: Occupancy, module: Module) -> bool:
    rows, columns = floor.shadow(module)
    for at_row, at_column in floor.doors:
        lost = (at_row >= rows.start) & (at_row < rows.stop) & (at_column >= columns.start) & (at_column < columns.stop)
        if lost.any() and not floor.ways[at_row[~lost], at_column[~lost]].any():
            return False
    return True


def _keeps_ways(floor: Occupancy, module: Module) -> bool:
    """Tell whether a module parts no ways: those around it meet in one stretch, or are joined beyond it."""
    shadow = floor.shadow(module)
    if _stretches(_ring(floor.ways, shadow)) <= 1:
        return True
    return any(_are_joined(floor.ways, shadow, reach=reach) for reach in (LOCAL * floor.aisle, max(floor.ways.shape)))


def _ring(ways: Cells, shadow: Window) -> NDArray[np.bool_]:
    """Return the cells around a window in order, beginning at its lower left."""
    (bottom, top), (left, right) = ((part.start - 1, part.stop) for part in shadow)
    padded = np.zeros((top - bottom + 1, right - left + 1), dtype=bool)
    inner = ways[max(0, bottom) : top + 1, max(0, left) : right + 1]
    padded[max(0, -bottom) :, max(0, -left) :][: inner.shape[0], : inner.shape[1]] = inner
    return np.concatenate((padded[:-1, 0], padded[-1, :-1], padded[1:, -1][::-1], padded[0, 1:][::-1]))


def _stretches(ring: NDArray[np.bool_]) -> int:
    return int((ring & ~np.roll(ring, 1)).sum())


def _are_joined(ways: Cells, shadow: Window, *, reach: int) -> bool:
    """Tell whether the ways around a window are joined without it, within some cells of it."""
    rows, columns = (slice(max(0, part.start - reach), part.stop + reach) for part in shadow)
    left = ways[rows, columns].copy()
    inner = tuple(
        slice(part.start - near.start, part.stop - near.start)
        for part, near in zip(shadow, (rows, columns), strict=True)
    )
    left[inner] = False
    labels = pieces_of(left)
    around = tuple(slice(max(0, part.start - 1), part.stop + 1) for part in inner)
    return len(set(np.unique(labels[around]).tolist()) - {0}) <= 1
