"""The order of the talks within each block, so that nobody is in two places and rooms are not idle."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from venueplan.solve.conferences.blocks import Blocks, Placed, Sequenced, idle_of
from venueplan.solve.effort import Effort
from venueplan.solve.running import OnBetter, run_search
from venueplan.solve.search import solver_of

Busy = dict[str, list[tuple[int, int]]]
"""When people are taken."""


def sequence_talks(
    problem: Blocks,
    placed: Placed,
    *,
    effort: Effort,
    seed: int = 0,
    on_better: OnBetter | None = None,
    stoppable: bool = False,
) -> Sequenced:
    """Give every talk a time in its block, with as little idle time as possible.

    If talks at hand follow each other without a pause, nothing can be better; else CP-SAT searches.
    """
    quick = _in_turn(problem, placed)
    if quick is not None:
        idle = idle_of(problem, placed, starts=quick)
        if on_better:
            on_better(idle, 0)
        if idle == 0:
            return Sequenced(starts=quick, idle=0, bound=0, status="optimal")
    return _search(problem, placed, quick=quick, effort=effort, seed=seed, running=(on_better, stoppable))


def _search(
    problem: Blocks,
    placed: Placed,
    *,
    quick: tuple[int, ...] | None,
    effort: Effort,
    seed: int,
    running: tuple[OnBetter | None, bool],
) -> Sequenced:
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model = cp_model.CpModel()
    starts = [_start(problem, model, talk=n, block=block) for n, block in enumerate(placed.blocks)]
    pieces = [
        model.new_fixed_size_interval_var(start, talk.minutes, "")
        for start, talk in zip(starts, problem.talks, strict=True)
    ]
    idles = [_nothing_overlaps(problem, model, starts=(starts, pieces), here=here) for here in _by_block(placed)]
    for talks in _by_person(problem):
        model.add_no_overlap([pieces[talk] for talk in talks])
    model.minimize(cp_model.LinearExpr.sum(idles))
    for start, at in zip(starts, quick or (), strict=False):
        model.add_hint(start, at)
    solver = solver_of(effort, seed=seed)
    status = run_search(solver, model, on_better=running[0], stoppable=running[1])
    if status not in {"optimal", "feasible", "interrupted"}:
        if quick is None:
            return Sequenced(starts=(), idle=0, bound=0, status=status)
        return Sequenced(starts=quick, idle=idle_of(problem, placed, starts=quick), bound=0, status="feasible")
    found = tuple(int(solver.value(start)) for start in starts)
    minutes = idle_of(problem, placed, starts=found)
    return Sequenced(starts=found, idle=minutes, bound=round(solver.best_objective_bound), status=status)


def _start(problem: Blocks, model: Any, *, talk: int, block: int) -> Any:
    from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

    opens, closes = problem.hours[block]
    values = range(-(-opens // problem.grain) * problem.grain, closes - problem.talks[talk].minutes + 1, problem.grain)
    return model.new_int_var_from_domain(cp_model.Domain.from_values(list(values)), "")


def _nothing_overlaps(problem: Blocks, model: Any, *, starts: tuple[list[Any], list[Any]], here: list[int]) -> Any:
    """Keep the talks of a block apart and return its idle minutes."""
    begins, pieces = starts
    model.add_no_overlap([pieces[talk] for talk in here])
    low, high = min(opens for opens, _ in problem.hours), max(closes for _, closes in problem.hours)
    first, last = model.new_int_var(low, high, ""), model.new_int_var(low, high, "")
    used = sum(problem.talks[talk].minutes for talk in here)
    for talk in here:
        model.add(first <= begins[talk])
        model.add(last >= begins[talk] + problem.talks[talk].minutes)
    idle = model.new_int_var(0, high - low, "")
    model.add(idle >= last - first - used)
    return idle


def _by_block(placed: Placed) -> list[list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for talk, block in enumerate(placed.blocks):
        found[block].append(talk)
    return [found[block] for block in sorted(found)]


def _by_person(problem: Blocks) -> list[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, talk in enumerate(problem.talks):
        for person in talk.people:
            found[person].append(number)
    return [talks for _, talks in sorted(found.items()) if len(talks) > 1]


def _in_turn(problem: Blocks, placed: Placed) -> tuple[int, ...] | None:
    """Let talks follow each other in each block: who has most talks elsewhere first, as soon as all are free."""
    weight = {person: 0 for talk in problem.talks for person in talk.people}
    for talk in problem.talks:
        for person in talk.people:
            weight[person] += 1
    bound = [sum(weight[person] - 1 for person in talk.people) for talk in problem.talks]
    busy: Busy = defaultdict(list)
    starts = [-1] * len(problem.talks)
    for here in sorted(_by_block(placed), key=lambda talks: (-sum(bound[talk] for talk in talks), talks)):
        order = sorted(here, key=lambda talk: (-bound[talk], talk))
        if not _fill(problem, order, starts=starts, busy=busy, hours=problem.hours[placed.blocks[order[0]]]):
            return None
    return tuple(starts)


def _fill(problem: Blocks, talks: list[int], *, starts: list[int], busy: Busy, hours: tuple[int, int]) -> bool:
    """Put talks one after the other into their block; tell whether there was time for all."""
    opens, closes = hours
    now = -(-opens // problem.grain) * problem.grain
    left = list(talks)
    while left and now < closes:
        talk = next((t for t in left if _all_free(problem, t, now=now, busy=busy)), None)
        if talk is None:
            now += problem.grain
            continue
        end = now + problem.talks[talk].minutes
        for person in problem.talks[talk].people:
            busy[person].append((now, end))
        starts[talk] = now
        left.remove(talk)
        now = -(-end // problem.grain) * problem.grain
    return not left and all(starts[talk] + problem.talks[talk].minutes <= closes for talk in talks)


def _all_free(problem: Blocks, talk: int, *, now: int, busy: Busy) -> bool:
    end = now + problem.talks[talk].minutes
    return not any(now < until and begin < end for p in problem.talks[talk].people for begin, until in busy[p])
