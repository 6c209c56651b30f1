"""Everything measured about leaving the halls of a plan, for tables, maps and the checks."""

from __future__ import annotations

from shapely import LineString

from venueplan.check.egress.catchments import exit_uses
from venueplan.check.egress.widths import aisle_widths
from venueplan.check.floor import GRID, HallFloor, hall_floors
from venueplan.model import DistanceGrid, HallEgress, Plan
from venueplan.rules import RulePack


def measure_egress(plan: Plan, *, pack: RulePack) -> tuple[HallEgress, ...]:
    """Measure how people leave each hall: load, exits with their catchments, aisle widths, longest way, distances.

    Parameters
    ----------
    plan
        Venue, event and booths, if any are laid out.
    pack
        What brings the persons and asks for the widths.

    Returns
    -------
    tuple of HallEgress
        In the order of the venue's halls; clearing times are left open.
    """
    return tuple(_measured(floor) for floor in hall_floors(plan, pack=pack))


def _measured(floor: HallFloor) -> HallEgress:
    return HallEgress(
        hall=floor.hall.id,
        pack=floor.pack.name,
        gross=float(floor.hall.polygon.area),
        net=float(sum(booth.area for booth in floor.booths)),
        persons=floor.occupants.persons,
        basis=floor.occupants.basis,
        exits=exit_uses(floor),
        aisles=aisle_widths(floor),
        longest=_longest(floor),
        grid=_distances(floor),
    )


def _longest(floor: HallFloor) -> LineString | None:
    return floor.ways_out.way(floor.farthest[1].coords[0]) if floor.farthest else None


def _distances(floor: HallFloor) -> DistanceGrid:
    grid = floor.grid
    return DistanceGrid(
        x=float(grid.xs[0]),
        y=float(grid.ys[0]),
        step=GRID,
        distances=tuple(map(tuple, grid.distances.tolist())),
        nearest=tuple(map(tuple, grid.nearest.tolist())),
    )
