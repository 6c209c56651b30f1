"""What a stand can be supplied with, and what an exhibitor misses there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from venueplan.model import Booth, Exhibitor, Venue
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
