"""The ways from one point to many goals, traced back in the table of all lines of sight."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from venueplan.network.journeys.table import Arrived, WalkingTable
from venueplan.network.journeys.ways import Ride, Spot, Walk, Way
from venueplan.network.storeys.shafts import Link

Point = tuple[float, float]


def tabled_ways(table: WalkingTable, origin: Sequence[Spot], *, goals: Mapping[str, Sequence[Spot]]) -> dict[str, Way]:
    """Return the quickest way from a place to each of many goals; a goal that cannot be reached is left out.

    The same ways as by ``find_ways``, worth the set-up of the table when many places are asked from.

    Parameters
    ----------
    origin
        Where the way may begin; points only.
    goals
        Spots at which each goal is reached, by its name.
    """
    here = table.starts(origin)
    costs, before = table.reached(here)
    ends = {name: table.arrival(spots, costs=costs, here=here) for name, spots in goals.items()}
    begin = [(ordinal, (float(segment[0]), float(segment[1]))) for ordinal, segment in here]
    return {
        name: Way(
            minutes=end.metres / table.network.pace.walking,
            stretches=tuple(_stretches(table, _nodes_before(end, before), end=end, begin=begin)),
        )
        for name, end in ends.items()
        if math.isfinite(end.metres)
    }


def _nodes_before(end: Arrived, before: NDArray[np.intp]) -> list[int]:
    """Return the nodes on the way to a goal, the first one first."""
    nodes: list[int] = []
    node = end.node
    while 0 <= node < len(before):
        nodes.append(node)
        node = int(before[node])
    return nodes[::-1]


def _stretches(
    table: WalkingTable, nodes: Sequence[int], *, end: Arrived, begin: Sequence[tuple[int, Point]]
) -> Iterator[Walk | Ride]:
    """Give the walks and rides of a way."""
    places = [table.place_of(node) for node in nodes]
    first_floor = places[0][0] if places else end.ordinal
    first = places[0][1] if places else end.points[0]
    here = min((point for ordinal, point in begin if ordinal == first_floor), key=lambda p: math.dist(p, first))
    points, ordinal, landing = [here], first_floor, -1
    for number, point, at in places:
        if number != ordinal:
            yield Walk(ordinal=ordinal, points=np.array(points))
            yield _ride(table, landing, end=at)
            points, ordinal = [], number
        points.append(point)
        landing = at
    yield Walk(ordinal=ordinal, points=np.array([*points, end.points[-1]]))


def _ride(table: WalkingTable, begin: int, *, end: int) -> Ride:
    """Return the quickest ride between two landings."""
    step_free = table.access[0]
    landings = table.network.landings(step_free=step_free)
    link: Link = min(
        (link for link in table.network.links(step_free=step_free) if (link.begin, link.end) == (begin, end)),
        key=lambda link: (link.minutes, link.shaft),
    )
    return Ride(link=link, begin=landings[begin], end=landings[end])
