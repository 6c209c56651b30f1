"""Demands in which nobody asks for anything of others: placed by matching, whatever their number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.stands.answer import Answer
from venueplan.allocate.stands.choice import Demand, Offer, suited
from venueplan.allocate.stands.scores import Valuation
from venueplan.allocate.stands.wanting import without_those_left_out
from venueplan.model import Assignment, Certificate
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
    """Who has which stand, the score of those, its bound, and the prices that prove it."""

    assignments: tuple[Assignment, ...]
    objective: int
    bound: int
    status: str
    certificate: Certificate


def place_additively(demand: Demand, *, most_concessions: int, tell: OnProgress) -> Placed:
    """Give every request a stand, the best in total: first as many as possible are placed, then the score decides.

    Only if somebody would be left without a stand, concessions are made, as few as possible; the bound is then one for
    the score of those who are placed. Zones that share no hall are placed one after the other: none takes from another.

    Parameters
    ----------
    demand
        It is additive; see :func:`is_additive`.
    most_concessions
        A request is asked for no more.
    tell
        Called with what is known so far and the fraction done.
    """
    parts = _parts(demand)
    placed: list[Placed] = []
    for number, part in enumerate(parts):
        told = partial(_tell_of_part, tell, number, len(parts))
        matching = _place(part, most_concessions=most_concessions, tell=told)
        placed.append(_placed(matching, position=demand.market.index))
        if matching.found.status == "interrupted":
            break
    whole = len(placed) == len(parts) and all(part.status == "optimal" for part in placed)
    return Placed(
        assignments=tuple(assignment for part in placed for assignment in part.assignments),
        objective=sum(part.objective for part in placed),
        bound=sum(part.bound for part in placed),
        status="optimal" if whole else "interrupted",
        certificate=Certificate(
            kind="stands",
            prices=tuple(sorted(price for part in placed for price in part.certificate.prices)),
            scale=1,
            rows=len(demand.market.stands),
            bonus=max((part.certificate.bonus for part in placed), default=0),
            bound=sum(part.bound for part in placed),
            concessions=tuple(sorted(one for part in placed for one in part.certificate.concessions)),
        ),
    )


def _placed(matching: _Matching, *, position: Mapping[str, int]) -> Placed:
    """Return what was placed in one part; what was remembered of its pairs is not kept."""
    found, demand = matching.found, matching.demand
    answer = Answer(demand=demand, offers=_offers(demand, found))
    stands = demand.market.stands
    return Placed(
        assignments=answer.assignments,
        objective=answer.objective,
        bound=found.bound,
        status=found.status,
        certificate=Certificate(
            kind="stands",
            prices=tuple((position[stands[at].id], int(found.prices[at])) for at in np.flatnonzero(found.prices)),
            scale=1,
            rows=len(position),
            bonus=found.bonus,
            bound=found.bound,
            concessions=tuple(sorted(demand.concessions.items())),
        ),
    )


def proven_by_stands(demand: Demand, certificate: Certificate) -> int | None:
    """Return the score that nobody exceeds who places all requests of a demand; None if the prices belong elsewhere."""
    count, prices = len(demand.market.stands), dict(certificate.prices)
    if certificate.rows != count or min(prices.values(), default=0) < 0 or not all(0 <= at < count for at in prices):
        return None
    total = 0
    for part in _parts(demand):
        here = [prices.get(demand.market.index[stand.id], 0) for stand in part.market.stands]
        ratings = StandRatings(demand=part).kept()
        total += bound_from_places(ratings, prices=np.array(here, dtype=np.int64), bonus=certificate.bonus)
    return total - certificate.bonus * len(demand.requests)


def _tell_of_part(tell: OnProgress, number: int, count: int, message: str, share: float) -> None:  # noqa: PLR0917
    tell(message if count == 1 else f"part {number + 1} of {count}: {message}", (number + share) / count)


def _parts(demand: Demand) -> tuple[Demand, ...]:
    """Return the demand in parts that share no hall, each with the stands of its halls only."""
    everywhere = frozenset(stand.hall for stand in demand.market.stands)
    zones = demand.market.zones
    halls = {
        request.id: frozenset(zones[request.holder.zone].halls) & everywhere
        if request.holder.zone in zones
        else everywhere
        for request in demand.requests
    }
    groups: list[frozenset[str]] = []
    for some in sorted(set(halls.values()), key=sorted):
        apart = [group for group in groups if not group & some]
        groups = [*apart, some.union(*(group for group in groups if group & some))]
    if len(groups) < 2:
        return (demand,)
    return tuple(_within(demand, group, halls=halls) for group in sorted(groups, key=sorted))


def _within(demand: Demand, group: frozenset[str], *, halls: Mapping[str, frozenset[str]]) -> Demand:
    market = replace(
        demand.market,
        booths=tuple(booth for booth in demand.market.booths if booth.hall in group),
        _memory={},
        _ways={},
        _conceded={},
    )
    mine = {name for name, some in halls.items() if some <= group and bool(some) == bool(group)}
    requests = tuple(request for request in demand.requests if request.id in mine)
    return replace(
        demand,
        market=market,
        valuation=Valuation(market=market, most_points=demand.valuation.most_points),
        requests=requests,
        concessions={name: count for name, count in demand.concessions.items() if name in mine},
    )


@dataclass(frozen=True, kw_only=True)
class _Matching:
    """The requests of a part that can be placed, and how."""

    demand: Demand
    found: Matched


def _place(demand: Demand, *, most_concessions: int, tell: OnProgress) -> _Matching:
    found = _match(demand, tell=tell)
    if found.placed == len(demand.requests) or found.status != "optimal":
        return _Matching(demand=demand, found=found)
    tell("somebody would be left out: looking for concessions", 0.5)
    everybody = dict.fromkeys((request.id for request in demand.requests), most_concessions)
    asking = replace(demand, concessions=everybody)
    least = _offers(asking, _match(asking, tell=tell, counting=True))
    tell("who is left out is decided: looking for the best score of the others", 0.7)
    conceded = {name: offer.concessions for name, offer in least.items() if offer.concessions}
    decided = replace(without_those_left_out(demand, least), concessions=conceded)
    return _Matching(demand=decided, found=_match(decided, tell=tell))


def _match(demand: Demand, *, tell: OnProgress, counting: bool = False) -> Matched:
    return match_bidders(StandRatings(demand=demand, counting=counting).kept(), on_progress=tell)


def _offers(demand: Demand, found: Matched) -> dict[str, Offer]:
    stands = demand.market.stands
    return {
        request.id: suited(request, demand).at(place, stand=stands[place].id)
        for request, place in zip(demand.requests, found.places.tolist(), strict=True)
        if place != WITHOUT
    }
