"""Choose columns by two scores in order: first the one, then the other among all that are best by the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from venueplan.solve.columns import Wish, select_columns
from venueplan.solve.effort import Effort
from venueplan.solve.search import Aim, search
from venueplan.solve.selection import Integers, Row, Selected, Selection, reduced_scores

OnProgress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True)
class SelectedInOrder:
    """The best columns by two scores.

    Attributes
    ----------
    first
        The best by the first score alone, with its bound and certificate.
    chosen
        Indices of the chosen columns: as good by the first score, and the best found by the second.
    objective, bound
        Second score reached, and one that no choice as good by the first can exceed.
    status
        ``optimal`` if both scores are proven, ``feasible``, ``infeasible`` or ``none``.
    """

    first: Selected
    chosen: tuple[int, ...]
    objective: int
    bound: int
    status: str


def select_in_order(
    selection: Selection,
    then: tuple[int, ...],
    *,
    effort: Effort,
    seed: int = 0,
    on_progress: OnProgress | None = None,
    is_enough: Callable[[tuple[int, ...]], bool] = lambda _chosen: False,
) -> SelectedInOrder:
    """Choose columns so that every row holds, the score is greatest and, among equals, a second score is greatest.

    A column whose first score falls short of its prices by more than the distance between bound and best cannot be
    part of a choice that is as good; the second search only looks at the others.

    Parameters
    ----------
    selection
        Columns, rows and the first score.
    then
        The second score of each column.
    is_enough
        Asked about the best by the first score alone: whether the second does not matter any more.

    Examples
    --------
    >>> from venueplan.solve.effort import effort_named
    >>> from venueplan.solve.selection import Row
    >>> one_of_three = Selection(scores=(1, 1, 0), rows=(Row(columns=(0, 1, 2), exact=True),))
    >>> found = select_in_order(one_of_three, (2, 3, 9), effort=effort_named("fast"))
    >>> found.chosen, found.first.objective, found.objective, found.status
    ((1,), 1, 3, 'optimal')
    """
    first = select_columns(selection, effort=effort, seed=seed, on_progress=on_progress)
    if first.status not in {"optimal", "feasible"}:
        return SelectedInOrder(first=first, chosen=(), objective=0, bound=0, status=first.status)
    if is_enough(first.chosen):
        reached = sum(then[column] for column in first.chosen)
        most = sum(value for value in then if value > 0)
        return SelectedInOrder(first=first, chosen=first.chosen, objective=reached, bound=most, status="feasible")
    return _best_by_second(selection, then, first=first, effort=effort, seed=seed)


def _best_by_second(
    selection: Selection, then: tuple[int, ...], *, first: Selected, effort: Effort, seed: int
) -> SelectedInOrder:
    face = _face_of(selection, then, first=first)
    hint = face.here(first.chosen)
    found = select_columns(face.selection, effort=effort, seed=seed, wish=Wish(hint=hint))
    chosen = face.there(found.chosen)
    if found.chosen and selection.score_of(chosen) >= first.objective:
        return _answer(then, first=first, chosen=chosen, bound=found.bound, status=found.status)
    return _best_by_both(selection, then, first=first, effort=effort, seed=seed)


@dataclass(frozen=True, kw_only=True)
class _Face:
    """The choices as good by the first score: a selection of its own, scored by the second.

    Attributes
    ----------
    columns
        Indices, in the whole selection, of its columns.
    """

    selection: Selection
    columns: Integers

    def here(self, chosen: tuple[int, ...]) -> tuple[int, ...]:
        """Return columns of the whole selection as columns of this one."""
        return tuple(int(column) for column in np.searchsorted(self.columns, np.array(chosen, dtype=np.int64)))

    def there(self, chosen: tuple[int, ...]) -> tuple[int, ...]:
        """Return columns of this selection as columns of the whole one."""
        return tuple(int(self.columns[column]) for column in chosen)


def _face_of(selection: Selection, then: tuple[int, ...], *, first: Selected) -> _Face:
    """Return the columns and rows of the choices that are as good by the first score, by complementary slackness.

    Whatever such a choice loses against the prices, column by column and row by row, adds up to the distance between
    the bound that they prove and the best. So a column that loses more is out, one that gains more is in, and a row
    with a higher price is full.
    """
    prices = first.certificate.prices
    gains = reduced_scores(selection, first.certificate)
    paid = sum(price * row.total for price, row in zip(prices, selection.rows, strict=True))
    apart = paid + int(gains[gains > 0].sum()) - first.objective * first.certificate.scale
    columns = np.flatnonzero(gains >= -apart).astype(np.int64)
    place = {int(column): index for index, column in enumerate(columns)}
    rows = [
        replace(row, columns=_of(row.columns, place), minus=_of(row.minus, place), most=row.total, exact=full)
        for row, full in ((row, row.exact or price > apart) for row, price in zip(selection.rows, prices, strict=True))
    ]
    rows += [Row(columns=(place[int(column)],), exact=True) for column in np.flatnonzero(gains > apart)]
    return _Face(selection=Selection(scores=tuple(then[c] for c in columns), rows=tuple(rows)), columns=columns)


def _of(columns: tuple[int, ...], place: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(place[column] for column in columns if column in place)


def _best_by_both(
    selection: Selection, then: tuple[int, ...], *, first: Selected, effort: Effort, seed: int
) -> SelectedInOrder:
    """Search with both scores in one, for a first score whose bound is not reached."""
    columns = _that_can_matter(selection, first)
    spread = 1 + sum(abs(then[column]) for column in columns)
    both = replace(selection, scores=tuple(spread * one + two for one, two in zip(selection.scores, then, strict=True)))
    aim = Aim(bound=spread * first.bound + spread - 1, hint=first.chosen)
    found = search(both, columns, aim=aim, effort=effort, seed=seed)
    chosen = found.chosen if found.is_a_choice else first.chosen
    if selection.score_of(chosen) < first.objective:
        chosen = first.chosen
    reached = spread * first.objective + sum(then[column] for column in chosen)
    bound = found.bound - reached + sum(then[column] for column in chosen) if found.is_a_choice else spread - 1
    return _answer(then, first=first, chosen=chosen, bound=min(bound, spread - 1), status=found.status)


def _answer(
    then: tuple[int, ...], *, first: Selected, chosen: tuple[int, ...], bound: int, status: str
) -> SelectedInOrder:
    objective = sum(then[column] for column in chosen)
    return SelectedInOrder(
        first=first,
        chosen=chosen,
        objective=objective,
        bound=max(objective, bound),
        status="optimal" if first.status == status == "optimal" else "feasible",
    )


def _that_can_matter(selection: Selection, first: Selected) -> Integers:
    """Return the columns that a choice with as good a first score can hold."""
    lost = -reduced_scores(selection, first.certificate)
    within = (first.certified + 1 - first.objective) * first.certificate.scale
    return np.flatnonzero(lost < within).astype(np.int64)
