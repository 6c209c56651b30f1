"""The selection that decides a demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from venueplan.allocate.stands.choice import Choice, Demand, Offer, Package, best_in_block, offers_of, suited
from venueplan.allocate.stands.relating.building import Building
from venueplan.allocate.stands.relating.rows import relate
from venueplan.solve import Row, Selection


def choice_for(demand: Demand, *, offers: Iterable[Offer] | None = None) -> Choice:
    """Return the selection that decides a demand; the same demand gives the same selection.

    Parameters
    ----------
    offers
        What can be offered instead of all that suits.
    """
    offers, demand = _worth_offering(demand, offers_of(demand) if offers is None else offers)
    packages = (*(Package.of(offer) for offer in offers), *_blocks_of_closed(demand))
    most = max((package.concessions for package in packages), default=0)
    relations = _most_of_relations(demand)
    spread = 1 + sum(_spreads(packages).values()) + relations
    leaving = spread * (1 + most * len(demand.requests))
    conceding = spread if most and not demand.conceding_is_free else 0
    building = Building(demand=demand, packages=packages)
    for package in packages:
        building.column(package.score - package.concessions * conceding)
    _each_booth_is_let_once(building)
    _each_request_has_one_stand_or_none(building, price=leaving)
    _pavilions_stand_in_one_block(building, price=leaving)
    relate(building)
    return Choice(
        packages=packages,
        selection=Selection(scores=tuple(building.scores), rows=tuple(building.rows)),
        price_of_leaving=leaving,
        price_of_conceding=conceding,
        most_of_relations=sum(wish.worth for wish in demand.terms.wishes),
        closed=demand.closed,
        blocks=building.blocks,
    )


def _most_of_relations(demand: Demand) -> int:
    """Return the most that relations and wishes for neighbours can add to or take from a score."""
    terms = demand.terms
    fines = [near.price * len(near.pairs) * (2 if term.other else 1) for term in terms.apart for near in term.near]
    fines += [term.price for term in terms.together]
    fines += [term.price * len(term.members) for term in terms.spread]
    return sum(fine for fine in fines if fine > 0) + sum(wish.worth for wish in terms.wishes)


def _spreads(packages: Sequence[Package]) -> dict[str, int]:
    """Return by request, or first member of a pavilion, how far scores, and that of no stand (0), lie apart."""
    low: dict[str, int] = {}
    high: dict[str, int] = {}
    for package in packages:
        owner = package.offers[0].request
        low[owner] = min(low.get(owner, 0), package.score)
        high[owner] = max(high.get(owner, 0), package.score)
    return {owner: high[owner] - low[owner] for owner in low}


def _worth_offering(demand: Demand, offers: Iterable[Offer]) -> tuple[list[Offer], Demand]:
    """Leave out the blocks in which some member finds no stand or some stand no member, and renumber the others."""
    pairs: dict[tuple[str, int], list[Offer]] = {}
    pavilion_of = {request.id: request.holder.pavilion for request in demand.requests}
    kept: list[Offer] = []
    for offer in offers:
        if offer.block < 0:
            kept.append(offer)
        else:
            pairs.setdefault((pavilion_of[offer.request], offer.block), []).append(offer)
    blocks = {name: () if name not in demand.closed else found for name, found in demand.blocks.items()}
    for (pavilion, number), inside in sorted(pairs.items(), key=lambda item: item[0]):
        block = demand.blocks[pavilion][number]
        size = len(block.booths)
        if len({offer.request for offer in inside}) == size == len({offer.booth for offer in inside}):
            kept += [replace(offer, block=len(blocks[pavilion])) for offer in inside]
            blocks[pavilion] = (*blocks[pavilion], block)
    return kept, replace(demand, blocks=blocks)


def _blocks_of_closed(demand: Demand) -> Iterator[Package]:
    """Yield the best pairing of each block of each pavilion that is one decision."""
    for pavilion in sorted(demand.closed):
        members = [suited(request, demand) for request in demand.members(pavilion)]
        for number, block in enumerate(demand.blocks[pavilion]):
            package = best_in_block(members, block, number=number, demand=demand) if members else None
            if package is not None:
                yield package


def booths_of(choice: Choice, demand: Demand) -> tuple[str, ...]:
    """Return the booths that the first rows of a selection let once, a row each, in their order."""
    places = demand.market.places
    return tuple(sorted({b for package in choice.packages for offer in package.offers for b in places[offer.booth]}))


def _each_booth_is_let_once(building: Building) -> None:
    found: dict[str, list[int]] = {}
    places = building.demand.market.places
    for column, package in enumerate(building.packages):
        for offer in package.offers:
            for booth in places[offer.booth]:
                found.setdefault(booth, []).append(column)
    for _, columns in sorted(found.items()):
        building.row(columns, seldom=False)


def _each_request_has_one_stand_or_none(building: Building, *, price: int) -> None:
    for request in building.demand.requests:
        if not request.holder.pavilion:
            without = building.column(-price)
            mine = [column for column, _ in building.by_request.get(request.id, ())]
            building.rows.append(Row(columns=(*mine, without), exact=True))


def _pavilions_stand_in_one_block(building: Building, *, price: int) -> None:
    """Give a pavilion one block or none; in its block each member has one stand, and each stand one member."""
    for pavilion, blocks in sorted(building.demand.blocks.items()):
        members = [request.id for request in building.demand.members(pavilion)]
        without = building.column(-price * len(members))
        if pavilion in building.demand.closed:
            mine = [column for column, _ in building.by_request.get(members[0], ())]
            building.rows.append(Row(columns=(*mine, without), exact=True))
            continue
        chosen = [building.column(0) for _ in blocks]
        building.blocks |= {
            column: (pavilion, frozenset(block.booths)) for column, block in zip(chosen, blocks, strict=True)
        }
        building.rows.append(Row(columns=(*chosen, without), exact=True))
        _members_fill_blocks(building, pavilion, chosen=chosen)


def _members_fill_blocks(building: Building, pavilion: str, *, chosen: list[int]) -> None:
    ends: dict[tuple[int, str], list[int]] = {}
    members = {request.id for request in building.demand.members(pavilion)}
    for number, block in enumerate(building.demand.blocks[pavilion]):
        ends |= {(number, name): [] for name in (*sorted(members), *block.booths)}
    for member in sorted(members):
        for column, _ in building.by_request.get(member, ()):
            offer = building.packages[column].offers[0]
            ends[offer.block, offer.request].append(column)
            ends[offer.block, offer.booth].append(column)
    for (number, _), columns in ends.items():
        building.rows.append(Row(columns=tuple(columns), minus=(chosen[number],), exact=True))
