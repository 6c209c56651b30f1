"""Where the marks of layers stand, for those that come after and must keep clear."""

from __future__ import annotations

from collections.abc import Iterable

from shapely import box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.audit import ink_polygon
from venueplan.draw.layers.layer import Layer
from venueplan.draw.paper.marks import Words


def boxes_of(layers: Iterable[Layer]) -> list[BaseGeometry]:
    """Return a box around every mark of some layers, mm on the page."""
    found: list[BaseGeometry] = []
    for layer in layers:
        for mark in layer.marks:
            if isinstance(mark, Words):
                found.append(ink_polygon(mark))
            else:
                found += [box(*geometry.bounds) for geometry in mark.geometries if not geometry.is_empty]
    return found
