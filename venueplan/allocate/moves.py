"""Who moves in when, through which door: far stands first, so that nobody is built in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.model import Booth, Move, MoveIn, Opening, Plan, Unit, Venue
from venueplan.network import distance_field
from venueplan.rules import openings_of
from venueplan.rules.booths.stands import polygons_only

Slot = tuple[datetime, datetime]


def schedule_moves(plan: Plan) -> tuple[Move, ...]:
    """Give every stand its turn at the goods door that is nearest to it by walking over the empty floor.

    At each door the farthest stand comes first and, when moving out, the nearest leaves first. A door serves as few
    stands side by side as the time allows. Stands of halls without any door have no turn.

    Returns
    -------
    tuple of Move
        In the order of the stands; empty if the event does not say when it moves in.
    """
    if plan.event.move_in is None or plan.floor_plan is None:
        return ()
    moves: dict[str, Move] = {}
    for hall in plan.venue.halls:
        booths = [booth for booth in plan.floor_plan.booths if booth.hall == hall.id]
        nearest = _nearest_doors(booths, goods_doors(plan.venue, hall), floor=_empty_floor(plan.venue, hall))
        for door in sorted({door for door, _ in nearest.values()}):
            queue = [booth for booth in booths if booth.id in nearest and nearest[booth.id][0] == door]
            moves |= _turns(queue, {booth.id: nearest[booth.id] for booth in queue}, move_in=plan.event.move_in)
    return tuple(moves[booth.id] for booth in plan.floor_plan.booths if booth.id in moves)


def goods_doors(venue: Venue, hall: Unit) -> tuple[Opening, ...]:
    """Return the doors through which goods come: those for service, or else the widest that is no emergency exit."""
    doors = openings_of(venue, hall)
    service = tuple(door for door in doors if door.category == "service")
    others = sorted((d for d in doors if d.category != "emergencyexit"), key=lambda door: (-door.width, door.id))
    return service or tuple(others[:1])


def _empty_floor(venue: Venue, hall: Unit) -> BaseGeometry:
    """Return the floor of a hall before any stand is built."""
    blocked = [f.polygon for f in venue.fixtures if f.level == hall.level and f.blocks]
    return polygons_only(hall.polygon.difference(shapely.union_all(blocked)))


def _nearest_doors(
    booths: Sequence[Booth], doors: Sequence[Opening], *, floor: BaseGeometry
) -> dict[str, tuple[str, float]]:
    """Return door and distance, metres, by booth id; booths that no door reaches are left out."""
    found: dict[str, tuple[str, float]] = {}
    if not booths:
        return found
    points = [shapely.get_coordinates(_on(floor, booth))[0] for booth in booths]
    for door in doors:
        distances = distance_field(polygons_only(floor), [door.line]).distances(points)
        for booth, distance in zip(booths, distances.tolist(), strict=True):
            if math.isfinite(distance) and (booth.id not in found or distance < found[booth.id][1] - 1e-9):
                found[booth.id] = (door.id, distance)
    return found


def _on(floor: BaseGeometry, booth: Booth) -> BaseGeometry:
    """Return a point of a stand's own floor."""
    here = booth.polygon.intersection(floor)
    return (booth.polygon if here.is_empty else here).representative_point()


def _turns(booths: Sequence[Booth], nearest: Mapping[str, tuple[str, float]], *, move_in: MoveIn) -> dict[str, Move]:
    """Return the turns at one door by booth id."""
    queue = sorted(booths, key=lambda booth: (-round(nearest[booth.id][1], 6), booth.id))
    minutes = {booth.id: move_in.minutes_for(booth.area) for booth in queue}
    order = [booth.id for booth in queue]
    at_once, slots = _slots(order, minutes, span=(move_in.start, move_in.end))
    leaving: Mapping[str, Slot] = {}
    if move_in.out_start and move_in.out_end:
        _, leaving = _slots(order[::-1], minutes, span=(move_in.out_start, move_in.out_end))
    return {
        booth: Move(
            booth=booth,
            door=nearest[booth][0],
            distance=nearest[booth][1],
            order=turn,
            at_once=at_once,
            start=slots[booth][0],
            end=slots[booth][1],
            out_start=leaving[booth][0] if booth in leaving else None,
            out_end=leaving[booth][1] if booth in leaving else None,
        )
        for turn, booth in enumerate(order, 1)
    }


def _slots(order: Sequence[str], minutes: Mapping[str, int], *, span: Slot) -> tuple[int, dict[str, Slot]]:
    """Return how many are served side by side, as few as fit into a span, and the slot of each in their order."""
    start, end = span
    whole = (end - start).total_seconds() / 60
    at_once = max(1, math.ceil(sum(minutes[one] for one in order) / whole))
    while True:
        free = [start] * at_once
        slots: dict[str, Slot] = {}
        for one in order:
            place = free.index(min(free))
            slots[one] = (free[place], free[place] + timedelta(minutes=minutes[one]))
            free[place] = slots[one][1]
        if max(free) <= end or at_once >= len(order):
            return at_once, slots
        at_once += 1
