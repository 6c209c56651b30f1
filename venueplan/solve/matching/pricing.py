"""Which pairs would gain at the prices of a moment: all pairs are looked at, or proven not to matter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.matching.certificate import PAIRS_AT_ONCE
from venueplan.solve.matching.scores import FORBIDDEN, Integers, Ratings, Scores


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Pairs of bidders and places with their scores, in the order of bidder and place, none twice."""

    bidders: Integers
    places: Integers
    scores: Integers

    def __len__(self) -> int:
        return len(self.bidders)

    def with_(self, others: Columns, *, places: int) -> Columns:
        """Return these and other pairs together; there are so many places in all."""
        bidders = np.concatenate([self.bidders, others.bidders])
        at = np.concatenate([self.places, others.places])
        _, first = np.unique(bidders * places + at, return_index=True)
        scores = np.concatenate([self.scores, others.scores])
        return Columns(bidders=bidders[first], places=at[first], scores=scores[first])


@dataclass(frozen=True, kw_only=True)
class Question:
    """Which pairs are worth more to their bidder than what it has.

    Attributes
    ----------
    prices
        Of the places.
    gains
        What each bidder gains already: a pair must be worth more.
    bonus
        Points for being placed.
    most
        At most so many pairs of each bidder are wanted, the best ones; of equals, the earlier place.
    """

    prices: Integers
    gains: Integers
    bonus: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The pairs, and the most that each bidder can gain at these prices, at least what it has."""

    columns: Columns
    best: Integers


def price_rows(ratings: Ratings, question: Question) -> Answer:
    """Answer by looking at every pair, some bidders at a time."""
    bidders, places = ratings.shape
    parts: list[Columns] = []
    best = question.gains.copy()
    step = max(1, PAIRS_AT_ONCE // max(1, places))
    for first in range(0, bidders, step):
        those = np.arange(first, min(bidders, first + step), dtype=np.int64)
        scores = ratings.block(those)
        worth = np.where(scores == FORBIDDEN, FORBIDDEN, scores + np.int64(question.bonus) - question.prices[None, :])
        best[those] = np.maximum(best[those], worth.max(axis=1, initial=FORBIDDEN))
        who, where = np.nonzero(worth > np.maximum(question.gains[those], _last_wanted(worth, question.most))[:, None])
        parts.append(
            _best_of_each(those[who], where, worth=worth[who, where], scores=scores[who, where], most=question.most)
        )
    return Answer(columns=joined(parts), best=best)


def _last_wanted(worth: Integers, most: int) -> Integers:
    """Return a worth below that of the last pair that is wanted in each row."""
    if worth.shape[1] <= most:
        return np.full(len(worth), FORBIDDEN, dtype=np.int64)
    return -np.partition(-worth, most - 1, axis=1)[:, most - 1] - 1


def _best_of_each(bidders: Integers, places: Integers, *, worth: Integers, scores: Scores, most: int) -> Columns:
    kept = best_of_each(bidders, places, worth=worth, most=most)
    return Columns(bidders=bidders[kept], places=places[kept].astype(np.int64), scores=scores[kept].astype(np.int64))


def best_of_each(bidders: Integers, places: Integers, *, worth: Integers, most: int) -> Integers:
    """Return the indices of the best pairs of each bidder, at most so many, in the order of bidder and place."""
    order = np.lexsort((places, -worth, bidders))
    first = np.flatnonzero(np.diff(bidders[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    kept = order[rank < most]
    return kept[np.lexsort((places[kept], bidders[kept]))]


def joined(parts: list[Columns]) -> Columns:
    """Return pairs of consecutive bidders as one."""
    empty = np.zeros(0, dtype=np.int64)
    return Columns(
        bidders=np.concatenate([empty, *(part.bidders for part in parts)]),
        places=np.concatenate([empty, *(part.places for part in parts)]),
        scores=np.concatenate([empty, *(part.scores for part in parts)]),
    )
