"""Main aisles on the axes of the entrances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Polygon

from venueplan.arrange.hall.site import Site
from venueplan.geometry.frame import Frame, main_directions, polygons_of

ON_AXIS = 1.5
"""Openings this near to an axis share its main aisle, metres."""

BEYOND = 0.5
"""A main aisle reaches so far into the walls that no sliver of the hall is left at its end, metres."""

SMALLEST_WITH_MAIN_AISLE = 400.0
"""Smaller halls need no main aisle, m²."""


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The middle of a main aisle: a straight line through the hall, and the doors at its ends.

    Attributes
    ----------
    frame
        Frame whose u runs along the aisle, origin on it.
    doors
        Width of the openings on it, metres.
    ends
        How many openings lie on it.
    """

    frame: Frame
    doors: float
    ends: int


def axes_of(site: Site, *, most: int = 3) -> tuple[Axis, ...]:
    """Return the axes of the main entrances, best first: those that join two doors, then by width of the doors.

    None if the hall is small or no main aisle is asked for, that is, none wider than the others.
    """
    asked = site.axial and site.measures.main > site.measures.aisle
    if not asked or site.hall.polygon.area < SMALLEST_WITH_MAIN_AISLE:
        return ()
    found: list[Axis] = []
    for angle in angles_of(site):
        for opening in site.openings:
            found += _axis(site, opening.line, angle=angle)
    ranked = sorted(found, key=lambda axis: _axis_order(site, axis))
    different: list[Axis] = []
    for axis in ranked:
        if not any(_same(axis, known) for known in different):
            different.append(axis)
    return tuple(different[:most])


def _axis_order(site: Site, axis: Axis) -> tuple[bool, int, float, float, float]:
    """Sort axes with nothing in the way first, then those with a door at both ends, then by width of the doors."""
    blocked = main_aisle(site, axis).intersects(site.obstacles)
    return blocked, -min(axis.ends, 2), -round(axis.doors, 3), axis.frame.angle, round(axis.frame.y, 3)


def _same(one: Axis, other: Axis) -> bool:
    across = one.frame.into(LineString([other.frame.on_plan(0, 0), other.frame.on_plan(1, 0)]))
    (_, v0), (_, v1) = across.coords
    return abs(v0) < ON_AXIS and abs(v1 - v0) < 0.1


def _axis(site: Site, door: LineString, *, angle: float) -> Iterator[Axis]:
    """Yield the axis through the middle of a door, if the door is about at right angles to it."""
    (x0, y0), (x1, y1) = door.coords[0], door.coords[-1]
    along = np.degrees(np.arctan2(y1 - y0, x1 - x0))
    if abs(np.sin(np.radians(along - angle))) < np.cos(np.radians(20.0)):
        return
    frame = Frame(x=(x0 + x1) / 2, y=(y0 + y1) / 2, angle=angle)
    widths = []
    for other in site.openings:
        low_u, low_v, high_u, high_v = frame.into(other.line).bounds
        if abs(low_v + high_v) / 2 <= ON_AXIS and high_v - low_v > high_u - low_u:
            widths.append(other.width)
    yield Axis(frame=frame, doors=sum(widths), ends=len(widths))


def angles_of(site: Site) -> tuple[float, ...]:
    """Return the directions of the longest walls and those across them, degrees counter-clockwise from +x."""
    return tuple(angle for base in main_directions(site.outline) for angle in (base, base + 90.0))


def main_aisle(site: Site, axis: Axis) -> Polygon:
    """Return the main aisle, from a little behind one wall to a little behind the other."""
    half = site.measures.main / 2
    low, _, high, _ = axis.frame.into(site.outline).bounds
    strip = axis.frame.rectangle((low, high), (-half, half)).intersection(site.outline)
    inside = max(polygons_of(strip), key=lambda part: part.area, default=Polygon())
    if inside.is_empty:
        return inside
    first, _, last, _ = axis.frame.into(inside).bounds
    return axis.frame.rectangle((first - BEYOND, last + BEYOND), (-half, half))
