"""Pairs of factored scores: cell by cell, the places in cells that promise too little never looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from venueplan.solve.matching.cells import Cells, ceilings, cells_of
from venueplan.solve.matching.certificate import PAIRS_AT_ONCE, WITHOUT
from venueplan.solve.matching.pricing import Answer, Columns, Question, best_of_each, joined
from venueplan.solve.matching.scores import FORBIDDEN, Factored, Integers

GLANCE = 4
"""The most promising cells of each bidder, looked at first: they say how much the others must promise."""

IN_CACHE = 2**19
"""So many ceilings are written down together: they stay near the processor."""

NEVER = -(2**60)
"""Worth of what cannot be; no bonus makes up for it."""


def price_factored(ratings: Factored, question: Question, *, compiled: bool) -> Answer:
    """Answer a question about factored scores; compiled or not, the answer is the same."""
    cells = cells_of(ratings)
    kernels = _kernels() if compiled else None
    if kernels:
        return _price_compiled(ratings, question, cells=cells, kernels=kernels)
    cheapest = np.minimum.reduceat(question.prices[cells.order], cells.starts[:-1])
    step = max(1, IN_CACHE // len(cells.classes))
    bidders = ratings.shape[0]
    best, parts = question.gains.copy(), []
    for first in range(0, bidders, step):
        those = np.arange(first, min(bidders, first + step), dtype=np.int64)
        sweep = _Sweep(ratings=ratings, question=question, cells=cells, bidders=those)
        columns, best[those] = sweep.answer(cheapest)
        parts.append(columns)
    return Answer(columns=joined(parts), best=best)


@dataclass(frozen=True, kw_only=True)
class _Sweep:
    """Some bidders and all cells."""

    ratings: Factored
    question: Question
    cells: Cells
    bidders: Integers

    def answer(self, cheapest: Integers) -> tuple[Columns, Integers]:
        """Return the pairs of these bidders that would gain, and what each can gain at most."""
        reach = ceilings(self.ratings, self.bidders, cells=self.cells)
        promise = np.where(reach == FORBIDDEN, NEVER, reach + self.question.bonus - cheapest[None])
        glance = min(GLANCE, promise.shape[1])
        first = np.argpartition(-promise, glance - 1, axis=1)[:, :glance]
        rows = np.repeat(np.arange(len(self.bidders)), glance)
        wanted = self._wanted(rows, first.ravel())
        promise[np.arange(len(self.bidders))[:, None], first] = NEVER
        further = np.nonzero((promise >= wanted[:, None]) & (promise > NEVER))
        rows, at = np.concatenate([rows, further[0]]), np.concatenate([first.ravel(), further[1]])
        return self._best(rows, at, wanted=wanted)

    def _wanted(self, rows: Integers, at: Integers) -> Integers:
        """Return what a pair must be worth at least to be among the best of its bidder, as far as a glance tells."""
        gains = self.question.gains[self.bidders] + 1
        worth = self._look(rows, at)[2].reshape(len(self.bidders), -1)
        if worth.shape[1] < self.question.most:
            return gains
        last = worth.shape[1] - self.question.most
        return np.maximum(gains, np.partition(worth, last, axis=1)[:, last])

    def _look(self, rows: Integers, at: Integers) -> tuple[Integers, Integers, Integers]:
        """Return places, scores and worth of the pairs of some bidders with the places of one cell each."""
        places, real = self.cells.members
        where = places[at]
        scores = self.ratings.of(self.bidders[rows][:, None], where).astype(np.int64)
        can = real[at] & (scores != FORBIDDEN)
        worth = np.where(can, scores + self.question.bonus - self.question.prices[where], NEVER)
        return where, scores, worth

    def _best(self, rows: Integers, at: Integers, *, wanted: Integers) -> tuple[Columns, Integers]:
        best = self.question.gains[self.bidders].copy()
        step = max(1, PAIRS_AT_ONCE // (8 * self.cells.members[0].shape[1]))
        parts: list[tuple[Integers, ...]] = []
        for first in range(0, len(rows), step):
            who = rows[first : first + step]
            where, scores, worth = self._look(who, at[first : first + step])
            np.maximum.at(best, who, worth.max(axis=1))
            good = worth >= wanted[who][:, None]
            parts.append((np.repeat(who, good.sum(axis=1)), where[good], scores[good], worth[good]))
        who, places, scores, worth = (np.concatenate(part) for part in zip(*parts, strict=True))
        kept = best_of_each(who, places, worth=worth, most=self.question.most)
        return Columns(bidders=self.bidders[who[kept]], places=places[kept], scores=scores[kept]), best


def draw_factored(ratings: Factored, turns: Integers, *, room: Integers, compiled: bool) -> tuple[Integers, Integers]:
    """Return the place and the score of each bidder in a draw; ``room`` is used up."""
    cells = cells_of(ratings)
    places = np.full(ratings.shape[0], WITHOUT, dtype=np.int64)
    scores = np.zeros(ratings.shape[0], dtype=np.int64)
    kernels = _kernels() if compiled else None
    if kernels:
        asking, floor = _arrays(ratings, cells, kernels=kernels)
        kernels.draw_cells(asking, floor, turns, room[cells.order], places, scores)
        return np.where(places == WITHOUT, WITHOUT, cells.order[places]), scores
    step = max(1, IN_CACHE // len(cells.classes))
    for first in range(0, len(turns), step):
        those = turns[first : first + step]
        reach = ceilings(ratings, those, cells=cells)
        for bidder, row in zip(those.tolist(), reach, strict=True):
            place, score = _take(ratings, bidder, reach=row, cells=cells, room=room)
            if place != WITHOUT:
                places[bidder], scores[bidder] = place, score
                room[place] -= 1
    return places, scores


def _take(ratings: Factored, bidder: int, *, reach: Integers, cells: Cells, room: Integers) -> tuple[int, int]:
    """Return the best place with room, the first of equals, and its score."""
    glance = min(GLANCE, len(reach))
    first = np.argpartition(-reach, glance - 1)[:glance]
    _, best = _best_with_room(ratings, bidder, at=first, cells=cells, room=room)
    return _best_with_room(
        ratings, bidder, at=np.flatnonzero(reach >= max(best, FORBIDDEN + 1)), cells=cells, room=room
    )


def _best_with_room(ratings: Factored, bidder: int, *, at: Integers, cells: Cells, room: Integers) -> tuple[int, int]:
    members, real = cells.members
    places = members[at][real[at]]
    places = places[room[places] > 0]
    if not len(places):
        return WITHOUT, FORBIDDEN
    scores = ratings.of(np.full(1, bidder, dtype=np.int64), places)
    best = int(scores.max())
    return (int(places[scores == best].min()), best) if best != FORBIDDEN else (WITHOUT, FORBIDDEN)


def _kernels() -> Any:
    """Return the compiled loops, or None where the extra ``fast`` is not installed."""
    from venueplan.solve.matching import kernels  # noqa: PLC0415  # numba takes half a second to load

    return kernels if kernels.is_installed() else None


def _arrays(ratings: Factored, cells: Cells, *, kernels: Any) -> tuple[Any, Any]:
    f = ratings.feature
    asking = kernels.Asking(ratings.kinds, f.weights, f.targets, f.pulls, f.reaches)
    appeal, spots = f.appeal[cells.order], np.ascontiguousarray(f.spots[cells.order])
    floor = kernels.Floor(
        ratings.table, cells.classes, cells.starts, cells.low, cells.high, cells.appeal, cells.order, appeal, spots
    )
    return asking, floor


def _price_compiled(ratings: Factored, question: Question, *, cells: Cells, kernels: Any) -> Answer:
    bidders = ratings.shape[0]
    asking, floor = _arrays(ratings, cells, kernels=kernels)
    prices = question.prices[cells.order]
    terms = kernels.Terms(prices, np.minimum.reduceat(prices, cells.starts[:-1]), question.gains, question.bonus)
    places, scores, worth = (np.zeros((bidders, question.most), dtype=np.int64) for _ in range(3))
    counts, best = np.zeros(bidders, dtype=np.int64), question.gains.copy()
    kernels.price_cells(asking, floor, terms, kernels.Found(places, scores, worth, counts, best))
    found = np.arange(question.most)[None] < counts[:, None]
    who, where = np.nonzero(found)[0], cells.order[places[found]]
    order = np.lexsort((where, who))
    return Answer(columns=Columns(bidders=who[order], places=where[order], scores=scores[found][order]), best=best)
