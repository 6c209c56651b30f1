"""For how many persons a hall or room must be left: by its floor, its set-up, its seats and what is scheduled."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from shapely import Polygon, union_all

from venueplan.model import Booth, Plan, Unit, Venue
from venueplan.rules.booths.stands import NO_STANDS
from venueplan.rules.limits.house import needed_limit
from venueplan.rules.pack import Limit, RulePack
from venueplan.rules.people.meetings import scheduled_attendance, scheduled_setups

FIXED_SEATS = "fixed-seats"
"""Equipment of rooms whose seats are fixed to the floor."""

SEATED_AS = {"theatre": "load-chairs", "reception": "load-standing"}
"""Limit by set-up of a room; every other set-up has tables (``load-tables``)."""

LAID_AS = {"catering": ("banquet",)}
"""Set-ups by use of a room for which no meeting says another."""


@dataclass(frozen=True, kw_only=True)
class FloorArea:
    """A floor and what stands on it; areas by the three bases that rule packs count in, m².

    Attributes
    ----------
    floor
        Outline of the hall or room.
    ordinal
        Its storey; 0 is the ground floor.
    stands, fixtures, closed
        Outlines of booths, of what nobody can walk through, and of sections on which no booth may stand.
    """

    floor: Polygon
    ordinal: int = 0
    stands: tuple[Polygon, ...] = ()
    fixtures: tuple[Polygon, ...] = ()
    closed: tuple[Polygon, ...] = ()

    @cached_property
    def gross(self) -> float:
        """All of the floor."""
        return float(self.floor.area)

    @cached_property
    def net(self) -> float:
        """The floor without fixtures and stands: where visitors can be."""
        return self._without((*self.fixtures, *self.stands))

    @cached_property
    def exhibition(self) -> float:
        """Stands and the aisles between them: the floor without fixtures and without what no stand may occupy."""
        return self._without((*self.fixtures, *self.closed))

    def on(self, basis: str) -> float:
        """Return the area on a basis: ``net``, ``exhibition``, else gross."""
        return {"net": self.net, "exhibition": self.exhibition}.get(basis, self.gross)

    def _without(self, taken: tuple[Polygon, ...]) -> float:
        return float(self.floor.difference(union_all(taken)).area) if taken else self.gross


@dataclass(frozen=True, kw_only=True)
class Occupants:
    """Persons for whom the exits of a hall or room must suffice.

    Attributes
    ----------
    persons
        The largest number that is known of it.
    basis
        What says so: ``published`` (capacity), ``scheduled`` (attendance), ``set-up`` or ``area`` (times density).
    limit
        The pack's density or floor per person, where it decides.
    """

    persons: int
    basis: str
    limit: Limit | None = None


def floor_area(venue: Venue, unit: Unit, *, booths: Iterable[Booth] = ()) -> FloorArea:
    """Return the floor of a unit with the fixtures, the closed sections and those of the booths that stand on it."""
    level = unit.level
    return FloorArea(
        floor=unit.polygon,
        ordinal=venue.level(level).ordinal,
        stands=tuple(Polygon(booth.polygon.exterior) for booth in booths if booth.hall == unit.id),
        fixtures=tuple(
            f.polygon for f in venue.fixtures if f.blocks and f.level == level and f.polygon.intersects(unit.polygon)
        ),
        closed=tuple(
            s.polygon
            for s in venue.sections
            if s.use in NO_STANDS and s.level == level and s.polygon.intersects(unit.polygon)
        ),
    )


def density_limits(pack: RulePack, *, ordinal: int) -> tuple[Limit, ...]:
    """Return the densities that a pack sets for the floor of a hall, each on a basis of its own."""
    storey = "-underground" if ordinal < 0 else {0: "", 1: "-floor-2"}.get(ordinal, "-floor-3")
    by_area = pack.find(f"exhibition-area-density{storey}")
    return tuple(limit for limit in (needed_limit(pack, "exhibition-density"), by_area) if limit)


def occupant_load(unit: Unit, *, pack: RulePack, area: FloorArea | None = None) -> int:
    """Return the persons that the floor of a hall or room brings with it.

    The area on the basis of each of the pack's densities times that density, rounded up; the largest counts. Without
    an ``area`` nothing stands on the floor.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.rules import rule_pack
    >>> hall = Unit(id="H1", category="unspecified", level="g", polygon=box(0, 0, 40, 50))
    >>> occupant_load(hall, pack=rule_pack("china"))
    1500
    """
    return load_by_area(area or FloorArea(floor=unit.polygon), pack=pack).persons


def load_by_area(area: FloorArea, *, pack: RulePack) -> Occupants:
    """Return the persons that a floor brings with it, and the density that says so."""
    found = [
        Occupants(persons=_up(area.on(limit.source.basis) * limit.value), basis="area", limit=limit)
        for limit in density_limits(pack, ordinal=area.ordinal)
    ]
    return max(found, key=lambda one: one.persons)


def load_by_setup(area: FloorArea, setup: str, *, pack: RulePack) -> Occupants | None:
    """Return the persons that a room holds in a set-up, or None where the pack says nothing of it."""
    limit = pack.find(SEATED_AS.get(setup, "load-tables"))
    if limit is None:
        return None
    return Occupants(persons=_up(area.on(limit.source.basis) / limit.value), basis="set-up", limit=limit)


def occupants(
    unit: Unit,
    *,
    attendance: int,
    pack: RulePack,
    area: FloorArea | None = None,
    setups: Iterable[str] = (),
) -> Occupants:
    """Return for how many persons the exits of a hall or room must suffice, and what says so.

    The larger of the largest attendance scheduled and of what is known of it: for exhibition halls the floor
    (:func:`occupant_load`); else its largest published capacity, else its set-ups where the pack has a number for
    them (rooms for catering have tables), else the floor. Without an ``area`` nothing stands on the floor.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.rules import rule_pack
    >>> room = Unit(id="r", category="room", level="g", polygon=box(0, 0, 16, 18), use="meeting")
    >>> found = occupants(room, attendance=0, pack=rule_pack("china"))
    >>> found.persons, found.basis
    (216, 'area')
    """
    floor = area or FloorArea(floor=unit.polygon)
    laid_as = tuple(setups) or LAID_AS.get(unit.use, ())
    by_setup = [load for load in (load_by_setup(floor, setup, pack=pack) for setup in laid_as) if load]
    if unit.use == "exhibition" or not (unit.capacity or by_setup):
        known = load_by_area(floor, pack=pack)
    elif unit.capacity:
        known = _published(unit, pack=pack)
    else:
        known = max(by_setup, key=lambda load: load.persons)
    return Occupants(persons=attendance, basis="scheduled") if attendance > known.persons else known


def occupants_in(plan: Plan, unit: Unit, *, pack: RulePack) -> Occupants:
    """Return :func:`occupants` of a unit with the stands, meetings and set-ups that a plan brings to it."""
    return occupants(
        unit,
        attendance=scheduled_attendance(plan).get(unit.id, 0),
        pack=pack,
        area=floor_area(plan.venue, unit, booths=plan.floor_plan.booths if plan.floor_plan else ()),
        setups=scheduled_setups(plan, unit.id),
    )


def _published(unit: Unit, *, pack: RulePack) -> Occupants:
    """Return the largest published capacity, times ``fixed-seat-factor`` where the seats are fixed."""
    persons = max(persons for _, persons in unit.capacity)
    factor = pack.find("fixed-seat-factor") if FIXED_SEATS in unit.equipment else None
    return Occupants(persons=_up(persons * (factor.value if factor else 1)), basis="published", limit=factor)


def _up(persons: float) -> int:
    return math.ceil(round(persons, 6))
