"""The two kinds of mark a sheet is made of: shapes and words, in millimetres on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

Ring = tuple[NDArray[np.float64], bool]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Areas or lines of one colour.

    Attributes
    ----------
    geometries
        In millimetres from the lower left corner of the page, y upwards.
    fill, stroke
        Colours as ``#RRGGBB``, or empty for none.
    width
        Width of the stroke, mm.
    dash
        Lengths of dash and gap, mm; empty for a solid line.
    round
        True for round ends and corners.
    title
        What the shape stands for, read by screen readers (SVG).
    link
        Where a click leads, on a page of HTML; empty for nowhere.
    """

    geometries: tuple[BaseGeometry, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: tuple[float, ...] = ()
    round: bool = False
    title: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """One line of text (or one pictogram, ``face="icon"``).

    Attributes
    ----------
    x, y
        Start of the baseline, mm.
    cap
        Height of a capital letter, mm (of the em for pictograms).
    angle
        Degrees counter-clockwise.
    halo, halo_width
        Colour and width (mm) of an outline behind the letters; empty for none.
    role
        What kind of text it is (``booth-number``, ``legend`` …).
    floor
        Least cap height that can be read, mm.
    within
        The area that the text may not leave, mm on the page; None if there is none.
    subject
        Id of what the text names.
    link
        Where a click leads, on a page of HTML; empty for nowhere.
    """

    x: float
    y: float
    text: str
    cap: float
    colour: str
    face: str = "regular"
    angle: float = 0.0
    halo: str = ""
    halo_width: float = 0.0
    role: str = ""
    floor: float = 0.0
    within: Polygon | None = None
    subject: str = ""
    link: str = ""


Mark = Shape | Words


def rings(geometry: BaseGeometry) -> Iterator[Ring]:
    """Yield every ring and line of a geometry as coordinates (n, 2) in mm and whether it is closed."""
    if geometry.is_empty:
        return
    if isinstance(geometry, Polygon):
        for ring in (geometry.exterior, *geometry.interiors):
            yield np.asarray(ring.coords, dtype=np.float64)[:-1, :2], True
    elif isinstance(geometry, LineString):
        points = np.asarray(geometry.coords, dtype=np.float64)[:, :2]
        if len(points) > 1:
            yield points, False
    elif hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from rings(part)
