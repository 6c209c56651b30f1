"""What a plan wants decided: its stands, requests, relations."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from venueplan.allocate.stands.blocks import Block, blocks_of, rows_of
from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.offering.merging import further_stands, merged_stands
from venueplan.allocate.stands.requests import requests_of, rival_requests
from venueplan.allocate.stands.scores import Valuation
from venueplan.allocate.stands.suitability import Market
from venueplan.allocate.stands.terms import most_points, terms_of
from venueplan.model import Plan
from venueplan.rules import Neighbours, event_pack, neighbours


def demand_of(plan: Plan, *, joined: Iterable[tuple[str, ...]] = ()) -> Demand:
    """Return the demand of a plan that has booths.

    Parameters
    ----------
    joined
        Ids of booths that are one stand already, however they lie to each other.
    """
    to_let = plan.floor_plan.to_let if plan.floor_plan else ()
    booths = tuple(sorted(to_let, key=lambda booth: booth.id))
    pack = event_pack(plan.event)
    requests = requests_of(plan.event)
    near = neighbours(booths, reach=pack["facing-reach"].value)
    merged = merged_stands(plan, requests, booths=booths, near=near, pack=pack)
    merged = (*merged, *further_stands(joined, booths=booths, known=merged))
    market = Market(plan=plan, booths=booths, merged=merged)
    sizes: dict[str, int] = {}
    for request in requests:
        if request.holder.pavilion:
            sizes[request.holder.pavilion] = sizes.get(request.holder.pavilion, 0) + 1
    return Demand(
        market=market,
        valuation=Valuation(market=market, most_points=most_points(market)),
        requests=requests,
        blocks={pavilion: _blocks(market, size=size, near=near) for pavilion, size in sorted(sizes.items())},
        rivals=rival_requests(requests),
        close=near.close,
        terms=terms_of(market, requests, near=near),
    )


def without_those_left_out(demand: Demand, placed: Collection[str]) -> Demand:
    """Return the demand of those requests only that are placed; a bound of it is one for the score of those."""
    requests = tuple(request for request in demand.requests if request.id in placed)
    names = frozenset(request.id for request in requests)
    pavilions = {request.holder.pavilion for request in requests}
    return replace(
        demand,
        requests=requests,
        blocks={pavilion: blocks for pavilion, blocks in demand.blocks.items() if pavilion in pavilions},
        rivals=tuple(pair for pair in demand.rivals if names >= set(pair)),
        terms=demand.terms.among(names),
        floors={name: floor for name, floor in demand.floors.items() if name in names},
    )


def _blocks(market: Market, *, size: int, near: Neighbours) -> tuple[Block, ...]:
    rows = rows_of(market.booths).values()
    return tuple(block for row in rows if len(row) >= size for block in blocks_of(row, size=size, neighbours=near))
