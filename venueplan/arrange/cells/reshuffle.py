"""A layout made better piece by piece: modules of a small area are taken out, and the area is filled again."""

from __future__ import annotations

import numpy as np

from venueplan.arrange.cells.occupancy import Module, Occupancy, Window
from venueplan.arrange.cells.pockets import fill_pockets

SMALLEST, LARGEST = 1, 6
"""Sides of the area that is cleared, in modules."""

PARTLY, SHARE = 0.4, 0.6
"""So often only part of the modules is taken out, each with this chance."""


def reshuffle(floor: Occupancy, *, rounds: int, rng: np.random.Generator) -> None:
    """Clear small areas of a layout one after the other and fill them again; what holds less is put back as it was.

    An area filled otherwise with as many modules stays so: the next round may find room for one more.
    """
    for _ in range(rounds if floor.modules else 0):
        area = _area(floor, rng=rng)
        out = [module for module in floor.modules if _begins_in(module, area)]
        if rng.random() < PARTLY:
            out = [module for module in out if rng.random() < SHARE]
        _refill(floor, out, area=area, rng=rng)


def _area(floor: Occupancy, *, rng: np.random.Generator) -> Window:
    """Return an area around one of the modules."""
    middle = list(floor.modules)[int(rng.integers(len(floor.modules)))]
    depth, width = floor.size("up")
    height = int(rng.integers(SMALLEST * depth, LARGEST * depth))
    length = int(rng.integers(SMALLEST * width, LARGEST * width))
    row, column = max(0, middle.row - height // 2), max(0, middle.column - length // 2)
    return slice(row, row + height), slice(column, column + length)


def _begins_in(module: Module, area: Window) -> bool:
    rows, columns = area
    return bool(rows.start <= module.row < rows.stop and columns.start <= module.column < columns.stop)


def _refill(floor: Occupancy, out: list[Module], *, area: Window, rng: np.random.Generator) -> None:
    before = dict(floor.modules)
    for module in out:
        floor.remove(module)
    # A hole in the middle of a block is no way.
    floor.keep_reached()
    room = max(floor.size("up")) * 2 + floor.aisle
    rows, columns = (slice(max(0, part.start - room), part.stop + room) for part in area)
    if fill_pockets(floor, rng=rng, window=(rows, columns)) < len(out):
        for module in [module for module in floor.modules if module not in before]:
            floor.remove(module)
        for module in before:
            if module not in floor.modules:
                floor.put(module)
        floor.keep_reached()
