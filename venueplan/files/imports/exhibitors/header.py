"""Where the header of a list is, and what its columns say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from venueplan.files.imports.documents import refuse
from venueplan.files.imports.exhibitors.words import meaning_of
from venueplan.files.imports.tables import Line
from venueplan.files.untrusted.quoting import shown

DEEPEST = 60
"""The header is looked for in so many rows that are not blank."""

_NUMBERED = re.compile(r"(?<![mt^])\d", re.IGNORECASE)
"""A number other than that of m2 and ft2."""

_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True, kw_only=True)
class Header:
    """The header of a list.

    Attributes
    ----------
    index
        Place of the first row below it among the rows that are not blank.
    number
        Its line in the file.
    headings
        Of every column; empty where it has none.
    columns
        Place of the column by what it says: ``area``, ``booth``, ``name_en``; names without a language are ``name``.
    """

    index: int
    number: int
    headings: tuple[str, ...]
    columns: dict[str, int]


def find_header(lines: Sequence[Line], *, number: int, file: str) -> Header:
    """Return the header: the row that names most of what is looked for, together with a second row of headings.

    Parameters
    ----------
    number
        Its line as the planner says it, or 0 to look for it.

    Raises
    ------
    InputError
        If no row names exhibitors, or there is no such line.
    """
    if number:
        index = next((place for place, line in enumerate(lines) if line.number == number), -1)
        if index < 0:
            refuse(file, f"line {number}, where the mapping says the header is, is blank or beyond the end")
    else:
        worth = [_worth(line.cells) for line in lines[:DEEPEST]]
        index = worth.index(max(worth))
    first = lines[index].cells
    below = lines[index + 1].cells if index + 1 < len(lines) else []
    stacked = _stacked(first, below)
    second = _worth(below) >= 2 and _worth(first) > 0 and len(columns_of(stacked)) > len(columns_of(first))
    headings = stacked if second else first
    return Header(
        index=index + 1 + second,
        number=lines[index].number,
        headings=tuple(headings),
        columns=columns_of(headings),
    )


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """Return the place of the surest column for everything that headings say, the first one among equals.

    Examples
    --------
    >>> columns_of(["No.", "展商名称", "Company (English)", "Area sqm", "Booth"])
    {'name': 1, 'name_en': 2, 'area': 3, 'booth': 4}
    >>> columns_of(["展商名称", "Company"])
    {'name_zh': 0, 'name_en': 1}
    """
    said = [meaning_of(heading) for heading in headings]
    unsaid = [place for place, (what, language, _) in enumerate(said) if what == "name" and not language]
    scripts = {place: "zh" if _HAN.search(headings[place]) else "en" for place in unsaid}
    both = len(set(scripts.values())) == 2  # 展商名称 beside Company: each heading is in the language of its names
    best: dict[str, tuple[int, int]] = {}
    for place, (what, stated, sure) in enumerate(said):
        language = scripts.get(place, stated) if both else stated
        key = f"{what}_{language}" if language else what
        if what and sure > best.get(key, (0, 0))[0]:
            best[key] = (sure, place)
    return {key: place for key, (_, place) in sorted(best.items(), key=lambda item: item[1][1])}


def refuse_nameless(header: Header, *, file: str) -> None:
    """Raise if no column holds the names of exhibitors.

    Raises
    ------
    InputError
        With the headings that were found, and the way out.
    """
    if not any(key.split("_")[0] == "name" for key in header.columns):
        found = ", ".join(shown(heading) for heading in header.headings[:8] if heading) or "none"
        message = (
            f"no column is known to hold the names of exhibitors (headings found: {found}); say in a mapping which one "
            'does, with [columns] name = "…" and, where the header is elsewhere, [table] header = its line'
        )
        refuse(file, message, where=f"line {header.number}")


def _worth(cells: Sequence[str]) -> int:
    """Return how many different things a row names as headings would: with few letters, and with no number."""
    said = {meaning_of(cell)[:2] for cell in cells if cell and len(cell) <= 60 and not _NUMBERED.search(cell)}
    found = {(what, language) for what, language in said if what}
    return len(found) + any(what == "name" for what, _ in found) if found else 0


def _stacked(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return headings of two rows; a heading over several columns goes with each of those below it."""
    found, last = [], ""
    for place in range(max(len(above), len(below))):
        upper = above[place] if place < len(above) else ""
        lower = below[place] if place < len(below) else ""
        last = upper or (last if lower else "")
        found.append(" ".join(part for part in (last, lower) if part))
    return found
