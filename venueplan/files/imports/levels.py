"""Level strings of GeoJSON and OSM: one level, several, ranges, and names such as ``EG`` or ``1. OG``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from venueplan.files.imports.sketch import Ledger, Storey
from venueplan.model import Label

MOST = 200
"""A range over more levels is a slip of the pen."""

_NUMBER = r"-?\d{1,3}(?:\.\d{1,2})?"
_ONE = re.compile(_NUMBER)
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|\.\.|to)\s*({_NUMBER})")
_NAMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], float]], ...] = (
    (
        re.compile(r"(?:eg|e|g|gf|rc|pb|ground(?: floor)?|erdgeschoss|rez-de-chaussée|planta baja|一层|首层)"),
        lambda _: 0.0,
    ),
    (re.compile(r"(?P<n>\d{1,2})\s*\.?\s*(?:og|obergeschoss)"), lambda m: float(m["n"])),
    (re.compile(r"(?P<n>\d{1,2})\s*\.?\s*(?:ug|untergeschoss)"), lambda m: -float(m["n"])),
    (re.compile(r"(?:ug|basement|keller|kg)"), lambda _: -1.0),
    (re.compile(r"(?:l|level|ebene|floor|etage|niveau)\s*(?P<n>-?\d{1,3})"), lambda m: float(m["n"])),
    (re.compile(r"b(?P<n>\d{1,2})f?"), lambda m: -float(m["n"])),
    (re.compile(r"(?P<n>\d{1,2})f"), lambda m: float(m["n"]) - 1),
)


def levels_in(text: str) -> tuple[float, ...]:
    """Return the levels that a string names, from below; none if it cannot be understood.

    Examples
    --------
    >>> levels_in("0;1"), levels_in("-2--1"), levels_in("0-5"), levels_in("1.5")
    ((0.0, 1.0), (-2.0, -1.0), (0.0, 1.0, 2.0, 3.0, 4.0, 5.0), (1.5,))
    >>> levels_in("EG"), levels_in("2. OG"), levels_in("B1"), levels_in("2F"), levels_in("roof garden")
    ((0.0,), (2.0,), (-1.0,), (1.0,), ())
    """
    found: set[float] = set()
    for part in re.split(r"[;,]", text):
        levels = _part(part.strip().casefold())
        if not levels:
            return ()
        found |= set(levels)
    return tuple(sorted(found))


def _part(text: str) -> tuple[float, ...]:
    if _ONE.fullmatch(text):
        return (float(text),)
    span = _RANGE.fullmatch(text)
    if span:
        low, high = sorted((float(span[1]), float(span[2])))
        return tuple(low + step for step in range(int(high - low) + 1)) if high - low < MOST else ()
    for pattern, value in _NAMES:
        match = pattern.fullmatch(text)
        if match:
            return (value(match),)
    return ()


def level_id(level: float) -> str:
    """Return the id of a level.

    Examples
    --------
    >>> level_id(2.0), level_id(-1.0), level_id(0.5)
    ('2', 'B1', '0.5')
    """
    return f"B{-level:g}" if level < 0 else f"{level:g}"


def storeys_of(levels: Iterable[float], *, height: float, ledger: Ledger) -> tuple[Storey, ...]:
    """Return storeys for levels, those between whole numbers too; ordinals count from the ground floor, level 0."""
    ordered = sorted(set(levels))
    ground = next((index for index, level in enumerate(ordered) if level >= 0), len(ordered))
    if len(ordered) > 1:
        ledger.guess(f"levels have no heights: elevations assume {height:g} m from one to the next")
    return tuple(
        Storey(
            id=level_id(level),
            ordinal=index - ground,
            name=Label.of(en=f"Level {level:g}"),
            short_name=f"{level:g}",
            elevation=level * height,
            source=ledger.read("level", level_id(level)),
        )
        for index, level in enumerate(ordered)
    )
