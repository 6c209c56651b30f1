"""The forums of a plan as a timetable: rules become constraints, wishes become costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from venueplan.allocate.meetings.calendar import minutes_shut, starts_of
from venueplan.allocate.meetings.rooms import suitable_rooms
from venueplan.errors import FEW, ContradictionError
from venueplan.model import Event, Forum, Plan
from venueplan.rules import changeover_minutes, find_room
from venueplan.rules.people.rooms import room_parts
from venueplan.rules.programme import (
    Rooms,
    lower_first,
    must_follow,
    never_together,
    opening_hours,
    pair_of,
    room_windows,
    tracks_of,
    trips_of,
)
from venueplan.rules.programme.costs import PERSONS
from venueplan.solve import Apart, Crowd, Job, OnePlace, Span, Timetable, Wishes


def problem_of(
    plan: Plan, forums: tuple[Forum, ...], *, rooms: Rooms, walks: Mapping[tuple[str, str], int]
) -> Timetable:
    """Return the problem of a plan's forums.

    Raises
    ------
    ContradictionError
        If a forum fits no room or no time; all such forums are named.
    """
    jobs = _jobs(plan, forums, rooms=rooms)
    kinds = sorted({forum.setup for forum in forums})
    event, venue = plan.event, plan.venue
    used = sorted({place for job in jobs for place, _ in job.places})
    whole = opening_hours(event.calendar)
    windows = {room: room_windows(room, venue=venue, event=event) for room in used}
    problem = Timetable(
        jobs=jobs,
        gaps={(a, b): changeover_minutes(event.calendar, before=a, after=b) for a in kinds for b in kinds},
        joined={room: parts for room in used if (parts := room_parts(venue, room))},
        shut={room: minutes_shut(spans, event=event) for room, spans in windows.items() if spans != whole},
        never_together=tuple(_never_together(forums)),
        walks=walks,
        exclusive=tuple(_exclusive(forums)),
        ordered=tuple(_ordered(forums)),
        crews=event.meetings.crews,
        wishes=_wishes(event, forums),
    )
    _refuse_shut_rooms(problem, forums)
    return problem


def _refuse_shut_rooms(problem: Timetable, forums: tuple[Forum, ...]) -> None:
    """Name forums of which no room is open when they can begin."""
    faults = [
        f"forum '{forum.id}' needs {job.before + job.duration + job.after} minutes in "
        f"{', '.join(place for place, _ in job.places[:FEW])}, and none of its rooms is open for it at any time "
        "at which it can begin; open one longer, or move the forum"
        for forum, job in zip(forums, problem.jobs, strict=True)
        if not any(problem.starts_in(job, place) for place, _ in job.places)
    ]
    if faults:
        raise ContradictionError("\n".join(faults))


def _jobs(plan: Plan, forums: tuple[Forum, ...], *, rooms: Rooms) -> tuple[Job, ...]:
    jobs, faults = [], []
    for forum in forums:
        try:
            jobs.append(_job(plan, forum, rooms=rooms))
        except ContradictionError as error:
            faults.append(str(error))
    if faults:
        raise ContradictionError("\n".join(faults))
    return tuple(jobs)


def _job(plan: Plan, forum: Forum, *, rooms: Rooms) -> Job:
    weight = plan.event.meetings.weights.empty_seats
    places = []
    empty = rooms.empty(forum)
    for name in sorted(suitable_rooms(forum, rooms)):
        room = find_room(plan.venue, name)
        asked = sum(price for _, price in rooms.costs(forum, room)) if room else 0
        places.append((name, weight * empty[name] + asked))
    return Job(
        duration=forum.duration_min,
        starts=starts_of(forum, event=plan.event),
        places=tuple(places),
        kind=forum.setup,
        before=forum.before_min,
        after=forum.after_min,
        persons=forum.most,
    )


def _never_together(forums: tuple[Forum, ...]) -> Iterator[tuple[int, ...]]:
    """Yield, once each, the meetings of everybody who is wanted at two or more."""
    index = {forum.id: number for number, forum in enumerate(forums)}
    yield from sorted({tuple(sorted(index[name] for name in names)) for names in trips_of(forums).values()})


def _exclusive(forums: tuple[Forum, ...]) -> Iterator[tuple[int, int]]:
    for one, other in combinations(range(len(forums)), 2):
        if any(rule == "forums-apart" for rule, _ in never_together(forums[one], forums[other])):
            yield one, other


def _ordered(forums: tuple[Forum, ...]) -> Iterator[tuple[int, int]]:
    for one, first in enumerate(forums):
        for other, then in enumerate(forums):
            if must_follow(then, first):
                yield one, other


def _wishes(event: Event, forums: tuple[Forum, ...]) -> Wishes:
    weights = event.meetings.weights
    index = {forum.id: number for number, forum in enumerate(forums)}
    apart, days, order = [], [], []
    for one, other in combinations(forums, 2):
        low, high = lower_first(one, other)
        pair, (i, j) = pair_of(one, other, weights=weights), (index[low.id], index[high.id])
        if price := sum(price for _, price in pair.overlapping):
            apart.append(Apart(one=min(i, j), other=max(i, j), price=price))
        days += [(i, j, price) for _, price in pair.different_days]
        order += [(i, j, price) for _, price in pair.unordered]
    trips = [tuple(index[name] for name in names) for names in trips_of(forums).values()]
    tracks = [tuple(index[name] for name in names) for names in tracks_of(forums).values()]
    return Wishes(
        apart=(*apart, *_pauses(event, trips)),
        same_day=tuple(days),
        in_order=tuple(order),
        one_place=tuple(OnePlace(jobs=jobs, price=weights.track_rooms) for jobs in tracks if weights.track_rooms),
        spans=tuple(Span(jobs=jobs, price=weights.makespan) for jobs in trips if weights.makespan),
        crowds=tuple(
            Crowd(
                places=frozenset(foyer.rooms),
                persons=foyer.persons,
                time=foyer.minutes,
                price=weights.crowd,
                step=PERSONS,
            )
            for foyer in event.meetings.foyers
            if weights.crowd
        ),
    )


def _pauses(event: Event, trips: list[tuple[int, ...]]) -> Iterator[Apart]:
    price, pause = event.meetings.weights.pause, event.meetings.pause_min
    for jobs in trips:
        for one, other in combinations(sorted(jobs), 2):
            if price and pause:
                yield Apart(one=one, other=other, price=price, gap=pause)
