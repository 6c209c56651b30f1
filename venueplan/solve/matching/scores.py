"""What each place is worth to each bidder, stated by features: nobody stores a matrix of all pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Scores = NDArray[np.int32]
Reals = NDArray[np.float32]

FORBIDDEN = -(2**30)
"""Score of a pair that cannot be."""

WORST, BEST = -(2**24), 2**24
"""Scores of pairs lie between these: within them the arithmetic of ``float32`` is exact to the point."""


class Ratings(Protocol):
    """Anything that knows the integer score of every bidder on every place."""

    @property
    def shape(self) -> tuple[int, int]:
        """Number of bidders and of places."""

    def block(self, bidders: Integers) -> Scores:
        """Return the scores of some bidders on all places, a row each; ``FORBIDDEN`` where a pair cannot be."""

    def limits(self) -> tuple[Integers, Integers]:
        """Return for each bidder what no score of its own, and not being without (0), falls below or exceeds."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Scores that are few enough to be written down.

    Attributes
    ----------
    scores
        A row for each bidder, a column for each place; ``FORBIDDEN`` where a pair cannot be.

    Raises
    ------
    ValueError
        If a score is beyond ``WORST`` or ``BEST``.
    """

    scores: Scores

    def __post_init__(self) -> None:
        _refuse_scores_beyond_limits(self.scores)

    @property
    def shape(self) -> tuple[int, int]:
        """Number of bidders and of places."""
        return self.scores.shape[0], self.scores.shape[1]

    def block(self, bidders: Integers) -> Scores:
        """Return the scores of some bidders on all places."""
        return self.scores[bidders]

    def limits(self) -> tuple[Integers, Integers]:
        """Return the least and the greatest score of each bidder, being without (0) included."""
        return _limits(self.scores)


@dataclass(frozen=True, kw_only=True)
class Feature:
    """What many bidders and many places differ in, and what it is worth.

    Attributes
    ----------
    appeal
        How exposed each place is, not negative.
    weights
        Score of a unit of appeal to each bidder, not negative.
    spots, targets
        Where each place is, and where each bidder would like to be, metres (two columns).
    pulls
        Score of a place at the target, not negative; it falls in proportion to the distance.
    reaches
        Distance at which nothing is left of it, metres.
    """

    appeal: Reals
    weights: Reals
    spots: Reals
    targets: Reals
    pulls: Reals
    reaches: Reals

    def __post_init__(self) -> None:
        values = (self.appeal, self.weights, self.spots, self.targets, self.pulls, self.reaches)
        if not all(np.isfinite(value).all() for value in values):
            raise ValueError("features are finite numbers")
        if min(value.min(initial=0.0) for value in (self.appeal, self.weights, self.pulls)) < 0:
            raise ValueError("appeal, weights and pulls are not negative")
        if self.reaches.min(initial=1.0) <= 0:
            raise ValueError("a reach is longer than nothing")


@dataclass(frozen=True, kw_only=True)
class Factored:
    r"""Scores of any number of bidders and places, from their kinds and features.

    :math:`s_{ij} = t(kind_i, class_j) + \lfloor weight_i \cdot appeal_j
    + pull_i \cdot \max(0, 1 - |target_i - spot_j| / reach_i) \rfloor`, in ``float32``.

    Attributes
    ----------
    table
        A row for each kind of bidder, a column for each class of places; ``FORBIDDEN`` where they do not suit.
    kinds, classes
        Row of each bidder and column of each place in the table.
    feature
        What is smooth in the scores.
    """

    table: Scores
    kinds: Integers
    classes: Integers
    feature: Feature

    def __post_init__(self) -> None:
        _refuse_scores_beyond_limits(self.table)
        f = self.feature
        most = float(f.appeal.max(initial=0.0)) * float(f.weights.max(initial=0.0)) + float(f.pulls.max(initial=0.0))
        if most > BEST:
            raise ValueError(f"features are worth up to {most:.0f}; {BEST} is the most")

    @property
    def shape(self) -> tuple[int, int]:
        """Number of bidders and of places."""
        return len(self.kinds), len(self.classes)

    def block(self, bidders: Integers) -> Scores:
        """Return the scores of some bidders on all places."""
        return self.of(bidders[:, None], np.arange(len(self.classes), dtype=np.int64)[None, :])

    def limits(self) -> tuple[Integers, Integers]:
        """Return what no score of each bidder, and not being without (0), falls below or exceeds."""
        low, high = _limits(self.table)
        f = self.feature
        extra = f.weights * f.appeal.max(initial=np.float32(0)) + f.pulls
        return low[self.kinds], high[self.kinds] + np.maximum(0, extra.astype(np.int64))

    def of(self, bidders: Integers, places: Integers) -> Scores:
        """Return the scores of pairs: bidders and places are arrays of one shape, or broadcast to one."""
        f = self.feature
        stated = self.table[self.kinds[bidders], self.classes[places]]
        across = f.targets[bidders, 0] - f.spots[places, 0]
        along = f.targets[bidders, 1] - f.spots[places, 1]
        near = np.float32(1) - np.sqrt(across * across + along * along) / f.reaches[bidders]
        worth = f.weights[bidders] * f.appeal[places] + f.pulls[bidders] * np.maximum(near, np.float32(0))
        return np.where(stated == FORBIDDEN, np.int32(FORBIDDEN), stated + worth.astype(np.int32))


def _limits(scores: Scores) -> tuple[Integers, Integers]:
    """Return the least and the greatest score of each row, 0 included."""
    low, high = np.zeros(len(scores), dtype=np.int64), np.zeros(len(scores), dtype=np.int64)
    for row, values in enumerate(scores):
        possible = values[values != FORBIDDEN]
        low[row], high[row] = possible.min(initial=0), possible.max(initial=0)
    return low, high


def _refuse_scores_beyond_limits(scores: Scores) -> None:
    low, high = _limits(scores)
    if low.min(initial=0) < WORST or high.max(initial=0) > BEST:
        raise ValueError(f"scores lie between {WORST} and {BEST}")
