"""A search that says how far it is and that can be stopped by hand."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from venueplan.solve.search import status_name

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

OnBetter = Callable[[int, int], None]
"""Called with the cost of each better solution and with what is known to be the least."""

LISTEN = 0.1
"""Seconds between two looks at whether somebody wants the search to end; no result depends on it."""


def run_search(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    *,
    on_better: OnBetter | None = None,
    stoppable: bool = False,
) -> str:
    """Solve a model.

    Parameters
    ----------
    on_better
        Told of every better solution.
    stoppable
        Whether an interrupt ends only the search, so that the best solution so far is the result.

    Returns
    -------
    str
        Status in our words; ``interrupted`` if the search was stopped and there is a solution.
    """
    watcher = _watcher(on_better) if on_better else None
    if not stoppable:
        return status_name(solver.solve(model, watcher))
    # The search runs beside this thread: Python hears an interrupt only between two of its own steps.
    search = ThreadPoolExecutor(1).submit(solver.solve, model, watcher)
    stopped = False
    while not search.done():
        try:
            wait([search], timeout=LISTEN)
        except KeyboardInterrupt:
            if stopped:
                raise
            stopped = True
            solver.stop_search()
    status = status_name(search.result())
    if stopped and status == "none":
        raise KeyboardInterrupt
    return "interrupted" if stopped and status == "feasible" else status


def _watcher(on_better: OnBetter) -> cp_model.CpSolverSolutionCallback:
    from ortools.sat.python import cp_model  # noqa: PLC0415  # loading it takes half a second

    class Watcher(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            on_better(round(self.objective_value), round(self.best_objective_bound))

    return Watcher()
