"""Findings outside the halls, on the plan of their storey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.case import column_of, window_of
from venueplan.draw.fire.column import FOOT, TABLE_SIDE, begun, scale_of
from venueplan.draw.fire.page import Content
from venueplan.draw.fire.paper import look_on
from venueplan.draw.fire.phrases import of_hall
from venueplan.draw.fire.table import batched, columns_of, flow, further_boxes
from venueplan.draw.fire.tables import place_findings
from venueplan.draw.layers.floor.building import details, fixtures, floors, levels_of, walls
from venueplan.draw.layers.layer import Layer, Taken
from venueplan.draw.layers.markers import Numbered, markers
from venueplan.draw.paper.marks import Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View, fitted
from venueplan.model import Label, Plan

_AROUND = 10.0
"""Metres shown around a finding outdoors."""


def outside_sheets(plan: Plan, found: Sequence[Numbered]) -> Iterator[Content]:
    """Yield a sheet for every storey with findings outside its halls; those without a place are on none."""
    levels = {level.id: level for level in plan.venue.levels}
    placed = [one for one in found if one.finding.place and one.finding.place.level in levels]
    for ordinal in sorted({levels[one.finding.place.level].ordinal for one in placed if one.finding.place}):
        here = [one for one in placed if one.finding.place and levels[one.finding.place.level].ordinal == ordinal]
        yield from _storey(plan, here, ordinal=ordinal)


def _storey(plan: Plan, found: Sequence[Numbered], *, ordinal: int) -> Iterator[Content]:
    look = look_on("A3", languages=plan.event.languages)
    window = window_of("A3", side=TABLE_SIDE)
    view = fitted(subject_of(plan, found, ordinal=ordinal), window=window, turn=0.0, margin=8.0)
    title = of_hall("marked", storey_name(plan, ordinal=ordinal))
    column = begun(title, paper="A3", side=TABLE_SIDE, look=look)
    wide = column.right - column.left
    first = (column.left, column_of("A3", side=TABLE_SIDE)[1] + FOOT, column.right, column.y)
    parts = list(flow(place_findings(plan, found), chain([first], further_boxes(wide)), look=look))
    content = Content(
        name=f"fire-marked-level-{ordinal}",
        title=title,
        headings=(str(title),),
        view=view,
        layers=(
            *storey_layers(plan, ordinal=ordinal, view=view, look=look),
            markers(found, view=view, look=look, taken=Taken(), links={}),
            column.layer(),
            parts[0],
            *scale_of(plan, view=view, look=look, side=TABLE_SIDE),
        ),
        shown=tuple(one.number for one in found),
    )
    yield content
    for number, page in enumerate(batched(parts[1:], columns_of(wide)), 2):
        yield replace(content, name=f"{content.name}-{number}", view=None, layers=page, shown=())


def subject_of(plan: Plan, found: Sequence[Numbered], *, ordinal: int) -> BaseGeometry:
    """Return what a map of findings outside the halls must show: the buildings of the storey, and every finding."""
    levels = levels_of(plan.venue, ordinal).values()
    houses = [level.outline for level in levels if not level.outdoor] or [level.outline for level in levels]
    points = [Point(one.finding.place.x, one.finding.place.y) for one in found if one.finding.place]
    return shapely.union_all([*houses, *(point.buffer(_AROUND) for point in points)])


def storey_name(plan: Plan, *, ordinal: int) -> Label:
    """Return what a storey is called: the name of its first indoor level."""
    levels = sorted(levels_of(plan.venue, ordinal).values(), key=lambda level: (level.outdoor, level.id))
    return levels[0].name or Label.of(en=levels[0].id)


def storey_layers(plan: Plan, *, ordinal: int, view: View, look: Look) -> list[Layer]:
    """Draw the floors and walls of a storey as quiet ground."""
    venue = plan.venue
    return [
        floors(venue, ordinal=ordinal, view=view, look=look),
        details(venue, ordinal=ordinal, view=view, look=look),
        fixtures(venue, ordinal=ordinal, view=view, look=look),
        _thin(walls(venue, ordinal=ordinal, view=view, look=look)),
    ]


def _thin(layer: Layer) -> Layer:
    """Return walls as they are drawn at small scales."""
    marks = [replace(mark, width=mark.width / 4) for mark in layer.marks if isinstance(mark, Shape)]
    return replace(layer, marks=tuple(marks))
