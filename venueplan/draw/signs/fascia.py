"""The fascia board over an open side of a stand."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import box

from venueplan.draw.layers.floor.booths import fill_of
from venueplan.draw.layers.layer import Layer, area, text
from venueplan.draw.lettering.typeset import Line, clipped
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.booth import (
    SHARES,
    block_height,
    booth_of,
    fitting_names,
    flush,
    holder_names,
    name_paragraphs,
    shortened_note,
    single,
    zone_of,
    zone_stripe,
)
from venueplan.draw.style import Look, Style, style_for
from venueplan.model import Booth, Label, Plan

_LEAST = 500.0
"""Least length of a board, mm."""


def draw_fascia(plan: Plan, booth_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the fascia board of a stand: letter of its zone, name of its holder in all languages, and its number.

    One is needed for each open side. It is as long as the event asks, but no longer than the shortest of them.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    """
    booth = booth_of(plan, booth_id)
    look = style_for(plan, style).on("A3", languages=plan.event.languages)
    asked, high = plan.event.signage.fascia_mm
    shortest = min((front.length * 1000 for front in booth.fronts), default=asked)
    wide = min(asked, max(_LEAST, shortest))
    stripe = high * 0.55 if zone_of(plan, booth) else 0.0
    tag, block = _number(plan, booth, size=(wide, high), look=look)
    labels = holder_names(plan, booth)[:1]
    left = stripe + high * 0.25
    lines, whole = _names(labels, high=high, wide=wide - block - high * 0.2 - left, look=look)
    layers = [
        Layer(
            name="names",
            marks=tuple(flush(lines, left=left, top=(high + block_height(lines)) / 2)),
            findings=() if whole else (shortened_note(booth, labels),),
        ),
        Layer(name="number", marks=tuple(tag)),
    ]
    if stripe:
        layers.insert(0, zone_stripe(plan, booth, place=(0.0, 0.0, stripe, high), look=look))
    return Sheet(
        name=f"fascia-{booth.id}",
        title=f"{booth.number} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.white,
        copies=max(1, booth.open_sides),
        layers=tuple(layers),
    )


def _number(plan: Plan, booth: Booth, *, size: tuple[float, float], look: Look) -> tuple[list[Mark], float]:
    """Set the number at the right, on the colour of the zone, and return the width of that, mm."""
    wide, high = size
    cap = min(high * 0.34, wide * 0.16 / max(1e-9, width_of(booth.number, 1.0, face="bold")))
    block = width_of(booth.number, cap, face="bold") + high * 0.5
    at = (wide - block / 2, high / 2 - cap / 2)
    marks: list[Mark] = [
        area(box(wide - block, 0, wide, high), fill_of(plan, booth, look=look)),
        text(booth.number, at=at, cap=cap, colour=look.colours.ink, align="centre", face="bold",
             role="booth-number", subject=booth.id),
    ]  # fmt: skip
    return marks, block


def _names(labels: Sequence[Label], *, high: float, wide: float, look: Look) -> tuple[list[Line], bool]:
    """Set the name, a line for each language, as large as the board allows, and say whether it is whole."""
    paras = name_paragraphs(labels, cap=high * 0.36, look=look)
    if len(paras) == 1:
        paras = name_paragraphs(labels, cap=high * 0.46, look=look)
    paras = [single(para) for para in paras]
    lines = fitting_names(paras, wide=wide, high=high * 0.84)
    if lines is not None:
        return lines, True
    return [line for para in paras for line in clipped(para, cap=para.cap * SHARES[-1], width=wide)], False
