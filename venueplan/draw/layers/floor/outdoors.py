"""What a visitor sees from outside: names of buildings, ways in, water and squares."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.building import levels_of, units_of
from venueplan.draw.layers.layer import Layer, Taken, area, name_paras, names, rounded
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Line, centred, height_of, set_line
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Building, Finding, Fixture, Label, Unit, Venue

_AWAY = 2.0
"""Space around the tag of a building, mm."""

_REACHES = (0.75, 1.5, 2.5, 4.0)
"""How far from its building the tag may stand, in heights of the tag, the best first."""

_JOINT = 0.1
"""Distance up to which buildings touch, mm."""

_SERVICE = 0.5
"""Radius of the place that an amenity needs for its pictogram, as a share of the style's tile."""


def building_names(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken) -> Layer:
    """Name every building on a dark tag on its outside edge, on open ground that no label and no amenity needs."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline for level in levels.values() if not level.outdoor])
    solid = view.to_page(inside)
    water = [view.to_page(f.polygon) for f in venue.fixtures if f.category == "water" and f.level in levels]
    spots = [shapely.Point(view.point(a.point.x, a.point.y)) for a in venue.amenities if a.level in levels]
    avoid = [*water, *(spot.buffer(look.cap("tile") * _SERVICE) for spot in spots)]
    marks: list[Mark] = []
    findings: list[Finding] = []
    for building in venue.buildings:
        own = [level.outline for level in levels.values() if level.building == building.id]
        tag = _Tag.of(building, look)
        if not own or tag is None:
            continue
        house = view.to_page(shapely.union_all(own))
        spot = _tag_place(house, solid, size=(tag.wide, tag.high), view=view, taken=taken, avoid=avoid)
        if spot is None:
            findings.append(_no_ground(building))
        else:
            field, *words = tag.marks(spot, look)
            taken.take(shapely.union_all(list(field.geometries)))
            marks += [field, *words]
    return Layer(name="building names", marks=tuple(marks), findings=tuple(findings))


def _no_ground(building: Building) -> Finding:
    name = str(building.name)
    return Finding(
        id=f"label-dropped-{building.id}",
        rule="label-dropped",
        severity="note",
        subject=building.id,
        message=Label.of(zh=f"室外放不下楼名“{name}”", en=f"there is no room outdoors for the name '{name}'"),
    )


@dataclass(frozen=True, kw_only=True)
class _Tag:
    """A dark tag with the names of a building, mm."""

    lines: tuple[Line, ...]
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
            set_line(
                line,
                cap=look.cap("subtitle", language),
                colour=look.colours.white,
                face="regular" if number else "bold",
                role="building",
                subject=building.id,
            )
            for number, (language, line) in enumerate(texts)
        )
        pad = lines[0].cap * 0.7
        wide = max(line.width for line in lines) + 2 * pad
        return cls(lines=lines, wide=wide, high=height_of(lines) + 1.5 * pad, pad=pad)

    def marks(self, at: tuple[float, float], look: Look) -> tuple[Shape, *tuple[Words, ...]]:
        """Return the tag centred on a point: its field, and its lines."""
        x, y = at
        left = x - self.wide / 2
        field = rounded((left, y - self.high / 2, x + self.wide / 2, y + self.high / 2), self.pad * 0.5)
        words = [replace(line, x=left + self.pad) for line in centred(self.lines, x=x, y=y)]
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
    """Return the free place outside all buildings that is nearest to one of them and to its middle."""
    for reach in _REACHES:
        ring = own.buffer(size[1] * reach).boundary
        spot = _place_on(ring, (own, solid), size=size, frame=view.frame, clear_of=(taken, avoid))
        if spot is not None:
            return spot
    return None


def _place_on(
    ring: BaseGeometry,
    houses: tuple[BaseGeometry, BaseGeometry],
    *,
    size: tuple[float, float],
    frame: BaseGeometry,
    clear_of: tuple[Taken, Sequence[BaseGeometry]],
) -> tuple[float, float] | None:
    """Return the free place on a ring around the first building, nearer to it than to the others, and to its middle."""
    own, solid = houses
    others = solid.difference(own.buffer(_JOINT))
    (wide, high), (taken, avoid) = size, clear_of
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
            if not others.is_empty and place.distance(others) < place.distance(own):
                continue
            clear = not place.intersects(solid) and not any(place.intersects(w) for w in avoid)
            if clear and taken.free(place.buffer(_AWAY)) and frame.covers(place.buffer(_AWAY)):
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
