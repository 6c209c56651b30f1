"""Places in the rooms of forums: spaces for wheelchairs, and chairs in rows between aisles."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from venueplan.check.findings import Measured, counted, found
from venueplan.check.programme import Held, held_meetings
from venueplan.model import Finding, Plan, Unit
from venueplan.rules import RulePack, row_rules, seats_in_rows

STANDING = ("reception",)
"""Set-ups without seats."""

IN_ROWS = ("theatre",)
"""Set-ups of chairs in rows without tables."""


def check_seats(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find forums whose room has no floor for the wheelchair spaces, or for chairs in rows, that the pack asks for.

    Each room is looked at with the largest attendance of its seated forums. Spaces that fit are a note: somebody must
    set them out. Where the pack has no rules of rows, that they do not fit rests on the published capacity, which
    scatters: a warning.
    """
    held = held_meetings(plan, pack=pack)
    for one in _largest(held, where=lambda one: one.forum.setup not in STANDING):
        yield from _wheelchairs(one)
    for one in _largest(held, where=lambda one: one.forum.setup in IN_ROWS):
        yield from _rows(one)


def _largest(held: Sequence[Held], *, where: Callable[[Held], bool]) -> list[Held]:
    """Return for each room the meeting with the largest attendance, the first of equals."""
    rooms = sorted({one.room.id for one in held if where(one)})
    here = {room: [one for one in held if one.room.id == room and where(one)] for room in rooms}
    return [min(here[room], key=lambda one: (-one.forum.attendance, one.name)) for room in rooms]


def _wheelchairs(one: Held) -> Iterator[Finding]:
    persons = one.forum.attendance
    limit = one.pack.find_step("wheelchair-spaces", persons=persons)
    spaces = math.ceil(limit.asked(persons)) if limit else 0
    if not spaces or persons > one.capacity.persons:
        return
    holds = _holds(one, spaces=spaces)
    (en, zh), fits = _spaces(one, spaces=spaces), persons <= holds
    tail, tail_zh = ("", "") if fits else (f" With them it holds {holds}.", f"布置后可容纳{holds}人。")
    yield found(
        "wheelchair-spaces",
        one.name,
        says=(
            f"{one.name}: {counted(persons, 'person')} in {one.room.id} ask for {en}.{tail}",
            f"{one.name}：会场{one.room.id}{persons}人须设{zh}。{tail_zh}",
        ),
        measured=Measured(limit=limit, bound=spaces)
        if fits
        else Measured(value=persons, limit=limit, bound=holds, unit="persons"),
        place=one.place,
        severity="note" if fits else "error" if row_rules(one.pack) else "warning",
    )


def _space_area(one: Held) -> float:
    """Return the floor of one wheelchair space, m²; 0 where the pack does not say."""
    width, depth = (one.pack.find(f"wheelchair-space-{side}") for side in ("width", "depth"))
    return width.value * depth.value if width and depth else 0.0


def _spaces(one: Held, *, spaces: int) -> tuple[str, str]:
    """Return the spaces with their floor and the seats beside them, English and Chinese."""
    area, companions = spaces * _space_area(one), one.pack.find("companion-seats")
    floor, floor_zh = (f" of {area:.1f} m²", f"（{area:.1f}平方米）") if area else ("", "")
    seats = round(spaces * companions.value) if companions else 0
    beside, beside_zh = (f" and {counted(seats, 'companion seat')}", f"和{seats}个陪护席位") if seats else ("", "")
    return f"{counted(spaces, 'wheelchair space')}{floor}{beside}", f"{spaces}个轮椅席位{floor_zh}{beside_zh}"


def _holds(one: Held, *, spaces: int) -> int:
    """Return how many persons a room holds with wheelchair spaces in place of chairs.

    Chairs give way where a space is larger than the floor of a chair: in a room for so many seats, and in rows.
    """
    capacity, each = one.capacity, _space_area(one)
    if capacity.binding not in {"published", "seats"}:
        return capacity.persons
    lost = max(0.0, each / one.pack[f"seat-{one.forum.setup}"].value - 1.0) * spaces
    seated = capacity.persons - math.ceil(round(lost, 6))
    rules = row_rules(one.pack)
    if seated >= one.forum.attendance or rules is None or one.forum.setup not in IN_ROWS:
        return seated
    chair = rules.width * rules.pitch(1)
    more = math.ceil(round(max(0.0, each / chair - 1.0) * spaces, 6))
    seats = _in_rows(one, enough=one.forum.attendance + more)
    return max(seated, (seats or 0) - more)


def _in_rows(one: Held, *, enough: int) -> int | None:
    """Return how many chairs in rows a room holds; None where no rule asks, and for stages on the floor of a hall."""
    if not isinstance(one.room, Unit):
        return None
    return seats_in_rows(one.room, venue=one.plan.venue, pack=one.pack, enough=enough)


def _rows(one: Held) -> Iterator[Finding]:
    persons = one.forum.attendance
    seats = _in_rows(one, enough=persons)
    if seats is None or seats >= persons:
        return
    limit = one.pack.find("row-seats-most") or one.pack.find("seating-aisle")
    yield found(
        "seating-rows",
        one.name,
        says=(
            f"{one.name}: {one.room.id} has floor for {seats} chairs in rows between aisles; {persons} are expected.",
            f"{one.name}：会场{one.room.id}按排距和走道要求可设{seats}座，预计{persons}人。",
        ),
        measured=Measured(value=persons, limit=limit, bound=seats, unit="persons"),
        place=one.place,
        severity="warning",
    )
