"""Numbers, areas and sizes as people type them: decimal commas, feet, full-width digits, ``3m*3m``, ``400 sq ft``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

FOOT = 0.3048
"""Metres; exactly, by the international yard and pound agreement of 1959."""

UNITS = {"m": 1.0, "米": 1.0, "cm": 0.01, "mm": 0.001, "ft": FOOT, "feet": FOOT, "foot": FOOT, "'": FOOT, "英尺": FOOT}
_LARGEST = 1e5

_NUMBER = r"\d[\d., ]*"
_LENGTH = rf"(?P<{{0}}>{_NUMBER})\s*(?P<{{0}}_unit>m|cm|mm|ft|feet|foot|'|米|英尺)?(?P<{{0}}_inch>\d{{{{1,2}}}}\")?"
_SIZE = re.compile("{}\\s*(?:[x×*✕✖]|by)\\s*{}".format(_LENGTH.format("a"), _LENGTH.format("b")), re.IGNORECASE)
_SQUARE = {
    1.0: r"m2|m\^2|sq\.? ?m(?:et(?:er|re)s?)?\.?|square met(?:er|re)s?|qm|m|平方米|平方|平米|平|米",
    FOOT**2: r"ft2|ft\^2|sq\.? ?f(?:oo|ee)?t?\.?|sqft|sf|square f(?:ee|oo)t|平方英尺|平方尺|英尺",
}
_AREA = re.compile(
    rf"(?P<value>{_NUMBER})\s*(?:(?P<metric>{_SQUARE[1.0]})|(?P<feet>{_SQUARE[FOOT**2]}))?", re.IGNORECASE
)


class NumberError(ValueError):
    """Text is no number; it completes the sentence ``area 'big' …``."""


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How the numbers of a list are meant where they do not say it.

    Attributes
    ----------
    decimal
        The decimal mark: ``.`` or ``,``.
    unit
        Metres in a unit of length.
    square
        Square metres in a unit of area.
    """

    decimal: str = "."
    unit: float = 1.0
    square: float = 1.0


def decimal_mark(texts: Iterable[str]) -> str:
    """Return the decimal mark of a column: a comma if one is followed by other than three digits, or comes last.

    Examples
    --------
    >>> decimal_mark(["36,5", "1.200"]), decimal_mark(["1,200", "36.5"]), decimal_mark(["1.234,50"])
    (',', '.', ',')
    """
    commas = points = 0
    for text in texts:
        for mark, rest in re.findall(r"([.,])(\d+)(?![\d.,])", text):
            odd = len(rest) != 3
            commas += odd and mark == ","
            points += odd and mark == "."
    return "," if commas > points else "."


@lru_cache(maxsize=4096)
def real_in(text: str, *, decimal: str = ".") -> float:
    """Return a number that somebody typed, not negative.

    Raises
    ------
    NumberError
        If it is none, or too large.

    Examples
    --------
    >>> real_in("1.234,5", decimal=","), real_in("1,234.5"), real_in("３６"), real_in("1 200")
    (1234.5, 1234.5, 36.0, 1200.0)
    """
    plain = normalize("NFKC", text).replace(" ", "").replace("'", "")
    grouping = "." if decimal == "," else ","
    whole, _, rest = plain.partition(decimal)
    groups = whole.split(grouping)
    grouped = all(len(group) == 3 for group in groups[1:]) and 0 < len(groups[0]) <= (3 if groups[1:] else 12)
    digits = "".join(groups)
    if not grouped or not re.fullmatch(r"\d{1,12}", digits, re.ASCII) or not re.fullmatch(r"\d{0,12}", rest, re.ASCII):
        raise NumberError("is not a number; write for instance 36")
    return float(f"{digits}.{rest or 0}")


def area_in(text: str, *, sizes: Sizes) -> float:
    """Return the area that a text says, m²: an area or two lengths.

    Raises
    ------
    NumberError
        If it says neither, or none that a stand can have.

    Examples
    --------
    >>> metric = Sizes()
    >>> [area_in(text, sizes=metric) for text in ("9㎡", "36 sqm", "3m*3m", "３×６")]
    [9.0, 36.0, 9.0, 18.0]
    >>> [round(area_in(text, sizes=metric), 2) for text in ("10'x10'", "400 sq ft")]
    [9.29, 37.16]
    >>> round(area_in("20 x 20", sizes=Sizes(unit=FOOT)), 2)
    37.16
    """
    plain = normalize("NFKC", text).strip().rstrip(".").casefold().replace("’", "'").replace("′", "'")
    size = _SIZE.fullmatch(plain)
    try:
        found = _of_size(size, sizes=sizes) if size else _of_area(plain, sizes=sizes)
    except NumberError:
        raise NumberError("is not an area; write for instance 36, 3 x 3 m or 400 sq ft") from None
    if not 0 < found <= _LARGEST:
        raise NumberError(f"is {found:.6g} m², which is no stand; a stand has more than 0 and at most 100,000 m²")
    return found


def is_size(text: str) -> bool:
    """Tell whether a text says two lengths without a unit.

    Examples
    --------
    >>> is_size("20 x 20"), is_size("3m x 3m"), is_size("400")
    (True, False, False)
    """
    size = _SIZE.fullmatch(normalize("NFKC", text).strip().casefold())
    return size is not None and not size["a_unit"] and not size["b_unit"]


def _of_size(size: re.Match[str], *, sizes: Sizes) -> float:
    said = size["a_unit"] or size["b_unit"]  # 3 x 3 m: the unit stands for both
    sides = []
    for side in ("a", "b"):
        unit = size[f"{side}_unit"] or said
        length = real_in(size[side], decimal=sizes.decimal) * (UNITS[unit] if unit else sizes.unit)
        sides.append(length + int((size[f"{side}_inch"] or "0").strip('"')) * FOOT / 12)
    return sides[0] * sides[1]


def _of_area(plain: str, *, sizes: Sizes) -> float:
    area = _AREA.fullmatch(plain)
    if area is None:
        raise NumberError("is no area")
    scale = 1.0 if area["metric"] else FOOT**2 if area["feet"] else sizes.square
    return real_in(area["value"].strip(), decimal=sizes.decimal) * scale
