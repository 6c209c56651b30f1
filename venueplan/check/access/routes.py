"""Step-free ways of the width that the pack asks for, from an entrance to every stand and every room of a forum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from venueplan.check.access.reach import is_accessible_door, reached_floor
from venueplan.check.findings import Measured, at, booth_name, caused, found, on_booth, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import Booth, Finding, Plan, Section, Unit
from venueplan.rules import Limit, Passage, RulePack, find_room, ways_to_doors

STEP = 0.1
"""Ways are told apart down to this width, metres."""

Reached = dict[str, tuple[Passage, ...]]


def check_routes(plan: Plan, floors: Sequence[HallFloor], *, pack: RulePack) -> Iterator[Finding]:
    """Find stands and forum rooms that no step-free way reaches which is as wide as the pack asks."""
    limit = pack.find("accessible-width")
    if limit is None:
        return
    names = sorted({meeting.room for meeting in plan.programme.meetings}) if plan.programme else []
    rooms = [room for room in (find_room(plan.venue, name) for name in names) if room is not None]
    goals = [room.id for room in rooms if isinstance(room, Unit)] + [floor.hall.id for floor in floors]
    reached = reached_floor(plan, floors, goals=goals, width=limit.value, pack=pack)
    for floor in floors:
        yield from _stands(floor, reached.get(floor.hall.id, ()), limit=limit)
    for room in rooms:
        if not _is_reached(room, reached, halls=plan.venue.halls):
            yield from caused([_no_way_to_room(room, limit=limit)], by="building")


def _stands(floor: HallFloor, reached: tuple[Passage, ...], *, limit: Limit) -> Iterator[Finding]:
    if floor.booths and not reached:
        yield from caused([_no_way_to_room(floor.hall, limit=limit)], by="building")
        return
    cut_off = [booth for booth in floor.booths if booth.fronts and not any(way.reaches_booth(booth) for way in reached)]
    doors = [door.line for door in floor.openings if is_accessible_door(door, pack=floor.pack)]
    widths = np.arange(limit.value - STEP, 0.0, -STEP) if cut_off else ()
    narrower = [ways_to_doors(floor.free, doors, bare=floor.bare, width=float(width)) for width in widths]
    for booth in cut_off:
        left = next((way.width for way in narrower if way.reaches_booth(booth)), 0.0)
        yield _no_way_to_booth(booth, left=left, limit=limit)


def _is_reached(room: Unit | Section, reached: Reached, *, halls: Sequence[Unit]) -> bool:
    if isinstance(room, Unit):
        return bool(reached.get(room.id))
    around = [hall.id for hall in halls if hall.level == room.level and hall.polygon.intersects(room.polygon)]
    ways = [way for name in around for way in reached.get(name, ())]
    return not around or any(way.reaches(room.polygon) for way in ways)


def _no_way_to_room(room: Unit | Section, *, limit: Limit) -> Finding:
    en, zh = (
        unit_name(room, language) if isinstance(room, Unit) else room.name[language] or room.id
        for language in ("en", "zh")
    )
    return found(
        "accessible-route",
        room.id,
        says=(
            f"No step-free way {limit.value:g} m wide leads from an entrance to {en}.",
            f"从入口至{zh}没有宽{limit.value:g}米的无障碍通道。",
        ),
        measured=Measured(limit=limit),
        place=at(room.level, room.polygon),
    )


def _no_way_to_booth(booth: Booth, *, left: float, limit: Limit) -> Finding:
    name = booth_name(booth)
    return found(
        "accessible-route",
        booth.id,
        says=(
            f"The step-free way to booth {name} is only about {left:.1f} m wide; {limit.value:g} m are asked for.",
            f"通往展位{name}的无障碍通道宽度仅约{left:.1f}米，要求不小于{limit.value:g}米。",
        ),
        measured=Measured(value=left, limit=limit),
        place=on_booth(booth),
    )
