"""Booths merged, split and numbered anew by hand, in a plan in which people may have stands already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from venueplan.arrange import merge_booths, number_booths, split_booth
from venueplan.errors import InputError
from venueplan.model import Allocation, Booth, Exhibitor, FloorPlan, Plan
from venueplan.rules.booths.naming import named_booth


def merge_stands(plan: Plan, names: Sequence[str]) -> Plan:
    """Return a plan in which adjacent booths are one, with the id and the number of the first.

    Who has one of them has all of it; who was promised one of them is promised the whole.

    Parameters
    ----------
    names
        Ids or numbers of booths.

    Raises
    ------
    InputError
        If there is no such booth, they are not adjacent, one is held back, or several exhibitors have them.
    """
    booths = [named_booth(_floor_plan(plan), name) for name in names]
    floor_plan = merge_booths(_floor_plan(plan), [booth.id for booth in booths])
    held = [booth for booth in booths if booth.blocked]
    if held:
        raise InputError(f"booth '{_name(held[0])}' is held back; release it first")
    _refuse_several_holders(plan, booths)
    whole = {booth.id: booths[0].id for booth in booths}
    event = replace(plan.event, exhibitors=tuple(_promised(one, whole) for one in plan.event.exhibitors))
    allocation = plan.allocation and _on_the_whole(plan.allocation, whole)
    return replace(plan, event=event, floor_plan=floor_plan, allocation=allocation)


def split_stand(plan: Plan, name: str, *, at: int | None = None) -> Plan:
    """Return a plan in which a booth is split; who has it keeps the first part, with the id and the number.

    Parameters
    ----------
    name
        Id or number of a booth.
    at
        After so many of its parts (what was merged into it, else its modules); by default after each.

    Raises
    ------
    InputError
        If there is no such booth, or it has not so many parts.
    """
    booth = named_booth(_floor_plan(plan), name)
    floor_plan = split_booth(_floor_plan(plan), booth.id, pattern=plan.event.pattern, at=at)
    return replace(plan, floor_plan=floor_plan, allocation=plan.allocation and _on_the_whole(plan.allocation, {}))


def renumber_stands(plan: Plan) -> Plan:
    """Return a plan whose booths are numbered anew by the event's rule; stands that came with a number keep it.

    Raises
    ------
    InputError
        If the plan has no booths.
    """
    fixed = {booth.id for booth in plan.event.kept if booth.number}
    numbering = plan.event.pattern.numbering
    return replace(plan, floor_plan=number_booths(_floor_plan(plan), numbering, venue=plan.venue, fixed=fixed))


def _floor_plan(plan: Plan) -> FloorPlan:
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; run 'venueplan arrange' first")
    return plan.floor_plan


def _name(booth: Booth) -> str:
    return booth.number or booth.id


def _refuse_several_holders(plan: Plan, booths: Sequence[Booth]) -> None:
    held = plan.allocation.by_booth if plan.allocation else {}
    taken = [(booth, held[booth.id]) for booth in booths if booth.id in held]
    if len({holders for _, holders in taken}) > 1:
        who = ", ".join(f"'{_name(booth)}' to '{holders[0]}'" for booth, holders in taken)
        raise InputError(f"these booths are let to several ({who}); move all but one of them first")


def _promised(exhibitor: Exhibitor, whole: Mapping[str, str]) -> Exhibitor:
    pins = {f"booth:{part}": f"booth:{name}" for part, name in whole.items()}
    found = tuple(dict.fromkeys(pins.get(pin, pin) for pin in exhibitor.pins))
    return exhibitor if found == exhibitor.pins else replace(exhibitor, pins=found)


def _on_the_whole(allocation: Allocation, whole: Mapping[str, str]) -> Allocation:
    """Return an allocation in which stands on parts are on the whole; how good it is, is not proven any more."""
    assignments = tuple(
        replace(one, booths=tuple(dict.fromkeys(whole.get(name, name) for name in one.booths)))
        for one in allocation.assignments
    )
    return Allocation(assignments=assignments, unplaced=allocation.unplaced)
