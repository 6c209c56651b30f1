"""Requests that cannot hold together, found before anything is solved, and named."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from venueplan.allocate.stands.blocks import rows_of
from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.requests import Request
from venueplan.errors import ContradictionError, InputError, UnknownNameError
from venueplan.rules.asked import area_range


def refuse_contradictions(demand: Demand) -> None:
    """Raise if the hard demands of exhibitors contradict each other, whatever the rest of the allocation.

    Raises
    ------
    InputError
        If a wish or a pin names a booth that does not exist; one that is held back does.
    ContradictionError
        If exhibitors are pinned to one booth, or to a booth that is held back or cannot be theirs, rivals to booths
        that are beside or facing, or a pavilion asks for more than any row has; every such case is named.
    """
    _refuse_unknown_booths(demand)
    found = [
        *_pinned_to_one_booth(demand),
        *_pinned_where_they_cannot_be(demand),
        *_rivals_pinned_close(demand),
        *_pavilions_too_large(demand),
    ]
    if found:
        raise ContradictionError("\n".join(dict.fromkeys(found)))


def _refuse_unknown_booths(demand: Demand) -> None:
    floor_plan = demand.market.plan.floor_plan
    booths = (*demand.market.booths, *(floor_plan.booths if floor_plan else ()))
    known, numbers = {booth.id for booth in booths}, {booth.number: booth.id for booth in booths}
    for request in demand.requests:
        for exhibitor in request.exhibitors:
            for wish in (*exhibitor.pins, *exhibitor.preferences, *exhibitor.forbidden):
                word, _, name = wish.partition(":")
                if word == "booth" and name not in known:
                    unknown = UnknownNameError("booth", name, known=known)
                    way_out = f"it is the number of 'booth:{numbers[name]}'" if name in numbers else str(unknown)
                    raise InputError(f"exhibitor '{exhibitor.id}' asks for '{wish}': {way_out}")


def _pinned(demand: Demand) -> list[tuple[Request, str]]:
    return [(request, name) for request in demand.requests for name in request.pinned_booths]


def _pinned_to_one_booth(demand: Demand) -> Iterator[str]:
    holders: dict[str, list[str]] = {}
    for request, name in _pinned(demand):
        holders.setdefault(name, []).append(request.id)
    for name, who in sorted(holders.items()):
        if len(who) > 1:
            yield f"exhibitors {_listed(who)} are all pinned to booth '{name}'; only one of them can have it"


def _pinned_where_they_cannot_be(demand: Demand) -> Iterator[str]:
    booths = {booth.id: booth for booth in demand.market.booths}
    for request, name in _pinned(demand):
        if name not in booths:
            yield f"exhibitor '{request.id}' is pinned to booth '{name}', which is held back; release one of the two"
            continue
        if _some_stand_suits(demand, request, name=name):
            continue
        for objection in demand.market.objections(request, booths[name]):
            yield f"exhibitor '{request.id}' is pinned to booth '{name}', but {objection.text}"
    for request in demand.requests:
        halls = sorted({pin for pin in request.pins if pin.startswith("hall:")})
        zone = demand.market.zones.get(request.holder.zone)
        if len(halls) > 1:
            yield f"exhibitor '{request.id}' is pinned to {_listed(halls)} at once"
        elif halls and zone and halls[0].partition(":")[2] not in zone.halls:
            yield f"exhibitor '{request.id}' is pinned to '{halls[0]}', which its zone '{zone.id}' does not use"


def _some_stand_suits(demand: Demand, request: Request, *, name: str) -> bool:
    """Tell whether a stand that takes a booth, alone or with others, is out of the question in no respect."""
    market = demand.market
    takes = [name in market.places[stand.id] for stand in market.stands]
    return bool((market.conceded(request)[takes] == 0).any())


def _rivals_pinned_close(demand: Demand) -> Iterator[str]:
    pinned = dict.fromkeys(request.id for request, _ in _pinned(demand))
    booth_of = {request.id: name for request, name in _pinned(demand)}
    for one, other in demand.rivals:
        if one in pinned and other in pinned:
            pair = (min(booth_of[one], booth_of[other]), max(booth_of[one], booth_of[other]))
            if pair in demand.close:
                yield (
                    f"rivals '{one}' and '{other}' are pinned to booths '{booth_of[one]}' and '{booth_of[other]}', "
                    "which are beside or facing each other"
                )


def _pavilions_too_large(demand: Demand) -> Iterator[str]:
    rows = rows_of(demand.market.booths)
    for pavilion in sorted(demand.blocks):
        members = demand.members(pavilion)
        yield from _pins_that_part(pavilion, members)
        zone = demand.market.zones.get(members[0].holder.zone)
        usable = [row for (hall, _), row in rows.items() if zone is None or hall in zone.halls]
        pattern, pack = demand.market.plan.event.pattern, demand.market.pack
        asked = sum(request.holder.area for request in members)
        least = sum(area_range(request.holder, pattern=pattern, pack=pack).least for request in members)
        widest = max((sum(booth.area for booth in row) for row in usable), default=0.0)
        if usable and least > widest + 1e-6:
            yield (
                f"pavilion '{pavilion}' ({_listed([request.id for request in members])}) asks for {asked:g} m² in one "
                f"block, but the largest row of its zone has {widest:.0f} m²"
            )


def _pins_that_part(pavilion: str, members: tuple[Request, ...]) -> Iterator[str]:
    """Yield a sentence if members of one pavilion belong to different zones or are pinned to different halls."""
    zones = {request.holder.zone for request in members}
    if len(zones) > 1:
        yield f"pavilion '{pavilion}' stands in one block, but its members ask for zones {_listed(sorted(zones))}"
    for one, other in combinations(members, 2):
        halls = [{pin for pin in request.pins if pin.startswith("hall:")} for request in (one, other)]
        if halls[0] and halls[1] and halls[0] != halls[1]:
            yield f"pavilion '{pavilion}' stands in one block, but '{one.id}' and '{other.id}' are pinned to two halls"


def _listed(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
