"""The sign of a stand: zone, number, names, and which stands are beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from shapely import box

from venueplan.draw.layers.floor.booths import fill_of
from venueplan.draw.layers.layer import Layer, area, names, stroke, text
from venueplan.draw.lettering.typeset import Line, Para, as_words, clipped, wrapped
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.arrows import arrow
from venueplan.draw.signs.neighbours import Face, faces_of
from venueplan.draw.style import Look, Style, style_for
from venueplan.errors import UnknownNameError
from venueplan.model import Booth, Finding, Label, Plan, Zone

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)
"""Sizes tried for a name; what does not fit at the last is shortened, with a note."""

_SECOND, _LATIN = 0.72, 0.6
"""Size of a second language or name beside the first, and what it may come down to before the first shrinks."""

_FOOT = 0.22
"""Height of the band for the neighbours, as a share of the unit of the sign."""


def booth_of(plan: Plan, booth_id: str) -> Booth:
    """Return a booth by id; raise :class:`UnknownNameError` if there is none."""
    booths = {booth.id: booth for booth in (plan.floor_plan.booths if plan.floor_plan else ())}
    if booth_id not in booths:
        raise UnknownNameError("booth", booth_id, known=booths)
    return booths[booth_id]


def draw_booth_sign(plan: Plan, booth_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the sign of a stand: zone, number, names of its exhibitors, and the numbers of its neighbours.

    Open sides that are seen with other neighbours have pages of their own, the longest side first; each says for which
    direction it is, and how many are needed.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    """
    booth = booth_of(plan, booth_id)
    look = style_for(plan, style).on("A3", languages=plan.event.languages)
    faces = faces_of(booth, plan.floor_plan.booths if plan.floor_plan else ())
    first, *others = (_page(plan, booth, face=face, look=look) for face in faces)
    return replace(first, more=tuple(others))


def _page(plan: Plan, booth: Booth, *, face: Face, look: Look) -> Sheet:
    wide, high = plan.event.signage.booth_mm
    unit, colours = min(high, wide * 0.43), look.colours
    stripe = unit * 0.34
    foot = unit * (_FOOT if face.left or face.right else 0.0)
    place = (stripe + unit * 0.13, foot + unit * 0.07, wide - unit * 0.13, high - unit * 0.12)
    titles, findings = _titles(plan, booth, place=place, unit=unit, look=look)
    return Sheet(
        name=f"booth-{booth.id}",
        title=f"{booth.number} · {plan.event.name}",
        page_mm=(wide, high),
        background=colours.white,
        facing=face.facing if face.fronts == 1 else None,
        copies=face.fronts,
        layers=(
            zone_stripe(plan, booth, place=(0.0, 0.0, stripe, high), look=look),
            Layer(name="names", marks=tuple(titles), findings=tuple(findings)),
            _beside(face, place=(place[0], 0.0, place[2], foot), look=look),
        ),
    )


def zone_stripe(plan: Plan, booth: Booth, *, place: tuple[float, float, float, float], look: Look) -> Layer:
    """Draw the colour and the letter of the zone down the left side."""
    left, bottom, right, top = place
    zone = zone_of(plan, booth)
    marks: list[Mark] = [area(box(*place), fill_of(plan, booth, look=look))]
    if zone:
        cap = min((right - left) * 0.62, (right - left) * 0.8 / width_of(zone.letter, 1.0, face="bold"))
        at = ((left + right) / 2, (bottom + top) / 2 - cap / 2)
        marks.append(
            text(zone.letter, at=at, cap=cap, colour=look.colours.ink, align="centre", face="bold", role="zone")
        )
    return Layer(name="zone", marks=tuple(marks))


def zone_of(plan: Plan, booth: Booth) -> Zone | None:
    """Return the zone of the holder of a stand, else that for which the stand is meant."""
    holders = plan.exhibitors_on(booth.id)
    wanted = plan.event.exhibitor(holders[0]).zone if holders else booth.zone
    return next((zone for zone in plan.event.zones if zone.id == wanted), None)


def _titles(
    plan: Plan, booth: Booth, *, place: tuple[float, float, float, float], unit: float, look: Look
) -> tuple[list[Words], list[Finding]]:
    """Set number and names from the top, flush left, as large as they fit."""
    left, bottom, right, top = place
    wide, high = right - left, top - bottom
    number = min(unit * 0.26, wide / max(1e-9, width_of(booth.number, 1.0, face="bold")))
    head = _line(booth.number, cap=number, face="bold", look=look, subject=booth.id)
    labels = holder_names(plan, booth)
    paras = name_paragraphs(labels, cap=unit * 0.12, look=look)
    gap = unit * 0.07
    lines = fitting_names(paras, wide=wide, high=high - head.above - gap)
    findings = [] if lines is not None else [shortened_note(booth, labels)]
    if lines is None:
        lines = [line for para in paras[:4] for line in clipped(single(para), cap=para.cap * SHARES[-1], width=wide)]
    return _stacked(head, lines, left=left, top=top, gap=gap), findings


