"""Groups of jobs that have nothing to do with each other, to be solved one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from venueplan.solve.timetables.timetable import Timetable
from venueplan.solve.timetables.wishes import Wishes


def parts_of(problem: Timetable) -> tuple[tuple[int, ...], ...]:
    """Return the groups of jobs that have nothing to do with each other: no place, group or pair in common."""
    if problem.crews or problem.wishes.crowds:
        return (tuple(range(len(problem.jobs))),)
    home = list(range(len(problem.jobs)))

    def root(index: int) -> int:
        while home[index] != index:
            index = home[index]
        return index

    first_at: dict[str, int] = {}
    links = [*problem.wishes.pairs(), *problem.exclusive, *problem.ordered]
    links += [(group[0], other) for group in problem.never_together for other in group[1:]]
    for index, job in enumerate(problem.jobs):
        atoms = {atom for place, _ in job.places for atom in problem.atoms(place)}
        links += [(first_at.setdefault(atom, index), index) for atom in sorted(atoms)]
    for one, other in links:
        home[max(root(one), root(other))] = min(root(one), root(other))
    groups: dict[int, list[int]] = {}
    for index in range(len(problem.jobs)):
        groups.setdefault(root(index), []).append(index)
    return tuple(tuple(group) for group in groups.values())


def part_of(problem: Timetable, jobs: Iterable[int]) -> Timetable:
    """Return the problem of some of its jobs, which have nothing to do with the others."""
    number = {job: index for index, job in enumerate(jobs)}
    wishes = problem.wishes

    def here(*some: int) -> bool:
        return number.keys() >= set(some)

    def renumbered(some: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number[job] for job in some)

    return replace(
        problem,
        jobs=tuple(problem.jobs[job] for job in number),
        never_together=tuple(renumbered(g) for g in problem.never_together if here(*g)),
        exclusive=tuple((number[i], number[j]) for i, j in problem.exclusive if here(i, j)),
        ordered=tuple((number[i], number[j]) for i, j in problem.ordered if here(i, j)),
        wishes=Wishes(
            apart=tuple(
                replace(w, one=number[w.one], other=number[w.other]) for w in wishes.apart if here(w.one, w.other)
            ),
            same_day=tuple((number[i], number[j], c) for i, j, c in wishes.same_day if here(i, j)),
            in_order=tuple((number[i], number[j], c) for i, j, c in wishes.in_order if here(i, j)),
            one_place=tuple(
                replace(w, jobs=tuple(number[j] for j in w.jobs)) for w in wishes.one_place if here(*w.jobs)
            ),
            spans=tuple(replace(w, jobs=tuple(number[j] for j in w.jobs)) for w in wishes.spans if here(*w.jobs)),
            crowds=wishes.crowds,
        ),
    )
