"""People queue at a gate that lets through so many a second."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def departures(arrivals: Floats, *, amounts: Floats, rate: float) -> Floats:
    """Return when groups have passed a gate, first come, first served.

    A group of ``w`` persons that arrives at ``a`` has passed at max(a, when those before it have passed) + w / rate. In
    one step for all: W / rate + the greatest a − (W − w) / rate so far, with W the persons up to and including it.

    Parameters
    ----------
    arrivals
        Shape ``(n,)``, seconds, in any order.
    amounts
        Shape ``(n,)``, persons; fractions are allowed.
    rate
        Persons per second.

    Examples
    --------
    Two a second: the first two arrive at 0 s and 0.2 s and queue, the third comes late.

    >>> departures(np.array([0.2, 5.0, 0.0]), amounts=np.ones(3), rate=2.0).tolist()
    [1.0, 5.5, 0.5]
    """
    order = np.argsort(arrivals, kind="stable")
    passed = np.cumsum(amounts[order]) / rate
    begun = np.maximum.accumulate(arrivals[order] - (passed - amounts[order] / rate))
    result = np.empty(len(arrivals))
    result[order] = passed + begun
    return result
