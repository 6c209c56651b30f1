"""Which signs and maps an event needs, all kinds, and how one of them is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from venueplan.draw.escape.compose import draw_escape
from venueplan.draw.maps.level import draw_level
from venueplan.draw.maps.storeys import visited_levels
from venueplan.draw.orders.maps import SheetOrder, draw_sheet, sheets_of, slug_of, slugs_of
from venueplan.draw.pages import Paper
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.booth import draw_booth_sign
from venueplan.draw.signs.direction import draw_direction
from venueplan.draw.signs.eink import draw_schedule
from venueplan.draw.signs.fascia import draw_fascia
from venueplan.draw.trade.names import draw_list
from venueplan.draw.trade.sales import draw_sales
from venueplan.draw.trade.utilities import draw_utilities
from venueplan.errors import UnknownNameError
from venueplan.model import DirectionSign, Escape, Plan, StepFreeWays

SIGN_KINDS = (
    *("overview", "level", "hall", "sales", "utilities", "list"),
    *("board", "escape", "direction", "door", "schedule", "booth", "fascia"),
)
"""Kinds of sheet, from the whole site to the single stand."""

_BY_SUBJECT: Mapping[str, Callable[[Plan, str], Sheet]] = {
    "list": lambda plan, _venue: draw_list(plan),
    "sales": draw_sales,
    "utilities": draw_utilities,
    "booth": draw_booth_sign,
    "fascia": draw_fascia,
}


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What routes say of a sign site or a storey.

    Attributes
    ----------
    minutes
        For a board: walking time by place.
    walks
        For the overall plan: walking time to the halls by main entrance.
    sign
        For a directional sign: its lines.
    escape
        For an escape plan: the ways out.
    ways
        For the plan of a storey: the ways without a step.
    """

    minutes: Mapping[str, float] | None = None
    walks: Mapping[str, Mapping[str, float]] | None = None
    sign: DirectionSign | None = None
    escape: Escape | None = None
    ways: StepFreeWays | None = None


def signs_of(plan: Plan) -> tuple[SheetOrder, ...]:
    """Return every map and sign of a plan in the order of their kinds, and of the plan within a kind."""
    orders = list(sheets_of(plan))
    orders += [_order("level", level.id) for level in visited_levels(plan.venue) if not level.outdoor]
    orders += trade_of(plan)
    orders += _of_sites(plan, "escape")
    orders += _of_sites(plan, "direction")
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


def trade_of(plan: Plan) -> tuple[SheetOrder, ...]:
    """Return the sheets for those who work with stands: sales and utilities plans of the halls, the exhibitor list."""
    halls = {booth.hall for booth in (plan.floor_plan.booths if plan.floor_plan else ())}
    stands = [hall.id for hall in plan.venue.halls if hall.id in halls]
    listed = [SheetOrder(kind="list", subject=plan.venue.id, slug="exhibitor-list")] if plan.event.exhibitors else []
    return (*(_order(kind, hall) for kind in ("sales", "utilities") for hall in stands), *listed)


def _of_sites(plan: Plan, kind: str) -> list[SheetOrder]:
    slugs = slugs_of(kind, [site.id for site in plan.event.sites if site.kind == kind])
    return [SheetOrder(kind=kind, subject=site, slug=slug) for site, slug in slugs.items()]


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
    if order.kind == "escape" and known.escape is not None:
        return draw_escape(plan, order.subject, escape=known.escape).sheet
    if order.kind == "level":
        return draw_level(plan, order.subject, ways=known.ways, paper=paper)
    if order.kind in _BY_SUBJECT:
        return _BY_SUBJECT[order.kind](plan, order.subject)
    if order.kind == "schedule" and order.day is not None:
        return draw_schedule(plan, order.subject, day=order.day)
    return draw_sheet(plan, order, minutes=known.minutes, walks=known.walks, paper=paper)
