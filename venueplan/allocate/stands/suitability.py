"""Which booth suits which request, and what speaks against it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from venueplan.allocate.stands.requests import Request
from venueplan.model import Booth, Plan, Zone
from venueplan.rules import BoothSupply, RulePack, booth_supply, comes_true, event_pack, unmet_needs

SMALLEST = 0.9
"""A stand must have at least this share of the area asked for."""

LARGEST = 1.25
"""A stand should have at most this multiple of it, or as many modules as the area makes unavoidable."""

CONCEDED = 2.0
"""Where somebody would be left without a stand, it may be this much larger still."""


@dataclass(frozen=True, kw_only=True)
class Objection:
    """One thing that speaks against a booth; ``hard`` ones are never conceded."""

    hard: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class Market:
    """The booths of a plan, what each offers, and who may take it.

    Attributes
    ----------
    plan
        Venue and event; its floor plan is not read.
    booths
        The booths that can be given away.
    """

    plan: Plan
    booths: tuple[Booth, ...]

    @cached_property
    def pack(self) -> RulePack:
        """The event's rules."""
        return event_pack(self.plan.event)

    @cached_property
    def _wishes(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def supplies(self) -> dict[str, BoothSupply]:
        """What each booth offers, by its id."""
        return {booth.id: booth_supply(booth, self.plan.venue, pack=self.pack) for booth in self.booths}

    @cached_property
    def zones(self) -> dict[str, Zone]:
        """Zones of the event by id."""
        return {zone.id: zone for zone in self.plan.event.zones}

    def grants(self, wish: str, booth: Booth) -> bool:
        """Tell whether a wish comes true on a booth."""
        key = (wish, booth.id)
        if key not in self._wishes:
            self._wishes[key] = comes_true(wish, booth, venue=self.plan.venue, pack=self.pack)
        return self._wishes[key]

    def largest_for(self, request: Request) -> float:
        """Return the largest area that a request should be given, m²."""
        pattern = self.plan.event.pattern
        module = pattern.module_width * pattern.module_depth
        return max(LARGEST * request.holder.area, math.ceil(request.holder.area / module - 1e-9) * module)

    def objections(self, request: Request, booth: Booth) -> Iterator[Objection]:
        """Yield what speaks against a booth, cheap reasons first; who is pinned to it has taken its size and sides."""
        zone = self.zones.get(request.holder.zone)
        if zone and (booth.hall not in zone.halls or booth.zone not in {"", zone.id}):
            yield Objection(hard=True, text=f"it is not in zone '{zone.id}'")
        if booth.area < SMALLEST * request.holder.area - 1e-6:
            yield Objection(hard=True, text=f"{booth.area:.1f} m² is too small for {request.holder.area:g} m²")
        if booth.id not in request.pinned_booths:
            yield from self._more_or_fewer(request, booth)
        for pin in request.pins:
            if not self.grants(pin, booth):
                yield Objection(hard=True, text=f"it does not grant the pin '{pin}'")
        for exhibitor in request.exhibitors:
            for need in unmet_needs(exhibitor, self.supplies[booth.id]):
                yield Objection(hard=True, text=f"it lacks {need}")

    def _more_or_fewer(self, request: Request, booth: Booth) -> Iterator[Objection]:
        """Yield what may be conceded: more area or fewer open sides than asked for."""
        largest = self.largest_for(request)
        if booth.area > largest + 1e-6:
            hard = booth.area > CONCEDED * largest + 1e-6
            yield Objection(hard=hard, text=f"{booth.area:.1f} m² is too large for {request.holder.area:g} m²")
        if booth.open_sides < request.open_sides:
            yield Objection(hard=False, text=f"{booth.open_sides} open sides instead of {request.open_sides}")

    def concessions(self, request: Request, booth: Booth, *, most: int) -> int | None:
        """Return how many concessions a booth asks of a request; None if it is out of the question."""
        found = 0
        for objection in self.objections(request, booth):
            found += 1
            if objection.hard or found > most:
                return None
        return found
