"""Doors: an arrow inwards and a name at entrances, a green sign at emergency exits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.building import levels_of
from venueplan.draw.layers.layer import Key, Layer, Taken, area, names, text, tile
from venueplan.draw.layers.pictograms import sign_key
from venueplan.draw.layers.spots import free_spot
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Words
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.draw.words import word
from venueplan.model import Opening, Unit, Venue

_ARROW = "\uf0d8"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A door on the page: its middle in mm, and the unit vector that points out of it."""

    x: float
    y: float
    u: float
    v: float

    def out(self, distance: float) -> tuple[float, float]:
        """Return the point a distance in mm in front of the door."""
        return self.x + self.u * distance, self.y + self.v * distance


def frame_of(opening: Opening, *, inside: BaseGeometry, view: View) -> Frame:
    """Return where a door lies on the page; ``inside`` (metres) is what it leads into."""
    ends = shapely.get_coordinates(opening.line)
    (x0, y0), (x1, y1) = ends[0].tolist(), ends[-1].tolist()
    long = max(math.hypot(x1 - x0, y1 - y0), 1e-9)
    u, v = (y1 - y0) / long, -(x1 - x0) / long
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    if inside.covers(Point(x + u * 0.3, y + v * 0.3)):
        u, v = -u, -v
    here, there = view.point(x, y), view.point(x + u, y + v)
    k = view.length(1.0)
    return Frame(x=here[0], y=here[1], u=(there[0] - here[0]) / k, v=(there[1] - here[1]) / k)


def arrow(frame: Frame, look: Look) -> Polygon:
    """Return a triangle in front of a door that points into it."""
    size = look.cap("zone") * 1.1
    tip, base, side = frame.out(size * 0.35), frame.out(size * 1.25), size * 0.62
    wings = [(base[0] + sign * frame.v * side, base[1] - sign * frame.u * side) for sign in (-1, 1)]
    return Polygon([tip, *wings])


def hall_doors(venue: Venue, unit: Unit, *, view: View, look: Look, taken: Taken) -> Layer:
    """Mark the doors of a hall."""
    levels = levels_of(venue, venue.level(unit.level).ordinal)
    edge = unit.polygon.boundary.buffer(0.02)
    touching = [o for o in venue.openings if o.level in levels and edge.covers(o.line)]
    marks: list[Mark] = []
    keys: dict[str, Key] = {}
    for opening in sorted(touching, key=lambda o: (not o.name, o.id)):
        frame = frame_of(opening, inside=unit.polygon, view=view)
        if opening.category == "emergencyexit":
            key, found = _exit(frame, view=view, look=look, taken=taken)
        else:
            key, found = _entrance(opening, frame, view=view, look=look, taken=taken)
        marks += found
        keys |= {key.sign: key} if found else {}
    return Layer(name="doors", marks=tuple(marks), keys=tuple(keys.values()))


def site_entrances(venue: Venue, *, ordinal: int, view: View, look: Look, taken: Taken) -> Layer:
    """Mark every named door between indoors and outdoors, but those for emergencies and goods."""
    levels = levels_of(venue, ordinal)
    inside = shapely.union_all([level.outline for level in levels.values() if not level.outdoor])
    shell = inside.boundary.buffer(0.03)
    marks: list[Mark] = []
    for opening in sorted((o for o in venue.openings if o.level in levels and o.name), key=lambda o: o.id):
        if opening.category in {"emergencyexit", "service"} or not shell.covers(opening.line):
            continue
        frame = frame_of(opening, inside=inside, view=view)
        marks += _entrance(opening, frame, view=view, look=look, taken=taken)[1]
    return Layer(name="entrances", marks=tuple(marks), keys=(_entrance_key(look),) if marks else ())


def _entrance_key(look: Look) -> Key:
    return Key(label=word("entrance"), colour=look.colours.info, sign=_ARROW, face="icon")


def _exit(frame: Frame, *, view: View, look: Look, taken: Taken) -> tuple[Key, list[Mark]]:
    key, size = sign_key("exit", look.colours), look.cap("tile") * 0.6
    spot = free_spot(frame.out(size * 0.9), size=size, view=view, taken=taken)
    return key, tile(key, at=spot, size=size) if spot else []


def _entrance(opening: Opening, frame: Frame, *, view: View, look: Look, taken: Taken) -> tuple[Key, list[Mark]]:
    shape = arrow(frame, look)
    spot = box(*shape.bounds)
    if not taken.free(spot.buffer(-0.4)) or not view.frame.covers(spot):
        return _entrance_key(look), []
    taken.take(spot)
    name = _name(opening, frame, view=view, look=look, taken=taken)
    return _entrance_key(look), [area(shape, look.colours.info), *name]


def _name(opening: Opening, frame: Frame, *, view: View, look: Look, taken: Taken) -> list[Words]:
    """Write the name of an entrance in front of it, where there is room."""
    texts = names(opening.name, look)
    if not texts:
        return []
    caps = [look.cap("legend", language) * 1.1 for language, _ in texts]
    faces = ["medium", *["regular"] * (len(texts) - 1)]
    lines = [(line, cap, face) for (_, line), cap, face in zip(texts, caps, faces, strict=True)]
    wide = max(width_of(line, cap, face=face) for line, cap, face in lines)
    high = sum(caps) * 1.45
    for x, y in _spots(frame, wide=wide, high=high, step=look.cap("zone")):
        place = box(x - wide / 2 - 1.2, y - high / 2 - 1.0, x + wide / 2 + 1.2, y + high / 2 + 1.0)
        if taken.free(place) and view.frame.covers(place):
            taken.take(place.buffer(1.5))
            return _stack(lines, at=(x, y + high / 2), look=look, subject=opening.id)
    return []


def _spots(frame: Frame, *, wide: float, high: float, step: float) -> Iterator[tuple[float, float]]:
    """Yield middles of a name in front of a door, the best first."""
    for reach in (1.6, 2.6, 3.8):
        for shift in (0.0, 0.5, -0.5, 1.0, -1.0):
            x, y = frame.out(step * reach)
            yield x + frame.u * wide / 2 - frame.v * shift * wide, y + frame.v * high / 2 + frame.u * shift * wide


def _stack(lines: list[tuple[str, float, str]], *, at: tuple[float, float], look: Look, subject: str) -> list[Words]:
    x, y = at
    words: list[Words] = []
    for line, cap, face in lines:
        y -= cap * 1.12
        colour = look.colours.ink
        words.append(
            text(line, at=(x, y), cap=cap, colour=colour, align="centre", face=face, role="door", subject=subject)
        )
        y -= cap * 0.33
    return words
