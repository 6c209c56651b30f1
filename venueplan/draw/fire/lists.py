"""The lists of the set: exhibitors by stand number and by name, and the sheets themselves."""

from __future__ import annotations

from collections.abc import Sequence

from venueplan.draw.fire.phrases import phrase
from venueplan.draw.fire.table import Cell, Column, Table, said
from venueplan.draw.fire.tables import cell, words_of
from venueplan.draw.fixed import UNLET
from venueplan.draw.layers.page.index import sort_key
from venueplan.draw.maps.hall import grid_references
from venueplan.model import Booth, Label, Plan


def number_table(plan: Plan) -> Table:
    """Return every stand by its number, with who stands there; free ones say so."""
    grid = grid_references(plan)
    booths = sorted(
        plan.floor_plan.booths if plan.floor_plan else (), key=lambda b: (len(b.number), b.number, b.hall, b.id)
    )
    rows = [_booth_row(plan, booth, grid=grid.get(booth.id, "")) for booth in booths]
    return _exhibitor_table(rows, first="number", subjects=[booth.id for booth in booths])


def _booth_row(plan: Plan, booth: Booth, *, grid: str) -> tuple[Cell, ...]:
    names = [plan.event.exhibitor(exhibitor).name for exhibitor in plan.exhibitors_on(booth.id)]
    who = tuple(_one_line(name, plan) for name in names) or said(phrase("free"), words_of(plan), apart=False)
    return (
        cell(booth.number or booth.id, bold=True),
        Cell(paras=who, colour="" if names else UNLET),
        cell(f"{booth.area:.4g}"),
        cell(grid),
    )


def name_table(plan: Plan) -> Table:
    """Return every exhibitor by name (Chinese ones by pinyin) with each stand; who has none says so."""
    grid, languages = grid_references(plan), plan.event.languages
    order = sorted(plan.event.exhibitors, key=lambda one: (sort_key(one.name, languages), one.id))
    rows: list[tuple[Cell, ...]] = []
    subjects: list[str] = []
    for exhibitor in order:
        assignment = plan.allocation.by_exhibitor.get(exhibitor.id) if plan.allocation else None
        booths = [plan.floor_plan.booth(b) for b in assignment.booths] if assignment and plan.floor_plan else []
        name = cell(_one_line(exhibitor.name, plan))
        for booth in booths:
            number = cell(booth.number or booth.id, bold=True)
            rows.append((name, number, cell(f"{booth.area:.4g}"), cell(grid.get(booth.id, ""))))
            subjects.append(exhibitor.id)
        if not booths:
            rows.append((name, cell("–"), cell("–"), cell("")))
            subjects.append(exhibitor.id)
    return _exhibitor_table(rows, first="name", subjects=subjects)


def _exhibitor_table(rows: Sequence[tuple[Cell, ...]], *, first: str, subjects: Sequence[str]) -> Table:
    two = (Column(head=phrase("number"), share=18), Column(head=phrase("exhibitor"), share=78))
    more = (Column(head=phrase("square-metres"), share=13, align="right"), Column(head=phrase("grid"), share=13))
    return Table(
        name=f"by {first}",
        columns=(*(two if first == "number" else two[::-1]), *more),
        rows=tuple(rows),
        subjects=tuple(subjects),
    )


def _one_line(name: Label, plan: Plan) -> str:
    return "  ".join(said(name, words_of(plan)))


def contents_table(entries: Sequence[tuple[str, Label, str, str]], plan: Plan) -> Table:
    """Return the list of sheets: number, title, scale and paper."""
    look = words_of(plan)
    rows = [
        (cell(number, bold=True), cell("  ".join(said(title, look))), cell(scale), cell(paper))
        for number, title, scale, paper in entries
    ]
    return Table(
        name="contents",
        columns=(
            Column(head=phrase("sheet"), share=14, align="right"),
            Column(head=phrase("content"), share=90),
            Column(head=phrase("scale"), share=18, align="right"),
            Column(head=phrase("paper"), share=14),
        ),
        rows=tuple(rows),
        subjects=tuple(number for number, *_ in entries),
    )
