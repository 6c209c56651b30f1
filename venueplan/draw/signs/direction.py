"""The directional sign: what lies ahead, left, right, up and down, to be read in passing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from shapely import box

from venueplan.draw.layers.layer import Key, Layer, area, names, rounded, stroke, text, tile
from venueplan.draw.layers.pictograms import has_pictogram, sign_key
from venueplan.draw.lettering.typeset import Line, Para, as_words, clipped, height_of, wrapped
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.arrows import arrow
from venueplan.draw.style import Look, Style, style_for
from venueplan.model import DirectionSign, Finding, Label, Plan, SignLine, SignSite

MM_PER_METRE = 5.0
"""Cap height of the first language by reading distance: distance / 200."""

_SECOND = 0.7
"""Cap height of other languages; 0.6 to 0.82 of the Chinese is usual."""

_NARROWEST, _WIDEST, _STEP = 22.0, 46.0, 50.0
"""Width of a panel in cap heights, and the millimetres to which it is rounded up."""

_FREE = 4.4
"""Width in cap heights of the wheelchair with its own arrow, where the step-free way begins elsewhere."""

_CLIMBS = frozenset({"stairs", "escalator", "elevator", "ramp"})

_OWN = {"hall": "\uf54f", "room": "\uf0c0"}
"""Pictograms of what is no amenity (Font Awesome: shop, users)."""

_AND = " · "
"""What stands between the names that share a line; a long line is broken there."""

_OTHER = "\uf192"
"""A dot, for amenities without a pictogram."""


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One line of the sign, set.

    Attributes
    ----------
    first
        Whether it is the first of its direction and so bears the arrow.
    """

    line: SignLine
    texts: tuple[Line, ...]
    high: float
    first: bool


def draw_direction(plan: Plan, site: SignSite, *, sign: DirectionSign, style: Style | None = None) -> Sheet:
    """Draw the directional sign of a site at its true size, as large as its reading distance asks for.

    Lines of one direction stand together under one arrow, at the side to which it points.

    Parameters
    ----------
    sign
        What it says.
    """
    look = style_for(plan, style).on("A0", languages=plan.event.languages)
    cap = site.reading_distance * MM_PER_METRE
    wide = _width(plan, sign, cap=cap, look=look)
    rows = _rows(sign.lines, cap=cap, wide=wide - _taken(plan, sign, cap=cap), look=look)
    high = max(sum(row.high for row in rows), cap * 3.6) + 2 * cap * 0.7
    colours = look.colours
    ground = Layer(name="ground", marks=(area(box(0, 0, wide, high), colours.ink),))
    return Sheet(
        name=f"direction-{site.id}",
        title=f"{site.name or site.id} · {plan.event.name}",
        page_mm=(wide, high),
        background=colours.ink,
        layers=(
            ground,
            Layer(
                name="lines",
                marks=tuple(_set(plan, rows, page=(wide, high), cap=cap, look=look)),
                findings=(*_cut(site, rows), *_stepped(site, sign)),
            ),
            _imprint(site, page=(wide, high), cap=cap, look=look),
        ),
        counts=(("lines", len(rows)),),
    )