def fitting_names(paras: Sequence[Para], *, wide: float, high: float) -> list[Line] | None:
    """Set names as large as they fit; the second language shrinks a little before the first does. None if too long."""
    for share in SHARES:
        for second in (1.0, _LATIN / _SECOND):
            caps = [para.cap * share * (second if para.face == "regular" else 1.0) for para in paras]
            found = [wrapped(para, cap=cap, width=wide) for para, cap in zip(paras, caps, strict=True)]
            lines = [line for group in found if group for line in group]
            if all(found) and block_height(lines) <= high:
                return lines
    return None


def holder_names(plan: Plan, booth: Booth) -> list[Label]:
    """Return the names on a stand: of its holder, then of those who share it; that it is free if nobody is on it."""
    holders = plan.exhibitors_on(booth.id)
    guests = [e.id for e in plan.event.exhibitors if holders and e.shares_with in holders and e.id not in holders]
    found = [plan.event.exhibitor(name).name for name in (*holders, *guests)]
    return found or ([] if booth.blocked else [word("free")])


def name_paragraphs(labels: Sequence[Label], *, cap: float, look: Look) -> list[Para]:
    """Return names as paragraphs, the first language of the first name largest."""
    paras = []
    for rank, label in enumerate(labels):
        for place, (_, said) in enumerate(names(label, look)):
            size = cap * (1.0 if rank == 0 else _SECOND) * (1.0 if place == 0 else _SECOND)
            face = "bold" if place == 0 else "regular"
            colour = look.colours.ink if place == 0 else look.colours.ink2
            paras.append(Para(text=said, cap=size, colour=colour, face=face, role="exhibitor", most=2))
    return paras


def single(para: Para) -> Para:
    """Return a paragraph that may not be broken."""
    return replace(para, most=1)


def _line(said: str, *, cap: float, face: str, look: Look, subject: str) -> Line:
    para = Para(text=said, cap=cap, colour=look.colours.ink, face=face, role="booth-number", subject=subject)
    return Line(text=said, cap=cap, para=para)


def _stacked(head: Line, lines: Sequence[Line], *, left: float, top: float, gap: float) -> list[Words]:
    y = top - head.above
    first = as_words(head, x=left - head.cap * 0.05, y=y)
    return [first, *flush(lines, left=left, top=y - gap)]


def flush(lines: Sequence[Line], *, left: float, top: float) -> list[Words]:
    """Set lines below each other, flush left, with less space within a name than between names."""
    words, y = [], top
    for number, line in enumerate(lines):
        y -= gaps(lines[max(0, number - 1) : number + 1]) + line.above
        words.append(as_words(line, x=left, y=y))
        y -= line.below
    return words


def block_height(lines: Sequence[Line]) -> float:
    """Return the height of lines that are set flush, mm."""
    return sum(line.above + line.below for line in lines) + gaps(lines)


def gaps(lines: Sequence[Line]) -> float:
    """Return the space between lines, mm."""
    pairs = pairwise(lines)
    return sum((0.22 if upper.para == lower.para else 0.42) * min(upper.cap, lower.cap) for upper, lower in pairs)


def _beside(face: Face, *, place: tuple[float, float, float, float], look: Look) -> Layer:
    """Write the numbers of the neighbours at the sides where they stand, each with its arrow."""
    left, bottom, right, top = place
    if not (face.left or face.right):
        return Layer(name="neighbours")
    middle, cap = (bottom + top) / 2, (top - bottom) * 0.28
    marks: list[Mark] = [stroke([(left, top), (right, top)], look.colours.rule, width=look.line("partition"))]
    for neighbour, edge, step in ((face.left, left, 1.0), (face.right, right, -1.0)):
        if neighbour is not None:
            direction, align = ("left", "left") if step > 0 else ("right", "right")
            at = (edge + step * cap * 0.9, middle)
            marks.append(arrow(direction, at=at, size=cap * 1.5, colour=look.colours.info))
            spot = (edge + step * cap * 2.3, middle - cap / 2)
            marks.append(
                text(neighbour.number, at=spot, cap=cap, colour=look.colours.ink, align=align, role="neighbour")
            )
    return Layer(name="neighbours", marks=tuple(marks))


def shortened_note(booth: Booth, labels: Sequence[Label]) -> Finding:
    """Note that the names of a stand are not on it in full."""
    said = " · ".join(str(label) for label in labels)
    return Finding(
        id=f"name-shortened-{booth.id}",
        rule="label-dropped",
        severity="note",
        subject=booth.id,
        message=Label.of(
            zh=f"展位{booth.number}标牌上的名称已缩短：{said}", en=f"the sign of {booth.number} shortens {said}"
        ),
    )
