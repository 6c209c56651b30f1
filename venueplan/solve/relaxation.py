"""The linear relaxation of a selection: prices of its rows, and so a bound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.choosing.matrix import Flags, Matrix
from venueplan.solve.choosing.programme import TINY, Programme
from venueplan.solve.selection import Certificate, Integers, Selection

SCALE = 1024
"""Prices are rounded to this fraction of a point; the bound stays valid whatever the rounding."""

FEW = 20_000
"""So many columns are looked at from the beginning; of more, those that score best in each row."""

BEST = 40
"""How many of each row, then."""

MOST_NEW = 5_000
"""Columns that are added at once."""


@dataclass(frozen=True, kw_only=True)
class Relaxed:
    """Shares of the columns (0 to 1) in the relaxation, and its prices; shares are empty if it has no solution."""

    shares: tuple[float, ...]
    certificate: Certificate


def relax(selection: Selection, *, matrix: Matrix | None = None) -> Relaxed:
    """Solve the linear relaxation of a selection with HiGHS, looking only at the columns and rows that matter.

    Returns
    -------
    Relaxed
        Empty shares and zero prices if the relaxation has no solution (then the selection has none either), or if
        HiGHS gave up; the prices are then still a valid, weak certificate.
    """
    matrix = matrix or Matrix(selection=selection)
    few = len(selection.scores) <= FEW
    columns = np.arange(len(selection.scores), dtype=np.int64) if few else matrix.best_of_rows(BEST)
    programme = _solved(matrix, columns)
    if programme is None and not few:
        programme = _solved(matrix, np.arange(len(selection.scores), dtype=np.int64))
    if programme is None:
        return Relaxed(shares=(), certificate=Certificate(prices=(0,) * len(selection.rows), scale=SCALE))
    prices = np.where(matrix.exact, programme.prices(), np.maximum(0.0, programme.prices()))
    rounded = tuple(int(price) for price in np.rint(prices * SCALE))
    return Relaxed(shares=tuple(programme.shares().tolist()), certificate=Certificate(prices=rounded, scale=SCALE))


def _solved(matrix: Matrix, columns: Integers) -> Programme | None:
    """Return the programme, solved over all columns of the selection; None if there is no solution among some."""
    programme = Programme(matrix=matrix, columns=columns, rows=np.flatnonzero(~matrix.seldom).astype(np.int64))
    programme.start()
    known: Flags = np.zeros(len(matrix.scores), dtype=bool)
    known[columns] = True
    while programme.solve():
        gains = matrix.scores - matrix.by_column.T @ programme.prices()
        new = np.flatnonzero((gains > TINY) & ~known)
        if not len(new):
            return programme
        new = new[np.argsort(-gains[new], kind="stable")[:MOST_NEW]].astype(np.int64)
        known[new] = True
        programme.add_columns(new)
    return None
