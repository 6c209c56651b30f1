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
from venueplan.rules import (
    Occupants,
    RulePack,
    exits_of,
    floor_area,
    inner_part,
    occupants,
    openings_of,
    scheduled_attendance,
)
from venueplan.rules.booths.stands import polygons_only

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.intp]

BESIDE = 0.1
"""An open side borders on floor that is this near, metres."""

GRID = 1.0
"""Walking distances are measured on this grid and at every corner of the floor, metres."""

STEPS = (0.25, 0.05, 0.01, 0.0)
"""Finer and finer grids around the farthest places, metres."""

FARTHEST = 12
"""So many of the farthest places are looked at more closely."""


@dataclass(frozen=True, kw_only=True)
class FloorGrid:
    """Middles of cells of ``GRID`` over a hall; those on the free floor with their way to an exit.

    Attributes
    ----------
    xs, ys
        Columns from west to east and rows from south to north, metres.
    free
        Shape ``(rows, columns)``: whether one can stand there.
    distances
        Same shape, metres: infinite where there is no way, not a number where nobody can stand.
    nearest
        Same shape: position of the nearest exit among those of the hall, -1 where there is none.
    """

    xs: Floats
    ys: Floats
    free: Flags
    distances: Floats
    nearest: Integers

    @property
    def points(self) -> Floats:
        """The cells that one can stand in, rows first, shape ``(n, 2)``."""
        rows, columns = np.nonzero(self.free)
        return np.column_stack([self.xs[columns], self.ys[rows]])


@dataclass(frozen=True, kw_only=True)
class HallFloor:
    """A hall with the booths of a plan, under a rule pack.

    Attributes
    ----------
    attendance
        The largest attendance that the programme brings to the hall itself, persons.
    """

    venue: Venue
    hall: Unit
    booths: tuple[Booth, ...]
    pack: RulePack
    pattern: BoothPattern
    attendance: int = 0

    @cached_property
    def occupants(self) -> Occupants:
        """For how many persons its exits must suffice, and what says so."""
        area = floor_area(self.venue, self.hall, booths=self.booths)
        return occupants(self.hall, attendance=self.attendance, pack=self.pack, area=area)

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
        """Walking distances on the free floor to the nearest exit, as clear of corners as the pack measures them."""
        limit = self.pack.find("corner-clearance")
        lines = [exit_.line for exit_ in self.exits]
        return distance_field(self.free, lines, clearance=limit.value if limit else 0.0)

    @cached_property
    def grid(self) -> FloorGrid:
        """A grid of 1 m over the hall with the way to the nearest exit."""
        x0, y0, x1, y1 = self.hall.polygon.bounds
        xs, ys = np.arange(x0 + GRID / 2, x1, GRID), np.arange(y0 + GRID / 2, y1, GRID)
        shapely.prepare(self.free)
        free = np.asarray(shapely.contains_xy(self.free, *np.meshgrid(xs, ys)), dtype=np.bool_)
        distances, nearest = np.full(free.shape, np.nan), np.full(free.shape, -1, dtype=np.intp)
        rows, columns = np.nonzero(free)
        distances[free], nearest[free] = self.ways_out.nearest(np.column_stack([xs[columns], ys[rows]]))
        return FloorGrid(xs=xs, ys=ys, free=free, distances=distances, nearest=nearest)

    @cached_property
    def farthest(self) -> tuple[float, Point] | None:
        """The longest way to an exit, metres, and where it begins; None if no point of the floor has a way.

        Measured on a grid of 1 m and at every corner of the floor, then around the farthest of these down to 1 cm.
        """
        corners = np.unique(shapely.get_coordinates(self.free), axis=0)
        points = np.vstack([self.grid.points, corners])
        distances = np.r_[self.grid.distances[self.grid.free], self.ways_out.distances(corners)]
        best: tuple[float, Point] | None = None
        for step in STEPS:
            order = [int(i) for i in np.argsort(-distances, kind="stable") if np.isfinite(distances[i])][:FARTHEST]
            if order and (best is None or distances[order[0]] > best[0]):
                best = float(distances[order[0]]), Point(points[order[0]])
            points = _around(points[order], step=step)
            points = points[shapely.intersects_xy(self.free, points[:, 0], points[:, 1])]
            distances = self.ways_out.distances(points)
        return best

    def opening_on(self, area: Polygon) -> Booth | None:
        """Return a stand of which an open side lies on a part of the floor for more than its end, or None."""
        near = area.buffer(BESIDE)
        fronts = ((booth, front) for booth in self.booths for front in booth.fronts)
        return next((booth for booth, front in fronts if front.intersection(near).length > 2 * BESIDE), None)

    def entered_from(self, area: Polygon) -> Booth | None:
        """Return a stand that is entered from a part of the floor: the middle of an open side lies on it; or None."""
        near = area.buffer(BESIDE)
        fronts = ((booth, inner_part(front)) for booth in self.booths for front in booth.fronts)
        return next((booth for booth, middle in fronts if middle.intersection(near).length > 2 * BESIDE), None)


def hall_floors(plan: Plan, *, pack: RulePack) -> tuple[HallFloor, ...]:
    """Return the halls of a plan with their booths, in the order of the venue's halls."""
    booths, attendance = plan.floor_plan.booths if plan.floor_plan else (), scheduled_attendance(plan)
    return tuple(
        HallFloor(
            venue=plan.venue,
            hall=hall,
            booths=tuple(booth for booth in booths if booth.hall == hall.id),
            pack=pack,
            pattern=plan.event.pattern,
            attendance=attendance.get(hall.id, 0),
        )
        for hall in plan.venue.halls
    )


def _around(points: Floats, *, step: float) -> Floats:
    """Return a grid of 7 × 7 points around each point, shape ``(49 n, 2)``."""
    xs, ys = np.meshgrid(np.arange(-3, 4) * step, np.arange(-3, 4) * step)
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    return np.asarray((points[:, None, :] + grid[None, :, :]).reshape(-1, 2), dtype=float)
