"""What a selection is: columns to choose from, rows that limit the choice, and the answer with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One rule over the columns: chosen ``columns`` less chosen ``minus`` is at most, or exactly, its total.

    The total is 1, or 0 where ``minus`` is not empty: ``Row(columns=c)`` reads "at most one of c",
    ``Row(columns=c, exact=True)`` "exactly one of c", ``Row(columns=c, minus=(y,), exact=True)`` "one of c if and only
    if y".

    Attributes
    ----------
    most
        Another total: ``Row(columns=c, minus=(p,), most=2)`` reads "two of c, three if p".
    seldom
        Whether it is one of many that hold by themselves mostly; a relaxation looks at it only when it is broken.
    """

    columns: tuple[int, ...]
    minus: tuple[int, ...] = ()
    exact: bool = False
    most: int | None = None
    seldom: bool = False

    @property
    def total(self) -> int:
        """What the row adds up to."""
        return self.most if self.most is not None else 0 if self.minus else 1

    @property
    def is_plain(self) -> bool:
        """Whether it reads "at most one" or "exactly one" of its columns."""
        return not self.minus and self.total == 1


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Choose columns so that every row holds and the sum of their scores is greatest.

    Attributes
    ----------
    scores
        Integer score of each column.
    rows
        Rules; columns are named by their index.
    """

    scores: tuple[int, ...]
    rows: tuple[Row, ...]

    @cached_property
    def triplets(self) -> tuple[Integers, Integers, Integers]:
        """The rows as a sparse matrix: row, column and coefficient of each entry."""
        counts = [len(row.columns) + len(row.minus) for row in self.rows]
        columns = [column for row in self.rows for column in (*row.columns, *row.minus)]
        signs = [sign for row in self.rows for sign in (*([1] * len(row.columns)), *([-1] * len(row.minus)))]
        index = np.repeat(np.arange(len(self.rows), dtype=np.int64), counts)
        return index, np.array(columns, dtype=np.int64), np.array(signs, dtype=np.int64)

    def score_of(self, chosen: tuple[int, ...]) -> int:
        """Return the sum of the scores of some columns."""
        return sum(self.scores[column] for column in chosen)

    def holds(self, chosen: tuple[int, ...]) -> bool:
        """Tell whether every row holds for some columns.

        Examples
        --------
        >>> two = Selection(scores=(3, 4), rows=(Row(columns=(0, 1)),))
        >>> two.holds((1,)), two.holds((0, 1))
        (True, False)
        """
        taken = set(chosen)
        for row in self.rows:
            found = len(taken.intersection(row.columns)) - len(taken.intersection(row.minus))
            if found > row.total or (row.exact and found != row.total):
                return False
        return True


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """Prices of the rows that prove a bound without any solver; see :func:`bound_from_prices`.

    Attributes
    ----------
    prices
        One integer per row, in units of ``1 / scale`` of the score; not negative on rows that are no equations.
    scale
        Units per point of the score.
    """

    prices: tuple[int, ...]
    scale: int


@dataclass(frozen=True, kw_only=True)
class Selected:
    """The best columns found, and how good they are known to be.

    Attributes
    ----------
    chosen
        Indices of the chosen columns, ascending; empty if ``status`` is ``infeasible`` or ``none``.
    objective, bound
        Score reached, and a score that no choice can exceed.
    certificate
        Proof of ``certified``, a bound that may be a little weaker than ``bound``.
    status
        ``optimal``, ``feasible``, ``infeasible`` (proven), ``interrupted`` (the best so far), or ``none`` (nothing
        found within the effort).
    """

    chosen: tuple[int, ...]
    objective: int
    bound: int
    certified: int
    certificate: Certificate
    status: str

    @property
    def is_certified(self) -> bool:
        """Whether the certificate says more than that no column is taken twice."""
        return any(self.certificate.prices)


def reduced_scores(selection: Selection, certificate: Certificate) -> Integers:
    """Return what each column scores beyond the prices of its rows, in units of ``1 / scale``."""
    index, columns, signs = selection.triplets
    paid = np.zeros(len(selection.scores), dtype=np.int64)
    np.add.at(paid, columns, np.array(certificate.prices, dtype=np.int64)[index] * signs)
    return np.array(selection.scores, dtype=np.int64) * certificate.scale - paid


def bound_from_prices(selection: Selection, certificate: Certificate) -> int:
    r"""Return the score that no choice can exceed, from prices alone.

    Weak duality: for any prices :math:`y` with :math:`y_r \ge 0` on every row that is no equation, a choice scores at
    most :math:`\sum_r y_r b_r + \sum_j \max(0, c_j - \sum_r y_r a_{rj})`. Integers only, so nothing is rounded in the
    choice's favour.

    Raises
    ------
    ValueError
        If a row that is no equation has a negative price, or prices are missing.

    Examples
    --------
    >>> two = Selection(scores=(3, 4), rows=(Row(columns=(0, 1)),))
    >>> (
    ...     bound_from_prices(two, Certificate(prices=(4,), scale=1)),
    ...     bound_from_prices(two, Certificate(prices=(0,), scale=1)),
    ... )
    (4, 7)
    """
    rows, prices = selection.rows, certificate.prices
    if len(prices) != len(rows) or any(p < 0 and not row.exact for p, row in zip(prices, rows, strict=True)):
        raise ValueError("a certificate needs a price for each row, not negative unless the row is an equation")
    paid = sum(price * row.total for price, row in zip(prices, rows, strict=True))
    left = reduced_scores(selection, certificate)
    return (paid + int(left[left > 0].sum())) // certificate.scale
