"""A foreign list as rows of text, whatever program wrote it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from venueplan.files.imports.documents import refuse
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.tables.delimited import Line, delimiter_of, lines_of
from venueplan.files.imports.tables.encoding import decoded
from venueplan.files.imports.tables.workbook import sheet_lines
from venueplan.files.untrusted.raw import read_bytes

MOST_COLUMNS = 400
WORKBOOKS = (".xlsx", ".xlsm")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
NOT_READ = {
    ".xls": "is a workbook of Excel 97; open it and save it as .xlsx",
    ".numbers": "is a list of Numbers; export it as CSV or XLSX",
    ".ods": "is an OpenDocument sheet; save it as .xlsx or CSV",
    ".pdf": "is a PDF, in which a list is only a picture; ask for the list as CSV or XLSX",
}
"""Files that are lists but are not read, and the way out."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Rows of cells, blank rows left away; each cell is on one line and stripped."""

    lines: tuple[Line, ...]
    blank: int


def read_grid(path: Path, *, settings: dict[str, str], ledger: Ledger) -> Grid:
    """Return the rows of a CSV file or of a sheet of a workbook.

    Parameters
    ----------
    settings
        What the planner says: ``encoding``, ``delimiter`` and ``sheet``; found out where it is missing.
    ledger
        Where it is noted what was found out.

    Raises
    ------
    InputError
        If the file cannot be read as a list.
    """
    suffix = path.suffix.casefold()
    if suffix in NOT_READ:
        refuse(path.name, NOT_READ[suffix])
    data = read_bytes(path, file=path.name)
    if suffix in WORKBOOKS or data.startswith(b"PK\x03\x04"):
        lines = _workbook(path, settings=settings, ledger=ledger)
    else:
        lines = _text(path, data, settings=settings, ledger=ledger)
    entities = [0]
    tidy = [Line(line.number, [_tidy(cell, entities) for cell in line.cells[:MOST_COLUMNS]]) for line in lines]
    if entities[0]:
        ledger.note(f"{entities[0]} cells held HTML entities such as &amp; and were read as the letters they mean")
    filled = tuple(line for line in tidy if any(line.cells))
    if not filled:
        refuse(path.name, "has no row with anything in it")
    return Grid(lines=filled, blank=len(tidy) - len(filled))


def _text(path: Path, data: bytes, *, settings: dict[str, str], ledger: Ledger) -> list[Line]:
    found = decoded(data, file=path.name, encoding=settings.get("encoding", ""))
    ledger.note(f"the text is {found.encoding} ({found.sure})")
    delimiter = settings.get("delimiter") or delimiter_of(found.text)
    name = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}.get(delimiter, repr(delimiter))
    if len(delimiter) != 1:
        refuse(path.name, f"cannot be split at {name}; a delimiter is one character")
    ledger.note(f"cells are separated by {name}")
    text, count = _ENTITY.subn(_letter, found.text) if delimiter == ";" else (found.text, 0)
    if count:
        ledger.note(f"{count} HTML entities such as &amp; were read as the letters they mean, before cells were split")
    return lines_of(text, delimiter=delimiter, file=path.name)


def _letter(entity: re.Match[str]) -> str:
    """Return what an entity means, whose semicolon would end the cell; what would end it itself stays as it is."""
    plain = html.unescape(entity[0])
    return entity[0] if plain in {";", '"', "\n", "\r"} else plain


def _workbook(path: Path, *, settings: dict[str, str], ledger: Ledger) -> list[Line]:
    name, lines, others = sheet_lines(path, sheet=settings.get("sheet", ""))
    ledger.note(f"the rows are those of sheet '{clean_text(name)}'")
    if others:
        ledger.warn(f"the workbook has other sheets that were not read: {', '.join(map(clean_text, others[:20]))}")
    return lines


def _tidy(cell: str, entities: list[int]) -> str:
    """Return a cell on one line: entities as letters, accents joined to their letters."""
    if "&" in cell and ";" in cell:
        plain = html.unescape(cell)
        entities[0] += plain != cell
        cell = plain
    if cell.isascii() and cell.isprintable():
        return " ".join(cell.split()) if "  " in cell else cell.strip()
    return clean_text(normalize("NFC", cell.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", "")))
