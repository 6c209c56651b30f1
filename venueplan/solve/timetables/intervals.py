"""Timetables with CP-SAT: one start per job, one optional interval per possible place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from venueplan.solve.effort import Effort
from venueplan.solve.running import OnBetter, run_search
from venueplan.solve.search import solver_of
from venueplan.solve.timetables.draft import Draft
from venueplan.solve.timetables.greedy import cost_of_wishes, fill_in
from venueplan.solve.timetables.hard import (
    crews_suffice,
    jobs_come_in_order,
    nobody_is_in_two_places,
    nothing_collides_in_one_place,
)
from venueplan.solve.timetables.parts import part_of, parts_of
from venueplan.solve.timetables.soft import wishes_cost
from venueplan.solve.timetables.timetable import Time, Times, Timetable, Timetabled
from venueplan.solve.timetables.verify import cost_of, faults_of
from venueplan.solve.timetables.wishes import Wishes

SOON = 0.2
"""Work for each group that is left when a search was stopped by hand."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """How a search runs: limits, seed, whom it tells, and whether an interrupt ends it with what it has."""

    effort: Effort
    seed: int
    on_better: OnBetter | None
    stoppable: bool


def make_timetable(
    problem: Timetable,
    *,
    effort: Effort,
    seed: int = 0,
    on_better: OnBetter | None = None,
    stoppable: bool = False,
) -> Timetabled:
    """Give every job a time and a place at least cost.

    Groups of jobs that share no place and nobody are solved one by one; costs and bounds add up.

    Parameters
    ----------
    problem
        Jobs, gaps and who is never together.
    effort
        Limits of the search of each group.
    on_better
        Told the cost of each better timetable of a group, and the least that is known.
    stoppable
        Whether an interrupt ends the search with the best so far.

    Examples
    --------
    >>> from venueplan.solve.effort import effort_named
    >>> from venueplan.solve.timetables.timetable import Job
    >>> talk = Job(duration=2, starts=((0, 0), (1, 0), (2, 5)), places=(("room", 0),))
    >>> make_timetable(Timetable(jobs=(talk, talk)), effort=effort_named("fast")).objective
    5
    """
    times: list[Time | None] = [None] * len(problem.jobs)
    objective = bound = 0
    states = {"optimal"}
    running = Running(effort=effort, seed=seed, on_better=on_better, stoppable=stoppable)
    for group in parts_of(problem):
        found = _solve(part_of(problem, group), running=running)
        if not found.times:
            return found
        for job, time in zip(group, found.times, strict=True):
            times[job] = time
        objective, bound = objective + found.objective, bound + found.bound
        states.add(found.status)
        if found.status == "interrupted":  # who stops a search wants an answer, not another search
            running = replace(running, effort=replace(effort, work=SOON))
    status = next(status for status in ("interrupted", "feasible", "optimal") if status in states)
    return Timetabled(times=tuple(times), objective=objective, bound=bound, status=status)


def _solve(problem: Timetable, *, running: Running) -> Timetabled:
    """Solve one group of jobs; if the first timetable at hand costs what each job costs alone, that is the proof.

    Where jobs may be left out, as few as possible are, whatever the rest costs; then the rest costs the least.
    """
    quick, least = fill_in(problem), cost_of_wishes(problem)
    if not faults_of(problem, quick) and cost_of(problem, quick) == least and None not in quick:
        return Timetabled(times=quick, objective=least, bound=least, status="optimal")
    if problem.price_of_leaving is None:
        return _search(problem, quick, running=running)
    fewest = _search(_without_wishes(problem), quick, running=running)
    if not fewest.times or fewest.status == "interrupted":
        return replace(fewest, objective=cost_of(problem, fewest.times)) if fewest.times else fewest
    left = fewest.times.count(None)
    found = _search(problem, fewest.times, running=running, most_left=left)
    if not found.times:
        cost = cost_of(problem, fewest.times)
        return replace(fewest, objective=cost, bound=problem.price_of_leaving * fewest.bound, status="feasible")
    if fewest.status != "optimal":
        return replace(found, bound=problem.price_of_leaving * fewest.bound, status="feasible")
    return found


def _without_wishes(problem: Timetable) -> Timetable:
    """Return the problem in which nothing costs but leaving a job out, which costs 1."""
    jobs = tuple(
        replace(job, starts=tuple((s, 0) for s, _ in job.starts), places=tuple((p, 0) for p, _ in job.places))
        for job in problem.jobs
    )
    return replace(problem, jobs=jobs, wishes=Wishes(), price_of_leaving=1)


def _search(problem: Timetable, quick: Times, *, running: Running, most_left: int | None = None) -> Timetabled:
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    draft = Draft(cp_model.CpModel(), problem)
    nothing_collides_in_one_place(draft)
    nobody_is_in_two_places(draft)
    jobs_come_in_order(draft)
    crews_suffice(draft)
    wishes_cost(draft)
    if most_left is not None:
        draft.model.add(cp_model.LinearExpr.sum(draft.present) >= len(problem.jobs) - most_left)
    draft.model.minimize(cp_model.LinearExpr.weighted_sum(draft.terms, draft.prices))
    draft.hint(quick)
    solver = solver_of(running.effort, seed=running.seed)
    status = run_search(solver, draft.model, on_better=running.on_better, stoppable=running.stoppable)
    if status not in {"optimal", "feasible", "interrupted"}:
        return Timetabled(times=(), objective=0, bound=0, status=status)
    times = tuple(draft.read(solver, job) for job in range(len(problem.jobs)))
    return Timetabled(
        times=times, objective=cost_of(problem, times), bound=round(solver.best_objective_bound), status=status
    )
