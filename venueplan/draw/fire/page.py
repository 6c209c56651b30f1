"""The sheet of a technical drawing: frame, title block along its lower edge, and a column for legend and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely import box

from venueplan.draw.fire.paper import BLOCK, EDGE, code_of, inner, look_on
from venueplan.draw.fire.phrases import phrase
from venueplan.draw.fire.table import said
from venueplan.draw.layers.layer import Layer, area, stroke, text
from venueplan.draw.lettering.typeset import clipped, filled, set_line, shortened
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look
from venueplan.draw.view import Box, View
from venueplan.model import Label, Plan


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a sheet of the set shows, before it has a number.

    Attributes
    ----------
    name
        What it is called, without spaces.
    title
        What the title block calls it.
    headings
        Where the outline of the document lists it.
    paper
        ISO sheet.
    layers
        From the bottom to the top.
    view
        How the plan lies on it; None where there is no map.
    counts
        Figures of the sheet besides those that are measured on its labels.
    shown
        Numbers of the findings that are drawn on it.
    """

    name: str
    title: Label
    headings: tuple[str, ...]
    layers: tuple[Layer, ...]
    paper: str = "A3"
    view: View | None = None
    counts: tuple[tuple[str, int], ...] = ()
    shown: tuple[int, ...] = ()


def sheet_of(content: Content, plan: Plan, *, number: int, total: int) -> Sheet:
    """Return a sheet with frame and title block around its content."""
    look = look_on(content.paper, languages=plan.event.languages)
    frame = _frame(content, plan, sheet=f"{code_of(number)} / {total}", look=look)
    return Sheet(
        name=content.name,
        title=f"{content.title} · {plan.event.name}",
        page_mm=PAGES[content.paper],
        background=look.colours.white,
        layers=(*content.layers, frame),
        view=content.view,
        counts=content.counts,
    )


def is_approved(plan: Plan) -> bool:
    """Tell whether somebody has approved the plan, with a date; else its sheets are drafts."""
    return bool(plan.event.title.approved_by and plan.event.title.approved)


def _frame(content: Content, plan: Plan, *, sheet: str, look: Look) -> Layer:
    left, bottom, right, top = inner(content.paper)
    colours = look.colours
    line = Shape(geometries=(box(left, EDGE, right, top).exterior,), stroke=colours.ink, width=0.5)
    under = stroke([(left, bottom), (right, bottom)], colours.ink, width=0.5)
    marks: list[Mark] = [line, under]
    cells = _cells(content, plan, sheet=sheet, look=look)
    total, x = sum(share for share, _ in cells), left
    for share, entries in cells:
        wide = (right - left) * share / total
        if x > left:
            marks.append(stroke([(x, EDGE), (x, bottom)], colours.ink, width=0.18))
        high, parts = bottom, sum(entry.part for entry in entries)
        for entry in entries:
            each = BLOCK * entry.part / parts
            if high < bottom:
                marks.append(stroke([(x, high), (x + wide, high)], colours.ink, width=0.18))
            marks += _entry(entry, place=(x, high - each, x + wide, high), look=look)
            high -= each
        x += wide
    foot = " ".join(said(phrase("disclaimer"), look))
    cap = 1.8
    marks.append(text(foot, at=(left, EDGE / 2 - cap / 2), cap=cap, colour=colours.ink2, role="foot"))
    return Layer(name="title block", marks=tuple(marks))


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """One field of the title block; ``colour`` fills it, ``part`` is its share of the height."""

    key: str
    texts: tuple[str, ...]
    colour: str = ""
    cap: float = 2.0
    part: float = 1.0


def _cells(content: Content, plan: Plan, *, sheet: str, look: Look) -> list[tuple[float, tuple[_Entry, ...]]]:
    """Return the columns of the title block with their shares of its width."""
    event, title = plan.event, plan.event.title
    approved = " ".join([title.approved_by, title.approved.isoformat() if title.approved else ""]).strip()
    status = "approved" if is_approved(plan) else "draft"
    colour = look.colours.safety if is_approved(plan) else look.colours.here
    scale = f"1:{content.view.scale:g}" if content.view else "–"
    return [
        (22, (_Entry(key="event", texts=said(event.name, look), cap=2.8),)),
        (
            20,
            (
                _Entry(key="venue", texts=said(plan.venue.name, look), part=1.6),
                _Entry(key="days", texts=(days_of(plan),)),
            ),
        ),
        (24, (_Entry(key="content", texts=said(content.title, look), cap=2.8),)),
        (8, (_Entry(key="scale", texts=(scale,), cap=2.4), _Entry(key="paper", texts=(content.paper,)))),
        (
            10,
            (
                _Entry(key="revision", texts=(title.revision or "–",)),
                _Entry(key="issued", texts=(title.dated.isoformat() if title.dated else "–",)),
            ),
        ),
        (
            11,
            (
                _Entry(key="drawn-by", texts=(title.drawn_by or "–",)),
                _Entry(key="approved-by", texts=(approved or "–",)),
            ),
        ),
        (
            9,
            (
                _Entry(key="status", texts=(" ".join(said(phrase(status), look)),), colour=colour, cap=2.2),
                _Entry(key="sheet", texts=(sheet,), cap=2.4),
            ),
        ),
    ]


def days_of(plan: Plan) -> str:
    """Return the days of the event."""
    days = plan.event.calendar.days
    return days[0].isoformat() if len(days) == 1 else f"{days[0].isoformat()} – {days[-1].isoformat()}"


def _entry(entry: _Entry, *, place: Box, look: Look) -> list[Mark]:
    """Write one field: what it is in small letters, and under it what it says, smaller if it is long."""
    left, bottom, right, top = place
    colours, pad, small = look.colours, 1.6, 1.6
    marks: list[Mark] = [area(box(*place), entry.colour)] if entry.colour else []
    ink, soft = (colours.white, colours.white) if entry.colour else (colours.ink, colours.ink2)
    head = " ".join(said(phrase(entry.key), look))
    marks.append(
        text(
            shortened(head, cap=small, width=right - left - 2 * pad), at=(left + pad, top - pad - small), cap=small,
            colour=soft, role="title-block",
        )
    )  # fmt: skip
    room = (right - left - 2 * pad, top - bottom - 2 * pad - small * 1.9)
    lines, cap = _fitting(entry.texts, room=room, cap=entry.cap)
    y = top - pad - small * 1.9
    for number, (rank, line) in enumerate(lines):
        y -= cap * (1.0 if not number else 1.6)
        face, colour = ("medium", ink) if rank == 0 else ("regular", soft)
        marks.append(text(line, at=(left + pad, y), cap=cap, colour=colour, face=face, role="title-block"))
    return marks


def _fitting(texts: Sequence[str], *, room: tuple[float, float], cap: float) -> tuple[list[tuple[int, str]], float]:
    """Return texts in lines that fit into a room, with the largest cap height; the last resort is to cut them."""
    wide, high = room
    for size in (cap, cap * 0.85, cap * 0.7, 1.5, 1.2):
        lines = [(n, line) for n, one in enumerate(texts) for line in filled(one, cap=size, width=wide, face="medium")]
        if len(lines) * size * 1.6 - size * 0.6 <= high:
            return lines, size
    each = max(1, int((high / 1.2 + 0.6) / 1.6 / max(1, len(texts))))
    cut = [
        (n, line.text)
        for n, one in enumerate(texts)
        for line in clipped(replace(set_line(one, cap=1.2, colour="").para, most=each), cap=1.2, width=wide)
    ]
    return cut, 1.2
