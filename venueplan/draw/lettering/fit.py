"""Labels inside polygons: a fit problem, solved with boxes that lie inside.

A label is a block of lines. It is tried in the largest boxes inside the polygon, richest text first,
and from the wanted size down to the floor; what does not fit gives way to less text, never to less size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.lettering.typeset import Line, Para, centred, height_of, least_extent, least_height, stacked
from venueplan.draw.paper.marks import Words

_SHRINKS = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4, 0.33, 0.27, 0.22, 0.18, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05)
"""Shares of the wanted size that are tried, as far as the floors allow."""

_ASPECTS = np.array([8.0, 5.0, 3.2, 2.0, 1.3, 0.8, 0.5])


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A label that found its place.

    Attributes
    ----------
    words
        Its lines on the page.
    rank
        Which of the texts offered was used, 0 = the richest.
    """

    words: tuple[Words, ...]
    rank: int


def placed(polygon: BaseGeometry, ladder: Sequence[Sequence[Para]], *, pad: float, turns: bool = True) -> Placed | None:
    """Place the richest text that fits into a polygon.

    Parameters
    ----------
    polygon
        On the page, mm; the largest part counts if there are several.
    ladder
        Texts from the richest to the shortest.
    pad
        Distance kept from the edge, mm.
    turns
        Whether the label may be turned by 90°; it is only if that lets more text fit.
    """
    whole = largest(polygon)
    if whole is None:
        return None
    rooms, corner = _rooms_in(whole, pad=pad)
    for rank, paras in enumerate(ladder):
        for angle in (0, 90) if turns and paras else (0,) if paras else ():
            found = _set(rooms, paras, angle=angle)
            if found:
                lines, (x, y) = found
                words = centred(lines, x=corner[0] + x, y=corner[1] + y, angle=angle, within=whole)
                return Placed(words=tuple(words), rank=rank)
    return None


class _Room(NamedTuple):
    """A box for a label, mm."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point halfway between all sides."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def sides(self, angle: int) -> tuple[float, float]:
        """Return width and height as a label at an angle of 0 or 90 degrees sees them."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (wide, high) if angle == 0 else (high, wide)


def largest(geometry: BaseGeometry) -> Polygon | None:
    """Return the largest polygon of a geometry, or None if it has no area."""
    if isinstance(geometry, Polygon):
        return geometry if geometry.area > 0 else None
    parts = [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon) and part.area > 0]
    return max(parts, key=lambda part: part.area, default=None)


def _set(
    rooms: Sequence[_Room], paras: Sequence[Para], *, angle: int
) -> tuple[tuple[Line, ...], tuple[float, float]] | None:
    """Set paragraphs as large as can be in the first room that takes them; return the lines and the room's middle."""
    sides = [room.sides(angle) for room in rooms]
    most, before = _largest_share(sides, paras), None
    for shrink in _SHRINKS:
        if shrink > most:
            continue
        caps = [max(para.cap * shrink, min(para.floor, para.cap)) for para in paras]
        if caps == before:
            return None
        before = caps
        tried: dict[float, tuple[tuple[Line, ...] | None, float]] = {}
        for room, (wide, high) in zip(rooms, sides, strict=True):
            key = round(wide, 2)
            if least_height(paras, caps=caps, width=wide) > high:
                continue
            if key not in tried:
                lines = stacked(paras, caps=caps, width=wide)
                tried[key] = lines, height_of(lines or ())
            lines, needed = tried[key]
            if lines and needed <= high:
                return lines, room.middle
    return None


def _largest_share(sides: Sequence[tuple[float, float]], paras: Sequence[Para]) -> float:
    """Return the share of the wanted size above which paragraphs fit into no room for want of width, height or area."""
    needs = [(para.cap, para.most, *least_extent(para.text, para.face)) for para in paras]
    area = sum(cap * cap * long * high for cap, _, long, high in needs)
    tall = sum(cap * high for cap, _, _, high in needs)
    wide = max((cap * long / most for cap, most, long, _ in needs), default=0.0)
    if not area:
        return 1.0
    return max((min(w / wide, h / tall, math.sqrt(w * h / area)) for w, h in sides), default=0.0)


def inner_boxes(polygon: Polygon, *, pad: float) -> NDArray[np.float64]:
    """Return boxes (n, 4: left, bottom, right, top; mm) inside a polygon, the most useful first."""
    rooms, corner = _rooms_in(polygon, pad=pad)
    boxes: NDArray[np.float64] = np.array(rooms).reshape(-1, 4) + np.array(corner + corner)
    return boxes


