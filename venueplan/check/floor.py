"""One hall as the checks see it: its booths, what stands in the way, and the floor left to walk on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Point, Polygon, union_all

from venueplan.geometry.slits import without_slits
from venueplan.model import Booth, BoothPattern, Fixture, Opening, Plan, Unit, Venue
from venueplan.network import DistanceField, distance_field
from venueplan.rules import RulePack, exits_of, openings_of
from venueplan.rules.stands import polygons_only

GRID = 1.0
"""Walking distances are measured on this grid and at every corner of the floor, metres."""

STEPS = (0.25, 0.05, 0.01, 0.0)
"""Finer and finer grids around the farthest places, metres."""

FARTHEST = 12
"""So many of the farthest places are looked at more closely."""


@dataclass(frozen=True, kw_only=True)
class HallFloor:
    """A hall with the booths of a plan, under a rule pack."""

    venue: Venue
    hall: Unit
    booths: tuple[Booth, ...]
    pack: RulePack
    pattern: BoothPattern

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        """Doors, gates and gaps of the hall."""
        return openings_of(self.venue, self.hall)

    @cached_property
    def exits(self) -> tuple[Opening, ...]:
        """Openings that count as exits."""
        return exits_of(self.venue, self.hall)

    @cached_property
    def fixtures(self) -> tuple[Fixture, ...]:
        """Fixtures on the hall's floor through which nobody can walk."""
        return tuple(
            fixture
            for fixture in self.venue.fixtures
            if fixture.level == self.hall.level and fixture.blocks and fixture.polygon.intersects(self.hall.polygon)
        )

    @cached_property
    def stands(self) -> tuple[Polygon, ...]:
        """Outlines of the booths, columns inside them included."""
        return tuple(Polygon(booth.polygon.exterior) for booth in self.booths)

    @cached_property
    def bare(self) -> Polygon | MultiPolygon:
        """The floor before any booth stands on it."""
        blocked = union_all([fixture.polygon for fixture in self.fixtures])
        return polygons_only(self.hall.polygon.difference(blocked))

    @cached_property
    def free(self) -> Polygon | MultiPolygon:
        """The floor left to walk on, without the gaps that nobody walks through."""
        frame = shapely.box(*self.hall.polygon.bounds).buffer(1.0, join_style="mitre")
        blocked = [frame.difference(self.hall.polygon), *(fixture.polygon for fixture in self.fixtures), *self.stands]
        return polygons_only(frame.difference(without_slits(blocked)))

    @cached_property
    def ways_out(self) -> DistanceField:
        """Walking distances on the free floor to the nearest exit."""
        return distance_field(self.free, [exit_.line for exit_ in self.exits])

    @cached_property
    def farthest(self) -> tuple[float, Point] | None:
        """The longest way to an exit, metres, and where it begins; None if no point of the floor has a way.

        Measured on a grid of 1 m and at every corner of the floor, then around the farthest of these down to 1 cm.
        """
        points = _floor_points(self.free) if self.exits else np.empty((0, 2))
        best: tuple[float, Point] | None = None
        for step in STEPS:
            distances = self.ways_out.distances(points) if len(points) else np.empty(0)
            order = [int(i) for i in np.argsort(-distances, kind="stable") if np.isfinite(distances[i])][:FARTHEST]
            if order and (best is None or distances[order[0]] > best[0]):
                best = float(distances[order[0]]), Point(points[order[0]])
            points = _around(points[order], step=step)
            points = points[shapely.intersects_xy(self.free, points[:, 0], points[:, 1])]
        return best


def hall_floors(plan: Plan, *, pack: RulePack) -> tuple[HallFloor, ...]:
    """Return the halls of a plan with their booths, in the order of the venue's halls."""
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    return tuple(
        HallFloor(
            venue=plan.venue,
            hall=hall,
            booths=tuple(booth for booth in booths if booth.hall == hall.id),
            pack=pack,
            pattern=plan.event.pattern,
        )
        for hall in plan.venue.halls
    )


def _floor_points(free: Polygon | MultiPolygon) -> NDArray[np.float64]:
    """Return a grid over the floor and all its corners, shape ``(n, 2)``, metres."""
    if free.is_empty:
        return np.empty((0, 2))
    x0, y0, x1, y1 = free.bounds
    xs, ys = np.meshgrid(np.arange(x0 + GRID / 2, x1, GRID), np.arange(y0 + GRID / 2, y1, GRID))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    shapely.prepare(free)
    inside = shapely.contains_xy(free, grid[:, 0], grid[:, 1])
    return np.vstack([grid[inside], np.unique(shapely.get_coordinates(free), axis=0)])


def _around(points: NDArray[np.float64], *, step: float) -> NDArray[np.float64]:
    """Return a grid of 7 × 7 points around each point, shape ``(49 n, 2)``."""
    xs, ys = np.meshgrid(np.arange(-3, 4) * step, np.arange(-3, 4) * step)
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    return np.asarray((points[:, None, :] + grid[None, :, :]).reshape(-1, 2), dtype=float)
