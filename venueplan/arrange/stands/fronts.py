"""Stands as booths: ids by position, and the sides that open on an aisle."""

from __future__ import annotations

from collections.abc import Iterable

from shapely import LineString, Polygon, prepare, union_all

from venueplan.arrange.hall.sides import open_sides_of
from venueplan.arrange.stands.demand import Wish
from venueplan.arrange.stands.shelf import Shelf, Stand
from venueplan.model import Booth
from venueplan.rules import ways_to_doors
from venueplan.rules.booths.stands import polygons_only


def booths_of(shelf: Shelf) -> tuple[Booth, ...]:
    """Return the stands of a hall as booths without numbers, and those that were kept, in the order of their ids."""
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
    return tuple(sorted((*booths, *shelf.layout.site.kept), key=lambda booth: booth.id))


def without_front(shelves: Iterable[Shelf]) -> list[Wish]:
    """Take stands out of the rows that have no open side on a way to an exit; return the wishes they were to fulfil."""
    missed = []
    for shelf in shelves:
        bad = _unreached(shelf)
        shelf.stands = [stand for stand in shelf.stands if stand not in bad]
        missed += [
            Wish(zone=stand.zone, area=stand.asked, open_sides=1, halls=(shelf.layout.site.hall.id,))
            for stand in bad
            if stand.asked
        ]
    return missed


def _unreached(shelf: Shelf) -> list[Stand]:
    """Return stands before whose open sides no aisle of full width leads to an exit."""
    site = shelf.layout.site
    free = site.walkable.difference(union_all([Polygon(stand.shape.exterior) for stand in shelf.stands]))
    doors = [opening.line for opening in site.ways_in]
    way = ways_to_doors(polygons_only(free), doors, bare=site.walkable, width=site.measures.aisle)
    prepare(way.centres)
    return [
        stand
        for stand, sides in zip(shelf.stands, _fronts(shelf), strict=True)
        if not (sides and way.reaches_any(sides))
    ]


def _id(shelf: Shelf, stand: Stand) -> str:
    return _module(shelf, stand, line=stand.lines[0], strip=stand.strips[0], place=_first(shelf, stand))


def _first(shelf: Shelf, stand: Stand) -> int:
    return int((stand.u[0] + 1e-6) / shelf.layout.site.measures.width)


def _module(shelf: Shelf, stand: Stand, *, line: int, strip: int, place: int) -> str:
    """Return the id of a module: hall, row, place; odd places open to one side of the row, even ones to the other."""
    del stand
    return f"{shelf.layout.site.hall.id}-{_line(shelf, line)}-{2 * place + 1 + strip:02d}"


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
    line = _line(shelf, stand.lines[0])
    if len(stand.lines) > 1 or stand.block not in shelf.blocks:
        return f"{line}-I{_first(shelf, stand) + 1}"
    pieces = sum(block.line == stand.block.line for block in shelf.blocks)
    return f"{line}-{stand.block.piece}" if pieces > 1 else line


def _line(shelf: Shelf, line: int) -> str:
    """Return the name of a row; rows of kept stands have theirs already."""
    return f"{line + shelf.layout.site.last_line:02d}"


def _fronts(shelf: Shelf) -> list[tuple[LineString, ...]]:
    """Return for each stand the sides before which an aisle is free over its whole width."""
    site = shelf.layout.site
    shapes = [Polygon(stand.shape.exterior) for stand in shelf.stands]
    return open_sides_of(shapes, walkable=site.walkable, aisle=site.measures.aisle)
