"""In which units a list is: what the planner, the headings and the numbers say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from venueplan.files.imports.exhibitors.header import Header
from venueplan.files.imports.exhibitors.rows import column_texts
from venueplan.files.imports.exhibitors.words import is_in_feet, is_in_square_feet
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.tables import Line, NumberError, Sizes, area_in
from venueplan.files.imports.tables.numbers import FOOT, decimal_mark, is_size

SAMPLE = 2000
"""So many rows tell the units."""

ALIKE = 0.02
"""Areas that differ by less than this share are the same."""


def units_of(
    lines: Sequence[Line], *, header: Header, columns: Mapping[str, int], said: Mapping[str, str], ledger: Ledger
) -> tuple[Sizes, Sizes]:
    """Return how numbers are meant in the column of areas and in that of sizes.

    Parameters
    ----------
    said
        ``unit`` and ``square`` as the planner says them: ``m`` or ``ft``.
    """
    texts = {what: column_texts(lines[:SAMPLE], columns.get(what)) for what in ("area", "size")}
    headings = {what: header.headings[columns[what]] if what in columns else "" for what in texts}
    decimal = decimal_mark(texts["area"] + texts["size"])
    if decimal == ",":
        ledger.note("numbers have a decimal comma")
    square = 1.0
    if said.get("square") == "ft" or (not said.get("square") and is_in_square_feet(headings["area"])):
        square = FOOT**2
        ledger.note("areas are square feet; they became m² (1 ft = 0.3048 m)")
    elif _hundreds(texts["area"]) and not said.get("square"):
        ledger.warn("nearly all areas are hundreds, as square feet are: if they are, say --units ft")
    unit = (
        FOOT
        if _in_feet(texts, headings=headings, lines=lines[:SAMPLE], columns=columns, said=said, ledger=ledger)
        else 1.0
    )
    return Sizes(decimal=decimal, unit=unit, square=square), Sizes(decimal=decimal, unit=unit, square=square)


def _hundreds(texts: Sequence[str]) -> bool:
    plain = [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 9]
    return len(plain) > 4 and sum(number % 100 == 0 for number in plain) > 0.8 * len(texts)


def _in_feet(
    texts: Mapping[str, Sequence[str]],
    *,
    headings: Mapping[str, str],
    lines: Sequence[Line],
    columns: Mapping[str, int],
    said: Mapping[str, str],
    ledger: Ledger,
) -> bool:
    """Tell whether sizes without a unit are in feet."""
    sizes = [text for text in (*texts["area"], *texts["size"]) if is_size(text)]
    if said.get("unit") or not sizes:
        return said.get("unit") == "ft"
    if any(is_in_feet(heading) for heading in headings.values()):
        ledger.note("sizes are in feet, as their heading says")
        return True
    ratio = _ratio(lines, columns=columns)
    if ratio:
        feet = abs(ratio - FOOT**2) < ALIKE * FOOT**2
        if feet:
            ledger.note("sizes are in feet: with feet they make the areas beside them")
        return feet
    sides = [
        float(side)
        for text in sizes
        for side in text.casefold().replace("*", "x").replace("×", "x").split("x")
        if _plain(side)
    ]
    if sides and all(side >= 10 and side % 10 == 0 for side in sides):
        ledger.guess(
            f"sizes such as '{sizes[0]}' are taken for feet, for all are tens; if they are metres, say --units m"
        )
        return True
    ledger.guess(f"sizes such as '{sizes[0]}' are taken for metres; if they are feet, say --units ft")
    return False


def _plain(side: str) -> bool:
    return side.strip().isascii() and side.strip().isdigit()


def _ratio(lines: Sequence[Line], *, columns: Mapping[str, int]) -> float:
    """Return what a size in metres must be multiplied by to be the area beside it, 0 if nothing tells it."""
    if not {"area", "size"} <= columns.keys():
        return 0.0
    found = []
    for line in lines:
        pair = [line.cells[columns[what]] for what in ("area", "size") if columns[what] < len(line.cells)]
        if len(pair) == 2 and is_size(pair[1]):
            try:
                area, size = (area_in(text, sizes=Sizes()) for text in pair)
            except NumberError:
                continue
            found.append(area / size)
    return median(found) if found else 0.0
