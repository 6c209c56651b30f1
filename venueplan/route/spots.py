"""Where a way to a named place begins or ends.

* A booth, and so an exhibitor, is reached at the nearest point of its open sides.
* A room is reached at the nearest of its doors; a square or path at its doors and where other open ground begins.
* A section is reached at its edge; a door, an amenity and a sign where they are.
* Who asks for the room or section that he is in is led to a point inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError
from venueplan.model import Booth, Exhibitor, Opening, Plan, Section, Unit
from venueplan.network import Spot, WalkNetwork, is_open, is_shaft
from venueplan.route.places import NamedPlace

_WITHIN = 0.02
"""Edges of sections lie this far inside, metres, so that they never lie in the next room."""


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """Where a place is on the floor.

    Attributes
    ----------
    spots
        Where a way from outside ends.
    inside
        Where a way from inside ends, or the spots once more.
    units
        Ids of the units it lies in or leads to.
    """

    spots: tuple[Spot, ...]
    inside: tuple[Spot, ...]
    units: tuple[str, ...]


def locate(place: NamedPlace, *, plan: Plan, network: WalkNetwork, step_free: bool = False) -> Whereabouts:
    """Find where a place is on the floor.

    Parameters
    ----------
    place
        What is asked for.
    plan, network
        The plan and its floors.
    step_free
        Whether only doors without steps count as ways into a room.

    Raises
    ------
    InputError
        If an exhibitor has no stand yet.
    """
    thing = place.thing
    if isinstance(thing, Exhibitor):
        return _stand(_booths(thing, plan), network=network)
    if isinstance(thing, Booth):
        return _stand((thing,), network=network)
    if isinstance(thing, Unit):
        return _room(thing, network=network, step_free=step_free)
    if isinstance(thing, Section):
        return _area(thing, network=network)
    if isinstance(thing, Opening):
        door = next(door for door in network.doors if door.opening.id == thing.id)
        return _both([_edge(door.line, door.ordinal)], door.units)
    point = Point(thing.x, thing.y) if not hasattr(thing, "point") else thing.point
    ordinal = network.venue.level(thing.level).ordinal
    return _both([_edge(point, ordinal)], _units_at(point, ordinal, network=network))


def _booths(exhibitor: Exhibitor, plan: Plan) -> tuple[Booth, ...]:
    """Return the stands of an exhibitor; the holder's for one who shares."""
    if plan.allocation is None or plan.floor_plan is None:
        raise InputError(f"exhibitor '{exhibitor.id}' has no stand: nothing is allocated in this plan yet")
    assigned = plan.allocation.by_exhibitor
    found = assigned.get(exhibitor.id) or assigned.get(exhibitor.shares_with)
    if found is None or not found.booths:
        raise InputError(f"exhibitor '{exhibitor.id}' has no stand in this plan")
    return tuple(plan.floor_plan.booth(name) for name in found.booths)


def _stand(booths: Iterable[Booth], *, network: WalkNetwork) -> Whereabouts:
    spots, units = [], []
    for booth in booths:
        ordinal = network.venue.level(booth.level).ordinal
        sides = booth.fronts or _sides(booth.polygon.exterior)
        spots += [_edge(side, ordinal) for side in sides]
        units.append(booth.hall)
    return _both(spots, tuple(units))


def _room(unit: Unit, *, network: WalkNetwork, step_free: bool) -> Whereabouts:
    ordinal = network.ordinal(unit)
    inside = (_edge(_point_inside(unit.polygon, ordinal, network=network), ordinal),)
    doors = [door for door in network.doors if unit.id in door.units]
    passable = [door for door in doors if network.rules.lets_pass(door.opening, step_free=step_free)]
    spots = [_edge(Point(door.middle) if is_shaft(unit) else door.line, door.ordinal) for door in passable or doors]
    if is_open(unit):
        spots += [_edge(side, ordinal) for side in _shared_edges(unit, network=network)]
    return Whereabouts(spots=tuple(spots) or inside, inside=inside, units=(unit.id,))


def _shared_edges(unit: Unit, *, network: WalkNetwork) -> list[LineString]:
    """Return where other open ground of the storey begins."""
    ordinal = network.ordinal(unit)
    neighbours = [
        other.polygon.buffer(0.005)
        for other in network.venue.units
        if other.id != unit.id
        and is_open(other)
        and network.ordinal(other) == ordinal
        and other.polygon.dwithin(unit.polygon, 0.005)
    ]
    return _sides(shapely.line_merge(unit.polygon.boundary.intersection(shapely.union_all(neighbours))))


def _area(section: Section, *, network: WalkNetwork) -> Whereabouts:
    ordinal = network.venue.level(section.level).ordinal
    inside = _point_inside(section.polygon, ordinal, network=network)
    edge = section.polygon.buffer(-_WITHIN, join_style="mitre").boundary
    spots = tuple(_edge(side, ordinal) for side in _sides(edge))
    centre = (_edge(inside, ordinal),)
    return Whereabouts(spots=spots or centre, inside=centre, units=_units_at(inside, ordinal, network=network))


def _point_inside(polygon: Polygon, ordinal: int, *, network: WalkNetwork) -> Point:
    """Return a point of the free floor within a polygon, as near as may be to its middle."""
    free = shapely.intersection(network.floor(ordinal).free, polygon.buffer(-0.3))
    whole = polygon if free.is_empty else free
    centre = polygon.centroid
    return centre if whole.covers(centre) else Point(shapely.shortest_line(whole, centre).coords[0])


def _units_at(point: Point, ordinal: int, *, network: WalkNetwork) -> tuple[str, ...]:
    near = [
        (unit.polygon.distance(point), unit.id)
        for unit in network.venue.units
        if network.ordinal(unit) == ordinal and unit.polygon.dwithin(point, 0.5)
    ]
    return (min(near)[1],) if near else ()


def _sides(line: BaseGeometry) -> list[LineString]:
    """Return the straight sides of a line, longest stretches in one piece."""
    parts = [part.simplify(1e-9) for part in shapely.get_parts(line) if isinstance(part, LineString)]
    return [LineString(pair) for part in parts for pair in zip(part.coords, part.coords[1:], strict=False)]


def _edge(shape: LineString | Point, ordinal: int) -> Spot:
    (x, y), (to_x, to_y) = shapely.get_coordinates(shape)[[0, -1]].tolist()
    return Spot(ordinal=ordinal, ends=(x, y, to_x, to_y))


def _both(spots: Iterable[Spot], units: tuple[str, ...]) -> Whereabouts:
    found = tuple(spots)
    return Whereabouts(spots=found, inside=found, units=units)
