"""The relaxation gives prices that prove its own optimum."""

import pytest

from venueplan.solve import Row, Selection, bound_from_prices
from venueplan.solve.relaxation import relax


def test_an_odd_cycle_is_relaxed_to_halves() -> None:
    """Three columns, each pair exclusive, scores 2: one by one 2, relaxed 3 × 1/2 × 2 = 3."""
    rows = (Row(columns=(0, 1)), Row(columns=(1, 2)), Row(columns=(0, 2)))
    selection = Selection(scores=(2, 2, 2), rows=rows)
    found = relax(selection)
    assert found.shares == pytest.approx((0.5, 0.5, 0.5))
    assert bound_from_prices(selection, found.certificate) == 3


def test_what_has_no_solution_has_no_shares_and_still_a_valid_bound() -> None:
    rows = (Row(columns=(0,), exact=True), Row(columns=(1,), exact=True), Row(columns=(0, 1)))
    selection = Selection(scores=(4, 5), rows=rows)
    found = relax(selection)
    assert found.shares == ()
    assert bound_from_prices(selection, found.certificate) >= 0
