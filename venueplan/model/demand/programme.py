"""What an event says about rooms, people and times of its programme, and what its wishes weigh."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

Span = tuple[datetime, datetime]
"""A stretch of time with offset, from and to."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What each wish that stays unfulfilled costs; 0 = it does not count.

    Attributes
    ----------
    empty_seats
        A per cent of empty seats beyond those of the best fitting room.
    unliked_hours, odd_start
        A meeting outside 8:30 to 18:00; one of an hour or more off the half hour.
    tracks_apart, hosts_apart, sectors_apart, content_apart, audiences_apart, levels_apart, languages_apart
        Two meetings at the same time that share a track, a host, a sector, content, a kind of audience, a level, a
        language.
    audience_track_apart
        Two at the same time that share a kind of audience and a track as well.
    plenary_apart
        A meeting beside a plenary (launches and matchmaking may be).
    track_rooms
        A room of a track beyond its first.
    same_day
        Two meetings with common content on different days.
    level_order
        Two meetings with common content, the higher level not after the lower.
    popular
        A per cent of the persons expected at most who find no seat.
    preferred, undesired
        A tag of a room or a time that is wished for and missing, or not wished for and there.
    pause
        Two meetings of a person with less than ``pause_min`` between them.
    makespan
        An hour begun between the first start and the last end of a person's meetings.
    crowd
        Ten persons, begun, in a foyer at one moment beyond those it takes.
    published, published_room
        A meeting at another time, in another room than announced.
    """

    empty_seats: int = 1
    unliked_hours: int = 10
    odd_start: int = 2
    tracks_apart: int = 30
    hosts_apart: int = 0
    sectors_apart: int = 5
    content_apart: int = 10
    audiences_apart: int = 1
    audience_track_apart: int = 5
    levels_apart: int = 1
    languages_apart: int = 1
    plenary_apart: int = 50
    track_rooms: int = 0
    same_day: int = 2
    level_order: int = 5
    popular: int = 1
    preferred: int = 5
    undesired: int = 5
    pause: int = 10
    makespan: int = 0
    crowd: int = 5
    published: int = 20
    published_room: int = 10


@dataclass(frozen=True, kw_only=True)
class RoomUse:
    """What an event knows of a room beyond the venue.

    Attributes
    ----------
    tags
        Words that forums and people may wish for (``room:quiet``).
    equipment
        What is brought in.
    booths
        Interpretation booths: languages beside the floor's.
    hours
        Opening hours on single days instead of those of the calendar: day, from, to.
    closed
        When it cannot be used.
    """

    id: str
    tags: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    booths: int = 0
    hours: tuple[tuple[date, time, time], ...] = ()
    closed: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Person:
    """When somebody cannot come, and what they ask of rooms and times; words as those of a forum."""

    id: str
    unavailable: tuple[Span, ...] = ()
    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    undesired: tuple[str, ...] = ()
    prohibited: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Daytime:
    """A time of day that has a name (``time:morning``), on some days or, if none is given, on all."""

    id: str
    begins: time
    ends: time
    days: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Foyer:
    """A space that people fill before meetings in some rooms begin and after they end.

    Attributes
    ----------
    rooms
        Ids of the rooms that open to it.
    persons
        How many it takes at one moment.
    minutes
        How long they stay in it before a start and after an end.
    """

    id: str
    rooms: tuple[str, ...]
    persons: int
    minutes: int = 15


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """How meetings are scheduled.

    Attributes
    ----------
    crews
        Most changeovers at one moment; 0 = no limit. A crew works directly before the later meeting of a day.
    pause_min
        Minutes that a person should have between two meetings.
    walking
        Whether people need the time to walk between the rooms of two meetings.
    """

    weights: Weights = field(default_factory=Weights)
    rooms: tuple[RoomUse, ...] = ()
    people: tuple[Person, ...] = ()
    daytimes: tuple[Daytime, ...] = ()
    foyers: tuple[Foyer, ...] = ()
    crews: int = 0
    pause_min: int = 0
    walking: bool = False

    def room(self, room_id: str) -> RoomUse:
        """Return what the event knows of a room."""
        return next((room for room in self.rooms if room.id == room_id), RoomUse(id=room_id))

    def person(self, person_id: str) -> Person:
        """Return what is known of a person."""
        return next((person for person in self.people if person.id == person_id), Person(id=person_id))
