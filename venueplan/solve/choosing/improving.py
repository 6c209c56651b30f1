"""Take a part of a choice back and make it anew, again and again: each part is small enough to be solved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from venueplan.solve.choosing.matrix import Floats, Matrix
from venueplan.solve.choosing.programme import model_of, quiet_solver
from venueplan.solve.selection import Integers

NODES = 100
"""Nodes of the search for one part."""

LARGE = 2500
"""Columns that one part may choose from at first; so many are solved in a fraction of a second."""

SHARE = 0.45
"""The part of a choice that is taken back at first."""

PATIENCE = 3
"""Rounds without success after which parts grow."""

GROWTH = 1.3
"""By so much."""

WANTED = 2
"""So many columns that the relaxation wants are given room in each round."""


@dataclass(kw_only=True)
class Improvement:
    """A choice that gets better, round by round.

    Attributes
    ----------
    columns
        Indices of the columns that may be chosen, ascending.
    lost
        What each column of the selection falls short of its prices: what loses much is taken back more often.
    shares
        Share of each column in the relaxation: what stands in the way of a large one is taken back first.
    """

    matrix: Matrix
    columns: Integers
    lost: Floats
    shares: Floats
    chosen: Integers
    seed: int = 0
    share: float = SHARE
    large: float = LARGE
    failures: int = 0
    exhausted: bool = field(default=False)

    @property
    def score(self) -> int:
        """Score of the choice."""
        return round(float(self.matrix.scores[self.chosen].sum()))

    def rounds(self, count: int) -> Iterator[int]:
        """Yield the score after each round, at most so many; fewer if all was made anew at once and solved."""
        random = np.random.default_rng(self.seed)
        self.share = 1.0 if len(self.columns) <= self.large else self.share
        for _ in range(count):
            before = self.score
            self._round(random)
            self.failures = 0 if self.score > before else self.failures + 1
            if self.failures >= PATIENCE:
                self.share, self.large, self.failures = min(1.0, self.share * GROWTH), self.large * GROWTH, 0
            yield self.score
            if self.exhausted:
                return

    def _round(self, random: np.random.Generator) -> None:
        order = self._order(random)
        taken_back = np.zeros(len(self.chosen), dtype=bool)
        taken_back[order[: max(1, int(self.share * len(order)))]] = True
        options, left = self._options(taken_back)
        while len(options) > self.large and taken_back.sum() > 2:
            again = order[: max(1, int(0.85 * taken_back.sum()))]
            taken_back[:] = False
            taken_back[again] = True
            options, left = self._options(taken_back)
        self._decide(taken_back, options=options, left=left)

    def _order(self, random: np.random.Generator) -> Integers:
        """Return positions of the chosen columns: what is in the way of some that are not, then what loses much."""
        weights = np.maximum(self.lost[self.chosen], 0.0) + 0.2 * self._usual_loss
        order = random.choice(len(self.chosen), len(self.chosen), replace=False, p=weights / weights.sum())
        wanted = np.where(np.isin(self._support, self.chosen), 0.0, self._pull)
        count = min(WANTED, int(np.count_nonzero(wanted)))
        if not count:
            return np.asarray(order, dtype=np.int64)
        picked = random.choice(self._support, count, replace=False, p=wanted / wanted.sum())
        touched = np.asarray(self.matrix.by_column[:, picked].sum(axis=1)).ravel() > 0.5
        in_the_way = np.asarray(self.matrix.by_column[:, self.chosen].T @ (touched & self.matrix.plain)).ravel() > 0.5
        return np.asarray(order[np.argsort(~in_the_way[order], kind="stable")], dtype=np.int64)

    @cached_property
    def _support(self) -> Integers:
        """Columns that the relaxation uses in part."""
        return np.flatnonzero(self.shares > 1e-3).astype(np.int64)

    @cached_property
    def _pull(self) -> Floats:
        """How much each of those is wanted: its share, and more the more rows it touches."""
        rows = np.diff(self.matrix.by_column.indptr)[self._support]
        return np.asarray(self.shares[self._support] * rows**2, dtype=float)

    @property
    def _usual_loss(self) -> float:
        return float(np.maximum(self.lost[self.chosen], 0.0).mean()) + 1.0

    def _options(self, taken_back: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Integers, Floats]:
        """Return the columns that go with what stays, and what it leaves of each row."""
        stays = self.chosen[~taken_back]
        left = self.matrix.totals - np.asarray(self.matrix.by_column[:, stays].sum(axis=1)).ravel()
        full = (left < 0.5) & self.matrix.plain
        part = self.matrix.by_column[:, self.columns]
        blocked = np.asarray(part.T @ full.astype(float)).ravel() > 0.5
        return np.union1d(self.columns[~blocked], self.chosen[taken_back]), left

    def _decide(
        self, taken_back: np.ndarray[tuple[int], np.dtype[np.bool_]], *, options: Integers, left: Floats
    ) -> None:
        import highspy  # noqa: PLC0415  # loading HiGHS takes a while: only who solves pays for it

        old = self.chosen[taken_back]
        options = np.setdiff1d(options, self.chosen[~taken_back])
        part = self.matrix.by_column[:, options].tocsr()
        rows = np.flatnonzero(np.diff(part.indptr)).astype(np.int64)
        model = model_of(self.matrix, options, rows=rows, left=left)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(options)
        solver = quiet_solver()
        for name, value in (("mip_max_nodes", NODES), ("mip_rel_gap", 0.0), ("random_seed", self.seed)):
            solver.setOptionValue(name, value)
        solver.passModel(model)
        known = highspy.HighsSolution()
        known.col_value = np.isin(options, old).astype(float)
        solver.setSolution(known)
        solver.run()
        self.exhausted = bool(taken_back.all()) and solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = np.array(solver.getSolution().col_value)
        new = options[values > 0.5] if len(values) == len(options) else old
        if self.matrix.scores[new].sum() > self.matrix.scores[old].sum() + 0.5:
            better = np.sort(np.concatenate([self.chosen[~taken_back], new]))
            if self.matrix.holds(better):
                self.chosen = better
