"""Rows of a list as requests: each cell understood, or its row refused with line, value and way out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from unicodedata import normalize

from venueplan.files.imports.around import booth_key
from venueplan.files.imports.exhibitors.words import NO, SIDES, TOTALS, YES, plain
from venueplan.files.imports.tables import Line, NumberError, Sizes, area_in, real_in
from venueplan.files.untrusted.quoting import shown

LONGEST_RUN = 60
"""``A1-A60`` is a run of booths, ``A1-A999`` is a slip of the pen."""

_APART = re.compile(r"\s*(?:[,;/、&+\n|]|\band\b|\bund\b|\bet\b|和|及)\s*")
_RUN = re.compile(r"(?P<head>\S*?)(?P<low>\d{1,4})\s*(?:-|–|—|~|至|to|bis)\s*(?P<again>\S*?)(?P<high>\d{1,4})")
_WORDS = re.compile(r"\s*[,;、/|]\s*")


@dataclass(kw_only=True)
class Request:
    """One exhibitor as far as the rows of the list say it.

    Attributes
    ----------
    line
        The first of its rows.
    names
        By language; the empty one where the column does not say.
    area
        m²; 0 where no row says it.
    booths
        As written, each once.
    said
        Other properties of ``exhibitors.csv`` as text.
    zone, hall
        As written.
    lines
        All of its rows.
    """

    line: int
    names: dict[str, str]
    area: float = 0.0
    booths: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    zone: str = ""
    hall: str = ""
    count: int = 0
    lines: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name in whatever language, for sentences."""
        return next(iter(self.names.values()), "")


class RowError(ValueError):
    """A row cannot be used; the text is what stands in the report."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How the rows of one list are read.

    Attributes
    ----------
    columns
        Place of the column by what it says.
    areas, sizes
        How numbers are meant in the column of areas and in that of sizes.
    """

    columns: Mapping[str, int]
    areas: Sizes
    sizes: Sizes

    def request(self, line: Line) -> Request:
        """Return what one row says.

        Raises
        ------
        RowError
            If a cell cannot be understood.
        """
        cells = {what: line.cells[place] for what, place in self.columns.items() if place < len(line.cells)}
        cells = {what: cell for what, cell in cells.items() if cell and cell not in {"-", "—", "/", "n/a", "N/A"}}
        names = {what.partition("_")[2]: cell for what, cell in cells.items() if what.split("_")[0] == "name"}
        if any(plain(name) in TOTALS for name in names.values()):
            raise RowError("sums up other rows")
        for what, cell in cells.items():
            if cell.startswith("#") and cell.rstrip("!?").isupper():
                raise RowError(f"{what} {shown(cell)} is an error of the spreadsheet; mend the formula")
        return Request(
            line=line.number,
            names=names,
            area=self._area(cells),
            booths=booths_in(cells.get("booth", "")),
            said={what: said for what, meant in _CELLS.items() if what in cells and (said := meant(what, cells[what]))}
            | _sides(cells),
            zone=cells.get("zone", ""),
            hall=cells.get("hall", ""),
            count=int(_real("count", cells["count"])) if "count" in cells else 0,
            lines=[line.number],
        )

    def _area(self, cells: Mapping[str, str]) -> float:
        """Return the area that a row says, by its area or else by its size."""
        for what, sizes in (("area", self.areas), ("size", self.sizes)):
            if what in cells:
                try:
                    return area_in(cells[what], sizes=sizes)
                except NumberError as error:
                    if what == "size":
                        return 0.0  # sizes are often words, such as 'raw space'
                    raise RowError(f"area {shown(cells[what])} {error}") from None
        return 0.0


