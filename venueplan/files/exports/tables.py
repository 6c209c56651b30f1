"""What a plan holds as tables: one per feature type, and one of the booths; every writer reads the same ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from shapely.geometry.base import BaseGeometry

from venueplan.files.venue.features import KINDS, FeatureKind
from venueplan.model import Booth, Label, Plan

SHAPES = {"outline": "MULTIPOLYGON", "polygon": "POLYGON", "line": "LINESTRING", "point": "POINT"}
"""Geometry of a table, by the attribute in which a noun has it."""

Cell = str | float | int | bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """Features of one type.

    Attributes
    ----------
    columns
        Names, and the type of the cells: ``str``, ``int``, ``float`` or ``bool``.
    shapes
        In metres on the plan, one for each row.
    geometry
        ``MULTIPOLYGON``, ``POLYGON``, ``LINESTRING`` or ``POINT``.
    """

    name: str
    columns: tuple[tuple[str, type], ...]
    rows: tuple[tuple[Cell, ...], ...]
    shapes: tuple[BaseGeometry, ...]
    geometry: str


def tables_of(plan: Plan) -> tuple[Table, ...]:
    """Return every table of a plan that has rows: levels first, booths last."""
    found = [_of_nouns(plan, name, kind=kind) for name, kind in KINDS.items()]
    return tuple(table for table in (*found, booth_table(plan)) if table.rows)


def booth_table(plan: Plan) -> Table:
    """Return the booths of a plan and who stands there: ids of exhibitors, separated by ``;``, the holder first."""
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    holders = holders_of(plan)
    languages = plan.event.languages
    columns = {"id": str, "number": str, "hall": str, "level": str, "zone": str, "row": str, "area": float}
    columns |= {"open_sides": int, "kind": str, "blocked": bool, "exhibitors": str}
    columns |= {f"name_{code}": str for code in languages}
    rows = tuple(_booth_row(plan, booth, holders=holders.get(booth.id, ())) for booth in booths)
    return Table(
        name="booth",
        columns=tuple(columns.items()),
        rows=rows,
        shapes=tuple(booth.polygon for booth in booths),
        geometry="POLYGON",
    )


def _booth_row(plan: Plan, booth: Booth, *, holders: Sequence[str]) -> tuple[Cell, ...]:
    names = [plan.event.exhibitor(name).name for name in holders]
    return (
        booth.id,
        booth.number,
        booth.hall,
        booth.level,
        booth.zone,
        booth.row,
        round(booth.area, 2),
        booth.open_sides,
        booth.kind,
        booth.blocked,
        ";".join(holders),
        *("; ".join(name[code] for name in names if name[code]) for code in plan.event.languages),
    )


def holders_of(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the exhibitors by booth, the holder first, then those who share the stand."""
    if plan.allocation is None:
        return {}
    guests: dict[str, list[str]] = defaultdict(list)
    for exhibitor in plan.event.exhibitors:
        if exhibitor.shares_with:
            guests[exhibitor.shares_with].append(exhibitor.id)
    return {
        booth: tuple(dict.fromkeys((*holders, *(guest for holder in holders for guest in guests[holder]))))
        for booth, holders in plan.allocation.by_booth.items()
    }


def _of_nouns(plan: Plan, name: str, *, kind: FeatureKind) -> Table:
    nouns = getattr(plan.venue, kind.plural)
    columns = dict(_columns(kind, nouns))
    return Table(
        name=name,
        columns=tuple(columns.items()),
        rows=tuple(tuple(_cell(noun, column) for column in columns) for noun in nouns),
        shapes=tuple(getattr(noun, kind.geometry) for noun in nouns),
        geometry=SHAPES[kind.geometry],
    )


def _columns(kind: FeatureKind, nouns: Sequence[Any]) -> Iterator[tuple[str, type]]:
    """Yield a column for each attribute: one for each language of a name and each set-up of capacities."""
    hints = get_type_hints(kind.noun)
    for field in fields(kind.noun):
        if field.name == kind.geometry:
            continue
        if hints[field.name] is Label:
            codes = sorted({code for noun in nouns for code, _ in getattr(noun, field.name).texts})
            yield from ((f"{field.name}_{code}", str) for code in codes)
        elif field.name == "capacity":
            setups = sorted({setup for noun in nouns for setup, _ in noun.capacity})
            yield from ((f"capacity_{setup}", int) for setup in setups)
        else:
            yield field.name, hints[field.name] if hints[field.name] in {int, float, bool} else str


def _cell(noun: Any, column: str) -> Cell:
    head, _, tail = column.partition("_")
    if head == "name":
        return str(noun.name[tail])
    if head == "capacity" and not hasattr(noun, column):
        return int(dict(noun.capacity).get(tail, 0))
    value: Any = getattr(noun, column)
    return ";".join(value) if isinstance(value, tuple) else value
