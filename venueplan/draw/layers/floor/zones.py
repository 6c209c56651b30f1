"""Zones on maps that show no stands: every hall with their letters, a hall of one zone in its colour too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.booths import zone_colour, zone_key
from venueplan.draw.layers.layer import Key, Layer, tile
from venueplan.draw.lettering.fit import inner_boxes, largest
from venueplan.draw.paper.marks import Mark
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Finding, Label, Place, Plan, Unit


def zones_of(plan: Plan, look: Look) -> dict[str, list[Key]]:
    """Return the legend entries of the zones of every hall by its id, in the order of the event."""
    found: dict[str, list[Key]] = {}
    for zone in plan.event.zones:
        for hall in dict.fromkeys(zone.halls):
            key = zone_key(zone, colour=zone_colour(plan, zone.id, look=look), look=look)
            found.setdefault(hall, []).append(key)
    return found


def hall_tints(plan: Plan, look: Look) -> dict[str, Key]:
    """Return the legend entry of the zone by hall, for the halls that serve one zone only."""
    return {hall: keys[0] for hall, keys in zones_of(plan, look).items() if len(keys) == 1}


def zone_chips(
    plan: Plan, halls: Sequence[Unit], *, view: View, look: Look, busy: Sequence[BaseGeometry] = ()
) -> Layer:
    """Draw the letters of its zones into every hall, in one row where there is room: a fill alone says nothing in grey.

    On the colour of a zone its letter stands on white.
    """
    zones = zones_of(plan, look)
    taken = shapely.union_all([shape.buffer(0.8) for shape in busy]) if busy else Polygon()
    marks: list[Mark] = []
    keys: list[Key] = []
    findings: list[Finding] = []
    for hall in halls:
        several = zones.get(hall.id, [])
        cut = view.cut(hall.polygon)
        if not several or cut.is_empty:
            continue
        keys += several
        alone = [replace(key, colour=look.colours.white, ink=look.colours.ink) for key in several[:1]]
        shown = several if len(several) > 1 else alone
        chips = _row(shown, place=cut.difference(taken), size=look.cap("zone") * 2.2)
        marks += chips
        findings += [] if chips else [_no_room(hall, several)]
    return Layer(name="zone chips", marks=tuple(marks), keys=tuple(keys), findings=tuple(findings))


def _no_room(hall: Unit, keys: Sequence[Key]) -> Finding:
    middle, letters = hall.polygon.representative_point(), ", ".join(key.sign for key in keys)
    return Finding(
        id=f"zones-dropped-{hall.id}",
        rule="label-dropped",
        severity="note",
        subject=hall.id,
        place=Place(level=hall.level, x=middle.x, y=middle.y),
        message=Label.of(
            zh=f"{hall.id} 处放不下展区 {letters}", en=f"there is no room for the zones {letters} in '{hall.id}'"
        ),
    )


def _row(keys: Sequence[Key], *, place: BaseGeometry, size: float) -> list[Mark]:
    """Set chips side by side in the middle of the largest box that holds them all, smaller if none does."""
    whole = largest(place)
    for chip in (size, size * 0.7, size * 0.45) if whole else ():
        pitch = chip * 1.25
        wide = pitch * len(keys) - (pitch - chip)
        for left, bottom, right, top in inner_boxes(whole, pad=chip * 0.3) if whole else ():
            if right - left >= wide and top - bottom >= chip:
                start, y = float(left + right) / 2 - wide / 2 + chip / 2, float(bottom + top) / 2
                return [mark for n, key in enumerate(keys) for mark in tile(key, at=(start + n * pitch, y), size=chip)]
    return []
