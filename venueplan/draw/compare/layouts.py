"""Layouts of an event side by side: a block for each strategy, in it every hall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from shapely import affinity, box

from venueplan.draw.compare.tiling import Block, Size, largest_blocks
from venueplan.draw.layers.layer import Key, Layer, area, text, tile
from venueplan.draw.layers.page.furniture import Heading, header
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import spoken
from venueplan.draw.maps.hall import grid_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, Style, style_for
from venueplan.draw.view import Box, View, fitted
from venueplan.errors import InputError
from venueplan.model import Booth, ComparedLayout, Label, Plan, Unit

_MARGIN = 0.017
_HEADER = 0.085
_FOOT = 0.05
_PADDING = 2.0
"""Around the drawing of a hall, mm."""

_GAP = 10.0
"""Between a block and the next, mm."""

_SIZES = ((2, "A3"), (4, "A2"), (8, "A1"))
"""Up to so many halls go on a page of this size; more on A0."""

TITLE = Label.of(zh="布局方案对比", en="Layouts compared")

NAMES: Mapping[str, Label] = {
    "rows": Label.of(zh="行列式", en="Rows"),
    "perimeter": Label.of(zh="沿墙式", en="Perimeter"),
    "islands": Label.of(zh="岛式", en="Islands"),
    "diagonal": Label.of(zh="斜排式", en="Diagonal"),
    "mixed": Label.of(zh="混合式", en="Mixed"),
    "axial": Label.of(zh="主通道式", en="Main aisle"),
    "open": Label.of(zh="无主通道式", en="No main aisle"),
}
"""What strategies are called on the sheet; others by their own name."""

KINDS: Mapping[str, Label] = {
    "inline": Label.of(zh="单开口", en="Inline"),
    "corner": Label.of(zh="双开口", en="Corner"),
    "peninsula": Label.of(zh="三开口", en="Peninsula"),
    "island": Label.of(zh="岛式", en="Island"),
}
"""What kinds of stands are called."""

_COLOURS = {"inline": 4, "corner": 3, "peninsula": 0, "island": 2}


def draw_layouts(plan: Plan, compared: Sequence[ComparedLayout], *, style: Style | None = None) -> Sheet:
    """Draw layouts side by side: every hall of each, stands in the colour of their kind, figures at the head.

    Parameters
    ----------
    compared
        Layouts in the order of their blocks; they are of the same halls.

    Raises
    ------
    InputError
        If there is no layout to show.
    """
    if not compared or not compared[0].floor_plan.halls:
        raise InputError("there is no layout to compare; the event uses no exhibition hall")
    halls = [plan.venue.unit(figures.hall) for figures in compared[0].floor_plan.halls]
    size = next((size for most, size in _SIZES if len(halls) <= most), "A0")
    look = style_for(plan, style).on(size, languages=plan.event.languages)
    wide, high = PAGES[size]
    margin = wide * _MARGIN
    top = high - margin - high * _HEADER
    foot = margin + high * _FOOT
    left, right = margin, wide - margin
    blocks = largest_blocks(
        (left, foot, right + _GAP, top - look.cap("legend")),
        count=len(compared),
        sizes=[_size(plan, hall) for hall in halls],
        head=_head(plan, look=look),
        gap=_GAP,
        sign=_sign(look),
    )
    layers = [header(_heading(plan), place=(margin, top, right, high - margin), look=look)]
    layers += [_captions(plan, compared, blocks=blocks, look=look)]
    layers += [
        _hall(plan, hall, compared=compared, cells=[block.cells[k] for block in blocks], look=look)
        for k, hall in enumerate(halls)
    ]
    layers.append(_legend(place=(left, margin, right, foot), look=look))
    return Sheet(
        name="layouts",
        title=f"{TITLE} · {plan.event.name}",
        page_mm=(wide, high),
        background=look.colours.white,
        layers=tuple(layers),
        counts=(("layouts", len(compared)), ("halls", len(halls))),
    )


def _heading(plan: Plan) -> Heading:
    return Heading(title=TITLE, right=(plan.event.name, plan.venue.name))


def _head(plan: Plan, *, look: Look) -> float:
    """Return the height of the captions over the halls of a block, mm: name, figures, and a line that stays free."""
    figures = 3 if plan.event.prices else 2
    return 1.8 * (look.cap("subtitle") + (figures + 1) * look.cap("legend"))


def _sign(look: Look) -> float:
    """Return the height of the number over a hall, mm."""
    return 1.8 * look.cap("grid")


def _size(plan: Plan, hall: Unit) -> Size:
    """Return the extent of a hall as it is drawn, m."""
    left, bottom, right, top = affinity.rotate(hall.polygon, grid_of(plan, hall).turn, origin=(0, 0)).bounds
    return right - left, top - bottom


def _captions(plan: Plan, compared: Sequence[ComparedLayout], *, blocks: Sequence[Block], look: Look) -> Layer:
    marks: list[Mark] = []
    for each, (left, _, right, top) in zip(compared, (block.place for block in blocks), strict=True):
        name = spoken(NAMES.get(each.strategy, Label.of(en=each.strategy)), look)
        lines = [(name, "bold"), *((spoken(line, look), "regular") for line in _figures(plan, each))]
        y = top
        for line, face in lines:
            cap = look.cap("subtitle" if face == "bold" else "legend")
            above, below = (1.4, 0.4) if face == "bold" else (1.8, 0.0)
            y -= above * cap
            fitting = shortened(line, cap=cap, width=(right - left) * 0.96, face=face)
            marks.append(text(fitting, at=(left, y), cap=cap, colour=look.colours.ink, face=face, role="legend"))
            y -= below * cap
    return Layer(name="captions", marks=tuple(marks))


def _figures(plan: Plan, each: ComparedLayout) -> Iterator[Label]:
    """Yield what a layout reaches, a line each."""
    count, share = len(each.floor_plan.booths), f"{each.net_share:.1%}"
    yield Label.of(zh=f"{count}个展位，净面积{share}", en=f"{count} stands, net {share}")
    missed = sum(count for _, _, count in each.floor_plan.shortfall)
    corners = f"{each.corner_share:.0%}"
    yield Label.of(zh=f"转角{corners}，缺{missed}个", en=f"corners {corners}, short of {missed}")
    prices, brought = plan.event.prices, each.floor_plan.revenue
    if prices and brought is not None:
        yield Label.of(zh=f"收入{brought:,.0f} {prices.currency}", en=f"revenue {brought:,.0f} {prices.currency}")


def _hall(plan: Plan, hall: Unit, *, compared: Sequence[ComparedLayout], cells: Sequence[Box], look: Look) -> Layer:
    """Draw one hall in its cell of every block, its number over it."""
    turn, cap = grid_of(plan, hall).turn, look.cap("grid")
    marks: list[Mark] = []
    for each, (left, bottom, right, top) in zip(compared, cells, strict=True):
        sign = shortened(hall.number or hall.id, cap=cap, width=(right - left) * 0.96, face="bold")
        marks.append(text(sign, at=(left, top - cap), cap=cap, colour=look.colours.ink, face="bold", role="grid"))
        view = fitted(hall.polygon, window=(left, bottom, right, top - _sign(look)), turn=turn, margin=_PADDING)
        booths = [booth for booth in each.floor_plan.booths if booth.hall == hall.id]
        marks += _map(plan, hall, booths=booths, view=view, look=look)
    return Layer(name=f"hall {hall.id}", marks=tuple(marks))


def _map(plan: Plan, hall: Unit, *, booths: Sequence[Booth], view: View, look: Look) -> Iterator[Mark]:
    """Yield floor, stands, columns and doors of one hall."""
    colours, hair = look.colours, look.line("hair")
    floor = view.to_page(hall.polygon)
    yield Shape(geometries=(floor,), fill=colours.paper, stroke=colours.wall, width=look.line("partition"))
    for kind in KINDS:
        shapes = tuple(view.to_page(booth.polygon) for booth in booths if booth.kind == kind)
        if shapes:
            yield Shape(geometries=shapes, fill=_colour(kind, look), stroke=colours.booth_line, width=hair)
    columns = tuple(
        view.to_page(fixture.polygon)
        for fixture in plan.venue.fixtures
        if fixture.level == hall.level and fixture.category == "column" and fixture.polygon.intersects(hall.polygon)
    )
    if columns:
        yield area(columns, colours.ink2)
    doors = tuple(
        view.to_page(opening.line)
        for opening in plan.venue.openings
        if opening.level == hall.level and opening.line.distance(hall.polygon.boundary) < 0.05
    )
    if doors:
        yield Shape(geometries=doors, stroke=colours.safety, width=look.line("structure"))


def _colour(kind: str, look: Look) -> str:
    return look.colours.zones[_COLOURS[kind]]


def _legend(*, place: Box, look: Look) -> Layer:
    left, bottom, right, top = place
    cap, step = look.cap("legend"), (right - left) / len(KINDS)
    y, size = (bottom + top) / 2, look.cap("legend") * 2.2
    marks: list[Mark] = [area(box(left, top - 0.2, right, top), look.colours.rule)]
    for place_at, (kind, label) in enumerate(KINDS.items()):
        x = left + place_at * step
        key = Key(label=label, colour=_colour(kind, look))
        marks += tile(key, at=(x + size / 2, y), size=size)
        marks.append(
            text(spoken(label, look), at=(x + 1.5 * size, y - cap / 2), cap=cap, colour=look.colours.ink, role="legend")
        )
    return Layer(name="legend", marks=tuple(marks))
