"""Which way a sign points: what the first stretch of a way looks like to its reader."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point as Dot

from venueplan.model import SignSite
from venueplan.network import Floor, Ride, Walk, WalkNetwork, Way

Point = tuple[float, float]

SEEN = 60.0
"""Metres at which a sign, a gate or a door is seen as such (assumed: the sight of large boards in halls)."""

AT_THE_STAIRS = 12.0
"""A sign this near to stairs, escalator or lift, metres, says up or down; farther away it says where they are."""

BESIDE = 5.0
"""Stairs this near, metres, are found even round a corner."""

_STEP = 0.5
_TELLING = 1.5
_LEAST = 4.0
"""A way that bends before ``_TELLING`` metres is shown as it goes on ``_LEAST`` metres along."""

_FLIGHTS = frozenset({"stairs", "steps", "escalator", "ramp", "movingwalkway"})
"""Categories of units that one walks up or down along."""

TURNS = {"ahead": 0.0, "right": 90.0, "left": -90.0}
"""Degrees clockwise by which an arrow turns its reader."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """How a way begins.

    Attributes
    ----------
    direction
        ``ahead``, ``left``, ``right``, ``up``, ``down``, or ``behind``, to which no sign points.
    level
        Id of the level to leave stairs or lift at, for ``up`` and ``down``.
    by
        ``stairs``, ``escalator``, ``elevator`` or ``ramp`` to take, for ``up`` and ``down``.
    metres
        Length of the whole way.
    """

    direction: str
    metres: float
    level: str = ""
    by: str = ""


def heading_of(site: SignSite, way: Way, *, network: WalkNetwork) -> Heading:
    """Return how a way from a sign begins, as its reader stands."""
    metres = way.minutes * network.pace.walking
    first = way.stretches[0]
    ride = next((stretch for stretch in way.stretches if isinstance(stretch, Ride)), None)
    assert isinstance(first, Walk)  # noqa: S101 - ways begin on a floor
    floor = network.floor(first.ordinal)
    line = LineString(first.points)
    begin = (float(first.points[0][0]), float(first.points[0][1]))
    if ride and ride.begin.ordinal == first.ordinal and _is_beside(line, ride.begin.point, floor=floor):
        up = network.venue.level(network.venue.unit(ride.end.unit).level).ordinal > ride.begin.ordinal
        return Heading(
            direction="up" if up else "down", metres=metres, level=_level_reached(way, network), by=ride.link.kind
        )
    turn = (bearing(begin, ahead_on(line, floor=floor)) - site.facing + 180) % 360 - 180
    return Heading(direction=side_of(turn), metres=metres)


def side_of(turn: float) -> str:
    """Return which way a turn points, degrees clockwise from straight ahead.

    Examples
    --------
    >>> [side_of(turn) for turn in (0, -44, -60, 100, 140)]
    ['ahead', 'ahead', 'left', 'right', 'behind']
    """
    if abs(turn) <= 45:
        return "ahead"
    if abs(turn) > 135:
        return "behind"
    return "right" if turn > 0 else "left"


def bearing(start: Point, end: Point) -> float:
    """Return the direction from one point to another, degrees clockwise from +y."""
    return math.degrees(math.atan2(end[0] - start[0], end[1] - start[1])) % 360


def ahead_on(line: LineString, *, floor: Floor) -> Point:
    """Return the farthest point of a way seen from its beginning; a few steps on if that is too near to tell."""
    seen = seen_along(line, floor=floor)
    point = line.interpolate(seen if seen >= _TELLING else _LEAST)
    return point.x, point.y


def seen_along(line: LineString, *, floor: Floor) -> float:
    """Return how far along a way, metres, its points are seen from its beginning."""
    reach = min(line.length, SEEN)
    steps = np.unique(np.append(np.arange(_STEP, reach, _STEP), reach))
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, steps))
    begin = np.broadcast_to(np.array(line.coords[0][:2]), points.shape)
    return float(steps[floor.sees(begin, points)].max(initial=0.0))


def _is_beside(line: LineString, door: Point, *, floor: Floor) -> bool:
    """Tell whether the way to stairs or a lift is short enough to point up or down."""
    if line.length <= BESIDE:
        return True
    return line.length <= AT_THE_STAIRS and bool(floor.sees(np.array([line.coords[0][:2]]), np.array([door]))[0])


def _level_reached(way: Way, network: WalkNetwork) -> str:
    """Return the level on which the first climb or ride ends, flights that follow each other counted as one."""
    level = ""
    for stretch in way.stretches:
        if isinstance(stretch, Ride):
            level = network.venue.unit(stretch.end.unit).level
        elif level and len(stretch.points) > 1:
            line = LineString(stretch.points)
            ends = (_pair(line.coords[0]), _pair(line.coords[-1]))
            if line.length > AT_THE_STAIRS and not on_one_flight(network, stretch.ordinal, ends=ends):
                break
    return level


def on_one_flight(network: WalkNetwork, ordinal: int, *, ends: tuple[Point, Point]) -> bool:
    """Tell whether two points of a storey are ends of the same stairs, escalator or ramp, drawn as floor to walk on."""
    dots = [Dot(end) for end in ends]
    flights = [unit.polygon for unit in network.units(ordinal) if unit.category in _FLIGHTS]
    return any(all(flight.dwithin(dot, _STEP) for dot in dots) for flight in flights)


def _pair(point: Sequence[float]) -> Point:
    return float(point[0]), float(point[1])
