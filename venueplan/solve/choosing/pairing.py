"""The best pairing of a few members with as many places."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

OUT = -(10**12)
"""The score of a pair that is out of the question."""


def best_pairing(scores: NDArray[np.int64]) -> tuple[int, ...] | None:
    """Return the place of each member for the greatest sum of scores; None if some pair would be out of the question.

    Parameters
    ----------
    scores
        Shape ``(n, n)``: members × places, ``OUT`` where a member cannot have a place.

    Examples
    --------
    >>> best_pairing(np.array([[5, 4], [4, 1]])), best_pairing(np.array([[5, OUT], [4, OUT]]))
    ((1, 0), None)
    """
    # Loading scipy takes half a second: only who solves pays for it.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    members, places = linear_sum_assignment(scores, maximize=True)
    picked: Any = scores[members, places]
    return None if (picked <= OUT).any() else tuple(int(place) for place in places)
