"""The best matching among some pairs from that of the last round: shortest ways, compiled with the extra ``fast``."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Any, NamedTuple

import numpy as np

from venueplan.solve.matching.certificate import WITHOUT
from venueplan.solve.matching.kernels import compiled
from venueplan.solve.matching.pricing import Columns
from venueplan.solve.matching.scores import Integers

FAR = 2**62


class Side(NamedTuple):
    """One side of the pairs: where the pairs of each row begin, their columns and worth, and how the rows stand."""

    starts: Integers
    columns: Integers
    worth: Integers
    found: Integers
    gains: Integers


class Scratch(NamedTuple):
    """Distance and parent of each column while a way is looked for."""

    distance: Integers
    parent: Integers
    done: Integers


def best_from(columns: Columns, before: Integers, *, prices: Integers, bonus: int) -> Integers:
    """Return the place of each bidder in the matching that is worth most, from places and prices before.

    Parameters
    ----------
    before, prices
        Place of each bidder, and price of each place, of a best matching of fewer pairs; or nobody placed and 0.
    """
    bidders, places = len(before), len(prices)
    order = np.argsort(columns.places, kind="stable")
    worth = columns.scores + bonus
    owner = np.full(places, WITHOUT, dtype=np.int64)
    owner[before[before != WITHOUT]] = np.flatnonzero(before != WITHOUT)
    rows = Side(_starts(columns.bidders, bidders), columns.places, worth, before.copy(), np.zeros(bidders, np.int64))
    other = Side(_starts(columns.places[order], places), columns.bidders[order], worth[order], owner, prices.copy())
    _settle(rows, other, _scratch(places), _scratch(bidders))
    return rows.found


def _starts(rows: Integers, count: int) -> Integers:
    return np.searchsorted(rows, np.arange(count + 1)).astype(np.int64)


def _scratch(count: int) -> Scratch:
    return Scratch(*(np.full(count, value, dtype=np.int64) for value in (FAR, WITHOUT, 0)))


@compiled()
def _settle(rows: Side, other: Side, over_columns: Scratch, over_rows: Scratch) -> None:
    """Part who would rather be elsewhere; then look for ways from rows that want more, and from columns too dear."""
    for i in range(rows.gains.shape[0]):
        _part(rows, other, i)
    for i in range(rows.gains.shape[0]):
        if rows.found[i] < 0 and rows.gains[i] > 0:
            _augment(rows, other, over_columns, i)
    for j in range(other.gains.shape[0]):
        if other.found[j] < 0 and other.gains[j] > 0:
            _augment(other, rows, over_rows, j)


@compiled()
def _part(rows: Side, other: Side, i: int) -> None:
    """Write down what a row can gain at most, and part it from what it has if that is less."""
    own = np.int64(0)
    for e in range(rows.starts[i], rows.starts[i + 1]):
        left = rows.worth[e] - other.gains[rows.columns[e]]
        rows.gains[i] = max(rows.gains[i], left)
        if rows.columns[e] == rows.found[i]:
            own = left
    if rows.found[i] >= 0 and own < rows.gains[i]:
        other.found[rows.found[i]] = WITHOUT
        rows.found[i] = WITHOUT


@compiled()
def _augment(rows: Side, other: Side, scratch: Scratch, start: int) -> None:
    """Give a row what it can gain most with, the shortest way; see :func:`venueplan.solve.matching.dense.rematch`."""
    out, leaves = rows.gains[start], start
    touched = [start for _ in range(0)]
    scanned = [(np.int64(0), start)]
    heap = [(np.int64(0), start) for _ in range(0)]
    row, at = start, np.int64(0)
    while True:
        for e in range(rows.starts[row], rows.starts[row + 1]):
            column = rows.columns[e]
            onward = at + rows.gains[row] + other.gains[column] - rows.worth[e]
            if onward < out and onward < scratch.distance[column]:
                touched.append(column)
                scratch.distance[column], scratch.parent[column] = onward, row
                heappush(heap, (onward, column))
        at, end = _nearest(heap, scratch, out)
        if end < 0 or other.found[end] < 0:
            break
        scratch.done[end] = 1
        row = other.found[end]
        scanned.append((at, row))
        if at + rows.gains[row] < out:
            out, leaves = at + rows.gains[row], row
    for reached, row in scanned:
        rows.gains[row] -= at - reached
    _raise_prices(other, scratch, touched, at)
    _move_along(rows, other, scratch, start, end, leaves)


@compiled()
def _nearest(heap: list[Any], scratch: Scratch, out: Any) -> tuple[Any, Any]:
    """Return the nearest column that is not done, and its distance; none if leaving with nothing is no farther."""
    while len(heap) > 0:
        short, column = heappop(heap)
        if short >= out:
            break
        if scratch.done[column] == 0:
            return short, column
    return out, np.int64(WITHOUT)


@compiled()
def _raise_prices(other: Side, scratch: Scratch, touched: list[Any], at: Any) -> None:
    """Raise the prices of the columns that the way has passed, and forget the distances."""
    for column in touched:
        if scratch.done[column] == 1:
            other.gains[column] += at - scratch.distance[column]
        scratch.distance[column], scratch.done[column] = FAR, 0


@compiled()
def _move_along(rows: Side, other: Side, scratch: Scratch, start: int, end: int, leaves: int) -> None:
    """Move everybody on the way one column on, back from its end."""
    column = end
    if end < 0:
        column = rows.found[leaves]
        rows.found[leaves] = WITHOUT
        if leaves == start:
            return
    while True:
        row = scratch.parent[column]
        following = rows.found[row]
        other.found[column], rows.found[row] = row, column
        if row == start:
            return
        column = following
