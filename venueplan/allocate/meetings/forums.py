"""Forums to rooms and times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from venueplan.allocate.meetings.absences import without_absences
from venueplan.allocate.meetings.calendar import midnight, starts_of
from venueplan.allocate.meetings.rooms import Rooms
from venueplan.errors import ContradictionError
from venueplan.model import Forum, Meeting, Plan, Programme, Proof
from venueplan.rules import changeover_minutes
from venueplan.solve import Effort, Job, Timetable, Timetabled, effort_named, make_timetable, solver_name

OnProgress = Callable[[str, float], None]

ONE_TRACK_AT_ONCE = 30
"""Cost of two meetings of one track that overlap."""

BESIDE_A_PLENARY = 50
"""Cost of a meeting that takes place while everybody is wanted at a plenary."""

OPEN_TO_PASSERS_BY = frozenset({"launch", "matchmaking"})
"""Kinds of meetings that may well take place beside a plenary."""

LEAVING_OUT = 100_000
"""More than all other costs together; no part of any cost that is reported."""


def schedule_forums(
    plan: Plan, *, effort: str = "reproducible", seed: int = 0, on_progress: OnProgress | None = None
) -> Programme:
    """Give every forum a room and a time, at least cost and with a proof of how near to the least that is.

    Capacity by set-up, equipment, allowed rooms, opening hours, bounds, pins, changeovers and people who cannot be in
    two places are kept without exception. The cost counts per cent of empty seats beyond those of the best fitting
    room, meetings outside 8:30 to 18:00 or off the half hour, meetings of one track at the same time, and meetings
    beside a plenary (launches and matchmaking may be).

    Parameters
    ----------
    plan
        Venue and event.
    effort, seed
        As for :func:`allocate_exhibitors`.
    on_progress
        Called with what is known so far and the fraction done.

    Returns
    -------
    Programme
        Meetings in the order of start and room; ``unplaced`` only if there is not time or room enough for all.

    Raises
    ------
    ContradictionError
        If a forum fits no room or no time, or pins contradict each other; the forums are named.
    UnknownNameError
        If a forum names a room or a set-up that does not exist.
    """
    tell = on_progress or (lambda _message, _fraction: None)
    forums = tuple(sorted(plan.event.forums, key=lambda forum: forum.id))
    if not forums:
        return Programme()
    limits, rooms = effort_named(effort), Rooms(plan=plan)
    problem = problem_of(plan, forums, rooms=rooms)
    _refuse_colliding_pins(problem, forums)
    tell("rooms and times", 0.1)
    found = make_timetable(problem, effort=limits, seed=seed)
    if not found.times:
        tell("not all can take place: leaving out as few as possible", 0.5)
        found = make_timetable(replace(problem, price_of_leaving=LEAVING_OUT), effort=limits, seed=seed)
    tell(f"{found.status} cost {found.objective}, at least {found.bound}", 1.0)
    return _programme(plan, forums, rooms=rooms, found=found, effort=limits, seed=seed)


def problem_of(plan: Plan, forums: tuple[Forum, ...], *, rooms: Rooms) -> Timetable:
    """Return the timetable that is to be made: a job for each forum, in their order.

    Raises
    ------
    ContradictionError
        If a forum fits no room or no time; every such forum is named.
    """
    jobs, faults = [], []
    for forum in forums:
        try:
            jobs.append(_job(plan, forum, rooms=rooms))
        except ContradictionError as error:
            faults.append(str(error))
    if faults:
        raise ContradictionError("\n".join(faults))
    kinds = sorted({forum.setup for forum in forums})
    calendar = plan.event.calendar
    return Timetable(
        jobs=tuple(jobs),
        gaps={(a, b): changeover_minutes(calendar, before=a, after=b) for a in kinds for b in kinds},
        never_together=tuple(_groups_of_people(forums)),
        better_apart=tuple(_pairs_better_apart(forums)),
    )


def _job(plan: Plan, forum: Forum, *, rooms: Rooms) -> Job:
    capacities = rooms.suitable(forum)
    empty = {name: 100 * (persons - forum.attendance) // max(1, persons) for name, persons in capacities.items()}
    least = min(empty.values())
    return Job(
        duration=forum.duration_min,
        starts=without_absences(starts_of(forum, calendar=plan.event.calendar), forum, plan=plan),
        places=tuple((name, share - least) for name, share in sorted(empty.items())),
        kind=forum.setup,
    )


def _groups_of_people(forums: tuple[Forum, ...]) -> Iterator[tuple[int, ...]]:
    """Yield, once each, the meetings of everybody who is wanted at two or more."""
    busy: dict[str, list[int]] = {}
    for index, forum in enumerate(forums):
        for person in dict.fromkeys(forum.people):
            busy.setdefault(person, []).append(index)
    yield from sorted({tuple(meetings) for meetings in busy.values() if len(meetings) > 1})


def _pairs_better_apart(forums: tuple[Forum, ...]) -> Iterator[tuple[int, int, int]]:
    for one, other in combinations(range(len(forums)), 2):
        pair = (forums[one], forums[other])
        kinds = {forum.kind for forum in pair}
        cost = ONE_TRACK_AT_ONCE if pair[0].track and pair[0].track == pair[1].track else 0
        if "plenary" in kinds and not kinds & OPEN_TO_PASSERS_BY:
            cost += BESIDE_A_PLENARY
        if cost:
            yield one, other, cost


def _refuse_colliding_pins(problem: Timetable, forums: tuple[Forum, ...]) -> None:
    """Name pinned forums that meet in one room or need one person at one time."""
    pinned = [index for index, forum in enumerate(forums) if forum.start is not None]
    shared = {pair for group in problem.never_together for pair in combinations(group, 2)}
    found = []
    for one, other in combinations(pinned, 2):
        names = f"forums '{forums[one].id}' and '{forums[other].id}' are pinned to times that overlap"
        first, second = sorted((one, other), key=lambda index: problem.jobs[index].starts[0])
        jobs = problem.jobs[first], problem.jobs[second]
        pause = jobs[1].starts[0][0] - jobs[0].starts[0][0] - jobs[0].duration
        places = {place for job in jobs for place, _ in job.places}
        if len(places) == 1 and pause < problem.gap(*jobs):
            found.append(
                f"{names} or leave no time for the changeover, and only room '{places.pop()}' will do for both"
            )
        elif pause < 0 and (one, other) in shared:
            people = sorted(set(forums[one].people) & set(forums[other].people))
            found.append(f"{names}, and '{people[0]}' is wanted at both")
    if found:
        raise ContradictionError("\n".join(found))


def _programme(
    plan: Plan, forums: tuple[Forum, ...], *, rooms: Rooms, found: Timetabled, effort: Effort, seed: int
) -> Programme:
    begin = midnight(plan.event.calendar)
    times = found.times or (None,) * len(forums)
    meetings = []
    for forum, time in zip(forums, times, strict=True):
        if time is not None:
            start = begin + timedelta(minutes=time[0])
            end = start + timedelta(minutes=forum.duration_min)
            capacity = rooms.suitable(forum)[time[1]]
            meetings.append(Meeting(forum=forum.id, room=time[1], start=start, end=end, capacity=capacity))
    left = tuple(forum.id for forum, time in zip(forums, times, strict=True) if time is None)
    paid = LEAVING_OUT * len(left) if found.times else 0
    return Programme(
        meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.start, meeting.room, meeting.forum))),
        unplaced=left,
        proof=Proof(
            objective=found.objective - paid,
            bound=max(0, found.bound - paid),
            status=found.status,
            solver=solver_name(effort, seed=seed),
        ),
    )
