"""Stairs, escalators, ramps and lifts: where they are entered, and what it takes to go from storey to storey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from venueplan.model import Unit, Venue
from venueplan.network.storeys.pace import Pace
from venueplan.network.surface.doors import Door
from venueplan.network.surface.walls import STEPPED, is_private, is_shaft

KINDS = {"steps": "stairs", "movingwalkway": "ramp"}


@dataclass(frozen=True, kw_only=True)
class Landing:
    """The door at which a shaft is entered on one level; people go through its middle.

    Attributes
    ----------
    point
        Middle of the door, metres.
    """

    shaft: str
    unit: str
    ordinal: int
    point: tuple[float, float]
    door: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A ride or climb between two landings.

    Attributes
    ----------
    kind
        ``stairs``, ``elevator``, ``escalator`` or ``ramp``.
    begin, end
        Numbers of the landings.
    length
        Metres walked.
    minutes
        Time taken, waiting included.
    """

    shaft: str
    kind: str
    begin: int
    end: int
    length: float
    minutes: float


def landings_of(venue: Venue, doors: Iterable[Door]) -> tuple[Landing, ...]:
    """Return the landings of all shafts that visitors use: one for each door of each of their units."""
    shafts = {unit.id: unit for unit in venue.units if is_shaft(unit) and not is_private(unit)}
    return tuple(
        Landing(shaft=shafts[name].shaft, unit=name, ordinal=door.ordinal, point=door.middle, door=door.opening.id)
        for door in doors
        for name in door.units
        if name in shafts
    )


def links_of(venue: Venue, landings: Sequence[Landing], *, pace: Pace, step_free: bool) -> tuple[Link, ...]:
    """Return the climbs and rides between landings, each in the directions in which it may be used.

    Stairs, ramps and escalators join a level to the next one they serve; a lift joins all its levels.
    """
    numbers: dict[str, list[int]] = {}
    for number, landing in enumerate(landings):
        numbers.setdefault(landing.unit, []).append(number)
    return tuple(
        _link(lower, ends=ends, landings=landings, rise=_rise(venue, (lower, upper), pace=pace), pace=pace)
        for lower, upper in _flights(venue, step_free=step_free)
        for a, b in product(numbers.get(lower.id, ()), numbers.get(upper.id, ()))
        for ends in _directions(lower, upper, ends=(a, b))
    )


def _flights(venue: Venue, *, step_free: bool) -> Iterator[tuple[Unit, Unit]]:
    """Give pairs of units of one shaft, the lower first."""
    shafts: dict[str, list[Unit]] = {}
    for unit in venue.units:
        if is_shaft(unit) and not (step_free and unit.category in STEPPED):
            shafts.setdefault(unit.shaft, []).append(unit)
    for name in sorted(shafts):
        served = sorted(shafts[name], key=lambda unit: (*_height(venue, unit), unit.id))
        lift = all(unit.category == "elevator" for unit in served)
        yield from combinations(served, 2) if lift else pairwise(served)


def _height(venue: Venue, unit: Unit) -> tuple[int, float]:
    level = venue.level(unit.level)
    return level.ordinal, level.elevation


def _rise(venue: Venue, flight: tuple[Unit, Unit], *, pace: Pace) -> float:
    """Return the height between two levels; by storeys where the elevations say nothing."""
    (low, bottom), (high, top) = (_height(venue, unit) for unit in flight)
    return abs(top - bottom) or (high - low) * pace.storey


def _directions(lower: Unit, upper: Unit, *, ends: tuple[int, int]) -> Iterator[tuple[int, int]]:
    ways = {lower.direction, upper.direction} - {"both"}
    if "down" not in ways:
        yield ends
    if "up" not in ways:
        yield ends[::-1]


def _link(lower: Unit, *, ends: tuple[int, int], landings: Sequence[Landing], rise: float, pace: Pace) -> Link:
    begin, end = (landings[number] for number in ends)
    kind = KINDS.get(lower.category, lower.category)
    run = ((begin.point[0] - end.point[0]) ** 2 + (begin.point[1] - end.point[1]) ** 2) ** 0.5
    up = begin.unit == lower.id
    length, minutes = pace.between(kind, rise=rise if up else -rise, run=run)
    return Link(shaft=lower.shaft, kind=kind, begin=ends[0], end=ends[1], length=length, minutes=minutes)
