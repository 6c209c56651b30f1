"""Choose columns: relaxation, prices, then a search that only looks at what can still matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from venueplan.solve.effort import Effort
from venueplan.solve.relaxation import Relaxed, relax
from venueplan.solve.search import Searched, search
from venueplan.solve.selection import Integers, Selected, Selection, bound_from_prices, reduced_scores

OnProgress = Callable[[str, float], None]

FIRST_MARGIN = 16
"""The first search looks at columns that fall short of their prices by at most this score."""


@dataclass(frozen=True, kw_only=True)
class _Task:
    """What stays the same while margins widen; ``lost`` is what each column falls short of its prices."""

    selection: Selection
    relaxed: Relaxed
    certified: int
    lost: Integers
    effort: Effort
    seed: int


def select_columns(
    selection: Selection, *, effort: Effort, seed: int = 0, on_progress: OnProgress | None = None
) -> Selected:
    """Choose columns so that every row holds and the score is greatest.

    The relaxation gives prices and so a bound. A column whose score falls short of its prices by more than the
    distance between the bound and the best choice cannot be part of a better one; the search starts with the columns
    nearest to their prices and widens that margin until nothing that was left out can matter, or the effort is spent.

    Parameters
    ----------
    selection
        Columns, scores and rows.
    effort
        Limits; one worker and the same seed give the same choice on every run.
    on_progress
        Called with what is known so far and the fraction done.

    Examples
    --------
    >>> from venueplan.solve.effort import effort_named
    >>> from venueplan.solve.selection import Row
    >>> pairs = Selection(scores=(5, 4, 4), rows=(Row(columns=(0, 1)), Row(columns=(0, 2))))
    >>> found = select_columns(pairs, effort=effort_named("reproducible"))
    >>> found.chosen, found.objective, found.bound, found.status
    ((1, 2), 8, 8, 'optimal')
    """
    tell = on_progress or (lambda _message, _fraction: None)
    relaxed = relax(selection)
    certified = bound_from_prices(selection, relaxed.certificate)
    lost = -reduced_scores(selection, relaxed.certificate) // relaxed.certificate.scale
    tell(f"no allocation scores more than {certified}", 0.4)
    task = _Task(selection=selection, relaxed=relaxed, certified=certified, lost=lost, effort=effort, seed=seed)
    best = _widen(task)
    objective = selection.score_of(best.chosen)
    status = "optimal" if best.chosen and objective == best.bound else best.status
    tell(f"{status} score {objective}", 1.0)
    return Selected(
        chosen=best.chosen,
        objective=objective,
        bound=best.bound,
        certified=certified,
        certificate=relaxed.certificate,
        status=status,
    )


def _widen(task: _Task) -> Searched:
    """Search within ever wider margins until the proof holds for all columns or the effort is spent."""
    margin, widest = FIRST_MARGIN, int(task.lost.max(initial=0))
    best = Searched(chosen=(), bound=task.certified, status="none")
    while True:
        found = _search_within(task, margin, hint=best.chosen)
        objective = task.selection.score_of(found.chosen)
        if found.status == "optimal":
            best = replace(found, bound=_bound_of_all(task, found, margin=margin), status="feasible")
            if best.bound <= objective:
                return replace(best, bound=objective, status="optimal")
            margin = task.certified - objective - 1
        elif found.status == "feasible":
            better = found if objective >= task.selection.score_of(best.chosen) or not best.chosen else best
            bound = min(best.bound, _bound_of_all(task, found, margin=margin))
            return replace(better, bound=bound, status="feasible")
        elif margin >= widest or found.status == "none":
            return replace(best, status=best.status if best.chosen else found.status)
        else:
            margin = 8 * margin


def _search_within(task: _Task, margin: int, *, hint: tuple[int, ...]) -> Searched:
    columns = np.flatnonzero(task.lost <= margin).astype(np.int64)
    near = hint or tuple(column for column, share in enumerate(task.relaxed.shares) if share > 0.5)
    return search(task.selection, columns, effort=task.effort, seed=task.seed, hint=near)


def _bound_of_all(task: _Task, found: Searched, *, margin: int) -> int:
    """Return the bound over all columns: within the margin the search's, beyond it what prices leave."""
    beyond = task.certified - margin - 1 if int(task.lost.max(initial=0)) > margin else found.bound
    return min(task.certified, max(found.bound, beyond))
