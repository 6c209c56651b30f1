"""Doors of a drawing: gaps in walls with something of a door in them, arcs of door leaves, and marked exits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import LineString, Point, Polygon, STRtree

from venueplan.files.imports.dxf.entities import Path
from venueplan.files.imports.dxf.gaps import NARROW, OPEN_PLAN, Gap, gaps_in
from venueplan.files.imports.dxf.plan import Plan, line_of
from venueplan.files.imports.dxf.walls import THICKEST, straight_lines
from venueplan.files.imports.sketch import Hatch, Ledger

AT_WALL = 0.15
"""The closed leaf of a door ends this near to a wall, metres."""

BESIDE = 0.3
"""A leaf belongs to a gap that is this near to its hinge, metres."""

EXIT_REACH = 0.6
"""A marked exit makes the door within this distance an exit, metres."""


@dataclass(frozen=True, kw_only=True)
class Doors:
    """Walls in straight pieces, the lines that close their gaps, and the doors in them."""

    walls: Sequence[LineString]
    closing: Sequence[LineString]
    hatches: Sequence[Hatch]


def doors_of(plan: Plan, *, ledger: Ledger) -> Doors:
    """Return walls, the lines that close gaps in them, and the doors."""
    paths = plan.walls()
    lines = [line_of(item) for item in paths]
    sills, leaves = _sills(plan, lines)
    walls = straight_lines([*lines, *(line_of(item) for item in sills)])
    for item in paths:
        if plan.roles.get(item.layer) != "room" or not item.closed:
            ledger.use(item.source, "is a wall")
    for item in sills:
        ledger.use(item.source, "closes a wall: a sill or a window")
    arcs = [item for item in leaves if item.arc]
    for item in leaves:
        ledger.use(item.source, "draws a door")
    hatches, closing, used = _in_gaps(gaps_in(walls), arcs, leaves=leaves, ledger=ledger)
    for item in arcs:
        swing = None if id(item) in used else _closed_leaf(item, walls, others=arcs)
        if swing is not None:
            closing.append(swing)
            source = ledger.read("door found by its swing", item.source[1])
            hatches.append(Hatch(id=f"door-{len(hatches) + 1}", storey="", shape=swing, source=source))
    return Doors(walls=walls, closing=closing, hatches=hatches)


def _sills(plan: Plan, walls: Sequence[LineString]) -> tuple[list[Path], list[Path]]:
    """Return the lines on layers of doors that go on from wall to wall, and all others: arcs and leaves.

    Lines that hang together and meet the walls at two places are sills or windows; those that meet the end of an arc,
    or stand in the block of a door, draw its leaf.
    """
    doors = plan.by_role.get("door", [])
    swings = shapely.union_all([Point(p) for item in doors if item.arc for p in (item.points[0], item.points[-1])])
    straight = [item for item in doors if item.arc is None and not item.inside and _lies_in_a_wall(item)]
    groups = _hanging_together([line_of(item) for item in straight])
    wall = shapely.union_all(list(walls))
    sills: list[Path] = []
    for group in groups:
        whole = shapely.union_all([line_of(straight[number]) for number in group])
        met = shapely.intersection(wall, whole.buffer(0.02))
        wide = not met.is_empty and max(np.subtract(met.bounds[2:], met.bounds[:2])) > NARROW
        if wide and not (whole.dwithin(swings, 0.05) if not swings.is_empty else False):
            sills += [straight[number] for number in group]
    chosen = {id(item) for item in sills}
    return sills, [item for item in doors if id(item) not in chosen]


def _lies_in_a_wall(item: Path) -> bool:
    """Tell whether a line is straight, or an outline no wider than a wall: a gate that is swung up is neither."""
    if len(item.points) == 2:
        return True
    corners = shapely.get_coordinates(line_of(item).minimum_rotated_rectangle)[:3]
    return len(corners) < 3 or float(np.hypot(*np.diff(corners, axis=0).T).min()) <= THICKEST


def _hanging_together(lines: Sequence[LineString]) -> list[list[int]]:
    """Return the numbers of lines in groups that touch each other."""
    if not lines:
        return []
    group = list(range(len(lines)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for one, other in STRtree(list(lines)).query(list(lines), predicate="dwithin", distance=0.02).T.tolist():
        group[max(root(one), root(other))] = min(root(one), root(other))
    found: dict[int, list[int]] = {}
    for number in range(len(lines)):
        found.setdefault(root(number), []).append(number)
    return list(found.values())


def _in_gaps(
    gaps: Sequence[Gap], arcs: Sequence[Path], *, leaves: Sequence[Path], ledger: Ledger
) -> tuple[list[Hatch], list[LineString], set[int]]:
    """Return the doors in gaps, the lines that close them, and which arcs belong to them."""
    hatches: list[Hatch] = []
    closing: list[LineString] = []
    used: set[int] = set()
    lines = [line_of(item) for item in leaves]
    tree = STRtree(lines)
    for gap in gaps:
        near = gap.floor.buffer(BESIDE)
        swings = [item for item in arcs if item.arc and near.covers(Point(item.arc[0], item.arc[1]))]
        drawn = bool(len(tree.query(gap.floor.buffer(0.02), predicate="intersects"))) if lines else False
        if not swings and not drawn and gap.width > OPEN_PLAN:
            continue
        used |= {id(item) for item in swings}
        closing += _long_sides(gap.floor)
        name = f"{'door' if swings or drawn else 'passage'}-{len(hatches) + 1}"
        source = ledger.read("door found in a gap" if swings or drawn else "gap in a wall without a door", name)
        hatches.append(Hatch(id=name, storey="", shape=gap.floor, source=source))
    return hatches, closing, used


def _long_sides(floor: Polygon) -> list[LineString]:
    """Return the sides of a gap that go on with the faces of the wall."""
    p, q, to_q, to_p, _ = floor.exterior.coords
    return [LineString([q, to_q]), LineString([p, to_p])]


def _closed_leaf(item: Path, walls: Sequence[LineString], *, others: Sequence[Path]) -> LineString | None:
    """Return the leaf of a door where it is shut: from the hinge to the end of its swing at a wall or another leaf."""
    if item.arc is None or not walls:
        return None
    stops: list[LineString | Point] = [
        *walls,
        *(Point(p) for other in others if other is not item for p in (other.points[0], other.points[-1])),
    ]
    tree = STRtree(stops)
    ends = [(_foot(Point(end), stops, tree=tree), Point(end)) for end in (item.points[0], item.points[-1])]
    foot, end = min(ends, key=lambda pair: pair[0].distance(pair[1]))
    if foot.distance(end) > AT_WALL:
        return None
    hinge = Point(item.arc[0], item.arc[1])
    anchor = _foot(hinge, walls, tree=STRtree(list(walls)))
    start = anchor if anchor.distance(hinge) <= AT_WALL else hinge
    return LineString([start, foot]) if start.distance(foot) > 0.3 else None


def _foot(point: Point, shapes: Sequence[LineString] | Sequence[LineString | Point], *, tree: STRtree) -> Point:
    """Return the nearest point of some lines and points."""
    return Point(shapely.shortest_line(shapes[int(tree.nearest(point))], point).coords[0])


def note_exits(doors: Doors, plan: Plan, *, level: str, ledger: Ledger) -> list[Hatch]:
    """Return the doors on their level, those beside a marked exit as exits; exits without a door become doors."""
    marks = [item for item in plan.by_role.get("exit", ()) if item.closed or len(item.points) > 1]
    hatches = [replace(hatch, storey=level, exit=False if marks else None) for hatch in doors.hatches]
    if not marks:
        ledger.guess("no layer marks exits: all doors count as exits of their rooms")
    for item in marks:
        shape = Polygon(item.points) if item.closed and len(item.points) > 2 else LineString(item.points)
        near = [k for k, hatch in enumerate(hatches) if hatch.shape.distance(shape) <= EXIT_REACH]
        if near:
            best = min(near, key=lambda k: hatches[k].shape.distance(shape))
            hatches[best] = replace(hatches[best], exit=True)
            ledger.use(item.source, "marks a door as an exit")
        else:
            hatches.append(
                Hatch(id=f"exit-{len(hatches) + 1}", storey=level, shape=shape, exit=True, source=item.source)
            )
    return hatches
