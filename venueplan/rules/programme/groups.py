"""Meetings that belong together: those of a track, of a person, and of the rooms around a foyer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from venueplan.model import Forum, Foyer


@dataclass(frozen=True, kw_only=True)
class Stay:
    """Persons in a foyer before a start or after an end."""

    begins: datetime
    ends: datetime
    persons: int


def tracks_of(forums: Iterable[Forum]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the forums of each track with two or more, by its name."""
    return _gathered((track, forum.id) for forum in forums for track in forum.tracks)


def trips_of(forums: Iterable[Forum]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the forums of each person with two or more, by the id of the person."""
    return _gathered((person, forum.id) for forum in forums for person in dict.fromkeys(forum.people))


def stays(start: datetime, end: datetime, *, persons: int, foyer: Foyer) -> tuple[Stay, Stay]:
    """Return when the persons of a meeting are in its foyer."""
    minutes = timedelta(minutes=foyer.minutes)
    return (
        Stay(begins=start - minutes, ends=start, persons=persons),
        Stay(begins=end, ends=end + minutes, persons=persons),
    )


def peak(found: Sequence[Stay]) -> int:
    """Return the most persons at one moment.

    Examples
    --------
    >>> noon = datetime(2026, 5, 16, 12)
    >>> hour = timedelta(hours=1)
    >>> stay = Stay(begins=noon, ends=noon + hour, persons=40)
    >>> peak([stay, stay, Stay(begins=noon + hour, ends=noon + 2 * hour, persons=70)])
    80
    """
    return max((sum(s.persons for s in found if s.begins <= one.begins < s.ends) for one in found), default=0)


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, forum in pairs:
        found.setdefault(name, []).append(forum)
    return {name: tuple(forums) for name, forums in sorted(found.items()) if len(forums) > 1}
