"""What meetings ask of rooms: minutes between them, and equipment."""

from __future__ import annotations

import math

from venueplan.model import Calendar, Plan, Section, Unit
from venueplan.rules.people.rooms import room_parts

STAGE_EQUIPMENT = frozenset({"stage", "screen"})
"""What every section with use ``stage-area`` has."""


def changeover_minutes(calendar: Calendar, *, before: str, after: str) -> int:
    """Return the minutes between two meetings of given set-ups in one room.

    The most specific line of the table wins: both set-ups, then the first, then the second, then ``*``, ``*``;
    0 where the table says nothing.

    Examples
    --------
    >>> from venueplan.model import Calendar
    >>> changeover_minutes(Calendar(days=()), before="theatre", after="banquet")
    30
    """
    table = {(line.before, line.after): line.minutes for line in calendar.changeovers}
    keys = ((before, after), (before, "*"), ("*", after), ("*", "*"))
    return next((table[key] for key in keys if key in table), 0)


def room_equipment(room: Unit | Section) -> frozenset[str]:
    """Return the equipment of a room; a stage area has a stage and a screen, joined rooms have none of their own."""
    if isinstance(room, Unit):
        return frozenset(room.equipment)
    return STAGE_EQUIPMENT if room.use == "stage-area" else frozenset()


def is_meeting_room(room: Unit | Section) -> bool:
    """Tell whether forums without rooms of their own may be put here: units of use ``meeting`` or ``plenary``."""
    return isinstance(room, Unit) and room.use in {"meeting", "plenary"}


def scheduled_attendance(plan: Plan) -> dict[str, int]:
    """Return the largest attendance that the programme brings to each room, by the id of the room.

    A meeting in joined rooms fills each of their parts by its share of the floor.
    """
    expected = {forum.id: forum.attendance for forum in plan.event.forums}
    largest: dict[str, int] = {}
    for meeting in plan.programme.meetings if plan.programme else ():
        for room, share in _shares(plan, meeting.room):
            persons = math.ceil(share * expected.get(meeting.forum, 0))
            largest[room] = max(largest.get(room, 0), persons)
    return largest


def _shares(plan: Plan, room: str) -> list[tuple[str, float]]:
    parts = [plan.venue.unit(name) for name in room_parts(plan.venue, room)]
    whole = sum(part.polygon.area for part in parts)
    return [(part.id, part.polygon.area / whole) for part in parts] or [(room, 1.0)]


def scheduled_setups(plan: Plan, room: str) -> tuple[str, ...]:
    """Return the set-ups of the meetings that the programme holds in a room, by name."""
    meetings = plan.programme.meetings if plan.programme else ()
    held = {meeting.forum for meeting in meetings if room in {meeting.room, *room_parts(plan.venue, meeting.room)}}
    return tuple(sorted({forum.setup for forum in plan.event.forums if forum.id in held}))
