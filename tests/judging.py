"""What the checker says about a layout, errors of the building itself apart."""

from __future__ import annotations

from dataclasses import replace

from venueplan.check import check_plan
from venueplan.model import Event, Finding, FloorPlan, Plan, Venue

PLACED = {"common-path", "dead-end"}
"""Rules that a hall can break in several places: what it breaks itself in one excuses nothing in another."""


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
        if (error.rule, error.subject) not in known or (error.rule in PLACED and error.cause != "building")
    ]


def errors_of(plan: Plan) -> list[Finding]:
    """Return the findings of severity error."""
    return [finding for finding in check_plan(plan).findings if finding.severity == "error"]
