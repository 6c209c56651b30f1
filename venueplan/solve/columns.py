"""Choose columns: relaxation, prices, then a search that only looks at what can still matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from venueplan.solve.choosing.diving import STEPS, dive
from venueplan.solve.choosing.improving import Improvement
from venueplan.solve.choosing.matrix import Matrix
from venueplan.solve.effort import Effort
from venueplan.solve.relaxation import Relaxed, relax
from venueplan.solve.search import Aim, Searched, search
from venueplan.solve.selection import Certificate, Integers, Selected, Selection, bound_from_prices, reduced_scores

OnProgress = Callable[[str, float], None]

FIRST_MARGIN = 16
"""The first search looks at columns that fall short of their prices by at most this score."""

DIVED = 12_000
"""So many columns, those nearest to their prices, are dived into."""

IMPROVED = 20_000
"""So many are improved with."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is wanted of a choice, besides the best score.

    Attributes
    ----------
    slack
        The search may end when bound and score are this near.
    floor
        A choice that scores less is of no use: if the bound already is lower, nothing is searched.
    ceiling
        A score that no choice exceeds, if one is known.
    hint
        A choice that is known already.
    relaxed_only
        The hint is the choice, whatever it scores; only the bound is wanted.
    """

    slack: int = 0
    floor: int | None = None
    ceiling: int | None = None
    hint: tuple[int, ...] = ()
    relaxed_only: bool = False


@dataclass(kw_only=True)
class _Task:
    """What is known of a selection while it is worked on; ``lost`` is what each column falls short of its prices."""

    matrix: Matrix
    effort: Effort
    seed: int
    wish: Wish
    tell: OnProgress
    best: Searched
    relaxed: Relaxed | None = None
    certified: int = 0
    lost: Integers

    @property
    def selection(self) -> Selection:
        return self.matrix.selection

    @property
    def score(self) -> int:
        return self.selection.score_of(self.best.chosen)

    def is_good_enough(self) -> bool:
        """Tell whether score and bound are as near as wanted."""
        return self.best.is_a_choice and self.best.bound - self.score <= self.wish.slack

    def say(self, fraction: float) -> None:
        """Tell score, bound and gap."""
        if self.best.is_a_choice:
            gap = (self.best.bound - self.score) / max(1, abs(self.best.bound))
            self.tell(f"searching: best {self.score:,}, bound {self.best.bound:,}, gap {gap:.2%}", fraction)

    def take(self, chosen: tuple[int, ...]) -> None:
        """Keep a choice if it is the best so far."""
        if not self.best.is_a_choice or self.selection.score_of(chosen) > self.score:
            self.best = replace(self.best, chosen=chosen, status="feasible")


def select_columns(
    selection: Selection,
    *,
    effort: Effort,
    seed: int = 0,
    wish: Wish = Wish(),  # frozen
    on_progress: OnProgress | None = None,
) -> Selected:
    """Choose columns so that every row holds and the score is greatest.

    The relaxation gives prices and so a bound. A dive into it gives a choice, of which parts are then made anew again
    and again. A column whose score falls short of its prices by more than the distance between the bound and the best
    choice cannot be part of a better one; what is left is searched, beginning with the columns nearest to their
    prices, until nothing that was left out can matter, or the effort is spent.

    An interrupt (Ctrl-C) ends the work and gives the best choice so far, if there is one.

    Parameters
    ----------
    selection
        Columns, scores and rows.
    effort
        Limits; one worker and the same seed give the same choice on every run.
    wish
        When the work may end, and what is known before it begins.
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
    task = _task(selection, effort=effort, seed=seed, wish=wish, tell=tell)
    interrupted = False
    try:
        _work(task)
    except KeyboardInterrupt:
        if not task.best.is_a_choice:
            raise
        interrupted = True
    return _answer(task, interrupted=interrupted)


def _task(selection: Selection, *, effort: Effort, seed: int, wish: Wish, tell: OnProgress) -> _Task:
    matrix = Matrix(selection=selection)
    known = np.array(sorted(wish.hint), dtype=np.int64)
    usable = len(known) > 0 and matrix.holds(known)
    trivial = bound_from_prices(selection, Certificate(prices=(0,) * len(selection.rows), scale=1))
    trivial = trivial if wish.ceiling is None else min(trivial, wish.ceiling)
    best = Searched(
        chosen=tuple(known.tolist()) if usable else (), bound=trivial, status="feasible" if usable else "none"
    )
    lost = np.zeros(len(selection.scores), dtype=np.int64)
    return _Task(matrix=matrix, effort=effort, seed=seed, wish=wish, tell=tell, best=best, lost=lost)


