"""Stairs, escalators and ramps opened towards the rooms they lie in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import shapely
from shapely import LineString, STRtree
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.settle.hatches import Doorway
from venueplan.files.imports.settle.pieces import Piece

WIDE_ENOUGH = 0.6
"""A narrower side of stairs is no way in, metres."""

_EDGE = 1e-4


def landings(
    pieces: Sequence[Piece], *, obstacles: Sequence[BaseGeometry], entered: Collection[int]
) -> Iterator[tuple[int, Doorway, bool]]:
    """Yield the number of each flight with a way into it from each room it borders.

    The way is the longest straight side that no obstacle stands at; the third value tells whether there is one, since
    otherwise the longest side is taken all the same. Flights that have a door of their own are left as they are.
    """
    tree = STRtree([piece.polygon for piece in pieces])
    blocks = STRtree(obstacles)
    for index, piece in enumerate(pieces):
        if piece.space.role != "flight" or index in entered:
            continue
        for other in sorted(tree.query(piece.polygon.buffer(_EDGE), predicate="intersects").tolist()):
            if other == index or not pieces[other].walkable or pieces[other].space.role == "flight":
                continue
            sides = list(_sides(piece, pieces[other]))
            free = [part for side in sides for part in _free(side, blocks=blocks, obstacles=obstacles)]
            best = max(free or sides, key=lambda side: side.length, default=None)
            if best is not None and best.length >= WIDE_ENOUGH:
                yield index, Doorway(line=best, joins=(index, other)), bool(free)


def _sides(flight: Piece, room: Piece) -> Iterator[LineString]:
    """Yield the straight sides of a flight along a room."""
    ground = room.polygon.buffer(_EDGE)
    ring = flight.polygon.exterior.simplify(0.005)
    for pair in zip(ring.coords, ring.coords[1:], strict=False):
        for part in shapely.get_parts(shapely.intersection(LineString(pair), ground)):
            if isinstance(part, LineString) and part.length > 0.05:
                yield part


def _free(side: LineString, *, blocks: STRtree, obstacles: Sequence[BaseGeometry]) -> Iterator[LineString]:
    """Yield the parts of a side that are wide enough and at which nothing stands."""
    near = [obstacles[index].buffer(0.05) for index in blocks.query(side, predicate="dwithin", distance=0.05).tolist()]
    left = side.difference(shapely.union_all(near)) if near else side
    for part in shapely.get_parts(left):
        if isinstance(part, LineString) and part.length >= WIDE_ENOUGH:
            yield part
