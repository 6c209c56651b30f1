"""Minutes that people need to walk from room to room."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from venueplan.model import Plan, Section, Unit
from venueplan.network.journeys.table import WalkingTable
from venueplan.network.journeys.ways import Spot
from venueplan.network.storeys.building import WalkNetwork, walk_network

FAR = 24 * 60
"""Minutes between rooms that no way joins: nobody can be in both on one day."""


def walking_minutes(plan: Plan, rooms: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return the whole minutes, rounded up, between each two of some rooms, door to door.

    Stands are no part of it: the ways of a day before they are built and after are the same.

    Parameters
    ----------
    rooms
        Ids of units and sections.
    """
    bare = replace(plan, floor_plan=None, allocation=None, event=replace(plan.event, kept=()))
    network = walk_network(bare)
    spots = {room: _spots(network, plan, room=room) for room in sorted(set(rooms))}
    table = WalkingTable(network=network)
    found: dict[tuple[str, str], int] = {}
    for room, origin in spots.items():
        for other, minutes in table.minutes(origin, goals=spots).items():
            if other != room:
                found[room, other] = min(FAR, math.ceil(minutes)) if math.isfinite(minutes) else FAR
    return found


def _spots(network: WalkNetwork, plan: Plan, *, room: str) -> list[Spot]:
    """Return the doors of a unit, or the middle of a section or of a unit without doors."""
    doors = [door for door in network.doors if room in door.units]
    if doors:
        return [Spot(ordinal=door.ordinal, ends=(*door.middle, *door.middle)) for door in doors]
    places: tuple[Unit | Section, ...] = (*plan.venue.units, *plan.venue.sections)
    place = next(one for one in places if one.id == room)
    point = place.polygon.representative_point()
    ordinal = plan.venue.level(place.level).ordinal
    return [Spot(ordinal=ordinal, ends=(point.x, point.y, point.x, point.y))]
