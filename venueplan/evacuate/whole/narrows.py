"""The doors and stairs of a building that take longest to pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from shapely import LineString, MultiLineString

from venueplan.evacuate.standards import FlowStandard
from venueplan.evacuate.whole.blocks import Block
from venueplan.evacuate.whole.stairs import climbs_of
from venueplan.evacuate.whole.ways import is_final
from venueplan.model import Choke
from venueplan.network import WalkNetwork, unit_graph
from venueplan.solve import tightest_section

_PLENTY = 1e6
"""Persons per second over an open edge."""


@dataclass(frozen=True, kw_only=True)
class _Passage:
    """A door, stair or open edge from one unit to another; to nowhere if it leads outside."""

    gate: str
    begin: str
    end: str
    rate: float
    level: str = ""
    line: LineString | None = None


def narrowest_section(
    network: WalkNetwork, block: Block, *, persons: Mapping[str, float], standard: FlowStandard
) -> Choke | None:
    """Return the doors and stairs of a building that take longest to pass, if walking took no time.

    A minimum cut between the rooms and the outside over the graph of units. Whatever way people choose, they need at
    least the persons behind the section over its throughput.

    Parameters
    ----------
    network
        The building without open ground.
    block
        The units that are left as a whole.
    persons
        Persons by the id of the room, all of them with a way out.
    standard
        Flows.

    Returns
    -------
    Choke or None
        None if nobody is there. Its lines are those on the level where most of the section lies.
    """
    if not any(persons.get(name) for name in block.units):
        return None
    numbers = {name: number for number, name in enumerate(block.units)}
    passages = [passage for passage in _passages(network, standard=standard) if passage.begin in numbers]
    inner = [passage for passage in passages if passage.end]
    gates = np.zeros(len(numbers))
    for passage in passages:
        if not passage.end:
            gates[numbers[passage.begin]] += passage.rate
    section = tightest_section(
        np.array([float(persons.get(name, 0)) for name in block.units]),
        arcs=np.array([(numbers[p.begin], numbers[p.end]) for p in inner], dtype=np.int64).reshape(-1, 2),
        rates=np.array([passage.rate for passage in inner]),
        gates=gates,
    )
    behind = {name for name, number in numbers.items() if section.behind[number]}
    cut = [passage for passage in passages if passage.begin in behind and passage.end not in behind]
    return _choke(cut, persons=sum(persons.get(name, 0.0) for name in behind), throughput=section.throughput)


def _choke(cut: list[_Passage], *, persons: float, throughput: float) -> Choke:
    levels = Counter(passage.level for passage in cut if passage.line is not None)
    level = max(sorted(levels), key=lambda name: levels[name], default="")
    lines = [passage.line for passage in cut if passage.line is not None and passage.level == level]
    return Choke(
        level=level,
        lines=MultiLineString(lines),
        gates=tuple(sorted({passage.gate for passage in cut})),
        persons=persons,
        throughput=throughput,
    )


def _passages(network: WalkNetwork, *, standard: FlowStandard) -> Iterator[_Passage]:
    """Give every way from unit to unit and out, private units included."""
    for door in network.doors:
        opening = door.opening
        rate = standard.door_rate(opening.width)
        if not network.rules.lets_pass(opening, step_free=False) or rate <= 0:
            continue
        ends = [(door.units[0], "")] if is_final(door) else permutations(door.units, 2)
        for begin, end in ends:
            yield _Passage(gate=opening.id, begin=begin, end=end, rate=rate, level=opening.level, line=door.line)
    for climb in {(climb.name, climb.begin.unit): climb for climb in climbs_of(network, standard=standard)}.values():
        yield _Passage(gate=climb.name, begin=climb.begin.unit, end=climb.end.unit, rate=climb.rate)
    graph = unit_graph(network)
    for begin, end in graph.edges:
        if not graph.edges[begin, end]["by"]:
            yield _Passage(gate="", begin=begin, end=end, rate=_PLENTY)
