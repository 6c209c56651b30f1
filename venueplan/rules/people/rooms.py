"""How many persons a room holds, and what decides it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.errors import UnknownNameError
from venueplan.model import Opening, Section, Unit, Venue
from venueplan.rules.exits import exit_capacity, exits_of
from venueplan.rules.limits.house import needed_limit
from venueplan.rules.pack import Limit, RulePack
from venueplan.rules.standards import practice

ROOM_SECTIONS = ("stage-area", "joined-rooms")
"""Uses of sections that forums can meet in."""

COVERED = 0.95
"""A room belongs to joined rooms if so much of its floor lies in them: drawings are that exact."""

LOOSE_STAGE_SETUPS = ("theatre", "classroom", "banquet", "cabaret")
"""Set-ups that leave floor to a stage, a screen and a control desk."""


@dataclass(frozen=True, kw_only=True)
class RoomCapacity:
    """Persons that a room holds in one set-up.

    Attributes
    ----------
    persons
        The smallest of what seats, exits and density allow.
    binding
        What decides: ``published``, ``seats``, ``set-up``, ``exits`` or ``density``.
    """

    persons: int
    binding: str


def is_left_by_exits(unit: Unit, *, venue: Venue) -> bool:
    """Tell whether people stay in a unit, so that its exits must suffice for them.

    Every unit with a use, between walls: foyers, corridors and stairs without a use are ways, and so is open ground.
    """
    return bool(unit.use) and unit.category != "walkway" and not venue.level(unit.level).outdoor


def find_room(venue: Venue, room: str) -> Unit | Section | None:
    """Return the unit, or the section with use ``stage-area`` or ``joined-rooms``, that a room id names, or None."""
    for unit in venue.units:
        if unit.id == room:
            return unit
    return next((section for section in venue.sections if section.id == room and section.use in ROOM_SECTIONS), None)


def room_parts(venue: Venue, room: str) -> tuple[str, ...]:
    """Return the ids of the rooms that joined rooms consist of: the units with a use that lie in them; else nothing."""
    joined = next((one for one in venue.sections if one.id == room and one.use == "joined-rooms"), None)
    if joined is None:
        return ()
    near = (unit for unit in venue.units if unit.use and unit.level == joined.level)
    return tuple(sorted(unit.id for unit in near if _covers(joined.polygon, unit.polygon)))


def room_capacity(room: Unit | Section, *, setup: str, venue: Venue, pack: RulePack) -> RoomCapacity:
    """Return how many persons a room holds in a set-up, and what decides it.

    The smallest of seats, exits and density. Seats are the published capacity of the set-up where there is one (it
    beats a factor), else net floor over ``seat-<set-up>``; a stage that is not drawn takes ``stage-share`` of it.
    Exits count for rooms with walls; joined rooms have those of their parts, without the doors between them; a stage
    area on an open floor shares those of its hall.

    Raises
    ------
    UnknownNameError
        If there is no such set-up.
    """
    if setup not in practice.SEAT_SETUPS:
        raise UnknownNameError("set-up", setup, known=practice.SEAT_SETUPS)
    area, staged = _net_floor(room, venue)
    found = [_seats(room, setup, area=area if staged else area * _left_by_stage(setup, pack), pack=pack)]
    most = pack.find(f"persons-{setup}")
    if most:
        found.append((int(most.value), "set-up"))
    exits = _exits(room, venue)
    if exits is not None:
        ordinal = venue.level(room.level).ordinal
        found.append((exit_capacity(exits, ordinal=ordinal, pack=pack), "exits"))
    found.append((int(area * _densest(pack, area=area).value + 1e-9), "density"))
    persons, binding = min(found, key=lambda pair: pair[0])
    return RoomCapacity(persons=persons, binding=binding)


def room_floor(room: Unit | Section, venue: Venue) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the floor of a room without fixtures and stages, and the stages in it (empty if none is drawn)."""
    inside = [f for f in venue.fixtures if f.level == room.level and f.polygon.intersects(room.polygon)]
    taken = [f.polygon for f in inside if f.blocks or f.category == "stage"]
    stages = [f.polygon for f in inside if f.category == "stage" and _lies_in(f.polygon, room.polygon)]
    return room.polygon.difference(union_all(taken)) if taken else room.polygon, union_all(stages)


def seat_limit(setup: str, *, pack: RulePack) -> Limit:
    """Return the floor that one person needs in a set-up."""
    return pack[f"seat-{setup}"]


def _exits(room: Unit | Section, venue: Venue) -> tuple[Opening, ...] | None:
    """Return the exits of a room; None if it has no walls."""
    if isinstance(room, Unit):
        return tuple(exits_of(venue, room))
    parts = [venue.unit(name) for name in room_parts(venue, room.id)]
    if not parts:
        return None
    exits = [opening for part in parts for opening in exits_of(venue, part)]
    counts = Counter(opening.id for opening in exits)
    return tuple(opening for opening in exits if counts[opening.id] == 1)


def _covers(outer: Polygon, inner: Polygon) -> bool:
    return bool(outer.intersection(inner).area >= COVERED * inner.area)


def _densest(pack: RulePack, *, area: float) -> Limit:
    """Return the density that no floor of this size may have more of."""
    return pack.find_step("standing-density-area", persons=area) or needed_limit(pack, "standing-density")


def _seats(room: Unit | Section, setup: str, *, area: float, pack: RulePack) -> tuple[int, str]:
    published = dict(room.capacity).get(setup)
    if published is not None:
        return published, "published"
    return int(area / seat_limit(setup, pack=pack).value + 1e-9), "seats"


def _left_by_stage(setup: str, pack: RulePack) -> float:
    return 1.0 - pack["stage-share"].value if setup in LOOSE_STAGE_SETUPS else 1.0


def _net_floor(room: Unit | Section, venue: Venue) -> tuple[float, bool]:
    """Return the floor without fixtures, m², and whether a stage was among them."""
    floor, stages = room_floor(room, venue)
    return float(floor.area), not stages.is_empty


def _lies_in(inner: Polygon, outer: Polygon) -> bool:
    return bool(inner.intersection(outer).area >= 0.5 * inner.area)
