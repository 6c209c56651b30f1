"""Part of a hall on cells, in the direction of its rows: where a row may begin, and on which side it may open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.site import Site
from venueplan.geometry.frame import Frame
from venueplan.geometry.raster import Cells, Lattice
from venueplan.rules.stands import polygons_only

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
    stand, deep, walk
        Cells where a module may be, where a stand that encloses columns may be, and where nothing blocks the way.
    """

    site: Site
    frame: Frame
    lattice: Lattice
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

    def _sides(self, floor: Cells) -> Sides:
        d, a = cells(self.site.measures.depth), cells(self.site.measures.aisle)
        stand, walk = runs(floor, d), runs(self.walk, a)
        down, up = np.zeros_like(stand), np.zeros_like(stand)
        down[a:] = stand[a:] & walk[: max(0, stand.shape[0] - a)]
        high = max(0, walk.shape[0] - d)
        up[:high] = stand[:high] & walk[d : d + high]
        return down, up

    def raster(self, shape: BaseGeometry) -> Cells:
        """Return which cells lie in a shape of the plan, but for the millimetres to which halls are drawn."""
        return self.lattice.inside(self.frame.into(polygons_only(shape)).buffer(MILLIMETRES, join_style="mitre"))


def ground_of(site: Site, part: Polygon, *, angle: float) -> Ground:
    """Return a part of a hall on cells whose rows run in a direction, degrees counter-clockwise from +x."""
    turn = Frame(angle=angle)
    low_u, low_v, high_u, high_v = turn.into(part).bounds
    x, y = turn.on_plan(low_u, low_v)
    frame, aisle = Frame(x=x, y=y, angle=angle), site.measures.aisle
    # Rows open on what lies beyond the part, too: the main aisle.
    margin = cells(aisle) * CELL
    lattice = Lattice.over((0.0, -margin, high_u - low_u, high_v - low_v + margin), size=CELL)

    def raster(shape: Polygon | MultiPolygon) -> Cells:
        return lattice.inside(frame.into(shape))

    stand, deep = raster(site.buildable), raster(site.standable)
    walk = raster(polygons_only(site.walkable.buffer(MILLIMETRES, join_style="mitre")))
    return Ground(site=site, frame=frame, lattice=lattice, stand=stand, deep=deep, walk=walk)


def cells(metres: float) -> int:
    """Return the least number of cells that hold a length.

    Examples
    --------
    >>> cells(3.0), cells(3.05)
    (30, 31)
    """
    return int(np.ceil(metres / CELL - 1e-6))


def runs(mask: Cells, length: int) -> Cells:
    """Return where the next ``length`` cells upward are all set."""
    total = np.zeros((mask.shape[0] + 1, mask.shape[1]), dtype=np.int32)
    np.cumsum(mask, axis=0, out=total[1:])
    answer = np.zeros_like(mask)
    if mask.shape[0] >= length:
        answer[: mask.shape[0] - length + 1] = (total[length:] - total[:-length]) == length
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
