"""Drawing on the plane: frames, folded lines, curves and an exact partition of the floor into units."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin

import numpy as np
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.ops import linemerge, substring

MILLIMETRE = 0.001
Coordinate = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A turned coordinate system: u runs at ``angle`` degrees counter-clockwise from +x, v to the left of u."""

    x: float
    y: float
    angle: float

    def at(self, u: float, v: float) -> Coordinate:
        """Return the plan coordinates of a point."""
        c, s = cos(radians(self.angle)), sin(radians(self.angle))
        return self.x + u * c - v * s, self.y + u * s + v * c

    def path(self, *points: Coordinate) -> list[Coordinate]:
        """Return the plan coordinates of several points."""
        return [self.at(u, v) for u, v in points]

    def polygon(self, *points: Coordinate) -> Polygon:
        """Return a polygon given in this frame."""
        return Polygon(self.path(*points))

    def box(self, u0: float, v0: float, u1: float, v1: float) -> Polygon:
        """Return a rectangle along the axes of this frame."""
        return self.polygon((u0, v0), (u1, v0), (u1, v1), (u0, v1))

    @property
    def compass(self) -> float:
        """Direction of +u in degrees clockwise from +y."""
        return (90.0 - self.angle) % 360.0


def frames_along(points: list[Coordinate]) -> list[Frame]:
    """Return a frame for each leg of a folded line."""
    return [Frame(ax, ay, float(np.degrees(np.arctan2(by - ay, bx - ax)))) for (ax, ay), (bx, by) in pairwise(points)]


def fold(start: Coordinate, legs: list[tuple[float, float]]) -> list[Coordinate]:
    """Return the corners of a folded line from its legs (length, angle counter-clockwise from +x)."""
    points = [start]
    for length, angle in legs:
        x, y = points[-1]
        points.append((x + length * cos(radians(angle)), y + length * sin(radians(angle))))
    return points


def mitre(points: list[Coordinate], offsets: list[float] | float) -> list[Coordinate]:
    """Return a folded line moved to its left, corner by corner along the bisectors (one offset per corner)."""
    lengths = [offsets] * len(points) if isinstance(offsets, float | int) else offsets
    legs = [f.angle for f in frames_along(points)]
    moved = []
    for i, ((x, y), distance) in enumerate(zip(points, lengths, strict=True)):
        before, after = legs[max(i - 1, 0)], legs[min(i, len(legs) - 1)]
        half = radians((after - before) / 2)
        middle = radians((after + before) / 2 + 90)
        moved.append((x + distance * cos(middle) / cos(half), y + distance * sin(middle) / cos(half)))
    return moved


def curve(points: list[Coordinate], *, closed: bool = False, step: float = 2.0) -> list[Coordinate]:
    """Return a Catmull-Rom curve through the points, sampled about every ``step`` metres."""
    p = np.asarray(points, dtype=float)
    p = np.vstack([p[-1], p, p[0], p[1]]) if closed else np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    sampled: list[Coordinate] = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        n = max(2, int(np.ceil(hypot(*(c - b)) / step)))
        for t in np.arange(n) / n:
            q = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
            sampled.append((float(q[0]), float(q[1])))
    if not closed:
        sampled.append((float(p[-2][0]), float(p[-2][1])))
    return sampled


def arc(a: Coordinate, b: Coordinate, rise: float, n: int = 12) -> list[Coordinate]:
    """Return points of a shallow arc from a to b that bulges to its left by ``rise`` (parabola, both ends included)."""
    (ax, ay), (bx, by) = a, b
    length = hypot(bx - ax, by - ay)
    nx, ny = -(by - ay) / length, (bx - ax) / length
    return [
        (ax + (bx - ax) * t + nx * 4 * rise * t * (1 - t), ay + (by - ay) * t + ny * 4 * rise * t * (1 - t))
        for t in (i / n for i in range(n + 1))
    ]


def partition(claims: list[tuple[str, Polygon | MultiPolygon]]) -> dict[str, Polygon | MultiPolygon]:
    """Divide the floor among claims: where claims overlap, the earlier one has it.

    All edges are noded together on a grid of 1 mm, so that neighbours share their vertices exactly.

    Raises
    ------
    ValueError
        If a claim ends up empty or in several pieces: the drawing is wrong.
    """
    edges = [geometry.boundary for _, geometry in claims]
    noded = shapely.unary_union(edges, grid_size=MILLIMETRE)
    faces = list(shapely.polygonize([noded]).geoms)
    points = [face.representative_point() for face in faces]
    tree = shapely.STRtree(points)
    owner: dict[int, str] = {}
    for name, geometry in claims:
        for index in sorted(tree.query(geometry, predicate="contains")):
            owner.setdefault(int(index), name)
    pieces: dict[str, list[Polygon]] = {name: [] for name, _ in claims}
    for index, name in sorted(owner.items()):
        pieces[name].append(faces[index])
    return {name: _single(name, parts) for name, parts in pieces.items()}


def _single(name: str, parts: list[Polygon]) -> Polygon | MultiPolygon:
    """Return the union of the faces of one unit, which must be one piece (a void, named ``_…``, need not be)."""
    whole = shapely.unary_union(parts, grid_size=MILLIMETRE)
    if name.startswith("_"):
        return shapely.normalize(whole)
    if not isinstance(whole, Polygon) or whole.is_empty:
        sizes = [(round(g.area, 2), [round(c, 1) for c in g.centroid.coords[0]]) for g in getattr(whole, "geoms", [])]
        raise ValueError(f"unit {name!r} is not one piece: {sizes}")
    return shapely.normalize(whole)


