"""A schedule as ``forums.csv`` and the days of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from venueplan.files.event.tables.forums import ForumRow
from venueplan.files.imports.around import EventAround, booth_key
from venueplan.files.imports.schedule.calendar import has_changeovers, needed_calendar, with_calendar
from venueplan.files.imports.settle.identifiers import Identifiers
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.written.listed import ImportedList
from venueplan.files.outputs.csvs import csv_bytes
from venueplan.files.schedules.events import RawEvent, talks_of
from venueplan.files.schedules.frab import read_raw_schedule
from venueplan.files.schedules.persons import read_persons
from venueplan.files.untrusted.quoting import shown
from venueplan.model import PublishedSchedule, PublishedTalk, Section, Unit
from venueplan.rules.conference import schedule_faults

AUDIENCE = 50
"""Persons who come to a talk of which nothing says it (assumed)."""

PER_PERSON = 2.0
"""m² for each person in a room of which nothing says what it holds (classroom, the larger of the usual set-ups)."""

Entry = tuple[RawEvent, PublishedTalk, tuple[str, str]]


def list_schedule(path: Path, wishes: ImportWishes, *, around: EventAround | None) -> ImportedList:
    """Return a schedule of frab, pentabarf or pretalx, XML or JSON, as forums with the times and rooms it says.

    Raises
    ------
    InputError
        If the file is no schedule, or none of its events can be read.
    """
    ledger = Ledger()
    raw = read_raw_schedule(path)
    persons = read_persons(wishes.capacities) if wishes.capacities else {}
    entries, faults = _entries(talks_of(raw, file=path.name), ledger=ledger)
    talks = [talk for _, talk, _ in entries]
    conflicts = _conflicts(talks, persons=persons)
    rows = _rows(entries, around=around, persons=persons, ledger=ledger)
    contents = [("forums.csv", _csv(rows, around=around))]
    if talks:
        contents += _calendar(entries, around=around, ledger=ledger)
    return ImportedList(
        kind="schedule",
        source=f"{path.name} (schedule)",
        account=ledger.close(),
        contents=tuple(contents),
        figures=_figures(talks, rows),
        conflicts=tuple(conflicts),
        faults=faults,
    )


def _calendar(entries: Sequence[Entry], *, around: EventAround | None, ledger: Ledger) -> Iterator[tuple[str, bytes]]:
    """Yield ``event.toml`` with the calendar that the talks need, or that calendar alone where there is no event."""
    offset = _offset([event for event, _, _ in entries], ledger=ledger)
    values = needed_calendar([talk for _, talk, _ in entries], now=around.calendar if around else None, offset=offset)
    if around and "changeover" in values and has_changeovers(around.settings):
        ledger.warn(
            f"talks follow one another faster than [[calendar.changeover]] allows; they need {values['changeover']}"
        )
        values.pop("changeover")
    for key, value in values.items():
        ledger.note(f"the calendar of the event says {key} = {value} now, as the schedule needs it")
    if around is None:
        lines = "".join(f"{key} = {value}\n" for key, value in values.items())
        yield "forums.calendar.toml", f"[calendar]\n{lines}".encode()
    elif values:
        yield "event.toml", with_calendar(around.settings, values).encode()


def _entries(found: Iterable[tuple[RawEvent, PublishedTalk | None, str]], *, ledger: Ledger) -> tuple[list[Entry], int]:
    """Return the talks that a calendar of days can hold, and how many events cannot be used."""
    entries: list[Entry] = []
    faults = 0
    for number, (event, talk, wrong) in enumerate(found, start=1):
        why = wrong
        name = clean_text(event.id or event.title or str(number))
        source = ledger.read("event", name)
        if talk is not None and talk.end.date() != talk.day:
            why = f"ends at {talk.end:%Y-%m-%d %H:%M}, after the midnight of its day; a day of the calendar ends there"
        if talk is None or why:
            faults += 1
            ledger.leave(source, why)
            ledger.warn(f"left out: {why}", subject=name)
        else:
            ledger.keep(source)
            entries.append((event, talk, source))
    return entries, faults


def _conflicts(talks: Sequence[PublishedTalk], *, persons: Mapping[str, int]) -> list[str]:
    """Return what cannot all be true of a schedule; talks without a room share none."""
    roomed = PublishedSchedule(title="", talks=tuple(talk for talk in talks if talk.room))
    return list(schedule_faults(roomed, capacities=persons, persons=persons))


def _rows(
    entries: Sequence[Entry], *, around: EventAround | None, persons: Mapping[str, int], ledger: Ledger
) -> list[dict[str, str]]:
    ids = Identifiers(ledger=ledger)
    missing: Counter[str] = Counter()
    rows = []
    for event, talk, _ in entries:
        room = around.by_room.get(booth_key(talk.room)) if around and talk.room else None
        row = {
            "id": ids.give(talk.id, kind="talk"),
            "kind": clean_text(event.kind) or "talk",
            "title": talk.title or talk.id,
            "attendance": str(_audience(talk, room=room, persons=persons)),
            "duration_min": str(talk.duration_min),
            "people": ";".join(person.replace(";", ",") for person in talk.people),
            "track": talk.track,
            "language": clean_text(event.language),
            "assumed": "" if talk.id in persons else "attendance",
        }
        begins = f"{talk.start:%Y-%m-%dT%H:%M}"
        row |= {"start": begins, "rooms": room.id} if room is not None else {"published": begins}
        missing[talk.room] += room is None
        rows.append(row)
    _note_guesses(missing, rows, ledger=ledger)
    return rows


def _audience(talk: PublishedTalk, *, room: Unit | Section | None, persons: Mapping[str, int]) -> int:
    """Return how many persons come to a talk: as the list says, else as many as its room holds, else as is usual."""
    said = persons.get(talk.id) or persons.get(talk.room)
    if said or room is None:
        return said or AUDIENCE
    holds = max((count for _, count in getattr(room, "capacity", ())), default=int(room.polygon.area / PER_PERSON))
    return min(AUDIENCE, max(1, holds))


def _note_guesses(missing: Counter[str], rows: Sequence[Mapping[str, str]], *, ledger: Ledger) -> None:
    for name, count in sorted(missing.items()):
        if count:
            what = (
                f"room {shown(name)} is none of the venue: {count} talks"
                if name
                else f"{count} talks have no room: they"
            )
            ledger.warn(f"{what} keep their time as a wish, and get a room")
    guessed = sum(row["assumed"] != "" for row in rows)
    if guessed:
        ledger.guess(
            f"nothing says how many come to {guessed} talks: as many as --capacities says of their room, "
            f"and else {AUDIENCE} or what the room holds"
        )


def _csv(rows: Sequence[Mapping[str, str]], *, around: EventAround | None) -> bytes:
    """Return ``forums.csv`` with the columns that say something."""
    languages = around.languages if around else ("en",)
    needed = ("id", "kind", "title", "attendance", "duration_min")
    used = [name for name in ForumRow.model_fields if name in needed or any(row.get(name) for row in rows)]
    columns = [
        column for name in used for column in ([f"title_{code}" for code in languages] if name == "title" else [name])
    ]
    cells = [{**row, **{f"title_{code}": row["title"] for code in languages}} for row in rows]
    return csv_bytes(columns, ([row.get(column, "") for column in columns] for row in cells))


def _offset(events: Sequence[RawEvent], *, ledger: Ledger) -> int | None:
    """Return the offset from UTC that most events state, minutes."""
    counts: Counter[int] = Counter()
    for event in events:
        for text in (event.date, event.start):
            offset = datetime.fromisoformat(text.strip()).utcoffset() if "T" in text else None
            if offset is not None:
                counts[int(offset.total_seconds() // 60)] += 1
                break
    if len(counts) > 1:
        ledger.warn(f"events have {len(counts)} different offsets from UTC; their local times hold")
    return counts.most_common(1)[0][0] if counts else None


def _figures(talks: Sequence[PublishedTalk], rows: Sequence[Mapping[str, str]]) -> tuple[tuple[str, object], ...]:
    return (
        ("forums", len(rows)),
        ("rooms of the schedule", len({talk.room for talk in talks if talk.room})),
        ("days", len({talk.day for talk in talks})),
        ("tracks", len({talk.track for talk in talks if talk.track})),
        ("people", len({person for talk in talks for person in talk.people})),
        ("pinned to room and time", sum("rooms" in row for row in rows)),
    )
