"""What the stands of a hall need, which floor boxes serve them, and what is out of reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from venueplan.model import Amenity, Booth, Exhibitor, Plan, Unit
from venueplan.rules import booth_supplies, event_pack, stand_needs, unmet_needs

SUPPLIES = {"power": "\uf0e7", "water": "\uf043", "drain": "\ue06d", "data": "\uf6ff", "air": "\uf72e"}
"""Pictograms (Font Awesome: bolt, droplet, sink, network, wind), in the order in which a stand shows them."""


@dataclass(frozen=True, kw_only=True)
class Supply:
    """Floor boxes of a hall, and what its stands need and miss."""

    plan: Plan
    hall: Unit
    booths: tuple[Booth, ...]

    @cached_property
    def reach(self) -> float:
        """Length of a lead under the rule pack, metres."""
        return event_pack(self.plan.event)["utility-reach"].value

    @cached_property
    def boxes(self) -> tuple[Amenity, ...]:
        """Floor boxes of the level in the hall, or near enough to serve a stand in it."""
        found = (a for a in self.plan.venue.amenities if a.supplies and a.level == self.hall.level)
        near = (a for a in found if self.hall.polygon.dwithin(a.point, self.reach))
        return tuple(sorted(near, key=lambda amenity: amenity.id))

    @cached_property
    def needs(self) -> dict[str, Exhibitor]:
        """What each stand needs, by its id."""
        return {booth.id: stand_needs(self.plan, booth) for booth in self.booths}

    @cached_property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """What is out of reach of a stand, by the ids of those that miss something."""
        pack = event_pack(self.plan.event)
        offered = booth_supplies(self.booths, self.plan.venue, pack=pack)
        found = {
            booth.id: tuple(need for need in unmet_needs(self.needs[booth.id], supply) if need in SUPPLIES)
            for booth, supply in zip(self.booths, offered, strict=True)
        }
        return {name: needs for name, needs in found.items() if needs}

    def wanted(self, booth: Booth) -> tuple[str, ...]:
        """Return what a stand needs, in the order of the pictograms."""
        needs = self.needs[booth.id]
        asked = {"power": needs.power_kw > 0, "water": needs.water, "drain": needs.drain, "data": needs.data}
        return tuple(name for name in SUPPLIES if asked.get(name))

    def serving(self, booth: Booth) -> tuple[Amenity, ...]:
        """Return the nearest box within reach for each need, each box once."""
        nearest: dict[str, Amenity] = {}
        for need in self.wanted(booth):
            able = [one for one in self.boxes if need in one.supplies and booth.polygon.dwithin(one.point, self.reach)]
            if able:
                best = min(able, key=lambda one: (round(booth.polygon.distance(one.point), 6), one.id))
                nearest[best.id] = best
        return tuple(nearest.values())
