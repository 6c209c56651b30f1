"""What a visitor sees from outside: names of buildings, ways in, water and squares."""

from __future__ import annotations

import math
from collections.abc import Sequence

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fit import placed
from venueplan.draw.layers.building import levels_of, units_of
from venueplan.draw.layers.layer import Layer, Taken, area, name_paras, names, rounded, text
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Fixture, Unit, Venue


def building_names(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken) -> Layer:
    """Name every building on a dark tag on its outside edge, where there is room on open ground."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline for level in levels.values() if not level.outdoor])
    solid = view.to_page(inside)
    water = [view.to_page(f.polygon) for f in venue.fixtures if f.category == "water" and f.level in levels]
    marks: list[Mark] = []
    for building in venue.buildings:
        own = [level.outline for level in levels.values() if level.building == building.id]
        texts = names(building.name, look)
        if not own or not texts:
            continue
        caps = [look.cap("subtitle", language) for language, _ in texts]
        faces = ["bold" if n == 0 else "regular" for n in range(len(texts))]
        widths = [width_of(t, c, face=f) for (_, t), c, f in zip(texts, caps, faces, strict=True)]
        pad = caps[0] * 0.7
        wide, high = max(widths) + 2 * pad, sum(caps) * 1.45 + 1.5 * pad
        spot = _tag_place(
            view.to_page(shapely.union_all(own)), solid, size=(wide, high), view=view, taken=taken, avoid=water
        )
        if spot is None:
            continue
        x, y = spot
        tag = rounded((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), pad * 0.5)
        taken.take(tag)
        marks.append(area(tag, look.colours.ink))
        top = y + sum(caps) * 1.45 / 2
        for (_, line), cap, face in zip(texts, caps, faces, strict=True):
            top -= cap * 1.1
            marks.append(
                text(
                    line,
                    at=(x - wide / 2 + pad, top),
                    cap=cap,
                    colour=look.colours.white,
                    face=face,
                    role="building",
                    subject=building.id,
                )
            )
            top -= cap * 0.4
    return Layer(name="building names", marks=tuple(marks))


def _tag_place(
    own: BaseGeometry,
    solid: BaseGeometry,
    *,
    size: tuple[float, float],
    view: View,
    taken: Taken,
    avoid: Sequence[BaseGeometry],
) -> tuple[float, float] | None:
    """Return the free place outside all buildings that is nearest to the middle of one of them."""
    wide, high = size
    ring = own.buffer(high * 0.75).boundary
    middle = own.centroid
    points = [ring.interpolate(share / 72, normalized=True) for share in range(72)]
    best: tuple[float, float, float] | None = None
    for point in points:
        for reach in (0.5, 0.0):
            x = point.x + math.copysign(wide * reach, point.x - middle.x)
            place = box(x - wide / 2, point.y - high / 2, x + wide / 2, point.y + high / 2)
            far = middle.distance(shapely.Point(x, point.y))
            if best is not None and far >= best[0]:
                continue
            clear = not place.intersects(solid) and not any(place.intersects(w) for w in avoid)
            if clear and taken.free(place.buffer(1)) and view.frame.covers(place):
                best = (far, x, point.y)
    return best[1:] if best else None


def outdoor_labels(venue: Venue, *, ordinal: int, view: View, look: Look, busy: Sequence[BaseGeometry]) -> Layer:
    """Name squares, water, planting and other open places inside them, in the colour of what they are."""
    levels, colours = levels_of(venue, ordinal), look.colours
    open_units = [unit for unit in units_of(venue, ordinal) if levels[unit.level].outdoor and unit.name]
    waters = [f for f in venue.fixtures if f.level in levels and f.category in {"water", "vegetation"} and f.name]
    covers = [view.cut(f.polygon) for f in venue.fixtures if f.level in levels and f.blocks]
    blocked = shapely.union_all([*(shape.buffer(0.8) for shape in busy)]) if busy else Polygon()
    solid = shapely.union_all([c for c in covers if not c.is_empty])
    marks: list[Mark] = []
    things: list[tuple[Unit | Fixture, str]] = [
        (f, colours.water_ink if f.category == "water" else colours.green_ink) for f in waters
    ]
    things += [(u, colours.green_ink if u.category == "vegetation" else colours.ink2) for u in open_units]
    for thing, colour in sorted(things, key=lambda pair: pair[0].id):
        lines = name_paras(thing.name, look, role="room-name", colour=colour, subject=thing.id)
        place = view.cut(thing.polygon).difference(blocked)
        place = place.difference(solid) if isinstance(thing, Unit) else place
        label = placed(place, [lines[:n] for n in range(len(lines), 0, -1)], pad=look.cap("small"))
        marks += label.words if label else ()
    return Layer(name="outdoor labels", marks=tuple(marks))
