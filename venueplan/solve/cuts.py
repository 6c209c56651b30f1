"""Minimum cuts of a network with amounts and capacities that are not whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]

UNITS = 10**12
"""Everything that starts, together, in the integers of the flow."""


@dataclass(frozen=True, kw_only=True)
class Arcs:
    """Arcs from node to node, each with its capacity; infinite ones let everything through."""

    tails: Integers
    heads: Integers
    capacities: Floats


def near_side(amounts: Floats, arcs: Arcs, *, nodes: int, out: int) -> Flags:
    """Return the nodes behind a minimum cut that holds something back; none if everything gets out.

    Amounts are rounded down and capacities up, to a billionth of the whole and better, so that a cut is named only if
    it truly holds something back.

    Parameters
    ----------
    amounts
        Shape ``(n,)``: how much starts at each of the first ``n`` nodes.
    arcs
        Their nodes are numbered from 0.
    nodes
        How many nodes there are.
    out
        Number of the node at which everything must arrive.
    """
    starts = np.flatnonzero(amounts)
    scale = UNITS / float(amounts.sum())
    supply = np.floor(amounts[starts] * scale)
    most = np.minimum(np.ceil(arcs.capacities * scale), UNITS)
    flow: Any = max_flow.SimpleMaxFlow()
    flow.add_arcs_with_capacity(
        np.concatenate([np.full(len(starts), nodes), arcs.tails]).astype(np.int32),
        np.concatenate([starts, arcs.heads]).astype(np.int32),
        np.concatenate([supply, most]).astype(np.int64),
    )
    flow.solve(nodes, out)
    behind = np.zeros(nodes + 1, dtype=np.bool_)
    if flow.optimal_flow() < int(supply.sum()):
        behind[np.array(flow.get_source_side_min_cut(), dtype=np.intp)] = True
    return behind[:nodes]
