"""A timetable made job by job: often good, sometimes provably best, always quick."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.solve.timetable import Job, Timetable

Time = tuple[int, str]


def fill_in(problem: Timetable) -> tuple[Time | None, ...]:
    """Give each job in turn the cheapest, then earliest time and place that is left.

    Who has the fewest possibilities comes first, the longest of equals before the shorter.

    Returns
    -------
    tuple
        Start and place of each job; None where nothing was left.
    """
    order = sorted(range(len(problem.jobs)), key=lambda index: _rank(problem.jobs[index], index))
    companions = _companions(problem)
    times: list[Time | None] = [None] * len(problem.jobs)
    taken: dict[str, list[int]] = {}
    for index in order:
        for start, place in _cheapest_first(problem.jobs[index]):
            times[index] = (start, place)
            there = (*taken.get(place, ()), *companions[index])
            if not any(_collide(problem, times, pair=(index, other)) for other in there):
                taken.setdefault(place, []).append(index)
                break
            times[index] = None
    return tuple(times)


def cost_of_wishes(problem: Timetable) -> int:
    """Return what a timetable costs at least: each job at its cheapest, as if it were alone."""
    return sum(min(c for _, c in job.starts) + min(c for _, c in job.places) for job in problem.jobs)


def _rank(job: Job, index: int) -> tuple[int, int, int]:
    return len(job.starts) * len(job.places), -job.duration, index


def _cheapest_first(job: Job) -> Iterator[Time]:
    options = [(at + there, start, place) for start, at in job.starts for place, there in job.places]
    yield from ((start, place) for _, start, place in sorted(options))


def _companions(problem: Timetable) -> list[tuple[int, ...]]:
    """Return for each job those with which it should not overlap, wherever they are."""
    found: list[set[int]] = [set() for _ in problem.jobs]
    pairs = [(one, other) for group in problem.never_together for one in group for other in group if one != other]
    for one, other in [*pairs, *((one, other) for one, other, _ in problem.better_apart)]:
        found[one].add(other)
        found[other].add(one)
    return [tuple(sorted(others)) for others in found]


def _collide(problem: Timetable, times: list[Time | None], *, pair: tuple[int, int]) -> bool:
    """Tell whether two jobs overlap or, in one place, leave less than their gap."""
    first, second = sorted(pair, key=lambda index: times[index] or (0, ""))
    one, other = times[first], times[second]
    if one is None or other is None:
        return False
    before, after = problem.jobs[first], problem.jobs[second]
    gap = problem.gap(before, after) if one[1] == other[1] else 0
    return other[0] < one[0] + before.duration + gap
