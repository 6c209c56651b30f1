"""The best matching among some pairs, and the least prices that support it."""

from __future__ import annotations

from typing import Any

import numpy as np

from venueplan.solve.matching.certificate import WITHOUT
from venueplan.solve.matching.pricing import Columns
from venueplan.solve.matching.scores import Integers


def best_among(columns: Columns, *, bidders: int, capacities: Integers, bonus: int) -> Integers:
    """Return the place of each bidder in the matching that is worth most, bonuses included.

    A flow of least cost from bidders over places to where everybody ends, placed or not.

    Raises
    ------
    OverflowError
        If the scores are beyond what the solver can add up.
    """
    # Loading OR-Tools takes half a second: only who solves pays for it.
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415

    places, end = len(capacities), bidders + len(capacities)
    solver: Any = min_cost_flow.SimpleMinCostFlow()
    everybody, everywhere = np.arange(bidders, dtype=np.int64), bidders + np.arange(places, dtype=np.int64)
    nothing = np.zeros(bidders + places, dtype=np.int64)
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([columns.bidders, everywhere, everybody]),
        np.concatenate([bidders + columns.places, np.full(bidders + places, end, dtype=np.int64)]),
        np.concatenate([np.ones(len(columns), dtype=np.int64), capacities, np.ones(bidders, dtype=np.int64)]),
        np.concatenate([-(columns.scores + bonus), nothing]),
    )
    supplies = np.concatenate([np.ones(bidders, dtype=np.int64), np.zeros(places, dtype=np.int64), [-bidders]])
    solver.set_nodes_supplies(np.arange(end + 1), supplies)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise OverflowError(f"the scores are too large to be added up exactly ({status.name})")
    taken = np.asarray(solver.flows(arcs[: len(columns)])) > 0
    found = np.full(bidders, WITHOUT, dtype=np.int64)
    found[columns.bidders[taken]] = columns.places[taken]
    return found


def least_prices(columns: Columns, found: Integers, *, places: int, bonus: int) -> tuple[Integers, Integers]:
    """Return the least prices at which nobody wants another pair than its own, and what each bidder gains at them.

    The longest ways through the residual graph of a best matching: a place costs what the next bidder would give for
    it rather than stay where it is.
    """
    order = np.argsort(columns.places, kind="stable")
    who, where = columns.bidders[order], columns.places[order]
    worth = columns.scores[order] + bonus
    own = np.zeros(len(found), dtype=np.int64)
    mine = found[who] == where
    own[who[mine]] = worth[mine]
    first = np.flatnonzero(np.diff(where, prepend=-1))
    offered, more = where[first], worth - own[who]
    prices = np.zeros(places + 1, dtype=np.int64)
    home = np.where(found == WITHOUT, places, found)
    while len(offered):
        wanted = np.maximum(prices[offered], np.maximum.reduceat(more + prices[home[who]], first))
        if (wanted == prices[offered]).all():
            break
        prices[offered] = wanted
    return prices[:places], own - prices[home]
