"""How high exhibitors build, against what the show allows on a stand of their kind for the sake of their neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.check.findings import Measured, found, on_booth
from venueplan.check.stands.exhibitors import Placed, placed_exhibitors
from venueplan.model import Finding, Plan
from venueplan.rules import Limit, RulePack, StandHeight, booth_kinds, stand_height
from venueplan.rules.booths.prices import area_let

CENTIMETRE = 0.01
"""Tolerance of heights, metres."""


def check_heights(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find exhibitors who build higher than stands of their kind may be.

    A warning where the height is the practice of shows, from which the organiser may grant an exception; an error where
    the event has set it. What has to stay low in the front half of a stand is a note: its shape is not known.
    """
    high = [one for one in placed_exhibitors(plan, pack=pack).values() if one.exhibitor.height]
    around = {booth.hall for one in high for booth in one.booths} & {hall.id for hall in plan.venue.halls}
    booths = [booth for booth in (plan.floor_plan.booths if plan.floor_plan else ()) if booth.hall in around]
    kinds = booth_kinds(booths, plan.venue, pack=pack, pattern=plan.event.pattern)
    for one in high:
        allowed = [_allowed(one, kind=kinds[booth.id]) for booth in one.booths if booth.id in kinds]
        if allowed:
            yield from _too_high(one, max(allowed, key=lambda each: each.height.value))


def _allowed(one: Placed, *, kind: str) -> StandHeight:
    pattern = one.plan.event.pattern
    return stand_height(kind, area=sum(area_let(booth, pattern) for booth in one.booths), pattern=pattern)


def _too_high(one: Placed, allowed: StandHeight) -> Iterator[Finding]:
    height, (name, name_zh) = one.exhibitor.height, one.names
    if not allowed.height.is_kept_by(height, tolerance=CENTIMETRE):
        says = (
            f"{name} builds {height:g} m high on {one.numbers}; {allowed.height.value:g} m is the most there.",
            f"{name_zh}在展位{one.numbers}搭建高{height:g}米，该类展位限高{allowed.height.value:g}米。",
        )
        severity = "error" if allowed.height.source.confidence == "house" else "warning"
        yield _on_stand("stand-height", one, says=says, limit=allowed.height, severity=severity)
    elif allowed.front and not allowed.front.is_kept_by(height, tolerance=CENTIMETRE):
        says = (
            f"{name} on {one.numbers} stays below {allowed.front.value:g} m in the half towards the aisle.",
            f"{name_zh}的展位{one.numbers}靠通道一半的进深内搭建高度不得超过{allowed.front.value:g}米。",
        )
        yield _on_stand("stand-front-height", one, says=says, limit=allowed.front, severity="note")


def _on_stand(rule: str, one: Placed, *, says: tuple[str, str], limit: Limit, severity: str) -> Finding:
    measured, place = Measured(value=one.exhibitor.height, limit=limit), on_booth(one.booths[0])
    return found(rule, one.exhibitor.id, says=says, measured=measured, place=place, severity=severity)
