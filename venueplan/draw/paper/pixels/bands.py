"""A large picture in bands from top to bottom: which marks reach into which band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.draw.paper.glyphs import em_of
from venueplan.draw.paper.marks import Mark, Shape, Words

WHOLE, LARGEST = 36_000_000, 5_000_000
"""Pixels of a picture that is drawn as a whole (A0 at 150 dpi), and of a band of a larger one, at most."""

_OVER, _SPIKE = 2.0, 5.0
"""How far letters may stand over their line, em, and corners of a line over its middle, line widths."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """Some rows of a picture: the first, counted from the top, and how many."""

    top: int
    rows: int


def bands_of(wide: int, high: int) -> list[Band]:
    """Return the bands of a picture of so many pixels, all but the last of the same height."""
    count = -(-wide * high // LARGEST) if wide * high > WHOLE else 1
    rows = -(-high // count)
    return [Band(top=top, rows=min(rows, high - top)) for top in range(0, high, rows)]


def reaches(marks: Sequence[Mark]) -> NDArray[np.float64]:
    """Return between which heights on the page, mm, marks may have ink, shape (n, 2): never too little."""
    low, high = np.full(len(marks), np.inf), np.full(len(marks), -np.inf)
    shapes = [(number, mark) for number, mark in enumerate(marks) if isinstance(mark, Shape)]
    owners = np.array([number for number, shape in shapes for _ in shape.geometries], dtype=np.intp)
    parts = np.array([part for _, shape in shapes for part in shape.geometries], dtype=object)
    bounds, grown = shapely.bounds(parts).reshape(-1, 4), np.zeros(len(marks))
    np.fmin.at(low, owners, bounds[:, 1])
    np.fmax.at(high, owners, bounds[:, 3])
    grown[[number for number, _ in shapes]] = [_SPIKE * shape.width for _, shape in shapes]
    texts = [number for number, mark in enumerate(marks) if isinstance(mark, Words)]
    low[texts] = high[texts] = [mark.y for mark in marks if isinstance(mark, Words)]
    grown[texts] = [_reach(mark) for mark in marks if isinstance(mark, Words)]
    return np.column_stack([low - grown, high + grown])


def _reach(words: Words) -> float:
    """Return how far a text reaches at most above and below its start, mm."""
    return em_of(words.cap, words.face) * _OVER * (1 + len(words.text) * bool(words.angle)) + 2 * words.halo_width
