"""Who a relation speaks of, and which booths are near each other in its sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import STRtree

from venueplan.model import Booth, Exhibitor, Relation
from venueplan.rules.booths.neighbourhood import Neighbours

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Side:
    """Exhibitors that one relation speaks of, by id, in the order of the event.

    Attributes
    ----------
    name
        The tag or the words that name them.
    members, others
        All pairs of ``members`` if there are no ``others``, else each of ``members`` with each of ``others``.
    """

    name: str
    members: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Near:
    """Pairs of booths that are near in one sense, each in alphabetical order, and the price of each."""

    word: str
    price: int
    pairs: frozenset[Pair]


def answers_to(selector: str, exhibitor: Exhibitor) -> bool:
    """Tell whether a selector, an id or a tag or ``key:*``, means an exhibitor."""
    if selector.endswith(":*"):
        return any(tag.startswith(selector[:-1]) for tag in exhibitor.tags)
    return selector == exhibitor.id or selector in exhibitor.tags


def sides_of(relation: Relation, exhibitors: Sequence[Exhibitor]) -> tuple[Side, ...]:
    """Return who a relation speaks of: one side for each value of ``key:*``, one for everything else.

    Examples
    --------
    >>> from venueplan.model import Label
    >>> tags = {"a": ("kind:x",), "b": ("kind:x",), "c": ("kind:y",), "d": ("kind:y", "loud")}
    >>> them = [Exhibitor(id=name, name=Label(), area=9.0, zone="z", tags=tags[name]) for name in tags]
    >>> [side.members for side in sides_of(Relation(id="r", kind="apart", members=("kind:*",)), them)]
    [('a', 'b'), ('c', 'd')]
    """
    if relation.others:
        return (_side(relation.members, exhibitors, others=relation.others),)
    families = [selector for selector in relation.members if selector.endswith(":*")]
    plain = tuple(selector for selector in relation.members if selector not in families)
    found = [_side((value,), exhibitors) for family in families for value in _values(family, exhibitors)]
    return (*found, *([_side(plain, exhibitors)] if plain else []))


def _values(family: str, exhibitors: Sequence[Exhibitor]) -> list[str]:
    return sorted({tag for exhibitor in exhibitors for tag in exhibitor.tags if tag.startswith(family[:-1])})


def _side(selectors: tuple[str, ...], exhibitors: Sequence[Exhibitor], *, others: tuple[str, ...] = ()) -> Side:
    return Side(
        name=" ".join(selectors),
        members=tuple(e.id for e in exhibitors if any(answers_to(selector, e) for selector in selectors)),
        others=tuple(e.id for e in exhibitors if any(answers_to(selector, e) for selector in others)),
    )


def near_pairs(relation: Relation, booths: Sequence[Booth], *, near: Neighbours) -> tuple[Near, ...]:
    """Return which booths members of an ``apart`` relation must not take both, in every sense that has a price.

    A pair that is near in several senses pays for the first of beside, facing, back to back, within.
    """
    senses = (
        ("beside", relation.beside, near.beside),
        ("facing", relation.facing, near.facing),
        ("back to back with", relation.back_to_back, near.back_to_back),
        (f"within {relation.within:g} m of", relation.weight, _within(relation, booths)),
    )
    seen: set[Pair] = set()
    found = []
    for word, price, pairs in senses:
        if price:
            found.append(Near(word=word, price=price, pairs=frozenset(pairs - seen)))
            seen |= pairs
    return tuple(one for one in found if one.pairs)


def _within(relation: Relation, booths: Sequence[Booth]) -> frozenset[Pair]:
    return pairs_within(booths, metres=relation.within) if relation.within else frozenset()


def pairs_within(booths: Sequence[Booth], *, metres: float) -> frozenset[Pair]:
    """Return the pairs of booths of one level that are no farther apart than so many metres, in a straight line."""
    return frozenset(pair for level in _levels(booths) for pair in _pairs_within(level, metres=metres))


def _levels(booths: Iterable[Booth]) -> Iterator[list[Booth]]:
    found: dict[str, list[Booth]] = {}
    for booth in booths:
        found.setdefault(booth.level, []).append(booth)
    yield from found.values()


def _pairs_within(booths: Sequence[Booth], *, metres: float) -> Iterator[Pair]:
    shapes = np.array([booth.polygon for booth in booths], dtype=object)
    first, second = STRtree(shapes).query(shapes, predicate="dwithin", distance=metres + 1e-6)
    for i, j in zip(first.tolist(), second.tolist(), strict=True):
        one, other = booths[i].id, booths[j].id
        if one < other:
            yield one, other
