"""The best matching of some hundreds of bidders, and the next one after a change, from the prices of the last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.matching.certificate import WITHOUT, Matched, proven
from venueplan.solve.matching.scores import FORBIDDEN, Integers, Table

NEVER = -(2**60)
"""Worth of a pair that cannot be."""


def match_table(table: Table, *, bonus: int, least: int) -> Matched:
    """Return the best matching of scores that are written down, and the least prices that support it."""
    # Loading scipy takes half a second: only who solves pays for it.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    worth = _worth(table, bonus)
    rows, columns = linear_sum_assignment(np.maximum(worth, 0).astype(float), maximize=True)
    good = worth[rows, columns] > 0
    found = np.full(table.shape[0], WITHOUT, dtype=np.int64)
    found[rows[good]] = columns[good]
    return _matched(_least_prices(worth, found), worth=worth, bonus=bonus, least=least)


def rematch(table: Table, *, before: Matched) -> Matched:
    """Return the best matching after some scores have changed, from the places and prices before.

    Whoever would now rather be elsewhere leaves, and prices move along one shortest way for each of them and for each
    place that was left. A pin is a row in which all other places are forbidden, a blocked place a forbidden column.

    Parameters
    ----------
    table
        The new scores, of the same bidders and places.
    before
        The best matching of the scores before the change.

    Examples
    --------
    >>> from venueplan.solve.matching import match_bidders
    >>> scores = np.array([[5, 4], [4, 1]], dtype=np.int32)
    >>> before = match_bidders(Table(scores=scores))
    >>> pinned = np.array([[5, FORBIDDEN], [4, 1]], dtype=np.int32)
    >>> after = rematch(Table(scores=pinned), before=before)
    >>> before.objective, after.places, after.objective, after.bound
    (8, array([0, 1]), 6, 6)
    """
    low, high = table.limits()
    bonus = max(before.bonus, 1 + int((high - low).sum()))
    worth = _worth(table, bonus)
    deal = _Deal(worth=worth, found=before.places.copy(), prices=before.prices.copy())
    deal.everybody_may_leave()
    for bidder in np.flatnonzero((deal.found == WITHOUT) & (deal.gains > 0)):
        _augment(deal, int(bidder))
    other = deal.seen_from_places()
    for place in np.flatnonzero((other.found == WITHOUT) & (other.gains > 0)):
        _augment(other, int(place))
    return _matched(_least_prices(worth, other.owner), worth=worth, bonus=bonus, least=int(low.sum()))


def _worth(table: Table, bonus: int) -> Integers:
    return np.where(table.scores == FORBIDDEN, NEVER, table.scores + np.int64(bonus))


@dataclass(kw_only=True)
class _Deal:
    """Who has what at which prices; rows are those who look for something, columns what they look for."""

    worth: Integers
    found: Integers
    prices: Integers

    def __post_init__(self) -> None:
        self.gains = np.maximum(0, (self.worth - self.prices[None]).max(axis=1, initial=0))
        self.owner = np.full(len(self.prices), WITHOUT, dtype=np.int64)
        self.owner[self.found[self.found != WITHOUT]] = np.flatnonzero(self.found != WITHOUT)

    def paid(self) -> Integers:
        """Return the price of what each row has."""
        return np.append(self.prices, 0)[self.found]

    def everybody_may_leave(self) -> None:
        """Part those who would rather be elsewhere, or nowhere, from what they have."""
        has = np.flatnonzero(self.found != WITHOUT)
        at = self.found[has]
        gone = has[self.worth[has, at] - self.prices[at] < self.gains[has]]
        self.owner[self.found[gone]] = WITHOUT
        self.found[gone] = WITHOUT

    def seen_from_places(self) -> _Deal:
        """Return the same deal with rows and columns exchanged: gains are prices and prices gains."""
        other = _Deal(worth=self.worth.T, found=self.owner, prices=self.gains)
        other.gains = self.prices
        return other


def _augment(deal: _Deal, start: int) -> None:
    """Give a row what it can gain most with, the shortest way; prices and gains move so that nobody regrets it.

    The way ends at a column that nobody has, or at a row that is as well off with nothing.
    """
    far = np.int64(2**62)
    distance = deal.gains[start] + deal.prices - deal.worth[start]
    parent = np.full(len(distance), start, dtype=np.int64)
    done = np.zeros(len(distance), dtype=bool)
    reached = {start: 0}
    out, leaves = int(deal.gains[start]), start
    while True:
        column = int(np.where(done, far, distance).argmin()) if len(distance) else WITHOUT
        short = int(distance[column]) if column != WITHOUT and not done[column] else int(far)
        if out <= short:
            column, short = WITHOUT, out
            break
        if deal.owner[column] == WITHOUT:
            break
        done[column] = True
        row = int(deal.owner[column])
        reached[row] = short
        if short + int(deal.gains[row]) < out:
            out, leaves = short + int(deal.gains[row]), row
        onward = short + deal.gains[row] + deal.prices - deal.worth[row]
        nearer = ~done & (onward < distance)
        distance[nearer], parent[nearer] = onward[nearer], row
    _move_prices(deal, reached, short=short, done=done, distance=distance)
    _move_along(deal, parent, start=start, end=(column, leaves))


def _move_prices(deal: _Deal, reached: dict[int, int], *, short: int, done: Integers, distance: Integers) -> None:
    for row, at in reached.items():
        deal.gains[row] -= short - at
    deal.prices[done] += short - distance[done]


def _move_along(deal: _Deal, parent: Integers, *, start: int, end: tuple[int, int]) -> None:
    column, leaves = end
    if column == WITHOUT:
        column, deal.found[leaves] = int(deal.found[leaves]), WITHOUT
        if leaves == start:
            return
    while True:
        row = int(parent[column])
        deal.owner[column] = row
        column, deal.found[row] = int(deal.found[row]), column
        if row == start:
            return


def _least_prices(worth: Integers, found: Integers) -> _Deal:
    """Return the least prices at which nobody wants anything else: what others would give, passed on until it rests."""
    deal = _Deal(worth=worth, found=found, prices=np.zeros(worth.shape[1], dtype=np.int64))
    has = np.flatnonzero(found != WITHOUT)
    own = np.zeros(len(found), dtype=np.int64)
    own[has] = worth[has, found[has]]
    rows = np.arange(len(found))
    while len(rows):
        kept = own[rows] - deal.paid()[rows]
        asked = (worth[rows] - kept[:, None]).max(axis=0, initial=0)
        dearer = np.flatnonzero(asked > deal.prices)
        deal.prices[dearer] = asked[dearer]
        rows = deal.owner[dearer]
        rows = rows[rows != WITHOUT]
    deal.gains = own - deal.paid()
    return deal


def _matched(deal: _Deal, *, worth: Integers, bonus: int, least: int) -> Matched:
    has = np.flatnonzero(deal.found != WITHOUT)
    reached = int(worth[has, deal.found[has]].sum())
    total = int(deal.prices.sum() + np.maximum(0, (worth - deal.prices[None]).max(axis=1, initial=0)).sum())
    bound, most = proven(total, placed=len(has), bonus=bonus, least=least, bidders=len(deal.found))
    return Matched(
        places=deal.found,
        objective=reached - len(has) * bonus,
        bound=bound,
        most=most,
        prices=deal.prices,
        bonus=bonus,
        status="optimal" if total == reached else "feasible",
    )
