"""A hall empties in a simulation of every person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import MultiPolygon

from venueplan.errors import InputError, UnknownNameError
from venueplan.evacuate.floor.crowd import room_floor
from venueplan.evacuate.occupancy import persons_in
from venueplan.evacuate.simulation import LEFT_OUT, People, simulate, stand_about
from venueplan.evacuate.simulation.density import DensityCounter
from venueplan.evacuate.standards import SFPE, FlowStandard
from venueplan.model import Opening, Plan, SimulatedClearing
from venueplan.network import Floor, distance_field
from venueplan.rules import exits_of

REACH = 0.02
"""A door at most this far off the floor lies on it, metres."""


def simulate_hall(plan: Plan, hall: str, *, standard: FlowStandard = SFPE, seed: int = 1) -> SimulatedClearing:
    """Simulate how a hall or room empties through its exits, everybody to the nearest by walking distance.

    Parameters
    ----------
    plan
        Venue, event and, if laid out, booths.
    hall
        Id of a hall or room in use.
    standard
        Rates of the doors.
    seed
        Of the places and speeds of the people.

    Raises
    ------
    UnknownNameError
        If no hall or room in use has that id.
    InputError
        If JuPedSim is not installed, nobody can leave, or so many persons have no room.
    """
    loads = {unit.id: (unit, persons) for unit, persons in persons_in(plan)}
    if hall not in loads:
        raise UnknownNameError("hall or room in use", hall, known=loads)
    unit, persons = loads[hall]
    doors = [door for door in exits_of(plan.venue, unit) if standard.door_rate(door.width) > 0]
    floor = _with_a_way(room_floor(unit, plan=plan), doors=doors, subject=hall)
    points, speeds = stand_about(floor, persons=persons, seed=seed)
    goals = distance_field(floor, [door.line for door in doors]).nearest(points)[1]
    counter = DensityCounter(floor)
    people = People(points=points, speeds=speeds, goals=goals)
    result = simulate(floor, doors, people=people, standard=standard, observers=[counter])
    return SimulatedClearing(
        subject=hall,
        persons=persons,
        time=result.time,
        remaining=int(np.count_nonzero(~np.isfinite(result.left))),
        density=counter.grid(level=unit.level),
        notes=(LEFT_OUT,),
    )


def _with_a_way(floor: Floor, *, doors: Sequence[Opening], subject: str) -> Floor:
    """Return the parts of a floor from which a way leads to a door."""
    parts = [part for part in shapely.get_parts(floor.free) if any(part.distance(door.line) <= REACH for door in doors)]
    if not parts:
        raise InputError(f"no way leads out of {subject}; a simulation needs an exit that people can pass")
    return Floor(free=MultiPolygon(parts))
