"""What a timetable is: jobs, when and where each may be, and the answer with its bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Job:
    """One thing that takes place once, at one time in one place.

    Attributes
    ----------
    duration
        Whole units of time, at least 1.
    starts
        Possible starts and the cost of each.
    places
        Possible places and the cost of each.
    kind
        What decides the gap to the job before and after it in the same place.
    """

    duration: int
    starts: tuple[tuple[int, int], ...]
    places: tuple[tuple[str, int], ...]
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """Give every job a time and a place at least cost, never two at once in one place.

    Attributes
    ----------
    gaps
        Least time between the end of a job and the start of the next in one place, by their kinds; 0 if not named.
    never_together
        Groups of jobs (by index) of which no two overlap in time, wherever they are.
    better_apart
        Pairs of jobs that should not overlap, and the cost if they do.
    price_of_leaving
        None: every job must take place. A number: a job may be left out at that cost.
    """

    jobs: tuple[Job, ...]
    gaps: Mapping[tuple[str, str], int] = field(default_factory=dict)
    never_together: tuple[tuple[int, ...], ...] = ()
    better_apart: tuple[tuple[int, int, int], ...] = ()
    price_of_leaving: int | None = None

    def gap(self, before: Job, after: Job) -> int:
        """Return the least time between two jobs in one place."""
        return self.gaps.get((before.kind, after.kind), 0)


@dataclass(frozen=True, kw_only=True)
class Timetabled:
    """When and where each job takes place, and how good that is known to be.

    Attributes
    ----------
    times
        Start and place of each job, None if it was left out; empty if ``status`` is ``infeasible`` or ``none``.
    objective, bound
        Cost reached, and a cost that no timetable can undercut.
    status
        ``optimal``, ``feasible``, ``infeasible`` (proven) or ``none`` (nothing found within the effort).
    """

    times: tuple[tuple[int, str] | None, ...]
    objective: int
    bound: int
    status: str


def cost_of(problem: Timetable, times: tuple[tuple[int, str] | None, ...]) -> int:
    """Return the cost of a timetable, computed afresh.

    Examples
    --------
    >>> talk = Job(duration=2, starts=((0, 0), (2, 5)), places=(("room", 1),))
    >>> cost_of(Timetable(jobs=(talk, talk)), ((0, "room"), (2, "room")))
    7
    """
    cost = 0
    for job, time in zip(problem.jobs, times, strict=True):
        if time is None:
            cost += problem.price_of_leaving or 0
        else:
            cost += dict(job.starts)[time[0]] + dict(job.places)[time[1]]
    for one, other, price in problem.better_apart:
        cost += price if _overlap(problem, times, pair=(one, other)) else 0
    return cost


def faults_of(problem: Timetable, times: tuple[tuple[int, str] | None, ...]) -> tuple[str, ...]:
    """Return what is wrong with a timetable, in words that name jobs by index; empty if every rule is kept."""
    faults = [
        f"job {index} is at a time or place that it may not have"
        for index, (job, time) in enumerate(zip(problem.jobs, times, strict=True))
        if time is not None and (time[0] not in dict(job.starts) or time[1] not in dict(job.places))
    ]
    for one in range(len(times)):
        for other in range(one + 1, len(times)):
            first, second = times[one], times[other]
            if first and second and first[1] == second[1] and not _in_turn(problem, times, pair=(one, other)):
                faults.append(f"jobs {one} and {other} collide in '{first[1]}'")
    faults += [
        f"jobs {one} and {other} are never together, but overlap"
        for group in problem.never_together
        for one in group
        for other in group
        if one < other and _overlap(problem, times, pair=(one, other))
    ]
    return tuple(faults)


def parts_of(problem: Timetable) -> tuple[tuple[int, ...], ...]:
    """Return the groups of jobs that have nothing to do with each other: no place, group or pair in common."""
    home = list(range(len(problem.jobs)))

    def root(index: int) -> int:
        while home[index] != index:
            index = home[index]
        return index

    first_at: dict[str, int] = {}
    links: list[tuple[int, int]] = [(one, other) for one, other, _ in problem.better_apart]
    links += [(group[0], other) for group in problem.never_together for other in group[1:]]
    for index, job in enumerate(problem.jobs):
        links += [(first_at.setdefault(place, index), index) for place, _ in job.places]
    for one, other in links:
        home[max(root(one), root(other))] = min(root(one), root(other))
    groups: dict[int, list[int]] = {}
    for index in range(len(problem.jobs)):
        groups.setdefault(root(index), []).append(index)
    return tuple(tuple(group) for group in groups.values())


def part_of(problem: Timetable, jobs: Iterable[int]) -> Timetable:
    """Return the problem of some of its jobs, which have nothing to do with the others."""
    number = {job: index for index, job in enumerate(jobs)}
    return Timetable(
        jobs=tuple(problem.jobs[job] for job in number),
        gaps=problem.gaps,
        never_together=tuple(tuple(number[j] for j in g) for g in problem.never_together if number.keys() >= set(g)),
        better_apart=tuple((number[i], number[j], c) for i, j, c in problem.better_apart if {i, j} <= number.keys()),
        price_of_leaving=problem.price_of_leaving,
    )


def _overlap(problem: Timetable, times: tuple[tuple[int, str] | None, ...], *, pair: tuple[int, int]) -> bool:
    one, other = times[pair[0]], times[pair[1]]
    if one is None or other is None:
        return False
    ends = [start[0] + problem.jobs[job].duration for start, job in zip((one, other), pair, strict=True)]
    return one[0] < ends[1] and other[0] < ends[0]


def _in_turn(problem: Timetable, times: tuple[tuple[int, str] | None, ...], *, pair: tuple[int, int]) -> bool:
    """Tell whether of two jobs in one place the earlier leaves the gap that the later needs."""
    a, b = sorted(pair, key=lambda index: (times[index] or (0, ""))[0])
    first, second = times[a], times[b]
    if first is None or second is None:
        return True
    before, after = problem.jobs[a], problem.jobs[b]
    return second[0] >= first[0] + before.duration + problem.gap(before, after)
