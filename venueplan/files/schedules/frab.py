"""Schedules of frab, pentabarf and pretalx: ``schedule.xml`` and ``schedule.json``."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError  # only types; the parser is defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from venueplan.errors import InputError, Problem
from venueplan.files.schedules.events import RawEvent, RawSchedule, plain_text, talks_of
from venueplan.files.schedules.tree import schedule_in
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_bytes, read_json
from venueplan.model import PublishedSchedule, PublishedTalk


def read_schedule(path: Path) -> PublishedSchedule:
    """Return the schedule of a frab, pentabarf or pretalx file, XML or JSON.

    An event takes its day from the ``<day>`` it stands in, and its time from ``<date>`` or, if there is none, from
    ``<start>``; an hour before the day begins belongs to the night after it. Rooms and tracks may be empty.

    Raises
    ------
    InputError
        If the file is no such schedule, or an event has no time or duration; every such event is named.
    """
    path = Path(path)
    raw = read_raw_schedule(path)
    problems: list[Problem] = []
    talks: list[PublishedTalk] = []
    seen: set[str] = set()
    for number, (event, talk, why) in enumerate(talks_of(raw, file=path.name), start=1):
        if talk is None:
            name = shown(plain_text(event.id or event.title or str(number)))
            problems.append(Problem(file=path.name, where=f"event {name}", message=why))
            continue
        if talk.id in seen:
            message = "has an id that another event has already; ids are unique"
            problems.append(Problem(file=path.name, where=f"event {shown(talk.id)}", message=message))
        seen.add(talk.id)
        talks.append(talk)
    if problems:
        raise InputError(problems)
    return PublishedSchedule(title=raw.title, talks=tuple(talks))


def read_raw_schedule(path: Path) -> RawSchedule:
    """Return what a schedule says, event by event, nothing of it judged.

    Raises
    ------
    InputError
        If the file is no schedule, or has no event.
    """
    data = read_bytes(path, file=path.name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        raw = schedule_in(read_json(path, file=path.name), file=path.name, name=path.stem)
    else:
        raw = _of_xml(_root(path, data), name=path.stem)
    if not raw.events:
        message = "has no events; a schedule needs <day>, <room> and <event>"
        raise InputError([Problem(file=path.name, message=message)])
    return raw


def _root(path: Path, data: bytes) -> Any:
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        message = "declares a document type or entities, which are not read; remove the DOCTYPE"
    except (ParseError, ValueError, LookupError) as error:
        message = f"is not XML ({plain_text(str(error))})"
    else:
        if root.tag == "schedule":
            return root
        message = f"is {shown(f'<{plain_text(str(root.tag))}>')}, not a <schedule>"
    raise InputError([Problem(file=path.name, message=message)])


def _of_xml(root: Element, *, name: str) -> RawSchedule:
    events = [
        _event(event, day=day.get("date") or "", room=room.get("name") or "")
        for day in root.iter("day")
        for room in day.findall("room")
        for event in room.findall("event")
    ]
    return RawSchedule(title=plain_text(root.findtext("conference/title") or name), events=tuple(events))


def _event(event: Element, *, day: str, room: str) -> RawEvent:
    return RawEvent(
        id=event.get("id") or event.get("guid") or event.findtext("slug") or "",
        title=event.findtext("title") or "",
        track=event.findtext("track") or "",
        kind=event.findtext("type") or "",
        language=event.findtext("language") or "",
        people=tuple(
            person.get("id") or person.get("guid") or person.text or "" for person in event.iterfind("persons/person")
        ),
        day=day,
        room=room or event.findtext("room") or "",
        date=event.findtext("date") or "",
        start=event.findtext("start") or "",
        duration=event.findtext("duration") or "",
    )
