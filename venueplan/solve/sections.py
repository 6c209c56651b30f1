"""The section of a network that chokes it: who must pass it, and how much it lets through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.cuts import Arcs, Flags, Floats, Integers, near_side

_NEAR = 1e-9  # a time that grows by a smaller share has converged


@dataclass(frozen=True, kw_only=True)
class Section:
    """A minimum cut in time.

    Attributes
    ----------
    time
        Amount behind the section over its throughput; infinite if nothing leads out.
    throughput
        What all arcs and gates of the section let through in a unit of time.
    behind
        Shape ``(n,)``: the nodes behind it.
    """

    time: float
    throughput: float
    behind: Flags


def tightest_section(amounts: Floats, *, arcs: Integers, rates: Floats, gates: Floats) -> Section:
    """Return the section of a network that takes longest to pass: the greatest amount(P) / throughput(P).

    Walking takes no time here; only throughput counts. The ratio is found with Dinkelbach's method: all of P passes in
    time T if a maximum flow with capacities T · rate takes all; if not, its minimum cut is a slower section.

    Parameters
    ----------
    amounts
        Shape ``(n,)``: how much starts at each node.
    arcs, rates
        Shapes ``(m, 2)`` and ``(m,)``: from node to node, and what the arc lets through in a unit of time.
    gates
        Shape ``(n,)``: what a node lets straight out in a unit of time; 0 if it has no gate.

    Examples
    --------
    Thirty in a room, a neck of 1 per second, ten more in the room behind it with a gate of 2 per second: all forty
    need 20 s at the gate, but the thirty need 30 s at the neck.

    >>> section = tightest_section(
    ...     np.array([30.0, 10.0]), arcs=np.array([[0, 1]]), rates=np.array([1.0]), gates=np.array([0.0, 2.0])
    ... )
    >>> section.time, section.throughput, section.behind.tolist()
    (30.0, 1.0, [True, False])
    """
    behind = np.ones(len(amounts), dtype=np.bool_)
    best = _section(behind, amounts=amounts, arcs=arcs, rates=rates, gates=gates)
    while 0 < best.time < np.inf:
        behind = _left_over(amounts, arcs=arcs, rates=rates * best.time, gates=gates * best.time)
        slower = _section(behind, amounts=amounts, arcs=arcs, rates=rates, gates=gates)
        if slower.time <= best.time * (1 + _NEAR):
            break
        best = slower
    return best


def _section(behind: Flags, *, amounts: Floats, arcs: Integers, rates: Floats, gates: Floats) -> Section:
    """Return the section round some nodes."""
    crosses = behind[arcs[:, 0]] & ~behind[arcs[:, 1]]
    throughput, amount = float(rates[crosses].sum() + gates[behind].sum()), float(amounts[behind].sum())
    time = 0.0 if amount == 0 else amount / throughput if throughput else np.inf
    return Section(time=time, throughput=throughput, behind=behind)


def _left_over(amounts: Floats, *, arcs: Integers, rates: Floats, gates: Floats) -> Flags:
    """Return the nodes from which not everything gets out when arcs and gates let through only so much."""
    nodes, doors = len(amounts), np.flatnonzero(gates)
    everything = Arcs(
        tails=np.concatenate([arcs[:, 0], doors]),
        heads=np.concatenate([arcs[:, 1], np.full(len(doors), nodes)]),
        capacities=np.concatenate([rates, gates[doors]]),
    )
    return near_side(amounts, everything, nodes=nodes + 1, out=nodes)[:nodes]
