"""Pairs are looked at cell by cell: the same answers as looking at all of them, and an end whenever one wants."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from matchings import factored

from venueplan.solve.matching import Factored, bound_from_places, kernels, match_bidders, matcher, scores_on, sweep
from venueplan.solve.matching.cells import CELL, ceilings, cells_of
from venueplan.solve.matching.pricing import Answer, Question, price_rows


@given(seed=st.integers(0, 10**6), coarse=st.booleans())
@settings(max_examples=15)
def test_no_place_of_a_cell_exceeds_its_ceiling(seed: int, *, coarse: bool) -> None:
    ratings = factored(6, 130, seed=seed, coarse=coarse)
    cells, everybody = cells_of(ratings), np.arange(6)
    assert sorted(cells.order.tolist()) == list(range(130))
    assert np.diff(cells.starts).max() <= CELL
    highest = np.maximum.reduceat(ratings.block(everybody)[:, cells.order], cells.starts[:-1], axis=1)
    assert (highest <= ceilings(ratings, everybody, cells=cells)).all()


def question(ratings: Factored, *, seed: int, most: int) -> Question:
    random = np.random.default_rng(seed)
    bidders, places = ratings.shape
    gains = random.integers(-5, 40, bidders) if seed % 2 else np.full(bidders, -(2**40))
    return Question(prices=random.integers(0, 60, places), gains=gains, bonus=int(seed % 50), most=most)


def same(one: Answer, other: Answer) -> None:
    for name in ("bidders", "places", "scores"):
        assert getattr(one.columns, name).tolist() == getattr(other.columns, name).tolist()
    assert one.best.tolist() == other.best.tolist()


@given(seed=st.integers(0, 10**6), coarse=st.booleans(), most=st.integers(1, 30))
@settings(max_examples=15)
def test_sweeps_and_compiled_loops_answer_like_a_look_at_every_pair(seed: int, *, coarse: bool, most: int) -> None:
    ratings = factored(9, 260, seed=seed, coarse=coarse)
    asked = question(ratings, seed=seed, most=most)
    plain = price_rows(ratings, asked)
    same(sweep.price_factored(ratings, asked, compiled=False), plain)
    same(sweep._price_compiled(ratings, asked, cells=cells_of(ratings), kernels=kernels), plain)


def test_an_interrupt_gives_the_best_so_far_with_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = factored(200, 300, seed=7)
    monkeypatch.setattr(matcher, "WRITTEN_DOWN", 0)
    monkeypatch.setattr("venueplan.solve.matching.generation.FIRST", 2)
    monkeypatch.setattr("venueplan.solve.matching.generation.FURTHER", 2)
    told: list[str] = []

    def stop(message: str, _share: float) -> None:
        told.append(message)
        if len(told) == 2:
            raise KeyboardInterrupt

    best = match_bidders(crowd, compiled=False)
    found = match_bidders(crowd, compiled=False, on_progress=stop)
    assert found.status == "interrupted"
    assert found.objective == int(scores_on(found.places, ratings=crowd).sum())
    assert 0 < found.gap < 0.5
    assert found.bound >= best.objective >= found.objective
    assert f"bound {found.bound}, gap {found.gap:.4%}" in told[1]
    assert bound_from_places(crowd, prices=found.prices, bonus=found.bonus) >= best.objective


def test_an_interrupt_before_anything_is_found_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = factored(200, 300, seed=7)
    monkeypatch.setattr(matcher, "WRITTEN_DOWN", 0)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("venueplan.solve.matching.generation.serial_draw", stop)
    with pytest.raises(KeyboardInterrupt):
        match_bidders(crowd)
