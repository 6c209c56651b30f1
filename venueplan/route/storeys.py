"""Ways without a step on one storey: from its lifts and entrances to every room that visitors look for."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import LineString

from venueplan.errors import UnknownNameError
from venueplan.model import StepFreeWays, Unit
from venueplan.network import Spot, find_ways, is_private, is_shaft
from venueplan.route.find import Guide
from venueplan.route.legs import legs_of

GRID = 0.01
"""Stretches that lie this near to each other are one line, metres."""

ENTRANCE = "pedestrian.principal"
"""Category of the doors by which visitors come into a building."""


def step_free_ways(guide: Guide, level: str) -> StepFreeWays:
    """Return the quickest way without a step to each room of a storey, from whichever lift or entrance is nearest.

    Where the storey has neither, ways begin at its ramps and at its doors to outdoors.

    Raises
    ------
    UnknownNameError
        If there is no such level.
    """
    known = {one.id for one in guide.plan.venue.levels}
    if level not in known:
        raise UnknownNameError("level", level, known=known)
    origin = tuple(_arrivals(guide, level))
    rooms = [unit for unit in guide.plan.venue.units if unit.level == level and _is_looked_for(unit)]
    goals = {room.id: guide.locate(guide.book.find(room.id), step_free=True).spots for room in rooms}
    ways = find_ways(guide.network, origin, goals=goals, access=(True, frozenset())) if origin else {}
    lines = [
        leg.line
        for name in sorted(ways)
        for leg in legs_of(ways[name], guide.network)
        if leg.kind == "walk" and leg.level == level and leg.line.length > GRID
    ]
    merged = shapely.line_merge(shapely.union_all(lines, grid_size=GRID)) if lines else LineString()
    return StepFreeWays(
        lines=tuple(part for part in shapely.get_parts(merged) if isinstance(part, LineString) and not part.is_empty),
        reached=tuple(sorted(ways)),
        unreached=tuple(sorted(goals.keys() - ways.keys())),
    )


def _is_looked_for(unit: Unit) -> bool:
    """Tell whether visitors look for a room: by its number, for its use, or for its toilet without a step."""
    return (
        bool(unit.use or unit.number or "wheelchair" in unit.category) and not is_private(unit) and not is_shaft(unit)
    )


def _arrivals(guide: Guide, level: str) -> Iterator[Spot]:
    """Yield where somebody in a wheelchair comes onto a storey."""
    shafts = [unit for unit in guide.plan.venue.units if unit.level == level and is_shaft(unit)]
    for kinds in ({"elevator"}, {"ramp"}):
        found = [unit for unit in shafts if unit.category.partition(".")[0] in kinds]
        for unit in found:
            yield from guide.locate(guide.book.find(unit.id), step_free=True).spots
        if kinds == {"elevator"}:
            doors = [one for one in guide.plan.venue.openings if one.level == level and one.category == ENTRANCE]
            passable = [door for door in doors if guide.network.rules.lets_pass(door, step_free=True)]
            for door in passable:
                yield from guide.locate(guide.book.find(door.id), step_free=True).spots
            if found or passable:
                return
