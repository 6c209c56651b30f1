"""What is different between two states of a plan that was edited by hand."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.allocate.changes.reasons import stands_of
from venueplan.model import Booth, Label, Plan, Transfer

BY_HAND = Label.of(en="By hand.", zh="人工调整。")


def differences(before: Plan, after: Plan) -> tuple[Transfer, ...]:
    """Return every exhibitor with another stand or another promise, and every booth that is not what it was."""
    return (*_exhibitors(before, after), *_promises(before, after), *_booths(before, after))


def _exhibitors(before: Plan, after: Plan) -> Iterator[Transfer]:
    old, new = stands_of(before), stands_of(after)
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name, ()), new.get(name, ())
        if was != now:
            yield Transfer(kind="exhibitor", subject=name, before=was, after=now, reason=BY_HAND)


def _promises(before: Plan, after: Plan) -> Iterator[Transfer]:
    old = {exhibitor.id: exhibitor.pins for exhibitor in before.event.exhibitors}
    for exhibitor in after.event.exhibitors:
        was = old.get(exhibitor.id, ())
        if was != exhibitor.pins:
            yield Transfer(kind="pin", subject=exhibitor.id, before=was, after=exhibitor.pins, reason=BY_HAND)


def _booths(before: Plan, after: Plan) -> Iterator[Transfer]:
    old = {booth.id: booth for booth in before.floor_plan.booths} if before.floor_plan else {}
    new = {booth.id: booth for booth in after.floor_plan.booths} if after.floor_plan else {}
    for name in sorted(old.keys() | new.keys()):
        was, now = _described(old.get(name)), _described(new.get(name))
        if was != now or (name in new and not old[name].polygon.equals_exact(new[name].polygon, 1e-6)):
            yield Transfer(kind="booth", subject=name, before=was, after=now, reason=BY_HAND)


def _described(booth: Booth | None) -> tuple[str, ...]:
    """Return number, area and state of a booth as a revision keeps them."""
    if booth is None:
        return ()
    held = ("held",) if booth.blocked else ()
    return (booth.number or booth.id, f"{booth.area:.2f} m²", f"{booth.open_sides} open", *held)
