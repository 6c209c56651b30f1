"""Conferences of other programs: talks of tracks in sessions and rooms, and published schedules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from venueplan.model.answer.plan import Proof


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A submission of a conference.

    Attributes
    ----------
    slots
        Time slots that it takes, within one session.
    people
        Who presents it.
    sessions, rooms
        Penalty of each session and of each room, weighted.
    """

    id: str
    track: str
    slots: int
    people: tuple[str, ...]
    sessions: tuple[int, ...]
    rooms: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Conference:
    """Talks of tracks, to be given sessions and rooms in the form of CoSPLib.

    The exact model of Pylyavskyy, Jacko and Kheiri (2024), doi 10.1016/j.ejor.2024.04.001: each track has one room, a
    room one track in a session, and nobody presents in two rooms in one session; penalties of tracks in sessions and
    rooms, of sessions in rooms and of talks in sessions and rooms add up.

    Attributes
    ----------
    sessions
        Names and time slots.
    track_sessions, track_rooms, session_rooms
        Penalties by index, weighted.
    """

    name: str
    sessions: tuple[tuple[str, int], ...]
    rooms: tuple[str, ...]
    tracks: tuple[str, ...]
    talks: tuple[Talk, ...]
    track_sessions: tuple[tuple[int, ...], ...]
    track_rooms: tuple[tuple[int, ...], ...]
    session_rooms: tuple[tuple[int, ...], ...]

    @cached_property
    def slots(self) -> int:
        """Time slots of one room in all sessions."""
        return sum(slots for _, slots in self.sessions)


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Session and room of a talk, by name."""

    talk: str
    session: str
    room: str


@dataclass(frozen=True, kw_only=True)
class SeatedConference:
    """Sessions and rooms of all talks, in the order of the conference.

    Attributes
    ----------
    loosened
        Tracks that have more rooms or sessions than the exact model allows, because it has no solution for them.
    """

    seats: tuple[Seat, ...]
    proof: Proof
    loosened: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PublishedTalk:
    """An event of a published schedule: when and where, as it was announced.

    ``day`` is the day of the conference: what begins after midnight belongs to the day before. ``start`` is local
    time, ``utc_offset_min`` what it is ahead of UTC, minutes; None where the schedule does not say.
    """

    id: str
    title: str
    track: str
    people: tuple[str, ...]
    day: date
    room: str
    start: datetime
    duration_min: int
    utc_offset_min: int | None = None

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.duration_min)


@dataclass(frozen=True, kw_only=True)
class PublishedSchedule:
    """The schedule of a conference."""

    title: str
    talks: tuple[PublishedTalk, ...]

    @cached_property
    def room_days(self) -> tuple[tuple[date, str], ...]:
        """Days and rooms in use, in order."""
        return tuple(sorted({(talk.day, talk.room) for talk in self.talks}))

    @cached_property
    def homes(self) -> dict[str, tuple[tuple[date, str], ...]]:
        """Days and rooms of each track."""
        found: dict[str, set[tuple[date, str]]] = {}
        for talk in self.talks:
            found.setdefault(talk.track, set()).add((talk.day, talk.room))
        return {track: tuple(sorted(places)) for track, places in sorted(found.items())}


@dataclass(frozen=True, kw_only=True)
class Rescheduled:
    """A schedule made anew in the rooms and on the days of a published one.

    Attributes
    ----------
    moved, idle
        Talks that are in none of their track's published rooms and days, and minutes between talks of a room on a day
        in which it is empty; each with its proof.
    """

    schedule: PublishedSchedule
    moved: Proof
    idle: Proof
