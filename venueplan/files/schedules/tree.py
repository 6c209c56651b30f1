"""Schedules as JSON: the tree of days, rooms and events (version 1), or lists that refer to each other (version 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from venueplan.errors import InputError, Problem
from venueplan.files.schedules.events import RawEvent, RawSchedule, plain_text

FLAT = ("talks", "events", "sessions", "slots")
"""What the list of events is called where there is no tree."""


def schedule_in(document: Any, *, file: str, name: str) -> RawSchedule:
    """Return the schedule of a JSON document.

    Raises
    ------
    InputError
        If it has neither days with rooms nor a list of events.
    """
    schedule = _inner(document, "schedule") or (document if isinstance(document, dict) else {})
    conference = _inner(schedule, "conference") or schedule
    days = conference.get("days") or schedule.get("days")
    title = plain_text(said(conference, "title", "name") or name)
    if isinstance(days, list) and any(isinstance(day, dict) and day.get("rooms") for day in days):
        return RawSchedule(title=title, events=tuple(_of_days(days)))
    flat = next((part for key in FLAT if isinstance(part := schedule.get(key, conference.get(key)), list)), None)
    if flat is None:
        message = "is JSON, but no schedule: it has neither conference.days with rooms nor a list of talks"
        raise InputError([Problem(file=file, message=message)])
    tables = {
        what: _by_id(schedule.get(what) or conference.get(what)) for what in ("rooms", "tracks", "speakers", "persons")
    }
    return RawSchedule(title=title, events=tuple(_flat(event, tables) for event in flat if isinstance(event, dict)))


def said(entry: Mapping[str, Any], *keys: str) -> str:
    """Return the first of some keys that is text or a number; of texts by language the English or the first one.

    Examples
    --------
    >>> said({"title": {"de": "Saal", "en": "Hall"}}, "name", "title"), said({"id": 7}, "id"), said({}, "id")
    ('Hall', '7', '')
    """
    for key in keys:
        value = entry.get(key)
        if isinstance(value, dict):
            value = value.get("en") or next(iter(value.values()), None)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def _inner(entry: Any, key: str) -> dict[str, Any] | None:
    found = entry.get(key) if isinstance(entry, dict) else None
    return found if isinstance(found, dict) else None


def _of_days(days: list[Any]) -> Iterator[RawEvent]:
    for day in days:
        rooms = day.get("rooms") if isinstance(day, dict) else None
        for room, events in _rooms(rooms):
            for event in events if isinstance(events, list) else ():
                if isinstance(event, dict):
                    yield _event(event, day=said(day, "date", "day_start"), room=room, people=_people(event, {}))


def _rooms(rooms: Any) -> Iterator[tuple[str, Any]]:
    """Yield name and events of each room, of an object by name or of a list."""
    if isinstance(rooms, dict):
        yield from rooms.items()
    for room in rooms if isinstance(rooms, list) else ():
        if isinstance(room, dict):
            yield said(room, "name", "title"), room.get("events") or room.get("talks")


def _flat(event: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> RawEvent:
    """Return an event that names its room and track by id."""
    room, track = _named(event, "room", names=tables["rooms"]), _named(event, "track", names=tables["tracks"])
    people = _people(event, {**tables["persons"], **tables["speakers"]})
    return _event({**event, "track": track}, day=said(event, "day"), room=room, people=people)


def _named(event: Mapping[str, Any], key: str, *, names: Mapping[str, str]) -> str:
    entry = event.get(key)
    if isinstance(entry, dict):
        return said(entry, "name", "title") or said(event, key)
    text = said(event, key, f"{key}_id")
    return names.get(text, text)


def _event(event: Mapping[str, Any], *, day: str, room: str, people: tuple[str, ...]) -> RawEvent:
    return RawEvent(
        id=said(event, "id", "code", "guid", "slug"),
        title=said(event, "title", "name"),
        track=said(event, "track"),
        kind=said(event, "type", "submission_type"),
        language=said(event, "language", "content_locale"),
        people=people,
        day=day if len(day) >= 10 else "",
        room=room or said(event, "room"),
        date=said(event, "date"),
        start=said(event, "start"),
        end=said(event, "end"),
        duration=said(event, "duration"),
    )


def _people(event: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return who takes part: objects with an id or a name, or the ids themselves."""
    found = []
    for key in ("persons", "speakers", "presenters"):
        entries = event.get(key)
        for entry in entries if isinstance(entries, list) else ():
            text = said(entry, "id", "code", "guid", "name", "public_name") if isinstance(entry, dict) else str(entry)
            found.append(names.get(text, text))
    return tuple(found)


def _by_id(entries: Any) -> dict[str, str]:
    """Return names by id."""
    rows = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return {said(row, "id", "code", "guid"): said(row, "name", "title") for row in rows if said(row, "name", "title")}
