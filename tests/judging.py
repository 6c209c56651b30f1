"""What the checker says about a layout, errors of the building itself apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from shapely import Point, box

from venueplan.check import check_plan
from venueplan.check.access.reach import reached_floor
from venueplan.check.floor import HallFloor
from venueplan.geometry.slits import without_slits
from venueplan.model import Event, Finding, FloorPlan, Plan, Venue
from venueplan.network import pockets
from venueplan.rules import event_pack, exits_of
from venueplan.rules.people.single_ways import NARROWEST, WIDEST

PLACED = {"common-path", "dead-end"}
"""Rules that a hall can break in several places: what it breaks itself in one excuses nothing in another."""

BESIDE = 0.1
"""A place this near to a part of the floor lies in it, metres."""


def removable(venue: Venue, event: Event, floor_plan: FloorPlan) -> list[Finding]:
    """Return the errors that another layout could remove: those that the empty hall does not have itself.

    A dead end of the building on which no stand opens is a warning only; it is one all the same.
    """
    nobody = replace(event, exhibitors=())
    found = errors_of(Plan(venue=venue, event=nobody, floor_plan=floor_plan))
    if not found:
        return []
    bare = check_plan(Plan(venue=venue, event=nobody, floor_plan=FloorPlan(booths=()))).findings
    known = {(finding.rule, finding.subject) for finding in bare if finding.severity != "note"}
    return [
        error
        for error in found
        if ((error.rule, error.subject) not in known and not _is_cut_off(error, venue, event))
        or (error.rule in PLACED and not _lies_with_the_hall(error, venue))
    ]


def _is_cut_off(error: Finding, venue: Venue, event: Event) -> bool:
    """Tell whether the empty hall has no way either: in without a step, or out from where a stand has none."""
    pack, halls = event_pack(event), [hall for hall in venue.halls if error.place and hall.level == error.place.level]
    here = Point(error.place.x, error.place.y) if error.place else Point()
    hall = next((hall for hall in halls if hall.id == error.subject or hall.polygon.contains(here)), None)
    if hall is None or error.rule not in {"accessible-route", "no-way-out"}:
        return False
    floor = HallFloor(venue=venue, hall=hall, booths=(), pack=pack, pattern=event.pattern)
    if error.rule == "no-way-out":
        return not np.isfinite(floor.ways_out.distances(np.array([[here.x, here.y]]))).any()
    if error.limit is None or error.subject != hall.id:
        return False
    plan = Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=()))
    return not reached_floor(plan, [floor], goals=[hall.id], width=error.limit, pack=pack).get(hall.id)


def _lies_with_the_hall(error: Finding, venue: Venue) -> bool:
    """Tell whether a single way begins where the hall without stands has one that is too long; the checker agrees."""
    hall = venue.unit(error.subject)
    blocked = [f.polygon for f in venue.fixtures if f.level == hall.level and f.blocks]
    exits = [exit_.line for exit_ in exits_of(venue, hall)]
    frame = box(*hall.polygon.bounds).buffer(1.0, join_style="mitre")
    floor = frame.difference(without_slits([frame.difference(hall.polygon), *blocked]))
    own = pockets(floor, exits, narrowest=NARROWEST, widest=WIDEST)
    here = Point(error.place.x, error.place.y) if error.place else Point()
    too_long = [pocket for pocket in own if error.limit is not None and pocket.depth > error.limit]
    return error.cause == "building" and any(pocket.area.distance(here) <= BESIDE for pocket in too_long)


def errors_of(plan: Plan) -> list[Finding]:
    """Return the findings of severity error."""
    return [finding for finding in check_plan(plan).findings if finding.severity == "error"]
