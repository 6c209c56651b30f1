"""Which stands are beside, facing or back to back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, STRtree

from venueplan.model import Booth

SHARED_EDGE = 0.1
"""Stands that share less than this length only touch at a corner, metres."""

BACK_GAP = 1.0
"""Stands back to back may leave a strip of this width for columns and leads between them, metres."""

GAP = 0.1
"""Stands nearer than this share a wall, metres."""

BACK_EDGE = 0.5
"""Backs across a strip are opposite for at least this length, metres."""

OPPOSITE = math.cos(math.radians(150.0))
"""Fronts are opposite if their outward normals turn by 150° or more."""


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """Pairs of booth ids, each in alphabetical order.

    Attributes
    ----------
    beside
        They share a side and open on the same aisle next to each other.
    facing
        Their fronts are opposite across one aisle, no third stand between.
    back_to_back
        They share a side, or a strip of at most ``BACK_GAP`` is between them; a visitor never sees both at once.
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
        for one, other in _sharing_a_side(here, tree):
            (beside if _fronts_meet(one, other) else back).add(_pair(one, other))
        back |= {_pair(one, other) for one, other in _across_a_back_strip(here, tree)}
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


def _sharing_a_side(booths: Sequence[Booth], tree: STRtree) -> Iterator[tuple[Booth, Booth]]:
    shapes = [booth.polygon for booth in booths]
    first, second = tree.query(shapes, predicate="dwithin", distance=GAP)
    for i, j in zip(first, second, strict=True):
        if i < j:
            band = shapes[i].buffer(GAP + 1e-6, cap_style="flat", join_style="mitre")
            if band.intersection(shapes[j].boundary).length >= SHARED_EDGE + 2 * GAP:
                yield booths[i], booths[j]


def _across_a_back_strip(booths: Sequence[Booth], tree: STRtree) -> Iterator[tuple[Booth, Booth]]:
    shapes = [booth.polygon for booth in booths]
    first, second = tree.query(shapes, predicate="dwithin", distance=BACK_GAP)
    for i, j in zip(first, second, strict=True):
        gap = shapes[i].distance(shapes[j]) if i < j else 0.0
        if gap > GAP:
            band = shapes[i].buffer(gap + 0.005)
            if band.intersection(shapes[j].boundary).length >= BACK_EDGE:
                yield booths[i], booths[j]


def _fronts_meet(one: Booth, other: Booth) -> bool:
    return any(a.distance(b) <= GAP + 1e-6 for a in one.fronts for b in other.fronts)


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
