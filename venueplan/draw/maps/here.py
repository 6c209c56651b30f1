"""What a board says of its reader: the place in the building, what lies ahead, and how far one walks in a minute."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.layer import Key, Layer, Swatch, area, disc, rounded, text
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View

_HALF_ANGLE = 35
"""Degrees to either side of straight ahead that the view cone shows."""

_CONE = 4.6
"""Length of the view cone in tiles of a pictogram."""

_LINE = 2.2
"""Width of arcs and of the edge of the cone, in outlines of a stand."""

_TIMES = (0.5, *(float(minutes) for minutes in range(1, 11)))
_DASHES = (5.0, 5.0)


@dataclass(frozen=True, kw_only=True)
class Cone:
    """What lies ahead of the reader: a pale field for under the stands, and its edge for over them."""

    field: Layer
    edge: Layer


@dataclass(frozen=True, kw_only=True)
class Arcs:
    """Lines as far as one walks in so many minutes, and their names for over everything."""

    lines: Layer
    names: Layer


def pin_at(view: View, look: Look) -> Layer:
    """Draw the pin: its tip, in a ring, is the reader's place."""
    x, y = view.at
    size, rim, colours = look.cap("tile") * 1.9, look.line("halo"), look.colours
    head = disc((x, y + size * 0.66), size * 0.34)
    foot = Polygon([(x - size * 0.29, y + size * 0.48), (x + size * 0.29, y + size * 0.48), (x, y)])
    body = shapely.union_all([head, foot])
    marks: tuple[Mark, ...] = (
        area(disc((x, y), size * 0.16), colours.white),
        Shape(geometries=(disc((x, y), size * 0.11),), stroke=colours.here, width=rim * 1.2),
        Shape(geometries=(body,), fill=colours.here, stroke=colours.white, width=rim, round=True, title="you are here"),
        area(disc((x, y + size * 0.66), size * 0.14), colours.white),
    )
    key = Key(label=word("you-are-here"), colour=colours.here, sign="\uf3c5", face="icon")
    return Layer(name="pin", marks=marks, keys=(key,))


def view_cone(view: View, look: Look) -> Cone:
    """Draw what the reader sees ahead: a pale wedge upwards, with an edge that is seen on every ground."""
    colours, width = look.colours, look.line("booth") * _LINE
    wedge = _wedge(view.at, reach=look.cap("tile") * _CONE).intersection(view.frame)
    sample = Swatch(outline=_wedge((0.0, -0.42), reach=0.9), width=width)
    key = Key(label=word("your-view"), colour=colours.here_pale, edge=colours.here, swatch=sample)
    edge = Shape(geometries=(wedge.boundary,), stroke=colours.here, width=width, title="view cone")
    return Cone(
        field=Layer(name="view cone", marks=(area(wedge, colours.here_pale),), keys=(key,)),
        edge=Layer(name="edge of the view cone", marks=(edge,)),
    )


def _wedge(tip: tuple[float, float], *, reach: float) -> Polygon:
    """Return a sector that opens upwards from its tip."""
    turns = [math.radians(degrees) for degrees in range(-_HALF_ANGLE, _HALF_ANGLE + 1, 2)]
    return Polygon([tip, *((tip[0] + reach * math.sin(t), tip[1] + reach * math.cos(t)) for t in turns)])


def walking_arcs(view: View, *, speed: float, look: Look) -> Arcs:
    """Draw circles of equal walking time in a straight line, as the legend says, each named at the top.

    Half a minute is shown only where the map ends within a minute or little more.

    Parameters
    ----------
    speed
        Walking speed, metres per minute.
    """
    left, bottom, right, top = view.window
    x, y = view.at
    width = look.line("booth") * _LINE
    dash = (width * _DASHES[0], width * _DASHES[1])
    half = view.length(speed) > (top - y) * 0.8
    lines: list[BaseGeometry] = []
    labels: list[Mark] = []
    for minutes in _TIMES[0 if half else 1 :]:
        radius = view.length(speed * minutes)
        if radius > math.hypot(right - left, top - bottom):
            break
        lines.append(Point(x, y).buffer(radius, quad_segs=64).exterior.intersection(view.frame))
        if y + radius + look.cap("legend") * 2 < top:
            labels += _minutes(minutes, at=(x, y + radius), look=look)
    drawn = tuple(line for line in lines if not line.is_empty)
    arcs = Shape(geometries=drawn, stroke=look.colours.here, width=width, dash=dash, title="walking time")
    sample = Swatch(outline=LineString([(-0.5, -0.1), (-0.25, 0.08), (0.0, 0.14), (0.25, 0.08), (0.5, -0.1)]),
                    width=width, dash=(width * 3, width * 2))  # fmt: skip
    key = Key(label=word("walking-time"), colour="", edge=look.colours.here, swatch=sample)
    return Arcs(
        lines=Layer(name="walking time", marks=(arcs,) if drawn else (), keys=(key,) if drawn else ()),
        names=Layer(name="walking minutes", marks=tuple(labels)),
    )


def _minutes(minutes: float, *, at: tuple[float, float], look: Look) -> list[Mark]:
    """Write the minutes of an arc on a plate."""
    line = f"{'½' if minutes == _TIMES[0] else f'{minutes:g}'} min"
    (x, y), cap, colours = at, look.cap("legend", "en") * 1.1, look.colours
    wide = width_of(line, cap, face="medium") + cap * 1.6
    plate = rounded((x - wide / 2, y - cap * 1.1, x + wide / 2, y + cap * 1.1), cap * 0.5)
    words = text(line, at=(x, y - cap / 2), cap=cap, colour=colours.here, align="centre", face="medium", role="minutes")
    return [area(plate, colours.white), words]


def interrupted(layer: Layer, places: Sequence[BaseGeometry]) -> Layer:
    """Return the lines of a layer with gaps where texts and pictograms stand."""
    gaps = shapely.union_all([place.buffer(1.0) for place in places])
    marks = tuple(
        replace(mark, geometries=tuple(line.difference(gaps) for line in mark.geometries))
        for mark in layer.marks
        if isinstance(mark, Shape)
    )
    return replace(layer, marks=marks)
