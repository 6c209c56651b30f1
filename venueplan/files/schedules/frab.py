"""Schedules in the form of frab and pentabarf (``schedule.xml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError  # only types; the parser is defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_bytes
from venueplan.model import PublishedSchedule, PublishedTalk

MOST_EVENTS = 20_000
"""Most events that are read."""

LONGEST = 300
"""Longest text that is kept."""

_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{2})")


def read_schedule(path: Path) -> PublishedSchedule:
    """Return the schedule of a frab or pentabarf file.

    An event takes its day from the ``<day>`` it stands in, and its time from ``<date>`` or, if there is none, from
    ``<start>``; an hour before the day begins belongs to the night after it. Rooms and tracks may be empty.

    Raises
    ------
    InputError
        If the file is no such schedule, or an event has no time or duration; every such event is named.
    """
    path = Path(path)
    root = _root(path)
    problems: list[Problem] = []
    talks: list[PublishedTalk] = []
    seen: set[str] = set()
    for number, (day, room, event) in enumerate(_events(root), start=1):
        if number > MOST_EVENTS:
            raise InputError([Problem(file=path.name, message=f"has more than {MOST_EVENTS:,} events; split it")])
        try:
            talk = _talk(event, day=day, room=room)
        except ValueError as error:
            name = shown(_text(event.get("id") or event.findtext("title") or str(number)))
            problems.append(Problem(file=path.name, where=f"event {name}", message=str(error)))
            continue
        if talk.id in seen:
            message = "has an id that another event has already; ids are unique"
            problems.append(Problem(file=path.name, where=f"event {shown(talk.id)}", message=message))
        seen.add(talk.id)
        talks.append(talk)
    if not talks and not problems:
        problems.append(Problem(file=path.name, message="has no events; a schedule needs <day>, <room> and <event>"))
    if problems:
        raise InputError(problems)
    return PublishedSchedule(title=_text(root.findtext("conference/title") or path.stem), talks=tuple(talks))


def _root(path: Path) -> Any:
    data = read_bytes(path, file=path.name)
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        message = "declares a document type or entities, which are not read; remove the DOCTYPE"
    except (ParseError, ValueError, LookupError) as error:
        message = f"is not XML ({_text(str(error))})"
    else:
        if root.tag == "schedule":
            return root
        message = f"is {shown(f'<{_text(str(root.tag))}>')}, not a <schedule>"
    raise InputError([Problem(file=path.name, message=message)])


def _events(root: Element) -> Iterator[tuple[str, str, Element]]:
    for day in root.iter("day"):
        for room in day.findall("room"):
            for event in room.findall("event"):
                yield day.get("date") or "", room.get("name") or "", event


def _talk(event: Element, *, day: str, room: str) -> PublishedTalk:
    start, on = _start(event, day=day)
    return PublishedTalk(
        id=_text(event.get("id") or event.get("guid") or event.findtext("slug") or "") or _missing("an id"),
        title=_text(event.findtext("title") or ""),
        track=_text(event.findtext("track") or ""),
        people=tuple(dict.fromkeys(_people(event))),
        day=on,
        room=_text(room or event.findtext("room") or ""),
        start=start,
        duration_min=_minutes(event.findtext("duration") or ""),
        utc_offset_min=_offset(event),
    )


def _people(event: Element) -> Iterator[str]:
    for person in event.iterfind("persons/person"):
        name = _text(person.get("id") or person.get("guid") or person.text or "")
        if name:
            yield name


def _start(event: Element, *, day: str) -> tuple[datetime, date]:
    """Return when an event begins, local time, and the day of the conference that it belongs to."""
    stated = (event.findtext("date") or "").strip()
    try:
        moment = datetime.fromisoformat(stated).replace(tzinfo=None) if "T" in stated else None
        on = date.fromisoformat(day) if day else (moment.date() if moment else None)
        if moment is None and on is not None:
            clock = time.fromisoformat((event.findtext("start") or "").strip().zfill(5))
            moment = datetime.combine(on, clock)
    except ValueError:
        moment = on = None
    if moment is None or on is None:
        raise ValueError("has no date and start that can be read; write <date>2024-02-03T09:30:00+01:00</date>")
    return moment, on


def _offset(event: Element) -> int | None:
    """Return the minutes by which local time is ahead of UTC, or None if the event does not say."""
    try:
        offset = datetime.fromisoformat((event.findtext("date") or "").strip()).utcoffset()
    except ValueError:
        return None
    return None if offset is None else int(offset.total_seconds() // 60)


def _minutes(text: str) -> int:
    found = _DURATION.fullmatch(text.strip())
    minutes = 0
    if found:
        days, hours, rest = (int(part or 0) for part in found.groups())
        minutes = int(timedelta(days=days, hours=hours, minutes=rest).total_seconds() // 60)
    if not 0 < minutes <= 24 * 60:
        raise ValueError(f"duration {shown(_text(text))} is not hours and minutes; write for instance 00:45")
    return minutes


def _text(text: str) -> str:
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())[:LONGEST]


def _missing(what: str) -> str:
    raise ValueError(f"has no {what.removeprefix('an ')}; give it one")
