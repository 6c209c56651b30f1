"""Maps for a report on the screen: findings and aisle widths, travel distances, catchments, hall by hall."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shapely import box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.case import Ground, HallCase, ground_of, lies_in
from venueplan.draw.fire.paper import look_on
from venueplan.draw.fire.phrases import phrase
from venueplan.draw.fire.plan import faults_of
from venueplan.draw.fire.site import storey_layers, storey_name, subject_of
from venueplan.draw.fire.table import said
from venueplan.draw.layers.floor.booths import booth_labels
from venueplan.draw.layers.floor.egress import catchment_colours, catchment_names, catchments, longest_way
from venueplan.draw.layers.floor.terrain import Terrain, bands_of, contours, distance_bands
from venueplan.draw.layers.layer import Layer, Taken, area, text
from venueplan.draw.layers.markers import Numbered, markers, numbered
from venueplan.draw.layers.page.dimensions import aisle_widths, clear_zones, exit_marks
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.paper.vector.inline import inline_svg
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View, fitted
from venueplan.model import HallEgress, Label, Plan, Report
from venueplan.rules import RulePack

WIDE, NARROW = 240.0, 150.0
"""Width of a map that fills the page, and of one that shares it with another, mm."""

_EDGE, _KEY, _LINE = 14.0, 7.0, 5.0
"""Space around a hall for its doors, height of a line that explains colours, and of every further one, mm."""

Entry = tuple[str, str]
"""A colour and what it stands for."""


@dataclass(frozen=True, kw_only=True)
class InlineMap:
    """A map in a report.

    Attributes
    ----------
    place
        Id of the hall, or ``level-`` and the ordinal of a storey.
    title
        What the hall or storey is called.
    kind
        ``findings``, ``distances`` or ``catchments``.
    caption
        What the map shows.
    svg
        The picture, ready for HTML.
    shown
        Numbers of the findings drawn on it.
    """

    place: str
    title: Label
    kind: str
    caption: Label
    svg: str
    shown: tuple[int, ...] = ()


def draw_report_maps(
    plan: Plan, report: Report, *, egress: Sequence[HallEgress], pack: RulePack
) -> tuple[InlineMap, ...]:
    """Draw the maps of a report: for each hall findings with aisle widths, distances, catchments; then the storeys.

    Every finding with a place is drawn once, as a disc with its number that leads to ``#finding-`` and the number:
    findings are numbered from 1 in the order of the report.
    """
    found = numbered(report.findings)
    measured = {one.hall: one for one in egress}
    maps: list[InlineMap] = []
    elsewhere = list(found)
    for hall in plan.venue.halls:
        mine = tuple(one for one in elsewhere if lies_in(one, hall))
        elsewhere = [one for one in elsewhere if one not in mine]
        case = HallCase(plan=plan, hall=hall, pack=pack, egress=measured.get(hall.id), found=mine)
        maps += _of_hall(case)
    return (*maps, *_storeys(plan, elsewhere))


def _of_hall(case: HallCase) -> Iterator[InlineMap]:
    yield _findings(case)
    if case.egress is not None and case.terrain is not None:
        yield _distances(case, case.terrain, egress=case.egress)
        yield _catchments(case, case.terrain, egress=case.egress)


def _findings(case: HallCase) -> InlineMap:
    """Draw stands with numbers, aisle widths, and a numbered disc at every finding."""
    view, look, ground = _page(case, width=WIDE)
    exits = exit_marks(case.plan.venue, case.hall, codes=case.codes, view=view, look=look, taken=ground.taken)
    numbers = booth_labels(replace(case.plan, allocation=None), case.booths, view=view, look=look)
    for place in boxes_of([numbers]):
        ground.taken.take(place)
    aisles = case.egress.aisles if case.egress else ()
    widths, _ = aisle_widths(aisles, faults=faults_of(case), view=view, look=look, taken=ground.taken)
    found = markers(case.found, view=view, look=look, taken=ground.taken, links=_links(case.found))
    zones = clear_zones(case.zones, view=view, look=look)
    layers = (*ground.below, zones, *ground.above, numbers, widths, exits, found)
    return _drawn(case, "findings", layers=layers, view=view, shown=tuple(one.number for one in case.found))


def _distances(case: HallCase, terrain: Terrain, *, egress: HallEgress) -> InlineMap:
    limit = case.limit.value if case.limit else None
    bands = bands_of(terrain, limit=limit)
    key = key_lines([(band.fill, f"{band.low:g}–{band.high:.3g}") for band in bands], look=_look(case.plan))
    view, look, ground = _page(case, width=NARROW, key=len(key))
    exits = exit_marks(case.plan.venue, case.hall, codes=case.codes, view=view, look=look, taken=ground.taken)
    way = longest_way(egress, view=view, look=look, taken=ground.taken)
    lines = contours(terrain, limit=limit, view=view, look=look, taken=ground.taken)
    areas = distance_bands(terrain, bands, view=view, look=look)
    layers = (*ground.below, areas, lines.lines, *ground.above, lines.metres, way, exits, _key(key, look=look))
    return _drawn(case, "distances", layers=layers, view=view)


def _catchments(case: HallCase, terrain: Terrain, *, egress: HallEgress) -> InlineMap:
    parts = terrain.catchments(len(egress.exits))
    fills = catchment_colours(parts, _look(case.plan))
    key = key_lines(list(zip(fills, case.codes.values(), strict=True)), look=_look(case.plan))
    view, look, ground = _page(case, width=NARROW, key=len(key))
    exits = exit_marks(case.plan.venue, case.hall, codes=case.codes, view=view, look=look, taken=ground.taken)
    names = catchment_names(parts, egress, view=view, look=look, taken=ground.taken)
    regions = catchments(parts, fills, view=view, look=look)
    layers = (*ground.below, regions, *ground.above, names, exits, _key(key, look=look))
    return _drawn(case, "catchments", layers=layers, view=view)


def _look(plan: Plan) -> Look:
    return look_on("A3", languages=plan.event.languages)


def _page(case: HallCase, *, width: float, key: int = 1) -> tuple[View, Look, Ground]:
    """Return how a hall lies on a picture of a width over lines of its key, and its floor without anything around."""
    look = _look(case.plan)
    view = _filling(case.hall.polygon, width=width, turn=case.grid.turn, foot=_KEY + (key - 1) * _LINE)
    ground = ground_of(case, view=view, look=look)
    floor = Layer(name="floor", marks=(area(view.to_page(case.hall.polygon), look.colours.floor),))
    above = tuple(replace(layer, marks=layer.marks[-1:]) if layer.name == "walls" else layer for layer in ground.above)
    return view, look, replace(ground, below=(floor,), above=above)


def _filling(shape: BaseGeometry, *, width: float, turn: float, foot: float = _KEY) -> View:
    """Return the view of a shape that fills a picture of a width over its foot; its height follows."""
    rough = fitted(shape, window=(0.0, 0.0, width, width), turn=turn)
    left, bottom, right, top = rough.to_page(shape).bounds
    grow = min((width - 2 * _EDGE) / (right - left), (width * 0.85 - 2 * _EDGE) / (top - bottom))
    high = (top - bottom) * grow + 2 * _EDGE + foot
    window: Box = (0.0, foot, width, high)
    return replace(rough, at=(width / 2, (high + foot) / 2), scale=rough.scale / grow, window=window)


def key_lines(entries: Sequence[Entry], *, look: Look) -> list[list[tuple[float, Entry]]]:
    """Return the entries of a key in lines that a narrow picture holds, each with where it begins, mm."""
    lines: list[list[tuple[float, Entry]]] = [[]]
    x = 4.0
    for entry in entries:
        wide = 7.2 + width_of(entry[1], look.cap("table"))
        if lines[-1] and x + wide > NARROW - 2.0:
            lines.append([])
            x = 4.0
        lines[-1].append((x, entry))
        x += wide + 4.0
    return lines


def _key(lines: Sequence[Sequence[tuple[float, Entry]]], *, look: Look) -> Layer:
    """Explain colours along the foot of a picture."""
    marks: list[Mark] = []
    for above, line in enumerate(reversed(lines)):
        y = 1.5 + above * _LINE
        for x, (fill, name) in line:
            marks.append(area(box(x, y, x + 6.0, y + 3.4), fill, stroke=look.colours.wall, width=0.13))
            at = (x + 7.2, y + 0.7)
            marks.append(text(name, at=at, cap=look.cap("table"), colour=look.colours.ink, role="legend"))
    return Layer(name="key", marks=tuple(marks))


def _drawn(case: HallCase, kind: str, *, layers: Sequence[Layer], view: View, shown: tuple[int, ...] = ()) -> InlineMap:
    caption = phrase(f"map-{kind}")
    marks = tuple(mark for layer in layers for mark in layer.marks)
    return InlineMap(
        place=case.hall.id,
        title=case.hall.name,
        kind=kind,
        caption=caption,
        svg=inline_svg(marks, size=(view.window[2], view.window[3]), title=_told(case.plan, case.hall.name, caption)),
        shown=shown,
    )


def _told(plan: Plan, *labels: Label) -> str:
    """Return what a map shows, for who does not see it."""
    look = _look(plan)
    return " · ".join(" ".join(said(label, look)) for label in labels)


def _links(found: Sequence[Numbered]) -> Mapping[int, str]:
    return {one.number: f"#finding-{one.number}" for one in found}


def _storeys(plan: Plan, found: Sequence[Numbered]) -> Iterator[InlineMap]:
    """Yield a map of every storey with findings outside its halls."""
    levels = {level.id: level for level in plan.venue.levels}
    placed = [(levels[one.finding.place.level].ordinal, one) for one in found if one.finding.place]
    look = _look(plan)
    for ordinal in sorted({ordinal for ordinal, _ in placed}):
        here = [one for storey, one in placed if storey == ordinal]
        view = _filling(subject_of(plan, here, ordinal=ordinal), width=WIDE, turn=0.0)
        storey = storey_layers(plan, ordinal=ordinal, view=view, look=look)
        shown = markers(here, view=view, look=look, taken=Taken(), links=_links(here))
        marks = tuple(mark for layer in (*storey, shown) for mark in layer.marks)
        size, name = (view.window[2], view.window[3]), storey_name(plan, ordinal=ordinal)
        yield InlineMap(
            place=f"level-{ordinal}",
            title=name,
            kind="findings",
            caption=phrase("map-findings"),
            svg=inline_svg(marks, size=size, title=_told(plan, name, phrase("map-findings"))),
            shown=tuple(one.number for one in here),
        )
