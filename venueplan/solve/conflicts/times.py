"""Jobs with times and places, and the rules of a planner over them, each with a name and a price."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any

from venueplan.solve.timetables.timetable import Job

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True, kw_only=True)
class TimeRule:
    """One rule of the planner.

    Attributes
    ----------
    name
        Unique.
    jobs
        Indices of the jobs that it names; they take place while it holds.
    cost
        What it costs to give it up.
    starts, places
        The only starts and places that these jobs may have; None: any.
    apart
        Whether no two of these jobs overlap in time.
    """

    name: str
    jobs: tuple[int, ...]
    cost: int = 1
    starts: frozenset[int] | None = None
    places: frozenset[str] | None = None
    apart: bool = False


@dataclass(frozen=True, kw_only=True)
class RuledTimes:
    """Jobs with every start and place that nature leaves them, and the rules that a planner could give up.

    Attributes
    ----------
    gaps
        Least time between two jobs in one place, by their kinds; 0 if not named.
    """

    jobs: tuple[Job, ...]
    rules: tuple[TimeRule, ...]
    gaps: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @cached_property
    def costs(self) -> dict[str, int]:
        """Cost of giving up each rule, by its name."""
        return {rule.name: rule.cost for rule in self.rules}

    def model(self, names: Collection[str], *, wanted: bool = False) -> tuple[cp_model.CpModel, dict[str, Any]]:
        """Return a model without an objective in which each of some rules holds where its literal is true.

        Parameters
        ----------
        wanted
            Whether the jobs that these rules name have to take place even where the rules are given up.
        """
        # Loading OR-Tools takes half a second: only who solves pays for it.
        from ortools.sat.python import cp_model  # noqa: PLC0415

        rules = [rule for rule in self.rules if rule.name in names]
        here = sorted({job for rule in rules for job in rule.jobs})
        draft = _Draft(cp_model.CpModel(), {index: self.jobs[index] for index in here}, wanted=wanted)
        for one, other in combinations(here, 2):
            draft.take_turns(one, other, gaps=self.gaps)
        switches = {rule.name: draft.model.new_bool_var("") for rule in rules}
        for rule in rules:
            draft.add(rule, switches[rule.name])
        return draft.model, switches


class _Draft:
    """Variables of some jobs: a start, a literal per place, and whether the job takes place."""

    def __init__(self, model: cp_model.CpModel, jobs: Mapping[int, Job], *, wanted: bool) -> None:
        self.model, self.jobs = model, jobs
        self.present = {job: model.new_constant(1) if wanted else model.new_bool_var("") for job in jobs}
        self.starts = {index: self._within([start for start, _ in job.starts]) for index, job in jobs.items()}
        self.at = {index: {place: model.new_bool_var("") for place, _ in job.places} for index, job in jobs.items()}
        for index in jobs:
            model.add_exactly_one([*self.at[index].values(), ~self.present[index]])

    def _within(self, starts: Sequence[int]) -> Any:
        from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

        return self.model.new_int_var_from_domain(cp_model.Domain.from_values(list(starts)), "")

    def take_turns(self, one: int, other: int, *, gaps: Mapping[tuple[str, str], int]) -> None:
        """Keep two jobs apart in every place that both may have, by the gap that their kinds ask for."""
        shared = sorted(self.at[one].keys() & self.at[other].keys())
        if not shared:
            return
        first = self.model.new_bool_var("")
        kinds = self.jobs[one].kind, self.jobs[other].kind
        for place in shared:
            both = [self.at[one][place], self.at[other][place]]
            self._in_order((one, other), gap=gaps.get(kinds, 0), given=[*both, first])
            self._in_order((other, one), gap=gaps.get(kinds[::-1], 0), given=[*both, ~first])

    def _in_order(self, pair: tuple[int, int], *, gap: int, given: list[Any]) -> None:
        one, other = pair
        end = self.starts[one] + self.jobs[one].duration + gap
        self.model.add(self.starts[other] >= end).only_enforce_if(given)

    def add(self, rule: TimeRule, switch: Any) -> None:
        """Add what a rule asks for while its literal is true."""
        for job in rule.jobs:
            self.model.add_implication(switch, self.present[job])
            if rule.places is not None:
                for place, literal in self.at[job].items():
                    if place not in rule.places:
                        self.model.add_implication(switch, ~literal)
            if rule.starts is not None:
                self._starts_within(job, rule.starts, switch=switch)
        for one, other in combinations(rule.jobs if rule.apart else (), 2):
            first = self.model.new_bool_var("")
            self._in_order((one, other), gap=0, given=[switch, first])
            self._in_order((other, one), gap=0, given=[switch, ~first])

    def _starts_within(self, job: int, starts: Collection[int], *, switch: Any) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

        domain = cp_model.Domain.from_values(sorted(starts))
        self.model.add_linear_expression_in_domain(self.starts[job], domain).only_enforce_if(switch)
