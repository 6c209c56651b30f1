"""What the rules leave to the next one in a draw, given who stands where already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.terms import Apart
from venueplan.model.demand.relations import NEVER

Flags = NDArray[np.bool_]


@dataclass(kw_only=True)
class Ground:
    """Who stands where so far.

    Attributes
    ----------
    holder
        Request by booth.
    stand
        Stand by request.
    reserved
        Request by booth that is promised.
    """

    demand: Demand
    holder: dict[str, str] = field(default_factory=dict)
    stand: dict[str, str] = field(default_factory=dict)
    reserved: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def covers(self) -> Flags:
        """Stands × booths: which booths a stand takes."""
        market = self.demand.market
        found = np.zeros((len(market.stands), len(market.booths)), dtype=bool)
        for stand, places in market.places.items():
            for place in places:
                found[market.index[stand], self.booth_index[place]] = True
        return found

    @cached_property
    def booth_index(self) -> dict[str, int]:
        """Position of each booth by its id."""
        return {booth.id: position for position, booth in enumerate(self.demand.market.booths)}

    @cached_property
    def pavilions(self) -> dict[str, str]:
        """Pavilion by request, empty if it has none."""
        return {request.id: request.holder.pavilion for request in self.demand.requests}

    def give(self, request: str, stand: str) -> None:
        """Give a stand to a request."""
        self.stand[request] = stand
        for place in self.demand.market.places[stand]:
            self.holder[place] = request

    def touching(self, booths: Iterator[str]) -> Flags:
        """Return the stands that take one of some booths."""
        wanted = np.zeros(len(self.booth_index), dtype=bool)
        for name in booths:
            wanted[self.booth_index[name]] = True
        return np.asarray((self.covers & wanted).any(axis=1))

    def taken(self) -> Flags:
        """Return the stands of which a booth is let."""
        return self.touching(iter(self.holder))

    def refusals(self, request: str) -> Iterator[tuple[str, Flags]]:
        """Yield each rule that refuses stands to a request, in words, and which stands."""
        promised = (booth for booth, owner in self.reserved.items() if owner != request)
        yield "promised to somebody else", self.touching(promised)
        yield "too near to a rival", self.touching(self._near_rivals(request))
        terms = self.demand.terms
        for term in terms.apart:
            yield f"relation {term.relation}", self.touching(self._too_near(term, request))
        for each in terms.together:
            partner = {each.first: each.member, each.member: each.first}.get(request, "")
            if partner in self.stand and each.price == NEVER:
                yield f"relation {each.relation}", self._farther(self.stand[partner], metres=each.within)
        for many in terms.spread:
            if request in many.members and many.price == NEVER:
                yield f"relation {many.relation}", self._full(many.members, most=many.per_hall)

    def _near_rivals(self, request: str) -> Iterator[str]:
        for pair in self.demand.rivals:
            rival = {pair[0]: pair[1], pair[1]: pair[0]}.get(request, "")
            for place in self._places_of(rival):
                yield from self._close.get(place, ())

    def _places_of(self, request: str) -> tuple[str, ...]:
        return self.demand.market.places[self.stand[request]] if request in self.stand else ()

    @cached_property
    def _close(self) -> dict[str, list[str]]:
        return neighbours_of(self.demand.close)

    @cached_property
    def _near(self) -> dict[int, dict[str, list[str]]]:
        """Booths that are near each booth where that is never allowed, by the number of the term."""
        return {
            id(term): neighbours_of(pair for near in term.near if near.price == NEVER for pair in near.pairs)
            for term in self.demand.terms.apart
        }

    def _too_near(self, term: Apart, request: str) -> Iterator[str]:
        against: set[str] = set()
        if request in term.one:
            against |= set(term.other or term.one)
        if request in term.other:
            against |= set(term.one)
        pavilion = self.pavilions[request]
        for name in sorted(against - {request}):
            if not pavilion or self.pavilions.get(name) != pavilion:
                for place in self._places_of(name):
                    yield from self._near[id(term)].get(place, ())

    def _farther(self, stand: str, *, metres: float) -> Flags:
        shapes = np.array([each.polygon for each in self.demand.market.stands], dtype=object)
        here = self.demand.market.stands[self.demand.market.index[stand]]
        level = np.array([each.level != here.level for each in self.demand.market.stands], dtype=bool)
        return np.asarray((shapely.distance(shapes, here.polygon) > metres + 1e-6) | level)

    def _full(self, members: tuple[str, ...], *, most: int) -> Flags:
        market = self.demand.market
        halls = [market.stands[market.index[self.stand[name]]].hall for name in members if name in self.stand]
        full = {hall for hall in halls if halls.count(hall) >= most}
        return np.array([stand.hall in full for stand in market.stands], dtype=bool)


def neighbours_of(pairs: Iterator[tuple[str, str]] | frozenset[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the others of each name that stands in a pair, sorted."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {name: sorted(others) for name, others in found.items()}
