"""An untrusted spreadsheet (.xlsx) as sheets of cells, within bounds."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.raw import read_bytes

MOST_BYTES = 256 * 2**20
"""Most bytes of all parts of a workbook, unpacked."""

MOST_ROWS, MOST_COLUMNS = 10_000, 1_000
"""Most rows and columns of a sheet."""

MOST_MERGED = 20_000
"""Most merged ranges of a sheet that are heeded."""

Cells = list[list[Any]]

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")


class Sheet(NamedTuple):
    """Cells of a sheet, and its merged ranges: first column and row, last column and row, from 1."""

    cells: Cells
    merged: tuple[tuple[int, int, int, int], ...]


def read_workbook(path: Path) -> dict[str, Cells]:
    """Return the cells of every sheet by its name, formulas as the values last computed, trailing blanks removed.

    Raises
    ------
    InputError
        If the file is no workbook, unpacks to more than 256 MB, or a sheet has more than 10,000 rows.
    """
    return {name: sheet.cells for name, sheet in read_sheets(path, most_rows=MOST_ROWS).items()}


def read_sheets(path: Path, *, most_rows: int) -> dict[str, Sheet]:
    """Return every sheet by its name, with its merged ranges.

    Parameters
    ----------
    most_rows
        A sheet of more rows is refused.

    Raises
    ------
    InputError
        As :func:`read_workbook`.
    """
    path = Path(path)
    data = read_bytes(path, file=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        _refuse(path, "is not a spreadsheet in the form of .xlsx")
    if size > MOST_BYTES:
        _refuse(path, f"unpacks to {size / 2**20:.0f} MB; at most {MOST_BYTES // 2**20} MB can be read")
    # openpyxl reads XML with defusedxml where that is installed, and it is a dependency; loading it takes a while.
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return {
                sheet.title: Sheet(_cells(path, sheet, most_rows=most_rows), _merged(packed, sheet))
                for sheet in book.worksheets
            }
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a broken part makes it raise
        _refuse(path, f"cannot be read as a spreadsheet ({type(error).__name__})")


def _cells(path: Path, sheet: Any, *, most_rows: int) -> Cells:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    rows = list(islice(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), most_rows + 1))
    if len(rows) > most_rows:
        _refuse(path, f"sheet '{sheet.title[:40]}' has more than {most_rows:,} rows; split it")
    return [_trimmed(list(row)) for row in rows]


def _merged(packed: zipfile.ZipFile, sheet: Any) -> tuple[tuple[int, int, int, int], ...]:
    """Return the merged ranges of a sheet, which openpyxl does not read where it reads row by row."""
    part = packed.read(sheet._worksheet_path)  # noqa: SLF001  # nothing else names the part of a sheet
    found = islice(_MERGED.finditer(part, max(part.rfind(b"</sheetData"), 0)), MOST_MERGED)
    return tuple((_column(m[1]), int(m[2]), _column(m[3]), int(m[4])) for m in found)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _trimmed(row: list[Any]) -> list[Any]:
    while row and (row[-1] is None or row[-1] == ""):
        row.pop()
    return row


def _refuse(path: Path, message: str) -> NoReturn:
    raise InputError([Problem(file=path.name, message=message)])
