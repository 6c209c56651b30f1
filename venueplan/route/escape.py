"""The ways out from the place where an escape plan hangs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.model import Escape, EscapeWay, Plan, SignSite, Unit
from venueplan.network import Choice, Door, DoorRules, WalkNetwork, distance_field, is_shaft, walk_network, ways_apart
from venueplan.rules import exits_of
from venueplan.rules.people.single_ways import NARROWEST, WIDEST

_BESIDE = 0.6
"""A plan on the wall of a hall hangs this near to it, metres."""

_APART = 5.0
"""Exits nearer to each other than this, metres, count as one (GB 50016-2014 5.5.2)."""

_DOOR = 0.6
"""On a whole storey every door that lets somebody through is a way, metres (as on other ways)."""

_MOST = 140
"""Ways are drawn from so many places at most."""

_CLEARANCES = (0.75, 0.4, 0.0)
"""Distances that drawn ways keep to walls and stands, the first that lets them through, metres."""

_COMMON = 6.1
"""Both ways may begin with so many metres together (common path of travel, NFPA 101 12.2.5.1.2: 20 ft)."""

_NO_WAY = ("restroom", "shower", "mothersroom", "kitchen", "storage")
"""Categories of rooms that no way leads through."""

_CLIMBS = ("stairs", "steps", "ramp")
"""Shafts by which a storey may be left in a fire."""

_OPEN_AIR = ("road", "parking", "unenclosedarea", "terrace")
"""Ground outdoors, also where a level holds it beside its rooms."""


@dataclass(frozen=True, kw_only=True)
class Evacuation:
    """A plan with its floors as people cross them to get out; make it once and ask it for many places."""

    plan: Plan

    @cached_property
    def _network(self) -> WalkNetwork:
        return walk_network(self.plan, rules=DoorRules(shut=("service",)))

    def from_site(self, site: SignSite) -> Escape:
        """Return how the part of the storey that an escape plan shows is left, and two ways from where it hangs.

        The part is the hall where the plan hangs, or else its storey of the building. A hall is left by its exits; a
        storey by its doors to the outside and, above or below the ground, by its stairs and ramps.
        """
        hall = self._hall_at(site)
        part = hall.polygon if hall else self._storey(site)
        doors = self._exits(hall, part=part, ordinal=self.plan.venue.level(site.level).ordinal)
        free = self._floor(site, part=part)
        choice = Choice(narrowest=NARROWEST if hall else _DOOR, widest=WIDEST, common=_COMMON)
        groups = _apart(doors)
        lines = [[door.line for door in group] for group in groups]
        found = ways_apart(free, Point(site.x, site.y), exits=lines, choice=choice)
        return Escape(
            site=site.id,
            part=MultiPolygon([part]),
            hall=hall.id if hall else "",
            exits=tuple(door.opening.id for door in doors),
            ways=tuple(EscapeWay(line=line, exit=_reached(line, groups[group])) for line, group in found),
            routes=tuple(_routes(free, [door.line for door in doors])),
        )

    def _floor(self, site: SignSite, *, part: Polygon) -> BaseGeometry:
        """Return the floor of the part on which people leave: not through toilets and stores, unless one is there."""
        ordinal, here = self.plan.venue.level(site.level).ordinal, Point(site.x, site.y)
        closed = [
            unit.polygon
            for unit in self._network.units(ordinal)
            if unit.category.split(".", maxsplit=1)[0] in _NO_WAY and not unit.polygon.dwithin(here, _BESIDE)
        ]
        return self._network.floor(ordinal).free.intersection(part).difference(shapely.union_all(closed))

    def _hall_at(self, site: SignSite) -> Unit | None:
        here = Point(site.x, site.y)
        halls = [hall for hall in self.plan.venue.halls if hall.level == site.level]
        near = [(hall.polygon.distance(here), hall.id, hall) for hall in halls]
        return next((hall for away, _, hall in sorted(near, key=lambda n: n[:2]) if away < _BESIDE), None)

    def _storey(self, site: SignSite) -> Polygon:
        """Return the piece of the site's level that it lies in or is nearest to."""
        outline, here = self.plan.venue.level(site.level).outline, Point(site.x, site.y)
        return min(outline.geoms, key=lambda piece: (round(piece.distance(here), 6), -piece.area))

    def _exits(self, hall: Unit | None, *, part: Polygon, ordinal: int) -> list[Door]:
        if hall:
            names = {opening.id for opening in exits_of(self.plan.venue, hall)}
            doors = [door for door in self._network.doors if hall.id in door.units]
            return [door for door in doors if door.opening.id in names] or [d for d in doors if self._lets_out(d)]
        here = [door for door in self._network.doors if door.ordinal == ordinal and part.dwithin(door.line, _BESIDE)]
        climbs = [door for door in here if ordinal and any(self._is_climb(name) for name in door.units)]
        outside = [door for door in here if self._leads_outside(door)]
        marked = [door for door in outside if door.opening.exit]
        return sorted([*climbs, *(marked if marked or ordinal else outside)], key=lambda door: door.opening.id)

    def _lets_out(self, door: Door) -> bool:
        return self._network.rules.lets_pass(door.opening, step_free=False)

    def _is_climb(self, name: str) -> bool:
        unit = self.plan.venue.unit(name)
        return is_shaft(unit) and unit.category in _CLIMBS

    def _leads_outside(self, door: Door) -> bool:
        """Tell whether a door leads from a room into the open, or to where nothing is drawn."""
        outdoors = [self._is_outdoors(name) for name in door.units]
        return self._lets_out(door) and not all(outdoors) and (any(outdoors) or len(outdoors) == 1)

    def _is_outdoors(self, name: str) -> bool:
        unit = self.plan.venue.unit(name)
        return self.plan.venue.level(unit.level).outdoor or unit.category in _OPEN_AIR


def _apart(doors: Sequence[Door]) -> list[list[Door]]:
    """Return doors in groups: those of one group lie nearer to each other than exits must."""
    groups: list[list[Door]] = []
    for door in doors:
        near = [group for group in groups if any(door.line.distance(other.line) < _APART for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), door])
    return groups


def _reached(line: LineString, doors: Sequence[Door]) -> str:
    end = Point(line.coords[-1])
    return min(doors, key=lambda door: (round(door.line.distance(end), 6), door.opening.id)).opening.id


def _routes(free: BaseGeometry, exits: Sequence[LineString]) -> Iterator[LineString]:
    """Yield the shortest ways to an exit from places all over a floor, off its walls where it is wide enough."""
    if not exits or free.is_empty:
        return
    fields = [distance_field(free, exits, clearance=clearance) for clearance in _CLEARANCES]
    for place in _places(free):
        ways = (field.way(place) for field in fields)
        way = next((way for way in ways if not way.is_empty), None)
        if way is not None and way.length > 0:
            yield way


def _places(free: BaseGeometry) -> list[tuple[float, float]]:
    """Return places on a regular grid over a floor."""
    left, bottom, right, top = free.bounds
    step = max(4.0, float(np.sqrt(free.area / _MOST)))
    inner = free.buffer(-_CLEARANCES[1])
    xs, ys = np.meshgrid(np.arange(left + step / 2, right, step), np.arange(bottom + step / 2, top, step))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = np.asarray(shapely.contains_xy(inner, grid[:, 0], grid[:, 1]), dtype=np.bool_)
    return [(float(x), float(y)) for x, y in grid[inside]]
