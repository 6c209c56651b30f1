"""What a stand can be supplied with, and what an exhibitor misses there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from venueplan.model import Booth, Exhibitor, Label, Plan, Venue
from venueplan.rules.pack import RulePack


@dataclass(frozen=True, kw_only=True)
class BoothSupply:
    """What a stand offers.

    Attributes
    ----------
    supplies
        Words of the floor boxes within reach: ``power``, ``data``, ``water``, ``drain``, ``air``.
    floor_load, clear_height
        Of the hall, kN/m² and metres; 0 = unknown.
    """

    supplies: frozenset[str]
    floor_load: float = 0.0
    clear_height: float = 0.0


def booth_supply(booth: Booth, venue: Venue, *, pack: RulePack) -> BoothSupply:
    """Return what a stand offers: the floor boxes of its level within ``utility-reach``, and its hall."""
    return booth_supplies([booth], venue, pack=pack)[0]


def booth_supplies(booths: Sequence[Booth], venue: Venue, *, pack: RulePack) -> tuple[BoothSupply, ...]:
    """Return what each of some stands offers; see :func:`booth_supply`."""
    words: list[set[str]] = [set() for _ in booths]
    boxes = [amenity for amenity in venue.amenities if amenity.supplies]
    if boxes:
        tree, reach = shapely.STRtree([box.point for box in boxes]), pack["utility-reach"].value
        pairs = tree.query([booth.polygon for booth in booths], predicate="dwithin", distance=reach)
        for stand, box in pairs.T.tolist():
            if boxes[box].level == booths[stand].level:
                words[stand].update(boxes[box].supplies)
    halls = {booth.hall: venue.unit(booth.hall) for booth in booths}
    return tuple(
        BoothSupply(
            supplies=frozenset(near),
            floor_load=halls[booth.hall].floor_load,
            clear_height=halls[booth.hall].clear_height,
        )
        for booth, near in zip(booths, words, strict=True)
    )


def exhibitors_on(plan: Plan, booth_id: str) -> tuple[str, ...]:
    """Return ids of the exhibitors on a booth; co-exhibitors last, also where only the holder is allocated."""
    holders = plan.exhibitors_on(booth_id)
    guests = (exhibitor.id for exhibitor in plan.event.exhibitors if holders and exhibitor.shares_with in holders)
    return (*holders, *(guest for guest in guests if guest not in holders))


def stand_needs(plan: Plan, booth: Booth) -> Exhibitor:
    """Return the needs of all exhibitors on a stand as those of one."""
    here = [plan.event.exhibitor(one) for one in exhibitors_on(plan, booth.id)]
    return Exhibitor(
        id=booth.id,
        name=Label(),
        area=booth.area,
        zone=booth.zone,
        power_kw=sum(one.power_kw for one in here),
        water=any(one.water for one in here),
        drain=any(one.drain for one in here),
        data=any(one.data for one in here),
    )


def unmet_needs(exhibitor: Exhibitor, supply: BoothSupply) -> tuple[str, ...]:
    """Return what an exhibitor misses, in words: ``power``, ``water``, ``drain``, ``data``, ``floor-load``, ``height``.

    An unknown floor load or height of a hall (0) is no reason to refuse it.

    Examples
    --------
    >>> from venueplan.model import Exhibitor, Label
    >>> wants = Exhibitor(id="e1", name=Label(), area=9, zone="z", power_kw=3, water=True, floor_load=20)
    >>> unmet_needs(wants, BoothSupply(supplies=frozenset({"power"}), floor_load=15))
    ('water', 'floor-load')
    """
    asked = {
        "power": exhibitor.power_kw > 0,
        "water": exhibitor.water,
        "drain": exhibitor.drain,
        "data": exhibitor.data,
    }
    missing = [need for need, wanted in asked.items() if wanted and need not in supply.supplies]
    if 0 < supply.floor_load < exhibitor.floor_load:
        missing.append("floor-load")
    if 0 < supply.clear_height < exhibitor.height:
        missing.append("height")
    return tuple(missing)


def meets_needs(exhibitor: Exhibitor, booth: Booth, *, venue: Venue, pack: RulePack) -> tuple[str, ...]:
    """Return what an exhibitor would miss on a booth (empty: all needs met); see :func:`unmet_needs`."""
    return unmet_needs(exhibitor, booth_supply(booth, venue, pack=pack))