def shared_edge(a: Polygon, b: Polygon | None, others: list[Polygon]) -> MultiLineString:
    """Return the edge that two units share, or the edge of one unit that no other one touches."""
    if b is not None:
        common = (
            a.exterior.intersection(b.exterior)
            if not (a.interiors or b.interiors)
            else a.boundary.intersection(b.boundary)
        )
    else:
        common = a.boundary.difference(shapely.unary_union([o.boundary for o in others]))
    lines = [g for g in getattr(common, "geoms", [common]) if isinstance(g, LineString) and g.length > 0]
    merged = linemerge(lines) if lines else MultiLineString()
    return merged if isinstance(merged, MultiLineString) else MultiLineString([merged])


def gap_in(edge: MultiLineString, near: Coordinate, width: float, name: str) -> LineString:
    """Return the stretch of an edge, ``width`` long, whose middle is nearest to a point.

    Raises
    ------
    ValueError
        If no part of the edge is long enough, or the stretch would bend by more than 5 cm.
    """
    point = Point(near)
    parts = [g for g in edge.geoms if g.length >= width - 1e-6]
    if not parts:
        raise ValueError(f"opening {name!r}: no shared edge of {width} m near {near}: {[g.length for g in edge.geoms]}")
    line = min(parts, key=lambda g: g.distance(point))
    middle = min(max(line.project(point), width / 2), line.length - width / 2)
    if line.distance(point) > 3.0:
        raise ValueError(f"opening {name!r}: the shared edge is {line.distance(point):.1f} m away from {near}")
    piece = substring(line, middle - width / 2, middle + width / 2)
    chord = hypot(piece.coords[-1][0] - piece.coords[0][0], piece.coords[-1][1] - piece.coords[0][1])
    if chord < width - 0.05:
        raise ValueError(f"opening {name!r} of {width} m would go round a corner at {near}")
    return piece


def regular(centre: Coordinate, radius: float, corners: int = 12) -> Polygon:
    """Return a regular polygon: a round column or a tree pit."""
    turns = [radians(360 * i / corners) for i in range(corners)]
    return Polygon([(centre[0] + radius * cos(t), centre[1] + radius * sin(t)) for t in turns])


def along(line: list[Coordinate], spacing: float, *, start: float = 0.0, end: float = 0.0) -> list[Coordinate]:
    """Return points on a line at equal distances near ``spacing``, leaving ``start`` and ``end`` metres free."""
    path = LineString(line)
    length = path.length - start - end
    n = max(1, round(length / spacing))
    return [(p.x, p.y) for p in (path.interpolate(start + length * i / n) for i in range(n + 1))]


def _between(a: Coordinate, b: Coordinate, f: float) -> Coordinate:
    return a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f


def _along_rib(a: Coordinate, b: Coordinate, d: float | None) -> Coordinate:
    width = hypot(b[0] - a[0], b[1] - a[1])
    return _between(a, b, 1.0 if d is None else (d if d >= 0 else width + d) / width)


@dataclass(frozen=True)
class Ribbon:
    """A bent wing: ribs from the pond side to the outer side; positions between ribs are fractions of the way.

    ``d`` is the distance from the pond side in metres; a negative ``d`` counts from the outer side, ``None`` is it.
    """

    ribs: tuple[tuple[Coordinate, Coordinate], ...]

    def at(self, t: float, d: float | None) -> Coordinate:
        """Return where the cross line at ``t`` meets the long line at distance ``d``; both straight between ribs."""
        i = min(int(t), len(self.ribs) - 2)
        (a0, b0), (a1, b1) = self.ribs[i], self.ribs[i + 1]
        inner, outer = _between(a0, a1, t - i), _between(b0, b1, t - i)
        (px, py), (qx, qy) = _along_rib(a0, b0, d), _along_rib(a1, b1, d)
        (ax, ay), (bx, by) = inner, outer
        ex, ey, fx, fy = bx - ax, by - ay, qx - px, qy - py
        s = ((px - ax) * fy - (py - ay) * fx) / (ex * fy - ey * fx)
        return ax + ex * s, ay + ey * s

    def line(self, t0: float, t1: float, d: float | None) -> list[Coordinate]:
        """Return the line at distance ``d`` from position ``t0`` to ``t1``, folded at each rib between."""
        lo, hi = min(t0, t1), max(t0, t1)
        stops = [lo, *(float(i) for i in range(len(self.ribs)) if lo < i < hi), hi]
        return [self.at(t, d) for t in (stops if t0 <= t1 else reversed(stops))]

    def cell(self, t0: float, t1: float, d0: float, d1: float | None) -> Polygon:
        """Return the floor between two ribs and two distances."""
        return Polygon(self.line(t0, t1, d0) + self.line(t1, t0, d1))

    def frame(self, t: float, d: float) -> Frame:
        """Return a frame at a point, u along the wing (in the order of the ribs)."""
        (x, y), (bx, by) = self.at(t, d), self.at(min(t + 0.05, len(self.ribs) - 1.0), d)
        if t + 0.05 > len(self.ribs) - 1:
            (ax, ay) = self.at(t - 0.05, d)
            return Frame(x, y, float(np.degrees(np.arctan2(y - ay, x - ax))))
        return Frame(x, y, float(np.degrees(np.arctan2(by - y, bx - x))))
