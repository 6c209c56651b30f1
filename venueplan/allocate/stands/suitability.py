"""Which stand suits which request, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from venueplan.allocate.names import open_sides
from venueplan.allocate.stands.requests import Request
from venueplan.model import Booth, Plan, Relation, Zone
from venueplan.model.demand.relations import NEVER
from venueplan.rules import BoothSupply, RulePack, booth_supplies, event_pack, unmet_needs
from venueplan.rules.asked import area_range, held_for, pays_for, sides_of
from venueplan.rules.asked.breaches import entrance_distances
from venueplan.rules.booths.facts import frontage
from venueplan.rules.booths.prices import booth_price
from venueplan.rules.booths.wishes import distances_to, where_true, wished_neighbour

CONCEDED = 2.0
"""Where somebody would be left without a stand, it may be this much larger still."""

ROUNDING = 1e-6

REMEMBERED = 2**22
"""Pairs of requests and stands of which each value is remembered, 32 MB."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Objection:
    """One thing that speaks against a stand; ``hard`` ones are never conceded."""

    hard: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class Strike:
    """One objection against some of the stands: which, and what it says of each."""

    hard: bool
    where: Flags
    text: Callable[[Booth], str]


@dataclass(frozen=True, kw_only=True)
class Market:
    """The stands of a plan, what each offers, and who may take it.

    Attributes
    ----------
    plan
        Venue and event; its floor plan is not read.
    booths
        The booths that can be given away.
    merged
        Adjacent booths that can be given as one stand; ``parts`` are its booths.
    """

    plan: Plan
    booths: tuple[Booth, ...]
    merged: tuple[Booth, ...] = ()
    _memory: dict[tuple[str, str], Flags] = field(default_factory=dict, repr=False, compare=False)
    _ways: dict[str, NDArray[np.float64] | None] = field(default_factory=dict, repr=False, compare=False)
    _conceded: dict[str, NDArray[np.int64]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def pack(self) -> RulePack:
        """The event's rules."""
        return event_pack(self.plan.event)

    @cached_property
    def stands(self) -> tuple[Booth, ...]:
        """Everything that can be given to somebody: booths, then merged ones."""
        return (*self.booths, *self.merged)

    @cached_property
    def index(self) -> dict[str, int]:
        """Position of each stand by its id."""
        return {stand.id: position for position, stand in enumerate(self.stands)}

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """Ids of the booths of each stand by its id."""
        single = {booth.id: (booth.id,) for booth in self.booths}
        return single | {stand.id: tuple(part.id for part in stand.parts) for stand in self.merged}

    @cached_property
    def supplies(self) -> tuple[BoothSupply, ...]:
        """What each stand offers."""
        return booth_supplies(self.stands, self.plan.venue, pack=self.pack)

    @cached_property
    def _kinds_of_supply(self) -> tuple[tuple[BoothSupply, ...], NDArray[np.int64]]:
        """Return the different supplies that there are, and for each stand which of them it has."""
        kinds = tuple(dict.fromkeys(self.supplies))
        number = {supply: position for position, supply in enumerate(kinds)}
        return kinds, np.array([number[supply] for supply in self.supplies], dtype=np.int64)

    @cached_property
    def zones(self) -> dict[str, Zone]:
        """Zones of the event by id."""
        return {zone.id: zone for zone in self.plan.event.zones}

    @cached_property
    def areas(self) -> NDArray[np.float64]:
        """Area of each stand, m²."""
        return np.array([stand.area for stand in self.stands], dtype=float)

    @cached_property
    def sides(self) -> NDArray[np.int64]:
        """Open sides of each stand."""
        return np.array([stand.open_sides for stand in self.stands], dtype=np.int64)

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many booths each stand is made of."""
        return np.array([len(self.places[stand.id]) for stand in self.stands], dtype=np.int64)

    @cached_property
    def prices(self) -> NDArray[np.float64]:
        """List price of each stand; 0 without prices."""
        prices, pattern = self.plan.event.prices, self.plan.event.pattern
        if prices is None:
            return np.zeros(len(self.stands))
        return np.array([booth_price(stand, prices, pattern=pattern) for stand in self.stands], dtype=float)

    @cached_property
    def _fronts(self) -> NDArray[np.float64]:
        return np.array([frontage(stand) for stand in self.stands], dtype=float)

    @cached_property
    def from_entrances(self) -> NDArray[np.float64]:
        """Distance of each stand from the nearest entrance of its hall, metres."""
        return entrance_distances(self.stands, self.plan)

    @cached_property
    def _exhibitors(self) -> frozenset[str]:
        return frozenset(exhibitor.id for exhibitor in self.plan.event.exhibitors)

    def where(self, wish: str) -> Flags:
        """Return on which stands a wish comes true; one that speaks of an exhibitor on none: that depends on both."""
        key = ("wish", wish)
        if key not in self._memory:
            if wished_neighbour(wish, self._exhibitors):
                self._memory[key] = np.zeros(len(self.stands), dtype=bool)
            elif wish.startswith("booth:"):
                name = wish.partition(":")[2]
                self._memory[key] = np.array([name in self.places[stand.id] for stand in self.stands], dtype=bool)
            elif wish.startswith("near:") and self.distances_to(wish[5:]) is not None:
                reach = self.pack["near-reach"].value
                self._memory[key] = np.asarray(self.distances_to(wish[5:])) <= reach + ROUNDING
            else:
                self._memory[key] = where_true(wish, self.stands, venue=self.plan.venue, pack=self.pack)
        return self._memory[key]

    def distances_to(self, place: str) -> NDArray[np.float64] | None:
        """Return how far each stand is from a place, metres in a straight line; None if there is no such place."""
        if place not in self._ways:
            self._ways[place] = distances_to(place, self.stands, venue=self.plan.venue)
        return self._ways[place]

    def grants(self, wish: str, booth: Booth) -> bool:
        """Tell whether a wish comes true on a stand."""
        return bool(self.where(wish)[self.index[booth.id]])

    def largest_for(self, request: Request) -> float:
        """Return the largest area that a request should be given, m²."""
        return area_range(request.holder, pattern=self.plan.event.pattern, pack=self.pack).most

    def objections(self, request: Request, booth: Booth) -> Iterator[Objection]:
        """Yield what speaks against a stand, cheap reasons first; who is pinned to it has taken its size and sides."""
        position = self.index[booth.id]
        for strike in self.strikes(request):
            if strike.where[position]:
                yield Objection(hard=strike.hard, text=strike.text(booth))

    def strikes(self, request: Request) -> Iterator[Strike]:
        """Yield every objection against stands, each for all stands at once."""
        yield from self._wrong_zone(request)
        yield from self._wrong_size(request)
        yield from self._wrong_shape(request)
        yield from self._broken_words(request)
        yield from self._unmet_needs(request)
        yield from self._too_dear(request)
        yield from self._held(request)
        yield from self._near_entrances(request)

    def concessions(self, request: Request, booth: Booth, *, most: int) -> int | None:
        """Return how many concessions a stand asks of a request; None if it is out of the question."""
        asked = int(self.conceded(request)[self.index[booth.id]])
        return asked if 0 <= asked <= most else None

    def conceded(self, request: Request) -> NDArray[np.int64]:
        """Return how many concessions each stand asks of a request, -1 if it is out of the question."""
        if request.id in self._conceded:
            return self._conceded[request.id]
        hard = np.zeros(len(self.stands), dtype=bool)
        soft = np.zeros(len(self.stands), dtype=np.int64)
        for strike in self.strikes(request):
            if strike.hard:
                hard |= strike.where
            else:
                soft += strike.where
        found = np.where(hard, -1, soft)
        if self.has_room_for(self._conceded):
            self._conceded[request.id] = found
        return found

    def has_room_for(self, remembered: Sized) -> bool:
        """Tell whether one more array over all stands may be remembered; tens of thousands would fill the memory."""
        return len(remembered) * len(self.stands) < REMEMBERED

    def _wrong_zone(self, request: Request) -> Iterator[Strike]:
        zone = self.zones.get(request.holder.zone)
        if zone:
            key = ("zone", zone.id)
            if key not in self._memory:
                elsewhere = [stand.hall not in zone.halls or stand.zone not in {"", zone.id} for stand in self.stands]
                self._memory[key] = np.array(elsewhere, dtype=bool)
            yield self._strike(self._memory[key], f"it is not in zone '{zone.id}'")

    def _wrong_size(self, request: Request) -> Iterator[Strike]:
        asked = area_range(request.holder, pattern=self.plan.event.pattern, pack=self.pack)
        area = request.holder.area
        small = self.areas < asked.least - ROUNDING
        yield Strike(hard=True, where=small, text=lambda b: f"{b.area:.1f} m² is too small for {area:g} m²")
        large = (self.areas > asked.most + ROUNDING) & ~self._pinned(request)
        huge = large if asked.firm else large & (self.areas > CONCEDED * asked.most + ROUNDING)
        for hard, where in ((True, huge), (False, large & ~huge)):
            yield Strike(hard=hard, where=where, text=lambda b: f"{b.area:.1f} m² is too large for {area:g} m²")
        many = (self.counts > 1) & ~self._may_merge(request, least=asked.least)
        yield Strike(hard=True, where=many, text=lambda _: "it is made of more booths than were asked for")

    def _may_merge(self, request: Request, *, least: float) -> Flags:
        """Return of which stands the number of booths will do: as asked for, or the fewest that reach the area."""
        if request.holder.booths:
            return self.counts <= request.holder.booths
        single = (self.counts == 1) & (self.areas >= least - ROUNDING) & ~_any(self._wrong_zone(request), self.areas)
        most = 1 if single.any() else self.plan.event.policy.merge
        return self.counts <= most

    def _wrong_shape(self, request: Request) -> Iterator[Strike]:
        pinned = self._pinned(request)
        few = (self.sides < request.open_sides) & ~pinned
        asked, shape, metres = request.open_sides, request.holder.shape, request.holder.frontage
        yield Strike(hard=False, where=few, text=lambda b: f"{open_sides(b)} instead of {asked}")
        if shape:
            other = np.array([stand.kind != shape for stand in self.stands], dtype=bool) & ~pinned
            yield Strike(hard=False, where=other, text=lambda b: f"it is {b.kind}, not {shape}")
        if metres:
            short = self._fronts < metres - ROUNDING
            yield Strike(
                hard=True, where=short, text=lambda b: f"{frontage(b):.1f} m of open sides are less than {metres:g} m"
            )

    def _broken_words(self, request: Request) -> Iterator[Strike]:
        for pin in request.pins:
            yield self._strike(~self.where(pin), f"it does not grant the pin '{pin}'")
        for word in request.holder.forbidden:
            yield self._strike(self.where(word), f"'{word}' is forbidden")

    @staticmethod
    def _strike(where: Flags, text: str) -> Strike:
        return Strike(hard=True, where=where, text=lambda _: text)

    def _unmet_needs(self, request: Request) -> Iterator[Strike]:
        for exhibitor in request.exhibitors:
            kinds, of_stand = self._kinds_of_supply
            lacking = [unmet_needs(exhibitor, supply) for supply in kinds]
            for need in dict.fromkeys(need for needs in lacking for need in needs):
                where = np.array([need in needs for needs in lacking], dtype=bool)[of_stand]
                yield self._strike(where, f"it lacks {need}")

    def _too_dear(self, request: Request) -> Iterator[Strike]:
        prices, holder = self.plan.event.prices, request.holder
        if prices is not None and (holder.budget or holder.bands):
            dear = [not pays_for(holder, float(price), prices=prices) for price in self.prices]
            yield Strike(
                hard=True,
                where=np.array(dear, dtype=bool),
                text=lambda b: f"{self.prices[self.index[b.id]]:.2f} {prices.currency} is not what it pays for",
            )

    def _held(self, request: Request) -> Iterator[Strike]:
        for hold in self.plan.event.holds:
            kept = {booth.id for booth in self.booths if held_for(booth, [hold], exhibitor=request.holder)}
            held = [not kept.isdisjoint(self.places[stand.id]) for stand in self.stands]
            reason = f" ({hold.reason})" if hold.reason else ""
            yield self._strike(np.array(held, dtype=bool), f"it is held for somebody else{reason}")

    def _near_entrances(self, request: Request) -> Iterator[Strike]:
        for relation in self._kept_from_entrances(request):
            where = self.from_entrances < relation.from_entrances - ROUNDING
            metres = relation.from_entrances
            yield self._strike(where, f"it is nearer than {metres:g} m to an entrance ('{relation.id}')")

    def _kept_from_entrances(self, request: Request) -> Iterator[Relation]:
        for relation in self.plan.event.relations:
            if relation.kind == "spread" and relation.from_entrances and relation.weight == NEVER:
                sides = sides_of(relation, request.exhibitors)
                if any(side.members for side in sides):
                    yield relation

    def _pinned(self, request: Request) -> Flags:
        found = np.zeros(len(self.stands), dtype=bool)
        for name in request.pinned_booths:
            found |= self.where(f"booth:{name}")
        return found


def _any(strikes: Iterator[Strike], like: NDArray[np.float64]) -> Flags:
    found = np.zeros(len(like), dtype=bool)
    for strike in strikes:
        found |= strike.where
    return found
