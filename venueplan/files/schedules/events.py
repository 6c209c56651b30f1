"""An event of a foreign schedule in whatever form, and the talk it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.quoting import shown
from venueplan.model import PublishedTalk

MOST_EVENTS = 20_000
"""Most events that are read."""

LONGEST = 300
"""Longest text that is kept."""

_DURATION = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{2})")
_ISO_DURATION = re.compile(r"P(?:(\d{1,2})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class RawEvent:
    """What a file says of one event, as text; empty where it says nothing."""

    id: str = ""
    title: str = ""
    track: str = ""
    kind: str = ""
    language: str = ""
    people: tuple[str, ...] = ()
    day: str = ""
    room: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""


@dataclass(frozen=True, kw_only=True)
class RawSchedule:
    """The events of a file in its order."""

    title: str
    events: tuple[RawEvent, ...]


def talks_of(raw: RawSchedule, *, file: str) -> Iterator[tuple[RawEvent, PublishedTalk | None, str]]:
    """Yield each event with the talk it means, or with what is wrong with it.

    Raises
    ------
    InputError
        If there are too many.
    """
    if len(raw.events) > MOST_EVENTS:
        raise InputError([Problem(file=file, message=f"has more than {MOST_EVENTS:,} events; split it")])
    for event in raw.events:
        try:
            yield event, _talk(event), ""
        except ValueError as error:
            yield event, None, str(error)


def plain_text(text: str) -> str:
    """Return text on one line, without what cannot be printed, shortened to 300 characters."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())[:LONGEST]


def _talk(event: RawEvent) -> PublishedTalk:
    name = plain_text(event.id)
    if not name:
        raise ValueError("has no id; give it one")
    start, on = _start(event)
    return PublishedTalk(
        id=name,
        title=plain_text(event.title),
        track=plain_text(event.track),
        people=tuple(dict.fromkeys(filter(None, map(plain_text, event.people)))),
        day=on,
        room=plain_text(event.room),
        start=start,
        duration_min=_minutes(event, start=start),
        utc_offset_min=_offset(event),
    )


def _offset(event: RawEvent) -> int | None:
    """Return the minutes by which local time is ahead of UTC, or None if the event does not say."""
    for text in (event.date, event.start):
        try:
            offset = datetime.fromisoformat(text.strip()).utcoffset() if "T" in text else None
        except ValueError:
            continue
        if offset is not None:
            return int(offset.total_seconds() // 60)
    return None


def _start(event: RawEvent) -> tuple[datetime, date]:
    """Return when an event begins, local time, and the day of the conference that it belongs to."""
    stated = next((text.strip() for text in (event.date, event.start) if "T" in text), "")
    try:
        moment = datetime.fromisoformat(stated).replace(tzinfo=None) if stated else None
        on = date.fromisoformat(event.day[:10]) if event.day else (moment.date() if moment else None)
        if moment is None and on is not None:
            clock = time.fromisoformat(event.start.strip().zfill(5))
            moment = datetime.combine(on, clock)
    except ValueError:
        moment = on = None
    if moment is None or on is None:
        raise ValueError("has no date and start that can be read; write <date>2024-02-03T09:30:00+01:00</date>")
    return moment, on


def _minutes(event: RawEvent, *, start: datetime) -> int:
    text = event.duration.strip()
    found, spelled = _DURATION.fullmatch(text), _ISO_DURATION.fullmatch(text)
    minutes = 0
    if found:
        days, hours, rest = (int(part or 0) for part in found.groups())
        minutes = int(timedelta(days=days, hours=hours, minutes=rest).total_seconds() // 60)
    elif spelled and text:
        days, hours, rest, seconds = (int(part or 0) for part in spelled.groups())
        minutes = int(timedelta(days=days, hours=hours, minutes=rest, seconds=seconds).total_seconds() // 60)
    elif text.isascii() and text.isdigit() and len(text) < 5:
        minutes = int(text)
    elif not text and event.end:
        minutes = _until(event.end, start=start)
    if not 0 < minutes <= 24 * 60:
        raise ValueError(f"duration {shown(plain_text(text))} is not hours and minutes; write for instance 00:45")
    return minutes


def _until(end: str, *, start: datetime) -> int:
    try:
        return int((datetime.fromisoformat(end).replace(tzinfo=None) - start).total_seconds() // 60)
    except ValueError:
        return 0
