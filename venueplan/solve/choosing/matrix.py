"""A selection as arrays: what linear programmes and searches work on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from venueplan.solve.selection import Integers, Selection

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """The rows of a selection as a sparse matrix, and what they add up to."""

    selection: Selection

    @cached_property
    def by_column(self) -> Any:
        """Rows × columns, compressed by column."""
        # Loading scipy takes half a second: only who solves pays for it.
        from scipy.sparse import csc_matrix  # noqa: PLC0415

        index, columns, signs = self.selection.triplets
        shape = (len(self.selection.rows), len(self.selection.scores))
        return csc_matrix((signs.astype(float), (index, columns)), shape=shape)

    @cached_property
    def by_row(self) -> Any:
        """Rows × columns, compressed by row."""
        return self.by_column.tocsr()

    @cached_property
    def scores(self) -> Floats:
        """Score of each column."""
        return np.array(self.selection.scores, dtype=float)

    @cached_property
    def totals(self) -> Floats:
        """What each row adds up to, at most or exactly."""
        return np.array([row.total for row in self.selection.rows], dtype=float)

    @cached_property
    def exact(self) -> Flags:
        """Which rows are equations."""
        return np.array([row.exact for row in self.selection.rows], dtype=bool)

    @cached_property
    def seldom(self) -> Flags:
        """Which rows are looked at only when they are broken."""
        return np.array([row.seldom for row in self.selection.rows], dtype=bool)

    @cached_property
    def plain(self) -> Flags:
        """Which rows admit one of their columns."""
        return np.array([row.is_plain for row in self.selection.rows], dtype=bool)

    @cached_property
    def last_resorts(self) -> Integers:
        """The column of least score in each row that asks for exactly one."""
        found = [min(row.columns, key=lambda c: (self.selection.scores[c], c)) for row in self._equations]
        return np.unique(np.array(found, dtype=np.int64))

    @cached_property
    def free(self) -> Integers:
        """Columns that no row asks exactly one of."""
        asked = np.zeros(len(self.selection.scores), dtype=bool)
        for row in self._equations:
            asked[list(row.columns)] = True
        return np.flatnonzero(~asked).astype(np.int64)

    @property
    def _equations(self) -> list[Any]:
        return [row for row in self.selection.rows if row.exact and row.is_plain and row.columns]

    def best_of_rows(self, count: int) -> Integers:
        """Return the columns of greatest score in each row that asks for exactly one, and all that no such row has."""
        found = [self.last_resorts, self.free]
        for row in self._equations:
            columns = np.array(row.columns, dtype=np.int64)
            found.append(columns[np.argsort(-self.scores[columns], kind="stable")[:count]])
        return np.unique(np.concatenate(found))

    def holds(self, chosen: Integers) -> bool:
        """Tell whether every row holds for some columns."""
        sums = np.asarray(self.by_column[:, chosen].sum(axis=1)).ravel()
        return bool((sums <= self.totals + 1e-9).all() and (sums >= self.totals - 1e-9)[self.exact].all())
