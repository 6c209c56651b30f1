"""How long a unit of a drawing is: what the file says, and whether a building of that size can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from venueplan.errors import InputError
from venueplan.files.imports.sketch import Ledger

METRES = {"m": 1.0, "cm": 0.01, "mm": 0.001, "in": 0.0254, "ft": 0.3048, "yd": 0.9144}
"""Units that ``--units`` takes, metres."""

NAMES = {"m": "metres", "cm": "centimetres", "mm": "millimetres", "in": "inches", "ft": "feet", "yd": "yards"}

_CODES = {1: "in", 2: "ft", 4: "mm", 5: "cm", 6: "m", 10: "yd"}

SMALLEST, LARGEST = 4.0, 2500.0
"""A floor plan whose longer side is outside of this is in another unit, metres (assumed)."""

DOOR = (0.55, 1.35)
"""Radius of the swing of a door leaf, metres (assumed)."""

_FEET = re.compile(r"\d+\s*'(?:\s*-?\s*\d+)?|\d+\s*\"")


@dataclass(frozen=True, kw_only=True)
class Measures:
    """What tells the unit.

    Attributes
    ----------
    extent
        Longer side of walls and rooms, in the drawing's units.
    swings
        Radii of arcs on layers of doors, in the drawing's units.
    texts
        All texts.
    """

    extent: float
    swings: Sequence[float]
    texts: Sequence[str]


def metres_per_unit(document: Any, measures: Measures, *, wanted: str, ledger: Ledger) -> float:
    """Return the length of a drawing unit, metres, and note where the file does not say it or cannot be right.

    Raises
    ------
    InputError
        If ``wanted`` is no unit.
    """
    said = _CODES.get(int(document.header.get("$INSUNITS", 0) or 0), "")
    if wanted:
        if wanted not in METRES:
            raise InputError(f"--units '{wanted}' is not one of {', '.join(METRES)}")
        if not _can_be(wanted, measures):
            ledger.warn(f"in {NAMES[wanted]} the plan is {measures.extent * METRES[wanted]:.2f} m long; check --units")
        return METRES[wanted]
    if said and _can_be(said, measures):
        return METRES[said]
    found = _most_likely(measures)
    size = f"{measures.extent * METRES[found]:.2f} m"
    if said:
        wrong = f"{measures.extent * METRES[said]:.2f} m"
        ledger.warn(
            f"the file says {NAMES[said]}, which makes the plan {wrong} long; taken for {NAMES[found]} ({size}); "
            "say --units if that is wrong"
        )
    else:
        ledger.guess(f"the file says no unit; taken for {NAMES[found]}, which makes the plan {size} long")
    return METRES[found]


def _can_be(unit: str, measures: Measures) -> bool:
    """Tell whether a building and its doors can have the size that a unit gives them."""
    scale = METRES[unit]
    if not SMALLEST <= measures.extent * scale <= LARGEST:
        return False
    return not measures.swings or 0.2 <= float(np.median(measures.swings)) * scale <= 3.0


def _most_likely(measures: Measures) -> str:
    """Return the unit in which doors are as wide as doors, feet and inches stand in the texts, and the size can be."""
    imperial = sum(bool(_FEET.search(text)) for text in measures.texts) > 0.1 * len(measures.texts)

    def merit(unit: str) -> tuple[bool, bool, bool]:
        scale = METRES[unit]
        doors = bool(measures.swings) and DOOR[0] <= float(np.median(measures.swings)) * scale <= DOOR[1]
        return (SMALLEST <= measures.extent * scale <= LARGEST, doors, (unit in {"in", "ft"}) == imperial)

    order = ("m", "mm", "cm", "in", "ft")
    return max(order, key=lambda unit: (*merit(unit), -order.index(unit)))
