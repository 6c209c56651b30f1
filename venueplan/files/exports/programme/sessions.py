"""What every form of a programme says: sessions with a room and a time, by day and room."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property

from venueplan.errors import InputError, Problem
from venueplan.files.exports.identity import number_of, uuid_of
from venueplan.model import Label, Meeting, Plan, PublishedSchedule, PublishedTalk

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What neither XML 1.0 (clause 2.2) nor a calendar can hold."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """One event of a programme.

    Attributes
    ----------
    id
        Its id in the plan or the schedule.
    day
        Day of the conference: what begins after midnight belongs to the day before.
    start, end
        With the offset of the place.
    room
        Name of the room, unique.
    """

    id: str
    guid: str
    title: str
    subtitle: str
    kind: str
    track: str
    language: str
    people: tuple[str, ...]
    day: date
    start: datetime
    end: datetime
    room: str

    @property
    def number(self) -> int:
        """The id as schedules want it: a positive whole number."""
        return number_of(self.id)

    @property
    def duration(self) -> str:
        """Hours and minutes."""
        minutes = int((self.end - self.start).total_seconds() // 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """All sessions in the order of day, room and start.

    Attributes
    ----------
    owner
        Id of the event: UUIDs are made of it.
    stamp
        When the programme was decided, as far as anybody said; no clock is asked.
    revision
        How many times it was changed.
    """

    owner: str
    title: str
    sessions: tuple[Session, ...]
    stamp: datetime
    revision: int = 0
    capacities: Mapping[str, int] = field(default_factory=dict)

    @property
    def acronym(self) -> str:
        """Short name as schedules want it: at least four of ``a-z``, ``0-9`` and ``_``."""
        plain = unicodedata.normalize("NFKD", self.owner).encode("ascii", "ignore").decode().lower()
        return re.sub(r"[^a-z0-9]+", "_", plain).strip("_").ljust(4, "_")

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days of the conference."""
        return tuple(sorted({session.day for session in self.sessions}))

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        """Rooms in use."""
        return tuple(sorted({session.room for session in self.sessions}))

    def on(self, day: date) -> dict[str, list[Session]]:
        """Return the sessions of a day by room."""
        found: dict[str, list[Session]] = {}
        for session in self.sessions:
            if session.day == day:
                found.setdefault(session.room, []).append(session)
        return found

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Return when a day begins and ends."""
        here = [session for session in self.sessions if session.day == day]
        return min(session.start for session in here), max(session.end for session in here)

    def room_guid(self, room: str) -> str:
        """Return the UUID of a room."""
        return uuid_of(self.owner, room, kind="room")

    def person_guid(self, person: str) -> str:
        """Return the UUID of a person."""
        return uuid_of(self.owner, person, kind="person")


def timetable_of(plan: Plan) -> Timetable:
    """Return the programme of a plan.

    Raises
    ------
    InputError
        If it has none yet.
    """
    meetings = plan.programme.meetings if plan.programme else ()
    if not meetings:
        raise InputError("this plan has no programme yet; run 'venueplan schedule' first")
    names = _room_names(plan, sorted({meeting.room for meeting in meetings}))
    sessions = [_session(plan, meeting, room=names[meeting.room]) for meeting in meetings]
    title = plan.event.title
    dated = title.approved or title.dated or plan.event.calendar.days[0]
    return Timetable(
        owner=plan.event.id,
        title=plain(str(plan.event.name) or plan.event.id),
        sessions=_ordered(sessions),
        stamp=datetime.combine(dated, time(0), tzinfo=timezone.utc),  # noqa: UP017
        revision=len(plan.revisions),
    )


def timetable_of_published(schedule: PublishedSchedule) -> Timetable:
    """Return a schedule that was read, as a timetable.

    Raises
    ------
    InputError
        If an event does not say how far its time is ahead of UTC.
    """
    lost = [talk.id for talk in schedule.talks if talk.utc_offset_min is None]
    if lost:
        message = "has a time without an offset from UTC; write <date>2024-02-03T09:30:00+01:00</date>"
        raise InputError([Problem(file=schedule.title, where=f"event '{name}'", message=message) for name in lost[:20]])
    return Timetable(
        owner=schedule.title,
        title=plain(schedule.title),
        sessions=_ordered([_published(talk, owner=schedule.title) for talk in schedule.talks]),
        stamp=datetime.combine(min(t.day for t in schedule.talks), time(0), tzinfo=timezone.utc),  # noqa: UP017
    )


def plain(text: str) -> str:
    """Return text without characters that XML cannot hold; each leaves a mark."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _ordered(sessions: Sequence[Session]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda s: (s.day, s.room, s.start, s.id)))


def _session(plan: Plan, meeting: Meeting, *, room: str) -> Session:
    forum = plan.event.forum(meeting.forum)
    first, *others = [text for _, text in forum.title.texts] or [forum.id]
    return Session(
        id=forum.id,
        guid=uuid_of(plan.event.id, forum.id, kind="forum"),
        title=plain(first),
        subtitle=plain(" ".join(others)),
        kind=plain(forum.kind),
        track=plain(forum.track),
        language=plain(forum.language),
        people=tuple(map(plain, forum.people)),
        day=_day_of(plan, meeting),
        start=meeting.start,
        end=meeting.end,
        room=room,
    )


def _day_of(plan: Plan, meeting: Meeting) -> date:
    """Return the day of a meeting: one of the event's days, the day before for what begins after midnight."""
    on = meeting.start.date()
    before = on - timedelta(days=1)
    return before if on not in plan.event.calendar.days and before in plan.event.calendar.days else on


def _room_names(plan: Plan, rooms: Sequence[str]) -> dict[str, str]:
    """Return what rooms are called: two that bear one name have their id behind it."""
    known = {unit.id: unit.name for unit in plan.venue.units} | {part.id: part.name for part in plan.venue.sections}
    said = {room: plain(str(known.get(room, Label())) or room) for room in rooms}
    counts = Counter(said.values())
    return {room: name if counts[name] == 1 else f"{name} ({room})" for room, name in said.items()}


def _published(talk: PublishedTalk, *, owner: str) -> Session:
    zone = timezone(timedelta(minutes=talk.utc_offset_min or 0))
    return Session(
        id=talk.id,
        guid=uuid_of(owner, talk.id, kind="talk"),
        title=plain(talk.title),
        subtitle="",
        kind="talk",
        track=plain(talk.track),
        language="",
        people=tuple(map(plain, talk.people)),
        day=talk.day,
        start=talk.start.replace(tzinfo=zone),
        end=talk.end.replace(tzinfo=zone),
        room=plain(talk.room) or "unnamed room",
    )
