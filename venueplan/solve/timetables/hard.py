"""What a timetable must keep, as constraints of CP-SAT; each function reads as the rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import Any

from venueplan.solve.timetables.draft import Draft
from venueplan.solve.timetables.timetable import Timetable


def nothing_collides_in_one_place(draft: Draft) -> None:
    """Keep the jobs of one place apart by the least gap of all, and pairs that need more by more."""
    problem = draft.problem
    for atom in atoms_of(problem):
        here = draft.takers(atom)
        least = min(_gaps(problem, list(here)), default=0)
        draft.model.add_no_overlap([_taken(draft, index, here=literal, least=least) for index, literal in here.items()])
        _time_suffices(draft, here, least=least)
        for one, other in combinations(here, 2):
            _leave_a_gap(draft, (one, other), both=[here[one], here[other]], least=least)


def atoms_of(problem: Timetable) -> list[str]:
    """Return the places that consist of no others."""
    return sorted({atom for job in problem.jobs for place, _ in job.places for atom in problem.atoms(place)})


def nobody_is_in_two_places(draft: Draft) -> None:
    """Keep the jobs of a group apart in time, and by the time to walk from one to the other."""
    jobs, model = draft.problem.jobs, draft.model
    whole = [
        model.new_optional_fixed_size_interval_var(draft.starts[index], job.duration, draft.present[index], "")
        for index, job in enumerate(jobs)
    ]
    for group in (*draft.problem.never_together, *draft.problem.exclusive):
        model.add_no_overlap([whole[index] for index in group])
    pairs = {pair for group in draft.problem.never_together for pair in combinations(sorted(group), 2)}
    if draft.problem.walks:
        for one, other in sorted(pairs):
            _leave_time_to_walk(draft, one, other=other)


def jobs_come_in_order(draft: Draft) -> None:
    """Let one job be over before another begins."""
    for one, other in draft.problem.ordered:
        both = [draft.present[one], draft.present[other]]
        draft.model.add(draft.starts[other] >= draft.end(one)).only_enforce_if(both)


def crews_suffice(draft: Draft) -> None:
    """Let no more changeovers be worked on at one moment than there are crews."""
    problem, model = draft.problem, draft.model
    if not problem.crews:
        return
    works: dict[tuple[int, int], Any] = {}
    for atom in atoms_of(problem):
        for one, other, follows in _successions(draft, atom):
            gap = problem.gap(problem.jobs[one], problem.jobs[other])
            if gap:
                work = works.setdefault((other, gap), model.new_bool_var(""))
                for day in draft.days(one).keys() & draft.days(other).keys():
                    model.add_bool_or(~follows, ~draft.days(one)[day], ~draft.days(other)[day], work)
    intervals = [
        model.new_optional_fixed_size_interval_var(draft.starts[job] - problem.jobs[job].before - gap, gap, work, "")
        for (job, gap), work in works.items()
    ]
    model.add_cumulative(intervals, [1] * len(intervals), problem.crews)


def _successions(draft: Draft, atom: str) -> Iterator[tuple[int, int, Any]]:
    """Yield, for each two jobs, the literal that the second follows the first in a place with nothing between."""
    model, here = draft.model, draft.takers(atom)
    arcs, found = [], []
    empty = model.new_bool_var("")
    arcs.append((0, 0, empty))
    for index, literal in here.items():
        first, last = model.new_bool_var(""), model.new_bool_var("")
        arcs += [(0, index + 1, first), (index + 1, 0, last), (index + 1, index + 1, ~literal)]
        model.add_implication(empty, ~literal)
    for one, other in permutations(here, 2):
        follows = model.new_bool_var("")
        arcs.append((one + 1, other + 1, follows))
        model.add(draft.starts[other] >= draft.end(one)).only_enforce_if(follows)
        found.append((one, other, follows))
    model.add_circuit(arcs)
    yield from found


def _taken(draft: Draft, index: int, *, here: Any, least: int) -> Any:
    job = draft.problem.jobs[index]
    size = job.before + job.duration + job.after + least
    return draft.model.new_optional_fixed_size_interval_var(draft.starts[index] - job.before, size, here, "")


def _gaps(problem: Timetable, here: list[int]) -> Iterator[int]:
    kinds = sorted({problem.jobs[index].kind for index in here})
    for before in kinds:
        for after in kinds:
            yield problem.gaps.get((before, after), 0)


def _time_suffices(draft: Draft, here: dict[int, Any], *, least: int) -> None:
    """Say what follows from the rest, so that the relaxation knows: the jobs of a place fit into its time."""
    jobs = draft.problem.jobs
    sizes = {index: jobs[index].before + jobs[index].duration + jobs[index].after + least for index in here}
    stretches = sorted(
        (start - jobs[index].before, start - jobs[index].before + sizes[index])
        for index in here
        for start, _ in jobs[index].starts
    )
    time, reached = 0, stretches[0][0] if stretches else 0
    for begin, end in stretches:
        time += max(0, end - max(begin, reached))
        reached = max(reached, end)
    if sum(sizes.values()) > time:
        draft.model.add(sum(size * here[index] for index, size in sizes.items()) <= time)


def _leave_a_gap(draft: Draft, pair: tuple[int, int], *, both: list[Any], least: int) -> None:
    jobs = draft.problem.jobs
    if max(draft.problem.gap(jobs[one], jobs[other]) for one, other in (pair, pair[::-1])) <= least:
        return
    for one, other in (pair, pair[::-1]):
        pause = jobs[one].after + draft.problem.gap(jobs[one], jobs[other]) + jobs[other].before
        first = draft.before(one, other)
        draft.model.add(draft.starts[other] >= draft.end(one) + pause).only_enforce_if([*both, first])


def _leave_time_to_walk(draft: Draft, one: int, *, other: int) -> None:
    """For each walk longer than none: whoever leaves a place is at no place so far away before the walk is over."""
    walks = draft.problem.walks
    for place in draft.at[one]:
        far = {there: max(walks.get((place, there), 0), walks.get((there, place), 0)) for there in draft.at[other]}
        for time in sorted(set(far.values()) - {0}):
            there = draft.in_any(other, [name for name, walk in far.items() if walk >= time])
            for first, then in ((one, other), (other, one)):
                draft.model.add(draft.starts[then] >= draft.end(first) + time).only_enforce_if(
                    [draft.at[one][place], there, draft.before(first, then)]
                )
