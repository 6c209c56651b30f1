"""The search for the layout of one hall: direction of rows, main aisle, which walls carry rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from shapely import LineString, Polygon, union_all

from venueplan.arrange.block import Block
from venueplan.arrange.rows import core_blocks, ground_of
from venueplan.arrange.site import Site
from venueplan.arrange.walls import Wall, core_of, wall_blocks, walls_of
from venueplan.geometry.frame import Frame, main_directions

ON_AXIS = 1.5
"""Openings this near to an axis share its main aisle, metres."""

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
    """

    frame: Frame
    doors: float
    ends: int


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rows of one hall before modules are merged into stands."""

    site: Site
    blocks: tuple[Block, ...]
    main: Polygon
    angle: float
    axis: Axis | None = None

    @property
    def modules(self) -> int:
        """How many modules it holds."""
        return sum(block.modules(self.site.measures.width) for block in self.blocks)

    @property
    def strategy(self) -> str:
        """What won, in words."""
        rows = len({block.line for block in self.blocks if not block.wall})
        walls = len({block.line for block in self.blocks if block.wall})
        main = f"main aisle of {self.site.measures.main:g} m between {self.axis.ends} doors" if self.axis else "no main aisle"
        return f"{rows} rows at {self.angle % 180.0:.1f}° from +x, {walls} rows along walls, {main}"


def best_layout(site: Site) -> Layout:
    """Return the layout with the most modules among all that were tried.

    Every direction of the walls and its perpendicular, every axis of main entrances, rows along all walls; then rows
    along single walls are left out as long as that gains modules.
    """
    walls = walls_of(site)
    long_enough = tuple(wall for wall in walls if wall.line.length >= 3 * site.measures.width)
    tries = [
        _layout(site, walls, lined=long_enough, angle=angle, axis=axis)
        for angle in _angles(site)
        for axis in axes_of(site) or (None,)
    ]
    ranked = sorted(range(len(tries)), key=lambda i: (-tries[i].modules, i))
    improved = [_with_fewer_walls(tries[i], walls, lined=long_enough) for i in ranked[:2]]
    return max(improved, key=lambda layout: layout.modules)


def axes_of(site: Site, *, most: int = 2) -> tuple[Axis, ...]:
    """Return the axes of the main entrances, best first: those that join two doors, then by width of the doors."""
    if site.hall.polygon.area < SMALLEST_WITH_MAIN_AISLE:
        return ()
    found: list[Axis] = []
    for angle in _angles(site):
        for opening in site.openings:
            found += _axis(site, opening.line, angle=angle)
    ranked = sorted(found, key=lambda axis: (-min(axis.ends, 2), -round(axis.doors, 3), axis.frame.angle, axis.frame.y))
    different: list[Axis] = []
    for axis in ranked:
        if not any(_same(axis, known) for known in different):
            different.append(axis)
    return tuple(different[:most])


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


def _angles(site: Site) -> tuple[float, ...]:
    return tuple(angle for base in main_directions(site.outline) for angle in (base, base + 90.0))


def _with_fewer_walls(layout: Layout, walls: tuple[Wall, ...], *, lined: tuple[Wall, ...]) -> Layout:
    best = layout
    for wall in sorted(lined, key=lambda wall: -wall.line.length):
        fewer = tuple(kept for kept in lined if kept is not wall)
        tried = _layout(layout.site, walls, lined=fewer, angle=layout.angle, axis=layout.axis)
        if tried.modules > best.modules:
            best, lined = tried, fewer
    return best


def _layout(
    site: Site, walls: tuple[Wall, ...], *, lined: tuple[Wall, ...], angle: float, axis: Axis | None
) -> Layout:
    core = core_of(site, walls, lined=lined)
    main = _main_aisle(site, axis) if axis else Polygon()
    along = wall_blocks(site, lined, keep_free=main)
    if core.is_empty:
        return Layout(site=site, blocks=tuple(along), main=main, angle=angle, axis=axis)
    ground = ground_of(site, core, angle=angle, keep_free=main, walls=union_all([block.outline for block in along]))
    rows = core_blocks(ground)
    count = max((block.line for block in rows), default=0)
    moved = [replace(block, line=block.line + count) for block in along]
    return Layout(site=site, blocks=(*rows, *moved), main=main, angle=angle, axis=axis)


def _main_aisle(site: Site, axis: Axis) -> Polygon:
    """Return the main aisle: from door to door where there is one at the end, else up to the perimeter aisle."""
    m = site.measures
    inside = axis.frame.into(site.outline)
    low, _, high, _ = inside.bounds
    strip = axis.frame.into(site.outline).intersection(
        Polygon([(low, -m.main / 2), (high, -m.main / 2), (high, m.main / 2), (low, m.main / 2)])
    )
    parts = [part for part in getattr(strip, "geoms", (strip,)) if part.intersects(LineString([(-0.1, 0), (0.1, 0)]))]
    if not parts:
        return Polygon()
    u0, _, u1, _ = parts[0].bounds
    ends = [_has_door(site, axis, u) for u in (u0, u1)]
    inner = m.wall + m.depth
    return axis.frame.rectangle(
        (u0 if ends[0] else u0 + inner, u1 if ends[1] else u1 - inner), (-m.main / 2, m.main / 2)
    )


def _has_door(site: Site, axis: Axis, u: float) -> bool:
    here: Iterable[LineString] = (axis.frame.into(opening.line) for opening in site.openings)
    return any(
        abs(line.centroid.y) <= ON_AXIS and abs(line.centroid.x - u) <= 2 * ON_AXIS and line.length > 0 for line in here
    )
