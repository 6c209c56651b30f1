"""Booths as another program draws them, in the drawing's own units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One outline.

    Attributes
    ----------
    number
        What the drawing says is its number; empty where it says none.
    said
        ``hall``, ``zone`` and ``blocked`` where the drawing says them.
    """

    id: str
    number: str = ""
    shape: BaseGeometry
    said: Mapping[str, str] = field(default_factory=dict)
    source: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """All outlines of a file.

    Attributes
    ----------
    scale
        Metres in one unit, where the file says it; 0 where it does not.
    degrees
        Whether its coordinates are WGS 84 degrees.
    """

    booths: tuple[Drawn, ...]
    scale: float = 0.0
    degrees: bool = False


def texts_within(
    shapes: Sequence[BaseGeometry], texts: Sequence[tuple[str, tuple[float, float]]]
) -> dict[int, list[int]]:
    """Return the texts that stand in each shape, the smallest shape where several lie around one, by index."""
    if not shapes or not texts:
        return {}
    tree = STRtree(np.asarray(shapes, dtype=object))
    points = shapely.points([point for _, point in texts])
    areas = shapely.area(np.asarray(shapes, dtype=object))
    inner: dict[int, int] = {}
    for text, shape in zip(*(found.tolist() for found in tree.query(points, predicate="intersects")), strict=True):
        if text not in inner or (areas[shape], shape) < (areas[inner[text]], inner[text]):
            inner[text] = shape
    found: dict[int, list[int]] = {}
    for text, shape in sorted(inner.items()):
        found.setdefault(shape, []).append(text)
    return found
