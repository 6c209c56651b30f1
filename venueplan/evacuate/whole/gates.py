"""Gates one behind the other: everybody passes the doors and stairs of the way out, and queues at each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

import numpy as np

from venueplan.evacuate.floor.crowd import Floats, Integers
from venueplan.evacuate.floor.queue import departures
from venueplan.model import GateUse


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A door, stair or ramp on the way out.

    Attributes
    ----------
    kind
        ``exit`` (leads out), ``door``, ``stairs`` or ``ramp``.
    width
        Clear width, metres.
    rate
        Persons per second.
    onward
        The gate that follows; empty behind an exit.
    seconds
        Walking time from here to there.
    """

    kind: str
    width: float
    rate: float
    onward: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Passing:
    """Who passed one gate, and when.

    Attributes
    ----------
    groups
        Numbers of the groups.
    arrived, passed
        Seconds, one of each for every group.
    """

    groups: Integers
    arrived: Floats
    passed: Floats


def pass_gates(
    gates: Mapping[str, Gate], *, first: Mapping[str, Integers], arrivals: Floats, amounts: Floats
) -> dict[str, Passing]:
    """Let groups pass gate after gate; a gate is passed when all gates that lead to it have been.

    Parameters
    ----------
    gates
        By id; following them never leads back.
    first
        Numbers of the groups that begin at each gate.
    arrivals, amounts
        Shape ``(n,)``: when each group is at its first gate, seconds, and its persons.
    """
    before: dict[str, list[str]] = {name: [] for name in sorted(gates)}
    for name in sorted(gates):
        if gates[name].onward:
            before[gates[name].onward].append(name)
    found: dict[str, Passing] = {}
    for name in TopologicalSorter(before).static_order():
        own = first.get(name, np.empty(0, dtype=np.intp))
        coming = [(found[other], gates[other].seconds) for other in before[name] if other in found]
        groups = np.concatenate([own, *(passing.groups for passing, _ in coming)])
        if not len(groups):
            continue
        times = np.concatenate([arrivals[own], *(passing.passed + seconds for passing, seconds in coming)])
        passed = departures(times, amounts=amounts[groups], rate=gates[name].rate)
        found[name] = Passing(groups=groups, arrived=times, passed=passed)
    return found


def uses_of(gates: Mapping[str, Gate], passings: Mapping[str, Passing], *, amounts: Floats) -> tuple[GateUse, ...]:
    """Return every gate that somebody passed, the last to empty first."""
    uses = [
        GateUse(
            gate=name,
            kind=gates[name].kind,
            width=gates[name].width,
            rate=gates[name].rate,
            persons=float(amounts[passing.groups].sum()),
            cleared=float(passing.passed.max()),
        )
        for name, passing in passings.items()
    ]
    return tuple(sorted(uses, key=lambda use: (-use.cleared, use.gate)))


def governing_gate(gates: Mapping[str, Gate], passings: Mapping[str, Passing], *, amounts: Floats) -> tuple[float, str]:
    """Return when the last leave, seconds, and what governs that; (0, "") if nobody leaves.

    Of all gates that the last pass it is the one that takes longest to let everybody through who uses it: persons
    over rate.
    """
    outs = [name for name in sorted(passings) if not gates[name].onward]
    if not outs:
        return 0.0, ""
    out = max(outs, key=lambda name: float(passings[name].passed.max()))
    last = passings[out].groups[int(np.argmax(passings[out].passed))]
    work = {
        name: float(amounts[passings[name].groups].sum()) / gates[name].rate
        for name in sorted(passings)
        if last in passings[name].groups
    }
    return float(passings[out].passed.max()), max(work, key=lambda name: work[name])
