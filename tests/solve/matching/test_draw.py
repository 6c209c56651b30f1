"""The draw: nobody would rather have what somebody behind was given."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from matchings import factored

from venueplan.solve.matching import FORBIDDEN, WITHOUT, Table, faults_of, kernels, match_bidders, serial_draw, sweep


@given(seed=st.integers(0, 10**6), coarse=st.booleans())
@settings(max_examples=15)
def test_nobody_envies_who_came_later(seed: int, *, coarse: bool) -> None:
    ratings = factored(30, 40, seed=seed, coarse=coarse)
    order = np.random.default_rng(seed).permutation(30)
    drawn = serial_draw(ratings, order=order, compiled=False)
    scores = ratings.block(np.arange(30))
    assert faults_of(drawn.places, ratings=ratings) == ()
    for turn, bidder in enumerate(order):
        own = drawn.scores[bidder] if drawn.places[bidder] != WITHOUT else FORBIDDEN
        later = drawn.places[order[turn + 1 :]]
        left = [*later[later != WITHOUT], *np.setdiff1d(np.arange(40), drawn.places)]
        assert all(scores[bidder, place] <= own for place in left)


@given(seed=st.integers(0, 10**6), coarse=st.booleans())
@settings(max_examples=10)
def test_cells_and_rows_draw_alike(seed: int, *, coarse: bool) -> None:
    ratings = factored(30, 130, seed=seed, coarse=coarse)
    order = np.random.default_rng(seed).permutation(30)
    rows = serial_draw(Table(scores=ratings.block(np.arange(30))), order=order)
    assert serial_draw(ratings, order=order, compiled=False).places.tolist() == rows.places.tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sweep, "_kernels", lambda: kernels)
        assert serial_draw(ratings, order=order).places.tolist() == rows.places.tolist()


def test_fairness_costs_by_hand() -> None:
    """Who comes first takes 5 and leaves 1 to the other: 6 instead of 8."""
    table = Table(scores=np.array([[5, 4], [4, 1]], dtype=np.int32))
    assert serial_draw(table).objective == 6
    assert match_bidders(table).objective == 8


def test_a_place_has_room_for_as_many_as_it_says() -> None:
    table = Table(scores=np.array([[5, 4], [5, 4], [5, FORBIDDEN]], dtype=np.int32))
    drawn = serial_draw(table, capacities=np.array([1, 1]))
    assert drawn.places.tolist() == [0, 1, WITHOUT]
    assert serial_draw(table, capacities=np.array([2, 1])).places.tolist() == [0, 0, WITHOUT]
