"""The variables of a timetable in CP-SAT: a start per job, a literal per possible place, and what costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from venueplan.solve.timetables.timetable import Job, Time, Times, Timetable

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


class Draft:
    """Variables of a problem, made when first asked for."""

    def __init__(self, model: cp_model.CpModel, problem: Timetable) -> None:
        self.model, self.problem = model, problem
        self.terms: list[Any] = []
        self.prices: list[int] = []
        self.present = [self._present() for _ in problem.jobs]
        self.starts = [self._start(index, job) for index, job in enumerate(problem.jobs)]
        self.at = [self._places(index, job) for index, job in enumerate(problem.jobs)]
        self._before: dict[tuple[int, int], Any] = {}
        self._any: dict[tuple[int, frozenset[str]], Any] = {}
        self._days: dict[int, dict[int, Any]] = {}

    def costs(self, term: Any, price: int) -> None:
        """Let a term cost its price."""
        if price:
            self.terms.append(term)
            self.prices.append(price)

    def end(self, job: int) -> Any:
        """Return when a job is over."""
        return self.starts[job] + self.problem.jobs[job].duration

    def before(self, one: int, other: int) -> Any:
        """Return the literal that says that of two jobs the one comes first."""
        if one > other:
            return ~self.before(other, one)
        if (one, other) not in self._before:
            self._before[one, other] = self.model.new_bool_var("")
        return self._before[one, other]

    def in_any(self, job: int, places: Iterable[str]) -> Any:
        """Return the literal that says that a job is in one of some places; None if it cannot be."""
        here = frozenset(places) & self.at[job].keys()
        if len(here) < 2:
            return next((self.at[job][place] for place in here), None)
        if len(here) == len(self.at[job]):
            return self.present[job]
        if (job, here) not in self._any:
            literal = self.model.new_bool_var("")
            self.model.add(sum(self.at[job][place] for place in sorted(here)) == literal)
            self._any[job, here] = literal
        return self._any[job, here]

    def takers(self, atom: str) -> dict[int, Any]:
        """Return the literal that says that a job takes a place, for each job that can."""
        found = {}
        for job, at in enumerate(self.at):
            literal = self.in_any(job, [place for place in at if atom in self.problem.atoms(place)])
            if literal is not None:
                found[job] = literal
        return found

    def days(self, job: int) -> dict[int, Any]:
        """Return a literal for each day on which a job can be."""
        if job not in self._days:
            day, starts = self.problem.day, [start for start, _ in self.problem.jobs[job].starts]
            self._days[job] = {number: self.model.new_bool_var("") for number in sorted({s // day for s in starts})}
            self.model.add_exactly_one(self._days[job].values())
            for number, literal in self._days[job].items():
                here = self._domain([start for start in starts if start // day == number])
                self.model.add_linear_expression_in_domain(self.starts[job], here).only_enforce_if(literal)
        return self._days[job]

    def hint(self, times: Times) -> None:
        """Tell the search where to look first."""
        for job, time in enumerate(times):
            if time is not None:
                self.model.add_hint(self.starts[job], time[0])
                for place, literal in self.at[job].items():
                    self.model.add_hint(literal, place == time[1])

    def read(self, solver: cp_model.CpSolver, job: int) -> Time | None:
        """Return the start and the place that a solver found for a job."""
        places = [place for place, literal in self.at[job].items() if solver.boolean_value(literal)]
        return (int(solver.value(self.starts[job])), places[0]) if places else None

    def _start(self, index: int, job: Job) -> Any:
        start = self.model.new_int_var_from_domain(self._domain([start for start, _ in job.starts]), "")
        for price in sorted({price for _, price in job.starts} - {0}):
            dear = self.model.new_bool_var("")
            self.costs(dear, price)
            others = self._domain([time for time, cost in job.starts if cost != price])
            here = [~dear, self.present[index]]
            self.model.add_linear_expression_in_domain(start, others).only_enforce_if(here)
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
            starts = self.problem.starts_in(job, place)
            if len(starts) < len(job.starts):
                here = self._domain(starts)
                self.model.add_linear_expression_in_domain(self.starts[index], here).only_enforce_if(found[place])
        self.model.add_exactly_one([*found.values(), ~self.present[index]])
        return found

    @staticmethod
    def _domain(values: Sequence[int]) -> Any:
        # Loading OR-Tools takes half a second: only who solves pays for it.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        return cp_model.Domain.from_values(list(values))
