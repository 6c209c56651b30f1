"""The plan of one storey: rooms with numbers and names, amenities, ways out, and the ways without a step."""

from __future__ import annotations

from dataclasses import replace

import shapely
from shapely import LineString, Point

from venueplan.draw.layers.floor.building import (
    details,
    fixtures,
    floors,
    furnishings,
    is_for_visitors,
    stage_areas,
    units_of,
    walls,
)
from venueplan.draw.layers.floor.doors import emergency_exits, site_entrances
from venueplan.draw.layers.floor.ground import used_floor
from venueplan.draw.layers.floor.places import Choice, amenities, room_labels
from venueplan.draw.layers.floor.zones import hall_tints
from venueplan.draw.layers.layer import Key, Layer, Swatch, Taken, area, rounded
from venueplan.draw.layers.page.furniture import Heading, header
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.maps.storeys import alone, bottom_strip, storey_name, wall_bands
from venueplan.draw.pages import Paper, look_on, paper_of
from venueplan.draw.paper.marks import Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.view import View, fitted
from venueplan.errors import UnknownNameError
from venueplan.model import Finding, Label, Level, Place, Plan, StepFreeWays, Venue

_TILE = 0.6
"""Size of a pictogram as a share of the style's tile."""

_WAY = 1.6
"""Width of a way without a step, in lines of a partition."""

_CLEAR = 0.4
"""Space between such a way and a label, mm, beside what labels keep from everything."""


def draw_level(
    plan: Plan,
    level_id: str,
    *,
    ways: StepFreeWays | None = None,
    style: Style | None = None,
    paper: Paper | None = None,
) -> Sheet:
    """Draw the plan of a storey, plan-up.

    Parameters
    ----------
    ways
        Ways without a step on it; left out if they are not known.
    paper
        Page to draw on; None for an A1, landscape or upright, whichever shows it larger.

    Raises
    ------
    UnknownNameError
        If there is no such level.
    """
    levels = {level.id: level for level in plan.venue.levels}
    if level_id not in levels:
        raise UnknownNameError("level", level_id, known=levels)
    level, design = levels[level_id], style_for(plan, style)
    papers = [paper] if paper else [paper_of("A1-landscape"), paper_of("A1-portrait")]
    return min((_on(plan, level, ways=ways, style=design, paper=one) for one in papers), key=_scale)


def _scale(sheet: Sheet) -> float:
    return sheet.view.scale if sheet.view else 0.0


def _on(plan: Plan, level: Level, *, ways: StepFreeWays | None, style: Style, paper: Paper) -> Sheet:
    look = look_on(paper, style, languages=plan.event.languages)
    wide, high = paper.size
    edge, gap, bar = max(wide, high) * 0.017, max(wide, high) * 0.008, max(wide, high) * 0.064
    strip = look.cap("legend") * 21
    window = (edge, edge + strip + gap, wide - edge, high - bar - edge)
    low = (edge, edge, wide - edge, edge + strip)
    view = fitted(used_floor(plan.venue, level), window=window, turn=0.0, margin=look.cap("legend") * 2)
    layers = _map(plan, level, ways=ways, view=view, look=look)
    name = storey_name(plan.venue, level)
    heading = Heading(sign="\uf279", title=name, right=(plan.event.name, plan.venue.name))
    panels = [area(rounded(window, 2), look.colours.paper), area(rounded(low, 2), look.colours.white)]
    return Sheet(
        name=f"level-{level.id}",
        title=f"{name} · {plan.event.name}",
        page_mm=paper.size,
        background=look.colours.sheet,
        layers=(
            Layer(name="panels", marks=tuple(panels)),
            *layers,
            header(heading, place=(0, high - bar, wide, high), look=look),
            *bottom_strip(plan, place=low, view=view, look=look, layers=layers),
        ),
        view=view,
    )


def _map(plan: Plan, level: Level, *, ways: StepFreeWays | None, view: View, look: Look) -> list[Layer]:
    venue, ordinal = alone(plan.venue, level), level.ordinal
    wall = walls(venue, ordinal=ordinal, view=view, look=look)
    taken = Taken([wall_bands(wall)])
    exits = emergency_exits(venue, ordinal=ordinal, view=view, look=look, taken=taken, share=_TILE)
    doors = site_entrances(venue, ordinal=ordinal, view=view, look=look, taken=taken)
    stages = stage_areas(venue, ordinal=ordinal, view=view, look=look)
    dashes = [_step_free(plan, ways, view=view, look=look)] if ways else []
    drawn = [mark for layer in dashes for mark in layer.marks if isinstance(mark, Shape)]
    lines = [line.buffer(_CLEAR) for mark in drawn for line in mark.geometries]
    busy = [*boxes_of([exits, doors, stages]), *lines, *furnishings(venue, ordinal=ordinal, view=view)]
    rooms = room_labels(list(filter(is_for_visitors, units_of(venue, ordinal))), view=view, look=look, busy=busy)
    for place in boxes_of([rooms]):
        taken.take(place)
    venue = _without_marked_gates(venue, doors, view=view, look=look)
    signs = amenities(venue, ordinal=ordinal, view=view, look=look, taken=taken, choice=Choice(size=_TILE))
    return [
        floors(venue, ordinal=ordinal, view=view, look=look, tints=hall_tints(plan, look)),
        fixtures(venue, ordinal=ordinal, view=view, look=look),
        details(venue, ordinal=ordinal, view=view, look=look),
        stages,
        *dashes,
        wall,
        rooms,
        signs,
        exits,
        doors,
    ]


def _without_marked_gates(venue: Venue, doors: Layer, *, view: View, look: Look) -> Venue:
    """Return a venue without the amenities that say entrance where an arrow says it already."""
    arrows = shapely.union_all([part for mark in doors.marks if isinstance(mark, Shape) for part in mark.geometries])
    near = arrows.buffer(look.cap("tile"))
    told = {a.id for a in venue.amenities if near.contains(Point(view.point(a.point.x, a.point.y)))}
    kept = [a for a in venue.amenities if a.category != "entry" or a.id not in told]
    return replace(venue, amenities=tuple(kept))


def _step_free(plan: Plan, ways: StepFreeWays, *, view: View, look: Look) -> Layer:
    """Draw the ways without a step as dashed lines, and note every room that none leads to."""
    width = look.line("partition") * _WAY
    cut = [view.cut(line) for line in ways.lines]
    lines = tuple(part for part in cut if not part.is_empty)
    dash = (width * 3, width * 2)
    shape = Shape(geometries=lines, stroke=look.colours.info, width=width, dash=dash)
    label = Label.of(zh="无障碍路线", en="Step-free way")
    sample = Swatch(outline=LineString([(-0.5, 0), (0.5, 0)]), width=width, dash=dash)
    return Layer(
        name="step-free ways",
        marks=(shape,) if lines else (),
        keys=(Key(label=label, colour="", edge=look.colours.info, swatch=sample),) if lines else (),
        findings=tuple(_unreached(plan, name) for name in ways.unreached),
    )


def _unreached(plan: Plan, name: str) -> Finding:
    room = plan.venue.unit(name)
    point = room.polygon.representative_point()
    called = {code: room.number or room.name[code] or room.id for code in ("en", "zh")}
    return Finding(
        id=f"no-step-free-way-{room.id}",
        rule="no-step-free-way",
        severity="note",
        subject=room.id,
        place=Place(level=room.level, x=point.x, y=point.y),
        message=Label.of(
            en=f"No way without a step leads to {called['en']} from a lift or entrance of its storey.",
            zh=f"从本层电梯或入口没有无障碍路线通往{called['zh']}。",
        ),
    )
