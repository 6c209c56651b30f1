"""A programme as ``schedule.json``, strictly by its schema."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from typing import Any

from venueplan import __version__
from venueplan.files.exports.programme.sessions import Session, Timetable

SCHEMA = "https://c3voc.de/schedule/schema.json"


def schedule_json(timetable: Timetable) -> bytes:
    """Return a programme as JSON; it validates against ``schema.json`` of voc/schedule."""
    document = {
        "$schema": SCHEMA,
        "generator": {"name": "venueplan", "version": __version__},
        "schedule": {"version": str(timetable.revision), "conference": _conference(timetable)},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _conference(timetable: Timetable) -> dict[str, Any]:
    return {
        "acronym": timetable.acronym,
        "title": timetable.title,
        "start": timetable.days[0].isoformat(),
        "end": timetable.days[-1].isoformat(),
        "daysCount": len(timetable.days),
        "timeslot_duration": "00:05",
        "tracks": [{"name": name} for name in sorted({s.track for s in timetable.sessions if s.track})],
        "rooms": [{"name": room, "guid": timetable.room_guid(room)} for room in timetable.rooms],
        "days": [_day(timetable, day, index=index) for index, day in enumerate(timetable.days, start=1)],
    }


def _day(timetable: Timetable, day: date, *, index: int) -> dict[str, Any]:
    start, end = timetable.span(day)
    return {
        "index": index,
        "date": day.isoformat(),
        "day_start": start.isoformat(),
        "day_end": end.isoformat(),
        "rooms": {
            room: [_event(timetable, session) for session in sessions]
            for room, sessions in sorted(timetable.on(day).items())
        },
    }


def _event(timetable: Timetable, session: Session) -> dict[str, Any]:
    return {
        "guid": session.guid,
        "id": session.number,
        "date": session.start.isoformat(),
        "start": session.start.strftime("%H:%M"),
        "end": session.end.isoformat(),
        "duration": session.duration,
        "room": session.room,
        "slug": _slug(timetable, session),
        "url": f"urn:uuid:{session.guid}",
        "title": session.title,
        "subtitle": session.subtitle or None,
        "track": session.track or None,
        "type": session.kind,
        "language": session.language or None,
        "abstract": None,
        "persons": [{"name": person, "guid": timetable.person_guid(person)} for person in session.people],
        "links": [],
    }


def _slug(timetable: Timetable, session: Session) -> str:
    plain = unicodedata.normalize("NFKD", session.id).encode("ascii", "ignore").decode().lower()
    return f"{timetable.acronym}-{re.sub(r'[^a-z0-9]+', '_', plain)[:40]}-{session.number}"
