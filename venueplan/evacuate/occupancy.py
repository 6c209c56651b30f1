"""Who must leave: halls and rooms in use, with their persons."""

from __future__ import annotations

from venueplan.model import Plan, Unit
from venueplan.rules import is_left_by_exits, occupants, rule_pack, scheduled_attendance


def persons_in(plan: Plan) -> tuple[tuple[Unit, int], ...]:
    """Return the halls and rooms that must be left, each with the persons its exits must suffice for.

    The persons are those that the checks of exits use: :func:`venueplan.rules.occupants` under the event's rule pack.
    """
    pack, attendance = rule_pack(plan.event.rules, plan.event.overrides), scheduled_attendance(plan)
    return tuple(
        (unit, occupants(unit, attendance=attendance.get(unit.id, 0), pack=pack).persons)
        for unit in plan.venue.units
        if is_left_by_exits(unit, venue=plan.venue)
    )
