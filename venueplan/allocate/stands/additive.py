"""Demands in which nobody asks for anything of others: placed by matching, whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.stands.choice import Demand, Offer, suited
from venueplan.allocate.stands.wanting import without_those_left_out
from venueplan.model import Certificate
from venueplan.solve import FORBIDDEN, WITHOUT, Matched, Ratings, Table, bound_from_places, match_bidders

Integers = NDArray[np.int64]
OnProgress = Callable[[str, float], None]

WRITTEN_DOWN = 2**27
"""Up to so many pairs of requests and stands are rated once and kept; half a gigabyte."""


def is_additive(demand: Demand) -> bool:
    """Tell whether nobody asks for anything that depends on where somebody else stands, and each booth is a stand."""
    return not (demand.blocks or demand.rivals or demand.terms.concerned or demand.floors or demand.market.merged)


@dataclass(frozen=True, kw_only=True, eq=False)
class StandRatings:
    """What every stand is worth to every request of a demand, as :func:`venueplan.solve.match_bidders` asks for it.

    Attributes
    ----------
    counting
        Rate stands by the concessions that they ask instead, the fewer the better.
    """

    demand: Demand
    counting: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Number of requests and of stands."""
        return len(self.demand.requests), len(self.demand.market.stands)

    def block(self, bidders: Integers) -> NDArray[np.int32]:
        """Return the scores of some requests on all stands."""
        found = np.empty((len(bidders), self.shape[1]), dtype=np.int32)
        for row, number in enumerate(bidders.tolist()):
            here = suited(self.demand.requests[number], self.demand)
            found[row] = np.where(here.conceded < 0, FORBIDDEN, -here.conceded if self.counting else here.scores)
        return found

    def limits(self) -> tuple[Integers, Integers]:
        """Return the least and the greatest score of each request, being without (0) included."""
        return self._limits

    @cached_property
    def _limits(self) -> tuple[Integers, Integers]:
        rows = [Table(scores=self.block(np.array([number]))).limits() for number in range(self.shape[0])]
        low, high = zip(*rows, strict=True) if rows else ((), ())
        none = np.empty(0, dtype=np.int64)
        return np.concatenate([none, *low]), np.concatenate([none, *high])

    def kept(self) -> Ratings:
        """Return the ratings written down if they are few enough."""
        bidders, places = self.shape
        few = bidders * places <= WRITTEN_DOWN
        return Table(scores=self.block(np.arange(bidders, dtype=np.int64))) if few else self


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Who has which stand by request, a bound of the score of those, and the prices that prove it."""

    offers: Mapping[str, Offer]
    bound: int
    status: str
    certificate: Certificate


def place_additively(demand: Demand, *, most_concessions: int, tell: OnProgress) -> Placed:
    """Give every request a stand, the best in total: first as many as possible are placed, then the score decides.

    Only if somebody would be left without a stand, concessions are made, as few as possible; the bound is then one for
    the score of those who are placed.

    Parameters
    ----------
    demand
        It is additive; see :func:`is_additive`.
    most_concessions
        A request is asked for no more.
    tell
        Called with what is known so far and the fraction done.
    """
    found = _match(demand, tell=tell)
    if found.placed < len(demand.requests) and found.status == "optimal":
        tell("somebody would be left out: looking for concessions", 0.5)
        everybody = dict.fromkeys((request.id for request in demand.requests), most_concessions)
        asking = replace(demand, concessions=everybody)
        least = _offers(asking, _match(asking, tell=tell, counting=True))
        tell("who is left out is decided: looking for the best score of the others", 0.7)
        conceded = {name: offer.concessions for name, offer in least.items() if offer.concessions}
        demand = replace(without_those_left_out(demand, least), concessions=conceded)
        found = _match(demand, tell=tell)
    return Placed(
        offers=_offers(demand, found),
        bound=found.bound,
        status=found.status,
        certificate=Certificate(
            kind="stands",
            prices=tuple((int(stand), int(found.prices[stand])) for stand in np.flatnonzero(found.prices)),
            scale=1,
            rows=len(demand.market.stands),
            bonus=found.bonus,
            bound=found.bound,
            concessions=tuple(sorted(demand.concessions.items())),
        ),
    )


def proven_by_stands(demand: Demand, certificate: Certificate) -> int | None:
    """Return the score that nobody exceeds who places all requests of a demand; None if the prices belong elsewhere."""
    prices = np.zeros(len(demand.market.stands), dtype=np.int64)
    if certificate.rows != len(prices) or not all(0 <= stand < len(prices) for stand, _ in certificate.prices):
        return None
    for stand, price in certificate.prices:
        prices[stand] = price
    try:
        total = bound_from_places(StandRatings(demand=demand).kept(), prices=prices, bonus=certificate.bonus)
    except ValueError:
        return None
    return total - certificate.bonus * len(demand.requests)


def _match(demand: Demand, *, tell: OnProgress, counting: bool = False) -> Matched:
    return match_bidders(StandRatings(demand=demand, counting=counting).kept(), on_progress=tell)


def _offers(demand: Demand, found: Matched) -> dict[str, Offer]:
    stands = demand.market.stands
    return {
        request.id: suited(request, demand).at(place, stand=stands[place].id)
        for request, place in zip(demand.requests, found.places.tolist(), strict=True)
        if place != WITHOUT
    }
