"""Stands of a floor plan that were edited as a drawing, read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from shapely import Polygon, STRtree

from venueplan.arrange.hall.site import site_of
from venueplan.errors import InputError
from venueplan.model import Booth, DrawnBooth, Event, FloorPlan, Venue
from venueplan.rules import aisle_width, event_pack, with_booths
from venueplan.rules.booths.kept import kept_faults

SAME = 2e-3
"""A drawing is on a grid of a millimetre: corners that moved less have not moved, metres."""


def redraw_booths(floor_plan: FloorPlan, drawn: Sequence[DrawnBooth], *, venue: Venue, event: Event) -> FloorPlan:
    """Return a floor plan with the stands of a drawing: moved, resized, renumbered, held back, added or gone.

    Ids stay, and with them what is let; a stand that the drawing does not change stays as it is to the last digit.
    Open sides are looked for anew where a stand or one within an aisle of it has changed.

    Parameters
    ----------
    drawn
        Every stand that is to be there; the others are gone.

    Raises
    ------
    InputError
        If a new stand names no hall, or stands overlap, leave their hall, or share an id or a number; each is named.
    """
    old = {booth.id: booth for booth in floor_plan.booths}
    levels = {hall.id: hall.level for hall in venue.halls}
    homeless = [one.id for one in drawn if one.id not in old and not one.hall]
    if homeless:
        raise InputError(f"booth '{homeless[0]}' is new; give it a hall, for instance {next(iter(levels), 'H1')}")
    booths = [_redrawn(old.get(one.id), one, levels=levels) for one in drawn]
    faults = [f"booth '{name}' {sentence}" for name, sentence in kept_faults(booths, venue)]
    if faults:
        raise InputError("\n".join(faults))
    sides = _open_sides(booths, _changed_floor(old, booths), venue=venue, event=event)
    order = list(dict.fromkeys([*(booth.hall for booth in floor_plan.booths), *levels]))
    found = [sides.get(booth.id, booth) for booth in booths]
    ordered = tuple(sorted(found, key=lambda booth: (order.index(booth.hall), booth.id)))
    return floor_plan if ordered == floor_plan.booths else with_booths(floor_plan, ordered)


def _redrawn(old: Booth | None, drawn: DrawnBooth, *, levels: Mapping[str, str]) -> Booth:
    """Return a stand with what the drawing says of it."""
    hall = drawn.hall or (old.hall if old else "")
    level = levels.get(hall, "")
    if old is None:
        return Booth(
            id=drawn.id,
            polygon=drawn.polygon,
            hall=hall,
            level=level,
            row=f"drawn {drawn.id}",
            modules=(drawn.id,),
            number=drawn.number or "",
            zone=drawn.zone or "",
            blocked=bool(drawn.blocked),
        )
    same = old.hall == hall and _same(old.polygon, drawn.polygon)
    placed = old if same else replace(old, polygon=drawn.polygon, hall=hall, level=level, parts=())
    return replace(
        placed,
        number=old.number if drawn.number is None else drawn.number,
        zone=old.zone if drawn.zone is None else drawn.zone,
        blocked=old.blocked if drawn.blocked is None else drawn.blocked,
    )


def _same(one: Polygon, other: Polygon) -> bool:
    """Tell whether two outlines differ by no more than the grid of a drawing."""
    return bool(one.hausdorff_distance(other) <= SAME)


def _changed_floor(old: Mapping[str, Booth], new: Sequence[Booth]) -> dict[str, list[Polygon]]:
    """Return by hall the floor of stands that are new, gone or elsewhere, as it was and as it is."""
    found: dict[str, list[Polygon]] = {}
    here = {booth.id: booth for booth in new}
    for name in sorted(old.keys() | here.keys()):
        was, now = old.get(name), here.get(name)
        if was is None or now is None or was.polygon is not now.polygon or was.hall != now.hall:
            for booth in (was, now):
                if booth is not None:
                    found.setdefault(booth.hall, []).append(booth.polygon)
    return found


def _open_sides(
    booths: Sequence[Booth], changed: Mapping[str, list[Polygon]], *, venue: Venue, event: Event
) -> dict[str, Booth]:
    """Return the stands within an aisle of changed floor, with their open sides looked for anew."""
    aisle = aisle_width(event_pack(event), event.pattern)
    found: dict[str, Booth] = {}
    for hall in venue.halls:
        if hall.id in changed:
            near = STRtree(changed[hall.id])
            for booth in site_of(venue, event, hall=hall, keep=booths).kept:
                if len(near.query(booth.polygon, predicate="dwithin", distance=aisle + SAME)):
                    found[booth.id] = booth
    return found
