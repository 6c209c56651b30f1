"""Hatches, so that states of stands are told apart without colour."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely import MultiLineString, Point, affinity
from shapely.geometry.base import BaseGeometry

from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look

HATCHES = {"free": (), "held": ("/",), "option": (".",), "sold": ("/", "\\"), "blocked": ("-",)}
"""Lines by state: to the right, to the left, level, or dots."""

_ANGLES = {"/": 45.0, "\\": -45.0, "-": 0.0}


def hatched(shape: BaseGeometry, state: str, *, look: Look, pitch: float = 2.2) -> list[Mark]:
    """Return the hatch of a state over a shape on the page; its lines lie on one raster over the whole sheet.

    Parameters
    ----------
    pitch
        Distance of lines and dots, mm.
    """
    lines: list[BaseGeometry] = []
    for kind in HATCHES[state]:
        if kind == ".":
            return [Shape(geometries=_dots(shape, pitch * 1.2), fill=look.colours.ink2, title=f"hatch {state}")]
        lines.append(_lines(shape, _ANGLES[kind], pitch=pitch))
    cut = [line.intersection(shape) for line in lines]
    found = tuple(line for line in cut if not line.is_empty)
    return [Shape(geometries=found, stroke=look.colours.ink2, width=0.13, title=f"hatch {state}")] if found else []


def _lines(shape: BaseGeometry, angle: float, *, pitch: float) -> BaseGeometry:
    """Return parallel lines that cover a shape, at multiples of a pitch from the corner of the page."""
    left, bottom, right, top = affinity.rotate(shape, -angle, origin=(0, 0)).bounds
    rows = np.arange(math.ceil(bottom / pitch), math.floor(top / pitch) + 1) * pitch
    level = MultiLineString([[(left - 1, y), (right + 1, y)] for y in rows.tolist()])
    return affinity.rotate(level, angle, origin=(0, 0))


def _dots(shape: BaseGeometry, pitch: float) -> tuple[BaseGeometry, ...]:
    """Return dots inside a shape, every other row set off by half."""
    inner = shape.buffer(-0.25)
    left, bottom, right, top = shape.bounds
    found = []
    for row in range(math.ceil(bottom / pitch), math.floor(top / pitch) + 1):
        shift = 0.5 * (row % 2)
        for column in range(math.floor(left / pitch) - 1, math.ceil(right / pitch) + 1):
            dot = Point((column + shift) * pitch, row * pitch)
            if shapely.covers(inner, dot):
                found.append(dot.buffer(0.22, quad_segs=3))
    return tuple(found)
