"""Rules about one exhibitor each, or about one booth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.suitability import Flags
from venueplan.allocate.why.impossible.planned import Planned, Said
from venueplan.model import Hold
from venueplan.model.demand.relations import NEVER
from venueplan.rules.asked import held_for, pays_for, sides_of
from venueplan.solve.conflicts import ColumnRule

COSTS: Mapping[str, int] = {
    "held": 3,
    "hold": 4,
    "rivals": 5,
    "spread": 5,
    "apart": 6,
    "together": 6,
    "forbidden": 7,
    "zone": 8,
    "budget": 9,
    "pin": 10,
    "pavilion": 20,
}
"""What it costs to give up a rule: a booth held back is easily released, a promise hardly broken (practice)."""


def rule(kind: str, *names: str) -> ColumnRule:
    """Return a rule with a name, and the cost of its kind, that asks for nothing yet."""
    return ColumnRule(name=" ".join([kind, *names]), cost=COSTS[kind])


def _pins(planned: Planned) -> Iterator[Said]:
    for request in planned.named:
        for pin in request.pins:
            granted = planned.demand.market.where(pin)
            needs, others = (planned.where(request, granted),), planned.where(request, ~granted)
            yield Said(
                rule=replace(rule("pin", request.id, pin), needs=needs, forbids=others),
                about=(request.id,),
                text=f"exhibitor '{request.id}' is pinned to '{pin}'",
            )


def _zones(planned: Planned) -> Iterator[Said]:
    market = planned.demand.market
    for request in planned.named:
        zone = market.zones.get(request.holder.zone)
        if zone is not None:
            outside = [stand.hall not in zone.halls or stand.zone not in {"", zone.id} for stand in market.stands]
            text = f"exhibitor '{request.id}' belongs to zone '{zone.id}' ({', '.join(zone.halls)})"
            yield from _keeps_from(planned, request, where=np.array(outside, dtype=bool), name=("zone",), text=text)


def _forbidden(planned: Planned) -> Iterator[Said]:
    for request in planned.named:
        for word in request.holder.forbidden:
            where, text = planned.demand.market.where(word), f"'{word}' is forbidden to exhibitor '{request.id}'"
            yield from _keeps_from(planned, request, where=where, name=("forbidden", word), text=text)


def _budgets(planned: Planned) -> Iterator[Said]:
    market, prices = planned.demand.market, planned.plan.event.prices
    for request in planned.named if prices is not None else ():
        holder = request.holder
        if prices is not None and (holder.budget or holder.bands):
            dear = [not pays_for(holder, float(price), prices=prices) for price in market.prices]
            asked = [f"at most {holder.budget:g} {prices.currency}"] if holder.budget else []
            asked += [f"a price of {' or '.join(holder.bands)}"] if holder.bands else []
            text = f"exhibitor '{request.id}' pays {' and '.join(asked)}"
            yield from _keeps_from(planned, request, where=np.array(dear, dtype=bool), name=("budget",), text=text)


def _from_entrances(planned: Planned) -> Iterator[Said]:
    market = planned.demand.market
    for relation in planned.plan.event.relations:
        if relation.kind != "spread" or relation.weight != NEVER or not relation.from_entrances:
            continue
        for request in planned.named:
            if any(side.members for side in sides_of(relation, request.exhibitors)):
                metres, near = relation.from_entrances, market.from_entrances < relation.from_entrances - 1e-6
                text = f"relation '{relation.id}' keeps '{request.id}' {metres:g} m away from entrances"
                name = ("spread", relation.id, "entrances")
                yield from _keeps_from(planned, request, where=near, name=name, text=text)


def _keeps_from(
    planned: Planned, request: Request, *, where: Flags, name: tuple[str, ...], text: str
) -> Iterator[Said]:
    columns = planned.where(request, where)
    if columns:
        said = replace(rule(name[0], request.id, *name[1:]), forbids=columns)
        yield Said(rule=said, whom=(request.id,), text=text)


def _holds(planned: Planned) -> Iterator[Said]:
    """Yield a rule for each entry that keeps booths for somebody: nobody else has one of them."""
    for number, hold in enumerate(planned.plan.event.holds, 1):
        columns = tuple(
            column
            for request in planned.named
            for column in planned.where(request, _kept(planned, hold, request=request))
        )
        if columns:
            for_whom = f" for {', '.join(hold.members)}" if hold.members else ""
            why = f" ({hold.reason})" if hold.reason else ""
            text = f"hold {number} keeps booths {', '.join(hold.booths)}{for_whom}{why}"
            yield Said(rule=replace(rule("hold", str(number)), forbids=columns), text=text)


def _kept(planned: Planned, hold: Hold, *, request: Request) -> Flags:
    market = planned.demand.market
    kept = {booth.id for booth in market.booths if held_for(booth, [hold], exhibitor=request.holder)}
    return np.array([not kept.isdisjoint(market.places[stand.id]) for stand in market.stands], dtype=bool)


def _held(planned: Planned) -> Iterator[Said]:
    market = planned.demand.market
    for booth in planned.plan.floor_plan.booths if planned.plan.floor_plan else ():
        if booth.blocked:
            takes = market.where(f"booth:{booth.id}")
            columns = tuple(column for request in planned.named for column in planned.where(request, takes))
            if columns:
                said = replace(rule("held", booth.id), forbids=columns)
                yield Said(rule=said, text=f"booth '{booth.id}' is held back")


ALONE: tuple[Callable[[Planned], Iterator[Said]], ...] = (
    _pins,
    _zones,
    _forbidden,
    _budgets,
    _from_entrances,
    _holds,
    _held,
)
"""Everything that a planner could give up and that speaks of one exhibitor or of booths."""
