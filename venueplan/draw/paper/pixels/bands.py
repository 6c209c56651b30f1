"""A large picture in bands from top to bottom: which marks reach into which band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.draw.paper.glyphs import em_of
from venueplan.draw.paper.marks import Mark, Shape, Words

LARGEST = 25_000_000
"""Pixels of a band at most; a smaller picture is one band."""

_OVER, _SPIKE = 2.0, 5.0
"""How far letters may stand over their line, em, and corners of a line over its middle, line widths."""


@dataclass(frozen=True, kw_only=True)
class Band:
    """Some rows of a picture: the first, counted from the top, and how many."""

    top: int
    rows: int


def bands_of(wide: int, high: int) -> list[Band]:
    """Return the bands of a picture of so many pixels, all but the last of the same height."""
    count = -(-wide * high // LARGEST)
    rows = -(-high // count)
    return [Band(top=top, rows=min(rows, high - top)) for top in range(0, high, rows)]


def reaches(marks: Sequence[Mark]) -> NDArray[np.float64]:
    """Return between which heights on the page, mm, marks may have ink, shape (n, 2): never too little."""
    found = np.empty((len(marks), 2))
    shapes = [number for number, mark in enumerate(marks) if isinstance(mark, Shape)]
    parts = [(number, g) for number in shapes for g in _geometries(marks[number])]
    found[shapes] = np.inf, -np.inf
    if parts:
        owners = np.array([number for number, _ in parts])
        bounds = shapely.bounds(np.array([geometry for _, geometry in parts], dtype=object))
        np.fmin.at(found[:, 0], owners, bounds[:, 1])
        np.fmax.at(found[:, 1], owners, bounds[:, 3])
    grown = [(number, _grown(mark)) for number, mark in enumerate(marks) if isinstance(mark, Words)]
    if grown:
        found[[number for number, _ in grown]] = [pair for _, pair in grown]
    wider = np.array([_SPIKE * mark.width if isinstance(mark, Shape) else 0.0 for mark in marks])
    return np.column_stack([found[:, 0] - wider, found[:, 1] + wider])


def _geometries(mark: Mark) -> tuple[shapely.Geometry, ...]:
    return mark.geometries if isinstance(mark, Shape) else ()


def _grown(words: Words) -> tuple[float, float]:
    em = em_of(words.cap, words.face)
    reach = em * (_OVER + (len(words.text) * _OVER if words.angle else 0.0)) + 2 * words.halo_width
    return words.y - reach, words.y + reach