def _width(plan: Plan, sign: DirectionSign, *, cap: float, look: Look) -> float:
    """Return the width of the panel: that of its longest text within what is usual."""
    texts = [
        width_of(line_text, size, face=face)
        for line in sign.lines
        for line_text, size, face in _said(line, cap=cap, look=look)
    ]
    natural = max(texts, default=0.0) + _taken(plan, sign, cap=cap) + cap * 0.1
    bounded = min(max(natural, cap * _NARROWEST), cap * _WIDEST)
    return -(-bounded // _STEP) * _STEP


def _said(line: SignLine, *, cap: float, look: Look) -> list[tuple[str, float, str]]:
    return [
        (said, cap if place == 0 else cap * _SECOND, "bold" if place == 0 else "regular")
        for place, (_, said) in enumerate(names(line.label, look))
    ]


def _taken(plan: Plan, sign: DirectionSign, *, cap: float) -> float:
    """Return the width of arrow, pictograms, level and distance beside the longest text."""
    tiles = max(map(_count, sign.lines), default=0)
    distance = cap * 4.2 if plan.event.signage.distances else 0.0
    free = cap * _FREE if any(line.step_free for line in sign.lines) else 0.0
    return cap * (1.3 + 3.2 + 1.5) + tiles * cap * 2.5 + distance + free


def _rows(lines: Sequence[SignLine], *, cap: float, wide: float, look: Look) -> list[_Row]:
    rows = []
    for _, group in groupby(lines, key=lambda line: line.direction):
        for number, line in enumerate(group):
            texts: list[Line] = []
            for said, size, face in _said(line, cap=cap, look=look):
                for part in _between_names(said, cap=size, face=face, wide=wide):
                    para = Para(text=part, cap=size, colour=look.colours.white, face=face, role="direction", most=2)
                    para = replace(para, floor=size, subject=line.subjects[0])
                    texts += wrapped(para, cap=size, width=wide) or clipped(para, cap=size, width=wide)
            high = max(height_of(texts), cap * 2.1) + cap * 1.3
            rows.append(_Row(line=line, texts=tuple(texts), high=high, first=number == 0))
    return rows


def _between_names(said: str, *, cap: float, face: str, wide: float) -> tuple[str, ...]:
    """Return a text in two parts, as even as can be, if it is too long for a line and names can be kept whole so."""
    names_said = said.split(_AND)
    halves = [(_AND.join(names_said[:n]) + _AND.rstrip(), _AND.join(names_said[n:])) for n in range(1, len(names_said))]
    widths = [max(width_of(part, cap, face=face) for part in pair) for pair in halves]
    if width_of(said, cap, face=face) <= wide or min(widths, default=wide + 1) > wide:
        return (said,)
    return halves[widths.index(min(widths))]


def _set(plan: Plan, rows: Sequence[_Row], *, page: tuple[float, float], cap: float, look: Look) -> list[Mark]:
    wide, high = page
    top = high - (high - sum(row.high for row in rows)) / 2
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        if row.first and number:
            ends = [(cap * 1.3, top), (wide - cap * 1.3, top)]
            marks.append(stroke(ends, look.colours.booth_line, width=cap * 0.03))
        marks += _row(plan, row, middle=top - row.high / 2, wide=wide, cap=cap, look=look)
        top -= row.high
    return marks


def _row(plan: Plan, row: _Row, *, middle: float, wide: float, cap: float, look: Look) -> list[Mark]:
    """Set one line: arrow, pictograms, texts from the left; for what lies to the right the other way round."""
    right = row.line.direction == "right"
    edge, step = (wide - cap * 1.3, -1.0) if right else (cap * 1.3, 1.0)
    size = cap * 2.1
    marks: list[Mark] = []
    if row.first:
        at = (edge + step * size / 2, middle)
        marks.append(arrow(row.line.direction, at=at, size=size, colour=look.colours.hall))
    x = edge + step * cap * 3.2
    texts_at = x + step * cap * (2.5 * _count(row.line) + 0.2)
    for name in reversed(_tiles(row.line)) if right else _tiles(row.line):
        marks += tile(_on_dark(_with_way(name, row.line), look), at=(x + step * size / 2, middle), size=size)
        x += step * cap * 2.5
    if row.line.level:
        marks += _level(plan, row.line.level, at=(x + step * size / 2, middle), size=size, look=look)
    marks += _texts(row.texts, x=texts_at, middle=middle, right=right)
    if plan.event.signage.distances:
        marks.append(_distance(row.line, x=wide - edge, middle=middle, cap=cap, look=look, right=not right))
    if row.line.step_free:
        inward = cap * (4.2 if plan.event.signage.distances else 0.0)
        marks += _step_free(row.line, at=(wide - edge - step * inward, middle), cap=cap, look=look, step=-step)
    return marks


def _step_free(line: SignLine, *, at: tuple[float, float], cap: float, look: Look, step: float) -> list[Mark]:
    """Draw the wheelchair and, beside it, the arrow of the step-free way, from an edge inwards."""
    (x, middle), size = at, cap * 1.7
    near, far = x + step * size / 2, x + step * (size * 1.6)
    first, second = (far, near) if step < 0 else (near, far)
    chair = tile(_on_dark("wheelchair", look), at=(first, middle), size=size)
    shape = arrow(line.step_free, at=(second, middle), size=size * 0.85, colour=look.colours.hall)
    return [*chair, replace(shape, title=f"step-free {line.step_free}")]


def _texts(texts: Sequence[Line], *, x: float, middle: float, right: bool) -> list[Words]:
    """Stack the lines of a text around a height, flush with their arrow."""
    y = middle + height_of(texts) / 2
    words = []
    for number, line in enumerate(texts):
        if number:
            previous = texts[number - 1]
            y -= (0.22 if previous.para.cap == line.para.cap else 0.42) * min(previous.cap, line.cap)
        y -= line.above
        words.append(as_words(line, x=x - line.width if right else x, y=y))
        y -= line.below
    return words


def _tiles(line: SignLine) -> list[str]:
    """Return the pictograms of a line: what to take, then what lies there; rooms of several kinds share one."""
    climbs = [sign for sign in line.pictograms if sign in _CLIMBS][:1]
    places = list(dict.fromkeys(sign for sign in line.pictograms if sign not in _CLIMBS))
    if line.kind == "room" and len(places) > 1:
        places = ["room"]
    return [*climbs, *places[:4]]


def _count(line: SignLine) -> int:
    """Return how many tiles stand before the text of a line."""
    return len(_tiles(line)) + bool(line.level)


def _with_way(name: str, line: SignLine) -> str:
    """Return the pictogram that shows the way to go, where there is one for it."""
    directed = f"{name}-{line.direction}"
    return directed if has_pictogram(directed) else name


def _on_dark(name: str, look: Look) -> Key:
    """Return a pictogram as a white tile with dark ink."""
    colours = look.colours
    if has_pictogram(name):
        key = sign_key(name, look)
    else:
        key = Key(label=Label(), colour=colours.white, sign=_OWN.get(name, _OTHER), face="icon")
    return replace(key, colour=colours.white, ink=colours.safety if key.colour == colours.safety else colours.ink)


def _level(plan: Plan, level: str, *, at: tuple[float, float], size: float, look: Look) -> list[Mark]:
    """Draw the name of the storey to go to in a frame."""
    short = plan.venue.level(level).short_name or str(plan.venue.level(level).ordinal)
    x, y = at
    cap = min(size * 0.4, size * 0.8 / max(width_of(short, 1.0, face="bold"), 1e-9))
    frame = rounded((x - size / 2, y - size / 2, x + size / 2, y + size / 2), size * 0.16)
    colour = look.colours.hall
    return [
        Shape(geometries=(frame,), stroke=colour, width=size * 0.045),
        text(short, at=(x, y - cap / 2), cap=cap, colour=colour, align="centre", face="bold", role="level"),
    ]


def _distance(line: SignLine, *, x: float, middle: float, cap: float, look: Look, right: bool) -> Words:
    size = cap * _SECOND
    step = 5 if line.metres < 50 else 10
    said = f"{max(step, step * round(line.metres / step))} m"
    align = "right" if right else "left"
    return text(said, at=(x, middle - size / 2), cap=size, colour=look.colours.hall, align=align, role="distance")


def _imprint(site: SignSite, *, page: tuple[float, float], cap: float, look: Look) -> Layer:
    """Write small in the corner, for who hangs the sign: its site, facing, cap height and reading distance."""
    said = f"{site.id} · {site.facing:g}° · {cap:g} mm / {site.reading_distance:g} m"
    size = max(cap * 0.1, 3.0)
    at = (page[0] - cap * 0.5, cap * 0.3)
    mark = text(said, at=at, cap=size, colour=look.colours.wall_far, align="right", role="imprint")
    return Layer(name="imprint", marks=(mark,))


def _cut(site: SignSite, rows: Sequence[_Row]) -> list[Finding]:
    """Note every line that the panel does not say in full."""
    return [
        Finding(
            id=f"line-shortened-{site.id}-{row.line.subjects[0]}",
            rule="label-dropped",
            severity="note",
            subject=site.id,
            message=Label.of(
                zh=f"指示牌{site.id}上“{row.line.label}”已缩短", en=f"sign {site.id} shortens '{row.line.label}'"
            ),
        )
        for row in rows
        if any(line.text.endswith("…") and not line.para.text.endswith("…") for line in row.texts)
    ]


def _stepped(site: SignSite, sign: DirectionSign) -> list[Finding]:
    """Note every place to which the sign cannot show a step-free way."""
    return [
        Finding(
            id=f"no-step-free-{site.id}-{subject}",
            rule="sign-step-free",
            severity="note",
            subject=site.id,
            message=Label.of(
                zh=f"指示牌{site.id}无法指出前往“{subject}”的无障碍路线",
                en=f"sign {site.id} cannot show a step-free way to '{subject}': there is none, or it lies behind",
            ),
        )
        for subject in sign.stepped
    ]
