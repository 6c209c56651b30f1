"""Exits and loads of a hall: the catchment of each exit, the table of loads, and what was found where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from venueplan.draw.fire.case import MAP_SCALE, HallCase, chosen_paper, column_of, ground_of
from venueplan.draw.fire.column import FOOT, TABLE_SIDE, Column, about, column_for, scale_of
from venueplan.draw.fire.page import Content
from venueplan.draw.fire.table import Table, batched, columns_of, flow, further_boxes, height_of
from venueplan.draw.fire.tables import exit_table, hall_findings
from venueplan.draw.layers.floor.egress import catchment_colours, catchment_names, catchments
from venueplan.draw.layers.layer import Layer, Taken
from venueplan.draw.layers.markers import markers
from venueplan.draw.layers.page.dimensions import exit_marks
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View
from venueplan.model import HallEgress

_LEAST = 34.0
"""A table begins under another one only if this much height is left for it, mm."""


def exit_sheets(case: HallCase) -> Iterator[Content]:
    """Yield the map of catchments and findings with its tables, and a sheet for each further part of them."""
    paper, view = chosen_paper(case, side=TABLE_SIDE, most=MAP_SCALE)
    look = case.look(paper)
    ground = ground_of(case, view=view, look=look)
    exits = exit_marks(case.plan.venue, case.hall, codes=case.codes, view=view, look=look, taken=ground.taken)
    regions, names, fills = _regions(case, view=view, look=look, taken=ground.taken)
    found = markers(case.found, view=view, look=look, taken=ground.taken, links={})
    column = column_for(case, key="exits", paper=paper, side=TABLE_SIDE, look=look)
    content = Content(
        **about(case, "exits"),
        paper=paper,
        view=view,
        layers=(
            *ground.below,
            regions,
            *ground.above,
            names,
            exits,
            found,
            column.layer(),
            *scale_of(case.plan, view=view, look=look, side=TABLE_SIDE),
        ),
        shown=tuple(one.number for one in case.found),
    )
    yield from _with_tables(content, _tables(case, fills=fills), column=column, look=look)


def _regions(case: HallCase, *, view: View, look: Look, taken: Taken) -> tuple[Layer, Layer, list[str]]:
    """Return the catchments, their names, and their colours in the order of the exits."""
    egress, terrain = case.egress, case.terrain
    if egress is None or terrain is None:
        return Layer(name="catchments"), Layer(name="catchment names"), []
    parts = terrain.catchments(len(egress.exits))
    fills = catchment_colours(parts, look)
    regions = catchments(parts, fills, view=view, look=look)
    return regions, catchment_names(parts, egress, view=view, look=look, taken=taken), fills


def _tables(case: HallCase, *, fills: Sequence[str]) -> list[Table]:
    tables = []
    if case.egress is not None:
        tables.append(_exits(case, case.egress, fills=fills))
    if case.found:
        tables.append(hall_findings(case.plan, case.found, grid=case.grid))
    return tables


def _exits(case: HallCase, egress: HallEgress, *, fills: Sequence[str]) -> Table:
    return exit_table(case.plan, egress, ordinal=case.ordinal, pack=case.pack, fills=fills)


def _with_tables(content: Content, tables: Sequence[Table], *, column: Column, look: Look) -> Iterator[Content]:
    """Yield a map with tables in its column, one below the other, and a sheet for each further part of them."""
    bottom = _bottom(look)
    y, wide = column.y, column.right - column.left
    here: list[Layer] = []
    later: list[Layer] = []
    for table in tables:
        first: list[Box] = [(column.left, bottom, column.right, y)] if y - bottom >= _LEAST and not later else []
        parts = list(flow(table, chain(first, further_boxes(wide)), look=look))
        here, later = [*here, *parts[: len(first)]], [*later, *parts[len(first) :]]
        y -= height_of(table, look=look, width=wide) + 6.0
    if y - bottom > 8.0 and not later:
        here.append(Column(left=column.left, right=column.right, y=y, look=look).notes("how-shared").layer())
    yield replace(content, layers=(*content.layers, *here))
    for number, page in enumerate(batched(later, columns_of(wide)), 2):
        yield replace(content, name=f"{content.name}-{number}", paper="A3", view=None, layers=page, shown=())


def _bottom(look: Look) -> float:
    """Return where the tables of a column end, above scale bar and north arrow, mm."""
    return column_of(look.format, side=TABLE_SIDE)[1] + FOOT
