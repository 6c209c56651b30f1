"""A programme as ``schedule.xml``, the form of frab, pentabarf and pretalx, strictly by its schema."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from venueplan import __version__
from venueplan.files.exports.programme.sessions import Session, Timetable


def schedule_xml(timetable: Timetable) -> bytes:
    """Return a programme as XML; it validates against ``schedule.xml.xsd`` of voc/schedule."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<schedule>",
        f'  <generator name="venueplan" version={quoteattr(__version__)}/>',
        f"  <version>{timetable.revision}</version>",
        *_conference(timetable),
    ]
    for index, day in enumerate(timetable.days, start=1):
        lines += _day(timetable, day, index=index)
    return ("\n".join([*lines, "</schedule>"]) + "\n").encode()


def _conference(timetable: Timetable) -> Iterator[str]:
    yield "  <conference>"
    yield f"    <acronym>{timetable.acronym}</acronym>"
    yield f"    <title>{escape(timetable.title)}</title>"
    yield f"    <start>{timetable.days[0].isoformat()}</start>"
    yield f"    <end>{timetable.days[-1].isoformat()}</end>"
    yield f"    <days>{len(timetable.days)}</days>"
    yield "    <timeslot_duration>00:05</timeslot_duration>"
    for track in sorted({session.track for session in timetable.sessions if session.track}):
        yield f"    <track name={_quoted(track)}/>"
    yield "  </conference>"


def _day(timetable: Timetable, day: date, *, index: int) -> Iterator[str]:
    start, end = timetable.span(day)
    said = f'index="{index}" date="{day.isoformat()}" start="{start.isoformat()}" end="{end.isoformat()}"'
    yield f"  <day {said}>"
    for room, sessions in sorted(timetable.on(day).items()):
        yield f'    <room name={_quoted(room)} guid="{timetable.room_guid(room)}">'
        for session in sessions:
            yield from _event(timetable, session)
        yield "    </room>"
    yield "  </day>"


def _event(timetable: Timetable, session: Session) -> Iterator[str]:
    yield f'      <event id="{session.number}" guid="{session.guid}">'
    texts = {
        "room": session.room,
        "title": session.title,
        "subtitle": session.subtitle,
        "type": session.kind,
        "date": session.start.isoformat(),
        "start": session.start.strftime("%H:%M"),
        "duration": session.duration,
        "abstract": "",
        "track": session.track,
        "language": session.language,
    }
    yield from (f"        <{name}>{escape(text)}</{name}>" for name, text in texts.items())
    yield "        <persons>"
    for person in session.people:
        yield f'          <person guid="{timetable.person_guid(person)}">{escape(person)}</person>'
    yield "        </persons>"
    yield "      </event>"


def _quoted(text: str) -> str:
    """Return an attribute; line breaks in it would be read as spaces."""
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
