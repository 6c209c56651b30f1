"""What a visitor sees from outside: names of buildings, ways in, water and squares."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fit import placed
from venueplan.draw.layers.building import levels_of, units_of
from venueplan.draw.layers.layer import Layer, Taken, area, name_paras, names, rounded, text
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Building, Fixture, Unit, Venue


def building_names(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken) -> Layer:
    """Name every building on a dark tag on its outside edge, where there is room on open ground."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline for level in levels.values() if not level.outdoor])
    solid = view.to_page(inside)
    water = [view.to_page(f.polygon) for f in venue.fixtures if f.category == "water" and f.level in levels]
    marks: list[Mark] = []
    for building in venue.buildings:
        own = [level.outline for level in levels.values() if level.building == building.id]
        tag = _Tag.of(building, look)
        if not own or tag is None:
            continue
        house = view.to_page(shapely.union_all(own))
        spot = _tag_place(house, solid, size=(tag.wide, tag.high), view=view, taken=taken, avoid=water)
        if spot is not None:
            field, *words = tag.marks(spot, look)
            taken.take(shapely.union_all(list(field.geometries)))
            marks += [field, *words]
    return Layer(name="building names", marks=tuple(marks))


@dataclass(frozen=True, kw_only=True)
class _Tag:
    """A dark tag with the names of a building, mm."""

    building: str
    lines: tuple[tuple[str, float, str], ...]
    wide: float
    high: float
    pad: float

    @classmethod
    def of(cls, building: Building, look: Look) -> _Tag | None:
        """Return the tag of a building, None if it has no name."""
        texts = names(building.name, look)
        if not texts:
            return None
        lines = tuple(
            (line, look.cap("subtitle", language), "regular" if number else "bold")
            for number, (language, line) in enumerate(texts)
        )
        pad = lines[0][1] * 0.7
        wide = max(width_of(line, cap, face=face) for line, cap, face in lines) + 2 * pad
        high = sum(cap for _, cap, _ in lines) * 1.45 + 1.5 * pad
        return cls(building=building.id, lines=lines, wide=wide, high=high, pad=pad)

    def marks(self, at: tuple[float, float], look: Look) -> tuple[Shape, *tuple[Words, ...]]:
        """Return the tag centred on a point: its field, and its lines."""
        x, y = at
        left, top = x - self.wide / 2, y + sum(cap for _, cap, _ in self.lines) * 1.45 / 2
        field = rounded((left, y - self.high / 2, x + self.wide / 2, y + self.high / 2), self.pad * 0.5)
        words = []
        for line, cap, face in self.lines:
            top -= cap * 1.1
            place, colour = (left + self.pad, top), look.colours.white
            words.append(
                text(line, at=place, cap=cap, colour=colour, face=face, role="building", subject=self.building)
            )
            top -= cap * 0.4
        return (area(field, look.colours.ink), *words)


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
