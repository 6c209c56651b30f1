"""Which floor of a building a wheelchair reaches from outside: step-free, through wide doors, on wide ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from shapely import MultiPolygon, Polygon, union_all

from venueplan.check.floor import HallFloor
from venueplan.model import Opening, Plan, Unit
from venueplan.network import Door, WalkNetwork, is_open, walk_network
from venueplan.rules import Passage, RulePack, nearest_approach, passages
from venueplan.rules.booths.stands import polygons_only

CENTIMETRE = 0.01
"""Doors may be narrower by this much, metres."""

CRACK = 0.005
"""Open ground in parts nearer than this is one, metres."""

Piece = tuple[str, int]
"""Id of a unit, and the number of one of its passages."""

Floors = tuple[Polygon | MultiPolygon, Polygon | MultiPolygon]
"""The free floor of a unit, and the same before any stand stands on it."""


def is_accessible_door(opening: Opening, *, pack: RulePack) -> bool:
    """Tell whether a wheelchair passes an opening: no step, and as wide as the pack asks of doors of its kind."""
    automatic = pack.find("accessible-door-width-automatic") if opening.automatic else None
    limit = automatic or pack.find("accessible-door-width")
    return opening.step_free and (limit is None or opening.width >= limit.value - CENTIMETRE)


def reached_floor(
    plan: Plan, floors: Sequence[HallFloor], *, goals: Iterable[str], width: float, pack: RulePack
) -> dict[str, tuple[Passage, ...]]:
    """Return for each unit the passages of a width that are reached from outside without a step.

    Ways begin at doors that lead out of the building: to open ground, or to nothing that is drawn. They pass doors that
    visitors use and that :func:`is_accessible_door`, and lifts and ramps. Units that a way may not enter are left out.

    Parameters
    ----------
    goals
        Ids of units that may be entered although they are private.
    width
        Metres.
    """
    network = walk_network(plan)
    entered = _units(network, goals=frozenset(goals))
    by_hall: dict[str, Floors] = {floor.hall.id: (floor.free, floor.bare) for floor in floors}
    ground = {unit.id: by_hall.get(unit.id) or _bare(plan, unit) for unit in entered.values()}
    ways = {name: passages(free, width=width) for name, (free, _) in ground.items()}
    doors = [
        door
        for door in network.doors
        if network.rules.lets_pass(door.opening, step_free=True) and is_accessible_door(door.opening, pack=pack)
    ]
    at_door = _pieces_at_doors(doors, ground=ground, ways=ways, width=width)
    joined = [*_joined_by_doors(network, at_door), *_joined_by_open_edges(entered, ways)]
    start = [piece for door in doors if _leads_out(network, door) for piece in at_door[door.opening.id]]
    reached = _spread(start, joined)
    return {name: tuple(way for k, way in enumerate(ways[name]) if (name, k) in reached) for name in ways}


def _units(network: WalkNetwork, *, goals: frozenset[str]) -> dict[str, Unit]:
    """Return the units indoors that visitors in wheelchairs may cross."""
    units = (unit for ordinal in network.ordinals for unit in network.units(ordinal, access=(True, goals)))
    return {unit.id: unit for unit in units if not network.venue.level(unit.level).outdoor}


def _bare(plan: Plan, unit: Unit) -> Floors:
    blocked = [f.polygon for f in plan.venue.fixtures if f.level == unit.level and f.blocks]
    near = [shape for shape in blocked if shape.intersects(unit.polygon)]
    floor = polygons_only(unit.polygon.difference(union_all(near))) if near else unit.polygon
    return floor, floor


def _pieces_at_doors(
    doors: Sequence[Door], *, ground: dict[str, Floors], ways: dict[str, tuple[Passage, ...]], width: float
) -> dict[str, list[Piece]]:
    """Return for each door the passages that come as near to it as the building allows."""
    by_unit: dict[str, list[Door]] = defaultdict(list)
    for door in doors:
        for name in door.units:
            by_unit[name].append(door)
    pieces: dict[str, list[Piece]] = {door.opening.id: [] for door in doors}
    for name in sorted(set(by_unit) & set(ground)):
        gaps = nearest_approach(ground[name][1], [door.line for door in by_unit[name]], width=width)
        for door, gap in zip(by_unit[name], gaps, strict=True):
            near = (k for k, way in enumerate(ways[name]) if way.reaches(door.line, within=gap))
            pieces[door.opening.id].extend((name, k) for k in near)
    return pieces


def _joined_by_doors(network: WalkNetwork, at_door: dict[str, list[Piece]]) -> Iterator[tuple[Piece, Piece]]:
    for pieces in at_door.values():
        yield from combinations(pieces, 2)
    landings = network.landings(step_free=True)
    for link in network.links(step_free=True):
        below, above = (at_door.get(landings[end].door, []) for end in (link.begin, link.end))
        yield from ((one, other) for one in below for other in above)


def _joined_by_open_edges(
    units: dict[str, Unit], ways: dict[str, tuple[Passage, ...]]
) -> Iterator[tuple[Piece, Piece]]:
    """Yield all pieces of open units of one level that share an edge: nothing narrows it."""
    for one, other in combinations((unit for unit in units.values() if is_open(unit)), 2):
        if one.level == other.level and one.polygon.distance(other.polygon) <= CRACK:
            yield from (
                ((one.id, i), (other.id, k)) for i in range(len(ways[one.id])) for k in range(len(ways[other.id]))
            )


def _leads_out(network: WalkNetwork, door: Door) -> bool:
    outdoors = (network.venue.level(network.venue.unit(name).level).outdoor for name in door.units)
    return len(door.units) == 1 or any(outdoors)


def _spread(start: Iterable[Piece], joined: Iterable[tuple[Piece, Piece]]) -> set[Piece]:
    beside: dict[Piece, set[Piece]] = defaultdict(set)
    for one, other in joined:
        beside[one].add(other)
        beside[other].add(one)
    reached, edge = set[Piece](), set(start)
    while edge:
        reached |= edge
        edge = {piece for one in edge for piece in beside[one]} - reached
    return reached
