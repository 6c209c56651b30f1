"""Relations that an allocation breaks: read by the allocator for the score and by the checker for the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from venueplan.model import Booth, Exhibitor, Plan, Relation
from venueplan.rules.asked.entrances import entrances_of
from venueplan.rules.asked.relations import Side, near_pairs, sides_of
from venueplan.rules.booths.neighbourhood import Neighbours, neighbours
from venueplan.rules.pack import RulePack


@dataclass(frozen=True, kw_only=True)
class Breach:
    """One relation broken once.

    Attributes
    ----------
    exhibitor, other
        Who breaks it, and with whom; ``other`` is empty where a relation counts or measures to a door.
    word
        How they stand: ``beside``, ``facing``, ``more than 30 m from`` …
    price
        Points, or ``NEVER``.
    measured, limit, unit
        What was found and what was asked for; None where it is a matter of being neighbours.
    """

    relation: str
    exhibitor: str
    other: str
    word: str
    price: int
    measured: float | None = None
    limit: float | None = None
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """Who stands where: booths by holder, and the neighbourhood of all booths."""

    plan: Plan
    stands: Mapping[str, tuple[Booth, ...]]
    booths: tuple[Booth, ...]
    near: Neighbours
    pavilions: Mapping[str, str]
    holders: Mapping[str, str]

    def apart(self, one: str, other: str) -> bool:
        """Tell whether two exhibitors are strangers: not on one stand, and not of one pavilion."""
        if self.holders[one] == self.holders[other]:
            return False
        return not self.pavilions[one] or self.pavilions[one] != self.pavilions[other]


def breaches(plan: Plan, stands: Mapping[str, Sequence[Booth]], *, pack: RulePack) -> Iterator[Breach]:
    """Yield every relation of the event that is broken, hard or not, in the order of the event.

    Parameters
    ----------
    stands
        Booths by exhibitor; who shares a stand is where its holder is, and breaks nothing besides.
    """
    if not plan.event.relations or plan.floor_plan is None:
        return
    exhibitors = plan.event.exhibitors
    booths = plan.floor_plan.to_let
    ground = _Ground(
        plan=plan,
        stands={name: tuple(places) for name, places in stands.items()},
        booths=booths,
        near=neighbours(booths, reach=pack["facing-reach"].value),
        pavilions={e.id: e.pavilion for e in exhibitors},
        holders=_holders(exhibitors),
    )
    for relation in plan.event.relations:
        finders = {"apart": _too_near, "together": _too_far, "spread": _bunched}
        for side in sides_of(relation, exhibitors):
            yield from finders[relation.kind](relation, _of_holders(side, ground), ground=ground)


def _holders(exhibitors: Sequence[Exhibitor]) -> dict[str, str]:
    """Return by exhibitor who holds its stand, through any chain of sharing."""
    shares = {e.id: e.shares_with for e in exhibitors}
    found = {}
    for name in shares:
        holder, passed = name, {name}
        while shares.get(holder) and shares[holder] in shares and shares[holder] not in passed:
            holder = shares[holder]
            passed.add(holder)
        found[name] = holder
    return found


def _of_holders(side: Side, ground: _Ground) -> Side:
    """Return a side in which every stand counts once, by its holder, if it is placed."""

    def stands(names: Sequence[str]) -> tuple[str, ...]:
        holders = dict.fromkeys(ground.holders[name] for name in names)
        return tuple(name for name in holders if ground.stands.get(name))

    return Side(name=side.name, members=stands(side.members), others=stands(side.others))


def _too_near(relation: Relation, side: Side, *, ground: _Ground) -> Iterator[Breach]:
    one = _by_booth(side.members, ground)
    other = _by_booth(side.others, ground) if side.others else one
    for near in near_pairs(relation, ground.booths, near=ground.near):
        for a, b in sorted(near.pairs):
            ways = ((a, b),) if not side.others else ((a, b), (b, a))
            for first, second in ways:
                pair = (one.get(first, ""), other.get(second, ""))
                if all(pair) and ground.apart(*pair):
                    yield Breach(
                        relation=relation.id, exhibitor=pair[0], other=pair[1], word=near.word, price=near.price
                    )


def _by_booth(names: Sequence[str], ground: _Ground) -> dict[str, str]:
    return {booth.id: name for name in names for booth in ground.stands[name]}


def _too_far(relation: Relation, side: Side, *, ground: _Ground) -> Iterator[Breach]:
    for name in side.members[1:]:
        distance = stand_distance(ground.stands[side.members[0]], ground.stands[name])
        if distance > relation.within + 1e-6:
            yield Breach(
                relation=relation.id,
                exhibitor=name,
                other=side.members[0],
                word=f"more than {relation.within:g} m from",
                price=relation.weight,
                measured=distance,
                limit=relation.within,
                unit="m",
            )


def stand_distance(one: Sequence[Booth], other: Sequence[Booth]) -> float:
    """Return the distance of two stands, metres in a straight line; infinite on different levels."""
    gaps = [a.polygon.distance(b.polygon) for a in one for b in other if a.level == b.level]
    return min(gaps, default=float("inf"))


def _bunched(relation: Relation, side: Side, *, ground: _Ground) -> Iterator[Breach]:
    by_hall: dict[str, list[str]] = {}
    for name in side.members:
        by_hall.setdefault(ground.stands[name][0].hall, []).append(name)
    for hall, names in sorted(by_hall.items()):
        for name in names[relation.per_hall :] if relation.per_hall else ():
            breach = _alone(relation, name, word=f"one too many in {hall}")
            yield replace(breach, measured=len(names), limit=relation.per_hall, unit="stands")
    for name in side.members if relation.from_entrances else ():
        booths = ground.stands[name]
        distance = float(entrance_distances(booths, ground.plan).min())
        if distance < relation.from_entrances - 1e-6:
            breach = _alone(relation, name, word="too near to an entrance")
            yield replace(breach, measured=distance, limit=relation.from_entrances, unit="m")


def _alone(relation: Relation, name: str, *, word: str) -> Breach:
    return Breach(relation=relation.id, exhibitor=name, other="", word=word, price=relation.weight)


def entrance_distances(booths: Sequence[Booth], plan: Plan) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how far each booth is from the nearest entrance of its hall, metres in a straight line; else infinite."""
    found = np.full(len(booths), np.inf)
    for hall in plan.venue.halls:
        here = [index for index, booth in enumerate(booths) if booth.hall == hall.id]
        doors = [door.line for door in entrances_of(plan.venue, hall)] if here else []
        if doors:
            shapes = np.array([booths[index].polygon for index in here], dtype=object)
            found[here] = shapely.distance(shapes, shapely.union_all(doors))
    return found
