"""Who stands where now, and what it costs to move each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from venueplan.allocate.stands.blocks import Block
from venueplan.allocate.stands.choice import Demand, Offer
from venueplan.allocate.stands.exhibitors import MOST_CONCESSIONS
from venueplan.allocate.stands.requests import Request
from venueplan.model import Booth, Changes, Plan
from venueplan.rules import neighbours

MOST_GROUPS = 400
"""So many ways to grow a pavilion by one stand are looked at."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Stands before anything is moved.

    Attributes
    ----------
    booths
        Ids of the booths that each request holds; who holds none is not in it.
    stands
        The stand of the market that these booths are, for whom they are still there.
    settled
        Requests in which nothing has changed and whose booths are still there.
    staying
        Requests that may stay: those that are settled, whatever is found there (what was sold was sold), and others
        whom their booths still suit.
    weights
        What it costs to move each request.
    """

    booths: Mapping[str, tuple[str, ...]]
    stands: Mapping[str, str]
    settled: frozenset[str]
    staying: frozenset[str]
    weights: Mapping[str, int]

    def stays(self, offer: Offer) -> bool:
        """Tell whether an offer leaves its request where it is."""
        return offer.request in self.staying and offer.booth == self.stands[offer.request]

    def cost(self, request: str, *, stays: bool) -> int:
        """Return what it costs that a request stays or not; nothing for who has no stand to leave."""
        return 0 if stays or request not in self.booths else self.weights[request]


def standing_of(before: Plan, demand: Demand, *, changes: Changes) -> Standing:
    """Return where the requests of a changed plan stand by the allocation of the plan before.

    Who was given another request than before may stay only where that suits, concessions included.
    """
    held = before.allocation.by_exhibitor if before.allocation else {}
    market = demand.market
    whole = {frozenset(booths): stand for stand, booths in market.places.items()}
    asked = {request.id: request for request in demand.requests}
    booths = {name: held[name].booths for name in asked if name in held and held[name].booths}
    stands = {name: whole[frozenset(names)] for name, names in booths.items() if frozenset(names) in whole}
    other = {exhibitor.id for exhibitor in changes.exhibitors} | {name for name, _ in changes.sizes}
    suited = {
        name
        for name in stands.keys() & other
        if market.concessions(asked[name], market.stands[market.index[stands[name]]], most=MOST_CONCESSIONS) is not None
    }
    return Standing(
        booths=booths,
        stands=stands,
        settled=frozenset(stands.keys() - other),
        staying=frozenset(stands.keys() - other | suited),
        weights={name: changes.weight_of(name) for name in booths},
    )


def with_their_blocks(demand: Demand, standing: Standing, *, before: Plan) -> Demand:
    """Return a demand in which a pavilion may stand where it does, in one block or not, and close up or grow there.

    As long as it hangs together after members have left or come, it need not lie between two cuts through its row.
    """
    blocks = dict(demand.blocks)
    for pavilion in sorted(blocks):
        names = [member.id for member in demand.members(pavilion)]
        here = tuple(sorted({standing.stands[name] for name in names if name in standing.settled}))
        known = {block.booths for block in blocks[pavilion]}
        if set(names) == _members_before(before, pavilion) == standing.settled.intersection(names):
            found = {here} if len(here) == len(names) else set()
        else:
            found = _connected(here, size=len(names), booths=demand.market.booths)
        blocks[pavilion] = (*blocks[pavilion], *(Block(booths=names) for names in sorted(found - known)))
    return replace(demand, blocks=blocks)


def _members_before(before: Plan, pavilion: str) -> set[str]:
    return {one.id for one in before.event.exhibitors if one.pavilion == pavilion and not one.shares_with}


def _connected(here: tuple[str, ...], *, size: int, booths: Sequence[Booth]) -> set[tuple[str, ...]]:
    """Return groups of so many booths that hang together by shared sides and hold all, or but for one, of some."""
    halls = {booth.hall for booth in booths if booth.id in here}
    near = neighbours([booth for booth in booths if booth.hall in halls])
    joined: dict[str, set[str]] = {}
    for one, other in near.beside | near.back_to_back:
        joined.setdefault(one, set()).add(other)
        joined.setdefault(other, set()).add(one)
    groups = {frozenset(here), *(frozenset(here) - {name} for name in here)}
    for _ in range(size - len(here) + 1):
        grown = {group | {name} for group in groups for booth in group for name in joined.get(booth, set()) - group}
        groups |= set(sorted(grown, key=sorted)[:MOST_GROUPS])
    return {tuple(sorted(group)) for group in groups if len(group) == size and _hangs_together(group, joined)}


def _hangs_together(group: frozenset[str], joined: Mapping[str, set[str]]) -> bool:
    reached = {min(group)} if group else set[str]()
    edge = sorted(reached)
    while edge:
        following = joined.get(edge.pop(), set()) & group - reached
        reached |= following
        edge += sorted(following)
    return reached == group


def with_their_stands(demand: Demand, standing: Standing, *, offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return the offers, and for everybody who may stay the one that leaves it where it is and concedes nothing."""
    found = [replace(offer, concessions=0) if standing.stays(offer) else offer for offer in offers]
    there = {(offer.request, offer.block) for offer in found if standing.stays(offer)}
    for request in demand.requests:
        if request.id in standing.staying:
            here = standing.stands[request.id]
            score = int(demand.valuation.total(request)[demand.market.index[here]])
            found += [
                Offer(request=request.id, booth=here, score=score, block=block)
                for block in _blocks_with(here, request, demand=demand)
                if (request.id, block) not in there
            ]
    return tuple(found)


def _blocks_with(booth: str, request: Request, *, demand: Demand) -> tuple[int, ...]:
    pavilion = request.holder.pavilion
    if not pavilion:
        return (-1,)
    return tuple(number for number, block in enumerate(demand.blocks[pavilion]) if booth in block.booths)
