"""The best matching over all pairs of very many bidders and places, by those pairs alone that can matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from venueplan.solve.matching.certificate import WITHOUT, Matched, proven
from venueplan.solve.matching.draw import serial_draw
from venueplan.solve.matching.flow import best_among, least_prices
from venueplan.solve.matching.kernels import is_installed
from venueplan.solve.matching.paths import best_from
from venueplan.solve.matching.pricing import Answer, Columns, Question, price_rows
from venueplan.solve.matching.scores import Factored, Integers, Ratings
from venueplan.solve.matching.sweep import price_factored

OnProgress = Callable[[str, float], None]

FIRST, FURTHER = 16, 24
"""Pairs of each bidder to begin with, and at most so many more in each round."""


@dataclass(frozen=True, kw_only=True)
class Market:
    """What is to be matched; ``compiled`` asks for compiled loops where they are installed."""

    ratings: Ratings
    capacities: Integers
    bonus: int
    least: int
    compiled: bool = True

    def answer(self, question: Question) -> Answer:
        """Return the pairs that would gain."""
        if isinstance(self.ratings, Factored):
            return price_factored(self.ratings, question, compiled=self.compiled)
        return price_rows(self.ratings, question)

    def solve(self, pairs: Columns, *, best: Matched | None) -> Integers:
        """Return the best matching among some pairs, from the last one if the ways between are compiled."""
        bidders, places = self.ratings.shape
        if not (self.compiled and is_installed()) or int(self.capacities.max(initial=0)) > 1:
            return best_among(pairs, bidders=bidders, capacities=self.capacities, bonus=self.bonus)
        if best is None:
            nobody, free = np.full(bidders, WITHOUT, dtype=np.int64), np.zeros(places, dtype=np.int64)
            return best_from(pairs, nobody, prices=free, bonus=self.bonus)
        return best_from(pairs, best.places, prices=best.prices, bonus=self.bonus)

    def settled(self, best: Matched, pairs: Columns) -> Matched:
        """Return the same prices with the matching that every way to find it agrees on."""
        gains = np.zeros(self.ratings.shape[0], dtype=np.int64)
        worth = pairs.scores + self.bonus - best.prices[pairs.places]
        np.maximum.at(gains, pairs.bidders, worth)
        tight = worth == gains[pairs.bidders]
        pairs = Columns(bidders=pairs.bidders[tight], places=pairs.places[tight], scores=pairs.scores[tight])
        found = best_among(pairs, bidders=len(gains), capacities=self.capacities, bonus=self.bonus)
        return replace(best, places=found)


def generate(market: Market, *, tell: OnProgress, columns: Columns | None = None) -> tuple[Matched, Columns]:
    """Return the best matching, or the best so far if it is interrupted, and the pairs that were looked at.

    Solve for the pairs at hand; find the least prices that support the answer; look through all pairs for those that
    would gain at these prices and add them; until there are none. Prices and all pairs give a bound in every round.

    Raises
    ------
    KeyboardInterrupt
        If it is interrupted before anything is found.
    """
    best, pairs = None, columns
    try:
        pairs = pairs or _pairs_to_begin_with(market)
        best, new = _round(market, pairs, best=None)
        number = 0
        while True:
            number += 1
            tell(_sentence(best, market.ratings.shape[0]), min(0.98, number / 12))
            if not len(new):
                return market.settled(best, pairs), pairs
            pairs = pairs.with_(new, places=market.ratings.shape[1])
            best, new = _round(market, pairs, best=best)
    except KeyboardInterrupt:
        if best is None or pairs is None:
            raise
        return replace(best, status="interrupted"), pairs


def _round(market: Market, pairs: Columns, *, best: Matched | None) -> tuple[Matched, Columns]:
    """Solve for the pairs at hand, and ask which others would gain."""
    bidders, places = market.ratings.shape
    found = market.solve(pairs, best=best)
    prices, gains = least_prices(pairs, found, places=places, bonus=market.bonus)
    answer = market.answer(Question(prices=prices, gains=gains, bonus=market.bonus, most=FURTHER))
    total = int((prices * market.capacities).sum() + answer.best.sum())
    placed = int((found != WITHOUT).sum())
    worth = int((prices * market.capacities).sum() + gains.sum())
    bound, most = proven(total, placed=placed, bonus=market.bonus, least=market.least, bidders=bidders)
    if best is not None and best.placed == placed:
        bound, most = min(bound, best.bound), min(most, best.most)
    matched = Matched(
        places=found,
        objective=worth - placed * market.bonus,
        bound=bound,
        most=most,
        prices=prices,
        bonus=market.bonus,
        status="optimal" if total == worth else "feasible",
    )
    return matched, answer.columns


def _pairs_to_begin_with(market: Market) -> Columns:
    """Return the best pairs of each bidder, and those of a draw in which as many as possible get something."""
    bidders, places = market.ratings.shape
    free = np.zeros(places, dtype=np.int64)
    nobody = np.full(bidders, -(2**40), dtype=np.int64)
    favourites = market.answer(Question(prices=free, gains=nobody, bonus=market.bonus, most=FIRST)).columns
    drawn = serial_draw(market.ratings, capacities=market.capacities, compiled=market.compiled)
    who = np.flatnonzero(drawn.places != WITHOUT)
    pairs = Columns(bidders=who, places=drawn.places[who], scores=drawn.scores[who])
    return favourites.with_(pairs, places=places)


def _sentence(best: Matched, bidders: int) -> str:
    return f"{best.placed} of {bidders} placed, score {best.objective}, bound {best.bound}, gap {best.gap:.4%}"
