"""Offers that were chosen, as an allocation: with every part of the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from venueplan.allocate.stands.choice import Demand, Offer
from venueplan.allocate.stands.requests import Request, homes_of
from venueplan.allocate.stands.scores import Parts, parts_in
from venueplan.model import Assignment, Booth, Exhibitor
from venueplan.rules.asked import breaches
from venueplan.rules.asked.breaches import stand_distance
from venueplan.rules.booths.wishes import wished_neighbour


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Who gets which offer, by request, and what that is worth."""

    demand: Demand
    offers: Mapping[str, Offer]
    _memory: dict[str, Parts] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """One for each exhibitor who has a stand, in the order of the requests, the holder first."""
        return tuple(
            assignment
            for request in self.demand.requests
            if request.id in self.offers
            for assignment in self._assignments(request)
        )

    @cached_property
    def objective(self) -> int:
        """Sum of all parts of all scores."""
        return sum(value for assignment in self.assignments for _, value in assignment.score)

    @cached_property
    def concessions(self) -> int:
        """How many concessions were made."""
        return sum(offer.concessions for offer in self.offers.values())

    @cached_property
    def unplaced(self) -> tuple[str, ...]:
        """Ids of the exhibitors who have no stand, in the order of the event."""
        left = {e.id for request in self.demand.requests if request.id not in self.offers for e in request.exhibitors}
        return tuple(e.id for e in self.demand.market.plan.event.exhibitors if e.id in left)

    @cached_property
    def _booths(self) -> dict[str, tuple[Booth, ...]]:
        """Booths by request."""
        known = {booth.id: booth for booth in self.demand.market.booths}
        places = self.demand.market.places
        return {name: tuple(known[place] for place in places[offer.booth]) for name, offer in self.offers.items()}

    @cached_property
    def _fines(self) -> dict[str, int]:
        """What relations that may be broken cost, by the request that is told of it."""
        market = self.demand.market
        stands = {e.id: self._booths[r.id] for r in self.demand.requests if r.id in self.offers for e in r.exhibitors}
        found: dict[str, int] = {}
        for breach in breaches(market.plan, stands, pack=market.pack):
            found[breach.exhibitor] = found.get(breach.exhibitor, 0) - max(0, breach.price)
        return found

    @cached_property
    def _neighbours(self) -> dict[str, int]:
        """What wishes for neighbours bring that came true, by request."""
        found: dict[str, int] = {}
        for wish in self.demand.terms.wishes:
            if {wish.request, wish.other} <= self.offers.keys() and self._is_near(
                wish.request, wish.other
            ) == wish.near:
                found[wish.request] = found.get(wish.request, 0) + wish.worth
        return found

    @cached_property
    def _homes(self) -> dict[str, str]:
        return homes_of(self.demand.requests)

    def _is_near(self, one: str, other: str) -> bool:
        reach = self.demand.market.pack["near-reach"].value
        return stand_distance(self._booths[one], self._booths[other]) <= reach + 1e-6

    def _assignments(self, request: Request) -> Iterator[Assignment]:
        market = self.demand.market
        offer = self.offers[request.id]
        stand = market.stands[market.index[offer.booth]]
        for exhibitor in request.exhibitors:
            yield Assignment(
                exhibitor=exhibitor.id,
                booths=market.places[offer.booth],
                preference_rank=self._rank(exhibitor, request, stand=stand),
                score=self._score(request, stand) if exhibitor is request.holder else (),
            )

    def _score(self, request: Request, stand: Booth) -> Parts:
        more = (("relations", self._fines.get(request.id, 0)), ("neighbours", self._neighbours.get(request.id, 0)))
        return (*parts_in(self.demand.valuation, request, booth=stand), *(part for part in more if part[1]))

    def _rank(self, exhibitor: Exhibitor, request: Request, *, stand: Booth) -> int | None:
        home = self._homes
        for rank, wish in enumerate(exhibitor.preferences, start=1):
            word, other = wished_neighbour(wish, home) or ("", "")
            if not word and self.demand.market.grants(wish, stand):
                return rank
            if word and home[other] in self.offers and self._is_near(request.id, home[other]) == (word == "near"):
                return rank
        return None
