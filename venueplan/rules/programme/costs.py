"""What a programme leaves unfulfilled, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from venueplan.model import Event, Forum, Meeting, Plan
from venueplan.rules.people.rooms import find_room
from venueplan.rules.programme.groups import peak, stays, tracks_of, trips_of
from venueplan.rules.programme.pairs import lower_first, pair_of
from venueplan.rules.programme.rooms import Rooms
from venueplan.rules.programme.times import start_costs, zone_of

PERSONS = 10
"""So many persons too many in a foyer are one step of the cost."""

HOUR = 3600


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One wish that is not fulfilled.

    Attributes
    ----------
    name
        Name of the weight.
    subject
        Id of the forum, person, track or foyer that it is about.
    other
        Id of the other forum, if it is about two.
    """

    name: str
    subject: str
    price: int
    other: str = ""


@dataclass(frozen=True, kw_only=True)
class _Placed:
    forum: Forum
    meeting: Meeting

    def overlaps(self, other: _Placed) -> bool:
        return self.meeting.start < other.meeting.end and other.meeting.start < self.meeting.end

    def rest(self, other: _Placed) -> float:
        """Seconds between two meetings; negative if they overlap."""
        return max(
            (other.meeting.start - self.meeting.end).total_seconds(),
            (self.meeting.start - other.meeting.end).total_seconds(),
        )


def programme_costs(plan: Plan, *, rooms: Rooms | None = None) -> tuple[Cost, ...]:
    """Return every wish that the programme of a plan leaves unfulfilled; their prices add up to its objective."""
    book, event = rooms or Rooms(plan=plan), plan.event
    forums = {forum.id: forum for forum in event.forums}
    meetings = plan.programme.meetings if plan.programme else ()
    placed = {m.forum: _Placed(forum=forums[m.forum], meeting=m) for m in meetings if m.forum in forums}
    found = [
        *(cost for one in placed.values() for cost in _alone(one, book=book, event=event)),
        *(cost for pair in combinations(placed.values(), 2) for cost in _of_two(*pair, event=event)),
        *_of_tracks(placed, event=event),
        *_of_people(placed, event=event),
        *_of_foyers(placed, event=event),
    ]
    return tuple(sorted((cost for cost in found if cost.price), key=lambda c: (c.name, c.subject, c.other)))


def summed(costs: tuple[Cost, ...]) -> tuple[tuple[str, int], ...]:
    """Return what each weight costs in all, by its name."""
    names = sorted({cost.name for cost in costs})
    return tuple((name, sum(cost.price for cost in costs if cost.name == name)) for name in names)


def hours_begun(starts: Mapping[str, datetime], ends: Mapping[str, datetime]) -> int:
    """Return the hours, begun, from the first start to the last end."""
    return -int(-(max(ends.values()) - min(starts.values())).total_seconds() // HOUR)


def _alone(one: _Placed, *, book: Rooms, event: Event) -> Iterator[Cost]:
    for name, price in start_costs(one.forum, one.meeting.start, event=event):
        yield Cost(name=name, subject=one.forum.id, price=price)
    room = find_room(book.plan.venue, one.meeting.room)
    if room is None:
        return
    for name, price in book.costs(one.forum, room):
        yield Cost(name=name, subject=one.forum.id, price=price)
    empty = event.meetings.weights.empty_seats * book.empty(one.forum).get(room.id, 0)
    yield Cost(name="empty_seats", subject=one.forum.id, price=empty)


def _of_two(one: _Placed, other: _Placed, *, event: Event) -> Iterator[Cost]:
    pair = pair_of(one.forum, other.forum, weights=event.meetings.weights)
    zone = zone_of(event.calendar)
    first, _ = lower_first(one.forum, other.forum)
    low, high = (one, other) if first is one.forum else (other, one)
    apart = one.meeting.start.astimezone(zone).date() != other.meeting.start.astimezone(zone).date()
    for prices, counts in (
        (pair.overlapping, one.overlaps(other)),
        (pair.different_days, apart),
        (pair.unordered, high.meeting.start < low.meeting.end),
    ):
        for name, price in prices if counts else ():
            yield Cost(name=name, subject=low.forum.id, other=high.forum.id, price=price)


def _of_tracks(placed: Mapping[str, _Placed], *, event: Event) -> Iterator[Cost]:
    for track, forums in tracks_of(event.forums).items():
        rooms = {placed[name].meeting.room for name in forums if name in placed}
        more = max(0, len(rooms) - 1)
        yield Cost(name="track_rooms", subject=track, price=event.meetings.weights.track_rooms * more)


def _of_people(placed: Mapping[str, _Placed], *, event: Event) -> Iterator[Cost]:
    weights, pause = event.meetings.weights, timedelta(minutes=event.meetings.pause_min).total_seconds()
    for person, forums in trips_of(event.forums).items():
        here = {name: placed[name] for name in forums if name in placed}
        if len(here) < 2:
            continue
        for one, other in combinations(here.values(), 2):
            if pause and one.rest(other) < pause:
                yield Cost(name="pause", subject=person, price=weights.pause)
        starts = {name: one.meeting.start for name, one in here.items()}
        hours = hours_begun(starts, {name: one.meeting.end for name, one in here.items()})
        yield Cost(name="makespan", subject=person, price=weights.makespan * hours)


def _of_foyers(placed: Mapping[str, _Placed], *, event: Event) -> Iterator[Cost]:
    for foyer in event.meetings.foyers:
        here = [
            stay
            for one in placed.values()
            if one.meeting.room in foyer.rooms
            for stay in stays(one.meeting.start, one.meeting.end, persons=one.forum.most, foyer=foyer)
        ]
        over = max(0, peak(here) - foyer.persons)
        yield Cost(name="crowd", subject=foyer.id, price=event.meetings.weights.crowd * -(-over // PERSONS))
