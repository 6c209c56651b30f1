"""Which rules could be part of a contradiction at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.stands.suitability import Flags
from venueplan.allocate.why.impossible.alone import ALONE
from venueplan.allocate.why.impossible.between import BETWEEN, pairs_apart
from venueplan.allocate.why.impossible.planned import Planned, Said
from venueplan.model.demand.relations import NEVER

Integers = NDArray[np.int64]


def rules_that_matter(planned: Planned) -> tuple[Said, ...]:
    """Return every rule of the planner but those of exhibitors who find a stand in any case, whatever the others do.

    Somebody who may have, under all its own rules, more stands than all others can take or stand too near to can be
    placed last; so it is part of no contradiction, and then neither may be another one whom it limited. Who has to be
    near somebody, in one block, or one of few in a hall is never placed last.
    """
    alone = tuple(said for kind in ALONE for said in kind(planned))
    left = _Crowd(planned=planned, alone=alone).left
    between = (said for kind in BETWEEN for said in kind(planned, left))
    return (*(said for said in alone if left.issuperset((*said.about, *said.whom))), *between)


@dataclass(frozen=True, kw_only=True)
class _Crowd:
    """Those whom rules name, and how many stands each can take away from another; arrays are in their order."""

    planned: Planned
    alone: tuple[Said, ...]

    @property
    def left(self) -> frozenset[str]:
        """Return who cannot be sure of a stand."""
        names = [one.id for one in self.planned.named]
        if not names:
            return frozenset()
        stays = np.ones(len(names), dtype=bool)
        movable = np.array([name not in self._bound for name in names], dtype=bool)
        while (easy := stays & movable & (self._options.sum(axis=1) > self._lost @ stays)).any():
            stays &= ~easy
        return frozenset(name for name, here in zip(names, stays, strict=True) if here)

    @cached_property
    def _bound(self) -> frozenset[str]:
        """Ids of those whose place others depend on."""
        terms = self.planned.demand.terms
        names = {one.id for one in self.planned.named if one.holder.pavilion}
        names |= {name for t in terms.together if t.price == NEVER for name in (t.first, t.member)}
        return frozenset(names | {name for many in terms.spread if many.price == NEVER for name in many.members})

    @cached_property
    def _options(self) -> Flags:
        """Requests × stands: what each may have under all rules that forbid some."""
        market, found = self.planned.demand.market, self.planned.of_request
        forbidden = {column for said in self.alone for column in said.rule.forbids}
        options = np.zeros((len(found), len(market.stands)), dtype=bool)
        for row, columns in enumerate(found.values()):
            options[row, [market.index[stand] for stand, column in columns.items() if column not in forbidden]] = True
        return options

    @cached_property
    def _lost(self) -> Integers:
        """Requests × requests: how many stands of the first the second can take away, wherever it stands."""
        market = self.planned.demand.market
        index = {booth.id: number for number, booth in enumerate(market.booths)}
        covers = np.zeros((len(market.stands), len(index)), dtype=np.float32)
        for row, stand in enumerate(market.stands):
            covers[row, [index[name] for name in market.places[stand.id]]] = 1
        on_booth = covers.sum(axis=0)
        booths = np.where(self._options, market.counts, 0).max(axis=1)
        stands = np.where(self._options, covers @ on_booth, 0).max(axis=1)
        single = booths <= 1
        meets = (reached := self._options @ covers) @ reached.T > 0
        taken = meets * np.where(single[:, None], booths, stands)
        kept_free = self._enemies * (np.where(single, 1, on_booth.max(initial=1))[:, None] * booths * self._most_near)
        lost = np.asarray(taken + kept_free, dtype=np.int64)
        np.fill_diagonal(lost, 0)
        return lost

    @cached_property
    def _most_near(self) -> int:
        """The most booths that are near one booth in the sense of a rule."""
        demand = self.planned.demand
        near = {pair for term in demand.terms.apart for one in term.near if one.price == NEVER for pair in one.pairs}
        return max(Counter(booth for pair in near | demand.close for booth in pair).values(), default=0)

    @cached_property
    def _enemies(self) -> Flags:
        """Requests × requests: who must not stand near whom."""
        row = {one.id: number for number, one in enumerate(self.planned.named)}
        found = np.zeros((len(row), len(row)), dtype=bool)
        for one, other in self._hostile():
            if one in row and other in row:
                found[row[one], row[other]] = found[row[other], row[one]] = True
        return found

    def _hostile(self) -> Iterator[tuple[str, str]]:
        yield from self.planned.demand.rivals
        for term in self.planned.demand.terms.apart:
            yield from pairs_apart(term)
