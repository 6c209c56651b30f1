"""Which stands are beside, facing or back to back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, STRtree

from venueplan.model import Booth

SHARED_EDGE = 0.1
"""Stands that share less than this length only touch at a corner, metres."""

STRIP = 1.5
"""Stands with nothing but a strip of this width between two sides are neighbours all the same, metres.

It holds columns and leads; the narrowest aisle that anybody lays out is twice as wide.
"""

GAP = 0.1
"""Stands nearer than this share a wall, metres."""

STRIP_EDGE = 0.5
"""Sides across a strip are opposite for at least this length, metres."""

EVEN = 0.02
"""So much may a strip widen along that length, metres."""

OFFSET = 1.5
"""Fronts on one aisle may be set back from each other, and apart, by this much, metres."""

MILLIMETRE = 1e-3

OPPOSITE = math.cos(math.radians(150.0))
"""Fronts are opposite if their outward normals turn by 150° or more."""


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """Pairs of booth ids, each in alphabetical order.

    Attributes
    ----------
    beside
        They share a side, or only a strip of at most ``STRIP`` is between them, and both open on one aisle: fronts
        that meet, or look the same way and are set back and apart by at most ``OFFSET``.
    facing
        Their fronts are opposite across one aisle, no third stand between.
    back_to_back
        They share a side or such a strip too, but open on different aisles: a visitor never sees both at once.
    """

    beside: frozenset[tuple[str, str]]
    facing: frozenset[tuple[str, str]]
    back_to_back: frozenset[tuple[str, str]]

    @property
    def close(self) -> frozenset[tuple[str, str]]:
        """Pairs that rivals must not take: beside or facing."""
        return self.beside | self.facing


def neighbours(booths: Sequence[Booth], *, reach: float = 6.5) -> Neighbours:
    """Return which booths are beside, facing or back to back.

    Parameters
    ----------
    booths
        Any number of booths; those of different levels are never neighbours.
    reach
        Stands face each other across an aisle of at most this width, metres (``facing-reach`` of the rule packs).
    """
    beside: set[tuple[str, str]] = set()
    back: set[tuple[str, str]] = set()
    facing: set[tuple[str, str]] = set()
    for level in sorted({booth.level for booth in booths}):
        here = [booth for booth in booths if booth.level == level]
        tree = STRtree([booth.polygon for booth in here])
        for one, other in _side_by_side(here, tree):
            (beside if _open_on_one_aisle(one, other) else back).add(_pair(one, other))
        facing |= {_pair(one, other) for one, other in _across_an_aisle(here, tree, reach=reach)}
    return Neighbours(
        beside=frozenset(beside), facing=frozenset(facing - beside), back_to_back=frozenset(back - beside - facing)
    )


def outward(booth: Booth, front: LineString) -> tuple[float, float]:
    """Return the unit vector that points from a front out of its booth."""
    (x0, y0), (x1, y1) = front.coords[0], front.coords[-1]
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    normal = ((y1 - y0) / length, (x0 - x1) / length)
    middle = front.interpolate(0.5, normalized=True)
    centre = booth.polygon.centroid
    inward = (centre.x - middle.x) * normal[0] + (centre.y - middle.y) * normal[1]
    return (-normal[0], -normal[1]) if inward > 0 else normal


def _pair(one: Booth, other: Booth) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _side_by_side(booths: Sequence[Booth], tree: STRtree) -> Iterator[tuple[Booth, Booth]]:
    """Yield stands that share a side, or have nothing but a strip between two of their sides."""
    shapes = np.array([booth.polygon for booth in booths], dtype=object)
    first, second = tree.query(shapes, predicate="dwithin", distance=STRIP)
    first, second = first[first < second], second[first < second]
    gaps = shapely.distance(shapes[first], shapes[second])
    shared = gaps <= GAP
    bands = np.where(
        shared,
        shapely.buffer(shapes, GAP + 1e-6, join_style="mitre")[first],
        shapely.buffer(shapes[first], gaps + EVEN, quad_segs=4),
    )
    common = shapely.intersection(bands, shapely.boundary(shapes)[second])
    enough = shapely.length(common) >= np.where(shared, SHARED_EDGE + 2 * GAP, STRIP_EDGE)
    for k in np.flatnonzero(enough):
        one, other = booths[first[k]], booths[second[k]]
        if shared[k] or _nothing_between(shapely.shortest_line(common[k].centroid, one.polygon), tree):
            yield one, other


def _open_on_one_aisle(one: Booth, other: Booth) -> bool:
    """Tell whether a visitor sees two fronts of stands side by side from one aisle, side by side or round a corner."""
    return any(
        a.distance(b) <= GAP + 1e-6 or (a.distance(b) <= 2 * OFFSET and _in_line(one, a, other=other, beyond=b))
        for a in one.fronts
        for b in other.fronts
    )


def _in_line(one: Booth, front: LineString, *, other: Booth, beyond: LineString) -> bool:
    """Tell whether two fronts look the same way and continue each other, set back and apart by ``OFFSET`` at most."""
    normal, towards = np.array(outward(one, front)), np.array(outward(other, beyond))
    if float(normal @ towards) < -OPPOSITE:
        return False
    along = np.array([-normal[1], normal[0]])
    mine, theirs = shapely.get_coordinates(front), shapely.get_coordinates(beyond)
    back = abs(float((theirs.mean(axis=0) - mine.mean(axis=0)) @ normal))
    p, q = mine @ along, theirs @ along
    apart = float(max(p.min(), q.min()) - min(p.max(), q.max()))
    return back <= OFFSET + MILLIMETRE and apart <= OFFSET + MILLIMETRE


def _across_an_aisle(booths: Sequence[Booth], tree: STRtree, *, reach: float) -> Iterator[tuple[Booth, Booth]]:
    fronts = [(booth, front) for booth in booths for front in booth.fronts]
    if not fronts:
        return
    lines = [front for _, front in fronts]
    first, second = STRtree(lines).query(lines, predicate="dwithin", distance=reach)
    for i, j in zip(first, second, strict=True):
        (one, a), (other, b) = fronts[i], fronts[j]
        if i < j and one is not other:
            line = _line_across(one, a, other=other, across=b)
            if line is not None and line.length <= reach + 1e-6 and _nothing_between(line, tree):
                yield one, other


def _line_across(one: Booth, front: LineString, *, other: Booth, across: LineString) -> LineString | None:
    """Return a line from the middle of the stretch that two opposite fronts have in common, or None."""
    normal, back = np.array(outward(one, front)), np.array(outward(other, across))
    if float(normal @ back) > OPPOSITE:
        return None
    start, end = np.array(front.coords[0][:2]), np.array(front.coords[-1][:2])
    length = float(np.hypot(*(end - start)))
    along = (end - start) / (length or 1.0)
    ends = [np.array(across.coords[k][:2]) - start for k in (0, -1)]
    places = sorted(float(end @ along) for end in ends)
    low, high = max(0.0, places[0]), min(length, places[1])
    if high - low < SHARED_EDGE or float(sum(ends) @ normal) <= 0:
        return None
    foot = start + along * (low + high) / 2
    t = ((low + high) / 2 - float(ends[0] @ along)) / (float((ends[1] - ends[0]) @ along) or 1.0)
    return LineString([foot, start + ends[0] + t * (ends[1] - ends[0])])


def _nothing_between(line: LineString, tree: STRtree) -> bool:
    inner = LineString([line.interpolate(0.02, normalized=True), line.interpolate(0.98, normalized=True)])
    return len(tree.query(inner, predicate="intersects")) == 0
