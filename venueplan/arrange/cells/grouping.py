"""Single modules on cells as blocks: those side by side are a strip, two strips back to back one block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from venueplan.arrange.cells.occupancy import Module, Occupancy
from venueplan.arrange.hall.ground import merged, runs, stretches
from venueplan.arrange.rows.block import Block, Strip
from venueplan.arrange.rows.rows import WIDEST_SPINE
from venueplan.geometry.frame import Frame
from venueplan.geometry.raster import Cells

Stretch = tuple[int, int]

SHORT = 3
"""Lines of fewer modules are numbered after the others."""


@dataclass(frozen=True, kw_only=True)
class _Strip:
    """Modules side by side: first cell across, side, and stretches along."""

    at: int
    opens: str
    free: tuple[Stretch, ...]


def blocks_on(floor: Occupancy) -> tuple[Block, ...]:
    """Return what stands on a ground as blocks; those beside one another on one line share its number."""
    along = _strips(floor, [module for module in floor.modules if module.opens in {"down", "up"}])
    lines = sorted(_lines(floor, along), key=lambda line: _cells_of(line) < SHORT * floor.size("up")[1])
    found: list[Block] = []
    for line in lines:
        number = len({block.line for block in found}) + 1
        found += _pieces(floor, line, number=number)
    for module in sorted(
        (module for module in floor.modules if module.opens in {"left", "right"}),
        key=lambda module: (module.row, module.column),
    ):
        number = len({block.line for block in found}) + 1
        found.append(_alone(floor, module, number=number))
    return tuple(found)


def _strips(floor: Occupancy, modules: Iterable[Module]) -> list[_Strip]:
    by_row: dict[tuple[int, str], list[Stretch]] = defaultdict(list)
    for module in sorted(modules, key=lambda module: module.column):
        length = floor.size(module.opens)[1]
        by_row[module.row, module.opens].append((module.column, module.column + length))
    return [_Strip(at=at, opens=opens, free=tuple(merged(pieces, 1))) for (at, opens), pieces in sorted(by_row.items())]


def _lines(floor: Occupancy, strips: list[_Strip]) -> Iterable[tuple[_Strip, ...]]:
    """Yield strips back to back as pairs, the others alone."""
    depth = floor.size("up")[0]
    deepest = depth + int(WIDEST_SPINE / floor.ground.lattice.size + 1e-6)
    taken: set[int] = set()
    for number, strip in enumerate(strips):
        if number in taken:
            continue
        back = [
            other
            for other, candidate in enumerate(strips)
            if strip.opens == "down"
            and candidate.opens == "up"
            and other not in taken
            and depth <= candidate.at - strip.at <= deepest
            and _overlap(strip.free, candidate.free)
        ]
        taken |= {number, *back[:1]}
        yield (strip, *(strips[other] for other in back[:1]))


def _cells_of(line: Iterable[_Strip]) -> int:
    return sum(last - first for strip in line for first, last in strip.free)


def _overlap(one: Iterable[Stretch], other: Iterable[Stretch]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _pieces(floor: Occupancy, line: tuple[_Strip, ...], *, number: int) -> list[Block]:
    """Return the blocks of one line, cut wherever an aisle lies between stands."""
    ground, depth = floor.ground, floor.size("up")[0]
    every = sorted(stretch for strip in line for stretch in strip.free)
    whole = stretches(_whole(floor, line))
    found = []
    for piece, (low, high) in enumerate(merged(every, floor.aisle), start=1):
        strips = [
            (strip, tuple(s for s in strip.free if low <= s[0] < high))
            for strip in line
            if any(low <= s[0] < high for s in strip.free)
        ]
        deep = [(max(a, low), min(b, high)) for a, b in whole if min(b, high) > max(a, low)]
        block = Block(
            line=number,
            piece=piece,
            frame=ground.frame,
            strips=tuple(
                Strip(v=ground.across(s.at, s.at + depth), free=tuple(ground.along(*f) for f in free))
                for s, free in strips
            ),
            deep=tuple(ground.along(*s) for s in deep) if len(strips) == len(line) else (),
        )
        found.append(block)
    return found


def _whole(floor: Occupancy, line: tuple[_Strip, ...]) -> Cells:
    """Return the cells along a line where one stand may take the whole depth, columns included, and open on its aisles.

    It stays off others, off their aisles, and off every way that leads through the line.
    """
    ground, depth, aisle = floor.ground, floor.size("up")[0], floor.aisle
    low, high = line[0].at, line[-1].at + depth
    taken = floor.taken[low:high].copy()
    for strip in line:
        for first, last in strip.free:
            taken[strip.at - low : strip.at - low + depth, first:last] = False
    found: Cells = np.asarray(
        ground.deep[low:high].all(axis=0) & ~(taken | (floor.kept[low:high] > 0) | floor.walked[low:high]).any(axis=0)
    )
    if line[0].opens == "down":
        found = np.asarray(found & runs(ground.walk[low - aisle : low], aisle)[0])
    if line[-1].opens == "up":
        found = np.asarray(found & runs(ground.walk[high : high + aisle], aisle)[0])
    return found


def _alone(floor: Occupancy, module: Module, *, number: int) -> Block:
    """Return a module that opens along the rows, in a frame whose v points where it opens."""
    ground = floor.ground
    rows, columns = floor.window(module)
    v, u = ground.across(rows.start, rows.stop), ground.along(columns.start, columns.stop)
    shape = ground.frame.rectangle(u, v)
    turned = Frame(angle=ground.frame.angle + (90.0 if module.opens == "left" else -90.0))
    low_u, low_v, high_u, high_v = turned.into(shape).bounds
    x, y = turned.on_plan(low_u, low_v)
    free = (0.0, round(high_u - low_u, 6))
    strip = Strip(v=(0.0, round(high_v - low_v, 6)), free=(free,))
    frame = Frame(x=x, y=y, angle=turned.angle)
    return Block(line=number, piece=1, frame=frame, strips=(strip,), deep=(free,), wall=True)
