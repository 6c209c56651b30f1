"""What must hold between the shapes of a venue: inside their level, without overlap, doors in walls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from shapely import STRtree

from venueplan.errors import Problem
from venueplan.files.venue.shapes import at
from venueplan.model import Opening, Unit, Venue

OVERLAP = 1e-4
"""Largest area that two units of one level may share, m²."""

TOUCH = 0.01
"""Farthest that a shape may lie from the line or the level it belongs to, m."""

VERTICAL = ("stairs", "elevator", "escalator", "ramp", "steps", "movingwalkway")
"""Categories of units that link levels."""

Origin = Mapping[str, tuple[str, str]]


def geometry_problems(venue: Venue, *, origin: Origin) -> list[Problem]:
    """Return what is wrong between the shapes of a venue whose shapes are each sound.

    Parameters
    ----------
    venue
        The venue; its levels are known.
    origin
        Feature type and file by id.
    """
    found = [
        *_outside_their_level(venue),
        *_overlapping_units(venue.units),
        *_doors_without_wall(venue),
        *_doors_too_wide(venue.openings),
        *_shafts_that_lead_nowhere(venue.units),
    ]
    return [Problem(file=origin[name][1], where=f"feature {name}", message=message) for name, message in found]


def _shape_of(noun: Any) -> Any:
    return next(getattr(noun, name) for name in ("polygon", "line", "point") if hasattr(noun, name))


def _outside_their_level(venue: Venue) -> Iterator[tuple[str, str]]:
    placed: tuple[Any, ...] = (
        *venue.units,
        *venue.openings,
        *venue.fixtures,
        *venue.amenities,
        *venue.sections,
        *venue.details,
    )
    by_level: dict[str, list[Any]] = {}
    for noun in placed:
        by_level.setdefault(noun.level, []).append(noun)
    for level_id, nouns in by_level.items():
        room = venue.level(level_id).outline.buffer(TOUCH)
        shapely.prepare(room)
        shapes = np.asarray([_shape_of(noun) for noun in nouns], dtype=object)
        for index in np.flatnonzero(~shapely.covers(room, shapes)):
            outside = shapely.difference(shapes[index], room)
            place = at(shapely.point_on_surface(outside))
            yield nouns[index].id, f"lies outside its level '{level_id}' {place}; move it or redraw the level"


def _overlapping_units(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    by_level: dict[str, list[Unit]] = {}
    for unit in units:
        by_level.setdefault(unit.level, []).append(unit)
    for level_units in by_level.values():
        shapes = np.asarray([unit.polygon for unit in level_units], dtype=object)
        first, second = STRtree(shapes).query(shapes, predicate="intersects")
        once = first < second
        first, second = first[once], second[once]
        shared = shapely.intersection(shapes[first], shapes[second])
        for index in np.flatnonzero(shapely.area(shared) > OVERLAP):
            one, other = level_units[first[index]], level_units[second[index]]
            place = at(shapely.point_on_surface(shared[index]))
            yield other.id, f"overlaps unit '{one.id}' by {shared[index].area:.3g} m² {place}; move one of the two"


def _doors_without_wall(venue: Venue) -> Iterator[tuple[str, str]]:
    """Find openings that do not lie on the outline of a unit of their ordinal."""
    ordinals = {level.id: level.ordinal for level in venue.levels}
    for ordinal in sorted(set(ordinals.values())):
        doors = [opening for opening in venue.openings if ordinals[opening.level] == ordinal]
        outlines = np.asarray(
            [unit.polygon.boundary for unit in venue.units if ordinals[unit.level] == ordinal], dtype=object
        )
        lines = np.asarray([door.line for door in doors], dtype=object)
        in_wall = _lines_on(lines, outlines)
        for index in np.flatnonzero(~in_wall):
            yield doors[index].id, _nearest_wall(doors[index], outlines)


def _lines_on(lines: Any, outlines: Any) -> Any:
    """Tell for each line whether it lies within 1 cm of one of the outlines along its whole length."""
    on = np.zeros(len(lines), dtype=bool)
    if not len(lines) or not len(outlines):
        return on
    line, outline = STRtree(outlines).query(lines, predicate="dwithin", distance=TOUCH)
    points, owner = shapely.get_coordinates(shapely.segmentize(lines[line], 0.5), return_index=True)
    away = shapely.distance(shapely.points(points), outlines[outline][owner])
    farthest = np.zeros(len(line))
    np.maximum.at(farthest, owner, away)
    on[line[farthest <= TOUCH]] = True
    return on


def _nearest_wall(door: Opening, outlines: Any) -> str:
    place = at(door.line.interpolate(0.5, normalized=True))
    if not len(outlines):
        return f"touches no unit {place}; draw it on the outline of a room"
    away = float(shapely.distance(door.line, outlines).min())
    if away <= TOUCH:
        return f"leaves the outline of the unit it touches {place}; draw it along the wall"
    return f"touches no unit {place}, the nearest outline is {away:.2f} m away; draw it on the outline of a room"


def _doors_too_wide(openings: Iterable[Opening]) -> Iterator[tuple[str, str]]:
    for opening in openings:
        if opening.width > opening.line.length + TOUCH:
            place = at(opening.line.interpolate(0.5, normalized=True))
            yield (
                opening.id,
                f"width {opening.width:g} m is more than its line, {opening.line.length:.2f} m, {place}; redraw it",
            )


def _shafts_that_lead_nowhere(units: Iterable[Unit]) -> Iterator[tuple[str, str]]:
    by_shaft: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.shaft:
            by_shaft.setdefault(unit.shaft, []).append(unit)
        if unit.shaft and unit.category not in VERTICAL:
            yield (
                unit.id,
                f"shaft '{unit.shaft}' links levels, but a {unit.category} does not; use {', '.join(VERTICAL)}",
            )
    for shaft, members in by_shaft.items():
        if len({unit.level for unit in members}) < 2 and members[0].category in VERTICAL:
            yield (
                members[0].id,
                f"shaft '{shaft}' is on level '{members[0].level}' only; draw it on another level too",
            )
