"""What an escape plan is for: exits, the ways to them, what helps in an emergency, and where the reader stands."""

from __future__ import annotations

import shapely
import shapely.ops
from shapely import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.escape.page import EscapeCase, EscapePage
from venueplan.draw.escape.phrases import phrase
from venueplan.draw.escape.symbols import SIGN, equipment, head, here_mark, safety_sign
from venueplan.draw.layers.floor.doors import frame_of
from venueplan.draw.layers.layer import Layer, Taken, area, rounded, text
from venueplan.draw.layers.spots import free_spot
from venueplan.draw.lettering.words import spoken
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.view import Box
from venueplan.model import Amenity, Finding, Label, Place, SignSite

_WAY = 1.3
"""Width of the line that marks a way from here, mm."""


def ways_layer(case: EscapeCase, *, page: EscapePage) -> Layer:
    """Draw the ways from here as lines in safety green with arrows, each to its own exit."""
    marks: list[Mark] = []
    for way in case.escape.ways:
        line = page.view.cut(way.line)
        parts = [part for part in shapely.get_parts(line) if isinstance(part, LineString)]
        heads = []
        for part in parts:
            spots = [part.length] if part.length < 24 else [*_every(18.0, part.length), part.length]
            pieces = [shapely.ops.substring(part, max(0.0, at - 5.0), at) for at in spots]
            heads += [head(piece, size=4.4) for piece in pieces if isinstance(piece, LineString) and piece.length]
        if not heads:
            continue
        shafts = tuple(shapely.ops.substring(part, 0.0, max(0.1, part.length - 3.0)) for part in parts)
        casing = Shape(geometries=shafts, stroke=page.look.colours.white, width=_WAY * 2.2, round=True)
        shaft = Shape(
            geometries=shafts, stroke=page.look.colours.safety, width=_WAY, round=True, title=f"{SIGN}way"
        )  # fmt: skip
        marks += [casing, shaft, area(heads, page.look.colours.safety, title=f"to {way.exit}")]
    return Layer(name="ways", marks=tuple(marks))


def _every(step: float, length: float) -> list[float]:
    return [step * number for number in range(1, int((length - step * 0.5) / step) + 1)]


def signs_layer(case: EscapeCase, *, page: EscapePage) -> tuple[Layer, list[BaseGeometry]]:
    """Set the signs of exits outside their doors, and those of equipment where it is, or as near as may be.

    Returns
    -------
    tuple
        The layer, and the places on the page that are taken.
    """
    view, look, size = page.view, page.look, page.sign
    here = shapely.union_all([box(*_here_words(case, page=page)), _here_spot(case, page=page)])
    ways = [view.to_page(way.line).buffer(_WAY) for way in case.escape.ways]
    crossed = Taken([here])
    marks: list[Mark] = []
    findings: list[Finding] = []
    places: list[BaseGeometry] = [here]
    openings = {opening.id: opening for opening in case.plan.venue.openings}
    for name in case.escape.exits:
        middle = openings[name].line.centroid
        if not view.shows(middle.x, middle.y):
            continue
        at = frame_of(openings[name], inside=case.escape.part, view=view).out(size * 0.75)
        spot = free_spot(at, size=size, view=view, taken=crossed)
        if spot is None:
            findings.append(_no_room(case.site, name, level=openings[name].level, point=(middle.x, middle.y)))
            continue
        marks += safety_sign("exit", at=spot, size=size, look=look)
        places.append(box(spot[0] - size / 2, spot[1] - size / 2, spot[0] + size / 2, spot[1] + size / 2))
    taken = Taken([*places, *ways])
    for amenity in _helpful(case, page=page):
        spot = free_spot(view.point(amenity.point.x, amenity.point.y), size=size, view=view, taken=taken)
        if spot is None:
            point = (amenity.point.x, amenity.point.y)
            findings.append(_no_room(case.site, amenity.id, level=amenity.level, point=point))
            continue
        marks += safety_sign(equipment(amenity), at=spot, size=size, look=look)
        places.append(box(spot[0] - size / 2, spot[1] - size / 2, spot[0] + size / 2, spot[1] + size / 2))
    return Layer(name="signs", marks=tuple(marks), findings=tuple(findings)), [*places, *ways]


def _helpful(case: EscapeCase, *, page: EscapePage) -> list[Amenity]:
    """Return equipment and first aid in the part, and assembly points wherever the map shows them."""
    levels = case.levels
    reach = case.escape.part.buffer(0.6)
    return [
        amenity
        for amenity in sorted(case.plan.venue.amenities, key=lambda amenity: amenity.id)
        if (name := equipment(amenity))
        and amenity.level in levels
        and page.view.shows(amenity.point.x, amenity.point.y, margin=page.sign / 2)
        and (name == "assembly-point" or reach.covers(amenity.point))
    ]


def _no_room(site: SignSite, name: str, *, level: str, point: tuple[float, float]) -> Finding:
    return Finding(
        id=f"sign-dropped-{name}",
        rule="escape-plan",
        severity="warning",
        subject=site.id,
        place=Place(level=level, x=point[0], y=point[1]),
        message=Label.of(
            zh=f"疏散图 {site.id} 上 {name} 的标志无处可放",
            en=f"escape plan {site.id} has no room for the sign of '{name}'",
        ),
    )


def _dot(page: EscapePage) -> float:
    return page.sign * 0.9


def _here_spot(case: EscapeCase, *, page: EscapePage) -> BaseGeometry:
    return Point(page.view.point(case.site.x, case.site.y)).buffer(_dot(page) / 2)


def _here_words(case: EscapeCase, *, page: EscapePage) -> Box:
    """Return the place of the words beside the reader's mark: in the map, and where they cover least of the ways."""
    x, y = page.view.point(case.site.x, case.site.y)
    reach, cap = _dot(page) * 0.7, page.look.cap("legend")
    wide = width_of(spoken(phrase("here"), page.look), cap, face="bold") + cap * 1.4
    corners = [
        (x + reach, y - cap * 1.05),
        (x - reach - wide, y - cap * 1.05),
        *(
            (x - wide / 2 + shift, y + side)
            for side in (reach, -reach - cap * 2.1)
            for shift in (0, wide / 2, -wide / 2)
        ),
    ]
    ways = shapely.union_all([page.view.to_page(way.line).buffer(_WAY) for way in case.escape.ways])
    places = [(left, low, left + wide, low + cap * 2.1) for left, low in corners]
    inside = [place for place in places if page.view.frame.covers(box(*place))] or places
    return min(inside, key=lambda place: round(ways.intersection(box(*place)).area, 3))


def here_layer(case: EscapeCase, *, page: EscapePage) -> Layer:
    """Mark where the reader stands, and say so beside it."""
    look, place = page.look, _here_words(case, page=page)
    at, cap = page.view.point(case.site.x, case.site.y), look.cap("legend")
    said = text(
        spoken(phrase("here"), look),
        at=((place[0] + place[2]) / 2, (place[1] + place[3]) / 2 - cap / 2),
        cap=cap,
        colour=look.colours.white,
        align="centre",
        face="bold",
        role="here",
    )
    plate = area(rounded(place, cap * 0.5), look.colours.info)
    return Layer(name="here", marks=(*here_mark(at, size=_dot(page), look=look), plate, said))
