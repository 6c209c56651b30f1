"""How people leave a hall, on its map: catchments of exits, and the longest way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.layer import Layer, Taken, area, disc, rounded, stroke, text
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import HallEgress


def catchment_colours(parts: Sequence[BaseGeometry], look: Look) -> list[str]:
    """Return a fill for each catchment; those that touch differ, and all do as long as there are enough fills."""
    fills, found = look.colours.zones, list[int]()
    for number, part in enumerate(parts):
        near = {found[other] for other in range(number) if part.distance(parts[other]) < 0.5}
        free = [n for n in range(len(fills)) if n not in near]
        fresh = [n for n in free if n not in found]
        found.append((fresh or free or [number % len(fills)])[0])
    return [fills[number] for number in found]


def catchments(parts: Sequence[BaseGeometry], fills: Sequence[str], *, view: View, look: Look) -> Layer:
    """Draw the floor of each exit's catchment in its colour."""
    pages = [view.cut(part) for part in parts]
    marks: list[Mark] = [area(page, fill) for page, fill in zip(pages, fills, strict=True) if not page.is_empty]
    edges = [page.boundary for page in pages if not page.is_empty]
    width = look.line("partition") * 0.8
    borders = _shared(edges)
    if not borders.is_empty:
        marks.append(Shape(geometries=(borders,), stroke=look.colours.wall, width=width, dash=(width * 4, width * 3)))
    return Layer(name="catchments", marks=tuple(marks))


def _shared(edges: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return where two catchments meet."""
    common = [one.intersection(other.buffer(0.05)) for number, one in enumerate(edges) for other in edges[number + 1 :]]
    lines = [part for shape in common for part in shapely.get_parts(shape) if isinstance(part, LineString)]
    return shapely.line_merge(shapely.union_all(lines)) if lines else LineString()


_NEAR = 12.0
"""A plate stands this near to what it names if it can, mm."""


def codes_of(egress: HallEgress) -> dict[str, str]:
    """Return what each exit is called on the sheets, by the id of its opening: E1, E2 and so on."""
    return {use.exit: f"E{number}" for number, use in enumerate(egress.exits, 1)}


def catchment_names(
    parts: Sequence[BaseGeometry], egress: HallEgress, *, view: View, look: Look, taken: Taken
) -> Layer:
    """Write code and persons of each exit into its catchment, on the aisle nearest to the middle of it."""
    marks: list[Mark] = []
    for part, use in zip(parts, egress.exits, strict=True):
        if part.is_empty:
            continue
        lines = (codes_of(egress)[use.exit], f"{use.persons:,}")
        spot = _open_floor(view.to_page(part), lines, look=look, taken=taken)
        if spot:
            marks += _plate(lines, at=spot, look=look)
    return Layer(name="catchment names", marks=tuple(marks))


def _size(lines: Sequence[str], look: Look) -> tuple[float, float, float]:
    """Width and height of the plate with the name of a catchment, and its cap height, mm."""
    cap = look.cap("subtitle", "en")
    return width_of(" · ".join(lines), cap, face="bold") + 2 * cap, cap * 2.2, cap


def _open_floor(page: BaseGeometry, lines: Sequence[str], *, look: Look, taken: Taken) -> tuple[float, float] | None:
    wide, high, _ = _size(lines, look)
    shapely.prepare(page)
    middle = page.representative_point() if not page.contains(page.centroid) else page.centroid
    left, bottom, right, top = page.bounds
    spots = [(x, y) for x in np.arange(left, right, 2.0) for y in np.arange(bottom, top, 2.0)]
    ordered = sorted(spots, key=lambda spot: (middle.distance(Point(spot)), spot))
    places = [box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2) for x, y in ordered]
    inside = [n for n, covered in enumerate(shapely.covers(page, places)) if covered]
    free = (n for n in inside if taken.free(places[n].buffer(0.4)))
    bare = (n for n in inside if taken.unlabelled(places[n]))
    best = next(free, next(bare, None))  # where no aisle has room the plate covers a stand
    if best is None:
        return None
    taken.take(places[best])
    x, y = ordered[best]
    return float(x), float(y)


def _plate(lines: Sequence[str], *, at: tuple[float, float], look: Look) -> list[Mark]:
    (wide, high, cap), (x, y), colours = _size(lines, look), at, look.colours
    plate = rounded((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), cap * 0.4)
    return [
        Shape(geometries=(plate,), fill=colours.white, stroke=colours.safety, width=look.line("booth") * 2),
        text(
            " · ".join(lines), at=(x, y - cap / 2), cap=cap, colour=colours.safety, align="centre", face="bold",
            role="catchment",
        ),
    ]  # fmt: skip


def longest_way(egress: HallEgress, *, view: View, look: Look, taken: Taken) -> Layer:
    """Draw the farthest way to an exit: a disc where it begins, an arrow where it ends, its metres beside it."""
    if egress.longest is None or egress.longest.length <= 0:
        return Layer(name="longest way")
    colours, width = look.colours, look.line("hair") * 8
    page = view.to_page(egress.longest)
    points = shapely.get_coordinates(page)
    start, end = Point(points[0]), points[-1]
    back = np.asarray(page.interpolate(page.length - width * 4).coords[0])
    along = (end - back) / (np.hypot(*(end - back)) or 1.0)
    across = np.array([-along[1], along[0]])
    head = Polygon([end, end - along * width * 4 + across * width * 2, end - along * width * 4 - across * width * 2])
    marks: list[Mark] = [
        stroke(points.tolist(), colours.white, width=width * 2.4, round=True),
        stroke([*points[:-1].tolist(), (end - along * width * 3).tolist()], colours.here, width=width, round=True),
        area(head, colours.here),
        Shape(geometries=(disc((start.x, start.y), width * 2),), fill=colours.here, stroke=colours.white, width=0.3),
    ]
    said, cap = f"{egress.longest.length:.1f} m", look.cap("subtitle", "en")
    wide, high = width_of(said, cap, face="bold") + cap, cap * 2
    x, y = _beside(start, page, size=(wide, high), view=view, taken=taken)
    plate = box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    taken.take(plate)
    marks.append(area(rounded(plate.bounds, cap * 0.4), colours.here))
    marks.append(
        text(said, at=(x, y - cap / 2), cap=cap, colour=colours.white, align="centre", face="bold", role="way")
    )
    taken.take(page.buffer(width))
    return Layer(name="longest way", marks=tuple(marks))


def _beside(
    start: Point, page: BaseGeometry, *, size: tuple[float, float], view: View, taken: Taken
) -> tuple[float, float]:
    """Return the middle of a plate beside the beginning of a way: on free floor, or else where no label is."""
    wide, high = size
    spots = _around(start, wide=wide, high=high)
    places = [box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2) for x, y in spots]
    shown = [n for n, place in enumerate(places) if view.frame.covers(place) and not place.intersects(page)]
    free = (n for n in shown if taken.free(places[n]) and start.distance(places[n]) < _NEAR)
    bare = (n for n in shown if taken.unlabelled(places[n]))
    return spots[next(free, next(bare, 0))]


def _around(start: Point, *, wide: float, high: float) -> list[tuple[float, float]]:
    """Return places for a text beside a point, the nearest first."""
    reach = ((u, v) for v in range(-6, 7) for u in (1, -1, 0, 1.6, -1.6, 2.4, -2.4))
    found = [(start.x + u * (wide / 2 + 2.5), start.y + v * (high / 2 + 2.5)) for u, v in reach if (u, v) != (0, 0)]
    return sorted(found, key=lambda spot: round(start.distance(Point(spot)), 3))
