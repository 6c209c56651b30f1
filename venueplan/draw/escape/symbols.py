"""The signs of an escape plan: tiles with pictograms, and what else its legend explains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from shapely import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from venueplan.draw.escape.phrases import phrase
from venueplan.draw.fixed import OBSTACLE, ROUTE
from venueplan.draw.layers.layer import Key, disc, tile
from venueplan.draw.layers.pictograms import has_pictogram, sign_key
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look, Style
from venueplan.model import Amenity

SIGN, KEY = "sign ", "key "
"""What the titles of shapes begin with that stand for a sign on the map, and for its explanation in the legend."""

_EQUIPMENT = ("firstaid", "defibrillator", "assembly-point", "fireextinguisher", "hydrant", "firealarmpullstation")


def equipment(amenity: Amenity) -> str:
    """Return the name of the sign of what helps in an emergency; empty for any other amenity."""
    return next((name for name in (amenity.kind, amenity.category) if name in _EQUIPMENT), "")


def safety_sign(name: str, *, at: tuple[float, float], size: float, look: Look, role: str = SIGN) -> list[Mark]:
    """Return a safety sign centred on a point, with what it stands for as its title."""
    key = sign_key(name, look)
    ground, *rest = tile(key, at=at, size=size)
    assert isinstance(ground, Shape)  # noqa: S101 - a tile begins with its ground
    return [replace(ground, title=role + name), *rest]


def not_of_the_house(names: Iterable[str], style: Style) -> tuple[str, ...]:
    """Return the safety signs for which a style brings no drawing: ours are not those registered in ISO 7010."""
    return tuple(name for name in names if has_pictogram(name) and style.pictogram(name) is None)


def here_mark(at: tuple[float, float], *, size: float, look: Look, role: str = SIGN) -> list[Mark]:
    """Return the blue point at which the reader stands (ISO 23601:2020, 7.7.3)."""
    dot = Shape(
        geometries=(disc(at, size / 2),),
        fill=look.colours.info,
        stroke=look.colours.white,
        width=size * 0.1,
        title=f"{role}here",
    )
    return [dot]


def head(line: LineString, *, size: float) -> BaseGeometry:
    """Return an arrowhead at the end of a line, pointing along it."""
    end = line.interpolate(line.length)
    back = line.interpolate(max(0.0, line.length - size))
    long = max(end.distance(back), 1e-9)
    u, v = (end.x - back.x) / long, (end.y - back.y) / long
    wing = size * 0.62
    tail = (end.x - u * size, end.y - v * size)
    return Polygon([(end.x, end.y), (tail[0] - v * wing, tail[1] + u * wing), (tail[0] + v * wing, tail[1] - u * wing)])


def arrow_along(line: LineString, *, width: float) -> BaseGeometry:
    """Return an arrow from the beginning to the end of a straight line, as one shape."""
    shaft = substring(line, 0.0, line.length - 3 * width).buffer(width / 2, cap_style="flat")
    return shaft.union(head(line, size=width * 3.6))


def sample(name: str, *, at: tuple[float, float], size: float, look: Look) -> list[Mark]:
    """Return what stands in the legend for a sign, a route, a way or what stands on the floor."""
    x, y = at
    half, colours = size / 2, look.colours
    if name == "here":
        return here_mark(at, size=size * 0.8, look=look, role=KEY)
    if has_pictogram(name):
        return safety_sign(name, at=at, size=size, look=look, role=KEY)
    band = box(x - half, y - half * 0.6, x + half, y + half * 0.6)
    if name == "stand":
        return [Shape(geometries=(band,), fill=OBSTACLE, stroke=colours.booth_line, width=0.2, title=KEY + name)]
    marks: list[Mark] = [Shape(geometries=(band,), fill=ROUTE, title=f"{KEY}route" if name == "route" else "")]
    if name == "way":
        shaft = LineString([(x - half, y), (x + half * 0.4, y)])
        tip = head(LineString([(x - half, y), (x + half * 0.9, y)]), size=size * 0.45)
        marks.append(Shape(geometries=(shaft,), stroke=colours.safety, width=size * 0.13, title=KEY + name))
    else:
        tip = arrow_along(LineString([(x - half * 0.75, y), (x + half * 0.75, y)]), width=size * 0.1)
    marks.append(Shape(geometries=(tip,), fill=colours.safety))
    return marks


def label_key(name: str, look: Look) -> Key:
    """Return what a sign is called in the legend."""
    if has_pictogram(name):
        return sign_key(name, look)
    return Key(label=phrase(name), colour="")


def signs_on(marks: Sequence[Mark], role: str = SIGN) -> dict[str, list[Shape]]:
    """Return the shapes that stand for signs on a sheet, by the names of the signs."""
    found: dict[str, list[Shape]] = {}
    for mark in marks:
        if isinstance(mark, Shape) and mark.title.startswith(role):
            found.setdefault(mark.title.removeprefix(role), []).append(mark)
    return found
