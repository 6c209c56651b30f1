"""A sheet of a workbook as rows of text, with merged cells filled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from venueplan.files.imports.documents import refuse
from venueplan.files.imports.tables.delimited import Line
from venueplan.files.schedules.workbook import read_sheets
from venueplan.files.untrusted.quoting import unknown

MOST_ROWS = 200_000
MOST_FILLED = 50_000
"""So many blank cells get the value of the merged cell they lie in."""


def sheet_lines(path: Path, *, sheet: str) -> tuple[str, list[Line], list[str]]:
    """Return the name of a sheet, its rows, and the names of the others; without a name the fullest sheet.

    Raises
    ------
    InputError
        If the file is no workbook that can be read, or has no such sheet.
    """
    sheets = read_sheets(path, most_rows=MOST_ROWS)
    if sheet and sheet not in sheets:
        refuse(path.name, unknown("sheet", sheet, known=list(sheets)))
    chosen = sheet or max(sheets, key=lambda name: len(sheets[name].cells), default="")
    if not chosen:
        refuse(path.name, "has no sheet")
    cells = sheets[chosen].cells
    _fill(cells, sheets[chosen].merged)
    lines = [Line(number, [text_of(cell) for cell in row]) for number, row in enumerate(cells, start=1)]
    return chosen, lines, [name for name in sheets if name != chosen]


def text_of(cell: Any) -> str:
    """Return the value of a cell as it would be typed.

    Examples
    --------
    >>> text_of(36.0), text_of(2.5), text_of(None), text_of(date(2026, 5, 16)), text_of(True)
    ('36', '2.5', '', '2026-05-16', 'yes')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.10g}"
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell)


def _fill(cells: list[list[Any]], merged: Iterable[tuple[int, int, int, int]]) -> None:
    """Give the first value of each merged range to the cells below it; beside it they stay empty."""
    left = MOST_FILLED
    for column, top, _, bottom in merged:
        last = min(bottom, len(cells))
        if not 1 <= top < last or len(cells[top - 1]) < column or left <= 0:
            continue
        value = cells[top - 1][column - 1]
        for row in cells[top:last]:
            row.extend([None] * (column - len(row)))
            row[column - 1] = value
        left -= last - top
