"""What a timetable costs and which rules it breaks, computed afresh; knows no solver."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from venueplan.solve.timetables.timetable import Time, Times, Timetable
from venueplan.solve.timetables.wishes import Crowd


def cost_of(problem: Timetable, times: Times) -> int:
    """Return the cost of a timetable.

    Examples
    --------
    >>> from venueplan.solve.timetables.timetable import Job
    >>> talk = Job(duration=2, starts=((0, 0), (2, 5)), places=(("room", 1),))
    >>> cost_of(Timetable(jobs=(talk, talk)), ((0, "room"), (2, "room")))
    7
    """
    return sum(_alone(problem, times)) + sum(_together(problem, times)) + sum(_of_groups(problem, times))


def faults_of(problem: Timetable, times: Times) -> tuple[str, ...]:
    """Return what is wrong with a timetable, in words that name jobs by index; empty if every rule is kept."""
    return (
        *_wrong_times(problem, times),
        *_collisions(problem, times),
        *_people_in_two_places(problem, times),
        *(
            f"jobs {one} and {other} exclude each other, but overlap"
            for one, other in problem.exclusive
            if rest(problem, times, pair=(one, other)) < 0
        ),
        *(
            f"job {other} begins before job {one} is over"
            for one, other in problem.ordered
            if rest(problem, times, pair=(one, other), in_order=True) < 0
        ),
        *_too_few_crews(problem, times),
    )


def changeovers(problem: Timetable, times: Times) -> list[tuple[int, int]]:
    """Return when crews are at work: from and to, for each two jobs of one day that follow each other in a place."""
    found = []
    for atom in sorted({atom for time in times if time for atom in problem.atoms(time[1])}):
        here = sorted((t[0], job) for job, t in enumerate(times) if t and atom in problem.atoms(t[1]))
        for (start, one), (begin, other) in pairwise(here):
            gap = problem.gap(problem.jobs[one], problem.jobs[other])
            if gap and start // problem.day == begin // problem.day:
                ready = begin - problem.jobs[other].before
                found.append((ready - gap, ready, other))
    return [(begin, end) for begin, end, _ in sorted(set(found))]


def most_at_once(spans: list[tuple[int, int]]) -> int:
    """Return how many spans hold at one moment at most."""
    return max((sum(begin <= moment < end for begin, end in spans) for moment, _ in spans), default=0)


def excess(crowd: Crowd, problem: Timetable, *, times: Times) -> int:
    """Return the persons beyond those that a place for waiting takes, at the worst moment."""
    here = [(time, problem.jobs[job]) for job, time in enumerate(times) if time and time[1] in crowd.places]
    stays = [(time[0] - crowd.time, time[0], job.persons) for time, job in here]
    stays += [(time[0] + job.duration, time[0] + job.duration + crowd.time, job.persons) for time, job in here]
    at = {begin for begin, _, _ in stays}
    most = max((sum(n for begin, end, n in stays if begin <= moment < end) for moment in at), default=0)
    return max(0, most - crowd.persons)


def _alone(problem: Timetable, times: Times) -> Iterator[int]:
    for job, time in zip(problem.jobs, times, strict=True):
        if time is None:
            yield problem.price_of_leaving or 0
        else:
            yield dict(job.starts)[time[0]] + dict(job.places)[time[1]]


def _together(problem: Timetable, times: Times) -> Iterator[int]:
    wishes = problem.wishes
    for wish in wishes.apart:
        if rest(problem, times, pair=(wish.one, wish.other)) < wish.gap:
            yield wish.price
    for one, other, price in wishes.same_day:
        first, second = times[one], times[other]
        if first and second and first[0] // problem.day != second[0] // problem.day:
            yield price
    for one, other, price in wishes.in_order:
        if rest(problem, times, pair=(one, other), in_order=True) < 0:
            yield price


def _of_groups(problem: Timetable, times: Times) -> Iterator[int]:
    for group in problem.wishes.one_place:
        places = {time[1] for job in group.jobs if (time := times[job])}
        yield group.price * max(0, len(places) - 1)
    for span in problem.wishes.spans:
        here = [(time[0], time[0] + problem.jobs[job].duration) for job in span.jobs if (time := times[job])]
        if len(here) > 1:
            yield span.price * -(-(max(end for _, end in here) - min(start for start, _ in here)) // span.unit)
    for crowd in problem.wishes.crowds:
        yield crowd.price * -(-excess(crowd, problem, times=times) // crowd.step)


def _wrong_times(problem: Timetable, times: Times) -> Iterator[str]:
    for index, (job, time) in enumerate(zip(problem.jobs, times, strict=True)):
        if time is None:
            if problem.price_of_leaving is None:
                yield f"job {index} is left out"
        elif time[1] not in dict(job.places) or time[0] not in problem.starts_in(job, time[1]):
            yield f"job {index} is at a time or place that it may not have"


def _collisions(problem: Timetable, times: Times) -> Iterator[str]:
    for one, other in combinations(range(len(times)), 2):
        first, second = times[one], times[other]
        if first and second:
            shared = sorted(set(problem.atoms(first[1])) & set(problem.atoms(second[1])))
            if shared and not in_turn(problem, times, pair=(one, other)):
                yield f"jobs {one} and {other} collide in '{shared[0]}'"


def _people_in_two_places(problem: Timetable, times: Times) -> Iterator[str]:
    for group in problem.never_together:
        for one, other in combinations(group, 2):
            first, second = times[one], times[other]
            if first is None or second is None:
                continue
            time = rest(problem, times, pair=(one, other))
            if time < 0:
                yield f"jobs {one} and {other} are never together, but overlap"
            elif time < walk(problem, first, other=second):
                yield f"between jobs {one} and {other} there is no time to walk"


def walk(problem: Timetable, one: Time, *, other: Time) -> int:
    """Return the time between two places, the longer of both directions."""
    return max(problem.walks.get((one[1], other[1]), 0), problem.walks.get((other[1], one[1]), 0))


def _too_few_crews(problem: Timetable, times: Times) -> Iterator[str]:
    if problem.crews:
        most = most_at_once(changeovers(problem, times))
        if most > problem.crews:
            yield f"{most} changeovers at once, but only {problem.crews} crews"


def rest(problem: Timetable, times: Times, *, pair: tuple[int, int], in_order: bool = False) -> float:
    """Return the time between two jobs, negative if they overlap; infinite if one is left out."""
    one, other = pair
    first, second = times[one], times[other]
    if first is None or second is None:
        return float("inf")
    there = second[0] - first[0] - problem.jobs[one].duration
    back = first[0] - second[0] - problem.jobs[other].duration
    return there if in_order else max(there, back)


def in_turn(problem: Timetable, times: Times, *, pair: tuple[int, int]) -> bool:
    """Tell whether of two jobs in one place the earlier leaves the gap that the later needs."""
    a, b = sorted(pair, key=lambda index: times[index] or (0, ""))
    first, second = times[a], times[b]
    if first is None or second is None:
        return True
    before, after = problem.jobs[a], problem.jobs[b]
    ends = first[0] + before.duration + before.after
    return second[0] - after.before >= ends + problem.gap(before, after)
