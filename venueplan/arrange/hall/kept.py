"""Stands that are there already: fixed islands, a hand-drawn stage, the stands of an earlier plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from shapely import MultiPolygon, Polygon

from venueplan.arrange.hall.sides import open_sides_of
from venueplan.errors import InputError
from venueplan.model import Booth, Unit, Venue
from venueplan.rules.booths.kept import kept_faults


def refuse_faults(keep: Sequence[Booth], venue: Venue) -> None:
    """Raise everything that forbids to keep stands as they are, a sentence each."""
    faults = [f"kept stand '{booth}' {sentence}" for booth, sentence in kept_faults(keep, venue)]
    if faults:
        raise InputError("\n".join(faults))


def kept_in(keep: Sequence[Booth], hall: Unit, *, walkable: Polygon | MultiPolygon, aisle: float) -> tuple[Booth, ...]:
    """Return the kept stands of a hall with their open sides; ids, numbers and floors stay as they are.

    What is laid out later keeps an aisle's distance from them, so that their open sides stay open.

    Parameters
    ----------
    walkable
        Floor of the hall before any stand is on it.
    aisle
        Width of an aisle, metres.
    """
    here = sorted((booth for booth in keep if booth.hall == hall.id), key=lambda booth: booth.id)
    fronts = open_sides_of([outline(booth) for booth in here], walkable=walkable, aisle=aisle)
    return tuple(
        replace(
            booth,
            level=hall.level,
            fronts=open_sides,
            row=booth.row or f"K{number}",
            modules=booth.modules or (booth.id,),
        )
        for number, (booth, open_sides) in enumerate(zip(here, fronts, strict=True), start=1)
    )


def outline(booth: Booth) -> Polygon:
    """Return the floor of a stand with what it encloses."""
    return Polygon(booth.polygon.exterior)


def last_line(keep: Sequence[Booth], hall: Unit) -> int:
    """Return the highest number of a row in the ids of kept stands and their modules, so that new ids differ.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Unit
    >>> hall = Unit(id="H1", category="room", level="g", polygon=box(0, 0, 20, 20))
    >>> last_line([Booth(id="H1-07-03", number="", polygon=box(0, 0, 3, 3), hall="H1", level="g")], hall)
    7
    """
    pattern = re.compile(rf"{re.escape(hall.id)}-(\d+)-\d+", re.ASCII)
    names = {name for booth in keep for name in (booth.id, *booth.modules)}
    return max((int(match[1]) for name in names if (match := pattern.fullmatch(name))), default=0)
