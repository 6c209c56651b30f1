"""From shares of columns to whole ones: take the largest shares, solve again, and so on."""

from __future__ import annotations

import numpy as np

from venueplan.solve.choosing.matrix import Floats, Matrix
from venueplan.solve.choosing.programme import Programme
from venueplan.solve.selection import Integers

STEPS = (0.03, 0.01)
"""So much of what is undecided is taken at once, as a share; less if that ended badly."""

WHOLE = 1e-6
"""Shares this near to 0 or 1 are whole."""


def dive(matrix: Matrix, columns: Integers, *, prices: Floats, step: float = STEPS[0]) -> tuple[int, ...]:
    """Choose among some columns so that every row holds.

    Parameters
    ----------
    columns
        Indices of the columns that may be chosen, ascending.
    prices
        Prices of the rows in the relaxation: rows that matter there are looked at from the beginning.
    step
        So much of what is undecided is taken at once, as a share.

    Returns
    -------
    tuple
        Indices of the chosen columns, ascending; empty if the dive ended where no choice is left.
    """
    rows = np.flatnonzero(~matrix.seldom | (np.abs(prices) > WHOLE)).astype(np.int64)
    programme = Programme(matrix=matrix, columns=columns, rows=rows)
    programme.start()
    taken = np.zeros(len(columns), dtype=bool)
    while programme.solve():
        shares = programme.shares()[columns]
        undecided = (shares > WHOLE) & (shares < 1.0 - WHOLE)
        if not undecided.any():
            chosen = columns[shares > 0.5]
            return tuple(int(c) for c in chosen) if matrix.holds(chosen) else ()
        new = (shares >= 1.0 - WHOLE) & ~taken
        new[_largest(matrix, columns, shares=np.where(undecided, shares, 0.0), step=step)] = True
        taken |= new
        programme.fix(np.flatnonzero(new).astype(np.int64))
    return ()


def _largest(matrix: Matrix, columns: Integers, *, shares: Floats, step: float) -> Integers:
    """Return positions of the largest shares of which no two are in one row; what touches many rows comes first."""
    order = np.argsort(-shares * np.diff(matrix.by_column.indptr)[columns], kind="stable")
    count = max(1, int(step * np.count_nonzero(shares)))
    used = np.zeros(len(matrix.totals), dtype=bool)
    found = []
    part = matrix.by_column
    for position in order[:count]:
        start, end = part.indptr[columns[position]], part.indptr[columns[position] + 1]
        rows = part.indices[start:end]
        if not used[rows].any():
            used[rows] = True
            found.append(position)
    return np.array(found, dtype=np.int64)
