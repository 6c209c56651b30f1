"""The walkable floor of a storey: rooms, walls without thickness, doors, and what stands in the way.

Every stretch of the outline of a unit is a wall unless a door lies on it; open units (squares, paths, terraces) have no
wall towards each other. A wall is a strip of floor 0.02 mm wide that is taken away, so a way round its end is long
by at most 0.02 mm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.slits import without_slits
from venueplan.model import Unit
from venueplan.network.surface.cells import Cells
from venueplan.network.surface.doors import Door, is_open, strip_of
from venueplan.network.surface.floor import Floor, free_floor

WALL = 1e-5
"""Half the thickness of a wall, metres."""

GAP = 0.02
"""Half the width of gaps that come from rounding and overlapping drawings and that nobody walks through, metres."""

SOLID = ("opentobelow", "structure", "brick", "column", "concrete", "drywall", "glass", "wood")
"""Categories of units without a floor to walk on."""

SHAFTS = ("stairs", "steps", "escalator", "elevator", "ramp", "movingwalkway")
"""Categories of units that lead to other levels when they name a shaft."""

STEPPED = ("stairs", "steps", "escalator")
"""Categories of units that are not step-free."""


def is_shaft(unit: Unit) -> bool:
    """Tell whether a unit leads to other levels; its own floor is not walked across."""
    return bool(unit.shaft) and unit.category in SHAFTS


def is_private(unit: Unit) -> bool:
    """Tell whether visitors enter a unit only if it is where they come from or go to."""
    return unit.restricted or unit.category in {"nonpublic", "vegetation"}


def has_floor(unit: Unit, *, step_free: bool) -> bool:
    """Tell whether a unit can be walked across."""
    if unit.category.split(".")[0] in SOLID or is_shaft(unit):
        return False
    return not (step_free and unit.category in STEPPED)


def storey_floor(units: Sequence[Unit], *, doors: Iterable[Door], obstacles: Iterable[BaseGeometry]) -> Floor:
    """Return the walkable floor of one storey.

    Parameters
    ----------
    units
        The units of one ordinal that people may walk across.
    doors
        The doors that people may pass.
    obstacles
        Polygons of fixtures and booths, metres; nobody walks through a slit between them.
    """
    rooms = [unit.polygon for unit in units if not is_open(unit)]
    names = [unit.id for unit in units if not is_open(unit)]
    outdoors = _closed([unit.polygon for unit in units if is_open(unit)])
    open_names = {unit.id for unit in units if is_open(unit)}
    portals: dict[str, list[LineString]] = {}
    for door in doors:
        for name in door.units:
            portals.setdefault("" if name in open_names else name, []).append(door.line)
    strips = {name: [strip_of(line) for line in lines] for name, lines in portals.items()}
    walls = [_walls(room, strips.get(name, [])) for name, room in zip(names, rooms, strict=True)]
    walls.append(_walls(outdoors, strips.get("", [])))
    ground = shapely.union_all([*rooms, outdoors, *(strip for group in strips.values() for strip in group)])
    free = free_floor(ground, [*walls, without_slits(obstacles)]).free
    tidy = free_floor(free.buffer(-GAP, join_style="mitre").buffer(GAP, join_style="mitre"), ()).free
    lines = tuple(tuple(portals.get(name, ())) for name in (*names, ""))
    return Floor(free=tidy, cells=Cells(rooms=(*rooms, outdoors), doors=lines))


def _closed(polygons: list[Polygon]) -> BaseGeometry:
    """Return open ground in one piece, cracks between its parts closed."""
    whole = shapely.union_all(polygons)
    return whole.buffer(GAP, join_style="mitre").buffer(-GAP, join_style="mitre")


def _walls(room: BaseGeometry, strips: list[Polygon]) -> BaseGeometry:
    """Return the outline of a room without its doors, as thin strips."""
    lines = shapely.line_merge(room.boundary.difference(shapely.union_all(strips)))
    return lines.buffer(WALL, cap_style="square", join_style="mitre")
