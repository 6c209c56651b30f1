"""Arrows from where exhibitors stood to where they stand, that leave every number to be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.layer import Layer, area
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Booth

_CLEAR = 0.7
"""Space around a number that no arrow enters, mm."""

_SHORTEST = 4.0
"""Length of an arrow in mm between stands; between nearer ones it begins and ends inside them."""


def move_arrows(
    moves: Iterable[tuple[Booth, Booth]], *, numbers: Sequence[BaseGeometry], view: View, look: Look
) -> Layer:
    """Draw an arrow from each stand to another, from edge to edge, behind the numbers on its way (areas in mm)."""
    blocked = shapely.union_all([number.buffer(_CLEAR) for number in numbers])
    marks: list[Mark] = []
    for one, other in moves:
        marks += _arrow(_way(view.to_page(one.polygon), view.to_page(other.polygon), look=look), blocked, look=look)
    return Layer(name="moves", marks=tuple(marks))


def _way(old: BaseGeometry, new: BaseGeometry, *, look: Look) -> LineString:
    """Return a line from one stand to another, moved to its left so that two that trade places are told apart."""
    (ax, ay), (bx, by) = old.centroid.coords[0], new.centroid.coords[0]
    length = max(math.hypot(bx - ax, by - ay), 1e-6)
    aside = look.cap("booth-number") * 0.8
    dx, dy = -aside * (by - ay) / length, aside * (bx - ax) / length
    whole = LineString([(ax + dx, ay + dy), (bx + dx, by + dy)])
    between = whole.difference(shapely.union_all([old, new]))
    if between.length >= _SHORTEST:
        ends = [Point(xy) for part in shapely.get_parts(between) for xy in part.coords]
        first, last = (pick(whole.project(end) for end in ends) for pick in (min, max))
        return LineString([whole.interpolate(first), whole.interpolate(last)])
    return LineString([whole.interpolate(share, normalized=True) for share in (0.2, 0.8)])


def _arrow(way: LineString, blocked: BaseGeometry, *, look: Look) -> list[Mark]:
    """Draw a line with gaps at numbers, and its tip."""
    (ax, ay), (bx, by) = way.coords
    length = max(way.length, 1e-6)
    ux, uy = (bx - ax) / length, (by - ay) / length
    head = min(3.0, length * 0.5)
    foot = (bx - head * ux, by - head * uy)
    wing = head * 0.4
    tip = Polygon([(bx, by), (foot[0] - wing * uy, foot[1] + wing * ux), (foot[0] + wing * uy, foot[1] - wing * ux)])
    stem = LineString([(ax, ay), foot]).difference(blocked)
    lines = tuple(part for part in shapely.get_parts(stem) if part.length > 0)
    line = Shape(geometries=lines, stroke=look.colours.info, width=0.6, title="exhibitor moves")
    return [*([line] if lines else []), area(tip, look.colours.info)]
