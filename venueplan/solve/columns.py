"""Choose columns: relaxation, prices, then a search that only looks at what can still matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from venueplan.solve.effort import Effort
from venueplan.solve.relaxation import Relaxed, relax
from venueplan.solve.search import Aim, Searched, search
from venueplan.solve.selection import Certificate, Integers, Selected, Selection, bound_from_prices, reduced_scores

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
    slack: int


def select_columns(
    selection: Selection,
    *,
    effort: Effort,
    seed: int = 0,
    slack: int = 0,
    floor: int | None = None,
    on_progress: OnProgress | None = None,
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
    slack
        The search may end when bound and score are this near.
    floor
        A choice that scores less is of no use: if the bound already is lower, nothing is searched.
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
    if not selection.scores:
        return _nothing_to_choose(selection)
    relaxed = relax(selection)
    certified = bound_from_prices(selection, relaxed.certificate)
    lost = -reduced_scores(selection, relaxed.certificate) // relaxed.certificate.scale
    tell(f"no choice scores more than {certified}", 0.4)
    task = _Task(
        selection=selection, relaxed=relaxed, certified=certified, lost=lost, effort=effort, seed=seed, slack=slack
    )
    hopeless = floor is not None and certified < floor
    best = Searched(chosen=(), bound=certified, status="none") if hopeless else _widen(task)
    objective = selection.score_of(best.chosen)
    status = "optimal" if best.is_a_choice and objective == best.bound else best.status
    tell(f"{status} score {objective}" if best.is_a_choice else "not everything can be had", 1.0)
    return Selected(
        chosen=best.chosen,
        objective=objective,
        bound=best.bound,
        certified=certified,
        certificate=relaxed.certificate,
        status=status,
    )


def _nothing_to_choose(selection: Selection) -> Selected:
    certificate = Certificate(prices=(0,) * len(selection.rows), scale=1)
    status = "optimal" if selection.holds(()) else "infeasible"
    return Selected(chosen=(), objective=0, bound=0, certified=0, certificate=certificate, status=status)


def _widen(task: _Task) -> Searched:
    """Search within ever wider margins until the proof holds for all columns or the effort is spent."""
    best, margin, widest = _round(task), FIRST_MARGIN, int(task.lost.max(initial=0))
    while not best.is_a_choice or best.bound - task.selection.score_of(best.chosen) > task.slack:
        found = _search_within(task, margin, hint=best.chosen)
        if found.is_a_choice:
            best = _better(task, best, found=replace(found, bound=_bound_of_all(task, found, margin=margin)))
        elif found.status == "infeasible" and margin >= widest and not best.is_a_choice:
            return replace(best, status="infeasible")
        wider = task.certified - task.selection.score_of(best.chosen) - 1 if best.is_a_choice else 8 * margin
        if found.status in {"feasible", "none"} or margin >= min(widest, wider):
            break
        margin = wider
    return best


def _round(task: _Task) -> Searched:
    """Choose among the columns that the relaxation uses and, where it is undecided, all that could be meant."""
    used = np.flatnonzero(_meant(task)).astype(np.int64)
    aim = Aim(bound=task.certified, slack=task.slack)
    found = search(task.selection, used, aim=aim, effort=task.effort, seed=task.seed)
    return replace(found, bound=task.certified, status="feasible" if found.is_a_choice else "none")


def _meant(task: _Task) -> NDArray[np.bool_]:
    shares = np.array(task.relaxed.shares or [0.0] * len(task.selection.scores))
    used = shares > 1e-6
    undecided = used & (shares < 1.0 - 1e-6)
    for row in task.selection.rows:
        if row.exact and not row.minus and undecided[list(row.columns)].any():
            used[list(row.columns)] = True
    return np.asarray(used, dtype=bool)


def _better(task: _Task, best: Searched, *, found: Searched) -> Searched:
    score = task.selection.score_of
    better = found if not best.is_a_choice or score(found.chosen) >= score(best.chosen) else best
    return replace(better, bound=max(score(better.chosen), min(best.bound, found.bound)), status="feasible")


def _search_within(task: _Task, margin: int, *, hint: tuple[int, ...]) -> Searched:
    columns = np.flatnonzero(task.lost <= margin).astype(np.int64)
    aim = Aim(bound=task.certified, slack=task.slack, hint=hint)
    return search(task.selection, columns, aim=aim, effort=task.effort, seed=task.seed)


def _bound_of_all(task: _Task, found: Searched, *, margin: int) -> int:
    """Return the bound over all columns: within the margin the search's, beyond it what prices leave."""
    beyond = task.certified - margin - 1 if int(task.lost.max(initial=0)) > margin else found.bound
    return min(task.certified, max(found.bound, beyond))
