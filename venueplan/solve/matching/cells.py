"""Places of one class that are near each other: what none of them can exceed is known without looking at them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from venueplan.solve.matching.scores import FORBIDDEN, Factored, Integers, Reals

CELL = 48
"""Most places in one cell."""


@dataclass(frozen=True, kw_only=True)
class Cells:
    """The places of scores in pieces.

    Attributes
    ----------
    order
        Places in the order of their cells.
    starts
        Where each cell begins in that order, and the end.
    classes
        Class of each cell.
    low, high
        Corners of the rectangle that holds the places of each cell, metres.
    appeal
        Greatest appeal in each cell.
    """

    order: Integers
    starts: Integers
    classes: Integers
    low: Reals
    high: Reals
    appeal: Reals

    @cached_property
    def members(self) -> tuple[Integers, NDArray[np.bool_]]:
        """Places of each cell, a row each, and which entries are places and not what fills up a short row."""
        at = self.starts[:-1, None] + np.arange(CELL)[None]
        real = at < self.starts[1:, None]
        return self.order[np.where(real, at, 0)], real


def cells_of(ratings: Factored) -> Cells:
    """Return the places cut into cells: by class, then into strips across the plan, then along the strips."""
    classes, spots = ratings.classes, ratings.feature.spots
    counts = np.bincount(classes, minlength=ratings.table.shape[1])
    first = np.cumsum(counts) - counts
    by_x = np.lexsort((spots[:, 1], spots[:, 0], classes))
    rank = np.empty(len(classes), dtype=np.int64)
    rank[by_x] = np.arange(len(classes)) - first[classes[by_x]]
    strip = rank // (CELL * np.maximum(1, np.ceil(np.sqrt(counts / CELL)).astype(np.int64)))[classes]
    order = np.lexsort((spots[:, 0], spots[:, 1], strip, classes)).astype(np.int64)
    starts = np.concatenate([np.arange(f, f + c, CELL) for f, c in zip(first, counts, strict=True)]).astype(np.int64)
    at, appeal = spots[order], ratings.feature.appeal[order]
    return Cells(
        order=order,
        starts=np.append(starts, len(classes)),
        classes=classes[order[starts]],
        low=np.minimum.reduceat(at, starts, axis=0),
        high=np.maximum.reduceat(at, starts, axis=0),
        appeal=np.maximum.reduceat(appeal, starts),
    )


def ceilings(ratings: Factored, bidders: Integers, *, cells: Cells) -> Integers:
    """Return scores that no place of a cell exceeds, a row for each bidder and a column for each cell.

    Every step rounds as the scores themselves do, and rounding never changes an order.
    """
    f = ratings.feature
    targets = f.targets[bidders][:, None, :]
    apart = np.maximum(np.maximum(cells.low[None] - targets, targets - cells.high[None]), np.float32(0))
    away = np.sqrt(apart[..., 0] * apart[..., 0] + apart[..., 1] * apart[..., 1])
    near = np.maximum(np.float32(1) - away / f.reaches[bidders, None], np.float32(0))
    worth = f.weights[bidders, None] * cells.appeal[None] + f.pulls[bidders, None] * near
    stated = ratings.table[ratings.kinds[bidders][:, None], cells.classes[None]].astype(np.int64)
    return np.where(stated == FORBIDDEN, FORBIDDEN, stated + worth.astype(np.int64))
