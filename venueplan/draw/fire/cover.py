"""The first sheets of the set: what it is, for which event, how far it is approved, and which sheets there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from shapely import box

from venueplan.draw.fire.column import Column
from venueplan.draw.fire.page import Content, days_of, is_approved
from venueplan.draw.fire.paper import inner, look_on
from venueplan.draw.fire.phrases import phrase
from venueplan.draw.fire.table import Table, batched, columns_of, flow, further_boxes, height_of, said
from venueplan.draw.layers.layer import Layer, area, rounded, stroke, text
from venueplan.draw.layers.page.furniture import north_arrow
from venueplan.draw.layers.page.inset import inset
from venueplan.draw.lettering.typeset import filled
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View
from venueplan.model import Label, Plan

CONTENTS_WIDTH = 172.0
"""Width of the list of sheets, mm."""


def cover_sheets(plan: Plan, contents: Table, *, rules: str) -> Iterator[Content]:
    """Yield the cover with the list of sheets, which goes on on further sheets if it is long.

    Parameters
    ----------
    rules
        What the rule pack is called.
    """
    look = look_on("A3", languages=plan.event.languages)
    left, bottom, right, top = inner("A3")
    edge = left + 196.0
    first = (right - 9.0 - CONTENTS_WIDTH, bottom + 9.0, right - 9.0, top - 22.0)
    parts = list(flow(contents, chain([first], further_boxes(CONTENTS_WIDTH)), look=look))
    marks: list[Mark] = [area(box(edge, bottom, right, top), look.colours.paper)]
    marks.append(stroke([(edge, bottom), (edge, top)], look.colours.ink, width=0.25))
    marks += _part("contents", at=(first[0], top - 16.0), look=look)
    y, head = _head(plan, place=(left + 12.0, bottom, edge - 12.0, top - 12.0), rules=rules, look=look)
    under = first[3] - height_of(contents, look=look, width=CONTENTS_WIDTH) - 8.0
    room = Column(left=first[0], right=first[2], y=under, look=look).stamp(bottom=first[1])
    site = (left + 12.0, bottom + 12.0, edge - 12.0, y - 8.0)
    content = Content(
        name="fire-cover",
        title=phrase("set"),
        headings=(str(phrase("set")),),
        layers=(
            Layer(name="cover", marks=(*marks, *head)),
            *_site(plan, place=site, look=look),
            parts[0],
            room.layer(),
        ),
    )
    yield content
    for number, page in enumerate(batched(parts[1:], columns_of(CONTENTS_WIDTH)), 2):
        yield replace(content, name=f"fire-cover-{number}", layers=page)


def _part(key: str, *, at: tuple[float, float], look: Look) -> list[Mark]:
    line = "  ".join(said(phrase(key), look))
    return [text(line, at=at, cap=look.cap("subtitle"), colour=look.colours.ink, face="bold", role="heading")]


def _head(plan: Plan, *, place: Box, rules: str, look: Look) -> tuple[float, list[Mark]]:
    """Write what the set is; return where it ends, mm, and the marks."""
    left, _, right, y = place
    colours, wide = look.colours, right - left
    marks: list[Mark] = []
    kind = "   ".join(said(phrase("set"), look))
    marks.append(text(kind, at=(left, y - 3.0), cap=3.0, colour=colours.ink2, face="medium", role="heading"))
    y -= 12.0
    for rank, (line, cap) in enumerate(_names(plan.event.name, look, wide=wide, caps=(8.6, 5.4))):
        y -= cap
        face, colour = ("bold", colours.ink) if rank == 0 else ("regular", colours.ink2)
        marks.append(text(line, at=(left, y), cap=cap, colour=colour, face=face, role="title"))
        y -= cap * 0.75
    y -= 3.0
    approved = is_approved(plan)
    status = "  ".join(said(phrase("approved" if approved else "draft"), look))
    fill = colours.safety if approved else colours.here
    long = width_of(status, 5.0, face="bold") + 8.0
    marks.append(area(rounded((left, y - 11.0, left + long, y), 1.4), fill))
    marks.append(text(status, at=(left + 4.0, y - 8.0), cap=5.0, colour=colours.white, face="bold", role="status"))
    y -= 17.0
    for key in ("disclaimer", "before-sale"):
        for one in said(phrase(key), look):
            for line in filled(one, cap=2.6, width=wide):
                y -= 2.6
                marks.append(text(line, at=(left, y), cap=2.6, colour=colours.ink, role="sentence"))
                y -= 2.1
    y -= 4.0
    title = plan.event.title
    facts = [
        ("venue", "  ".join(said(plan.venue.name, look))),
        ("days", days_of(plan)),
        ("rules", rules),
        ("revision", " · ".join(filter(None, [title.revision, title.dated.isoformat() if title.dated else ""]))),
        ("drawn-by", title.drawn_by),
        ("approved-by", " · ".join(filter(None, [title.approved_by, str(title.approved or "")]))),
    ]
    for key, value in facts:
        y, found = _fact(key, value or "–", at=(left, y), right=right, look=look)
        marks += found
    return y, marks


def _names(label: Label, look: Look, *, wide: float, caps: tuple[float, float]) -> list[tuple[str, float]]:
    """Return the names of an event in lines, the first language larger."""
    found = []
    for rank, one in enumerate(said(label, look)):
        cap = caps[min(rank, 1)]
        found += [(line, cap) for line in filled(one, cap=cap, width=wide, face="bold")]
    return found


def _fact(key: str, value: str, *, at: tuple[float, float], right: float, look: Look) -> tuple[float, list[Mark]]:
    (left, y), colours, cap = at, look.colours, 2.4
    marks: list[Mark] = [stroke([(left, y), (right, y)], colours.rule, width=0.18)]
    head = " ".join(said(phrase(key), look))
    marks.append(text(head, at=(left, y - 2.0 - cap), cap=cap * 0.9, colour=colours.ink2, role="fact"))
    lines = filled(value, cap=cap, width=right - left - 38.0)
    for number, line in enumerate(lines):
        marks.append(
            text(line, at=(left + 38.0, y - 2.0 - cap - number * cap * 1.7), cap=cap, colour=colours.ink, role="fact")
        )
    return y - 4.0 - cap - (len(lines) - 1) * cap * 1.7, marks


def _site(plan: Plan, *, place: Box, look: Look) -> list[Layer]:
    """Draw the whole site in small with the numbers of the halls, and north beside it."""
    left, bottom, right, top = place
    if top - bottom < 40:
        return []
    box_of_map = (left, bottom, right - 22.0, top)
    small = inset(plan.venue, hall=None, place=box_of_map, turn=0.0, look=look)
    inside = [shape for mark in small.marks if isinstance(mark, Shape) for shape in mark.geometries]
    highest = max((shape.bounds[3] for shape in inside if not shape.is_empty), default=top)
    view = View(centre=(0, 0), at=(0, 0), scale=1, turn=0.0, window=place)
    bearing = plan.venue.georeference.bearing
    arrow = north_arrow(view, bearing=bearing, at=(right - 9.0, min(highest, top) - 9.0), radius=6.5, look=look)
    return [small, arrow]
