"""The least time in which groups pass gates."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies as st
from numpy.typing import NDArray

from venueplan.solve import quickest_flow

Floats = NDArray[np.float64]


def by_all_crowds(arrivals: Floats, amounts: Floats, rates: Floats) -> float:
    """Second opinion: the slowest of all crowds, each solved by halving.

    By max-flow min-cut a time is enough exactly if every crowd P has Σ rate · max(0, T − first(P)) ≥ amount(P).
    """
    worst = 0.0
    for chosen in product((False, True), repeat=len(amounts)):
        crowd = np.array(chosen)
        if not crowd.any():
            continue
        first, amount = arrivals[crowd].min(axis=0), amounts[crowd].sum()
        low, high = 0.0, 1e5
        for _ in range(70):
            middle = (low + high) / 2
            enough = (rates * np.maximum(0.0, middle - first)).sum() >= amount
            low, high = (low, middle) if enough else (middle, high)
        worst = max(worst, high)
    return worst


@given(
    st.integers(1, 5).flatmap(
        lambda groups: st.tuples(
            st.lists(st.lists(st.floats(0, 100), min_size=3, max_size=3), min_size=groups, max_size=groups),
            st.lists(st.floats(0.1, 500), min_size=groups, max_size=groups),
            st.lists(st.floats(0.1, 5), min_size=3, max_size=3),
        )
    )
)
def test_it_is_the_time_of_the_slowest_of_all_crowds(case: tuple[list[list[float]], list[float], list[float]]) -> None:
    arrivals, amounts, rates = (np.array(part) for part in case)
    found = quickest_flow(arrivals, amounts=amounts, rates=rates)
    assert found.time == pytest.approx(by_all_crowds(arrivals, amounts, rates), rel=1e-6)


def test_two_crowds_at_their_own_gates_do_not_help_each_other() -> None:
    """A far gate is worth taking only if the queue at the near one is longer.

    Group one, 30 persons, is at gate a at once, at gate b after 100 s; both let 1/s through. It needs 30 s at a: b is
    of no use. Group two, 10 persons, is at b at once: 10 s.
    """
    found = quickest_flow(
        np.array([[0.0, 100.0], [100.0, 0.0]]), amounts=np.array([30.0, 10.0]), rates=np.array([1.0, 1.0])
    )
    assert found.time == pytest.approx(30.0)
    assert found.crowd.tolist() == [True, False]


def test_who_reaches_no_gate_never_passes() -> None:
    found = quickest_flow(np.array([[1.0], [np.inf]]), amounts=np.ones(2), rates=np.ones(1))
    assert found.time == np.inf
    assert found.crowd.tolist() == [False, True]


def test_a_gate_that_lets_nobody_through_is_none() -> None:
    found = quickest_flow(np.array([[0.0, 7.0]]), amounts=np.array([4.0]), rates=np.array([0.0, 2.0]))
    assert found.time == pytest.approx(9.0)


def test_nobody_needs_no_time() -> None:
    assert quickest_flow(np.zeros((0, 2)), amounts=np.zeros(0), rates=np.ones(2)).time == 0.0
