"""Selections: rows, prices, and a bound that needs no solver."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from venueplan.solve import Row, Selection, bound_from_prices
from venueplan.solve.selection import Certificate


def best_by_trying(selection: Selection) -> int | None:
    """Return the best score of all choices, found by trying each; None if no choice keeps the rows."""
    columns = range(len(selection.scores))
    choices = (chosen for size in range(len(columns) + 1) for chosen in combinations(columns, size))
    return max((selection.score_of(chosen) for chosen in choices if selection.holds(chosen)), default=None)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Draw up to eight columns and up to six rows of every sort."""
    size = draw(st.integers(1, 8))
    scores = tuple(draw(st.lists(st.integers(-20, 60), min_size=size, max_size=size)))
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        names = draw(st.lists(st.integers(0, size - 1), unique=True, min_size=1, max_size=size))
        split = draw(st.integers(1, len(names)))
        minus = tuple(names[split:]) if draw(st.booleans()) else ()
        rows.append(Row(columns=tuple(names[:split]), minus=minus, exact=draw(st.booleans())))
    return Selection(scores=scores, rows=tuple(rows))


@given(st.data())
def test_no_choice_beats_a_certificate_whatever_its_prices(data: st.DataObject) -> None:
    selection = data.draw(selections())
    prices = tuple(
        data.draw(st.integers(-300 if row.exact else 0, 300), label="price in quarters") for row in selection.rows
    )
    bound = bound_from_prices(selection, Certificate(prices=prices, scale=4))
    best = best_by_trying(selection)
    assert best is None or best <= bound


def test_prices_of_the_optimal_assignment_close_the_gap() -> None:
    """Two bidders, two booths, scores 5 4 / 4 1: the optimum is 4 + 4 = 8.

    Prices 4 and 3 of the bidders, 1 and 0 of the booths add up to 8, and no column scores more than its prices.
    """
    rows = (
        Row(columns=(0, 1), exact=True),
        Row(columns=(2, 3), exact=True),
        Row(columns=(0, 2)),
        Row(columns=(1, 3)),
    )
    selection = Selection(scores=(5, 4, 4, 1), rows=rows)
    assert best_by_trying(selection) == 8
    assert bound_from_prices(selection, Certificate(prices=(4, 3, 1, 0), scale=1)) == 8


def test_control_a_negative_price_on_a_limit_is_refused() -> None:
    selection = Selection(scores=(1,), rows=(Row(columns=(0,)),))
    with pytest.raises(ValueError, match="not negative"):
        bound_from_prices(selection, Certificate(prices=(-1,), scale=1))


def test_control_a_missing_price_is_refused() -> None:
    selection = Selection(scores=(1,), rows=(Row(columns=(0,)),))
    with pytest.raises(ValueError, match="a price for each row"):
        bound_from_prices(selection, Certificate(prices=(), scale=1))


@pytest.mark.parametrize(
    ("row", "chosen", "holds"),
    [
        (Row(columns=(0, 1)), (), True),
        (Row(columns=(0, 1)), (0, 1), False),
        (Row(columns=(0, 1), exact=True), (), False),
        (Row(columns=(0, 1), exact=True), (1,), True),
        (Row(columns=(0,), minus=(1,)), (0,), False),
        (Row(columns=(0,), minus=(1,)), (1,), True),
        (Row(columns=(0,), minus=(1,), exact=True), (1,), False),
        (Row(columns=(0,), minus=(1,), exact=True), (0, 1), True),
    ],
)
def test_rows_read_as_sentences(row: Row, chosen: tuple[int, ...], holds: bool) -> None:
    assert Selection(scores=(1, 1), rows=(row,)).holds(chosen) is holds
