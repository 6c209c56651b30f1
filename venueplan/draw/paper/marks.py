"""The two kinds of mark a sheet is made of: shapes and words, in millimetres on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

Ring = tuple[NDArray[np.float64], bool]
"""Points (n, 2) in mm and whether they are a closed ring; the first of a ring is not repeated."""

_LINE, _RING, _POLYGON = 1, 2, 3
"""Types of geometry, as in :func:`shapely.get_type_id`; collections have larger numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
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
    id
        Name under which the shape is found in an SVG; empty for none.
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
    id: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
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


def traced(shapes: Sequence[Shape]) -> list[list[Ring]]:
    """Return the rings and lines of many shapes as :func:`rings` yields them, one list for each shape.

    One call into the geometry library for all of them takes a fraction of the time that one for each would.
    """
    parts, owner = _singles([(part, number) for number, shape in enumerate(shapes) for part in shape.geometries])
    areas = shapely.get_type_id(parts) == _POLYGON
    edges, of_area = shapely.get_rings(parts[areas], return_index=True)
    lines = np.concatenate([edges, parts[~areas]])
    source = np.concatenate([np.flatnonzero(areas)[of_area], np.flatnonzero(~areas)])
    order = np.argsort(source, kind="stable")
    counts = shapely.get_num_coordinates(lines[order])
    points, ends = shapely.get_coordinates(lines[order]), np.cumsum(counts)
    found: list[list[Ring]] = [[] for _ in shapes]
    rows = zip(source[order].tolist(), (ends - counts).tolist(), ends.tolist(), strict=True)
    for part, start, end in rows:
        closed = bool(areas[part])
        if end - start > 1:
            found[owner[part]].append((points[start : end - closed], closed))
    return found


def _singles(pairs: Sequence[tuple[BaseGeometry, int]]) -> tuple[NDArray[np.object_], list[int]]:
    """Return areas and lines without the collections around them, each with the number that came with it."""
    parts = np.array([part for part, _ in pairs], dtype=object)
    owner = np.array([number for _, number in pairs], dtype=np.intp)
    while np.any(shapely.get_type_id(parts) > _POLYGON):
        parts, index = shapely.get_parts(parts, return_index=True)
        owner = owner[index]
    drawn = np.isin(shapely.get_type_id(parts), (_LINE, _RING, _POLYGON)) & ~shapely.is_empty(parts)
    return parts[drawn], owner[drawn].tolist()
