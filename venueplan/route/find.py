"""The way between two named places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely import LineString

from venueplan.errors import InputError
from venueplan.model import Plan, Route, Section, Unit
from venueplan.network import (
    Access,
    WalkingTable,
    WalkNetwork,
    Way,
    are_connected,
    find_ways,
    is_private,
    private_group,
    walk_network,
)
from venueplan.route.escape import Evacuation
from venueplan.route.legs import legs_of
from venueplan.route.places import NamedPlace, PlaceBook
from venueplan.route.spots import Whereabouts, locate


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A plan with its floors and its place names prepared, for many questions.

    Examples
    --------
    ``guide = Guide(plan=plan)``, then ``find_route(plan, origin=…, destination=…, guide=guide)``.
    """

    plan: Plan

    @cached_property
    def network(self) -> WalkNetwork:
        """The walkable floors."""
        return walk_network(self.plan)

    @cached_property
    def book(self) -> PlaceBook:
        """The named places."""
        return PlaceBook(plan=self.plan)

    @cached_property
    def evacuation(self) -> Evacuation:
        """The ways out in an emergency."""
        return Evacuation(plan=self.plan)

    @cached_property
    def _tables(self) -> dict[bool, WalkingTable]:
        return {free: WalkingTable(network=self.network, access=(free, frozenset())) for free in (False, True)}

    def table(self, *, step_free: bool) -> WalkingTable:
        """Return the lines of sight of the whole building, for walking minutes from many places."""
        return self._tables[step_free]

    def locate(self, place: NamedPlace, *, step_free: bool) -> Whereabouts:
        """Return where a place is on the floor."""
        return locate(place, plan=self.plan, network=self.network, step_free=step_free)


def find_route(
    plan: Plan, *, origin: str, destination: str, step_free: bool = False, guide: Guide | None = None
) -> Route:
    """Find the quickest way between two named places, over levels and buildings.

    Parameters
    ----------
    plan
        Venue and event; booths, if laid out, stand in the way.
    origin, destination
        Id, printed number or name in any language of a unit, opening, amenity, section, booth, exhibitor or sign site.
        Rooms are reached at their nearest door, booths at their open sides.
    step_free
        Whether to use lifts and ramps only, and doors that are step-free and at least 0.8 m wide.
    guide
        Floors and names prepared beforehand, for many questions about one plan.

    Returns
    -------
    Route
        Legs with metres and minutes; none if both places are one.

    Raises
    ------
    UnknownNameError
        If nothing bears one of the names.
    InputError
        If a name is ambiguous, an exhibitor has no stand, or no way leads there.
    """
    guide = guide or Guide(plan=plan)
    begin, end = guide.book.find(origin), guide.book.find(destination)
    way = _way(guide, begin, end=end, step_free=step_free)
    if way is None:
        raise InputError(_no_way(guide, begin, end=end, step_free=step_free))
    return Route(origin=begin.id, destination=end.id, legs=legs_of(way, guide.network), step_free=step_free)


def walking_minutes(
    plan: Plan,
    *,
    origin: str,
    destinations: Iterable[str] | None = None,
    step_free: bool = False,
    guide: Guide | None = None,
) -> dict[str, float]:
    """Return walking minutes from one named place to many, found in one go.

    Parameters
    ----------
    plan
        Venue and event; booths, if laid out, stand in the way.
    origin
        Where the walk begins, for instance the id of a sign site.
    destinations
        Names of places; by default the halls, the rooms that an event uses and visitors may enter, and the stages.
    step_free
        Whether to use lifts and ramps only, and doors that are step-free and at least 0.8 m wide.
    guide
        Floors and names prepared beforehand. Then all lines of sight are tested once (seconds in a large building) and
        every further place takes a tenth of a second; without a guide, one place is answered the quickest way.

    Returns
    -------
    dict
        Minutes by the name asked for (by id if none was asked for); infinite where no way leads.
    """
    many = guide is not None
    guide = guide or Guide(plan=plan)
    begin = guide.book.find(origin)
    asked = {name: guide.book.find(name) for name in (destinations if destinations is not None else _rooms(plan))}
    here = guide.locate(begin, step_free=step_free)
    there = {name: guide.locate(place, step_free=step_free) for name, place in asked.items()}
    alike = {name for name in asked if not _needs_its_own_way(guide, begin, end=there[name], here=here)}
    goals = {
        name: there[name].inside if _lies_in(here, place, network=guide.network) else there[name].spots
        for name, place in asked.items()
        if name in alike
    }
    if many:
        minutes = guide.table(step_free=step_free).minutes(here.spots, goals=goals)
    else:
        ways = find_ways(guide.network, here.spots, goals=goals, access=(step_free, frozenset()))
        minutes = {name: way.minutes for name, way in ways.items()}
    for name in sorted(set(asked) - alike):
        way = _way(guide, begin, end=asked[name], step_free=step_free)
        minutes[name] = way.minutes if way else float("inf")
    return {name: minutes.get(name, float("inf")) for name in asked}


