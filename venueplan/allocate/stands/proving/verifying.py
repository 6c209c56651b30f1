"""Whether the certificate of an allocation holds: the selection is made anew, and the prices do the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace

from venueplan.allocate.stands.additive import is_additive, proven_by_stands
from venueplan.allocate.stands.answer import Answer
from venueplan.allocate.stands.choice import Demand, Offer
from venueplan.allocate.stands.relating.selecting import choice_for
from venueplan.allocate.stands.wanting import demand_of, without_those_left_out
from venueplan.model import Allocation, Certificate, Plan
from venueplan.solve import bound_from_prices
from venueplan.solve.selection import Certificate as Prices


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What the prices of an allocation prove.

    Attributes
    ----------
    objective
        Score of the allocation, added up anew.
    bound
        What the prices prove; None if they are not prices of this plan.
    claimed, claimed_objective
        What the plan says.
    """

    objective: int
    bound: int | None
    claimed: int
    claimed_objective: int

    @property
    def holds(self) -> bool:
        """Whether everything that the plan says is so."""
        proven = self.bound is not None and self.objective <= self.bound <= self.claimed
        return proven and self.objective == self.claimed_objective


def verify_certificate(plan: Plan) -> Verified | None:
    """Verify the certificate of a plan's allocation without any solver; None if it has none.

    Columns and rows follow from the plan: the same plan gives the same ones. For any prices a bound follows from them
    by adding up (:func:`venueplan.solve.bound_from_prices`); how the prices were found does not matter.
    """
    allocation = plan.allocation
    if allocation is None or allocation.proof is None or allocation.proof.certificate is None:
        return None
    proof, certificate = allocation.proof, allocation.proof.certificate
    demand = demand_of(plan)
    offers = _offers(demand, allocation)
    placed = replace(
        without_those_left_out(demand, offers),
        concessions=dict(certificate.concessions),
        floors=dict(certificate.floors),
        conceding_is_free=proof.status == "drawn",
    )
    return Verified(
        objective=Answer(demand=demand, offers=offers).objective,
        bound=_proven(placed, certificate, conceded=sum(offer.concessions for offer in offers.values())),
        claimed=certificate.bound,
        claimed_objective=proof.objective,
    )


def _offers(demand: Demand, allocation: Allocation) -> dict[str, Offer]:
    """Return the offer that each holder of a stand has taken; who is on no stand of the market is left out."""
    market = demand.market
    stands = {frozenset(booths): stand for stand, booths in market.places.items()}
    requests = {request.id: request for request in demand.requests}
    found = {}
    for assignment in allocation.assignments:
        stand = stands.get(frozenset(assignment.booths))
        if assignment.exhibitor in requests and stand is not None:
            request, position = requests[assignment.exhibitor], market.index[stand]
            found[request.id] = Offer(
                request=request.id,
                booth=stand,
                score=int(demand.valuation.total(request)[position]),
                concessions=max(0, int(market.conceded(request)[position])),
            )
    return found


def _proven(demand: Demand, certificate: Certificate, *, conceded: int) -> int | None:
    """Return the score that no allocation with so many concessions exceeds; None if the prices belong elsewhere."""
    if certificate.kind == "stands":
        return proven_by_stands(demand, certificate) if is_additive(demand) else None
    choice = choice_for(demand)
    count = len(choice.selection.rows)
    prices = dict(certificate.prices)
    if count != certificate.rows or certificate.scale < 1 or not all(0 <= row < count for row in prices):
        return None
    dense = Prices(prices=tuple(prices.get(row, 0) for row in range(count)), scale=certificate.scale)
    try:
        return bound_from_prices(choice.selection, dense) + choice.price_of_conceding * conceded
    except ValueError:
        return None
