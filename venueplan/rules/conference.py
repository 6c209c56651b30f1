"""Which rules a seated conference or a schedule breaks, and what it costs; knows no solver."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import combinations

from venueplan.model import Conference, PublishedSchedule, Seat


def conference_faults(conference: Conference, seats: tuple[Seat, ...]) -> Iterator[str]:
    """Yield what is wrong: talks left out, sessions too full, two tracks in a room, somebody in two rooms at once."""
    talks, slots = {talk.id: talk for talk in conference.talks}, dict(conference.sessions)
    counts = Counter(seat.talk for seat in seats)
    yield from (f"talk '{name}' has {counts[name]} seats" for name in talks if counts[name] != 1)
    used: dict[tuple[str, str], list[str]] = defaultdict(list)
    for seat in seats:
        used[seat.session, seat.room].append(seat.talk)
    for (session, room), here in sorted(used.items()):
        tracks = sorted({talks[name].track for name in here})
        if len(tracks) > 1:
            yield f"'{room}' has the tracks '{tracks[0]}' and '{tracks[1]}' in '{session}'"
        taken = sum(talks[name].slots for name in here)
        if taken > slots[session]:
            yield f"'{room}' has {taken} time slots in '{session}' of {slots[session]}"
    yield from _in_two_rooms(conference, seats)


def _in_two_rooms(conference: Conference, seats: tuple[Seat, ...]) -> Iterator[str]:
    talks = {talk.id: talk for talk in conference.talks}
    for one, other in combinations(sorted(seats, key=lambda seat: seat.talk), 2):
        if one.session == other.session and one.room != other.room:
            for person in sorted(set(talks[one.talk].people) & set(talks[other.talk].people)):
                yield f"'{person}' presents '{one.talk}' and '{other.talk}' in two rooms in '{one.session}'"


def rooms_of_tracks(conference: Conference, seats: tuple[Seat, ...]) -> dict[str, tuple[str, ...]]:
    """Return the rooms of each track."""
    tracks = {talk.id: talk.track for talk in conference.talks}
    found: dict[str, set[str]] = defaultdict(set)
    for seat in seats:
        found[tracks[seat.talk]].add(seat.room)
    return {track: tuple(sorted(rooms)) for track, rooms in sorted(found.items())}


def conference_cost(conference: Conference, seats: tuple[Seat, ...]) -> int:
    """Return the objective of the exact model: penalties of tracks and rooms in use, and of talks."""
    sessions = [name for name, _ in conference.sessions]
    talks = {talk.id: talk for talk in conference.talks}
    used = set()
    cost = 0
    for seat in seats:
        talk, s, r = talks[seat.talk], sessions.index(seat.session), conference.rooms.index(seat.room)
        cost += talk.sessions[s] + talk.rooms[r]
        used.add((conference.tracks.index(talk.track), s, r))
    return cost + sum(
        conference.track_sessions[t][s] + conference.track_rooms[t][r] + conference.session_rooms[s][r]
        for t, s, r in used
    )


def schedule_faults(
    schedule: PublishedSchedule, *, capacities: Mapping[str, int], persons: Mapping[str, int]
) -> Iterator[str]:
    """Yield conflicts: two talks in a room, a person at two talks, a room too small.

    Parameters
    ----------
    capacities
        Persons that rooms hold, by name; a room without a number holds everybody.
    persons
        Persons who come to talks, by id; a talk without a number fits everywhere.
    """
    for what, groups in (("room", _by_room(schedule)), ("person", _by_person(schedule))):
        for name, talks in sorted(groups.items()):
            for one, other in _overlapping(talks):
                yield f"{what} '{name}' has talks '{one}' and '{other}' at one time"
    for talk in schedule.talks:
        if persons.get(talk.id, 0) > capacities.get(talk.room, 10**9):
            holds = capacities[talk.room]
            yield f"talk '{talk.id}' brings {persons[talk.id]} persons; room '{talk.room}' holds {holds}"


def moved_talks(schedule: PublishedSchedule, *, published: PublishedSchedule) -> tuple[str, ...]:
    """Return the talks that are in none of their track's published rooms and days."""
    return tuple(talk.id for talk in schedule.talks if (talk.day, talk.room) not in published.homes[talk.track])


def idle_minutes(schedule: PublishedSchedule) -> int:
    """Return the minutes between the first and the last talk of each room and day in which nothing takes place."""
    found = 0
    for place in schedule.room_days:
        talks = [talk for talk in schedule.talks if (talk.day, talk.room) == place]
        whole = max(talk.end for talk in talks) - min(talk.start for talk in talks)
        found += int(whole.total_seconds() // 60) - sum(talk.duration_min for talk in talks)
    return found


def _by_room(schedule: PublishedSchedule) -> dict[str, list[tuple[datetime, datetime, str]]]:
    found: dict[str, list[tuple[datetime, datetime, str]]] = defaultdict(list)
    for talk in schedule.talks:
        found[talk.room].append((talk.start, talk.end, talk.id))
    return found


def _by_person(schedule: PublishedSchedule) -> dict[str, list[tuple[datetime, datetime, str]]]:
    found: dict[str, list[tuple[datetime, datetime, str]]] = defaultdict(list)
    for talk in schedule.talks:
        for person in talk.people:
            found[person].append((talk.start, talk.end, talk.id))
    return found


def _overlapping(talks: list[tuple[datetime, datetime, str]]) -> Iterator[tuple[str, str]]:
    for (start, end, one), (begin, until, other) in combinations(sorted(talks), 2):
        if start < until and begin < end:
            yield one, other
