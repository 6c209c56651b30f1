"""A programme as iCalendar (RFC 5545): all of it, and a file per room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from venueplan.files.exports.programme.sessions import Session, Timetable

Offset = timedelta


def calendar_bytes(timetable: Timetable, *, room: str = "") -> bytes:
    """Return a programme, or what is on in one room, as a calendar.

    Times are local, in a time zone that is the offset of the place; ids stay the same on every export, and
    ``SEQUENCE`` counts the revisions of the plan. ``DTSTAMP`` is a day that the plan names, never the clock.
    """
    from icalendar import Calendar  # noqa: PLC0415  # slow to load

    sessions = [session for session in timetable.sessions if not room or session.room == room]
    calendar = Calendar()
    calendar.add("prodid", "-//venueplan//venueplan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{timetable.title}: {room}" if room else timetable.title)
    for offset in sorted({_offset(session.start) for session in sessions}):
        calendar.add_component(_zone(offset))
    for session in sessions:
        calendar.add_component(_event(timetable, session))
    return bytes(calendar.to_ical())


def room_calendars(timetable: Timetable) -> dict[str, bytes]:
    """Return a calendar for each room, by the name of the room."""
    return {room: calendar_bytes(timetable, room=room) for room in timetable.rooms}


def zone_name(offset: Offset) -> str:
    """Return the name of the time zone of a fixed offset.

    Examples
    --------
    >>> zone_name(timedelta(hours=8)), zone_name(timedelta(hours=-3, minutes=-30))
    ('UTC+0800', 'UTC-0330')
    """
    minutes = int(offset.total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"


def _offset(moment: datetime) -> Offset:
    return moment.utcoffset() or timedelta(0)


def _zone(offset: Offset) -> Any:
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415  # slow to load

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", zone_name(offset))
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001  # RFC 5545 wants local time here
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", zone_name(offset))
    zone.add_component(standard)
    return zone


def _event(timetable: Timetable, session: Session) -> Any:
    from icalendar import Event  # noqa: PLC0415  # slow to load

    event = Event()
    event.add("uid", session.guid)
    event.add("dtstamp", timetable.stamp)
    event.add("sequence", timetable.revision)
    for name, moment in (("dtstart", session.start), ("dtend", session.end)):
        event.add(name, moment.replace(tzinfo=None), parameters={"TZID": zone_name(_offset(moment))})
    event.add("summary", session.title)
    event.add("location", session.room)
    if session.subtitle:
        event.add("description", session.subtitle)
    if session.track:
        event.add("categories", _parts(session.track))
    return event


def _parts(track: str) -> Sequence[str]:
    return [part.strip() for part in track.split(";") if part.strip()]
