"""Spaces of one storey cut apart, so that each square metre belongs to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.settle.cleaning import GRID, sturdy_parts
from venueplan.files.imports.settle.crowds import meeting_pairs
from venueplan.files.imports.sketch import Ledger, Space

TOLERANCE = 1.0
"""Rooms that share less are drawn roughly; more is a warning, m². Overlaps of this size stand in published archives."""

REMNANT = 4.0
"""What stairs cut off a room and is smaller than this belongs to the stairs, m²."""

APART = 0.15
"""Stairs of which less lies in rooms have a floor of their own beside the rooms."""

_ORDER = {"flight": 0, "void": 1, "room": 2}


@dataclass(kw_only=True)
class Piece:
    """One polygon of a space; a space that others cut through has several, the largest first."""

    space: Space
    polygon: Polygon
    number: int = 1

    @property
    def walkable(self) -> bool:
        """Whether there is a floor."""
        return self.space.role != "void"


def cut_apart(spaces: Sequence[Space], *, ledger: Ledger) -> list[Piece]:
    """Return the pieces of the spaces of one storey, without overlaps.

    Stairs and holes are cut out of the rooms they lie in. Of two rooms that overlap, the smaller one keeps the floor:
    it is a room within the other.
    """
    rooms = [space.shape for space in spaces if space.role == "room"]
    floor = shapely.union_all(rooms) if any(space.role != "room" for space in spaces) else None
    ordered = sorted(spaces, key=lambda space: (_ORDER[space.role], space.shape.area, space.id))
    shapes = [_within(space, floor) for space in ordered]
    _note_own_floor(ordered, shapes, floor=floor, ledger=ledger)
    rivals = _rivals(shapes)
    pieces: list[Piece] = []
    for index, space in enumerate(ordered):
        before = sorted(rivals.get(index, ()))
        whole = shapes[index]
        shapes[index] = _without(whole, [shapes[other] for other in before])
        _note_overlaps(space, [ordered[other] for other in before], whole=whole, ledger=ledger)
        pieces += _pieces_of(space, shapes[index], ledger=ledger)
    return _without_remnants(pieces)


def _within(space: Space, floor: BaseGeometry | None) -> BaseGeometry:
    """Return the shape of a space; holes, and stairs that are drawn within rooms, end where the rooms end."""
    if space.role == "room" or floor is None:
        return space.shape
    within = shapely.intersection(space.shape, floor, grid_size=GRID)
    apart = space.role == "flight" and within.area < APART * space.shape.area
    return space.shape if apart else within


def _note_own_floor(
    spaces: Sequence[Space], shapes: Sequence[BaseGeometry], *, floor: BaseGeometry | None, ledger: Ledger
) -> None:
    """Note the floor of stairs and lifts that lie beside the rooms and not in them."""
    own = [shape for space, shape in zip(spaces, shapes, strict=True) if space.role == "flight"]
    beside = shapely.difference(shapely.union_all(own), floor).area if own and floor is not None else 0.0
    if beside > 1e-6:
        ledger.add_area("stairs and lifts beside the rooms", area=float(beside))


def _rivals(shapes: Sequence[BaseGeometry]) -> dict[int, list[int]]:
    """Return for each shape the numbers of those before it that share floor with it."""
    found: dict[int, list[int]] = {}
    for later, earlier in meeting_pairs(shapes, what="rooms"):
        found.setdefault(later, []).append(earlier)
    return found


def _without(whole: BaseGeometry, taken: Sequence[BaseGeometry]) -> BaseGeometry:
    if not taken:
        return whole
    return shapely.difference(whole, shapely.union_all(taken, grid_size=GRID), grid_size=GRID)


def _note_overlaps(space: Space, rivals: Sequence[Space], *, whole: BaseGeometry, ledger: Ledger) -> None:
    """Note how much floor a room loses to smaller rooms; what stairs and holes take is meant so."""
    smaller = [rival for rival in rivals if rival.role == "room"]
    if space.role != "room" or not smaller:
        return
    for rival in smaller:
        shared = float(shapely.area(shapely.intersection(whole, rival.shape)))
        if shared > TOLERANCE:
            ledger.warn(f"rooms overlap by {shared:.2f} m²: the floor is given to {rival.id}", subject=space.id)
    lost = shapely.area(shapely.intersection(whole, shapely.union_all([rival.shape for rival in smaller])))
    ledger.add_area("drawn twice where rooms overlap", area=-float(lost))


def _pieces_of(space: Space, shape: BaseGeometry, *, ledger: Ledger) -> list[Piece]:
    parts = sturdy_parts(shape)
    ledger.add_area("slivers left aside", area=sum(part.area for part in parts) - shape.area)
    if not parts:
        why = "lies on no room" if space.role != "room" else "has no floor of its own: no area, or within smaller rooms"
        ledger.leave(space.source, why)
    return [Piece(space=space, polygon=part, number=number) for number, part in enumerate(parts, start=1)]


def _without_remnants(pieces: list[Piece]) -> list[Piece]:
    """Give small pieces that stairs cut off their room to the stairs."""
    flights = [piece for piece in pieces if piece.space.role == "flight"]
    kept = []
    for piece in pieces:
        taker = None
        if piece.number > 1 and piece.space.role == "room" and piece.polygon.area < REMNANT:
            taker = next((flight for flight in flights if _joins(flight.polygon, piece.polygon)), None)
        if taker is None:
            kept.append(piece)
        else:
            taker.polygon = _joined(taker.polygon, piece.polygon)
    return kept


def _joins(one: Polygon, other: Polygon) -> bool:
    return bool(one.dwithin(other, 1e-6)) and isinstance(shapely.union(one, other, grid_size=GRID), Polygon)


def _joined(one: Polygon, other: Polygon) -> Polygon:
    whole = shapely.union(one, other, grid_size=GRID)
    return whole if isinstance(whole, Polygon) else one
