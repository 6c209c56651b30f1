"""An untrusted spreadsheet (.xlsx) as sheets of cells, within bounds."""

from __future__ import annotations

import io
import zipfile
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.raw import read_bytes

MOST_BYTES = 256 * 2**20
"""Most bytes of all parts of a workbook, unpacked."""

MOST_ROWS, MOST_COLUMNS = 10_000, 1_000
"""Most rows and columns of a sheet."""

Cells = list[list[Any]]


def read_workbook(path: Path) -> dict[str, Cells]:
    """Return the cells of every sheet by its name, formulas as the values last computed, trailing blanks removed.

    Raises
    ------
    InputError
        If the file is no workbook, unpacks to more than 256 MB, or a sheet has more than 10,000 rows.
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
        return {sheet.title: _cells(path, sheet) for sheet in book.worksheets}
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a broken part makes it raise
        _refuse(path, f"cannot be read as a spreadsheet ({type(error).__name__})")


def _cells(path: Path, sheet: Any) -> Cells:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    rows = list(islice(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        _refuse(path, f"sheet '{sheet.title[:40]}' has more than {MOST_ROWS:,} rows; split it")
    return [_trimmed(list(row)) for row in rows]


def _trimmed(row: list[Any]) -> list[Any]:
    while row and (row[-1] is None or row[-1] == ""):
        row.pop()
    return row


def _refuse(path: Path, message: str) -> NoReturn:
    raise InputError([Problem(file=path.name, message=message)])