def _needs_its_own_way(guide: Guide, begin: NamedPlace, *, end: Whereabouts, here: Whereabouts) -> bool:
    """Tell whether a way starts inside its origin or enters private rooms, unlike those to other places."""
    private = private_group(guide.network, (*here.units, *end.units))
    return bool(private) or _lies_in(end, begin, network=guide.network)


def _way(guide: Guide, begin: NamedPlace, *, end: NamedPlace, step_free: bool) -> Way | None:
    if begin == end:
        return Way(minutes=0.0, stretches=())
    here, there = guide.locate(begin, step_free=step_free), guide.locate(end, step_free=step_free)
    origin = here.inside if _lies_in(there, begin, network=guide.network) else here.spots
    goal = there.inside if _lies_in(here, end, network=guide.network) else there.spots
    access = _access(guide, here, there=there, step_free=step_free)
    return find_ways(guide.network, origin, goals={end.id: goal}, access=access).get(end.id)


def _access(guide: Guide, here: Whereabouts, *, there: Whereabouts, step_free: bool) -> Access:
    return step_free, private_group(guide.network, (*here.units, *there.units))


def _lies_in(here: Whereabouts, place: NamedPlace, *, network: WalkNetwork) -> bool:
    """Tell whether one place lies well inside a room or section (a door on its edge does not)."""
    if not isinstance(place.thing, Unit | Section) or not here.spots:
        return False
    spot = here.spots[0]
    middle = LineString([spot.ends[:2], spot.ends[2:]]).centroid
    same_storey = spot.ordinal == network.venue.level(place.thing.level).ordinal
    return same_storey and bool(shapely.covers(place.thing.polygon.buffer(-0.05), middle))


def _rooms(plan: Plan) -> list[str]:
    """Return the ids of the halls, the rooms that an event uses and visitors may enter, and the stages."""
    stages = [section.id for section in plan.venue.sections if section.use == "stage-area"]
    return [*(unit.id for unit in plan.venue.units if unit.use and not is_private(unit)), *stages]


def _no_way(guide: Guide, begin: NamedPlace, *, end: NamedPlace, step_free: bool) -> str:
    """Say which places are not connected, and why as far as is known."""
    if step_free and (way := _way(guide, begin, end=end, step_free=False)) is not None:
        return f"no step-free way leads from {begin} to {end}: {_steps(guide, way)}"
    here, there = guide.locate(begin, step_free=step_free), guide.locate(end, step_free=step_free)
    access = _access(guide, here, there=there, step_free=step_free)
    if are_connected(guide.network, here.units, goals=there.units, access=access):
        return f"no way leads from {begin} to {end}: stands or fixtures block the floor or a door"
    return f"no way leads from {begin} to {end}: no doors, stairs or lifts for visitors connect them"


def _steps(guide: Guide, way: Way) -> str:
    """Name what on a way is not step-free."""
    legs = legs_of(way, guide.network)
    doors = {door.opening.id: door.opening for door in guide.network.doors}
    rules = guide.network.rules
    steps = [f"{leg.kind} '{leg.via[0]}'" for leg in legs if leg.kind in {"stairs", "escalator"}]
    steps += [
        f"door '{name}'"
        for leg in legs
        for name in leg.via
        if name in doors and not rules.lets_pass(doors[name], step_free=True)
    ]
    return f"the way on foot uses {', '.join(steps)}" if steps else "the floor it crosses has steps"
