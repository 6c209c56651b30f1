"""What hangs on a stand: the booth sign with its neighbours, and the fascia board over its front."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import box

from venueplan.draw.layers.floor.booths import fill_of
from venueplan.draw.layers.layer import Layer, area, names, stroke, text
from venueplan.draw.lettering.typeset import Line, Para, as_words, clipped, height_of, wrapped
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.arrows import arrow
from venueplan.draw.signs.neighbours import neighbours_of
from venueplan.draw.style import Look, Style, style_for
from venueplan.errors import UnknownNameError
from venueplan.model import Booth, Finding, Label, Plan, Zone

_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)
"""Sizes tried for a name; what does not fit at the last is shortened, with a note."""


def booth_of(plan: Plan, booth_id: str) -> Booth:
    """Return a booth by id; raise :class:`UnknownNameError` if there is none."""
    booths = {booth.id: booth for booth in (plan.floor_plan.booths if plan.floor_plan else ())}
    if booth_id not in booths:
        raise UnknownNameError("booth", booth_id, known=booths)
    return booths[booth_id]


def draw_booth_sign(plan: Plan, booth_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the sign of a stand: zone, number, names of its exhibitors, and the numbers of its neighbours.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    """
    booth = booth_of(plan, booth_id)
    look = style_for(plan, style).on("A3", languages=plan.event.languages)
    wide, high = plan.event.signage.booth_mm
    unit, colours = min(high, wide * 0.43), look.colours
    stripe = unit * 0.34
    place = (stripe + unit * 0.13, unit * 0.22, wide - unit * 0.13, high - unit * 0.12)
    titles, findings = _titles(plan, booth, place=place, unit=unit, look=look)
    return Sheet(
        name=f"booth-{booth.id}",
        title=f"{booth.number} · {plan.event.name}",
        page_mm=(wide, high),
        background=colours.white,
        layers=(
            _stripe(plan, booth, place=(0.0, 0.0, stripe, high), look=look),
            Layer(name="names", marks=tuple(titles), findings=tuple(findings)),
            _beside(plan, booth, place=(place[0], 0.0, place[2], unit * 0.22), look=look),
        ),
    )


def _stripe(plan: Plan, booth: Booth, *, place: tuple[float, float, float, float], look: Look) -> Layer:
    """Draw the colour and the letter of the zone down the left side."""
    left, bottom, right, top = place
    zone = _zone(plan, booth)
    marks: list[Mark] = [area(box(*place), fill_of(plan, booth, look=look))]
    if zone:
        cap = min((right - left) * 0.62, (right - left) * 0.8 / width_of(zone.letter, 1.0, face="bold"))
        at = ((left + right) / 2, (bottom + top) / 2 - cap / 2)
        marks.append(
            text(zone.letter, at=at, cap=cap, colour=look.colours.ink, align="centre", face="bold", role="zone")
        )
    return Layer(name="zone", marks=tuple(marks))


def _zone(plan: Plan, booth: Booth) -> Zone | None:
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
    number = min(unit * 0.27, wide / max(1e-9, width_of(booth.number, 1.0, face="bold")))
    head = _line(booth.number, cap=number, face="bold", look=look, subject=booth.id)
    labels = holder_names(plan, booth)
    paras = name_paragraphs(labels, cap=unit * 0.12, look=look)
    for share in _SHARES:
        found = [wrapped(para, cap=para.cap * share, width=wide) for para in paras]
        lines = [line for group in found if group for line in group]
        if all(found) and head.above + unit * 0.08 + height_of(lines) <= high:
            return _stacked(head, lines, left=left, top=top, gap=unit * 0.08), []
    lines = [line for para in paras[:4] for line in clipped(_single(para), cap=para.cap * _SHARES[-1], width=wide)]
    return _stacked(head, lines, left=left, top=top, gap=unit * 0.08), [_shortened(booth, labels)]


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
            size = cap * (1.0 if rank == 0 else 0.72) * (1.0 if place == 0 else 0.72)
            face = "bold" if place == 0 else "regular"
            colour = look.colours.ink if place == 0 else look.colours.ink2
            paras.append(Para(text=said, cap=size, colour=colour, face=face, role="exhibitor", most=2))
    return paras


def _single(para: Para) -> Para:
    return Para(text=para.text, cap=para.cap, colour=para.colour, face=para.face, role=para.role, most=1)


