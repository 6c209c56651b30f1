"""Edits by hand: one exhibitor moved, two swapped, a promise made or taken back, a booth held back or released."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from venueplan.allocate.names import booth_name
from venueplan.allocate.stands.offering.merging import further_stands
from venueplan.allocate.stands.requests import Request, requests_of
from venueplan.allocate.stands.scores import preference_rank, score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Allocation, Assignment, Booth, Exhibitor, FloorPlan, Plan
from venueplan.rules import with_booths
from venueplan.rules.booths.naming import named_booth


def move_exhibitor(plan: Plan, exhibitor: str, *, to: str) -> Plan:
    """Return a plan in which an exhibitor, and who shares its stand, is on another booth.

    Parameters
    ----------
    exhibitor
        Id.
    to
        Id or number of a booth that is free.

    Raises
    ------
    InputError
        If there is no such exhibitor or booth, the booth is held back, or somebody else has it.
    """
    request, booth = _request(plan, exhibitor), _booth(plan, to)
    _refuse_held(booth)
    others = [name for name in _holders(plan, booth) if name not in {one.id for one in request.exhibitors}]
    if others:
        raise InputError(
            f"booth '{booth_name(booth)}' is let to '{others[0]}'; swap the two, or move '{others[0]}' first"
        )
    return _with_stands(plan, {request.id: (booth.id,)})


def swap_exhibitors(plan: Plan, one: str, *, other: str) -> Plan:
    """Return a plan in which two exhibitors have changed places.

    Raises
    ------
    InputError
        If one of them does not exist or has no stand, or both are the same.
    """
    first, second = _request(plan, one), _request(plan, other)
    if first.id == second.id:
        raise InputError(f"'{one}' and '{other}' are on one stand; name two different ones")
    stands = {request.id: _stand(plan, request.id) for request in (first, second)}
    return _with_stands(plan, {first.id: stands[second.id], second.id: stands[first.id]})


def pin_exhibitor(plan: Plan, exhibitor: str) -> Plan:
    """Return a plan that promises an exhibitor the booth on which it stands.

    Raises
    ------
    InputError
        If there is no such exhibitor, or it has no stand.
    """
    holder = _exhibitor(plan, exhibitor)
    pin = f"booth:{_stand(plan, exhibitor)[0]}"
    others = tuple(word for word in holder.pins if not word.startswith("booth:"))
    return _with_exhibitor(plan, replace(holder, pins=(*others, pin)))


def hold_booth(plan: Plan, booth: str) -> Plan:
    """Return a plan in which a free booth is held back.

    Raises
    ------
    InputError
        If there is no such booth, somebody has it, or it is held back already.
    """
    held = _booth(plan, booth)
    _refuse_held(held)
    holders = _holders(plan, held)
    if holders:
        raise InputError(
            f"booth '{booth_name(held)}' is let to '{holders[0]}'; move it first, or replan with the booth blocked"
        )
    return _with_booth(plan, replace(held, blocked=True))


def release(plan: Plan, name: str) -> Plan:
    """Return a plan in which a booth is not held back any more, or an exhibitor not pinned to its booth.

    Raises
    ------
    InputError
        If there is neither such a booth nor such an exhibitor, or nothing to release.
    """
    if any(exhibitor.id == name for exhibitor in plan.event.exhibitors):
        pinned = _exhibitor(plan, name)
        others = tuple(word for word in pinned.pins if not word.startswith("booth:"))
        if others == pinned.pins:
            raise InputError(f"exhibitor '{name}' is not pinned to a booth; there is nothing to release")
        return _with_exhibitor(plan, replace(pinned, pins=others))
    held = _booth(plan, name, kind="booth or exhibitor")
    if not held.blocked:
        raise InputError(f"booth '{booth_name(held)}' is not held back; there is nothing to release")
    return _with_booth(plan, replace(held, blocked=False))


def _floor_plan(plan: Plan) -> FloorPlan:
    if plan.floor_plan is None:
        raise InputError("this plan has no booths yet; arrange them first")
    return plan.floor_plan


def _allocation(plan: Plan) -> Allocation:
    if plan.allocation is None:
        raise InputError("nobody has a stand in this plan yet; allocate them first")
    return plan.allocation


def _booth(plan: Plan, name: str, *, kind: str = "booth") -> Booth:
    return named_booth(_floor_plan(plan), name, kind=kind)


def _exhibitor(plan: Plan, name: str) -> Exhibitor:
    known = {exhibitor.id: exhibitor for exhibitor in plan.event.exhibitors}
    if name not in known:
        raise UnknownNameError("exhibitor", name, known=known)
    return known[name]


def _request(plan: Plan, name: str) -> Request:
    """Return the stand on which an exhibitor is, its own or one that it shares."""
    exhibitor = _exhibitor(plan, name)
    return next(one for one in requests_of(plan.event) if exhibitor in one.exhibitors)


def _holders(plan: Plan, booth: Booth) -> tuple[str, ...]:
    return _allocation(plan).by_booth.get(booth.id, ())


def _stand(plan: Plan, exhibitor: str) -> tuple[str, ...]:
    found = _allocation(plan).by_exhibitor.get(exhibitor)
    if found is None or not found.booths:
        raise InputError(f"exhibitor '{exhibitor}' has no stand; move it to a free booth first")
    return found.booths


def _refuse_held(booth: Booth) -> None:
    if booth.blocked:
        raise InputError(f"booth '{booth_name(booth)}' is held back; release it first")


def _with_exhibitor(plan: Plan, changed: Exhibitor) -> Plan:
    exhibitors = tuple(changed if one.id == changed.id else one for one in plan.event.exhibitors)
    return replace(plan, event=replace(plan.event, exhibitors=exhibitors))


def _with_booth(plan: Plan, changed: Booth) -> Plan:
    floor_plan = _floor_plan(plan)
    booths = (changed if booth.id == changed.id else booth for booth in floor_plan.booths)
    return replace(plan, floor_plan=with_booths(floor_plan, booths))


def _with_stands(plan: Plan, stands: Mapping[str, tuple[str, ...]]) -> Plan:
    """Return a plan in which some requests have other stands; how good it is, is not proven any more."""
    allocation = _allocation(plan)
    assign = _assigning(plan, stands)
    new = {
        exhibitor.id: assign(request, exhibitor)
        for request in requests_of(plan.event)
        if request.id in stands
        for exhibitor in request.exhibitors
    }
    held = allocation.by_exhibitor | new
    return replace(
        plan,
        allocation=Allocation(
            assignments=tuple(held[one.id] for one in plan.event.exhibitors if one.id in held),
            unplaced=tuple(name for name in allocation.unplaced if name not in new),
        ),
    )


def _assigning(plan: Plan, stands: Mapping[str, tuple[str, ...]]) -> Callable[[Request, Exhibitor], Assignment]:
    """Return the function that says what its new stand is worth to an exhibitor."""
    booths = _floor_plan(plan).booths
    market = Market(plan=plan, booths=booths, merged=tuple(further_stands(stands.values(), booths=booths, known=())))
    whole = {frozenset(places): market.stands[market.index[name]] for name, places in market.places.items()}
    most = max((exhibitor.points for exhibitor in plan.event.exhibitors if not exhibitor.shares_with), default=0)

    def assigned(request: Request, exhibitor: Exhibitor) -> Assignment:
        stand = stands[request.id]
        booth = whole[frozenset(stand)]
        parts = score_parts(request, booth, market=market, most_points=most)
        return Assignment(
            exhibitor=exhibitor.id,
            booths=stand,
            preference_rank=preference_rank(exhibitor, booth, market=market),
            score=parts if exhibitor is request.holder else (),
        )

    return assigned
