"""Stands as booths: ids by position, and the sides that open on an aisle."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree

from venueplan.arrange.demand import Wish
from venueplan.arrange.shelf import Shelf, Stand
from venueplan.model import Booth

CENTIMETRE = 0.01
"""An aisle is measured from a front to a centimetre short of its width, and to a centimetre short of its ends."""

SLIVER = 1e-3
"""What juts into an aisle by less area is rounding, m²."""


def booths_of(shelf: Shelf) -> tuple[Booth, ...]:
    """Return the stands of a hall as booths without numbers, in the order of their ids."""
    hall = shelf.layout.site.hall
    fronts = _fronts(shelf)
    booths = [
        Booth(
            id=_id(shelf, stand),
            number="",
            polygon=stand.shape,
            hall=hall.id,
            level=hall.level,
            zone=stand.zone,
            fronts=open_sides,
            row=_row(shelf, stand),
            modules=_modules(shelf, stand),
        )
        for stand, open_sides in zip(shelf.stands, fronts, strict=True)
    ]
    return tuple(sorted(booths, key=lambda booth: booth.id))


def without_front(shelves: Iterable[Shelf]) -> list[Wish]:
    """Take stands without any open side out of the rows; return the wishes that they were to fulfil."""
    missed = []
    for shelf in shelves:
        bad = [stand for stand, sides in zip(shelf.stands, _fronts(shelf), strict=True) if not sides]
        shelf.stands = [stand for stand in shelf.stands if stand not in bad]
        missed += [
            Wish(zone=stand.zone, area=stand.asked, open_sides=1, halls=(shelf.layout.site.hall.id,))
            for stand in bad
            if stand.asked
        ]
    return missed


def _id(shelf: Shelf, stand: Stand) -> str:
    return _module(shelf, stand, line=stand.lines[0], strip=stand.strips[0], place=_first(shelf, stand))


def _first(shelf: Shelf, stand: Stand) -> int:
    return int((stand.u[0] + 1e-6) / shelf.layout.site.measures.width)


def _module(shelf: Shelf, stand: Stand, *, line: int, strip: int, place: int) -> str:
    """Return the id of a module: hall, row, place; odd places open to one side of the row, even ones to the other."""
    del stand
    return f"{shelf.layout.site.hall.id}-{line:02d}-{2 * place + 1 + strip:02d}"


def _modules(shelf: Shelf, stand: Stand) -> tuple[str, ...]:
    first = _first(shelf, stand)
    last = max(first + 1, int((stand.u[1] + 1e-6) / shelf.layout.site.measures.width))
    strips = (0, 1) if len(stand.lines) > 1 else stand.strips
    return tuple(
        _module(shelf, stand, line=line, strip=strip, place=place)
        for line in stand.lines
        for strip in strips
        for place in range(first, last)
    )


def _row(shelf: Shelf, stand: Stand) -> str:
    """Return the name of a row: its line, and the piece of it between two aisles."""
    if len(stand.lines) > 1 or stand.block not in shelf.blocks:
        return f"{stand.lines[0]:02d}-I{_first(shelf, stand) + 1}"
    pieces = sum(block.line == stand.block.line for block in shelf.blocks)
    return f"{stand.block.line:02d}-{stand.block.piece}" if pieces > 1 else f"{stand.block.line:02d}"


def _fronts(shelf: Shelf) -> list[tuple[LineString, ...]]:
    """Return for each stand the sides before which an aisle is free over its whole width."""
    site = shelf.layout.site
    shapes = [Polygon(stand.shape.exterior) for stand in shelf.stands]
    sides = [(i, side) for i, shape in enumerate(shapes) for side in _sides(shape)]
    strips = np.array([_before(side, width=site.measures.aisle - CENTIMETRE) for _, side in sides], dtype=object)
    if not sides:
        return [() for _ in shapes]
    blocked = shapely.area(shapely.difference(strips, site.walkable)) > SLIVER
    for strip, other in zip(*STRtree(shapes).query(strips, predicate="intersects"), strict=True):
        blocked[strip] |= other != sides[strip][0] and strips[strip].intersection(shapes[other]).area > SLIVER
    found: list[list[LineString]] = [[] for _ in shapes]
    for number, (i, side) in enumerate(sides):
        if not blocked[number]:
            found[i].append(side)
    return [tuple(lines) for lines in found]


def _sides(shape: Polygon) -> list[LineString]:
    ring = list(shapely.orient_polygons(shape).exterior.coords)
    return [LineString(pair) for pair in pairwise(ring)]


def _before(side: LineString, *, width: float) -> Polygon:
    """Return the floor before a side of a counter-clockwise outline."""
    (x0, y0), (x1, y1) = side.coords
    tx, ty = (x1 - x0) / side.length, (y1 - y0) / side.length
    nx, ny, trim = ty, -tx, min(CENTIMETRE, side.length / 4)
    ax, ay, bx, by = x0 + tx * trim, y0 + ty * trim, x1 - tx * trim, y1 - ty * trim
    near = 0.002
    corners = ((ax, ay, near), (bx, by, near), (bx, by, width), (ax, ay, width))
    return Polygon([(x + nx * far, y + ny * far) for x, y, far in corners])
