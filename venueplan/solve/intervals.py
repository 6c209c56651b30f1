"""Timetables with CP-SAT: one start per job, one optional interval per possible place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from venueplan.solve.effort import Effort
from venueplan.solve.greedy import cost_of_wishes, fill_in
from venueplan.solve.search import solver_of, status_name
from venueplan.solve.timetable import Job, Timetable, Timetabled, cost_of, part_of, parts_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


def make_timetable(problem: Timetable, *, effort: Effort, seed: int = 0) -> Timetabled:
    """Give every job a time and a place at least cost.

    Groups of jobs that share no place and nobody are solved one by one; costs and bounds add up.

    Parameters
    ----------
    problem
        Jobs, gaps and who is never together.
    effort
        Limits of the search of each group.

    Examples
    --------
    >>> from venueplan.solve.effort import effort_named
    >>> talk = Job(duration=2, starts=((0, 0), (1, 0), (2, 5)), places=(("room", 0),))
    >>> make_timetable(Timetable(jobs=(talk, talk)), effort=effort_named("fast")).objective
    5
    """
    times: list[tuple[int, str] | None] = [None] * len(problem.jobs)
    objective = bound = 0
    states = {"optimal"}
    for group in parts_of(problem):
        found = _solve(part_of(problem, group), effort=effort, seed=seed)
        if not found.times:
            return found
        for job, time in zip(group, found.times, strict=True):
            times[job] = time
        objective, bound = objective + found.objective, bound + found.bound
        states.add(found.status)
    status = "optimal" if states == {"optimal"} else "feasible"
    return Timetabled(times=tuple(times), objective=objective, bound=bound, status=status)


def _solve(problem: Timetable, *, effort: Effort, seed: int) -> Timetabled:
    """Solve one group of jobs; if the first timetable at hand costs what each job costs alone, that is the proof."""
    quick, least = fill_in(problem), cost_of_wishes(problem)
    if None not in quick and cost_of(problem, quick) == least:
        return Timetabled(times=quick, objective=least, bound=least, status="optimal")
    return _search(problem, quick, effort=effort, seed=seed)


def _search(problem: Timetable, quick: tuple[tuple[int, str] | None, ...], *, effort: Effort, seed: int) -> Timetabled:
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    draft = _Draft(cp_model.CpModel(), problem)
    _nothing_collides_in_one_place(draft)
    _nobody_is_in_two_places(draft)
    _better_apart_costs(draft)
    draft.model.minimize(cp_model.LinearExpr.weighted_sum(draft.literals, draft.prices) + draft.constant)
    draft.hint(quick)
    solver = solver_of(effort, seed=seed)
    status = status_name(solver.solve(draft.model))
    if status not in {"optimal", "feasible"}:
        return Timetabled(times=(), objective=0, bound=0, status=status)
    times = tuple(draft.read(solver, job) for job in range(len(problem.jobs)))
    return Timetabled(
        times=times, objective=cost_of(problem, times), bound=round(solver.best_objective_bound), status=status
    )


class _Draft:
    """Variables of a problem: a start per job, a literal per place, and what costs."""

    def __init__(self, model: cp_model.CpModel, problem: Timetable) -> None:
        self.model, self.problem = model, problem
        self.literals: list[Any] = []
        self.prices: list[int] = []
        self.constant = 0
        self.starts = [self._start(job) for job in problem.jobs]
        self.present = [self._present() for _ in problem.jobs]
        self.at = [self._places(index, job) for index, job in enumerate(problem.jobs)]
        self._before: dict[tuple[int, int], Any] = {}

    def costs(self, literal: Any, price: int) -> None:
        if price:
            self.literals.append(literal)
            self.prices.append(price)

    def before(self, one: int, other: int) -> Any:
        """Return the literal that says that of two jobs the one with the lower index comes first."""
        if (one, other) not in self._before:
            self._before[one, other] = self.model.new_bool_var("")
        return self._before[one, other]

    def read(self, solver: cp_model.CpSolver, job: int) -> tuple[int, str] | None:
        places = [place for place, literal in self.at[job].items() if solver.boolean_value(literal)]
        return (int(solver.value(self.starts[job])), places[0]) if places else None

    def hint(self, times: tuple[tuple[int, str] | None, ...]) -> None:
        """Tell the search where to look first."""
        for job, time in enumerate(times):
            if time is not None:
                self.model.add_hint(self.starts[job], time[0])
                self.model.add_hint(self.at[job][time[1]], True)

    def _start(self, job: Job) -> Any:
        from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

        values = cp_model.Domain.from_values([start for start, _ in job.starts])
        start = self.model.new_int_var_from_domain(values, "")
        for price in sorted({price for _, price in job.starts} - {0}):
            dear = self.model.new_bool_var("")
            self.costs(dear, price)
            others = cp_model.Domain.from_values([time for time, cost in job.starts if cost != price])
            self.model.add_linear_expression_in_domain(start, others).only_enforce_if(~dear)
        return start

    def _present(self) -> Any:
        if self.problem.price_of_leaving is None:
            return self.model.new_constant(1)
        present = self.model.new_bool_var("")
        self.costs(~present, self.problem.price_of_leaving)
        return present

    def _places(self, index: int, job: Job) -> dict[str, Any]:
        found = {}
        for place, price in job.places:
            found[place] = self.model.new_bool_var("")
            self.costs(found[place], price)
        self.model.add_exactly_one([*found.values(), ~self.present[index]])
        return found


def _nothing_collides_in_one_place(draft: _Draft) -> None:
    """Keep the jobs of one place apart by the least gap of all, and pairs that need more by more."""
    problem = draft.problem
    for place in sorted({place for at in draft.at for place in at}):
        here = [index for index, at in enumerate(draft.at) if place in at]
        least = min(_gaps(problem, here), default=0)
        draft.model.add_no_overlap(
            [
                draft.model.new_optional_fixed_size_interval_var(
                    draft.starts[index], problem.jobs[index].duration + least, draft.at[index][place], ""
                )
                for index in here
            ]
        )
        for one, other in combinations(here, 2):
            _leave_a_gap(draft, (one, other), place=place, least=least)


def _gaps(problem: Timetable, here: list[int]) -> Iterator[int]:
    kinds = sorted({problem.jobs[index].kind for index in here})
    for before in kinds:
        for after in kinds:
            yield problem.gaps.get((before, after), 0)


def _leave_a_gap(draft: _Draft, pair: tuple[int, int], *, place: str, least: int) -> None:
    one, other = pair
    jobs, model = draft.problem.jobs, draft.model
    there, back = draft.problem.gap(jobs[one], jobs[other]), draft.problem.gap(jobs[other], jobs[one])
    if max(there, back) > least:
        both = [draft.at[one][place], draft.at[other][place]]
        first = draft.before(one, other)
        starts = draft.starts
        model.add(starts[other] >= starts[one] + jobs[one].duration + there).only_enforce_if([*both, first])
        model.add(starts[one] >= starts[other] + jobs[other].duration + back).only_enforce_if([*both, ~first])


def _nobody_is_in_two_places(draft: _Draft) -> None:
    jobs, model = draft.problem.jobs, draft.model
    whole = [
        model.new_optional_fixed_size_interval_var(draft.starts[index], job.duration, draft.present[index], "")
        for index, job in enumerate(jobs)
    ]
    for group in draft.problem.never_together:
        model.add_no_overlap([whole[index] for index in group])


def _better_apart_costs(draft: _Draft) -> None:
    jobs, model, starts = draft.problem.jobs, draft.model, draft.starts
    for one, other, price in draft.problem.better_apart:
        together, first = model.new_bool_var(""), draft.before(one, other)
        draft.costs(together, price)
        there = [~together, first, draft.present[one], draft.present[other]]
        back = [~together, ~first, draft.present[one], draft.present[other]]
        model.add(starts[other] >= starts[one] + jobs[one].duration).only_enforce_if(there)
        model.add(starts[one] >= starts[other] + jobs[other].duration).only_enforce_if(back)
