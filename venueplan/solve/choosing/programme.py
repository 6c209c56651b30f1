"""A linear programme over some columns and rows of a selection, solved by HiGHS and grown as needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from venueplan.solve.choosing.matrix import Flags, Floats, Matrix
from venueplan.solve.selection import Integers

TINY = 1e-6
"""Rows may be broken, and prices be off, by this much."""

DUAL, PRIMAL = 1, 4
"""Strategies of the simplex method: after new rows, and after new columns."""


@dataclass(kw_only=True)
class Programme:
    """Choose shares of columns, 0 to 1, for the greatest score.

    Attributes
    ----------
    columns, rows
        Indices, in the order in which HiGHS knows them.
    """

    matrix: Matrix
    columns: Integers
    rows: Integers
    solver: Any = None
    known: Flags = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def start(self) -> None:
        """Hand everything to HiGHS."""
        self.known = np.zeros(len(self.matrix.totals), dtype=bool)
        self.known[self.rows] = True
        self.solver = quiet_solver()
        self.solver.passModel(model_of(self.matrix, self.columns, rows=self.rows))

    def solve(self) -> bool:
        """Solve, adding rows as long as one is broken; tell whether there is a solution."""
        while True:
            self.solver.run()
            if not self._is_solved():
                return False
            sums = self.matrix.by_row @ self.shares()
            broken = np.flatnonzero((sums > self.matrix.totals + TINY) & ~self.known)
            if not len(broken):
                return True
            self._add_rows(broken)

    def shares(self) -> Floats:
        """Return the share of every column of the selection."""
        found = np.zeros(len(self.matrix.scores))
        found[self.columns] = np.array(self.solver.getSolution().col_value)
        return found

    def prices(self) -> Floats:
        """Return the price of every row of the selection; 0 of those that were never looked at."""
        found = np.zeros(len(self.matrix.totals))
        found[self.rows] = -np.array(self.solver.getSolution().row_dual)
        return found

    def add_columns(self, columns: Integers) -> None:
        """Add columns that were left out so far."""
        part = self.matrix.by_column[:, columns].tocsr()[self.rows].tocsc()
        count = len(columns)
        self.solver.addCols(
            count,
            -self.matrix.scores[columns],
            np.zeros(count),
            np.ones(count),
            part.nnz,
            part.indptr[:-1].astype(np.int32),
            part.indices.astype(np.int32),
            part.data,
        )
        self.columns = np.concatenate([self.columns, columns])
        self.solver.setOptionValue("simplex_strategy", PRIMAL)

    def fix(self, positions: Integers) -> None:
        """Take columns, named by their position, for good."""
        ones = np.ones(len(positions))
        self.solver.changeColsBounds(len(positions), positions.astype(np.int32), ones, ones)
        self.solver.setOptionValue("simplex_strategy", DUAL)

    def _add_rows(self, rows: Integers) -> None:
        part = self.matrix.by_row[rows][:, self.columns].tocsr()
        lower = np.where(self.matrix.exact[rows], self.matrix.totals[rows], -np.inf)
        self.solver.addRows(
            len(rows),
            lower,
            self.matrix.totals[rows],
            part.nnz,
            part.indptr[:-1].astype(np.int32),
            part.indices.astype(np.int32),
            part.data,
        )
        self.known[rows] = True
        self.rows = np.concatenate([self.rows, rows])
        self.solver.setOptionValue("simplex_strategy", DUAL)

    def _is_solved(self) -> bool:
        import highspy  # noqa: PLC0415  # loading HiGHS takes a while: only who solves pays for it

        return bool(self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def quiet_solver() -> Any:
    """Return a HiGHS that says nothing and gives the same answer on every run."""
    import highspy  # noqa: PLC0415  # as above

    # The class above it prints a banner when it is made, before anything can be said to it.
    solver: Any = highspy.Highs.__bases__[0]()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver


def model_of(matrix: Matrix, columns: Integers, *, rows: Integers, left: Floats | None = None) -> Any:
    """Return some columns and rows in the form of HiGHS.

    Parameters
    ----------
    left
        What is left of the total of each row of the selection; the whole of it by default.
    """
    import highspy  # noqa: PLC0415  # as above

    part = matrix.by_column[:, columns].tocsr()[rows].tocsc()
    totals = (matrix.totals if left is None else left)[rows]
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(columns), len(rows)
    model.col_cost_ = -matrix.scores[columns]
    model.col_lower_, model.col_upper_ = np.zeros(len(columns)), np.ones(len(columns))
    model.row_lower_ = np.where(matrix.exact[rows], totals, -np.inf)
    model.row_upper_ = totals
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_ = part.indptr, part.indices
    model.a_matrix_.value_ = part.data
    return model