def _rooms_in(polygon: Polygon, *, pad: float) -> tuple[tuple[_Room, ...], tuple[float, float]]:
    """Return the rooms in a polygon as if its lower left corner were at 0, 0, and where that is, mm."""
    points = shapely.get_coordinates(polygon)
    x, y = points.min(axis=0).tolist()
    holes = shapely.get_num_interior_rings(polygon)
    sizes = tuple(len(ring.coords) for ring in polygon.interiors) if holes else ()
    return _rooms(np.round(points - (x, y), 3).tobytes(), holes=sizes, pad=pad), (x, y)


@lru_cache(maxsize=8192)
def _rooms(points: bytes, *, holes: tuple[int, ...], pad: float) -> tuple[_Room, ...]:
    """Return the rooms of a shape; those of the same shape elsewhere are the same."""
    return tuple(_Room(*sides) for sides in _boxes(points, holes=holes, pad=pad).tolist())


def _boxes(points: bytes, *, holes: tuple[int, ...], pad: float) -> NDArray[np.float64]:
    """Find the boxes in a shape that lies at the origin; ``holes`` are the numbers of points of its inner rings."""
    corners = np.frombuffer(points).reshape(-1, 2)
    ends = [len(corners) - sum(holes[at:]) for at in range(len(holes) + 1)]
    shell, *rest = np.split(corners, ends[: len(holes)])
    shape = shapely.set_precision(Polygon(shell, rest), 0.001)
    inner = largest(shape.buffer(-pad, join_style="mitre"))
    if inner is None:
        return np.empty((0, 4))
    shapely.prepare(inner)
    found = np.vstack([_by_corners(inner), _by_growing(inner)])
    return _undominated(found[np.argsort(-_worth(found), kind="stable")])


def _undominated(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out boxes that are neither wider nor higher than one before them."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    kept: list[int] = []
    for at in range(len(boxes)):
        if not any(wide[k] >= wide[at] - 0.05 and high[k] >= high[at] - 0.05 for k in kept):
            kept.append(at)
    return boxes[kept]


def _worth(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Area, with a small preference for boxes that are wider than high."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    return wide * high * np.where(wide >= high, 1.05, 1.0)


def _by_corners(inner: Polygon) -> NDArray[np.float64]:
    """Boxes between the corners' own coordinates: exact for rectangles and L shapes."""
    corners = shapely.get_coordinates(inner)
    xs, ys = (np.unique(np.round(corners[:, axis], 4)) for axis in (0, 1))
    if len(xs) > 8 or len(ys) > 8:
        return np.empty((0, 4))
    tiny = 2e-4
    found = np.array(
        [(a + tiny, c + tiny, b - tiny, d - tiny) for a, b in combinations(xs, 2) for c, d in combinations(ys, 2)]
    ).reshape(-1, 4)
    return found[shapely.covers(inner, shapely.box(*found.T))] if len(found) else found


def _by_growing(inner: Polygon) -> NDArray[np.float64]:
    """Boxes of several proportions grown from points well inside."""
    points = _anchors(inner)
    count = len(_ASPECTS)
    x, y = np.repeat(points[:, 0], count), np.repeat(points[:, 1], count)
    aspect = np.tile(_ASPECTS, len(points))
    low = np.zeros(len(x))
    high = np.full(len(x), float(np.hypot(*(np.array(inner.bounds[2:]) - inner.bounds[:2]))))
    for _ in range(11):
        middle = (low + high) / 2
        wide, tall = middle * np.sqrt(aspect) / 2, middle / np.sqrt(aspect) / 2
        inside = shapely.covers(inner, shapely.box(x - wide, y - tall, x + wide, y + tall))
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    wide, tall = low * np.sqrt(aspect) / 2, low / np.sqrt(aspect) / 2
    return np.column_stack([x - wide, y - tall, x + wide, y + tall])


def _anchors(inner: Polygon) -> NDArray[np.float64]:
    left, bottom, right, top = inner.bounds
    pole = shapely.get_coordinates(shapely.maximum_inscribed_circle(inner, 0.5))[:1]
    middle = np.array([[(left + right) / 2, (bottom + top) / 2]])
    some = inner.representative_point()
    shares = np.array([0.2, 0.35, 0.5, 0.65, 0.8])
    grid = np.array([(left + (right - left) * u, bottom + (top - bottom) * v) for u in shares for v in shares])
    every = np.vstack([middle, shapely.get_coordinates(inner.centroid), pole, [[some.x, some.y]], grid])
    return every[shapely.covers(inner, shapely.points(every))]
