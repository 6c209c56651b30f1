"""Forums to rooms and times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from venueplan.allocate.meetings.calendar import midnight
from venueplan.allocate.meetings.problem import problem_of
from venueplan.errors import ContradictionError
from venueplan.model import Forum, Meeting, Plan, Programme, Proof
from venueplan.network import walking_minutes
from venueplan.rules.programme import Rooms, programme_costs, summed
from venueplan.solve import Effort, Timetable, Timetabled, effort_named, make_timetable, solver_name

OnProgress = Callable[[str, float], None]

LEAVING_OUT = 100_000
"""More than all other costs together; no part of any cost that is reported."""


def schedule_forums(
    plan: Plan,
    *,
    effort: str = "reproducible",
    seed: int = 0,
    on_progress: OnProgress | None = None,
    stoppable: bool = False,
) -> Programme:
    """Give every forum a room and a time, at least cost and with a proof of how near to the least that is.

    Kept without exception: capacity by set-up, equipment, booths, allowed rooms, joined rooms, opening hours and
    closed times of rooms, bounds, pins, what must and must not be of rooms and times, changeovers with build-up and
    crews, people who cannot be in two places or cannot come, what must come first, and tags that keep forums apart.
    The cost counts wishes that stay unfulfilled, by the weights of the event (:class:`~venueplan.model.Weights`).

    Parameters
    ----------
    plan
        Venue and event.
    effort, seed
        As for :func:`allocate_exhibitors`.
    on_progress
        Called with what is known so far and the fraction done.
    stoppable
        Whether an interrupt ends the search with the best programme so far, marked ``interrupted``.

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
    problem = problem_of(plan, forums, rooms=rooms, walks=walks_of(plan, forums, rooms=rooms))
    _refuse_colliding_pins(problem, forums)
    tell("rooms and times", 0.1)

    def on_better(cost: int, least: int) -> None:
        tell(f"rooms and times: cost {cost}, at least {least}, gap {(cost - least) / max(1, least):.1%}", 0.3)

    found = make_timetable(problem, effort=limits, seed=seed, on_better=on_better, stoppable=stoppable)
    if not found.times:
        tell("rooms and times: not all can take place, leaving out as few as possible", 0.5)
        problem = replace(problem, price_of_leaving=LEAVING_OUT)
        found = make_timetable(problem, effort=limits, seed=seed, on_better=on_better, stoppable=stoppable)
    tell(f"rooms and times: {found.status}, cost {found.objective}, at least {found.bound}", 1.0)
    programme = _programme(plan, forums, rooms=rooms, found=found, effort=limits, seed=seed)
    costs = summed(programme_costs(replace(plan, programme=programme), rooms=rooms))
    return replace(programme, costs=costs)


def walks_of(plan: Plan, forums: tuple[Forum, ...], *, rooms: Rooms) -> Mapping[tuple[str, str], int]:
    """Return the minutes between rooms if people are given time to walk."""
    if not plan.event.meetings.walking:
        return {}
    names = sorted({name for forum in forums for name in rooms.suitable(forum)})
    return walking_minutes(plan, names)


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
