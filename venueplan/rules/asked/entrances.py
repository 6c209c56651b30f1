"""Where visitors enter a hall."""

from __future__ import annotations

from venueplan.model import Opening, Unit, Venue
from venueplan.rules.exits import openings_of

_NOT_FOR_VISITORS = frozenset({"emergencyexit", "service"})


def entrances_of(venue: Venue, hall: Unit) -> tuple[Opening, ...]:
    """Return the openings by which visitors enter a hall: its principal ones, or else all but service and emergency."""
    doors = tuple(door for door in openings_of(venue, hall) if door.category not in _NOT_FOR_VISITORS)
    principal = tuple(door for door in doors if door.category.endswith(".principal"))
    return principal or doors
