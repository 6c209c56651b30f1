"""Pairs of shapes that meet, counted on the way: a file in which everything meets everything ends in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from shapely import STRtree

from venueplan.errors import InputError

MOST_PAIRS = 400_000
"""More pairs of rooms or lines that meet are no drawing of a building."""

_AT_ONCE = 256


def meeting_pairs(shapes: Sequence[Any], *, what: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of shapes that intersect, the later one first; each pair once.

    Raises
    ------
    InputError
        If there are too many.
    """
    array = np.asarray(shapes, dtype=object)
    tree = STRtree(array)
    count = 0
    for begin in range(0, len(array), _AT_ONCE):
        pairs = tree.query(array[begin : begin + _AT_ONCE], predicate="intersects")
        pairs[0] += begin
        pairs = pairs[:, pairs[1] < pairs[0]]
        count += pairs.shape[1]
        if count > MOST_PAIRS:
            raise InputError(
                f"the file holds {len(array)} {what} that lie across each other more than {MOST_PAIRS} times"
            )
        yield from pairs.T.tolist()
