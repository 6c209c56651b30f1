"""The linear relaxation of a selection: prices of its rows, and so a bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from venueplan.solve.selection import Certificate, Selection

SCALE = 1024
"""Prices are rounded to this fraction of a point; the bound stays valid whatever the rounding."""


@dataclass(frozen=True, kw_only=True)
class Relaxed:
    """Shares of the columns (0 to 1) in the relaxation, and its prices; shares are empty if it has no solution."""

    shares: tuple[float, ...]
    certificate: Certificate


def relax(selection: Selection) -> Relaxed:
    """Solve the linear relaxation of a selection with HiGHS.

    Returns
    -------
    Relaxed
        Empty shares and zero prices if the relaxation has no solution (then the selection has none either), or if
        HiGHS gave up; the prices are then still a valid, weak certificate.
    """
    # Loading scipy takes half a second: only who solves pays for it.
    from scipy.optimize import linprog  # noqa: PLC0415
    from scipy.sparse import csr_array  # noqa: PLC0415

    index, columns, signs = selection.triplets
    shape = (len(selection.rows), len(selection.scores))
    matrix: Any = csr_array((signs.astype(float), (index, columns)), shape=shape)
    exact = np.array([row.exact for row in selection.rows], dtype=bool)
    totals = np.array([row.total for row in selection.rows], dtype=float)
    solved = linprog(
        -np.array(selection.scores, dtype=float),
        A_ub=matrix[~exact] if (~exact).any() else None,
        b_ub=totals[~exact] if (~exact).any() else None,
        A_eq=matrix[exact] if exact.any() else None,
        b_eq=totals[exact] if exact.any() else None,
        bounds=(0, 1),
        method="highs",
    )
    prices = np.zeros(len(selection.rows))
    if solved.status == 0:
        prices[~exact] = np.maximum(0.0, -np.asarray(solved.ineqlin.marginals))
        prices[exact] = -np.asarray(solved.eqlin.marginals)
    rounded = tuple(int(price) for price in np.rint(prices * SCALE))
    shares = tuple(np.asarray(solved.x).tolist()) if solved.status == 0 else ()
    return Relaxed(shares=shares, certificate=Certificate(prices=rounded, scale=SCALE))
