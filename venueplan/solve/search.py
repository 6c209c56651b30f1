"""Search among columns with CP-SAT."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from venueplan.solve.effort import Effort
from venueplan.solve.selection import Integers, Selection

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True, kw_only=True)
class Searched:
    """What a search found: chosen columns, a bound within the columns it looked at, and the solver's word."""

    chosen: tuple[int, ...]
    bound: int
    status: str

    @property
    def is_a_choice(self) -> bool:
        """Whether there is a choice at all; the empty one is a choice too."""
        return self.status in {"optimal", "feasible"}


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What a search tries and when it may end.

    Attributes
    ----------
    bound
        A score that no choice can exceed, known beforehand.
    slack
        The search may end when its choice is this near to its bound.
    hint
        Indices of columns to try first.
    """

    bound: int
    slack: int = 0
    hint: tuple[int, ...] = ()


def search(selection: Selection, columns: Integers, *, aim: Aim, effort: Effort, seed: int = 0) -> Searched:
    """Choose among some columns of a selection; the others stay out.

    Parameters
    ----------
    columns
        Indices of the columns that may be chosen, ascending.

    Returns
    -------
    Searched
        With status ``optimal`` (within the slack), ``feasible``, ``infeasible`` or ``none`` for these columns.
    """
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.sat.python import cp_model  # noqa: PLC0415

    model = cp_model.CpModel()
    literals = {int(column): model.new_bool_var("") for column in columns}
    if not _add_rows(model, selection, literals=literals):
        return Searched(chosen=(), bound=0, status="infeasible")
    scores = [selection.scores[column] for column in literals]
    score = cp_model.LinearExpr.weighted_sum(list(literals.values()), scores)
    model.add(score <= aim.bound)
    model.maximize(score)
    for column in aim.hint:
        if column in literals:
            model.add_hint(literals[column], True)
    solver = solver_of(effort, seed=seed)
    solver.parameters.absolute_gap_limit = aim.slack
    status = status_name(_solved(solver, model))
    if status not in {"optimal", "feasible"}:
        return Searched(chosen=(), bound=0, status=status)
    chosen = tuple(column for column, literal in literals.items() if solver.boolean_value(literal))
    return Searched(chosen=chosen, bound=round(solver.best_objective_bound), status=status)


def _solved(solver: cp_model.CpSolver, model: cp_model.CpModel) -> Any:
    """Solve in a thread of its own, so that an interrupt is heard at once; then it goes on its way."""
    with ThreadPoolExecutor(1) as pool:
        solving = pool.submit(solver.solve, model)
        try:
            return solving.result()
        except KeyboardInterrupt:
            solver.stop_search()
            raise


def solver_of(effort: Effort, *, seed: int) -> cp_model.CpSolver:
    """Return a CP-SAT solver with deterministic limits."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False  # an interrupt ends the command, not only the search
    return solver


def status_name(status: Any) -> str:
    """Return a status of CP-SAT in our words; values exist on unknown ones too, so ask this first."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

    names = {cp_model.OPTIMAL: "optimal", cp_model.FEASIBLE: "feasible", cp_model.INFEASIBLE: "infeasible"}
    return names.get(status, "none")


def _add_rows(model: cp_model.CpModel, selection: Selection, *, literals: dict[int, cp_model.IntVar]) -> bool:
    """Add the rows; tell whether none of them is already broken because its columns are missing."""
    for row in selection.rows:
        plus = _present(row.columns, literals)
        minus = _present(row.minus, literals)
        if not plus and not minus:
            if row.exact and row.total:
                return False
        elif not row.is_plain:
            weights = [1] * len(plus) + [-1] * len(minus)
            difference = weighted_sum([*plus, *minus], weights)
            model.add(difference == row.total if row.exact else difference <= row.total)
        elif row.exact:
            model.add_exactly_one(plus)
        elif len(plus) > 1:
            model.add_at_most_one(plus)
    return True


def weighted_sum(literals: list[Any], weights: list[int]) -> Any:
    """Return a linear expression of CP-SAT."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  # as above

    return cp_model.LinearExpr.weighted_sum(literals, weights)


def _present(columns: Iterable[int], literals: dict[int, cp_model.IntVar]) -> list[cp_model.IntVar]:
    return [literals[column] for column in columns if column in literals]
