"""Which doors people pass, and which rooms they join."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree
from shapely.ops import substring

from venueplan.model import Opening, Unit, Venue

REACH = 0.012
"""A door lies this near to the outline of its rooms, metres (the promise of venue files is 1 cm)."""

OPEN = ("walkway", "unenclosedarea", "terrace", "road", "parking", "platform", "footbridge", "vegetation")
"""Categories of units that have no wall where they share an edge."""


@dataclass(frozen=True, kw_only=True)
class DoorRules:
    """Which doors a visitor uses.

    Attributes
    ----------
    width
        Narrower doors are passed by nobody, metres (assumed).
    step_free_width
        Narrower doors are not for wheelchairs, metres (GB 50763-2012 3.5.3: 0.80).
    shut
        Categories of openings that visitors do not use.
    """

    width: float = 0.6
    step_free_width: float = 0.8
    shut: tuple[str, ...] = ("emergencyexit", "service")

    def lets_pass(self, opening: Opening, *, step_free: bool) -> bool:
        """Tell whether visitors pass an opening."""
        if opening.category in self.shut or opening.width < self.width:
            return False
        return not step_free or (opening.step_free and opening.width >= self.step_free_width)


@dataclass(frozen=True, kw_only=True)
class Door:
    """An opening with the clear part of its line and the units it touches.

    Attributes
    ----------
    line
        As long as the opening is wide, in the middle of the opening's line, metres.
    units
        Ids of the units whose outline it lies on, the longest overlap first.
    """

    opening: Opening
    ordinal: int
    line: LineString
    units: tuple[str, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """Middle of the door, metres."""
        point = self.line.interpolate(0.5, normalized=True)
        return (point.x, point.y)


def is_open(unit: Unit) -> bool:
    """Tell whether a unit has no walls towards its open neighbours (squares, paths, terraces)."""
    return unit.category.split(".")[0] in OPEN


def strip_of(line: LineString) -> Polygon:
    """Return the floor under a door, as wide as the door and deep enough to reach its rooms."""
    return line.buffer(REACH, cap_style="flat", join_style="mitre")


def doors_of(venue: Venue) -> tuple[Door, ...]:
    """Return every opening of a venue as a door with the units it joins, levels of one ordinal taken together."""
    doors: list[Door] = []
    for ordinal in sorted({level.ordinal for level in venue.levels}):
        units = [unit for unit in venue.units if venue.level(unit.level).ordinal == ordinal]
        tree = STRtree([unit.polygon for unit in units])
        doors.extend(
            _door(opening, ordinal=ordinal, units=units, tree=tree)
            for opening in venue.openings
            if venue.level(opening.level).ordinal == ordinal
        )
    return tuple(doors)


def _door(opening: Opening, *, ordinal: int, units: list[Unit], tree: STRtree) -> Door:
    """Return a door with the units along at least a third of it."""
    spare = max(0.0, opening.line.length - opening.width) / 2
    line = LineString(substring(opening.line, spare, opening.line.length - spare).coords)
    strip = strip_of(line)
    near = sorted(int(number) for number in tree.query(strip))
    shared = [float(shapely.length(strip.intersection(units[number].polygon.boundary))) for number in near]
    order = np.argsort([-length for length in shared], kind="stable")
    touched = tuple(units[near[place]].id for place in order if shared[place] >= line.length / 3)
    return Door(opening=opening, ordinal=ordinal, line=line, units=touched)
