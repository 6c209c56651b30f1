"""Where directional signs lead to, and where people come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shapely import Point

from venueplan.model import Label, Plan, SignSite, Unit
from venueplan.network import Door, Spot, is_open, is_private
from venueplan.route.find import Guide
from venueplan.route.places import NamedPlace

_ROOMS = frozenset({"meeting", "plenary", "press", "registration", "catering"})
"""Uses of rooms that visitors look for, whether or not the programme has something in them."""

_PICTOGRAMS = {"catering": "eatingdrinking", "registration": "registration", "press": "press"}
"""Pictograms of rooms that have one of their own."""

_STREETS = frozenset({"unenclosedarea", "road", "parking", "platform", "vegetation"})
"""Categories of open units by which people come, whatever level they are drawn on."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Something that directional signs name.

    Attributes
    ----------
    id
        Id of the hall or room; the category of a kind of amenity.
    kind
        ``hall``, ``room`` or ``amenity``.
    level, building
        Ids of where it is; empty for amenities, of which the nearest counts.
    spots
        Where a way to it ends.
    pictogram
        Name of the pictogram that stands for it.
    """

    id: str
    kind: str
    spots: tuple[Spot, ...]
    name: Label = Label()
    number: str = ""
    level: str = ""
    building: str = ""
    pictogram: str = ""


def destinations_of(guide: Guide) -> tuple[Destination, ...]:
    """Return the halls, the rooms that visitors look for, and the kinds of amenity that the event names.

    A stage in a hall is found by its hall.
    """
    plan = guide.plan
    met = {meeting.room for meeting in plan.programme.meetings} if plan.programme else set()
    wanted = [unit for unit in plan.venue.units if unit.use in _ROOMS or unit.id in met]
    rooms = [unit for unit in wanted if not is_private(unit) and unit.use != "exhibition"]
    return (
        *(_of_unit(hall, "hall", guide=guide) for hall in plan.venue.halls if not is_private(hall)),
        *(
            _of_unit(room, "room", guide=guide)
            for room in sorted(rooms, key=lambda u: (u.number == "", u.number, u.id))
        ),
        *_amenities(plan, guide),
    )


def _of_unit(unit: Unit, kind: str, *, guide: Guide) -> Destination:
    place = NamedPlace(kind="unit", id=unit.id, thing=unit, number=unit.number, name=unit.name)
    return Destination(
        id=unit.id,
        kind=kind,
        spots=guide.locate(place, step_free=False).spots,
        name=unit.name,
        number=unit.number,
        level=unit.level,
        building=guide.plan.venue.level(unit.level).building,
        pictogram=_PICTOGRAMS.get(unit.use, kind),
    )


def _amenities(plan: Plan, guide: Guide) -> Iterator[Destination]:
    for category in plan.event.signage.amenities:
        found = [a for a in plan.venue.amenities if not a.kind and a.category.split(".")[0] == category]
        spots = [
            spot
            for amenity in found
            for spot in guide.locate(NamedPlace(kind="amenity", id=amenity.id, thing=amenity), step_free=False).spots
        ]
        if spots:
            yield Destination(id=category, kind="amenity", spots=tuple(spots), pictogram=category)


def unit_at(plan: Plan, site: SignSite) -> Unit | None:
    """Return the unit in which a site lies, the smallest if several do."""
    ordinal = plan.venue.level(site.level).ordinal
    here = Point(site.x, site.y)
    found = [u for u in plan.venue.units if plan.venue.level(u.level).ordinal == ordinal and u.polygon.covers(here)]
    return min(found, key=lambda unit: (unit.polygon.area, unit.id), default=None)


def entrances_of(guide: Guide) -> tuple[Door, ...]:
    """Return the doors by which visitors come in from outside: the principal ones, or all of them if none is called so.

    Outside is a level outdoors, a square or a street; balconies, and walkways of an indoor level, only where the venue
    has nothing else. Doors of upper storeys count if none is on the ground.
    """
    doors = [door for door in guide.network.doors if _is_way_in(guide, door)]
    streets = [door for door in doors if _leads_outside(guide, door, open_air=_is_street)]
    outer = streets or [door for door in doors if _leads_outside(guide, door, open_air=is_open)]
    principal = [door for door in outer if "principal" in door.opening.category]
    found = principal or [door for door in outer if _is_on_ground(guide, door)] or outer
    return tuple(sorted(found, key=lambda door: door.opening.id))


def _is_way_in(guide: Guide, door: Door) -> bool:
    opening = door.opening
    passable = guide.network.rules.lets_pass(opening, step_free=False)
    return passable and ("principal" in opening.category or opening.exit)


def _leads_outside(guide: Guide, door: Door, *, open_air: Callable[[Unit], bool]) -> bool:
    venue = guide.plan.venue
    units = [venue.unit(name) for name in door.units]
    indoor = [unit for unit in units if not (open_air(unit) or venue.level(unit.level).outdoor)]
    return len(indoor) == 1 and not is_private(indoor[0])


def _is_street(unit: Unit) -> bool:
    return unit.category.split(".")[0] in _STREETS


def _is_on_ground(guide: Guide, door: Door) -> bool:
    """Tell whether a door lies on the ground floor, or on a storey that has levels outdoors."""
    return door.ordinal == 0 or any(one.outdoor and one.ordinal == door.ordinal for one in guide.plan.venue.levels)
