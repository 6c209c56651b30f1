"""The quickest way for crowds to pass gates: when a gate can be reached, and how fast it lets through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from venueplan.solve.cuts import Arcs, Flags, Floats, Integers, near_side

_NEAR = 1e-9  # a time that grows by a smaller share has converged


@dataclass(frozen=True, kw_only=True)
class Quickest:
    """The least time, and who needs it.

    Attributes
    ----------
    time
        When the last have passed, in the unit of the arrivals; infinite if somebody reaches no gate.
    crowd
        Shape ``(n,)``: the groups that cannot pass sooner, whoever else waits for them.
    """

    time: float
    crowd: Flags


def quickest_flow(arrivals: Floats, *, amounts: Floats, rates: Floats) -> Quickest:
    """Return the least time in which groups can pass gates, whichever gate everybody takes.

    Whether a time is enough is a maximum flow: groups → gates, as of the moment they get there → out. If it is not,
    the minimum cut names a crowd P that cannot pass: Σ rateₖ · max(0, T − firstₖ(P)) < amount(P), where firstₖ(P) is
    the earliest arrival of anybody of P at gate k. The least T that lets this crowd pass is tried next
    (Newton's method; Burkard, Dlaska and Klinz, The quickest flow problem, 1993), until nobody is left. Each T on the
    way is a lower bound.

    Parameters
    ----------
    arrivals
        Shape ``(n, k)``: when each group can be at each gate at the earliest; infinite if never.
    amounts
        Shape ``(n,)``: size of each group.
    rates
        Shape ``(k,)``: what each gate lets through in a unit of time.

    Examples
    --------
    Twelve reach a gate of 2 per second after 10 s, another of 1 per second after 13 s: 2 (T − 10) + (T − 13) = 12.

    >>> quickest_flow(np.array([[10.0, 13.0]]), amounts=np.array([12.0]), rates=np.array([2.0, 1.0])).time
    15.0
    """
    open_ = rates > 0
    arrivals, rates = np.where(open_, arrivals, np.inf), np.where(open_, rates, 0.0)
    crowd = amounts > 0
    if not crowd.any():
        return Quickest(time=0.0, crowd=crowd)
    if not np.isfinite(arrivals[crowd]).any(axis=1).all():
        return Quickest(time=np.inf, crowd=crowd & ~np.isfinite(arrivals).any(axis=1))
    latest = np.where(crowd, arrivals.min(axis=1), -np.inf)
    best = Quickest(time=float(latest.max()), crowd=latest == latest.max())
    everybody = _needed(arrivals[crowd].min(axis=0), amount=float(amounts.sum()), rates=rates)
    if everybody > best.time:
        best = Quickest(time=everybody, crowd=crowd)
    while (crowd := _left_over(arrivals, amounts=amounts, rates=rates, time=best.time)).any():
        time = _needed(arrivals[crowd].min(axis=0), amount=float(amounts[crowd].sum()), rates=rates)
        if time <= best.time * (1 + _NEAR):
            break
        best = Quickest(time=time, crowd=crowd)
    return best


def _needed(first: Floats, *, amount: float, rates: Floats) -> float:
    """Return the least T with Σ rate · max(0, T − first) = amount: gates open one after the other."""
    order = np.argsort(first, kind="stable")
    begin, rate = first[order], rates[order]
    use = np.isfinite(begin)
    begin, rate = begin[use], np.cumsum(rate[use])
    spent = np.cumsum(rates[order][use] * begin)
    times = (amount + spent) / rate
    following = np.r_[begin[1:], np.inf]
    return float(times[int(np.argmax(times <= following))])


def _left_over(arrivals: Floats, *, amounts: Floats, rates: Floats, time: float) -> Flags:
    """Return a crowd that cannot pass in a time; nobody if all can.

    A gate has a node for each moment at which somebody gets there: what arrives then passes until the next moment, or
    waits for it.
    """
    groups = len(amounts)
    node, out = groups + 1, groups
    parts: list[tuple[Floats | Integers, Floats | Integers, Floats]] = []
    for gate, rate in enumerate(rates):
        there = np.flatnonzero(arrivals[:, gate] < time)
        moments, moment = np.unique(arrivals[there, gate], return_inverse=True)
        waiting = node + np.arange(len(moments))
        parts += [
            (there, node + moment.ravel(), np.full(len(there), np.inf)),
            (waiting, np.full(len(waiting), out), rate * np.diff(np.r_[moments, time])),
            (waiting[:-1], waiting[1:], np.full(max(0, len(waiting) - 1), np.inf)),
        ]
        node += len(moments)
    tails, heads, capacities = (np.concatenate(column) for column in zip(*parts, strict=True))
    arcs = Arcs(tails=tails.astype(np.int64), heads=heads.astype(np.int64), capacities=capacities.astype(np.float64))
    return near_side(amounts, arcs, nodes=node, out=out)[:groups]
