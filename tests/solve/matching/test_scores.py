"""Scores by features: by hand, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from matchings import factored

from venueplan.solve.matching import FORBIDDEN, Factored, Feature, Table


def test_parts_add_up_by_hand() -> None:
    """100 stated; appeal 0.5 at 30 is 15; 30 m of 120 m away leaves three quarters of 80: 100 + 15 + 60."""
    feature = Feature(
        appeal=np.array([0.5, 0.5], dtype=np.float32),
        weights=np.array([30], dtype=np.float32),
        spots=np.array([[30, 0], [500, 0]], dtype=np.float32),
        targets=np.array([[0, 0]], dtype=np.float32),
        pulls=np.array([80], dtype=np.float32),
        reaches=np.array([120], dtype=np.float32),
    )
    ratings = Factored(
        table=np.array([[100]], dtype=np.int32), kinds=np.array([0]), classes=np.array([0, 0]), feature=feature
    )
    assert ratings.block(np.array([0])).tolist() == [[175, 115]]


def test_no_score_leaves_the_limits_of_its_bidder() -> None:
    ratings = factored(40, 90, seed=5)
    low, high = ratings.limits()
    scores = ratings.block(np.arange(40))
    assert (np.where(scores == FORBIDDEN, 0, scores).max(axis=1) <= high).all()
    assert (np.where(scores == FORBIDDEN, 0, scores).min(axis=1) >= low).all()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"weights": [-1.0]}, "not negative"),
        ({"reaches": [0.0]}, "longer than nothing"),
        ({"targets": [[np.nan, 0.0]]}, "finite"),
        ({"pulls": [1e9]}, "is the most"),
    ],
)
def test_features_that_cannot_be_meant_are_refused(change: dict[str, list[float]], why: str) -> None:
    good = factored(1, 3, seed=1)
    arrays = {name: np.array(value, dtype=np.float32) for name, value in change.items()}
    with pytest.raises(ValueError, match=why):
        replace(good, feature=replace(good.feature, **arrays))


def test_scores_beyond_what_is_exact_are_refused() -> None:
    with pytest.raises(ValueError, match="scores lie between"):
        Table(scores=np.array([[2**25]], dtype=np.int32))
