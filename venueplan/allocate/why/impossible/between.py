"""Rules between exhibitors: rivals, pavilions, and relations that must never be broken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Set as AbstractSet
from dataclasses import replace

import numpy as np
from shapely import STRtree

from venueplan.allocate.stands.terms import Apart
from venueplan.allocate.why.impossible.alone import rule
from venueplan.allocate.why.impossible.planned import Planned, Said
from venueplan.model.demand.relations import NEVER

Pair = tuple[str, str]


def _rivals(planned: Planned, left: AbstractSet[str]) -> Iterator[Said]:
    for one, other in planned.demand.rivals:
        if {one, other} <= left:
            apart = _one_of_two(planned, (one, other), near=planned.demand.close)
            text = f"rivals '{one}' and '{other}' stand neither side by side nor opposite"
            needs = _both(planned, (one, other))
            said = replace(rule("rivals", one, other), needs=needs, apart=apart)
            yield Said(rule=said, about=(one, other), text=text)


def _apart(planned: Planned, left: AbstractSet[str]) -> Iterator[Said]:
    """Yield a rule for each pair that a relation keeps apart."""
    near: dict[tuple[str, str, str], set[Pair]] = {}
    pavilions = {request.id: request.holder.pavilion for request in planned.named}
    for term in planned.demand.terms.apart:
        never = {pair for each in term.near if each.price == NEVER for pair in each.pairs}
        for one, other in pairs_apart(term):
            here = {one, other} <= left
            if here and (not pavilions[one] or pavilions[one] != pavilions[other]):
                near.setdefault((term.relation, one, other), set()).update(never)
    for (relation, one, other), pairs in sorted(near.items()):
        apart = _one_of_two(planned, (one, other), near=pairs)
        text = f"relation '{relation}' keeps '{one}' and '{other}' apart"
        needs = _both(planned, (one, other))
        said = replace(rule("apart", relation, one, other), needs=needs, apart=apart)
        yield Said(rule=said, about=(one, other), text=text)


def pairs_apart(term: Apart) -> Iterator[Pair]:
    """Yield the pairs of requests that a relation must keep apart, each once, in alphabetical order."""
    if any(each.price == NEVER for each in term.near):
        yield from sorted({(min(a, b), max(a, b)) for a in term.one for b in term.other or term.one if a != b})


def _together(planned: Planned, left: AbstractSet[str]) -> Iterator[Said]:
    for each in planned.demand.terms.together:
        pair = (each.first, each.member)
        if each.price == NEVER and left >= set(pair):
            implied = tuple(_near_enough(planned, pair, metres=each.within))
            text = f"relation '{each.relation}' keeps '{each.member}' within {each.within:g} m of '{each.first}'"
            said = replace(rule("together", each.relation, *pair), needs=_both(planned, pair), implied=implied)
            yield Said(rule=said, about=pair, text=text)


def _near_enough(planned: Planned, pair: Pair, *, metres: float) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each column of the first with the columns of the other that are within a distance on the same level."""
    market = planned.demand.market
    mine, theirs = (list(planned.of_request[name].items()) for name in pair)
    here, there = ([market.stands[market.index[name]] for name, _ in columns] for columns in (mine, theirs))
    tree = STRtree([stand.polygon for stand in there])
    for stand, (_, column) in zip(here, mine, strict=True):
        near = np.sort(tree.query(stand.polygon, predicate="dwithin", distance=metres + 1e-6))
        yield column, tuple(theirs[index][1] for index in near if there[index].level == stand.level)


def _spread(planned: Planned, left: AbstractSet[str]) -> Iterator[Said]:
    market = planned.demand.market
    for many in planned.demand.terms.spread:
        members = tuple(name for name in many.members if name in left)
        if many.price != NEVER or len(members) <= many.per_hall:
            continue
        by_hall: dict[str, list[int]] = {}
        for name in members:
            for stand, column in planned.of_request[name].items():
                by_hall.setdefault(market.stands[market.index[stand]].hall, []).append(column)
        limits = tuple((tuple(columns), many.per_hall) for _, columns in sorted(by_hall.items()))
        who = ", ".join(f"'{name}'" for name in members)
        text = f"relation '{many.relation}' has at most {many.per_hall} of {who} in each hall"
        said = replace(rule("spread", many.relation, *members), needs=_both(planned, members), limits=limits)
        yield Said(rule=said, about=members, text=text)


def _pavilions(planned: Planned, _left: AbstractSet[str]) -> Iterator[Said]:
    for pavilion in sorted(planned.demand.blocks):
        columns = tuple(column for (name, _), column in planned.blocks.items() if name == pavilion)
        members = tuple(member.id for member in planned.demand.members(pavilion))
        said = replace(rule("pavilion", pavilion), needs=(columns,))
        yield Said(rule=said, about=members, text=f"pavilion '{pavilion}' stands in one unbroken run of booths")


def _both(planned: Planned, names: Iterable[str]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(planned.of_request[name].values()) for name in names)


def _one_of_two(planned: Planned, pair: Pair, *, near: Collection[Pair]) -> tuple[tuple[int, ...], ...]:
    """Return groups of columns that exclude each other: those of one on a booth, those of the other near it."""
    beside: dict[str, set[str]] = {}
    for first, second in near:
        beside.setdefault(first, set()).add(second)
        beside.setdefault(second, set()).add(first)
    mine, theirs = (_by_booth(planned, name) for name in pair)
    found = []
    for booth, columns in mine.items():
        others = {column for name in beside.get(booth, ()) for column in theirs.get(name, ())}
        if others:
            found.append((*columns, *sorted(others)))
    return tuple(found)


def _by_booth(planned: Planned, name: str) -> dict[str, tuple[int, ...]]:
    """Return the columns of a request by each booth that they take."""
    found: dict[str, list[int]] = {}
    for stand, column in planned.of_request[name].items():
        for booth in planned.demand.market.places[stand]:
            found.setdefault(booth, []).append(column)
    return {booth: tuple(columns) for booth, columns in found.items()}


BETWEEN: tuple[Callable[[Planned, AbstractSet[str]], Iterator[Said]], ...] = (
    _rivals,
    _apart,
    _together,
    _spread,
    _pavilions,
)
"""Everything that a planner could give up and that speaks of several exhibitors."""
