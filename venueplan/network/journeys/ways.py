"""The best ways through a building from one place to many: one wave over all floors, joined by shafts."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from venueplan.network.storeys.building import PUBLIC, Access, WalkNetwork
from venueplan.network.storeys.shafts import Landing, Link
from venueplan.network.surface.floor import Floats
from venueplan.network.waves.prospect import ahead_of
from venueplan.network.waves.wave import Arrival, Wave

BESIDE = 10.0
"""A place that lies in an obstacle is reached at the nearest floor within this distance, metres."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A point or a straight edge on a storey, where a way may begin or end.

    Attributes
    ----------
    ends
        x, y of one end and of the other (equal for a point), metres.
    """

    ordinal: int
    ends: tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A stretch on one storey: points of shape ``(m, 2)``, metres."""

    ordinal: int
    points: Floats


@dataclass(frozen=True, kw_only=True)
class Ride:
    """A stretch in a shaft."""

    link: Link
    begin: Landing
    end: Landing


@dataclass(frozen=True, kw_only=True)
class Way:
    """The quickest way to a place.

    Attributes
    ----------
    minutes
        Time taken.
    stretches
        Walks and rides in order.
    """

    minutes: float
    stretches: tuple[Walk | Ride, ...]


def find_ways(
    network: WalkNetwork,
    origin: Sequence[Spot],
    *,
    goals: Mapping[str, Sequence[Spot]],
    access: Access = PUBLIC,
    limit: float = np.inf,
) -> dict[str, Way]:
    """Find the quickest way from a place to each of many others.

    Parameters
    ----------
    network
        The building.
    origin
        Where the way may begin.
    goals
        Spots at which each goal is reached, by its name.
    access
        Whether ways must be step-free, and which private units they may enter.
    limit
        Stop after this many minutes.

    Returns
    -------
    dict
        Ways by the names of the goals; a goal that cannot be reached is left out.
    """
    return _Search(network, goals=goals, access=access).run(origin, limit=limit * network.pace.walking)


class _Search:
    """Dijkstra over all storeys; costs are minutes times walking speed, so that on a floor they are metres."""

    def __init__(self, network: WalkNetwork, *, goals: Mapping[str, Sequence[Spot]], access: Access) -> None:
        self._network = network
        self._access = access
        self._landings = network.landings(step_free=access[0])
        points = [(*landing.point, *landing.point) for landing in self._landings]
        self._links: dict[int, list[Link]] = {}
        for link in network.links(step_free=access[0]):
            self._links.setdefault(link.begin, []).append(link)
        self._goals = goals
        ends = [spot.ends for spots in goals.values() for spot in spots]
        self._heading = np.array(ends, dtype=np.float64).reshape(-1, 4)
        self._bound = ahead_of(np.reshape(points, (-1, 4)), self._heading)
        self._waves: dict[int, Wave] = {}
        self._meaning: dict[int, list[int | str]] = {}
        self._queue: list[tuple[float, int, int, int, Link]] = []
        self._begun: dict[tuple[int, int], tuple[Link, int]] = {}
        self._passed: set[int] = set()
        self._found: dict[str, tuple[int, Arrival]] = {}

    def run(self, origin: Sequence[Spot], *, limit: float) -> dict[str, Way]:
        for spot in origin:
            for segment in self._on_floor([spot]):
                self._wave(spot.ordinal).start(segment)
        while len(self._found) < len(self._goals):
            ordinal = min(self._waves, key=lambda number: self._waves[number].next_cost, default=None)
            cost = np.inf if ordinal is None else self._waves[ordinal].next_cost
            if self._queue and self._queue[0][0] <= min(cost, limit):
                self._enter()
            elif ordinal is None or not np.isfinite(cost) or cost > limit:
                break
            else:
                self._advance(ordinal)
        return {name: self._way(*self._found[name]) for name in self._goals if name in self._found}

    def _wave(self, ordinal: int) -> Wave:
        """Return the wave of a storey; its targets are the landings there, then the goals there."""
        if ordinal not in self._waves:
            pairs: list[tuple[int | str, Floats]] = [
                (number, np.array([*landing.point, *landing.point]))
                for number, landing in enumerate(self._landings)
                if landing.ordinal == ordinal
            ]
            for name, spots in self._goals.items():
                pairs += [(name, segment) for segment in self._on_floor([s for s in spots if s.ordinal == ordinal])]
            self._meaning[ordinal] = [meaning for meaning, _ in pairs]
            targets = np.array([segment for _, segment in pairs], dtype=np.float64).reshape(-1, 4)
            floor = self._network.floor(ordinal, access=self._access)
            self._waves[ordinal] = Wave(floor, targets, heading=self._heading)
        return self._waves[ordinal]

    def _on_floor(self, spots: Sequence[Spot]) -> list[Floats]:
        """Return the spots as segments whose ends lie on the floor."""
        segments = []
        for spot in spots:
            floor = self._network.floor(spot.ordinal, access=self._access)
            ends, away = floor.onto(np.reshape(spot.ends, (2, 2)), reach=BESIDE)
            if np.isfinite(away).all():
                segments.append(ends.ravel())
        return segments

    def _advance(self, ordinal: int) -> None:
        arrival = self._waves[ordinal].advance()
        if arrival is None or arrival.target < 0:
            return
        meaning = self._meaning[ordinal][arrival.target]
        if isinstance(meaning, str):
            self._found.setdefault(meaning, (ordinal, arrival))
            return
        self._passed.add(meaning)
        for link in self._links.get(meaning, ()):
            cost = arrival.cost + link.minutes * self._network.pace.walking
            heapq.heappush(self._queue, (cost + self._bound[link.end], link.end, link.begin, arrival.node, link))

    def _enter(self) -> None:
        """Let the wave of a storey begin at a landing, unless it has been there already."""
        rank, number, _, node, link = heapq.heappop(self._queue)
        cost = rank - self._bound[number]
        landing = self._landings[number]
        wave = self._wave(landing.ordinal)
        if number in self._passed:
            return
        self._passed.add(number)
        source = wave.start(np.array([*landing.point, *landing.point]), cost=cost)
        self._begun[landing.ordinal, source] = (link, node)

    def _way(self, ordinal: int, arrival: Arrival) -> Way:
        stretches: list[Walk | Ride] = []
        node = arrival.node
        while True:
            wave = self._waves[ordinal]
            stretches.append(Walk(ordinal=ordinal, points=wave.way(node)))
            source = wave.source(node)
            if (ordinal, source) not in self._begun:
                break
            link, node = self._begun[ordinal, source]
            begin = self._landings[link.begin]
            stretches.append(Ride(link=link, begin=begin, end=self._landings[link.end]))
            ordinal = begin.ordinal
        return Way(minutes=arrival.cost / self._network.pace.walking, stretches=tuple(stretches[::-1]))
