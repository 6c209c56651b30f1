"""The whole site in small, with the place that a sheet is about."""

from __future__ import annotations

import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.building import OPEN_UNITS, levels_of
from venueplan.draw.layers.layer import Layer, area, disc, text
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View, fitted
from venueplan.model import Unit, Venue

Spot = tuple[float, float]
"""A place on the plan, metres."""

_DOT = 0.75
"""Radius of the dot that marks a place, in cap heights of the legend."""


def site_outline(venue: Venue) -> BaseGeometry:
    """Return the outlines of all indoor levels of the ground floor, metres; of all levels if there are none."""
    ground = [level.outline for level in venue.levels if level.ordinal == 0 and not level.outdoor]
    return shapely.union_all(ground or [level.outline for level in venue.levels])


def inset_view(venue: Venue, *, place: Box, turn: float, spot: Spot | None = None) -> View:
    """Return the view of the whole site, and of a spot that may lie outside of it, in a box on the page."""
    whole = site_outline(venue).union(Point(spot)) if spot else site_outline(venue)
    view = fitted(whole, window=place, turn=turn)
    left, bottom, right, top = view.to_page(whole).bounds
    grow = min((place[2] - place[0]) / max(right - left, 1e-9), (place[3] - place[1]) / max(top - bottom, 1e-9))
    return View(centre=view.centre, at=view.at, scale=view.scale / grow, turn=turn, window=place)


def inset(
    venue: Venue,
    *,
    place: Box,
    turn: float,
    look: Look,
    hall: Unit | None = None,
    spot: Spot | None = None,
) -> Layer:
    """Draw the whole site in small: outlines, water, halls with their numbers, one of them marked, and a place.

    Parameters
    ----------
    hall
        The hall to be marked.
    spot
        The place to be marked, metres; it is shown wherever it lies.
    """
    dot = look.cap("legend") * _DOT if spot else 0.0
    inner = (place[0] + dot, place[1] + dot, place[2] - dot, place[3] - dot)
    view, colours = inset_view(venue, place=inner, turn=turn, spot=spot), look.colours
    ground = levels_of(venue, venue.level(hall.level).ordinal if hall else 0)
    shells = [view.cut(level.outline) for level in ground.values() if not level.outdoor]
    water = [view.cut(f.polygon) for f in venue.fixtures if f.category == "water" and f.level in ground]
    rooms = [
        u for u in venue.units if u.level in ground and u.category not in OPEN_UNITS and not ground[u.level].outdoor
    ]
    hair = look.line("hair")
    marks: list[Mark] = [
        Shape(geometries=(view.cut(site_outline(venue)),), fill=colours.service, stroke=colours.wall_far, width=hair),
        Shape(geometries=tuple(shells), fill=colours.service, stroke=colours.wall, width=look.line("partition") * 0.6),
        area([part for part in water if not part.is_empty], colours.water),
    ]
    for unit in sorted(rooms, key=lambda u: u.id):
        if unit.use == "exhibition":
            mine = hall is not None and unit.id == hall.id
            fill = colours.hall if mine else colours.floor
            marks.append(Shape(geometries=(view.cut(unit.polygon),), fill=fill, stroke=colours.wall, width=hair))
            marks += _number(unit, view=view, look=look)
    if spot:
        here, rim = disc(view.point(*spot), dot), look.line("halo") * 0.6
        marks.append(
            Shape(geometries=(here,), fill=colours.here, stroke=colours.white, width=rim, title="place on site")
        )
    return Layer(name="inset", marks=tuple(marks))


def _dot(at: tuple[float, float], *, radius: float, look: Look) -> Shape:
    rim = look.line("halo") * 0.6
    fill, white = look.colours.here, look.colours.white
    return Shape(geometries=(disc(at, radius),), fill=fill, stroke=white, width=rim, title="place on site")


def _number(unit: Unit, *, view: View, look: Look) -> list[Mark]:
    page = view.to_page(unit.polygon)
    assert isinstance(page, Polygon)  # noqa: S101 - a moved polygon
    circle = shapely.maximum_inscribed_circle(page, 0.2)
    x, y = shapely.get_coordinates(circle)[0].tolist()
    cap = min(look.cap("subtitle"), circle.length * 1.1)
    while cap > look.cap("small", "en") and width_of(unit.number, cap, face="bold") > 1.6 * circle.length:
        cap *= 0.9
    if not unit.number or cap < look.cap("small", "en"):
        return []
    return [
        text(
            unit.number,
            at=(x, y - cap / 2),
            cap=cap,
            colour=look.colours.ink,
            align="centre",
            face="bold",
            role="inset",
            within=page,
        )
    ]
