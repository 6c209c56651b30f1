"""Text as rows of cells: which character separates them is found out."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import islice
from typing import NamedTuple

from venueplan.files.imports.documents import refuse

DELIMITERS = ("\t", ";", "|", ",")
"""Whatever may separate cells; among equals the one that seldom stands in a cell."""

SAMPLE = 100
"""So many rows tell the delimiter."""


class Line(NamedTuple):
    """A row: its line in the file, and its cells."""

    number: int
    cells: list[str]


def delimiter_of(text: str) -> str:
    r"""Return the character that separates the cells of most rows into equally many.

    Examples
    --------
    >>> delimiter_of("Expo, 2026\nname;area\nAda;36,5\nBob;9,0\n"), delimiter_of("a\tb\n1\t2\n")
    (';', '\t')
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> int:
    """Return how many separators stand in rows of the most frequent width."""
    head = StringIO(text[:200_000], newline="")
    try:
        widths = Counter(len(row) for row in islice(csv.reader(head, delimiter=delimiter), SAMPLE) if any(row))
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def lines_of(text: str, *, delimiter: str, file: str) -> list[Line]:
    """Return all rows of a text, blank ones too.

    Raises
    ------
    InputError
        If quotes are never closed, so that a cell is longer than 131,072 letters.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    found: list[Line] = []
    line = 1
    try:
        for cells in reader:
            found.append(Line(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        refuse(file, f"is not CSV ({error}); check the double quotes from here on", where=f"line {line}")
    return found
