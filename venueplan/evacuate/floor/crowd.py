"""Where people stand when they begin to leave: spread evenly over the floor that is free to walk on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon

from venueplan.geometry.slits import without_slits
from venueplan.model import Plan, Unit
from venueplan.network import Floor, free_floor

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.intp]

STEP = 1.0
"""People stand on a grid of this pitch, metres, if that gives neither too few places nor too many."""

FEWEST, MOST = 200, 20_000
"""A small room has a finer grid, a large hall a coarser one, of about so many places."""


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """People on a floor.

    Attributes
    ----------
    floor
        Where they can walk.
    points
        Shape ``(n, 2)``: where they stand, metres.
    amounts
        Shape ``(n,)``: persons at each point; fractions are allowed.
    """

    floor: Floor
    points: Floats
    amounts: Floats

    @cached_property
    def persons(self) -> float:
        """How many there are."""
        return float(self.amounts.sum())

    @cached_property
    def density(self) -> float:
        """Persons per m² of free floor."""
        area = float(self.floor.free.area)
        return self.persons / area if area else 0.0

    def only(self, some: Flags) -> Crowd:
        """Return the same number of people, all of them at some of the points."""
        amounts = np.where(some, self.amounts, 0.0)
        left = float(amounts.sum())
        scaled = amounts * (self.persons / left) if left else amounts
        return Crowd(floor=self.floor, points=self.points[some], amounts=scaled[some])


def room_floor(unit: Unit, *, plan: Plan) -> Floor:
    """Return the floor of a hall or room without fixtures and stands, and without gaps that nobody walks through."""
    return floor_of((unit,), plan=plan)


def floor_of(units: Sequence[Unit], *, plan: Plan) -> Floor:
    """Return the floor of units that have no wall between them, as of one room."""
    levels, area = {unit.level for unit in units}, shapely.union_all([unit.polygon for unit in units])
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    stands = [Polygon(booth.polygon.exterior) for booth in booths if booth.level in levels]
    fixed = [item.polygon for item in plan.venue.fixtures if item.level in levels and item.blocks]
    inside = [shape for shape in (*stands, *fixed) if shape.intersects(area)]
    site = shapely.box(*area.bounds)
    around = site.buffer(1.0, join_style="mitre").difference(area)
    return free_floor(site, [without_slits([around, *inside])])


def spread_over(floor: Floor, *, persons: float) -> Crowd:
    """Return people spread evenly over a floor.

    Examples
    --------
    >>> from shapely import box
    >>> crowd = spread_over(Floor(free=box(0, 0, 30, 20)), persons=300)
    >>> len(crowd.points), round(crowd.density, 3)
    (600, 0.5)
    """
    area = float(floor.free.area)
    step = max(min(STEP, sqrt(area / FEWEST)), sqrt(area / MOST)) if area else STEP
    points = _grid(floor, step=step)
    return Crowd(floor=floor, points=points, amounts=np.full(len(points), persons / max(1, len(points))))


def _grid(floor: Floor, *, step: float) -> Floats:
    """Return the middles of grid cells that lie on the floor; if there is none, a point of each part of it."""
    if floor.free.is_empty:
        return np.empty((0, 2))
    x0, y0, x1, y1 = floor.free.bounds
    xs, ys = np.meshgrid(np.arange(x0 + step / 2, x1, step), np.arange(y0 + step / 2, y1, step))
    shapely.prepare(floor.free)
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = grid[shapely.contains_xy(floor.free, grid[:, 0], grid[:, 1])]
    if len(inside):
        return inside
    return np.array([part.representative_point().coords[0] for part in shapely.get_parts(floor.free)])
