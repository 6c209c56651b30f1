"""The utilities plan of a hall: floor boxes, what stands need, who serves whom, and what is out of reach."""

from __future__ import annotations

from typing import Any

import shapely
from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.column import Column
from venueplan.draw.layers.layer import Key, Layer, tile
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.lettering.fit import inner_boxes, largest, placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.maps.hall import hall_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.trade.page import PAPERS, TradePage, all_numbered, composed, foot_of, given_way, trade_page
from venueplan.draw.trade.phrases import phrase
from venueplan.draw.trade.samples import box_marks, box_sample, line_sample, missing_sample, tile_sample
from venueplan.draw.trade.supply import SUPPLIES, Supply
from venueplan.draw.view import Box
from venueplan.model import Booth, Finding, Label, Plan

_LEAST = 2.6
"""Smallest pictogram of a need, mm."""

_CLEAR = 0.45
"""Share of a stand beside its floor boxes from which on it is labelled there, and not over them."""


def draw_utilities(plan: Plan, hall_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the utilities plan of a hall: A2, or the next larger sheet on which every stand has its number.

    Every stand shows what it needs; a lead leads to the nearest floor box within reach that has it. What is out of
    reach is red, and listed.

    Raises
    ------
    UnknownNameError
        If there is no such hall.
    """
    hall = hall_of(plan, hall_id)
    for paper in PAPERS:
        page = trade_page(plan, hall, paper=paper, style=style_for(plan, style))
        supply = Supply(plan=plan, hall=hall, booths=page.booths)
        column, left_over = _column(page, supply)
        sheet = composed(page, "utilities", stands=[*_stands(page, supply), left_over], column=column)
        if all_numbered(sheet):
            break
    return sheet


def _stands(page: TradePage, supply: Supply) -> list[Layer]:
    signs = _signs(page, supply)
    leads = _leads(page, supply, signs=signs)
    return [_grounds(page, supply), _reach(page, supply), leads, _boxes(page, supply), signs]


def _grounds(page: TradePage, supply: Supply) -> Layer:
    colours, line = page.look.colours, page.look.line("booth")
    marks: list[Mark] = []
    for booth in page.booths:
        bad = booth.id in supply.missing
        shape = page.view.to_page(booth.polygon)
        edge, width = (colours.here, line * 4) if bad else (colours.booth_line, line)
        drawn = shape.buffer(-width / 2, join_style="mitre") if bad else shape
        fill = colours.here_pale if bad else colours.plain_booth
        marks.append(Shape(geometries=(drawn,), fill=fill, stroke=edge, width=width, title=_said(booth, supply)))
    return Layer(name="stands", marks=tuple(marks))


def _said(booth: Booth, supply: Supply) -> str:
    """Return a stand with what it needs and what is out of reach, for screen readers."""
    needs, missing = supply.wanted(booth), supply.missing.get(booth.id, ())
    return f"{booth.number} {'+'.join(needs)}" + (f" missing {'+'.join(missing)}" if missing else "")


def _reach(page: TradePage, supply: Supply) -> Layer:
    """Draw how far the boxes reach, as one outline."""
    if not supply.boxes:
        return Layer(name="reach")
    whole = shapely.union_all([amenity.point.buffer(supply.reach, quad_segs=24) for amenity in supply.boxes])
    edge = page.view.cut(whole.boundary.intersection(page.hall.polygon))
    width = page.look.line("booth") * 2
    if edge.is_empty:
        return Layer(name="reach")
    shape = Shape(
        geometries=(edge,), stroke=page.look.colours.info, width=width, dash=(width * 6, width * 4), title="reach"
    )
    return Layer(name="reach", marks=(shape,))


def _leads(page: TradePage, supply: Supply, *, signs: Layer) -> Layer:
    """Draw a line from each stand to the boxes that serve it; it passes under texts and pictograms, never through."""
    lines: list[BaseGeometry] = []
    for booth in page.booths:
        for amenity in supply.serving(booth):
            line = shapely.shortest_line(booth.polygon.buffer(-0.5) or booth.polygon, amenity.point)
            lines.append(page.view.to_page(line))
    if not lines:
        return Layer(name="leads")
    busy = shapely.union_all(boxes_of([signs])).buffer(0.3, join_style="mitre")
    cut = tuple(line for line in shapely.difference(lines, busy).tolist() if not line.is_empty)
    width = page.look.line("booth") * 1.4
    shape = Shape(geometries=cut, stroke=page.look.colours.info, width=width, title="lead")
    return Layer(name="leads", marks=(shape,) if cut else ())


def _boxes(page: TradePage, supply: Supply) -> Layer:
    return Layer(name="boxes", marks=tuple(box_marks(_squares(page, supply), look=page.look)))


def _squares(page: TradePage, supply: Supply) -> list[BaseGeometry]:
    """Return the floor boxes in the hall, and those outside that serve a stand in it, on the page."""
    serving = {amenity.id for booth in page.booths for amenity in supply.serving(booth)}
    half = max(1.2, page.view.length(0.5)) / 2
    spots = [
        page.view.point(amenity.point.x, amenity.point.y)
        for amenity in supply.boxes
        if amenity.id in serving or page.hall.polygon.dwithin(amenity.point, 0.5)
    ]
    return [box(x - half, y - half, x + half, y + half) for x, y in spots if page.view.frame.covers(Point(x, y))]


def _signs(page: TradePage, supply: Supply) -> Layer:
    """Write the number of each stand and set a pictogram for each need, those out of reach in red."""
    marks: list[Mark] = []
    findings: list[Finding] = []
    occupied = shapely.union_all(_squares(page, supply))
    for booth in page.booths:
        shape, wanted = page.view.to_page(booth.polygon), supply.wanted(booth)
        room = _room(shape.difference(occupied) if wanted else shape, within=shape)
        size = min(page.look.cap("booth-number") * 1.5 * page.growth, (room[2] - room[0]) / max(1, len(wanted)) * 0.8)
        fits = size >= _LEAST and room[3] - room[1] >= size * 1.3 + page.look.floor("booth-number") * 1.6
        below = size * 1.3 if wanted and fits else 0.0
        place = box(room[0], room[1] + below, room[2], room[3]).difference(occupied)
        label = placed(place, _ladder(page, booth, power_kw=supply.needs[booth.id].power_kw), pad=0.3)
        marks += label.words if label else ()
        if wanted and fits:
            marks += _row(page, booth, supply=supply, room=room, size=size)
        if (wanted and not fits) or label is None:
            findings.append(given_way(booth, key="needs-dropped", what=phrase("needs-dropped")))
    return Layer(name="needs", marks=tuple(marks), findings=tuple(findings))


def _room(free: BaseGeometry, *, within: BaseGeometry) -> Box:
    """Return the largest part of a stand on the page as a box, mm: clear of floor boxes if that is not much less."""
    rooms = [_largest_box(free), _largest_box(within)]
    areas = [(room[2] - room[0]) * (room[3] - room[1]) for room in rooms]
    return rooms[0] if areas[0] >= areas[1] * _CLEAR else rooms[1]


def _largest_box(shape: BaseGeometry) -> Box:
    whole = largest(shape)
    boxes = inner_boxes(whole, pad=0.4).tolist() if whole else []
    left, bottom, right, top = boxes[0] if boxes else shape.bounds
    return left, bottom, right, top


def _row(page: TradePage, booth: Booth, *, supply: Supply, room: Box, size: float) -> list[Mark]:
    wanted, missing = supply.wanted(booth), supply.missing.get(booth.id, ())
    pitch = size * 1.2
    x = (room[0] + room[2]) / 2 - pitch * (len(wanted) - 1) / 2
    marks: list[Mark] = []
    for number, need in enumerate(wanted):
        key = _key(need, page.look, missing=need in missing)
        marks += tile(key, at=(x + number * pitch, room[1] + size * 0.65), size=size)
    return marks


def _key(need: str, look: Look, *, missing: bool) -> Key:
    colour = look.colours.here if missing else look.colours.info
    return Key(label=phrase(need), colour=colour, sign=SUPPLIES[need], face="icon")


def _ladder(page: TradePage, booth: Booth, *, power_kw: float) -> list[list[Para]]:
    look = page.look
    same: dict[str, Any] = {"colour": look.colours.ink, "subject": booth.id, "most": 1}
    cap, floor = look.cap("booth-number") * page.growth, look.floor("booth-number")
    number = Para(text=booth.number, cap=cap, floor=floor, face="bold", role="booth-number", **same)
    cap, floor = look.cap("booth-name", "en") * page.growth, look.floor("booth-name")
    power = [Para(text=f"{power_kw:g} kW", cap=cap, floor=floor, role="power", **same)] if power_kw else []
    return [[number, *power], [number]]


def _column(page: TradePage, supply: Supply) -> tuple[Column, Layer]:
    """Explain the signs, add up the needs, and list what is out of reach; what the list has no room for is noted."""
    used = [need for need in SUPPLIES if any(need in supply.wanted(booth) for booth in page.booths)]
    column = _legend(page.column.part(phrase("legend")), page, supply=supply)
    column = column.part(phrase("needs"))
    if not used:
        return column.notes(phrase("no-needs")), Layer(name="unmet")
    total = sum(needs.power_kw for needs in supply.needs.values())
    for need in used:
        count = sum(need in supply.wanted(booth) for booth in page.booths)
        column = column.fact(phrase(need), f"{count} · {total:,.0f} kW" if need == "power" else f"{count}")
    return _unmet(column.part(phrase("unmet")), page, supply=supply)


def _legend(column: Column, page: TradePage, *, supply: Supply) -> Column:
    """Explain what the plan shows, and nothing else."""
    look = page.look
    for need in SUPPLIES:
        if any(need in supply.wanted(booth) for booth in page.booths):
            column = column.key(phrase(need), tile_sample(_key(need, look, missing=False)))
    if _squares(page, supply):
        column = column.key(phrase("floor-box"), box_sample(look))
    if _reach(page, supply).marks:
        column = column.key(phrase("reach", n=f"{supply.reach:g}"), line_sample(look, dashed=True))
    if any(supply.serving(booth) for booth in page.booths):
        column = column.key(phrase("lead"), line_sample(look, dashed=False))
    if supply.missing:
        column = column.key(phrase("missing"), missing_sample(look))
    return column if supply.boxes else column.notes(phrase("no-boxes"))


def _unmet(column: Column, page: TradePage, *, supply: Supply) -> tuple[Column, Layer]:
    bottom, pitch = foot_of(page) + 8.0, page.look.cap("table") * 4.2
    missing = [booth for booth in page.booths if booth.id in supply.missing]
    if not missing:
        return column.notes(phrase("all-met")), Layer(name="unmet")
    room = max(1, int((column.y - bottom) / pitch))
    shown = missing if len(missing) <= room else missing[: room - 1]
    for booth in shown:
        needs = supply.missing[booth.id]
        codes = dict.fromkeys(code for need in needs for code, _ in phrase(need).texts)
        what = Label(tuple((code, " + ".join(phrase(need)[code] for need in needs)) for code in codes))
        column = column.fact(what, booth.number, colour=page.look.colours.here)
    rest = missing[len(shown) :]
    if rest:
        column = column.fact(phrase("more", n=len(rest)), "…")
    return column, Layer(name="unmet", findings=tuple(_unlisted(booth, page) for booth in rest))


def _unlisted(booth: Booth, page: TradePage) -> Finding:
    return Finding(
        id=f"unmet-unlisted-{booth.id}",
        rule="label-dropped",
        severity="note",
        subject=booth.id,
        message=Label.of(
            zh=f"{page.hall.name or page.hall.id} 水电图的列表放不下展位 {booth.number}；utilities.csv 中有",
            en=f"the list on the utilities plan of '{page.hall.id}' has no room for {booth.number}; see utilities.csv",
        ),
    )
