"""The best matching of bidders and places, of any size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from venueplan.solve.matching.certificate import WITHOUT, Matched
from venueplan.solve.matching.dense import match_table
from venueplan.solve.matching.generation import Market, generate
from venueplan.solve.matching.scores import Integers, Ratings, Table

OnProgress = Callable[[str, float], None]

WRITTEN_DOWN = 2**21
"""So many pairs are written down; more are only looked at where they can matter."""


def match_bidders(
    ratings: Ratings,
    *,
    capacities: Integers | None = None,
    compiled: bool = True,
    on_progress: OnProgress | None = None,
) -> Matched:
    """Place as many bidders as possible and, among all ways to do so, score most; with a proof.

    Parameters
    ----------
    ratings
        Scores: written down, or of any number of bidders and places that are rated when asked.
    capacities
        For how many bidders each place has room; left out: one.
    compiled
        Use compiled loops where the extra ``fast`` is installed; the matching is the same.
    on_progress
        Called after each round with score, bound and gap in words, and the fraction done.

    Returns
    -------
    Matched
        With status ``optimal``; or ``interrupted``, the best so far with its bound, if somebody pressed Ctrl-C.

    Raises
    ------
    OverflowError
        If the scores are so large that they cannot be added up exactly.

    Examples
    --------
    >>> best = match_bidders(Table(scores=np.array([[5, 4], [4, 1]], dtype=np.int32)))
    >>> best.places, best.objective, best.bound, best.status
    (array([1, 0]), 8, 8, 'optimal')
    """
    tell = on_progress or (lambda _message, _fraction: None)
    bidders, places = ratings.shape
    room = np.ones(places, dtype=np.int64) if capacities is None else np.minimum(capacities, bidders)
    low, high = ratings.limits()
    least, spread = int(low.sum()), high - low
    rigorous = 1 + int(spread.sum())
    if bidders * int(room.sum()) <= WRITTEN_DOWN:
        return _match_written_down(ratings, room, bonus=rigorous, least=least)
    market = Market(ratings=ratings, capacities=room, bonus=1 + 2 * int(spread.max(initial=0)), least=least)
    best, pairs = generate(replace(market, compiled=compiled), tell=tell)
    if best.status == "interrupted" or best.placed == best.most:
        return best
    return generate(replace(market, compiled=compiled, bonus=rigorous), tell=tell, columns=pairs)[0]


def _match_written_down(ratings: Ratings, room: Integers, *, bonus: int, least: int) -> Matched:
    """Match with a column for each bidder that a place has room for; equal columns cost the same."""
    place_of = np.repeat(np.arange(len(room)), room)
    scores = ratings.block(np.arange(ratings.shape[0], dtype=np.int64))[:, place_of]
    found = match_table(Table(scores=scores), bonus=bonus, least=least)
    prices = np.zeros(len(room), dtype=np.int64)
    np.maximum.at(prices, place_of, found.prices)
    places = found.places.copy()
    places[places != WITHOUT] = place_of[places[places != WITHOUT]]
    return replace(found, places=places, prices=prices)
