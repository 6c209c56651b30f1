"""Gaps in walls: where a wall ends at a jamb and goes on behind an opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Polygon, STRtree

NARROW, WIDE, OPEN_PLAN = 0.5, 3.2, 1.6
"""Least and greatest width of a gap with a door in it, and greatest of one with nothing in it, metres (assumed)."""

JAMB = (0.03, 0.65)
"""Length of a jamb: the thickness of a wall, metres."""

SQUARE = 0.9
"""Least cosine between the side of a wall and the normal of its jamb."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The floor between two jambs, and its width, metres."""

    floor: Polygon
    width: float


def gaps_in(walls: Sequence[LineString]) -> list[Gap]:
    """Return the gaps between the ends of walls that are drawn by their two faces.

    Parameters
    ----------
    walls
        Straight lines that meet at their ends only, metres.
    """
    ends = np.array([[*line.coords[0], *line.coords[-1]] for line in walls]).reshape(-1, 4)
    tree = STRtree(list(walls))
    found: list[Gap] = []
    for index in _jambs(ends):
        gap = _gap(ends[index], index, walls=walls, tree=tree)
        if gap is not None and not any(_are_one(gap, other) for other in found):
            found.append(gap)
    return [gap for gap in found if not _crossed(gap, walls, tree=tree)]


def _are_one(gap: Gap, other: Gap) -> bool:
    """Tell whether two gaps are one, seen from either jamb."""
    if not gap.floor.intersects(other.floor):
        return False
    shared = gap.floor.intersection(other.floor).area
    return bool(shared > 0.5 * min(gap.floor.area, other.floor.area))


def _jambs(ends: NDArray[np.float64]) -> Iterator[int]:
    """Yield the numbers of short lines from whose ends two lines run off to the same side."""
    along = ends[:, 2:] - ends[:, :2]
    length = np.hypot(along[:, 0], along[:, 1])
    meet: dict[tuple[float, float], list[tuple[int, NDArray[np.float64]]]] = {}
    for number, (x, y, to_x, to_y) in enumerate(ends):
        if length[number] > 1e-9:
            way = along[number] / length[number]
            meet.setdefault((round(x, 3), round(y, 3)), []).append((number, way))
            meet.setdefault((round(to_x, 3), round(to_y, 3)), []).append((number, -way))
    for number in np.flatnonzero((length >= JAMB[0]) & (length <= JAMB[1])).tolist():
        normal = np.array([-along[number, 1], along[number, 0]]) / length[number]
        sides = [
            [float(way @ normal) for other, way in meet[round(x, 3), round(y, 3)] if other != number]
            for x, y in (ends[number, :2], ends[number, 2:])
        ]
        if all(len(side) == 1 for side in sides):
            first, second = sides[0][0], sides[1][0]
            if abs(first) > SQUARE and abs(second) > SQUARE and first * second > 0:
                yield number


def _gap(jamb: NDArray[np.float64], index: int, *, walls: Sequence[LineString], tree: STRtree) -> Gap | None:
    """Return the gap on the free side of a jamb, up to the wall that it faces."""
    p, q = jamb[:2], jamb[2:]
    way = (q - p) / np.hypot(*(q - p))
    for normal in (np.array([-way[1], way[0]]), np.array([way[1], -way[0]])):
        rays = [p + share * (q - p) for share in (0.15, 0.5, 0.85)]
        hits = [_hit(point, normal, index=index, walls=walls, tree=tree) for point in rays]
        width = min((hit for hit in hits if hit is not None), default=0.0)
        if NARROW <= width <= WIDE:
            floor = Polygon([p, q, q + width * normal, p + width * normal])
            if not _within_wall(p, q, normal=normal, walls=walls, tree=tree):
                return Gap(floor=floor, width=width)
    return None


def _hit(
    point: NDArray[np.float64],
    normal: NDArray[np.float64],
    *,
    index: int,
    walls: Sequence[LineString],
    tree: STRtree,
) -> float | None:
    """Return how far a ray goes until it meets a wall, metres."""
    ray = LineString([point + 1e-3 * normal, point + (WIDE + 0.5) * normal])
    hits = [
        float(shapely.distance(shapely.points(point), shapely.intersection(ray, walls[other])))
        for other in tree.query(ray, predicate="intersects").tolist()
        if other != index
    ]
    return min(hits, default=None)


def _within_wall(
    p: NDArray[np.float64],
    q: NDArray[np.float64],
    *,
    normal: NDArray[np.float64],
    walls: Sequence[LineString],
    tree: STRtree,
) -> bool:
    """Tell whether walls run off on this side of a jamb: then the wall is here, and the gap on the other side."""
    feelers = [LineString([end + 0.004 * normal, end + 0.02 * normal]).buffer(0.002) for end in (p, q)]
    return all(bool(len(tree.query(feeler, predicate="intersects"))) for feeler in feelers) and bool(walls)


def _crossed(gap: Gap, walls: Sequence[LineString], *, tree: STRtree) -> bool:
    core = gap.floor.buffer(-0.02)
    return bool(len(tree.query(core, predicate="intersects"))) and bool(walls)
