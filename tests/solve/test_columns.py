"""Choosing columns: optimal on what can be tried out, proven on what cannot."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import linear_sum_assignment

from venueplan.solve import Row, Selection, Wish, bound_from_prices, effort_named, select_columns

EFFORT = effort_named("reproducible")


def best_by_trying(selection: Selection) -> int | None:
    columns = range(len(selection.scores))
    choices = (chosen for size in range(len(columns) + 1) for chosen in combinations(columns, size))
    return max((selection.score_of(chosen) for chosen in choices if selection.holds(chosen)), default=None)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    size = draw(st.integers(1, 7))
    scores = tuple(draw(st.lists(st.integers(-20, 200), min_size=size, max_size=size)))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        names = draw(st.lists(st.integers(0, size - 1), unique=True, min_size=1, max_size=size))
        minus = (names.pop(),) if len(names) > 1 and draw(st.booleans()) else ()
        rows.append(Row(columns=tuple(names), minus=minus, exact=draw(st.booleans())))
    return Selection(scores=scores, rows=tuple(rows))


@settings(max_examples=60, deadline=None)
@given(selections())
def test_small_selections_are_solved_to_the_proven_best(selection: Selection) -> None:
    best = best_by_trying(selection)
    found = select_columns(selection, effort=EFFORT)
    if best is None:
        assert found.status == "infeasible"
        assert found.chosen == ()
    else:
        assert selection.holds(found.chosen)
        assert found.objective == found.bound == best
        assert found.status == "optimal"


def assignment(size: int, *, seed: int) -> tuple[Selection, list[list[int]]]:
    """Return bidders × booths as a selection, and the scores as a matrix."""
    random = Random(seed)  # noqa: S311  # a test instance
    scores = [[random.randint(1, 1000) for _ in range(size)] for _ in range(size)]
    rows = [Row(columns=tuple(range(i * size, i * size + size)), exact=True) for i in range(size)]
    rows += [Row(columns=tuple(range(j, size * size, size))) for j in range(size)]
    return Selection(scores=tuple(value for line in scores for value in line), rows=tuple(rows)), scores


def test_an_assignment_equals_the_hungarian_optimum_and_its_certificate_says_so() -> None:
    selection, scores = assignment(40, seed=7)
    found = select_columns(selection, effort=EFFORT)
    row, column = linear_sum_assignment(scores, maximize=True)
    optimum = sum(scores[i][j] for i, j in zip(row, column, strict=True))
    assert found.objective == found.bound == optimum
    assert bound_from_prices(selection, found.certificate) == found.certified == optimum


def knapsacks_of_cliques(*, seed: int) -> Selection:
    """Return a selection whose relaxation is fractional: odd cycles of columns that exclude each other."""
    random = Random(seed)  # noqa: S311  # a test instance
    scores: list[int] = []
    rows: list[Row] = []
    for _ in range(6):
        first = len(scores)
        scores += [random.randint(50, 60) for _ in range(5)]
        rows += [Row(columns=(first + i, first + (i + 1) % 5)) for i in range(5)]
    rows += [Row(columns=tuple(sorted(random.sample(range(len(scores)), 3)))) for _ in range(8)]
    return Selection(scores=tuple(scores), rows=tuple(rows))


def test_a_fractional_relaxation_is_closed_by_the_search() -> None:
    selection = knapsacks_of_cliques(seed=3)
    found = select_columns(selection, effort=EFFORT)
    assert selection.holds(found.chosen)
    assert found.objective == selection.score_of(found.chosen) <= found.bound < found.certified
    assert found.status == "optimal"


def test_two_runs_choose_the_same() -> None:
    selection = knapsacks_of_cliques(seed=5)
    assert select_columns(selection, effort=EFFORT, seed=3) == select_columns(selection, effort=EFFORT, seed=3)


def test_nothing_is_searched_below_the_floor() -> None:
    selection, _ = assignment(5, seed=1)
    found = select_columns(selection, effort=EFFORT, wish=Wish(floor=10**6))
    assert (found.status, found.chosen) == ("none", ())
    assert found.bound < 10**6


def test_a_selection_without_columns_is_answered() -> None:
    assert select_columns(Selection(scores=(), rows=()), effort=EFFORT).status == "optimal"
    empty = Selection(scores=(), rows=(Row(columns=(), exact=True),))
    assert select_columns(empty, effort=EFFORT).status == "infeasible"


def test_progress_is_told_in_order() -> None:
    said: list[float] = []
    select_columns(assignment(5, seed=2)[0], effort=EFFORT, on_progress=lambda _message, share: said.append(share))
    assert said == sorted(said)
    assert said[-1] == pytest.approx(1.0)


def test_slack_ends_a_search_early_and_the_gap_is_told() -> None:
    selection = knapsacks_of_cliques(seed=9)
    loose = select_columns(selection, effort=EFFORT, wish=Wish(slack=10**6))
    tight = select_columns(selection, effort=EFFORT)
    assert loose.objective <= tight.objective <= tight.bound <= loose.bound
