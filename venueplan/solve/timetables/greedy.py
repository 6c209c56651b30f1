"""A timetable made job by job: often good, sometimes provably best, always quick."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.solve.timetables.timetable import Job, Time, Timetable
from venueplan.solve.timetables.verify import in_turn, rest, walk


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
        for start, place in _cheapest_first(problem, problem.jobs[index]):
            times[index] = (start, place)
            atoms = problem.atoms(place)
            there = (*(job for atom in atoms for job in taken.get(atom, ())), *companions[index])
            if not any(_collide(problem, times, pair=(index, other)) for other in there):
                for atom in atoms:
                    taken.setdefault(atom, []).append(index)
                break
            times[index] = None
    return tuple(times)


def cost_of_wishes(problem: Timetable) -> int:
    """Return what a timetable costs at least: each job at its cheapest, as if it were alone."""
    return sum(min(c for _, c in job.starts) + min(c for _, c in job.places) for job in problem.jobs)


def _rank(job: Job, index: int) -> tuple[int, int, int]:
    return len(job.starts) * len(job.places), -job.duration, index


def _cheapest_first(problem: Timetable, job: Job) -> Iterator[Time]:
    open_at = {place: set(problem.starts_in(job, place)) for place, _ in job.places}
    options = [
        (at + there, start, place) for place, there in job.places for start, at in job.starts if start in open_at[place]
    ]
    yield from ((start, place) for _, start, place in sorted(options))


def _companions(problem: Timetable) -> list[tuple[int, ...]]:
    """Return for each job those with which it should not overlap, wherever they are."""
    found: list[set[int]] = [set() for _ in problem.jobs]
    pairs = [(one, other) for group in problem.never_together for one in group for other in group if one != other]
    for one, other in [*pairs, *problem.exclusive, *problem.ordered, *problem.wishes.pairs()]:
        found[one].add(other)
        found[other].add(one)
    return [tuple(sorted(others)) for others in found]


def _collide(problem: Timetable, times: list[Time | None], *, pair: tuple[int, int]) -> bool:
    """Tell whether two jobs overlap, leave no time to walk or, in one place, leave less than their gap."""
    one, other = times[pair[0]], times[pair[1]]
    if one is None or other is None or _are_far_apart(problem, times, pair=pair):
        return False
    if pair in problem.ordered or pair[::-1] in problem.ordered:
        first, then = pair if pair in problem.ordered else pair[::-1]
        if rest(problem, times, pair=(first, then), in_order=True) < 0:
            return True
    if not set(problem.atoms(one[1])).isdisjoint(problem.atoms(other[1])):
        return not in_turn(problem, times, pair=pair)
    return rest(problem, times, pair=pair) < walk(problem, one, other=other)


def _are_far_apart(problem: Timetable, times: list[Time | None], *, pair: tuple[int, int]) -> bool:
    """Tell at a glance whether two jobs are so far apart in time that nothing between them matters."""
    one, other = times[pair[0]], times[pair[1]]
    if one is None or other is None or pair in problem.ordered or pair[::-1] in problem.ordered:
        return False
    return abs(one[0] - other[0]) >= problem.reach
