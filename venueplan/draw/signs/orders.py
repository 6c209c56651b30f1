"""Which signs and maps an event needs, all kinds, and how one of them is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from venueplan.draw.orders import SheetOrder, draw_sheet, sheets_of, slug_of, slugs_of
from venueplan.draw.pages import Paper
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.booth import draw_booth_sign, draw_fascia
from venueplan.draw.signs.direction import draw_direction
from venueplan.draw.signs.schedule import draw_schedule
from venueplan.errors import UnknownNameError
from venueplan.model import DirectionSign, Plan

SIGN_KINDS = ("overview", "hall", "board", "direction", "door", "schedule", "booth", "fascia")
"""Kinds of sheet, from the whole site to the single stand."""


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What routes say of a sign site: for a board walking minutes by place, for a directional sign its lines."""

    minutes: Mapping[str, float] | None = None
    sign: DirectionSign | None = None


def signs_of(plan: Plan) -> tuple[SheetOrder, ...]:
    """Return every map and sign of a plan in the order of their kinds, and of the plan within a kind."""
    orders = list(sheets_of(plan))
    directions = slugs_of("direction", [site.id for site in plan.event.sites if site.kind == "direction"])
    orders += [SheetOrder(kind="direction", subject=site, slug=slug) for site, slug in directions.items()]
    orders += [
        SheetOrder(
            kind="schedule", subject=order.subject, slug=f"schedule{order.slug.removeprefix('door')}", day=order.day
        )
        for order in orders
        if order.kind == "door"
    ]
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    orders += [_order("booth", booth.id) for booth in booths if not booth.blocked]
    orders += [_order("fascia", booth.id) for booth in booths if plan.exhibitors_on(booth.id)]
    return tuple(sorted(orders, key=lambda order: SIGN_KINDS.index(order.kind)))


def _order(kind: str, subject: str) -> SheetOrder:
    return SheetOrder(kind=kind, subject=subject, slug=f"{kind}-{slug_of(subject)}")


def draw_sign(plan: Plan, order: SheetOrder, *, known: Knowledge, paper: Paper | None = None) -> Sheet:
    """Draw the sheet of an order, whatever its kind.

    Parameters
    ----------
    paper
        Page to draw a map, board or door sign on; None for the usual one. Other kinds have the size of what they say.

    Raises
    ------
    UnknownNameError
        If there is no such kind of sheet, or what it is about does not exist.
    """
    if order.kind == "direction" and known.sign is not None:
        site = next((site for site in plan.event.sites if site.id == order.subject), None)
        if site is None:
            raise UnknownNameError("sign site", order.subject, known=[site.id for site in plan.event.sites])
        return draw_direction(plan, site, sign=known.sign)
    if order.kind == "booth":
        return draw_booth_sign(plan, order.subject)
    if order.kind == "fascia":
        return draw_fascia(plan, order.subject)
    if order.kind == "schedule" and order.day is not None:
        return draw_schedule(plan, order.subject, day=order.day)
    return draw_sheet(plan, order, minutes=known.minutes, paper=paper)
