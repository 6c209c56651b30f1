"""Rows that keep relations: one for each pair of places and group, never one for each pair of exhibitors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from venueplan.allocate.stands.relating.building import Building
from venueplan.allocate.stands.terms import Apart, Spread, Together, Wish
from venueplan.model.demand.relations import NEVER
from venueplan.rules.asked.breaches import stand_distance

Columns = Mapping[str, list[int]]


def relate(building: Building) -> None:
    """Add the rows of everything that concerns more than one request."""
    terms = building.demand.terms
    for term in terms.apart:
        _keep_apart(building, term)
    for each in terms.together:
        _keep_together(building, each)
    for many in terms.spread:
        _keep_spread(building, many)
    for wish in terms.wishes:
        _grant(building, wish)
    _rivals_stand_apart(building)


@dataclass(frozen=True, kw_only=True)
class _Crowd:
    """Columns of a group by booth: of those for themselves, and of those in each pavilion."""

    alone: Columns
    pavilions: Mapping[str, Columns]

    def of_pavilions(self, booth: str, *, but: str = "") -> list[int]:
        return [c for name, columns in self.pavilions.items() if name != but for c in columns.get(booth, ())]


def _crowd(building: Building, names: tuple[str, ...]) -> _Crowd:
    pavilion_of = {request.id: request.holder.pavilion for request in building.demand.requests}
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(pavilion_of.get(name, ""), []).append(name)
    alone = building.at_booths(groups.pop("", []))
    return _Crowd(alone=alone, pavilions={p: building.at_booths(members) for p, members in sorted(groups.items())})


def _keep_apart(building: Building, term: Apart) -> None:
    one = _crowd(building, term.one)
    other = _crowd(building, term.other) if term.other else one
    for near in term.near:
        for a, b in sorted(near.pairs):
            for first, second in ((a, b),) if not term.other else ((a, b), (b, a)):
                _not_both(building, list(_cliques(one, other, places=(first, second))), price=near.price)


def _cliques(one: _Crowd, other: _Crowd, *, places: tuple[str, str]) -> Iterator[list[int]]:
    """Yield sets of columns of which one may be chosen, so that no member of one is here and of the other there."""
    here, there = places
    mine, theirs = one.alone.get(here, []), other.alone.get(there, [])
    ours, yours = one.of_pavilions(here), other.of_pavilions(there)
    if mine and (theirs or yours):
        yield _merged(mine, theirs, yours)
    if ours and theirs:
        yield _merged(ours, theirs, mine if one is other else [])
    for pavilion in one.pavilions if ours and yours else ():
        members, strangers = one.pavilions[pavilion].get(here, []), other.of_pavilions(there, but=pavilion)
        if members and strangers:
            yield _merged(members, strangers)


def _merged(*groups: list[int]) -> list[int]:
    return sorted(set().union(*groups))


def _not_both(building: Building, cliques: list[list[int]], *, price: int) -> None:
    """Add the rows of one pair of places; what has a price may be broken for it, once for all rows."""
    fine = [building.column(-price)] if price != NEVER and cliques else []
    for clique in cliques:
        building.row(clique, minus=fine)


def _keep_together(building: Building, term: Together) -> None:
    """Let a member take a stand only if the first is near to it, or let it pay."""
    near = _near_stands(building, term.first, metres=term.within)
    fine = [building.column(-term.price)] if term.price != NEVER else []
    for place, columns in _by_stand(building, term.member).items():
        building.row(columns, minus=(*near(place), *fine), most=0)


def _keep_spread(building: Building, term: Spread) -> None:
    halls = {booth.id: booth.hall for booth in building.demand.market.booths}
    by_hall: dict[str, list[int]] = {}
    for name in term.members:
        for column, booths in building.by_request.get(name, ()):
            by_hall.setdefault(halls[booths[0]], []).append(column)
    for _, columns in sorted(by_hall.items()):
        too_many = len(term.members) - term.per_hall if term.price != NEVER else 0
        fines = [building.column(-term.price) for _ in range(too_many)]
        for fine in fines:
            building.row([fine])
        building.row(columns, minus=fines, most=term.per_hall)


def _grant(building: Building, wish: Wish) -> None:
    """Add a column for the wish that comes true: its request is placed, and the other is where it is wished to be."""
    reach = building.demand.market.pack["near-reach"].value
    near = _near_stands(building, wish.other, metres=reach)
    mine = [column for column, _ in building.by_request.get(wish.request, ())]
    theirs = [column for column, _ in building.by_request.get(wish.other, ())]
    if not mine or not theirs:
        return
    true = building.column(wish.worth)
    building.row([true], minus=mine, most=0)
    building.row([true], minus=theirs, most=0)
    for place, columns in _by_stand(building, wish.request).items():
        close = near(place)
        if wish.near:
            building.row([true, *columns], minus=close, most=1)
        elif close:
            building.row([true, *columns, *close], most=2)


def _by_stand(building: Building, request: str) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for column, booths in building.by_request.get(request, ()):
        found.setdefault(booths, []).append(column)
    return found


def _near_stands(building: Building, request: str, *, metres: float) -> Callable[[tuple[str, ...]], list[int]]:
    """Return who tells the columns of a request that are within some metres of a stand, that of its booths."""
    booths = {booth.id: booth for booth in building.demand.market.booths}
    stands = [([booths[name] for name in place], columns) for place, columns in _by_stand(building, request).items()]

    def near(place: tuple[str, ...]) -> list[int]:
        here = [booths[name] for name in place]
        close = (columns for there, columns in stands if stand_distance(here, there) <= metres + 1e-6)
        return [column for columns in close for column in columns]

    return near


def _rivals_stand_apart(building: Building) -> None:
    """If one rival takes a booth, the other takes none beside or opposite."""
    near: dict[str, set[str]] = {}
    for one, other in building.demand.close:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    for pair in building.demand.rivals:
        for one, other in (pair, pair[::-1]):
            theirs = building.at_booths([other])
            for booth, columns in building.at_booths([one]).items():
                too_near = [column for name in sorted(near.get(booth, ())) for column in theirs.get(name, ())]
                if too_near:
                    building.row(_merged(columns, too_near))
