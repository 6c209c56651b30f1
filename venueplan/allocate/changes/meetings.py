"""Forums to rooms and times anew, moving as few as possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from venueplan.allocate.meetings.calendar import midnight, minute_of
from venueplan.allocate.meetings.forums import walks_of
from venueplan.allocate.meetings.problem import problem_of
from venueplan.errors import ContradictionError
from venueplan.model import Changes, Forum, Meeting, Plan, Programme, Proof
from venueplan.rules import find_room
from venueplan.rules.programme import Rooms
from venueplan.solve import Effort, Job, Timetable, Timetabled, make_timetable, solver_name

Time = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Rescheduled:
    """An answer that moves as little as possible, and the proof of that.

    Attributes
    ----------
    reasons
        Why a forum has no place at all, by its id, where that is plain before anything is solved.
    cost
        Weighted changes of time and of room and the least that any programme needs which leaves out as few.
    """

    programme: Programme
    reasons: Mapping[str, str]
    cost: Proof


def move_forums(before: Plan, after: Plan, *, changes: Changes, effort: Effort, seed: int) -> Rescheduled:
    """Return a programme of a changed plan that leaves out as few as possible, then moves least, then is best.

    A meeting that begins at another time counts its weight once, and so does one in another room. Who has met at a
    time or in a room that the rules would not offer may stay, unless that is what has changed; meetings that collide
    do not.

    Parameters
    ----------
    before, after
        The plan, and the plan with the changes written into it.
    """
    forums, reasons = _that_can_take_place(after, changes)
    rooms = Rooms(plan=after)
    problem = problem_of(after, forums, rooms=rooms, walks=walks_of(after, forums, rooms=rooms))
    spread = 1 + _most_cost(problem)
    held = _held(before, after)
    other = {forum.id for forum in changes.forums}
    jobs = []
    for job, forum in zip(problem.jobs, forums, strict=True):
        here = held.get(forum.id)
        offered = (
            _as_it_was(job, here, forum=forum, plan=after, changes=changes) if here and forum.id not in other else job
        )
        jobs.append(_by_moves(offered, here, weight=spread * changes.weight_of(forum.id)))
    problem = replace(problem, jobs=tuple(jobs))
    found = make_timetable(problem, effort=effort, seed=seed)
    leaving = 0
    if not found.times:
        leaving = 1 + spread * (1 + 2 * sum(changes.weight_of(forum.id) for forum in forums))
        found = make_timetable(replace(problem, price_of_leaving=leaving), effort=effort, seed=seed)
    answer = _Answer(plan=after, forums=forums, found=found, spread=spread, leaving=leaving)
    return Rescheduled(
        programme=answer.programme(solver=solver_name(effort, seed=seed)),
        reasons=reasons,
        cost=answer.cost(solver=solver_name(effort, seed=seed)),
    )


def _that_can_take_place(plan: Plan, changes: Changes) -> tuple[tuple[Forum, ...], dict[str, str]]:
    """Return the forums that have a room and a time at all, and why the others have none."""
    rooms, found, reasons = Rooms(plan=plan), [], dict[str, str]()
    for forum in sorted(plan.event.forums, key=lambda forum: forum.id):
        if forum.rooms and set(forum.rooms) <= set(changes.lost_rooms):
            reasons[forum.id] = f"every room that forum '{forum.id}' allows is lost: {', '.join(forum.rooms)}"
            continue
        try:
            problem_of(plan, (forum,), rooms=rooms, walks={})
        except ContradictionError as error:
            reasons[forum.id] = str(error)
        else:
            found.append(forum)
    return tuple(found), reasons


def _held(before: Plan, after: Plan) -> dict[str, Time]:
    """Return where and when each forum meets by the programme before, in minutes since the first midnight."""
    meetings = before.programme.meetings if before.programme else ()
    known = {forum.id for forum in after.event.forums}
    calendar = after.event.calendar
    return {
        meeting.forum: (minute_of(meeting.start, calendar=calendar), meeting.room)
        for meeting in meetings
        if meeting.forum in known and find_room(after.venue, meeting.room) is not None
    }


def _as_it_was(job: Job, held: Time, *, forum: Forum, plan: Plan, changes: Changes) -> Job:
    """Return a job that may stay at its time and in its room, whatever the rules would offer to a new one."""
    starts, places = list(job.starts), list(job.places)
    day = midnight(plan.event.calendar).date() + timedelta(days=held[0] // 1440)
    away = any(one.day == day and one.person in forum.people for one in changes.absences)
    if not away and held[0] not in dict(starts):
        starts.append((held[0], 0))
    if held[1] not in changes.lost_rooms and held[1] not in dict(places):
        places.append((held[1], 0))
    return replace(job, starts=tuple(sorted(starts)), places=tuple(sorted(places)))


def _most_cost(problem: Timetable) -> int:
    """Return a cost that no timetable exceeds."""
    jobs, wishes = problem.jobs, problem.wishes
    alone = sum(max(c for _, c in job.starts) + max(c for _, c in job.places) for job in jobs)
    pairs = sum(wish.price for wish in wishes.apart)
    pairs += sum(price for _, _, price in (*wishes.same_day, *wishes.in_order))
    groups = sum(wish.price * len(wish.jobs) for wish in wishes.one_place)
    ends = [start + job.duration for job in jobs for start, _ in job.starts]
    groups += sum(wish.price * (1 + max(ends, default=0) // wish.unit) for wish in wishes.spans)
    persons = sum(job.persons for job in jobs)
    groups += sum(wish.price * (1 + persons // wish.step) * 2 * len(jobs) for wish in wishes.crowds)
    return alone + pairs + groups


def _by_moves(job: Job, held: Time | None, *, weight: int) -> Job:
    """Return a job for which every start and every place but those that it has costs a move."""
    if held is None:
        return job
    return replace(
        job,
        starts=tuple((start, cost + weight * (start != held[0])) for start, cost in job.starts),
        places=tuple((place, cost + weight * (place != held[1])) for place, cost in job.places),
    )


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """What was found, in terms of forums."""

    plan: Plan
    forums: tuple[Forum, ...]
    found: Timetabled
    spread: int
    leaving: int

    @property
    def _times(self) -> tuple[Time | None, ...]:
        return self.found.times or (None,) * len(self.forums)

    @property
    def _paid(self) -> int:
        return self.leaving * sum(time is None for time in self._times) if self.found.times else 0

    def programme(self, *, solver: str) -> Programme:
        """Return the programme, with the cost that is left when moves are not counted."""
        rooms, begin = Rooms(plan=self.plan), midnight(self.plan.event.calendar)
        meetings = []
        for forum, time in zip(self.forums, self._times, strict=True):
            if time is not None:
                start = begin + timedelta(minutes=time[0])
                end = start + timedelta(minutes=forum.duration_min)
                room = find_room(self.plan.venue, time[1])
                capacity = rooms.capacity(room, forum.setup).persons if room else 0
                meetings.append(Meeting(forum=forum.id, room=time[1], start=start, end=end, capacity=capacity))
        placed = {meeting.forum for meeting in meetings}
        rest = (self.found.objective - self._paid) % self.spread
        best = max(0, self.found.bound - self._paid - (self.found.objective - self._paid - rest))
        return Programme(
            meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.start, meeting.room, meeting.forum))),
            unplaced=tuple(forum.id for forum in self.plan.event.forums if forum.id not in placed),
            proof=Proof(objective=rest, bound=min(rest, best), status=self.found.status, solver=solver),
        )

    def cost(self, *, solver: str) -> Proof:
        """Return the weighted moves, and the least that they can be."""
        moves = (self.found.objective - self._paid) // self.spread
        least = max(0, -(-(self.found.bound - self._paid - self.spread + 1) // self.spread))
        status = "optimal" if moves == least and self.found.times else self.found.status
        return Proof(objective=moves, bound=min(moves, least), status=status, solver=solver)
