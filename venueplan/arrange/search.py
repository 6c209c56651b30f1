"""The search for the layout of one hall: direction of rows, main aisle, which walls carry rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from shapely import LineString, Polygon, union_all

from venueplan.arrange.block import Block
from venueplan.arrange.ground import Ground, ground_of
from venueplan.arrange.rows import LARGE, Rows, best_rows, blocks_of
from venueplan.arrange.site import Site
from venueplan.arrange.walls import SHORTEST_ROW, Wall, core_of, wall_blocks, walls_of
from venueplan.arrange.ways import with_ways
from venueplan.geometry.frame import Frame, main_directions, polygons_of

ON_AXIS = 1.5
"""Openings this near to an axis share its main aisle, metres."""

BEYOND = 0.5
"""A main aisle reaches so far into the walls that no sliver of the hall is left at its end, metres."""

SMALLEST_PART = 30.0
"""Smaller parts beside a main aisle stay empty, m²."""

BOTH_ENDS = 0.04
"""What a main aisle that joins two doors is worth more than one that ends at a wall, as a share of the stands."""

CLIMBS = 2
"""So many of the best directions of a part are improved wall by wall."""

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


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rows of one hall before modules are merged into stands."""

    site: Site
    blocks: tuple[Block, ...]
    main: Polygon
    axis: Axis | None = None

    @property
    def modules(self) -> int:
        """How many modules it holds."""
        return sum(block.modules(self.site.measures.width) for block in self.blocks)

    @property
    def worth(self) -> float:
        """Area of its modules, and of large stands that may enclose columns, weighed as rows are, m²."""
        m = self.site.measures
        large = sum((b - a) * (block.v[1] - block.v[0]) for block in self.blocks for a, b in block.deep)
        return (1 - LARGE) * self.modules * m.width * m.depth + LARGE * large

    @property
    def joins_doors(self) -> bool:
        """Whether the main aisle has a door at both ends."""
        return self.axis is not None and self.axis.ends > 1

    @property
    def strategy(self) -> str:
        """What won, in words; directions in degrees clockwise from +y, as everywhere in files."""
        lines = {block.line: block.frame.angle for block in self.blocks if not block.wall}
        turns = sorted({round((90.0 - angle) % 180.0, 1) % 180.0 for angle in lines.values()})
        rows = f"{_count(len(lines), 'row')} at {' and '.join(f'{turn:g}°' for turn in turns)}" if lines else "no rows"
        walls = _count(len({block.line for block in self.blocks if block.wall}), "row")
        main = "no main aisle"
        if self.axis is not None:
            main = f"main aisle of {self.site.measures.main:g} m with {_count(self.axis.ends, 'door')} on its axis"
        return f"{rows}, {walls} along walls, {main}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def best_layouts(site: Site) -> tuple[Layout, ...]:
    """Return layouts of a hall, the one whose stands are worth most first.

    One for every axis of main entrances: the main aisle divides the hall; each part is searched on its own.
    """
    tries = [_divided(site, axis) for axis in axes_of(site) or (None,)]
    return tuple(sorted(tries, key=lambda layout: -layout.worth * (1.0 + BOTH_ENDS * layout.joins_doors)))


def layouts_by_strategy(site: Site) -> dict[str, Layout]:
    """Return the best layout of each strategy by its name, to be compared."""
    strategies = {"axial": replace(site, axial=True), "open": replace(site, axial=False)}
    return {name: best_layouts(each)[0] for name, each in strategies.items()}


def _divided(site: Site, axis: Axis | None) -> Layout:
    main = _main_aisle(site, axis) if axis else Polygon()
    rest = site.outline.difference(main)
    parts = [part for part in polygons_of(rest) if part.area >= SMALLEST_PART]
    found: list[Block] = []
    for part in sorted(parts, key=lambda part: part.bounds):
        done = max((block.line for block in found), default=0)
        best = _best_part(site, part, main=main)
        found += [replace(block, line=block.line + done) for block in best]
    found += _left_at_walls(site, found, main=main)
    return Layout(site=site, blocks=with_ways(site, tuple(found)), main=main, axis=axis)


