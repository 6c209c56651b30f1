"""What stands beside the map of an escape plan: header, legend, notices, overview, title block and stamp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.escape.page import EscapeCase, EscapePage
from venueplan.draw.escape.phrases import phrase
from venueplan.draw.escape.symbols import label_key, not_of_the_house, safety_sign, sample
from venueplan.draw.layers.layer import Layer, area, names, stroke, text
from venueplan.draw.layers.page.furniture import north_arrow, scale_bar
from venueplan.draw.layers.page.inset import site_outline
from venueplan.draw.lettering.typeset import filled, shortened
from venueplan.draw.lettering.words import spoken
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View, fitted
from venueplan.model import Label

LETTERS = 0.62
"""Height of the letters of the header as a share of it; ISO 23601:2020, 6 b asks for 0.6."""

_OVERVIEW = 0.085
"""Share of the sheet that the overview takes at most; ISO 23601:2020, 7.2 allows 0.1."""

LEAST = 2.05
"""Least height of letters, mm; ISO 23601:2020, 6 a asks for 2."""


def header_layer(case: EscapeCase, *, page: EscapePage) -> Layer:
    """Draw the bar at the top: what this is, and of what if there is room for letters of that height."""
    left, bottom, right, top = page.header
    look, cap, edge = page.look, (top - bottom) * LETTERS, page.short * 0.03
    base = (bottom + top) / 2 - cap / 2
    white = look.colours.white
    fitting = [line for line in _shorter(phrase("title"), look) if width_of(line, cap, face="bold") < right - 2 * edge]
    title = fitting[0] if fitting else spoken(phrase("title"), look)
    marks: list[Mark] = [
        area(box(left, bottom, right, top), look.colours.safety, title="header"),
        text(title, at=(edge, base), cap=cap, colour=white, face="bold", role="header"),
    ]
    room = right - 3 * edge - width_of(title, cap, face="bold")
    of = next((line for line in _subjects(case, look) if width_of(line, cap, face="medium") < room), "")
    if of:
        place = (right - edge, base)
        marks.append(text(of, at=place, cap=cap, colour=white, align="right", face="medium", role="header"))
    return Layer(name="header", marks=tuple(marks))


def _subjects(case: EscapeCase, look: Look) -> list[str]:
    """Return what a plan may be called, the longest first: the names of its hall or level, then the number."""
    venue = case.plan.venue
    if case.escape.hall:
        hall = venue.unit(case.escape.hall)
        return [*_shorter(hall.name, look), hall.number]
    level = venue.level(case.site.level)
    return [*_shorter(level.name, look), level.short_name]


def _shorter(label: Label, look: Look) -> list[str]:
    """Return a label in fewer and fewer languages."""
    texts = [line for _, line in names(label, look)]
    return [" ".join(texts[:count]) for count in range(len(texts), 0, -1)]


def stamp_layer(*, page: EscapePage) -> Layer:
    """Draw the stamp of a draft across the sheet, below the header."""
    left, bottom, right, top = page.strip
    look, said = page.look, spoken(phrase("draft"), page.look)
    cap = min((top - bottom) * 0.5, (right - left) * 0.92 / width_of(said, 1.0, face="bold"))
    at = ((left + right) / 2, (bottom + top) / 2 - cap / 2)
    return Layer(
        name="stamp",
        marks=(
            area(box(*page.strip), look.colours.here, title="draft"),
            text(said, at=at, cap=cap, colour=look.colours.white, align="centre", face="bold", role="stamp"),
        ),
    )


def block_layer(case: EscapeCase, *, place: Box, page: EscapePage, code: str, approved: bool) -> Layer:
    """Write event, revision, code and who has approved the plan; and of what kind its symbols are."""
    left, bottom, right, _ = place
    look, cap, settings = page.look, max(LEAST, page.look.cap("legend", "en")), case.plan.event.escape_plans
    by = f"{settings.approved_by}, {settings.approved}" if approved else "–"
    rows = [
        (spoken(phrase("code"), look), code),
        (spoken(phrase("approved"), look), by),
        (spoken(phrase("revision"), look), case.plan.event.title.revision or "–"),
    ]
    y = bottom + cap * 2.2 * len(rows)
    marks: list[Mark] = []
    for what, value in rows:
        marks.append(stroke([(left, y), (right, y)], look.colours.rule, width=0.15))
        base = y - cap * 1.6
        small = shortened(what, cap=LEAST, width=(right - left) * 0.52)
        marks.append(text(small, at=(left, base), cap=LEAST, colour=look.colours.ink2, role="title-block"))
        fitting = shortened(value, cap=cap, width=(right - left) * 0.46)
        marks.append(
            text(fitting, at=(right, base), cap=cap, colour=look.colours.ink, align="right", role="title-block")
        )
        y -= cap * 2.2
    return Layer(name="title block", marks=tuple(marks))


@dataclass(frozen=True, kw_only=True)
class _Pen:
    """Where the next line of a column goes, mm."""

    left: float
    right: float
    y: float
    look: Look
    marks: tuple[Mark, ...] = ()

    def part(self, title: Label) -> _Pen:
        """Write a heading over a line."""
        line = spoken(title, self.look)
        wide = width_of(line, 1.0, face="bold")
        cap = max(LEAST, min(self.look.cap("legend") * 1.15, (self.right - self.left) / wide))
        y = self.y - cap
        said = text(
            shortened(line, cap=cap, width=self.right - self.left, face="bold"),
            at=(self.left, y),
            cap=cap,
            colour=self.look.colours.ink,
            face="bold",
            role="part",
        )
        rule = stroke([(self.left, y - cap * 0.7), (self.right, y - cap * 0.7)], self.look.colours.ink, width=0.25)
        return replace(self, y=y - cap * 1.5, marks=(*self.marks, said, rule))

    def say(self, label: Label, *, number: str = "", strong: bool = True) -> _Pen:
        """Write a sentence in each language, after a number if it has one."""
        y, marks, look = self.y, list(self.marks), self.look
        indent = self.look.cap("legend") * 1.6 if number else 0.0
        for rank, (language, one) in enumerate(names(label, look)):
            cap = max(LEAST, look.cap("legend", language)) if strong else LEAST
            face = "medium" if strong and not rank else "regular"
            for at, line in enumerate(filled(one, cap=cap, width=self.right - self.left - indent, face=face)):
                y -= cap * 1.3
                colour = look.colours.ink2 if rank or not strong else look.colours.ink
                if number and not rank and not at:
                    marks.append(
                        text(number, at=(self.left, y), cap=cap, colour=look.colours.safety, face="bold", role="notice")
                    )
                marks.append(text(line, at=(self.left + indent, y), cap=cap, colour=colour, face=face, role="notice"))
                y -= cap * 0.35
        return replace(self, y=y - look.cap("legend") * 0.5, marks=tuple(marks))

    def keys(self, found: Sequence[str], *, size: float, columns: int) -> _Pen:
        """Explain signs in columns."""
        marks, look = list(self.marks), self.look
        wide, pitch = (self.right - self.left) / columns, size * 1.28
        rows = -(-len(found) // columns)
        for number, name in enumerate(found):
            column, row = divmod(number, rows)
            at = (self.left + column * wide + size / 2, self.y - size / 2 - row * pitch)
            marks += sample(name, at=at, size=size, look=look)
            marks += _said(name, at=(at[0] + size * 0.75, at[1]), room=wide - size * 1.35, look=look)
        return replace(self, y=self.y - rows * pitch - look.cap("legend"), marks=tuple(marks))


def _said(name: str, *, at: tuple[float, float], room: float, look: Look) -> list[Mark]:
    texts = names(label_key(name, look).label, look)[:2]
    caps = [max(LEAST, look.cap("legend", language)) for language, _ in texts]
    y = at[1] + (sum(caps) + caps[0] * 0.5 * (len(caps) - 1)) / 2
    marks: list[Mark] = []
    for rank, ((_, line), wanted) in enumerate(zip(texts, caps, strict=True)):
        cap = max(LEAST, min(wanted, wanted * room / max(width_of(line, wanted, face="medium"), 1e-9)))
        y -= cap
        face = "regular" if rank else "medium"
        colour = look.colours.ink2 if rank else look.colours.ink
        fitting = shortened(line, cap=cap, width=room, face=face)
        marks.append(text(fitting, at=(at[0], y), cap=cap, colour=colour, face=face, role="legend"))
        y -= caps[0] * 0.5
    return marks


def panel_layers(case: EscapeCase, *, page: EscapePage, found: Sequence[str]) -> tuple[list[Layer], Box]:
    """Return legend, notices, overview, scale and north arrow, and the place of the title block.

    Parameters
    ----------
    found
        Names of the signs that the map shows.
    """
    left, bottom, right, top = page.panel
    look, gap = page.look, page.short * 0.022
    pen = _Pen(left=left, right=right, y=top, look=look)
    if page.below:
        step = (right - left + gap) / 3
        first = replace(pen, right=left + step - gap)
        second = replace(pen, left=left + step, right=left + 2 * step - gap)
        third = (left + 2 * step, bottom, right, top)
    else:
        first = second = pen
        third = (left, bottom, right, top)
    place = case.site.name or case.plan.venue.name
    columns = 2
    first = first.part(place).part(phrase("legend")).keys(found, size=page.sign, columns=columns)
    second = _notices(case, replace(first, marks=()) if not page.below else second)
    if ours := not_of_the_house(found, look.style):
        second = second.say(_about_symbols(ours, found=found, look=look), strong=False)
    if not page.below:
        third = (left, bottom, right, second.y - look.cap("legend"))
    layers = [Layer(name="legend", marks=first.marks), Layer(name="notices", marks=second.marks)]
    rest, block = _foot(case, place=third, page=page)
    return [*layers, *rest], block


def _notices(case: EscapeCase, pen: _Pen) -> _Pen:
    call = case.plan.event.escape_plans.call
    alarm = phrase("calm-call", n=call) if call else phrase("calm")
    pen = pen.part(phrase("in-case")).say(alarm, number="1")
    pen = pen.say(phrase("leave"), number="2").say(phrase("lifts"), number="3").say(phrase("help"), number="4")
    return pen.say(phrase("assembly" if case.assembly_points else "outside"), number="5")


def _about_symbols(ours: Sequence[str], *, found: Sequence[str], look: Look) -> Label:
    """Return that symbols are not the registered ones; which, if the house has drawings of others."""
    if not any(look.style.pictogram(name) for name in found):
        return phrase("symbols")
    labels = [label_key(name, look).label for name in ours]
    return phrase("some-symbols", zh="、".join(x["zh"] for x in labels), en=", ".join(x["en"] for x in labels))


def _foot(case: EscapeCase, *, place: Box, page: EscapePage) -> tuple[list[Layer], Box]:
    """Draw the overview with scale bar and north arrow below it; the title block stands at the very foot."""
    left, bottom, right, top = place
    look = page.look
    cap = max(LEAST, look.cap("legend", "en"))
    block = (left, bottom, right, bottom + cap * 7.2)
    scale = block[3] + cap * 5.2
    pen = _Pen(left=left, right=right, y=top, look=look).part(phrase("overview"))
    high = min(
        pen.y - scale - cap * 3.6, page.size[0] * page.size[1] * _OVERVIEW / (right - left), (right - left) * 0.95
    )
    box_ = (left, pen.y - high, right, pen.y)
    radius = cap * 2.0
    bearing = case.plan.venue.georeference.bearing
    return [
        Layer(name="overview title", marks=pen.marks),
        _overview(case, place=box_, page=page),
        scale_bar(page.view, at=(left, scale), width=(right - left) * 0.5, look=look),
        north_arrow(page.view, bearing=bearing, at=(right - radius * 1.5, scale - cap), radius=radius, look=look),
    ], block


def _overview(case: EscapeCase, *, place: Box, page: EscapePage) -> Layer:
    """Draw the whole site in small, the part shown on it, and the assembly points (ISO 23601:2020, 7.2)."""
    colours = page.look.colours
    points = case.assembly_points
    whole = shapely.union_all([site_outline(case.plan.venue), *(Point(a.point) for a in points)])
    view = _grown(
        fitted(whole, window=place, turn=case.site.facing, margin=page.sign * 0.6), whole, margin=page.sign * 0.6
    )
    houses = [view.cut(lv.outline) for lv in case.levels.values() if not lv.outdoor]
    part = view.cut(case.escape.part)
    frame = Shape(geometries=(box(*place),), fill=colours.paper, title="overview")
    around = Shape(geometries=(view.cut(site_outline(case.plan.venue)),), fill=colours.sheet)
    shells = Shape(geometries=tuple(houses), fill=colours.white, stroke=colours.wall, width=0.3)
    mine = Shape(geometries=(part,), fill=colours.hall, stroke=colours.wall, width=0.3, title="part shown")
    halls = [
        view.cut(hall.polygon)
        for hall in case.plan.venue.halls
        if case.plan.venue.level(hall.level).ordinal == case.ordinal
    ]
    lines = Shape(geometries=tuple(halls), stroke=colours.wall, width=0.2)
    marks: list[Mark] = [frame, around, shells, mine, *([lines] if halls else [])]
    x, y = view.point(case.site.x, case.site.y)
    marks.append(
        Shape(geometries=(Point(x, y).buffer(1.3),), fill=colours.info, stroke=colours.white, width=0.3)
    )  # fmt: skip
    for amenity in points:
        at = view.point(amenity.point.x, amenity.point.y)
        marks += safety_sign("assembly-point", at=at, size=max(7.1, page.sign * 0.9), look=page.look)
    return Layer(name="overview", marks=tuple(marks))


def _grown(view: View, whole: BaseGeometry, *, margin: float) -> View:
    """Return a view as large as its window allows, at any scale."""
    left, bottom, right, top = view.window
    x0, y0, x1, y1 = view.to_page(whole).bounds
    grow = min((right - left - 2 * margin) / max(x1 - x0, 1e-9), (top - bottom - 2 * margin) / max(y1 - y0, 1e-9))
    return replace(view, scale=view.scale / grow)
