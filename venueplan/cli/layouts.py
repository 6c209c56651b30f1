"""Strategies of layout as a table and a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import dumps
from pathlib import Path

import typer

from venueplan import build
from venueplan.cli.telling import progress
from venueplan.model import ComparedLayout, Plan

PICTURE = Path("layouts.png")
"""The picture, unless another name is given."""

COLUMNS = ("strategy", "stands", "net_area", "net_share", "corner_share", "short", "revenue", "bound_share")
"""Columns of the table, in the order in which they are printed."""


def compare_layouts(plan: Plan, picture: Path, *, json: bool, quiet: bool) -> None:
    """Print a row for each strategy, the best first, and write the picture of all layouts."""
    build.check_picture(picture)
    with progress(quiet=quiet or json) as on_progress:
        compared = build.compare_plan(plan, on_progress=on_progress)
    build.write_comparison(plan, compared, path=picture)
    rows = [_row(each) for each in compared]
    currency = plan.event.prices.currency if plan.event.prices else None
    if json:
        typer.echo(dumps([{**row, "currency": currency} for row in rows], ensure_ascii=False))
    elif not quiet:
        for line in _table(rows):
            typer.echo(line)
        typer.echo(f"\n{picture}")


def _row(each: ComparedLayout) -> dict[str, object]:
    """Return what a strategy reaches: areas in m², shares of the halls and of the stands, revenue at list price."""
    return {
        "strategy": each.strategy,
        "stands": len(each.floor_plan.booths),
        "net_area": round(each.net, 2),
        "net_share": round(each.net_share, 4),
        "corner_share": round(each.corner_share, 4),
        "short": sum(count for _, _, count in each.floor_plan.shortfall),
        "revenue": each.floor_plan.revenue,
        "bound_share": round(each.bound / each.gross, 4) if each.gross else 0.0,
    }


def _table(rows: Sequence[Mapping[str, object]]) -> list[str]:
    lines = [list(COLUMNS), *([_cell(row[column]) for column in COLUMNS] for row in rows)]
    widths = [max(len(line[k]) for line in lines) for k in range(len(COLUMNS))]
    return ["  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) for line in lines]


def _cell(value: object) -> str:
    return "-" if value is None else f"{value}"
