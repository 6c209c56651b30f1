"""What the checker says about a layout, errors of the building itself apart."""

from __future__ import annotations

from dataclasses import replace

from venueplan.check import check_plan
from venueplan.model import Event, Finding, FloorPlan, Plan, Venue


def removable(venue: Venue, event: Event, floor_plan: FloorPlan) -> list[Finding]:
    """Return the errors that another layout could remove: those that the empty hall does not have itself."""
    nobody = replace(event, exhibitors=())
    found = errors_of(Plan(venue=venue, event=nobody, floor_plan=floor_plan))
    if not found:
        return []
    bare = errors_of(Plan(venue=venue, event=nobody, floor_plan=FloorPlan(booths=())))
    known = {(error.rule, error.subject) for error in bare}
    return [error for error in found if (error.rule, error.subject) not in known]


def errors_of(plan: Plan) -> list[Finding]:
    """Return the findings of severity error."""
    return [finding for finding in check_plan(plan).findings if finding.severity == "error"]
