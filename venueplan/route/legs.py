"""A way as legs: one per level walked on and one per shaft, with the doors passed."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import LineString, Point
from shapely.ops import substring

from venueplan.model import Leg
from venueplan.network import Ride, Walk, WalkNetwork, Way

_NOTHING = 1e-4
"""Stretches shorter than this, metres, come from the thickness of walls and are no legs."""

_NEAR = 0.03
"""A way that comes this near to the line of a door passes it, metres."""


def legs_of(way: Way, network: WalkNetwork) -> tuple[Leg, ...]:
    """Return a way as legs; stretches without length are left out."""
    legs: list[Leg] = []
    for stretch in way.stretches:
        if isinstance(stretch, Ride):
            legs.append(_ride(stretch, network))
        elif len(stretch.points) > 1 and LineString(stretch.points).length > _NOTHING:
            legs.extend(_walks(stretch, network))
    return tuple(legs)


def _ride(ride: Ride, network: WalkNetwork) -> Leg:
    return Leg(
        kind=ride.link.kind,
        level=network.venue.unit(ride.begin.unit).level,
        line=LineString([ride.begin.point, ride.end.point]),
        length=ride.link.length,
        minutes=ride.link.minutes,
        via=(ride.link.shaft,),
    )


def _walks(walk: Walk, network: WalkNetwork) -> Iterator[Leg]:
    line = LineString(walk.points)
    cuts = _levels(line, walk.ordinal, network=network)
    passed: set[str] = set()
    for number, (start, level) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else line.length
        part = line if len(cuts) == 1 else LineString(substring(line, start, end).coords)
        doors = [door for door in _doors_passed(part, walk.ordinal, network=network) if door not in passed]
        passed.update(doors)
        yield Leg(
            kind="walk",
            level=level,
            line=part,
            length=float(part.length),
            minutes=float(part.length) / network.pace.walking,
            via=tuple(doors),
        )


def _levels(line: LineString, ordinal: int, *, network: WalkNetwork) -> list[tuple[float, str]]:
    """Return where along a line, metres, which level begins."""
    stretches: list[tuple[float, str]] = []
    for unit in network.venue.units:
        if network.ordinal(unit) == ordinal and unit.polygon.intersects(line):
            for part in shapely.get_parts(line.intersection(unit.polygon)):
                if part.length > _NEAR:
                    middle = line.project(part.interpolate(0.5, normalized=True))
                    stretches.append((max(0.0, middle - part.length / 2), unit.level))
    if not stretches:
        point = Point(line.coords[0])
        levels = [level for level in network.venue.levels if level.ordinal == ordinal]
        return [(0.0, min(levels, key=lambda level: (level.outline.distance(point), level.outdoor)).id)]
    stretches.sort()
    begun = [stretches[0][1], *(level for _, level in stretches)]
    changes = [item for number, item in enumerate(stretches) if item[1] != begun[number]]
    return [(0.0, stretches[0][1]), *changes]


def _doors_passed(line: LineString, ordinal: int, *, network: WalkNetwork) -> list[str]:
    """Return the ids of the doors that a line passes, in its order."""
    passed = [
        (line.project(shapely.shortest_line(line, door.line).interpolate(0)), door.opening.id)
        for door in network.doors
        if door.ordinal == ordinal
        and network.rules.lets_pass(door.opening, step_free=False)
        and line.dwithin(door.line, _NEAR)
    ]
    return [name for _, name in sorted(passed)]
