"""Matchings of any size: as many as possible, then the best score, always with a proof that needs no solver."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from matchings import best_by_trying, factored, tables

from venueplan.solve.matching import (
    FORBIDDEN,
    WITHOUT,
    Matched,
    Ratings,
    Table,
    bound_from_places,
    faults_of,
    match_bidders,
    matcher,
    rematch,
    scores_on,
)


def assert_proven(found: Matched, ratings: Ratings) -> None:
    """Check a matching and its proof without the code that made them."""
    assert faults_of(found.places, ratings=ratings) == ()
    assert found.objective == int(scores_on(found.places, ratings=ratings).sum())
    total = bound_from_places(ratings, prices=found.prices, bonus=found.bonus)
    assert total == found.objective + found.placed * found.bonus
    assert (found.bound, found.most, found.status) == (found.objective, found.placed, "optimal")


@given(tables(most=4))
@settings(max_examples=60)
def test_no_other_matching_is_better(table: Table) -> None:
    found = match_bidders(table)
    assert (found.placed, found.objective) == best_by_trying(table)
    assert_proven(found, table)


@given(tables(most=7))
@settings(max_examples=40)
def test_columns_on_demand_find_what_the_whole_table_gives(table: Table) -> None:
    whole = match_bidders(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "WRITTEN_DOWN", 0)
        found = match_bidders(table)
    assert (found.placed, found.objective) == (whole.placed, whole.objective)
    assert_proven(found, table)


def test_everybody_is_placed_before_the_score_decides() -> None:
    """The second bidder would score 1000 on the first place, but the first bidder may go nowhere else."""
    table = Table(scores=np.array([[1, FORBIDDEN], [1000, -50]], dtype=np.int32))
    found = match_bidders(table)
    assert (found.places.tolist(), found.objective) == ([0, 1], -49)
    assert_proven(found, table)


def test_places_with_room_for_several() -> None:
    """Three bidders, room for two on the place that everybody prefers: 9 + 8 + 1, and the place costs what 7 loses."""
    table = Table(scores=np.array([[9, 1], [8, 1], [7, 1]], dtype=np.int32))
    room = np.array([2, 1])
    for limit in (0, 1000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(matcher, "WRITTEN_DOWN", limit)
            found = match_bidders(table, capacities=room)
        assert found.places.tolist() == [0, 0, 1]
        assert (found.objective, found.bound, found.prices.tolist()) == (18, 18, [6, 0])
        assert bound_from_places(table, prices=found.prices, capacities=room) == 18
        assert faults_of(found.places, ratings=table, capacities=room) == ()


@given(before=tables(most=6), data=st.data())
@settings(max_examples=60)
def test_after_any_change_the_last_prices_lead_to_the_best(before: Table, data: st.DataObject) -> None:
    scores = before.scores.copy()
    for _ in range(data.draw(st.integers(1, 3))):
        i, j = (data.draw(st.integers(0, size - 1)) for size in scores.shape)
        scores[i, j] = data.draw(st.one_of(st.just(FORBIDDEN), st.integers(-200, 2000)))
    if data.draw(st.booleans()):
        scores[:, data.draw(st.integers(0, scores.shape[1] - 1))] = FORBIDDEN
    after = Table(scores=scores)
    found, fresh = rematch(after, before=match_bidders(before)), match_bidders(after)
    assert (found.placed, found.objective) == (fresh.placed, fresh.objective)
    assert_proven(found, after)


def test_a_pin_moves_who_was_there() -> None:
    """Pinning the second bidder to the first place costs 8 − 5: it had 5 elsewhere and gains nothing."""
    scores = np.array([[8, 5], [4, 4]], dtype=np.int32)
    before = match_bidders(Table(scores=scores))
    pinned = scores.copy()
    pinned[1, 1] = FORBIDDEN
    after = rematch(Table(scores=pinned), before=before)
    assert (before.places.tolist(), before.objective) == ([0, 1], 12)
    assert (after.places.tolist(), after.objective) == ([1, 0], 9)


def test_smooth_scores_are_matched_to_the_proven_best_compiled_or_not() -> None:
    ratings = factored(150, 170, seed=3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "WRITTEN_DOWN", 0)
        found = [match_bidders(ratings, compiled=compiled) for compiled in (True, False)]
    whole = match_bidders(Table(scores=ratings.block(np.arange(150))))
    assert found[0].places.tolist() == found[1].places.tolist()
    assert found[0].prices.tolist() == found[1].prices.tolist()
    assert (found[0].placed, found[0].objective) == (whole.placed, whole.objective)
    assert_proven(found[1], ratings)


def test_nobody_and_nothing() -> None:
    assert match_bidders(Table(scores=np.zeros((0, 3), dtype=np.int32))).objective == 0
    found = match_bidders(Table(scores=np.zeros((2, 0), dtype=np.int32)))
    assert (found.places.tolist(), found.most, found.status) == ([WITHOUT, WITHOUT], 0, "optimal")


def test_a_certificate_that_was_tampered_with_proves_less() -> None:
    """The control: lower prices by one, or raise them, and the bound no longer meets the score."""
    table = Table(scores=np.array([[9, 1], [8, 3]], dtype=np.int32))
    found = match_bidders(table)
    assert bound_from_places(table, prices=found.prices) == found.objective == 12
    assert bound_from_places(table, prices=np.maximum(0, found.prices - 1)) == 13
    assert bound_from_places(table, prices=found.prices + 5) > 12
    with pytest.raises(ValueError, match="not negative"):
        bound_from_places(table, prices=found.prices - 100)


def test_faults_are_named() -> None:
    table = Table(scores=np.array([[1, FORBIDDEN], [1, 1]], dtype=np.int32))
    assert faults_of(np.array([1, 1]), ratings=table) == (
        "place 1 has 2 bidders, and room for 1",
        "bidder 0 may not have place 1",
    )
