"""What a forum asks for, and when rooms can be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class Forum:
    """One meeting to be given a room and a time: plenary, sub-forum, launch, matchmaking, press conference.

    Attributes
    ----------
    duration_min
        Minutes.
    setup
        ``theatre``, ``classroom``, ``banquet``, ``reception``, ``boardroom``, ``u-shape``, ``hollow-square`` or
        ``cabaret``.
    rooms
        Ids of the only rooms (units, or sections with use ``stage-area``) allowed; empty = any unit of use
        ``meeting`` or ``plenary`` that is large enough.
    start
        Pinned start with offset, or None.
    earliest, latest
        Bounds of start and of end, or None.
    needs
        Equipment that the room must have (``interpretation``, ``stage``, ``screen`` …).
    people
        Ids of those who cannot be in two places at once.
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
