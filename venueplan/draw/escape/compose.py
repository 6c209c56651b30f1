"""The escape plan of a site as a whole: composed, measured, stamped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from venueplan.draw.content import content_of
from venueplan.draw.escape.ground import floor_layers, room_names
from venueplan.draw.escape.marks import here_layer, signs_layer, ways_layer
from venueplan.draw.escape.page import EscapeCase, EscapePage, page_for
from venueplan.draw.escape.panel import block_layer, header_layer, panel_layers, stamp_layer
from venueplan.draw.escape.phrases import phrase
from venueplan.draw.escape.preflight import not_kept, preflight
from venueplan.draw.escape.symbols import signs_on
from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.maps.board import site_of
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Style, style_for
from venueplan.draw.view import Box
from venueplan.model import Criterion, Escape, Plan

_CODE = 8
"""Letters of the code of a plan."""

_ORDER = ("here", "way", "route", "exit", "assembly-point")
"""What a legend explains first."""


@dataclass(frozen=True, kw_only=True)
class EscapePlan:
    """An escape plan with its pre-flight.

    Attributes
    ----------
    code
        Fingerprint of what it shows, without its stamp and title block.
    approved
        Whether that is what was approved, and the pre-flight is passed.
    """

    sheet: Sheet
    criteria: tuple[Criterion, ...]
    code: str
    approved: bool


def draw_escape(plan: Plan, site_id: str, *, escape: Escape, style: Style | None = None) -> EscapePlan:
    """Draw the escape plan of a sign site: oriented as its reader looks, measured, and stamped DRAFT 草案.

    The stamp is left away if the event names who approved it and when, with the code that the sheet shows, and if the
    pre-flight finds nothing that binds. A plan that has changed has another code, and so is a draft again.

    Parameters
    ----------
    escape
        The ways out from there.

    Raises
    ------
    UnknownNameError
        If there is no such site.
    InputError
        If the sheet that the event asks for is too small; the sentence names the one that would do.
    """
    case = EscapeCase(plan=plan, site=site_of(plan, site_id), escape=escape)
    page = page_for(case, style=style_for(plan, style))
    bare, block = _bare(case, page=page)
    code = _code(bare)
    blank = block_layer(case, place=block, page=page, code=code, approved=False)
    criteria = preflight(bare.with_layers(blank), case, style=page.look.style)
    sound = all(criterion.passed for criterion in criteria if criterion.binding)
    approved = sound and plan.event.escape_plans.approves(site_id, code)
    last = block_layer(case, place=block, page=page, code=code, approved=approved)
    stamp = () if approved else (stamp_layer(page=page),)
    findings = Layer(name="pre-flight", findings=not_kept(criteria, case.site))
    sheet = bare.with_layers(last, *stamp, findings)
    return EscapePlan(sheet=sheet, criteria=criteria, code=code, approved=approved)


def _bare(case: EscapeCase, *, page: EscapePage) -> tuple[Sheet, Box]:
    """Return the sheet without title block and stamp, and the place of the block."""
    plan, site = case.plan, case.site
    layers = _map(case, page=page)
    found = set(signs_on([mark for layer in layers for mark in layer.marks]))
    found |= {"assembly-point"} if case.assembly_points else set()
    ordered = [*(name for name in _ORDER if name in found), *sorted(found - set(_ORDER))]
    panel, block = panel_layers(case, page=page, found=ordered)
    sheet = Sheet(
        name=f"escape-{site.id}",
        title=f"{phrase('title')} · {site.name or site.id} · {plan.event.name}",
        page_mm=page.size,
        background=page.look.colours.white,
        layers=(*layers, header_layer(case, page=page), *panel),
        view=page.view,
    )
    return sheet, block


def _map(case: EscapeCase, *, page: EscapePage) -> list[Layer]:
    signs, busy = signs_layer(case, page=page)
    names = room_names(case, page=page, busy=[*busy, *boxes_of([signs])])
    floor = floor_layers(case, page=page, avoid=boxes_of([names]))
    return [*floor, names, ways_layer(case, page=page), signs, here_layer(case, page=page)]


def _code(sheet: Sheet) -> str:
    """Return the code of what a sheet shows: eight letters of its fingerprint, whatever the event is called."""
    return content_of(replace(sheet, title="")).upper()[:_CODE]
