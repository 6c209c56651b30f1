"""Shafts that hold: of units that lead up or down, on at least two levels."""

from __future__ import annotations

from dataclasses import replace

from venueplan.files.imports.sketch import Ledger
from venueplan.files.venue.geometry_checks import VERTICAL
from venueplan.model import Unit, Venue


def with_honest_shafts(venue: Venue, *, ledger: Ledger) -> Venue:
    """Return a venue in which units name a shaft only if it leads somewhere."""
    levels: dict[str, set[str]] = {}
    for unit in venue.units:
        if unit.shaft and unit.category in VERTICAL:
            levels.setdefault(unit.shaft, set()).add(unit.level)

    def honest(unit: Unit) -> Unit:
        if not unit.shaft or len(levels.get(unit.shaft, ())) > 1:
            return unit
        ledger.warn(f"the {unit.category} is on level {unit.level} only, so it leads nowhere", subject=unit.id)
        return replace(unit, shaft="")

    return replace(venue, units=tuple(honest(unit) for unit in venue.units))
