"""Drawings on a sheet: those of a house, and those of our own that the fonts lack."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import shapely
from shapely import LineString, MultiPolygon, Point, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from venueplan.draw.paper.marks import Mark, Shape
from venueplan.model import Drawing, DrawnPart


def drawing_marks(drawing: Drawing, *, at: tuple[float, float], size: tuple[float, float], ink: str) -> list[Mark]:
    """Return a drawing centred on a point, as large as it fits into a width and a height in mm.

    Parameters
    ----------
    ink
        Colour of the parts that have none of their own.
    """
    scale = min(size[0] / drawing.width, size[1] / drawing.height)
    left, bottom = at[0] - drawing.width * scale / 2, at[1] - drawing.height * scale / 2
    return [
        Shape(
            geometries=(affinity.affine_transform(part.shape, (scale, 0, 0, scale, left, bottom)),),
            fill=part.colour or ink,
        )
        for part in drawing.parts
    ]


def _escalator(name: str, *heads: float) -> Drawing:
    """Return an escalator that rises to the right, with an arrow that has heads at some ends (0 low, 1 high)."""
    band = LineString([(0.06, 0.16), (0.26, 0.16), (0.74, 0.64), (0.94, 0.64)]).buffer(0.065)
    low, high = (0.16, 0.5), (0.46, 0.8)
    parts: list[BaseGeometry] = [band, LineString([low, high]).buffer(0.045, cap_style="flat")]
    for end in heads:
        tip, way = (high, 1.0) if end else (low, -1.0)
        head = Polygon([(0.1, 0.1), (-0.13, 0.1), (0.1, -0.13)])
        parts.append(affinity.translate(affinity.scale(head, way, way, origin=(0, 0)), *tip))
    parts.append(Point(0.72, 0.88).buffer(0.075))
    parts.append(LineString([(0.68, 0.72), (0.7, 0.74)]).buffer(0.06))
    shape = shapely.union_all(parts)
    areas = MultiPolygon([shapely.orient_polygons(part) for part in shapely.get_parts(shape)])
    return Drawing(name=name, width=1.0, height=1.0, parts=(DrawnPart(shape=areas),))


def _hose_reel(name: str) -> Drawing:
    """Return a reel with a hose that hangs from it and ends in a nozzle: what is found behind the door of a hydrant."""
    reel = Point(0.4, 0.6)
    hose = LineString([(0.69, 0.6), (0.69, 0.3), (0.69, 0.2), (0.74, 0.13), (0.82, 0.13)]).buffer(0.045)
    nozzle = Polygon([(0.78, 0.2), (0.97, 0.23), (0.97, 0.03), (0.78, 0.06)])
    rings = [reel.buffer(0.34).difference(reel.buffer(0.24)), reel.buffer(0.15).difference(reel.buffer(0.05))]
    shape = shapely.union_all([*rings, hose, nozzle])
    areas = MultiPolygon([shapely.orient_polygons(part) for part in shapely.get_parts(shape)])
    return Drawing(name=name, width=1.0, height=1.0, parts=(DrawnPart(shape=areas),))


def _mirrored(drawing: Drawing) -> Drawing:
    """Return a drawing seen in a mirror."""
    parts = tuple(
        DrawnPart(shape=shapely.orient_polygons(affinity.affine_transform(p.shape, (-1, 0, 0, 1, drawing.width, 0))))
        for p in drawing.parts
    )
    return Drawing(name=drawing.name, width=drawing.width, height=drawing.height, parts=parts)


OWN: Mapping[str, Drawing] = MappingProxyType(
    {
        "escalator": _escalator("escalator", 0, 1),
        "escalator-up": _escalator("escalator-up", 1),
        "escalator-down": _mirrored(_escalator("escalator-down", 0)),
        "hydrant": _hose_reel("hydrant"),
    }
)
"""Pictograms that the fonts lack: escalators both ways on maps, and the way that a sign leads; a hydrant."""
