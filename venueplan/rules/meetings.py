"""What meetings ask of rooms: minutes between them, and equipment."""

from __future__ import annotations

from datetime import date

from venueplan.model import Calendar, Event, Forum, Plan, Section, Unit

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


def people_away(forum: Forum, day: date, *, event: Event) -> tuple[str, ...]:
    """Return the people whom a forum needs and who cannot come on a day."""
    away = {absence.person for absence in event.absences if absence.day == day}
    return tuple(sorted(away.intersection(forum.people)))


def room_equipment(room: Unit | Section) -> frozenset[str]:
    """Return the equipment of a room; a stage area has a stage and a screen."""
    return frozenset(room.equipment) if isinstance(room, Unit) else STAGE_EQUIPMENT


def is_meeting_room(room: Unit | Section) -> bool:
    """Tell whether forums without rooms of their own may be put here: units of use ``meeting`` or ``plenary``."""
    return isinstance(room, Unit) and room.use in {"meeting", "plenary"}


def scheduled_attendance(plan: Plan) -> dict[str, int]:
    """Return the largest attendance that the programme brings to each room, by the id of the room."""
    expected = {forum.id: forum.attendance for forum in plan.event.forums}
    largest: dict[str, int] = {}
    for meeting in plan.programme.meetings if plan.programme else ():
        largest[meeting.room] = max(largest.get(meeting.room, 0), expected.get(meeting.forum, 0))
    return largest


def scheduled_setups(plan: Plan, room: str) -> tuple[str, ...]:
    """Return the set-ups of the meetings that the programme holds in a room, by name."""
    meetings = plan.programme.meetings if plan.programme else ()
    held = {meeting.forum for meeting in meetings if meeting.room == room}
    return tuple(sorted({forum.setup for forum in plan.event.forums if forum.id in held}))
