"""Cells and rows of CSV files that spreadsheets open as they are meant."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = re.compile(r"[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)


def number(value: float) -> str:
    """Return a number without an idle ``.0``.

    Examples
    --------
    >>> number(9.0), number(2.456)
    ('9', '2.46')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as CSV in UTF-8 with byte order mark; no cell is run as a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: such a cell gets a leading apostrophe.

    Source: OWASP, CSV Injection.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell) else cell
