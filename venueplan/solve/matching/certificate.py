"""What a matching is, and the proof of how good it is, which needs no solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.matching.scores import FORBIDDEN, Integers, Ratings

WITHOUT = -1
"""Place of a bidder who has none."""

PAIRS_AT_ONCE = 2**22
"""Most pairs that are looked at together; it bounds the memory."""


@dataclass(frozen=True, kw_only=True)
class Matched:
    """Who has which place, and how good that is known to be.

    Attributes
    ----------
    places
        Place of each bidder, or ``WITHOUT``.
    objective
        Sum of the scores of those who have a place.
    bound
        Score that nobody can exceed who places so many bidders.
    most
        No matching places more bidders than this.
    prices
        What each place is worth to the next bidder, beyond what it would get elsewhere; with ``bonus`` they prove
        ``bound`` and ``most``: see :func:`bound_from_places`.
    bonus
        Points for being placed at all that the prices reckon with; no part of any score.
    status
        ``optimal``, ``feasible`` or ``interrupted`` (the best when somebody stopped it).
    """

    places: Integers
    objective: int
    bound: int
    most: int
    prices: Integers
    bonus: int
    status: str

    @property
    def placed(self) -> int:
        """How many have a place."""
        return int((self.places != WITHOUT).sum())

    @property
    def gap(self) -> float:
        """``(bound − objective) / |bound|``."""
        return (self.bound - self.objective) / max(1, abs(self.bound))


def bound_from_places(ratings: Ratings, *, prices: Integers, bonus: int = 0, capacities: Integers | None = None) -> int:
    r"""Return what no matching can exceed: scores and a bonus for each bidder who is placed.

    Weak duality: for any prices :math:`v \ge 0`, a matching is worth at most
    :math:`\sum_j c_j v_j + \sum_i \max(0, \max_j (s_{ij} + bonus - v_j))`, where :math:`c_j` bidders find room on place
    :math:`j`. Integers only.

    Raises
    ------
    ValueError
        If a price is negative, or one is missing.

    Examples
    --------
    >>> from venueplan.solve.matching.scores import Table
    >>> two = Table(scores=np.array([[5, 4], [4, 1]], dtype=np.int32))
    >>> [bound_from_places(two, prices=np.array(prices)) for prices in ((0, 0), (1, 0))]
    [9, 8]
    """
    bidders, places = ratings.shape
    if len(prices) != places or int(prices.min(initial=0)) < 0:
        raise ValueError("a certificate needs a price for each place, not negative")
    total = int(prices.sum() if capacities is None else (prices * capacities).sum())
    step = max(1, PAIRS_AT_ONCE // max(1, places))
    for first in range(0, bidders, step):
        scores = ratings.block(np.arange(first, min(bidders, first + step), dtype=np.int64))
        left = np.where(scores == FORBIDDEN, 0, scores + np.int64(bonus) - prices[None, :])
        total += int(np.maximum(left.max(axis=1, initial=0), 0).sum())
    return total


def faults_of(places: Integers, *, ratings: Ratings, capacities: Integers | None = None) -> tuple[str, ...]:
    """Return what is wrong with a matching, in words: a place let too often, or to somebody who may not have it.

    Examples
    --------
    >>> from venueplan.solve.matching.scores import Table
    >>> faults_of(np.array([0, 0]), ratings=Table(scores=np.array([[5, 4], [4, 1]], dtype=np.int32)))
    ('place 0 has 2 bidders, and room for 1',)
    """
    room = np.ones(ratings.shape[1], dtype=np.int64) if capacities is None else capacities
    taken = np.bincount(places[places != WITHOUT], minlength=ratings.shape[1])
    found = [f"place {j} has {taken[j]} bidders, and room for {room[j]}" for j in np.flatnonzero(taken > room)]
    scores = scores_on(places, ratings=ratings)
    found += [f"bidder {i} may not have place {places[i]}" for i in np.flatnonzero(scores == FORBIDDEN)]
    return tuple(found)


def scores_on(places: Integers, *, ratings: Ratings) -> Integers:
    """Return the score of each bidder on its place, 0 for those without one."""
    found = np.zeros(len(places), dtype=np.int64)
    step = max(1, PAIRS_AT_ONCE // max(1, ratings.shape[1]))
    for first in range(0, len(places), step):
        those = np.arange(first, min(len(places), first + step), dtype=np.int64)
        mine = places[those]
        found[those] = np.where(mine == WITHOUT, 0, ratings.block(those)[np.arange(len(those)), mine])
    return found


def proven(total: int, *, placed: int, bonus: int, least: int, bidders: int) -> tuple[int, int]:
    """Return what a bound on scores and bonuses says: of the score of so many placed, and how many can be placed.

    Parameters
    ----------
    total
        Bound on scores and bonuses together.
    least
        A score that every matching exceeds or reaches, not positive.
    """
    most = min(bidders, (total - least) // bonus) if bonus > 0 else bidders
    return total - placed * bonus, max(placed, most)
