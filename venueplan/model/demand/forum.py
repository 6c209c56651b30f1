"""What a forum asks for, and when rooms can be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class Forum:
    """One meeting to be given a room and a time: plenary, sub-forum, launch, matchmaking, press conference.

    Tags of rooms and times are words such as ``room:quiet`` and ``time:morning``; the id of a room is a tag of it.

    Attributes
    ----------
    attendance, attendance_high
        Persons who are expected at least, for whom there must be room, and at most; 0 = as many.
    duration_min, before_min, after_min
        Minutes of the meeting, and of build-up or rehearsal and of clearing, while the room is taken too.
    setup
        ``theatre``, ``classroom``, ``banquet``, ``reception``, ``boardroom``, ``u-shape``, ``hollow-square`` or
        ``cabaret``.
    rooms
        Ids of the only rooms (units, or sections with use ``stage-area`` or ``joined-rooms``) allowed; empty = any unit
        of use ``meeting`` or ``plenary``, or any joined rooms, that is large enough.
    start
        Pinned start with offset, or None.
    earliest, latest
        Bounds of start and of end, or None.
    needs
        Equipment that the room must have (``interpretation``, ``stage``, ``screen`` …).
    interpretation
        Languages that are interpreted: as many booths the room must have.
    beside
        Uses of units that must be close to the room (``vip``, ``press``).
    people
        Ids of those who cannot be in two places at once.
    track
        Names of its tracks, separated by ``;``.
    after
        Ids of forums that must be over when it begins.
    apart
        Tags: forums that share one never overlap.
    required, preferred, undesired, prohibited
        Tags of rooms and times that it must have, should have, should not have and must not have.
    sectors, content, audiences, level, language
        What it is about and for whom; ``level`` counts from 1 (beginners), 0 = any.
    published, published_room
        Start and room that were announced.
    """

    id: str
    kind: str
    title: Label
    attendance: int
    duration_min: int
    setup: str = "theatre"
    rooms: tuple[str, ...] = ()
    start: datetime | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    needs: tuple[str, ...] = ()
    host: str = ""
    people: tuple[str, ...] = ()
    track: str = ""
    attested: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    attendance_high: int = 0
    before_min: int = 0
    after_min: int = 0
    interpretation: int = 0
    beside: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    undesired: tuple[str, ...] = ()
    prohibited: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    level: int = 0
    language: str = ""
    published: datetime | None = None
    published_room: str = ""

    @property
    def tracks(self) -> tuple[str, ...]:
        """Names of its tracks."""
        return tuple(name for part in self.track.split(";") if (name := part.strip()))

    @property
    def most(self) -> int:
        """Persons who are expected at most."""
        return max(self.attendance, self.attendance_high)


@dataclass(frozen=True, kw_only=True)
class Changeover:
    """Minutes between two meetings of given set-ups in one room; ``*`` stands for any."""

    before: str
    after: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When rooms can be used.

    Attributes
    ----------
    days
        Days of the programme.
    opens, closes
        Opening hours on each day, local time.
    utc_offset_min
        Offset of local time from UTC, minutes (480 in China).
    grain_min
        Starts fall on multiples of this many minutes.
    """

    days: tuple[date, ...]
    opens: time = time(8, 0)
    closes: time = time(20, 0)
    utc_offset_min: int = 480
    grain_min: int = 5
    changeovers: tuple[Changeover, ...] = (Changeover(before="*", after="*", minutes=30),)
