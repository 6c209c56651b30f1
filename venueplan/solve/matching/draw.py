"""One after the other takes the best that is left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.matching.certificate import PAIRS_AT_ONCE, WITHOUT
from venueplan.solve.matching.scores import FORBIDDEN, Factored, Integers, Ratings
from venueplan.solve.matching.sweep import draw_factored


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """Place of each bidder, or ``WITHOUT``, and its score there (0 without)."""

    places: Integers
    scores: Integers

    @property
    def objective(self) -> int:
        """Sum of the scores."""
        return int(self.scores.sum())


def serial_draw(
    ratings: Ratings,
    *,
    order: Integers | None = None,
    capacities: Integers | None = None,
    compiled: bool = True,
) -> Drawn:
    """Let each bidder in turn take the place that is worth most to it among those with room.

    Nobody would rather have a place that somebody behind it in the order was given.

    Parameters
    ----------
    order
        Bidders in the order of their turns; left out: as they are numbered.
    capacities
        For how many bidders each place has room; left out: one.
    compiled
        Use compiled loops where they are installed; the draw is the same.

    Examples
    --------
    >>> from venueplan.solve.matching.scores import Table
    >>> two = Table(scores=np.array([[5, 4], [4, 1]], dtype=np.int32))
    >>> serial_draw(two, order=np.array([1, 0])).places
    array([1, 0])
    """
    turns = np.arange(ratings.shape[0], dtype=np.int64) if order is None else order
    room = np.ones(ratings.shape[1], dtype=np.int64) if capacities is None else capacities.copy()
    if isinstance(ratings, Factored):
        places, scores = draw_factored(ratings, turns, room=room, compiled=compiled)
    else:
        places, scores = _draw_rows(ratings, turns, room=room)
    return Drawn(places=places, scores=scores)


def _draw_rows(ratings: Ratings, turns: Integers, *, room: Integers) -> tuple[Integers, Integers]:
    bidders, width = ratings.shape
    places, scores = np.full(bidders, WITHOUT, dtype=np.int64), np.zeros(bidders, dtype=np.int64)
    step = max(1, PAIRS_AT_ONCE // max(1, width))
    for first in range(0, len(turns), step):
        those = turns[first : first + step]
        for bidder, row in zip(those.tolist(), ratings.block(those), strict=True):
            row = np.where(room > 0, row, FORBIDDEN)  # noqa: PLW2901
            place = int(row.argmax()) if width else WITHOUT
            if width and row[place] != FORBIDDEN:
                places[bidder], scores[bidder] = place, row[place]
                room[place] -= 1
    return places, scores
