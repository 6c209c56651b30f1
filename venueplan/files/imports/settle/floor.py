"""One storey of a sketch as units and openings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.settle.cleaning import GRID
from venueplan.files.imports.settle.hatches import USUAL, Doorway, Walls, clear_line
from venueplan.files.imports.settle.identifiers import Identifiers
from venueplan.files.imports.settle.landings import landings
from venueplan.files.imports.settle.pieces import Piece, cut_apart
from venueplan.files.imports.sketch import Hatch, Ledger, Space, Storey, Thing
from venueplan.geometry.frame import polygons_of
from venueplan.model import Opening, Unit

WALL = 0.3
"""Walls thinner than twice this are closed when the outline of a storey is drawn, metres."""

FOOT_CLEARANCE = 0.01


@dataclass(frozen=True, kw_only=True)
class Floor:
    """Units and openings of one storey, and the outline around all of it."""

    units: tuple[Unit, ...]
    openings: tuple[Opening, ...]
    outline: MultiPolygon
    ground: BaseGeometry


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What stands on one storey of a sketch."""

    spaces: Sequence[Space]
    hatches: Sequence[Hatch]
    things: Sequence[Thing]


def settled_floor(storey: Storey, parts: Parts, *, ids: Identifiers, ledger: Ledger) -> Floor:
    """Cut the spaces of a storey apart, hang its doors, open its stairs, and draw its outline."""
    pieces = cut_apart(parts.spaces, ledger=ledger)
    walls = Walls(pieces=pieces)
    first = [(hatch, walls.hang(hatch)) for hatch in parts.hatches]
    hung = [(hatch, _rehung(hatch, way, walls=walls)) for hatch, way in first]
    for hatch, way in hung:
        _note_fate(hatch, way, walls=walls, ledger=ledger)
    ledger.add_area("floor under doors, in the walls", area=walls.added)
    entered = {index for _, way in hung if way is not None for index in way.joins}
    obstacles = [thing.shape for thing in parts.things if thing.kind == "fixture"]
    ways = list(landings(pieces, obstacles=obstacles, entered=entered))
    polygons = [piece.polygon for piece in pieces]
    names = [_name(piece, ids=ids) for piece in pieces]
    units = tuple(
        _unit(piece, polygon, name=name) for piece, polygon, name in zip(pieces, polygons, names, strict=True)
    )
    for piece in pieces:
        ledger.keep(piece.space.source)
    ground = shapely.union_all(polygons, grid_size=GRID)
    openings = [_opening(hatch, way, pieces=pieces, ids=ids) for hatch, way in hung if way is not None]
    openings += [
        _landing(names[index], way, free=free, ids=ids, ledger=ledger, storey=storey.id) for index, way, free in ways
    ]
    return Floor(units=units, openings=tuple(openings), outline=_outline(storey, ground), ground=ground)


def _rehung(hatch: Hatch, way: Doorway | None, *, walls: Walls) -> Doorway | None:
    """Return where a door hangs once all others do: another one may have taken its wall."""
    if way is None or walls.holds(way):
        return way
    again = walls.hang(hatch)
    return again if again is not None and walls.holds(again) else None


def _note_fate(hatch: Hatch, way: Doorway | None, *, walls: Walls, ledger: Ledger) -> None:
    if way is None:
        inside = any(piece.polygon.covers(hatch.shape) for piece in walls.pieces)
        why = (
            "stands in the middle of a room, at no wall" if inside else "touches no room, or another door stands there"
        )
        ledger.leave(hatch.source, why)
        return
    ledger.keep(hatch.source)
    if hatch.width > way.line.length + 0.05:
        ledger.note(
            f"the door is {hatch.width:.2f} m wide but only {way.line.length:.2f} m of wall are there: narrowed",
            subject=hatch.id,
        )


def _name(piece: Piece, *, ids: Identifiers) -> str:
    suffix = f"-{piece.number}" if piece.number > 1 else ""
    return ids.give(f"{piece.space.id}{suffix}", kind=piece.space.source[0])


def _unit(piece: Piece, polygon: Polygon, *, name: str) -> Unit:
    space = piece.space
    first = piece.number == 1
    return Unit(
        id=name,
        category=space.category,
        level=space.storey,
        polygon=polygon,
        name=space.name if first else type(space.name)(),
        number=space.number if first else "",
        use=space.use if first else "",
        shaft=space.shaft,
        direction=space.direction,
        restricted=space.restricted,
        evidence="assumed" if space.use else "attested",
    )


def _opening(hatch: Hatch, way: Doorway, *, pieces: Sequence[Piece], ids: Identifiers) -> Opening:
    line = clear_line(way.line)
    lift = any(pieces[index].space.shaft for index in way.joins)
    return Opening(
        id=ids.give(hatch.id, kind="door"),
        level=hatch.storey,
        line=line,
        width=round(min(_clear_width(hatch), line.length), 3),
        category=hatch.category,
        name=hatch.name,
        exit=not lift if hatch.exit is None else hatch.exit,
        step_free=hatch.step_free,
        automatic=hatch.automatic,
        evidence="attested",
    )


def _clear_width(hatch: Hatch) -> float:
    """Return the width that a door says or, if it says none, that it is drawn with."""
    if hatch.width or isinstance(hatch.shape, LineString):
        return hatch.width or float(hatch.shape.length)
    if isinstance(hatch.shape, Polygon):
        corners = shapely.get_coordinates(hatch.shape.minimum_rotated_rectangle)[:3]
        return float(np.hypot(*np.diff(corners, axis=0).T).max())
    return USUAL


def _landing(unit: str, way: Doorway, *, free: bool, ids: Identifiers, ledger: Ledger, storey: str) -> Opening:
    line = clear_line(way.line)
    name = ids.give(f"{unit}-landing", kind="door")
    ledger.make("openings from rooms to stairs and escalators")
    if not free:
        ledger.warn("obstacles stand at every side of these stairs; the widest side was opened", subject=name)
    return Opening(id=name, level=storey, line=line, width=round(line.length, 3), exit=False)


def _outline(storey: Storey, ground: BaseGeometry) -> MultiPolygon:
    """Return the ground, the building around it, and the walls between."""
    closed = ground.buffer(WALL, join_style="mitre").buffer(-WALL, join_style="mitre")
    whole = shapely.union_all([ground, closed, *([storey.outline] if storey.outline is not None else [])])
    grown = whole.buffer(FOOT_CLEARANCE, join_style="mitre")
    drawn = shapely.set_precision(grown, 1e-3)
    return MultiPolygon([part for part in polygons_of(drawn) if part.area > FOOT_CLEARANCE])