def _line(said: str, *, cap: float, face: str, look: Look, subject: str) -> Line:
    para = Para(text=said, cap=cap, colour=look.colours.ink, face=face, role="booth-number", subject=subject)
    return Line(text=said, cap=cap, para=para)


def _stacked(head: Line, lines: Sequence[Line], *, left: float, top: float, gap: float) -> list[Words]:
    y = top - head.above
    words = [as_words(head, x=left - head.cap * 0.05, y=y)]
    y -= gap
    for number, line in enumerate(lines):
        if number:
            y -= (0.22 if lines[number - 1].para == line.para else 0.42) * min(lines[number - 1].cap, line.cap)
        y -= line.above
        words.append(as_words(line, x=left, y=y))
        y -= line.below
    return words


def _beside(plan: Plan, booth: Booth, *, place: tuple[float, float, float, float], look: Look) -> Layer:
    """Write the numbers of the neighbours at the sides where they stand, each with its arrow."""
    left, bottom, right, top = place
    middle, cap = (bottom + top) / 2 - (top - bottom) * 0.04, (top - bottom) * 0.24
    one, other = neighbours_of(booth, plan.floor_plan.booths if plan.floor_plan else ())
    rule = stroke([(left, top), (right, top)], look.colours.rule, width=look.line("partition"))
    marks: list[Mark] = [rule] if one or other else []
    for neighbour, edge, step in ((one, left, 1.0), (other, right, -1.0)):
        if neighbour is not None:
            direction, align = ("left", "left") if step > 0 else ("right", "right")
            at = (edge + step * cap * 0.9, middle)
            marks.append(arrow(direction, at=at, size=cap * 1.5, colour=look.colours.info))
            spot = (edge + step * cap * 2.3, middle - cap / 2)
            marks.append(
                text(neighbour.number, at=spot, cap=cap, colour=look.colours.ink, align=align, role="neighbour")
            )
    return Layer(name="neighbours", marks=tuple(marks))


def _shortened(booth: Booth, labels: Sequence[Label]) -> Finding:
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


def draw_fascia(plan: Plan, booth_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the fascia board of a stand: the name of its holder in all languages, and its number.

    Raises
    ------
    UnknownNameError
        If there is no such booth.
    """
    booth = booth_of(plan, booth_id)
    look = style_for(plan, style).on("A3", languages=plan.event.languages)
    wide, high = plan.event.signage.fascia_mm
    edge = high * 0.3
    number = min(high * 0.34, wide * 0.16 / max(1e-9, width_of(booth.number, 1.0, face="bold")))
    block = width_of(booth.number, number, face="bold") + 2 * edge
    room = (edge, wide - block - edge)
    labels = holder_names(plan, booth)
    lines, whole = _fascia_names(labels[:1], high=high, wide=room[1] - room[0], look=look)
    fill = fill_of(plan, booth, look=look)
    at = (wide - block / 2, high / 2 - number / 2)
    tag: list[Mark] = [
        area(box(wide - block, 0, wide, high), fill),
        text(booth.number, at=at, cap=number, colour=look.colours.ink, align="centre", face="bold",
             role="booth-number", subject=booth.id),
    ]  # fmt: skip
    return Sheet(
        name=f"fascia-{booth.id}",
        title=f"{booth.number} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.white,
        layers=(
            Layer(
                name="names",
                marks=tuple(_flush(lines, left=room[0], middle=high / 2)),
                findings=() if whole else (_shortened(booth, labels[:1]),),
            ),
            Layer(name="number", marks=tuple(tag)),
        ),
    )


def _fascia_names(labels: Sequence[Label], *, high: float, wide: float, look: Look) -> tuple[list[Line], bool]:
    """Set the name, a line for each language, as large as the board allows, and say whether it is whole."""
    paras = [_single(para) for para in name_paragraphs(labels, cap=high * 0.36, look=look)]
    for share in _SHARES:
        found = [wrapped(para, cap=para.cap * share, width=wide) for para in paras]
        lines = [line for group in found if group for line in group]
        if all(found) and height_of(lines) <= high * 0.84:
            return lines, True
    return [line for para in paras for line in clipped(para, cap=para.cap * _SHARES[-1], width=wide)], False


def _flush(lines: Sequence[Line], *, left: float, middle: float) -> list[Words]:
    y = middle + height_of(lines) / 2
    words = []
    for number, line in enumerate(lines):
        y -= line.above + (0.42 * min(lines[number - 1].cap, line.cap) if number else 0.0)
        words.append(as_words(line, x=left, y=y))
        y -= line.below
    return words
