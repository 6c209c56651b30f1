"""What every class of booths is worth to every request: the same as ``score_parts``, for thousands at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.stands.bulk.classes import BoothClasses, Truths, needs_of
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.scores import FEWEST, LATER_WISH, MISFIT, OPEN_SIDE, WISHES
from venueplan.allocate.stands.suitability import CONCEDED, SMALLEST, Market
from venueplan.solve import FORBIDDEN, Ratings, Table

Integers = NDArray[np.int64]
Reals = NDArray[np.float64]
Scores = NDArray[np.int32]

NEVER = 2**20
"""Concessions for what is out of the question."""

WRITTEN_DOWN = 2**27
"""So many scores are written down (512 MB); more are rated again whenever they are asked for."""

AT_ONCE = 512
"""Requests that are rated together."""


@dataclass(frozen=True, kw_only=True)
class StandRatings:
    """Scores of requests on classes of booths; a matching reads them block by block.

    Attributes
    ----------
    requests
        Who is rated, in this order.
    most_points
        Priority points of the exhibitor of the event who has most.
    allowed
        How many concessions each request may be asked for.
    counting
        Whether a pair is worth less for each concession, and nothing else counts.
    """

    market: Market
    classes: BoothClasses
    requests: Sequence[Request]
    most_points: int
    allowed: Integers
    counting: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Number of requests and of classes."""
        return len(self.requests), len(self.classes)

    def block(self, bidders: Integers) -> Scores:
        """Return the scores of some requests on all classes, ``FORBIDDEN`` where one would be asked for too much."""
        conceded = self.concessions(bidders)
        scores = -conceded if self.counting else self.scores(bidders)
        return np.where(conceded > self.allowed[bidders, None], FORBIDDEN, scores).astype(np.int32)

    def written_down(self) -> Ratings:
        """Return the same ratings as a table if there are not too many, so that they are computed once."""
        bidders, places = self.shape
        if bidders * places > WRITTEN_DOWN:
            return self
        scores = np.full(self.shape, FORBIDDEN, dtype=np.int32)
        for first in range(0, bidders, AT_ONCE):
            those = np.arange(first, min(bidders, first + AT_ONCE), dtype=np.int64)
            scores[those] = self.block(those)
        return Table(scores=scores)

    def limits(self) -> tuple[Integers, Integers]:
        """Return what no score of each request, and not being without (0), falls below or exceeds."""
        if self.counting:
            return -self.allowed, np.zeros(len(self.requests), dtype=np.int64)
        wishes = np.array([sum(value_of(rank) for rank, _ in enumerate(r.holder.preferences)) for r in self.requests])
        sides = OPEN_SIDE * int(self.classes.sides.max(initial=0))
        most = np.ceil(self._weights * (wishes + sides)).astype(np.int64) + 1
        return np.full(len(self.requests), -MISFIT, dtype=np.int64), most

    def concessions(self, bidders: Integers) -> Integers:
        """Return how many concessions each class asks of some requests, ``NEVER`` where it is out of the question."""
        areas, sides = self.classes.areas[None], self.classes.sides[None]
        asked, largest = self._areas[bidders, None], self._largest[bidders, None]
        pinned = self._pinned[bidders, None]
        larger = (areas > largest + 1e-6) & ~pinned
        fewer = (sides < self._sides[bidders, None]) & ~pinned
        out = (areas < SMALLEST * asked - 1e-6) | (larger & (areas > CONCEDED * largest + 1e-6))
        out |= (self._needs[bidders, None] & ~self.classes.supplied[None]) != 0
        out |= self._halls[0][None] < self._heaviest[bidders, None]
        out |= self._halls[1][None] < self._highest[bidders, None]
        for row, bidder in zip(out, bidders.tolist(), strict=True):
            self._mark_zone_and_pins(row, self.requests[bidder])
        return np.where(out, NEVER, larger.astype(np.int64) + fewer)

    def scores(self, bidders: Integers) -> Integers:
        """Return the score of some requests on all classes, whether they may have them or not."""
        weights = self._weights[bidders, None]
        extra = np.maximum(0, self.classes.sides[None] - self._sides[bidders, None])
        asked = self._areas[bidders, None]
        misfit = np.abs(self.classes.areas[None] - asked) / np.where(asked > 0, asked, np.inf)
        parts = np.rint(weights * self._wishes(bidders)) + np.rint(weights * OPEN_SIDE * extra)
        return np.asarray(parts - np.rint(MISFIT * np.minimum(1.0, misfit)), dtype=np.int64)

    def _wishes(self, bidders: Integers) -> Integers:
        """Return the sum of what the wishes that come true count."""
        found = np.zeros((len(bidders), len(self.classes)), dtype=np.int64)
        for row, bidder in enumerate(bidders.tolist()):
            for rank, wish in enumerate(self.requests[bidder].holder.preferences):
                found[row] += value_of(rank) * self._grants(wish)
        return found

    def _grants(self, word: str) -> Truths:
        """Tell on which classes a wish or a pin comes true."""
        if not word.startswith("booth:"):
            found: Truths = self.classes.granted[self._words[word]]
            return found
        number = self.classes.class_of.get(word.partition(":")[2], -1)
        return np.asarray(np.arange(len(self.classes)) == number, dtype=bool)

    def _mark_zone_and_pins(self, out: Truths, request: Request) -> None:
        """Mark the classes that the zone may not use, and those on which a pin does not come true."""
        suits = self._zone_suits.get(request.holder.zone)
        if suits is not None:
            out |= ~suits
        for pin in request.pins:
            out |= ~self._grants(pin)

    @cached_property
    def _words(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.classes.words)}

    @cached_property
    def _weights(self) -> Reals:
        points = np.array([request.holder.points for request in self.requests], dtype=np.int64)
        return FEWEST + (1.0 - FEWEST) * points / max(1, self.most_points)

    @cached_property
    def _areas(self) -> Reals:
        return np.array([request.holder.area for request in self.requests], dtype=np.float64)

    @cached_property
    def _largest(self) -> Reals:
        return np.array([self.market.largest_for(request) for request in self.requests], dtype=np.float64)

    @cached_property
    def _sides(self) -> Integers:
        return np.array([request.open_sides for request in self.requests], dtype=np.int64)

    @cached_property
    def _pinned(self) -> Truths:
        return np.array([bool(request.pinned_booths) for request in self.requests], dtype=bool)

    @cached_property
    def _needs(self) -> Integers:
        needs = [[needs_of(exhibitor) for exhibitor in request.exhibitors] for request in self.requests]
        return np.array([np.bitwise_or.reduce(found) for found in needs], dtype=np.int64)

    @cached_property
    def _heaviest(self) -> Reals:
        return np.array([max(e.floor_load for e in request.exhibitors) for request in self.requests], dtype=np.float64)

    @cached_property
    def _highest(self) -> Reals:
        return np.array([max(e.height for e in request.exhibitors) for request in self.requests], dtype=np.float64)

    @cached_property
    def _halls(self) -> tuple[Reals, Reals]:
        """Floor load and clear height of the hall of each class, infinite where unknown."""
        halls = [self.market.plan.venue.unit(booth.hall) for booth in self.classes.first]
        known = [[hall.floor_load or np.inf, hall.clear_height or np.inf] for hall in halls]
        load, height = np.array(known, dtype=np.float64).reshape(-1, 2).T
        return load, height

    @cached_property
    def _zone_suits(self) -> dict[str, Truths]:
        """Which classes a zone may use, by its id."""
        first = self.classes.first
        return {
            name: np.array([booth.hall in zone.halls and booth.zone in {"", name} for booth in first], dtype=bool)
            for name, zone in self.market.zones.items()
        }


def value_of(rank: int) -> int:
    """Return what a wish that comes true counts, by its rank from 0."""
    return WISHES[rank] if rank < len(WISHES) else LATER_WISH
