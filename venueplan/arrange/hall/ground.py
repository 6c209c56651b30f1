"""Part of a hall on cells, in the direction of its rows: where a row may begin, and on which side it may open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.hall.site import Site
from venueplan.geometry.frame import Frame
from venueplan.geometry.raster import Cells, Lattice
from venueplan.rules.booths.stands import polygons_only

CELL = 0.1
"""Rows are searched on cells of this size, metres."""

MILLIMETRES = 0.002
"""Aisles may be narrower by this much: corners of halls are rounded to a millimetre, rows begin on cells, metres."""

Sides = tuple[Cells, Cells]
"""Cells of the lower edge where a module may begin that opens downward, and one that opens upward."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ground:
    """A part of a hall on cells; u along the rows, v across.

    Attributes
    ----------
    hall
        Cells inside the hall.
    stand, deep, walk
        Cells where a module may be, where a stand that encloses columns may be, and where nothing blocks the way.
    """

    site: Site
    frame: Frame
    lattice: Lattice
    hall: Cells
    stand: Cells
    deep: Cells
    walk: Cells

    @cached_property
    def modules(self) -> Sides:
        """Where modules may begin that enclose nothing."""
        return self._sides(self.stand)

    @cached_property
    def large(self) -> Sides:
        """Where stands may begin that may enclose columns."""
        return self._sides(self.deep)

    @cached_property
    def fronts(self) -> Sides:
        """Where an aisle of full width is free below a row that begins here, and above it."""
        d, a = self.cells(self.site.measures.depth), self.cells(self.site.measures.aisle)
        walk = runs(self.walk, a)
        below, above = np.zeros_like(walk), np.zeros_like(walk)
        below[a:] = walk[: max(0, walk.shape[0] - a)]
        high = max(0, walk.shape[0] - d)
        above[:high] = walk[d : d + high]
        return below, above

    def _sides(self, floor: Cells) -> Sides:
        stand = runs(floor, self.cells(self.site.measures.depth))
        below, above = self.fronts
        return np.asarray(stand & below), np.asarray(stand & above)

    def cells(self, metres: float) -> int:
        """Return the least number of its cells that hold a length."""
        return cells(metres, self.lattice.size)

    def along(self, first: int, last: int) -> tuple[float, float]:
        """Return cells along the rows as a stretch in its frame, metres."""
        size, low = self.lattice.size, self.lattice.x0
        return round(low + first * size, 6), round(low + last * size, 6)

    def across(self, first: int, last: int) -> tuple[float, float]:
        """Return cells across the rows as a stretch in its frame, metres."""
        size, low = self.lattice.size, self.lattice.y0
        return round(low + first * size, 6), round(low + last * size, 6)

    def raster(self, shape: BaseGeometry) -> Cells:
        """Return which cells lie in a shape of the plan, but for the millimetres to which halls are drawn."""
        return self.lattice.inside(self.frame.into(polygons_only(shape)).buffer(MILLIMETRES, join_style="mitre"))


def ground_of(site: Site, part: Polygon, *, angle: float, cell: float = CELL) -> Ground:
    """Return a part of a hall on cells whose rows run in a direction, degrees counter-clockwise from +x."""
    turn = Frame(angle=angle)
    low_u, low_v, high_u, high_v = turn.into(part).bounds
    x, y = turn.on_plan(low_u, low_v)
    frame, aisle = Frame(x=x, y=y, angle=angle), site.measures.aisle
    # Rows open on what lies beyond the part, too: the main aisle.
    margin = cells(aisle, cell) * cell
    lattice = Lattice.over((-margin, -margin, high_u - low_u + margin, high_v - low_v + margin), size=cell)
    shapes = (
        site.outline.buffer(MILLIMETRES, join_style="mitre"),
        site.buildable.intersection(part),
        site.standable.intersection(part),
        site.walkable.buffer(MILLIMETRES, join_style="mitre"),
    )
    hall, stand, deep, walk = (_inside(lattice, frame.into(polygons_only(shape))) for shape in shapes)
    return Ground(site=site, frame=frame, lattice=lattice, hall=hall, stand=stand, deep=deep, walk=walk)


def _inside(lattice: Lattice, shape: Polygon | MultiPolygon) -> Cells:
    """Return which cells lie in a shape, looked at as finely as rows are: no column hides within a cell."""
    fine = round(lattice.size / CELL)
    finer = Lattice(
        x0=lattice.x0, y0=lattice.y0, size=lattice.size / fine, rows=lattice.rows * fine, columns=lattice.columns * fine
    )
    parts = finer.inside(shape).reshape(lattice.rows, fine, lattice.columns, fine)
    return np.asarray(parts.all(axis=(1, 3)))


def cells(metres: float, size: float = CELL) -> int:
    """Return the least number of cells of a size that hold a length.

    Examples
    --------
    >>> cells(3.0), cells(3.05), cells(3.05, 0.5)
    (30, 31, 7)
    """
    return int(np.ceil(metres / size - 1e-6))


def runs(mask: Cells, length: int) -> Cells:
    """Return where the next ``length`` cells upward are all set.

    Examples
    --------
    >>> runs(np.array([[True], [True], [True], [False]]), 2).ravel().tolist()
    [True, True, False, False]
    """
    answer, so_far = mask.copy(), 1
    while so_far < length:
        # Where both halves of a run are set, all of it is.
        more = min(so_far, length - so_far)
        answer[:-more] &= answer[more:]
        answer[-more:] = False
        so_far += more
    return answer


def modules_along(masks: Cells, width: int) -> NDArray[np.float64]:
    """Return for each line of cells how many modules of a width in cells fit into its runs."""
    padded = np.zeros((masks.shape[0], masks.shape[1] + 1), dtype=np.int8)
    padded[:, :-1] = masks
    # One flat pass: the empty column at the end of each line keeps runs apart.
    flat = padded.ravel()
    step = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat[0]:
        step = np.concatenate(([0], step))
    start, end = step[::2], step[1::2]
    held = ((end - start) // width).astype(np.float64)
    return np.bincount(start // padded.shape[1], weights=held, minlength=masks.shape[0]).astype(np.float64)


def stretches(mask: Cells) -> list[tuple[int, int]]:
    """Return the runs of set cells as pairs of first cell and the one after the last."""
    step = np.diff(np.concatenate(([0], mask.astype(np.int8), [0])))
    return list(zip(np.flatnonzero(step == 1).tolist(), np.flatnonzero(step == -1).tolist(), strict=True))


def merged(pieces: list[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """Return runs with those joined that lie nearer than a gap.

    Examples
    --------
    >>> merged([(0, 5), (7, 9), (20, 30)], 10)
    [(0, 9), (20, 30)]
    """
    joined: list[tuple[int, int]] = []
    for low, high in pieces:
        if joined and low - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined
