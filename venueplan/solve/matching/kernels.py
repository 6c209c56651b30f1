"""The inner loops over pairs: compiled where the extra ``fast`` is installed, else the same functions, interpreted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np

from venueplan.solve.matching.cells import CELL
from venueplan.solve.matching.scores import FORBIDDEN, Integers, Reals, Scores

try:
    numba: Any = import_module("numba")
except ImportError:  # without the extra, sweeps in numpy do the same work
    numba = None

Function = TypeVar("Function", bound=Callable[..., Any])


def is_installed() -> bool:
    """Tell whether loops are compiled."""
    return numba is not None


class Asking(NamedTuple):
    """What bidders ask for; see :class:`Factored`."""

    kinds: Integers
    weights: Reals
    targets: Reals
    pulls: Reals
    reaches: Reals


class Floor(NamedTuple):
    """Cells and, in their order, places; ``order`` is the number of each place."""

    table: Scores
    classes: Integers
    starts: Integers
    low: Reals
    high: Reals
    top: Reals
    order: Integers
    appeal: Reals
    spots: Reals


class Terms(NamedTuple):
    """A question; ``cheapest`` is the least price in each cell, prices are in the order of cells."""

    prices: Integers
    cheapest: Integers
    gains: Integers
    bonus: int


class Found(NamedTuple):
    """Where answers go: pairs of each bidder in no order, how many, and the best gain."""

    places: Integers
    scores: Integers
    worth: Integers
    counts: Integers
    best: Integers


def compiled(*, parallel: bool = False) -> Callable[[Function], Function]:
    """Return a decorator that compiles a function where the extra ``fast`` is installed, and keeps it elsewhere."""

    def decorate(function: Function) -> Function:
        return cast("Function", numba.njit(cache=True, parallel=parallel)(function)) if numba else function

    return decorate


side_by_side: Any = numba.prange if numba else range


@compiled()
def _worth(weight: Any, pull: Any, reach: Any, square: Any, appeal: Any) -> int:
    """Return what appeal and nearness add to a score; the same steps as in :meth:`Factored.of`."""
    near = max(np.float32(1) - np.sqrt(square) / reach, np.float32(0))
    return np.int64(weight * appeal + pull * near)  # type: ignore[return-value]


@compiled()
def _square(low: Any, high: Any, at: Any) -> Any:
    """Return the square of the distance from a coordinate to an interval."""
    apart = max(low - at, at - high, np.float32(0))
    return apart * apart


@compiled()
def _ceilings(asking: Asking, i: int, floor: Floor, ceilings: Integers) -> None:
    """Write down what no place of each cell exceeds, ``FORBIDDEN`` where it does not suit."""
    kind, weight, pull, reach = asking.kinds[i], asking.weights[i], asking.pulls[i], asking.reaches[i]
    x, y = asking.targets[i, 0], asking.targets[i, 1]
    for c in range(floor.classes.shape[0]):
        stated = np.int64(floor.table[kind, floor.classes[c]])
        if stated != FORBIDDEN:
            square = _square(floor.low[c, 0], floor.high[c, 0], x) + _square(floor.low[c, 1], floor.high[c, 1], y)
            stated += _worth(weight, pull, reach, square, floor.top[c])
        ceilings[c] = stated


@compiled()
def _scores(asking: Asking, i: int, floor: Floor, c: int, scores: Integers) -> None:
    """Write down the score of a bidder on each place of a cell that suits."""
    weight, pull, reach = asking.weights[i], asking.pulls[i], asking.reaches[i]
    x, y = asking.targets[i, 0], asking.targets[i, 1]
    stated = np.int64(floor.table[asking.kinds[i], floor.classes[c]])
    first = floor.starts[c]
    for j in range(first, floor.starts[c + 1]):
        across, along = x - floor.spots[j, 0], y - floor.spots[j, 1]
        scores[j - first] = stated + _worth(weight, pull, reach, across * across + along * along, floor.appeal[j])


@compiled()
def _weakest(worth: Integers, places: Integers, order: Integers) -> int:
    """Return which of a bidder's pairs is worth least; of equals, the last place."""
    worst = 0
    for n in range(1, worth.shape[0]):
        if worth[n] < worth[worst] or (worth[n] == worth[worst] and order[places[n]] > order[places[worst]]):
            worst = n
    return worst


@compiled()
def _look_through(terms: Terms, i: int, first: int, scores: Integers, order: Integers, found: Found) -> None:
    """Keep the places of a cell, from ``first`` on, that are among the best of a bidder; the weakest stands first."""
    most, places, worth = found.worth.shape[1], found.places[i], found.worth[i]
    for j in range(first, first + scores.shape[0]):
        value = scores[j - first] + terms.bonus - terms.prices[j]
        found.best[i] = max(found.best[i], value)
        if value <= terms.gains[i]:
            continue
        at, full = found.counts[i], found.counts[i] == most
        if full and (value < worth[0] or (value == worth[0] and order[j] > order[places[0]])):
            continue
        if full:
            at = 0
        else:
            found.counts[i] += 1
        places[at], found.scores[i, at], worth[at] = j, scores[j - first], value
        if found.counts[i] == most:
            n = _weakest(worth, places, order)
            places[0], places[n] = places[n], places[0]
            worth[0], worth[n] = worth[n], worth[0]
            found.scores[i, 0], found.scores[i, n] = found.scores[i, n], found.scores[i, 0]


@compiled(parallel=True)
def price_cells(asking: Asking, floor: Floor, terms: Terms, found: Found) -> None:
    """Find the pairs that would gain, the most promising cells first, and none that cannot matter."""
    cells, most = floor.classes.shape[0], found.worth.shape[1]
    for i in side_by_side(asking.kinds.shape[0]):
        promise = np.empty(cells, np.int64)
        scores = np.empty(CELL, np.int64)
        _ceilings(asking, i, floor, promise)
        for c in range(cells):
            if promise[c] != FORBIDDEN:
                promise[c] += terms.bonus - terms.cheapest[c]
        cell = np.nonzero(promise > max(terms.gains[i], FORBIDDEN))[0]
        for n in np.argsort(-promise[cell]):
            c = cell[n]
            if found.counts[i] == most and promise[c] < found.worth[i, 0]:
                break
            first, last = floor.starts[c], floor.starts[c + 1]
            _scores(asking, i, floor, c, scores)
            _look_through(terms, i, first, scores[: last - first], floor.order, found)


@compiled()
def draw_cells(
    asking: Asking, floor: Floor, turns: Integers, room: Integers, places: Integers, scores: Integers
) -> None:
    """Give each bidder in turn the position that is worth most to it among those with room."""
    cells = floor.classes.shape[0]
    left, ceilings, inside = np.zeros(cells, np.int64), np.empty(cells, np.int64), np.empty(CELL, np.int64)
    home = np.empty(room.shape[0], np.int64)
    for c in range(cells):
        left[c] = room[floor.starts[c] : floor.starts[c + 1]].sum()
        home[floor.starts[c] : floor.starts[c + 1]] = c
    for i in turns:
        best, place = int(FORBIDDEN), -1
        _ceilings(asking, i, floor, ceilings)
        for c in range(cells):
            if left[c] > 0 and ceilings[c] >= best and ceilings[c] != FORBIDDEN:
                _scores(asking, i, floor, c, inside)
                best, place = _best_with_room(floor, c, inside, room, best, place)
        if place >= 0:
            room[place] -= 1
            left[home[place]] -= 1
            places[i], scores[i] = place, best


@compiled()
def _best_with_room(floor: Floor, c: int, scores: Integers, room: Integers, best: int, place: int) -> tuple[int, int]:
    """Return the best score so far or in one cell, and its position; of equals, the first place."""
    first = floor.starts[c]
    for j in range(first, floor.starts[c + 1]):
        score = scores[j - first]
        if room[j] > 0 and (score > best or (score == best and floor.order[j] < floor.order[place])):
            best, place = score, j
    return best, place