def _work(task: _Task) -> None:
    """Bound, dive, improve, search; each only if what came before is not good enough."""
    task.relaxed = relax(task.selection, matrix=task.matrix)
    task.certified = bound_from_prices(task.selection, task.relaxed.certificate)
    task.lost = -reduced_scores(task.selection, task.relaxed.certificate) // task.relaxed.certificate.scale
    task.best = replace(task.best, bound=min(task.best.bound, task.certified))
    task.tell(f"no choice scores more than {task.certified:,}", 0.4)
    task.say(0.4)
    hopeless = task.wish.floor is not None and task.certified < task.wish.floor
    if hopeless or task.wish.relaxed_only:
        return
    if not task.is_good_enough() and task.relaxed.shares:
        _dive(task)
        _improve(task)
    task.best = _widen(task)


def _answer(task: _Task, *, interrupted: bool) -> Selected:
    best, relaxed = task.best, task.relaxed
    certificate = relaxed.certificate if relaxed else Certificate(prices=(0,) * len(task.selection.rows), scale=1)
    optimal = best.is_a_choice and task.score == best.bound
    status = "optimal" if optimal else "interrupted" if interrupted else best.status
    said = f"{status}: best {task.score:,}, bound {best.bound:,}" if best.is_a_choice else "not everything can be had"
    task.tell(said, 1.0)
    return Selected(
        chosen=best.chosen,
        objective=task.score,
        bound=best.bound,
        certified=task.certified if relaxed else best.bound,
        certificate=certificate,
        status=status,
    )


def _nothing_to_choose(selection: Selection) -> Selected:
    certificate = Certificate(prices=(0,) * len(selection.rows), scale=1)
    status = "optimal" if selection.holds(()) else "infeasible"
    return Selected(chosen=(), objective=0, bound=0, certified=0, certificate=certificate, status=status)


def _nearest(task: _Task, count: int) -> Integers:
    """Return the columns nearest to their prices, those of last resort and those that no row asks for, ascending."""
    order = np.argsort(task.lost, kind="stable")[:count]
    return np.unique(np.concatenate([order, task.matrix.last_resorts, task.matrix.free])).astype(np.int64)


def _dive(task: _Task) -> None:
    prices = np.array(task.relaxed.certificate.prices if task.relaxed else (), dtype=float)
    columns = _nearest(task, DIVED)
    for step in STEPS:
        found = dive(task.matrix, columns, prices=prices, step=step)
        if found and (not task.best.is_a_choice or task.selection.score_of(found) > task.score):
            task.take(found)
            break
    task.say(0.5)


def _improve(task: _Task) -> None:
    """Make parts of the choice anew until it is good enough or the rounds are spent."""
    if not task.best.is_a_choice or not task.best.chosen or task.is_good_enough():
        return
    work = Improvement(
        matrix=task.matrix,
        columns=_nearest(task, IMPROVED),
        lost=task.lost.astype(float),
        shares=np.array(task.relaxed.shares if task.relaxed else (), dtype=float),
        chosen=np.array(task.best.chosen, dtype=np.int64),
        seed=task.seed,
    )
    for number, _ in enumerate(work.rounds(task.effort.rounds), start=1):
        task.take(tuple(int(column) for column in work.chosen))
        task.say(0.5 + 0.3 * number / task.effort.rounds)
        if task.is_good_enough():
            return


def _widen(task: _Task) -> Searched:
    """Search within ever wider margins until the proof holds for all columns or the effort is spent."""
    best, margin, widest = task.best, FIRST_MARGIN, int(task.lost.max(initial=0))
    while not best.is_a_choice or best.bound - task.selection.score_of(best.chosen) > task.wish.slack:
        found = _search_within(task, margin, hint=best.chosen)
        if found.is_a_choice:
            best = _better(task, best, found=replace(found, bound=_bound_of_all(task, found, margin=margin)))
        elif found.status == "infeasible" and margin >= widest and not best.is_a_choice:
            return replace(best, status="infeasible")
        task.best = best
        wider = task.certified - task.selection.score_of(best.chosen) - 1 if best.is_a_choice else 8 * margin
        if found.status in {"feasible", "none"} or margin >= min(widest, wider):
            break
        margin = wider
    return best


def _better(task: _Task, best: Searched, *, found: Searched) -> Searched:
    score = task.selection.score_of
    better = found if not best.is_a_choice or score(found.chosen) >= score(best.chosen) else best
    return replace(better, bound=max(score(better.chosen), min(best.bound, found.bound)), status="feasible")


def _search_within(task: _Task, margin: int, *, hint: tuple[int, ...]) -> Searched:
    columns = np.flatnonzero(task.lost <= margin).astype(np.int64)
    aim = Aim(bound=task.certified, slack=task.wish.slack, hint=hint)
    return search(task.selection, columns, aim=aim, effort=task.effort, seed=task.seed)


def _bound_of_all(task: _Task, found: Searched, *, margin: int) -> int:
    """Return the bound over all columns: within the margin the search's, beyond it what prices leave."""
    beyond = task.certified - margin - 1 if int(task.lost.max(initial=0)) > margin else found.bound
    return min(task.certified, max(found.bound, beyond))
