"""The floor of an escape plan: what is walked on, what stands there, walls, and the routes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
import shapely.ops
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from venueplan.draw.escape.page import EscapeCase, EscapePage
from venueplan.draw.escape.symbols import SIGN, arrow_along
from venueplan.draw.fixed import OBSTACLE, ROUTE
from venueplan.draw.layers.floor.building import OPEN_UNITS, floor_kind, units_of
from venueplan.draw.layers.layer import Layer, area, name_paras
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.model import Finding, Label, Place, SignSite, Unit

STRUCTURE, PARTITION = 1.6, 0.6
"""Width of structural walls and of partitions, mm (ISO 23601:2020, 6 d)."""

_AISLE, _RIM = 1.1, 0.15
"""Narrower floor is no route, and routes keep so much off what stands beside them, metres (1.1: GB 50016 5.5.18)."""

_ARROW = 6.0
"""Length of an arrow on a route, mm."""


def floor_layers(case: EscapeCase, *, page: EscapePage, avoid: Sequence[BaseGeometry]) -> list[Layer]:
    """Return ground, routes, what stands on the floor, and walls; arrows keep off what is to be avoided, mm."""
    return [
        _ground(case, page=page),
        _routes(case, page=page, avoid=avoid),
        _obstacles(case, page=page),
        _walls(case, page=page),
    ]


def _ground(case: EscapeCase, *, page: EscapePage) -> Layer:
    """Draw the part in white, and quietly what lies around it; rooms that nobody may cross stay grey."""
    view, colours = page.view, page.look.colours
    levels = case.levels
    around = [view.cut(level.outline) for level in levels.values() if not level.outdoor]
    closed = [u.polygon for u in units_of(case.plan.venue, case.ordinal) if u.restricted or u.category == "opentobelow"]
    inside = shapely.union_all(closed).intersection(case.escape.part) if closed and not case.escape.hall else Point()
    marks: list[Mark] = [
        area([part for part in around if not part.is_empty], colours.sheet),
        area(view.cut(case.escape.part), colours.white),
    ]
    if inside.area > 0:
        marks.append(area(view.cut(inside), colours.service))
    return Layer(name="ground", marks=tuple(marks))


def _blocked(case: EscapeCase) -> list[BaseGeometry]:
    """Return everything on the part that nobody walks through, metres."""
    levels = case.levels
    booths = case.plan.floor_plan.booths if case.plan.floor_plan else ()
    things = [f.polygon for f in case.plan.venue.fixtures if f.level in levels and f.blocks]
    things += [booth.polygon for booth in booths if booth.level in levels]
    return [thing for thing in things if thing.intersects(case.escape.part)]


def _routes(case: EscapeCase, *, page: EscapePage, avoid: Sequence[BaseGeometry]) -> Layer:
    """Draw the floor by which people leave in light green, with arrows towards the exits."""
    lines = [*case.escape.routes, *(way.line for way in case.escape.ways)]
    free = case.escape.part.difference(shapely.union_all([*_blocked(case), *_rooms(case)]))
    aisles = shapely.get_parts(
        free.buffer(-_AISLE / 2, join_style="mitre").buffer(_AISLE / 2 - _RIM, join_style="mitre")
    )
    used = [piece for piece in aisles if any(piece.intersects(line) for line in lines)]
    cut = page.view.cut(shapely.union_all(used)) if used else Point()
    if not cut.area:
        return Layer(name="routes")
    arrows = tuple(_arrows(case, floor=cut.difference(shapely.union_all(list(avoid))), page=page))
    marks: list[Mark] = [area(cut, ROUTE, title=f"{SIGN}route")]
    if arrows:
        marks.append(area(arrows, page.look.colours.safety, title="arrows"))
    return Layer(name="routes", marks=tuple(marks))


def _rooms(case: EscapeCase) -> list[BaseGeometry]:
    """Return the rooms of a storey, with a rim for their walls: its routes are what lies between them."""
    if case.escape.hall:
        return []
    units = [u for u in units_of(case.plan.venue, case.ordinal) if not case.levels[u.level].outdoor]
    return [u.polygon for u in units if floor_kind(u, outdoor=False) not in {"way", "outdoor"}]


def _arrows(case: EscapeCase, *, floor: BaseGeometry, page: EscapePage) -> Iterator[BaseGeometry]:
    """Yield arrows along the routes, apart from each other and beside the ways from here."""
    inner = floor.buffer(-_ARROW * 0.25)
    shapely.prepare(inner)
    ways = shapely.union_all([page.view.to_page(way.line) for way in case.escape.ways])
    taken: list[BaseGeometry] = []
    for route in sorted(case.escape.routes, key=lambda line: (-round(line.length, 3), line.bounds)):
        line = page.view.to_page(route)
        assert isinstance(line, LineString)  # noqa: S101 - a moved line
        for at in np.arange(_ARROW, line.length, _ARROW / 2).tolist():
            shaft = shapely.ops.substring(line, at - _ARROW, at)
            straight = shaft.length < 1.02 * Point(shaft.coords[0]).distance(Point(shaft.coords[-1]))
            crowded = ways.distance(shaft) < _ARROW * 0.5 or any(shaft.distance(t) < _ARROW * 3 for t in taken)
            if straight and not crowded and inner.covers(shaft):
                taken.append(shaft)
                yield arrow_along(LineString([shaft.coords[0], shaft.coords[-1]]), width=_ARROW * 0.14)


def _obstacles(case: EscapeCase, *, page: EscapePage) -> Layer:
    view, colours = page.view, page.look.colours
    cuts = [view.cut(thing.intersection(case.escape.part)) for thing in _blocked(case)]
    shown = tuple(cut for cut in cuts if cut.area > 0)
    if not shown:
        return Layer(name="stands")
    shape = Shape(
        geometries=shown, fill=OBSTACLE, stroke=colours.booth_line, width=0.18, title=f"{SIGN}stand"
    )  # fmt: skip
    return Layer(name="stands", marks=(shape,))


def _gaps(case: EscapeCase) -> BaseGeometry:
    levels = case.levels
    doors = [o.line.buffer(0.06, cap_style="flat") for o in case.plan.venue.openings if o.level in levels]
    return shapely.union_all(doors)


def _partitions(case: EscapeCase) -> BaseGeometry:
    """Return the walls of all rooms of a storey without their doors, metres."""
    levels = case.levels
    rooms = [
        u.polygon.boundary
        for u in units_of(case.plan.venue, case.ordinal)
        if u.category not in OPEN_UNITS and not levels[u.level].outdoor
    ]
    return shapely.union_all(rooms).difference(_gaps(case))


def _walls(case: EscapeCase, *, page: EscapePage) -> Layer:
    """Draw the outline of the part as structural walls, all other walls as partitions; a column is one, too."""
    view, colours = page.view, page.look.colours
    outer = case.escape.part.boundary.difference(_gaps(case))
    inner = _partitions(case).difference(case.escape.part.boundary.buffer(0.3))
    mine, others = inner.intersection(case.escape.part), inner.difference(case.escape.part)
    marks = [
        _wall(others, page, colour=colours.wall_far, width=PARTITION, title="partition around"),
        _wall(mine, page, colour=colours.wall, width=PARTITION, title="partition"),
        _wall(outer, page, colour=colours.wall, width=STRUCTURE, title="structural wall"),
    ]
    columns = [
        view.cut(f.polygon)
        for f in case.plan.venue.fixtures
        if f.category in {"column", "wall"} and f.level in case.levels
        and f.polygon.intersects(case.escape.part)
    ]  # fmt: skip
    shown = tuple(column for column in columns if not column.is_empty)
    marks += [area(shown, colours.wall)] if shown else []
    return Layer(name="walls", marks=tuple(mark for mark in marks if mark.geometries))


def _wall(lines: BaseGeometry, page: EscapePage, *, colour: str, width: float, title: str) -> Shape:
    merged = shapely.line_merge(lines) if not lines.is_empty else lines
    cut = page.view.cut(merged)
    return Shape(
        geometries=() if cut.is_empty else (cut,), stroke=colour, width=width, round=True, title=title
    )  # fmt: skip


def room_names(case: EscapeCase, *, page: EscapePage, busy: Sequence[BaseGeometry]) -> Layer:
    """Write number or name into every room of a storey that visitors know; what finds no room is noted."""
    if case.escape.hall:
        return Layer(name="rooms")
    blocked = shapely.union_all(list(busy)).buffer(0.8) if busy else Point()
    marks: list[Mark] = []
    findings: list[Finding] = []
    for unit in units_of(case.plan.venue, case.ordinal):
        inside = unit.polygon.intersection(case.escape.part)
        if unit.restricted or not (unit.name or unit.number) or inside.area < unit.polygon.area * 0.5:
            continue
        cut = page.view.cut(inside)
        if cut.area < page.view.to_page(inside).area * 0.6:
            continue
        label = placed(cut.difference(blocked), _ladder(unit, page), pad=1.2)
        if label:
            marks += label.words
        else:
            findings.append(_unnamed(unit, case.site))
    return Layer(name="rooms", marks=tuple(marks), findings=tuple(findings))


def _ladder(unit: Unit, page: EscapePage) -> list[list[Para]]:
    look, ink = page.look, page.look.colours.ink
    number = [Para(text=unit.number, cap=3.2, floor=2.1, colour=ink, face="bold", role="room", most=1)]
    numbers = number if unit.number else []
    paras = [
        Para(text=para.text, cap=2.8, floor=2.05, colour=ink, face=para.face, role="room")
        for para in name_paras(unit.name, look, role="room-name", colour=ink)
    ]
    rungs = [[*numbers, *paras[:count]] for count in range(len(paras), -1, -1)]
    return [rung for rung in rungs if rung]


def _unnamed(unit: Unit, site: SignSite) -> Finding:
    point = unit.polygon.representative_point()
    return Finding(
        id=f"room-unnamed-{unit.id}",
        rule="label-dropped",
        severity="note",
        subject=unit.id,
        place=Place(level=unit.level, x=point.x, y=point.y),
        message=Label.of(
            zh=f"疏散图 {site.id} 上放不下“{unit.name or unit.number}”的名称",
            en=f"escape plan {site.id} has no room for the name of '{unit.name or unit.number}'",
        ),
    )
