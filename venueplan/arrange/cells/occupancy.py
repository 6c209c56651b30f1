"""The floor of a hall on cells while single modules come and go: what is taken, kept free, and walked on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from venueplan.arrange.hall.ground import Ground, runs
from venueplan.geometry.raster import Cells
from venueplan.network.surface.pieces import pieces_of

NEAR_DOOR = 0.03
"""A way leads to a door if a disc on it comes as near as in the empty hall, give or take this much, metres."""

TOWARDS = {"down": (-1, 0), "up": (1, 0), "left": (0, -1), "right": (0, 1)}
"""Where a module opens, as steps across and along."""

Indices = NDArray[np.int64]

Window = tuple[slice, slice]

Doors = tuple[tuple[Indices, Indices], ...]


@dataclass(frozen=True, kw_only=True)
class Module:
    """One module: its first cells across and along, and where it opens."""

    row: int
    column: int
    opens: str


@dataclass(kw_only=True, eq=False)
class Occupancy:
    """What stands on a ground; the arrays change as modules are put and removed.

    Attributes
    ----------
    taken
        Cells under modules.
    kept
        How many modules have their aisle over a cell.
    ways
        First cells of squares, as wide as an aisle, that somebody can reach from an exit.
    parts
        Squares of the empty hall that are connected and lead to a door, part by part.
    modules
        What stands, in the order in which it came.
    doors
        For each door, and for the main aisle, rows and columns of the squares from which it is reached.
    """

    ground: Ground
    taken: Cells
    kept: NDArray[np.int16]
    ways: Cells
    doors: Doors
    parts: tuple[Cells, ...]
    modules: dict[Module, None]

    @cached_property
    def aisle(self) -> int:
        """Width of an aisle, in cells."""
        return self.ground.cells(self.ground.site.measures.aisle)

    @cached_property
    def _module(self) -> tuple[int, int]:
        m = self.ground.site.measures
        return self.ground.cells(m.depth), self.ground.cells(m.width)

    def size(self, opens: str) -> tuple[int, int]:
        """Return the extent of a module across and along, in cells."""
        depth, width = self._module
        return (depth, width) if opens in {"down", "up"} else (width, depth)

    def window(self, module: Module) -> Window:
        """Return the cells of a module."""
        height, length = self.size(module.opens)
        return slice(module.row, module.row + height), slice(module.column, module.column + length)

    def before(self, module: Module) -> Window:
        """Return the cells of the aisle before a module."""
        (height, length), aisle = self.size(module.opens), self.aisle
        first = {
            "down": (module.row - aisle, module.column),
            "up": (module.row + height, module.column),
            "left": (module.row, module.column - aisle),
            "right": (module.row, module.column + length),
        }[module.opens]
        across = module.opens in {"down", "up"}
        high, wide = (aisle, length) if across else (height, aisle)
        return slice(first[0], first[0] + high), slice(first[1], first[1] + wide)

    def is_reached(self, module: Module) -> bool:
        """Tell whether a way passes before a module."""
        rows, columns = self.before(module)
        aisle = self.aisle
        low, high = sorted((columns.start, columns.stop - aisle))
        bottom, top = sorted((rows.start, rows.stop - aisle))
        return bool(self.ways[max(0, bottom) : top + 1, max(0, low) : high + 1].any())

    def shadow(self, module: Module) -> Window:
        """Return the first cells of squares as wide as an aisle that would touch a module."""
        rows, columns = self.window(module)
        return (
            slice(max(0, rows.start - self.aisle + 1), rows.stop),
            slice(max(0, columns.start - self.aisle + 1), columns.stop),
        )

    def put(self, module: Module) -> None:
        """Let a module have its place."""
        self.taken[self.window(module)] = True
        self.kept[self.before(module)] += 1
        self.ways[self.shadow(module)] = False
        self.modules[module] = None

    def remove(self, module: Module) -> None:
        """Take a module away; what becomes free near a way becomes a way."""
        del self.modules[module]
        self.taken[self.window(module)] = False
        self.kept[self.before(module)] -= 1
        rows, columns = self.shadow(module)
        free = self._free(slice(rows.start, rows.stop + self.aisle), slice(columns.start, columns.stop + self.aisle))
        squares = windows(free, height=self.aisle, length=self.aisle)
        self.ways[rows, columns] = squares[: rows.stop - rows.start, : columns.stop - columns.start]

    def keep_reached(self) -> None:
        """Forget ways from which not all doors of their part of the hall are reached that any way reaches.

        Floor that was connected before anything stood on it stays so: of each such part the largest piece is kept.
        """
        labels = pieces_of(self.ways)
        sizes = np.bincount(labels.ravel())
        kept = []
        for part in self.parts:
            inside = np.unique(labels[part])
            inside = inside[inside > 0]
            kept += [int(inside[np.argmax(sizes[inside])])] if len(inside) else []
        self.ways &= np.isin(labels, kept)

    @property
    def walked(self) -> Cells:
        """Cells over which a way leads."""
        aisle = self.aisle
        total = np.zeros((self.ways.shape[0] + aisle, self.ways.shape[1] + aisle), dtype=np.int32)
        total[aisle:, aisle:] = np.cumsum(np.cumsum(self.ways, axis=0, dtype=np.int32), axis=1)
        total[:aisle] = total[:, :aisle] = 0
        above = total[aisle:, aisle:]
        return np.asarray(above - total[:-aisle, aisle:] - total[aisle:, :-aisle] + total[:-aisle, :-aisle] > 0)

    @property
    def doors_reached(self) -> int:
        """How many doors a way leads to."""
        return sum(bool(self.ways[rows, columns].any()) for rows, columns in self.doors)

    def _free(self, rows: slice, columns: slice) -> Cells:
        free: Cells = self.ground.walk[rows, columns] & ~self.taken[rows, columns]
        return free


def occupancy_of(ground: Ground, modules: Iterable[Module], *, doors: Doors) -> Occupancy:
    """Return a ground on which modules stand, but for those that nobody could reach from a door.

    Parameters
    ----------
    doors
        See :func:`doors_of`.
    """
    aisle = ground.cells(ground.site.measures.aisle)
    shape = ground.walk.shape
    floor = Occupancy(
        ground=ground,
        taken=np.zeros(shape, dtype=bool),
        kept=np.zeros(shape, dtype=np.int16),
        ways=windows(ground.walk, height=aisle, length=aisle),
        doors=doors,
        parts=_parts(ground, doors=doors),
        modules={},
    )
    for module in modules:
        floor.put(module)
    floor.keep_reached()
    for module in [module for module in floor.modules if not floor.is_reached(module)]:
        floor.remove(module)
    floor.keep_reached()
    return floor


def _parts(ground: Ground, *, doors: Doors) -> tuple[Cells, ...]:
    aisle = ground.cells(ground.site.measures.aisle)
    labels = pieces_of(windows(ground.walk, height=aisle, length=aisle))
    leading = {int(label) for rows, columns in doors for label in np.unique(labels[rows, columns])} - {0}
    return tuple(labels == label for label in sorted(leading))


def doors_of(ground: Ground, *, main: Polygon) -> Doors:
    """Return the squares from which each door, and the main aisle, is reached: as near as in the empty hall."""
    aisle = ground.cells(ground.site.measures.aisle)
    ways = windows(ground.walk, height=aisle, length=aisle)
    rows, columns = np.nonzero(ways)
    half, size = ground.site.measures.aisle / 2, ground.lattice.size
    x, y = ground.lattice.x0 + columns * size + half, ground.lattice.y0 + rows * size + half
    found = []
    for opening in ground.site.openings:
        door = ground.frame.into(opening.line)
        low_x, low_y, high_x, high_y = door.buffer(2 * half).bounds
        at = np.flatnonzero((x >= low_x) & (x <= high_x) & (y >= low_y) & (y <= high_y))
        away = shapely.distance(shapely.points(x[at], y[at]), door)
        near = at[away <= max(half, float(away.min(initial=2 * half))) + NEAR_DOOR]
        if len(near):
            found.append((rows[near], columns[near]))
    on_main = np.flatnonzero(windows(ground.raster(main), height=aisle, length=aisle)[rows, columns])
    return (*found, (rows[on_main], columns[on_main])) if len(on_main) else tuple(found)


def windows(mask: Cells, *, height: int, length: int) -> Cells:
    """Return the first cells of all rectangles of a size, in cells, that are wholly set."""
    return runs(runs(mask, height).T, length).T
