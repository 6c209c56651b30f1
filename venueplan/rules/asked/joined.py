"""Adjacent booths as one stand: its floor and its open sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import shapely
from shapely import LineString, MultiPolygon, Polygon

from venueplan.errors import InputError
from venueplan.model import Booth

TOUCH = 5e-4
"""Stands that are nearer than twice this share a side: plans are rounded, metres."""

ON_SIDE = 2e-3
"""A front lies on a side of the merged stand if both its ends are this near to it, metres."""

SLIVER = 1e-3
"""A sound union is as large as its parts but for this share."""


def joined_booth(booths: Sequence[Booth]) -> Booth:
    """Return adjacent booths as one stand; the first gives its id, number, zone and row, ``parts`` are all.

    Raises
    ------
    InputError
        If they are not adjacent.
    """
    polygon = _joined(booths)
    return replace(
        booths[0],
        polygon=polygon,
        fronts=tuple(_fronts(polygon, booths)),
        modules=tuple(sorted({module for booth in booths for module in booth.modules})),
        parts=tuple(booths),
    )


def _joined(booths: Sequence[Booth]) -> Polygon:
    """Return the floor of adjacent stands as one polygon of the same area."""
    grown = shapely.union_all([booth.polygon.buffer(TOUCH, join_style="mitre") for booth in booths])
    joined = grown.buffer(-TOUCH, join_style="mitre").simplify(TOUCH / 5)
    area = sum(booth.area for booth in booths)
    if isinstance(joined, MultiPolygon) or not isinstance(joined, Polygon) or abs(joined.area - area) > SLIVER * area:
        names = ", ".join(booth.id for booth in booths)
        raise InputError(f"booths {names} are not adjacent; merge stands that share a side")
    return joined


def _fronts(polygon: Polygon, booths: Sequence[Booth]) -> Iterator[LineString]:
    """Yield the open stretch of each side of a merged stand: where its parts have their fronts."""
    fronts = [front for booth in booths for front in booth.fronts]
    for start, end in pairwise(shapely.orient_polygons(polygon).exterior.coords):
        side = LineString([start, end])
        spans = sorted(
            tuple(sorted(side.project(shapely.Point(corner)) for corner in (front.coords[0], front.coords[-1])))
            for front in fronts
            if all(side.distance(shapely.Point(corner)) <= ON_SIDE for corner in (front.coords[0], front.coords[-1]))
        )
        stretch = longest_stretch([(span[0], span[1]) for span in spans])
        if stretch is not None:
            yield LineString([side.interpolate(stretch[0]), side.interpolate(stretch[1])])


def longest_stretch(spans: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Return the longest stretch that spans cover without a gap.

    Examples
    --------
    >>> longest_stretch([(0.0, 3.0), (3.0, 6.0), (9.0, 12.0)])
    (0.0, 6.0)
    """
    joined: list[tuple[float, float]] = []
    for low, high in spans:
        if joined and low <= joined[-1][1] + ON_SIDE:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return max(joined, key=lambda span: span[1] - span[0], default=None)
