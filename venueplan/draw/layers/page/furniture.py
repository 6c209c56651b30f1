"""Map furniture: header, north arrow, scale bar, legend, grid, title block."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import LineString, Polygon, affinity, box

from venueplan.draw.layers.artwork import drawing_marks
from venueplan.draw.layers.layer import Key, Layer, area, both, disc, names, rounded, stroke, text, tile
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import said, spoken, word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import Look, contrast
from venueplan.draw.view import Box, View
from venueplan.geometry.grid import ReferenceGrid
from venueplan.model import Label, Plan

_LONGEST_LOGO = 3.5
"""Width of the plate of a logo as a multiple of its height, at most."""

_PALE = 1.1
"""A tile with less contrast than this against the legend's white needs a frame to be one."""

_BARS = (1, 2, 4, 10, 20, 40, 100, 200, 400, 1000)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What the header of a sheet says: a numeral on a chip, a title, and at the right what it belongs to."""

    title: Label
    numeral: str = ""
    sign: str = ""
    right: tuple[Label, ...] = ()


def header(heading: Heading, *, place: Box, look: Look, fill: str = "") -> Layer:
    """Draw the bar at the top of a sheet."""
    colours, (left, bottom, right, top) = look.colours, place
    height, gap = top - bottom, (top - bottom) * 0.28
    marks: list[Mark] = [area(box(*place), fill or colours.ink)]
    x = left + gap
    if heading.numeral or heading.sign:
        size = height * 0.68
        marks += _chip(heading, x=x + size / 2, y=(bottom + top) / 2, size=size, look=look)
        x += size + gap
    texts = names(heading.title, look)
    caps = [look.cap("title", language) * 0.82 for language, _ in texts]
    leading = max(caps, default=0.0) * 0.75
    y = (bottom + top) / 2 + (sum(caps) + leading * (len(caps) - 1)) / 2
    room = (right - x) * (0.6 if heading.right else 0.95)
    for number, ((_, line), cap) in enumerate(zip(texts, caps, strict=True)):
        y -= cap
        face = "bold" if number == 0 else "regular"
        fitted = shortened(line, cap=cap, width=room, face=face)
        marks.append(text(fitted, at=(x, y), cap=cap, colour=colours.white, face=face, role="title"))
        y -= leading
    plate, edge = _logo(place, look)
    free = (left, bottom, edge, top)
    marks += _right(heading.right, place=free, look=look, room=(right - left) * 0.33)
    return Layer(name="header", marks=(*marks, *plate))


def _logo(place: Box, look: Look) -> tuple[list[Mark], float]:
    """Return the logo of the style on a white plate at the right end of a header, and where the rest of it ends."""
    logo, (_, bottom, right, top) = look.style.logo, place
    if logo is None:
        return [], right
    high, gap = (top - bottom) * 0.68, (top - bottom) * 0.28
    wide = min(high * max(logo.width / logo.height, 1.0), high * _LONGEST_LOGO)
    x, y = right - gap - wide / 2, (bottom + top) / 2
    inner = (wide - high * 0.24, high * 0.76)
    plate = rounded((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), high * 0.1)
    marks = drawing_marks(logo, at=(x, y), size=inner, ink=look.colours.ink)
    return [area(plate, look.colours.white), *marks], right - gap - wide


def _chip(heading: Heading, *, x: float, y: float, size: float, look: Look) -> list[Mark]:
    colours = look.colours
    if heading.sign:
        return tile(
            Key(label=heading.title, colour=colours.hall, sign=heading.sign, face="icon", ink=colours.ink),
            at=(x, y),
            size=size,
        )
    cap = min(size * 0.62, size * 0.8 * 0.733 / max(0.5, 0.6 * len(heading.numeral)))
    chip = area(rounded((x - size / 2, y - size / 2, x + size / 2, y + size / 2), size * 0.1), colours.hall)
    number = text(
        heading.numeral, at=(x, y - cap / 2), cap=cap, colour=colours.ink, align="centre", face="bold", role="numeral"
    )
    return [chip, number]


def _right(labels: Sequence[Label], *, place: Box, look: Look, room: float) -> list[Mark]:
    """Lines at the right end of a header, the first label larger."""
    lines: list[tuple[str, float, str]] = []
    for rank, label in enumerate(labels):
        for number, (language, line) in enumerate(names(label, look)):
            cap = look.cap("subtitle" if rank == 0 else "legend", language) * (0.9 if rank == 0 else 1.0)
            lines.append((line, cap, "medium" if number == 0 and rank == 0 else "regular"))
    total = sum(cap for _, cap, _ in lines) + sum(cap * 0.75 for _, cap, _ in lines[:-1])
    y, marks = (place[1] + place[3]) / 2 + total / 2, []
    edge = place[2] - (place[3] - place[1]) * 0.28
    for line, cap, face in lines:
        y -= cap
        fitted = shortened(line, cap=cap, width=room, face=face)
        marks.append(
            text(fitted, at=(edge, y), cap=cap, colour=look.colours.white, align="right", face=face, role="subtitle")
        )
        y -= cap * 0.75
    return list(marks)


def north_arrow(view: View, *, bearing: float, at: tuple[float, float], radius: float, look: Look) -> Layer:
    """Draw the direction of true north; it turns with the plan.

    Parameters
    ----------
    bearing
        Degrees clockwise from true north to the plan's +y.
    """
    x, y = at
    angle = -bearing - view.turn
    colours = look.colours
    needle = Polygon([(0, radius * 0.74), (radius * 0.26, -radius * 0.5), (0, -radius * 0.3)])
    other = Polygon([(0, radius * 0.74), (-radius * 0.26, -radius * 0.5), (0, -radius * 0.3)])
    turned = [
        affinity.translate(affinity.rotate(part, -angle, origin=(0, 0)), x, y) for part in (needle, other)
    ]  # fmt: skip
    reach = radius + look.cap("legend") * 1.3
    tip = (x + reach * math.sin(math.radians(angle)), y + reach * math.cos(math.radians(angle)))
    cap = look.cap("legend")
    marks: list[Mark] = [
        Shape(geometries=(disc((x, y), radius),), fill=colours.white, stroke=colours.ink, width=look.line("partition")),
        Shape(geometries=(turned[0],), fill=colours.ink, stroke=colours.ink, width=look.line("hair")),
        Shape(geometries=(turned[1],), fill=colours.white, stroke=colours.ink, width=look.line("hair")),
        text(
            "N", at=(tip[0], tip[1] - cap / 2), cap=cap, colour=colours.ink, align="centre", face="bold", role="north"
        ),
    ]
    return Layer(name="north arrow", marks=tuple(marks))


def scale_bar(view: View, *, at: tuple[float, float], width: float, look: Look, speed: float = 0.0) -> Layer:
    """Draw a bar of round length, at most ``width`` mm, with the scale and the minutes it takes to walk.

    Parameters
    ----------
    speed
        Walking speed, metres per minute; 0 leaves the walking line away.
    """
    metres = max((bar for bar in _BARS if view.length(bar) <= width), default=_BARS[0])
    x, y = at
    thick = look.cap("legend") * 0.55
    steps = 4
    part = view.length(metres) / steps
    colours, cap = look.colours, look.cap("legend", "en")
    marks: list[Mark] = [
        Shape(
            geometries=(box(x, y, x + part * steps, y + thick),),
            fill=colours.white,
            stroke=colours.ink,
            width=look.line("hair"),
            title=f"{metres} m",
        ),
        area([box(x + part * n, y, x + part * (n + 1), y + thick) for n in range(0, steps, 2)], colours.ink),
    ]
    for share in (0.0, 0.5, 1.0):
        figure = f"{metres * share:g}" + (" m" if share == 1 else "")
        place = (x + part * steps * share, y + thick + cap * 0.7)
        align = "left" if share == 0 else "centre"
        marks.append(text(figure, at=place, cap=cap, colour=colours.ink, align=align, role="scale"))
    lines = [f"{said('scale', look)} 1:{view.scale:g} ({look.format})"]
    if speed:
        lines += [line for _, line in names(word("walk", n=1, m=f"{speed:g}"), look)]
    y -= cap * 2.2
    for line in lines:
        marks.append(text(line, at=(x, y), cap=cap, colour=colours.ink, role="scale"))
        y -= cap * 2.0
    return Layer(name="scale bar", marks=tuple(marks))


def unique_keys(layers: Sequence[Layer]) -> list[Key]:
    """Return the legend entries that a sequence of layers needs, each once."""
    found: dict[tuple[str, str], Key] = {}
    for layer in layers:
        for key in layer.keys:
            told_by_label = key.sign in {"", "\uf192"} and not key.art
            same = str(key.label) if told_by_label else key.art.name if key.art else key.sign
            found.setdefault((same, key.colour), key)
    return list(found.values())


def legend(keys: Sequence[Key], *, place: Box, look: Look) -> Layer:
    """Explain colours and pictograms, in columns from the upper left, set smaller if they are many."""
    left, bottom, right, top = place
    cap = look.cap("subtitle")
    title = text(
        both(word("legend"), look),
        at=(left, top - cap),
        cap=cap * 0.86,
        colour=look.colours.ink,
        face="bold",
        role="legend",
    )
    top -= cap * 2.0
    for share in (1.0, 0.9, 0.8, 0.7):
        size = look.cap("legend") * 2.7 * share
        wide = max((_key_width(key, look) for key in keys), default=0.0) * share + size * 2.1
        rows = max(1, int((top - bottom - size) / (size * 1.38) + 1))
        columns = max(1, math.ceil(len(keys) / rows))
        if columns * wide <= right - left:
            break
    marks: list[Mark] = [title]
    for number, key in enumerate(keys):
        column, row = divmod(number, rows)
        at = (left + column * min(wide, (right - left) / columns) + size / 2, top - size / 2 - row * size * 1.38)
        room = min(wide, (right - left) / columns) - size * 1.5
        marks += _entry(key, at=at, size=(size, room), share=share, look=look)
    return Layer(name="legend", marks=tuple(marks))


def _entry(key: Key, *, at: tuple[float, float], size: tuple[float, float], share: float, look: Look) -> list[Mark]:
    """Draw one entry of a legend: its tile, and beside it what it means in each language; sizes of both in mm."""
    side, room = size
    marks = _patch(key, at=at, side=side, look=look)
    texts = names(key.label, look)
    caps = [look.cap("legend", language) * share for language, _ in texts]
    gap = max(caps, default=0.0) * 0.55
    y = at[1] + (sum(caps) + gap * (len(caps) - 1)) / 2
    for number, ((_, line), cap) in enumerate(zip(texts, caps, strict=True)):
        y -= cap
        face = "medium" if number == 0 else "regular"
        colour = look.colours.ink if number == 0 else look.colours.ink2
        fitted = shortened(line, cap=cap, width=room, face=face)
        marks.append(text(fitted, at=(at[0] + side * 0.82, y), cap=cap, colour=colour, face=face, role="legend"))
        y -= gap
    return marks


def _patch(key: Key, *, at: tuple[float, float], side: float, look: Look) -> list[Mark]:
    """Draw the sample of a legend entry: a line or field as on the map, else a tile, framed if plain or pale."""
    if key.swatch:
        outline = affinity.translate(affinity.scale(key.swatch.outline, side, side, origin=(0, 0)), *at)
        width, dash = key.swatch.width, key.swatch.dash
        return [Shape(geometries=(outline,), fill=key.colour, stroke=key.edge, width=width, dash=dash)]
    marks = tile(key, at=at, size=side)
    if not key.sign or contrast(key.colour, look.colours.white) < _PALE:
        half = side / 2
        edge = rounded((at[0] - half, at[1] - half, at[0] + half, at[1] + half), side * 0.16)
        width = look.line("booth") * (2 if key.edge else 1)
        dash = (width * 6, width * 4) if key.edge else ()
        marks.append(Shape(geometries=(edge,), stroke=key.edge or look.colours.booth_line, width=width, dash=dash))
    return marks


def _key_width(key: Key, look: Look) -> float:
    return max((width_of(t, look.cap("legend", lang)) for lang, t in names(key.label, look)), default=0.0)


def grid_lines(grid: ReferenceGrid, *, over: Polygon, view: View, look: Look) -> Layer:
    """Draw the reference grid over a hall as hairlines, with numbers above and below it and letters at both sides."""
    cap, hair = look.cap("grid") * 0.8, look.line("hair")
    page = view.to_page(over)
    left, bottom, right, top = page.bounds
    lines = [((float(c), 0.0), (float(c), float(grid.rows))) for c in range(1, grid.columns)]
    lines += [((0.0, float(r)), (float(grid.columns), float(r))) for r in range(1, grid.rows)]
    inside = [LineString([view.point(*grid.point(*corner)) for corner in line]).intersection(page) for line in lines]
    shape = Shape(geometries=tuple(inside), stroke=look.colours.rule, width=hair, dash=(hair * 6, hair * 6))
    marks: list[Mark] = [shape]
    away = cap * 2.6
    for column in range(grid.columns):
        cell = (view.point(*grid.point(column, 0))[0], view.point(*grid.point(column + 1, 0))[0])
        x = _middle(cell, (left, right))
        ends = ((x, bottom - away), (x, top + away))
        marks += [_grid_name(str(column + 1), at=end, cap=cap, look=look) for end in ends]
    for row in range(grid.rows):
        cell = (view.point(*grid.point(0, row + 1))[1], view.point(*grid.point(0, row))[1])
        y = _middle(cell, (bottom, top))
        ends = ((left - away, y), (right + away, y))
        marks += [_grid_name(grid.row_name(row), at=end, cap=cap, look=look) for end in ends]
    return Layer(name="grid", marks=tuple(marks))


def _middle(cell: tuple[float, float], hall: tuple[float, float]) -> float:
    """Return the middle of the part of a cell that lies over the hall."""
    return (max(cell[0], hall[0]) + min(cell[1], hall[1])) / 2


def _grid_name(name: str, *, at: tuple[float, float], cap: float, look: Look) -> Words:
    return text(name, at=(at[0], at[1] - cap / 2), cap=cap, colour=look.colours.ink2, align="centre", role="grid")


def title_block(plan: Plan, *, place: Box, look: Look, scale: float = 0.0) -> Layer:
    """Draw the table that says what sheet this is: event, revision, date, who answers for it."""
    title, colours = plan.event.title, look.colours
    rows = [
        ("sheet", look.format + (f" · 1:{scale:g}" if scale else "")),
        ("revision", title.revision),
        ("date", title.dated.isoformat() if title.dated else ""),
        ("drawn-by", title.drawn_by),
        ("approved-by", " ".join([title.approved_by, title.approved.isoformat() if title.approved else ""]).strip()),
    ]
    rows = [(key, value) for key, value in rows if value]
    left, bottom, right, top = place
    cap, small = look.cap("legend", "en"), look.cap("small", "en")
    pitch = min((top - bottom) / max(1, len(rows)), cap * 2.6)
    marks: list[Mark] = []
    y = top
    for key, value in rows:
        marks.append(stroke([(left, y), (right, y)], colours.rule, width=look.line("hair")))
        base = y - pitch / 2 - cap / 2
        marks.append(text(spoken(word(key), look), at=(left, base), cap=small, colour=colours.ink2, role="title-block"))
        fitted = shortened(value, cap=cap, width=(right - left) * 0.55)
        marks.append(text(fitted, at=(right, base), cap=cap, colour=colours.ink, align="right", role="title-block"))
        y -= pitch
    return Layer(name="title block", marks=tuple(marks))