def _left_at_walls(site: Site, blocks: list[Block], *, main: Polygon) -> list[Block]:
    """Return rows for stretches of walls before which the layout leaves room for stands and a full aisle."""
    m = site.measures
    standing = union_all([block.outline for block in blocks])
    aisles = [main, *(_with_aisles(block, m.aisle) for block in blocks)]
    walls = tuple(wall for wall in walls_of(site, site.outline) if wall.line.length >= SHORTEST_ROW * m.width)
    done = max((block.line for block in blocks), default=0)
    found: list[Block] = []
    for wall in walls:
        taken = [*aisles, *(_with_aisles(block, m.aisle) for block in found)]
        more = wall_blocks(
            site, (wall,), keep_free=union_all(taken), standing=union_all([standing, *(b.outline for b in found)])
        )
        count = max((block.line for block in found), default=done)
        found += [replace(block, line=block.line + count) for block in more]
    return found


def _with_aisles(block: Block, aisle: float) -> Polygon:
    """Return a block with the aisles at its ends and before its fronts."""
    (u0, u1), (v0, v1) = block.u, block.v
    return block.frame.rectangle((u0 - aisle, u1 + aisle), (v0 if block.wall else v0 - aisle, v1 + aisle))


def _best_part(site: Site, part: Polygon, *, main: Polygon) -> tuple[Block, ...]:
    """Return the best rows of a part: every direction with rows along all walls and along none, then wall by wall."""
    walls = walls_of(site, part)
    lined = tuple(wall for wall in walls if wall.line.length >= 3 * site.measures.width)
    grounds = {angle: ground_of(site, part, angle=angle) for angle in _angles(site)}
    known: dict[tuple[float, tuple[Wall, ...]], _Try] = {}

    def tried(angle: float, chosen: tuple[Wall, ...]) -> _Try:
        if (angle, chosen) not in known:
            known[angle, chosen] = _tried(grounds[angle], part, walls=walls, lined=chosen, main=main)
        return known[angle, chosen]

    first = [(angle, chosen) for angle in grounds for chosen in (lined, ())]
    ranked = sorted(first, key=lambda start: -tried(*start).worth)
    for angle, chosen in ranked[:CLIMBS]:
        here = chosen
        for wall in sorted(lined, key=lambda wall: -wall.line.length):
            other = tuple(w for w in lined if (w in here) != (w is wall))
            if tried(angle, other).worth > tried(angle, here).worth + 1e-9:
                here = other
    best = max(known.values(), key=lambda entry: round(entry.worth, 6), default=None)
    return best.blocks if best else ()


@dataclass(frozen=True, kw_only=True)
class _Try:
    """One way to lay out a part: rows along walls, and in the core."""

    along: tuple[Block, ...]
    rows: Rows | None
    worth: float

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Rows of the core, then those along walls, numbered in this order."""
        rows = blocks_of(self.rows) if self.rows else []
        count = max((block.line for block in rows), default=0)
        return (*rows, *(replace(block, line=block.line + count) for block in self.along))


def _tried(ground: Ground, part: Polygon, *, walls: tuple[Wall, ...], lined: tuple[Wall, ...], main: Polygon) -> _Try:
    site = ground.site
    along = tuple(wall_blocks(site, lined, keep_free=main))
    worth = float(sum(block.modules(site.measures.width) for block in along))
    core = core_of(site, part, walls=walls, lined=lined)
    if core.is_empty:
        return _Try(along=along, rows=None, worth=worth)
    rows = best_rows(ground, ground.raster(core))
    return _Try(along=along, rows=rows, worth=worth + rows.worth)


def axes_of(site: Site, *, most: int = 3) -> tuple[Axis, ...]:
    """Return the axes of the main entrances, best first: those that join two doors, then by width of the doors."""
    if not site.axial or site.hall.polygon.area < SMALLEST_WITH_MAIN_AISLE:
        return ()
    found: list[Axis] = []
    for angle in _angles(site):
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
    blocked = _main_aisle(site, axis).intersects(site.obstacles)
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


def _angles(site: Site) -> tuple[float, ...]:
    return tuple(angle for base in main_directions(site.outline) for angle in (base, base + 90.0))


def _main_aisle(site: Site, axis: Axis) -> Polygon:
    """Return the main aisle, from a little behind one wall to a little behind the other."""
    half = site.measures.main / 2
    low, _, high, _ = axis.frame.into(site.outline).bounds
    strip = axis.frame.rectangle((low, high), (-half, half)).intersection(site.outline)
    inside = max(polygons_of(strip), key=lambda part: part.area, default=Polygon())
    if inside.is_empty:
        return inside
    first, _, last, _ = axis.frame.into(inside).bounds
    return axis.frame.rectangle((first - BEYOND, last + BEYOND), (-half, half))
