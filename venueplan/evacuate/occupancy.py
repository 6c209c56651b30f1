"""Who must leave: halls and rooms in use, with their persons."""

from __future__ import annotations

from venueplan.model import Plan, Unit
from venueplan.rules import RulePack, event_pack, is_left_by_exits, occupants_in


def persons_in(plan: Plan, *, pack: RulePack | None = None) -> tuple[tuple[Unit, int], ...]:
    """Return the halls and rooms that must be left, each with the persons its exits must suffice for.

    The persons are those that the checks of exits use: :func:`~venueplan.rules.occupants_in` under a rule
    pack, by default that of the event.
    """
    pack = pack or event_pack(plan.event)
    return tuple(
        (unit, occupants_in(plan, unit, pack=pack).persons)
        for unit in plan.venue.units
        if is_left_by_exits(unit, venue=plan.venue)
    )