def booths_in(text: str) -> list[str]:
    """Return the numbers of booths that a cell names, each once, runs written out.

    Examples
    --------
    >>> booths_in("A12, A13"), booths_in("A9-A11/B1"), booths_in("12-14"), booths_in("A12-14")
    (['A12', 'A13'], ['A9', 'A10', 'A11', 'B1'], ['12', '13', '14'], ['A12', 'A13', 'A14'])
    >>> booths_in("3-B12"), booths_in("1-12"), booths_in("01-03")
    (['3-B12'], ['1-12'], ['01', '02', '03'])
    """
    found: dict[str, str] = {}
    for part in _APART.split(normalize("NFKC", text)):
        for number in _run(part.strip()):
            if number:
                found.setdefault(booth_key(number), number)
    return list(found.values())


def _run(text: str) -> list[str]:
    run = _RUN.fullmatch(text)
    if run is None or run["again"].casefold() not in {"", run["head"].casefold()}:
        return [text]
    low, high = int(run["low"]), int(run["high"])
    bare = not run["head"] or run["low"].startswith("0")  # 1-12 is booth 12 of hall 1, 01-12 a run
    if not low < high <= low + LONGEST_RUN or (bare and len(run["low"]) != len(run["high"])):
        return [text]
    return [f"{run['head']}{number:0{len(run['low'])}d}" for number in range(low, high + 1)]


def _real(what: str, cell: str) -> float:
    try:
        return real_in(re.sub(r"(?i)\s*(kw|eur|usd|rmb|元|€|\$|￥|¥)\s*", "", cell))
    except NumberError as error:
        raise RowError(f"{what} {shown(cell)} {error}") from None


def _number(what: str, cell: str) -> str:
    return f"{_real(what, cell):.10g}"


def _whole(what: str, cell: str) -> str:
    value = _real(what, cell)
    if value != int(value) or value > 10**6:
        raise RowError(f"{what} {shown(cell)} is not a whole number up to 1,000,000")
    return str(int(value))


def _yes_no(what: str, cell: str) -> str:
    word = cell.casefold()
    if word in NO:
        return ""
    if word not in YES:
        raise RowError(f"{what} {shown(cell)} is neither yes nor no")
    return "yes"


def _words(_what: str, cell: str) -> str:
    words = (word.strip(":").removesuffix(":*") for word in _WORDS.split(cell))
    return ";".join(dict.fromkeys(word for word in words if word))


def _text(_what: str, cell: str) -> str:
    return cell


def _when(what: str, cell: str) -> str:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d/%m/%Y", "%Y年%m月%d日"):
        try:
            return datetime.strptime(cell, form).date().isoformat() + "T00:00"  # noqa: DTZ007  # the event's own time
        except ValueError:
            continue
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        raise RowError(f"{what} {shown(cell)} is not a date; write for instance {date(2026, 5, 16)}") from None
    return moment.replace(microsecond=0).isoformat()


def _open_sides(what: str, cell: str) -> str:
    sides = _whole(what, re.sub(r"\D*(\d)\D*", r"\1", cell))
    if not 0 < int(sides) < 5:
        raise RowError(f"{what} {shown(cell)} is not from 1 to 4")
    return sides


_CELLS: Mapping[str, Callable[[str, str], str]] = {
    "id": _text,
    "open_sides": _open_sides,
    "points": _whole,
    "power_kw": _number,
    "water": _yes_no,
    "drain": _yes_no,
    "data": _yes_no,
    "pavilion": _text,
    "shares_with": _text,
    "rivals": _words,
    "tags": _words,
    "last_year": _text,
    "contracted": _when,
    "budget": _number,
}
"""How a cell becomes a cell of ``exhibitors.csv``."""


def _sides(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the open sides that the type of a stand means."""
    kind = cells.get("type", "").casefold()
    sides = next((number for word, number in SIDES.items() if word in kind), 0) if kind else 0
    return {"open_sides": str(sides)} if sides > 1 and "open_sides" not in cells else {}


def column_texts(lines: Sequence[Line], place: int | None) -> list[str]:
    """Return the cells of a column that are not blank."""
    return (
        [] if place is None else [line.cells[place] for line in lines if place < len(line.cells) and line.cells[place]]
    )
