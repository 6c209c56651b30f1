"""What a printer cuts: areas that run over the edge of the sheet, and marks that say where to cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fixed import BLACK, WHITE
from venueplan.draw.paper.marks import Mark, Shape

_MARK, _GAP, _HAIR = 5.0, 2.0, 0.1
"""Length of crop marks, their distance from the bleed, and their width, mm."""

PAPER = WHITE
"""Colour of the paper outside the bleed."""

_TOUCHES = 0.01
"""Millimetres from the edge within which an area reaches it."""


def margin_of(bleed: float) -> float:
    """Return the paper around a sheet that bleed and crop marks need, mm; none without bleed.

    Examples
    --------
    >>> margin_of(0), margin_of(3)
    (0.0, 10.0)
    """
    return bleed + _GAP + _MARK if bleed else 0.0


def bled(marks: Sequence[Mark], *, size: tuple[float, float], bleed: float) -> list[Mark]:
    """Return marks whose shapes run on over the edges that they reach, so that no cut shows bare paper."""
    sides = np.array(size)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        low, high = np.abs(points) < _TOUCHES, np.abs(points - sides) < _TOUCHES
        return np.where(low, -bleed, np.where(high, sides + bleed, points))

    def grown(geometry: BaseGeometry) -> BaseGeometry:
        left, bottom, right, top = geometry.bounds if not geometry.is_empty else (1.0, 1.0, 1.0, 1.0)
        inside = min(left, bottom) > _TOUCHES and right < size[0] - _TOUCHES and top < size[1] - _TOUCHES
        return geometry if inside else shapely.transform(geometry, moved)

    return [
        replace(mark, geometries=tuple(map(grown, mark.geometries))) if isinstance(mark, Shape) else mark
        for mark in marks
    ]


def framed(
    marks: Sequence[Mark], *, size: tuple[float, float], bleed: float, background: str
) -> tuple[list[Mark], tuple[float, float]]:
    """Return a sheet with its bleed and crop marks as the marks of a larger page, and the size of that page.

    For formats that know no trim box: the paper around the bleed is part of the picture.
    """
    wide, high = size
    margin = margin_of(bleed)
    around = box(-margin, -margin, wide + margin, high + margin)
    printed = box(-bleed, -bleed, wide + bleed, high + bleed)
    whole: list[Mark] = [
        Shape(geometries=(printed,), fill=background),
        *bled(marks, size=size, bleed=bleed),
        Shape(geometries=(around.difference(printed),), fill=PAPER),
        crop_marks(size=size, bleed=bleed),
    ]
    return [_moved(mark, by=margin) for mark in whole], (wide + 2 * margin, high + 2 * margin)


def _moved(mark: Mark, *, by: float) -> Mark:
    if isinstance(mark, Shape):
        return replace(
            mark, geometries=tuple(shapely.transform(part, lambda points: points + by) for part in mark.geometries)
        )
    within = None if mark.within is None else shapely.transform(mark.within, lambda points: points + by)
    return replace(mark, x=mark.x + by, y=mark.y + by, within=within)


def crop_marks(*, size: tuple[float, float], bleed: float) -> Shape:
    """Return two short lines at each corner, outside the bleed, in line with the edges."""
    (wide, high), start = size, bleed + _GAP
    end = start + _MARK
    lines = []
    for x in (0.0, wide):
        lines += [LineString([(x, -start), (x, -end)]), LineString([(x, high + start), (x, high + end)])]
    for y in (0.0, high):
        lines += [LineString([(-start, y), (-end, y)]), LineString([(wide + start, y), (wide + end, y)])]
    return Shape(geometries=tuple(lines), stroke=BLACK, width=_HAIR)
