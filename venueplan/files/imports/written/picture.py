"""A plan of each level for the report, as SVG inside the page: what was read, and what cannot be reached."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon

from venueplan.model import Booth, Level, Unit, Venue

WIDTH = 1200
"""Width of a picture in its own units."""

COARSE = 800
"""Corners nearer to a straight line than this part of the width are left out."""

MOST = 4000
"""So many booths stand in a picture."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A path with the class that colours it and the words that a pointer shows."""

    path: str
    look: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One level: size of the picture and its shapes, lowest first."""

    title: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


def pictures_of(venue: Venue, *, cut_off: Collection[str], blind: Collection[str]) -> tuple[Picture, ...]:
    """Return a picture of each level.

    Parameters
    ----------
    cut_off, blind
        Ids of units that cannot be reached, and of doors that lead nowhere.
    """
    return tuple(_picture(venue, level, cut_off=cut_off, blind=blind) for level in venue.levels)


def _picture(venue: Venue, level: Level, *, cut_off: Collection[str], blind: Collection[str]) -> Picture:
    left, low, right, high = level.outline.bounds
    scale = WIDTH / max(right - left, high - low, 1e-6)
    paper = _Paper(left=left, top=high, scale=scale)
    shapes = [Shape(path=paper.path(part), look="wall", words="") for part in level.outline.geoms]
    for unit in venue.units:
        if unit.level == level.id:
            look = "off" if unit.id in cut_off else _look(unit)
            shapes.append(Shape(path=paper.path(unit.polygon), look=look, words=f"{unit.id} {unit.name}".strip()))
    shapes += [
        Shape(path=paper.path(fixture.polygon), look="fixture", words=fixture.id)
        for fixture in venue.fixtures
        if fixture.level == level.id
    ]
    for opening in venue.openings:
        if opening.level == level.id:
            look = "blind" if opening.id in blind else "door"
            words = f"{opening.id}, {opening.width:.2f} m"
            shapes.append(Shape(path=paper.line(list(opening.line.coords)), look=look, words=words))
    width, height = (max(1, round(scale * side)) for side in (right - left, high - low))
    return Picture(title=str(level.name), width=width, height=height, shapes=tuple(shapes))


def booth_pictures(venue: Venue, *, kept: Sequence[Booth], wrong: Sequence[Polygon]) -> tuple[Picture, ...]:
    """Return a picture of each level with halls that have booths; outlines that cannot be kept stand on all of them."""
    found = []
    halls = {booth.hall for booth in kept}
    for level in venue.levels:
        units = [unit for unit in venue.units if unit.level == level.id and unit.id in halls]
        if units:
            outlines = [unit.polygon for unit in units]
            left, low, right, high = shapely.total_bounds([*outlines, *wrong[:MOST]]).tolist()
            scale = WIDTH / max(right - left, high - low, 1e-6)
            paper = _Paper(left=left, top=high, scale=scale)
            shapes = [Shape(path=paper.path(unit.polygon), look="hall", words=unit.id) for unit in units]
            here = [booth for booth in kept if booth.level == level.id][:MOST]
            shapes += [Shape(path=paper.path(b.polygon), look="shaft", words=b.number or b.id) for b in here]
            shapes += [Shape(path=paper.path(shape), look="off", words="") for shape in wrong[:MOST]]
            width, height = (max(1, round(scale * side)) for side in (right - left, high - low))
            found.append(Picture(title=str(level.name), width=width, height=height, shapes=tuple(shapes)))
    return tuple(found)


def _look(unit: Unit) -> str:
    if unit.category == "opentobelow":
        return "void"
    if unit.shaft:
        return "shaft"
    return "hall" if unit.use else "open" if unit.category in {"unenclosedarea", "terrace"} else "room"


@dataclass(frozen=True, kw_only=True)
class _Paper:
    left: float
    top: float
    scale: float

    def path(self, polygon: Polygon) -> str:
        simple = shapely.simplify(polygon, WIDTH / COARSE / self.scale)
        return " ".join(f"{self.line(list(ring.coords))}Z" for ring in (simple.exterior, *simple.interiors))

    def line(self, points: Sequence[tuple[float, ...]]) -> str:
        spots = [f"{(p[0] - self.left) * self.scale:.1f} {(self.top - p[1]) * self.scale:.1f}" for p in points]
        return "M" + "L".join(spots)
