"""Ways to the exits of a hall that no row makes longer than the rules allow."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.block import Block, cleared, solids_of
from venueplan.arrange.site import Site
from venueplan.geometry.slits import without_slits
from venueplan.network import DistanceField, distance_field
from venueplan.network.floor import Floats
from venueplan.rules.stands import polygons_only

COARSE = 2.0
"""Ways are measured from a grid like this and along all outlines first, metres; only where that is near the limit, …"""

GRID = 1.0
"""… from this one, metres."""

FINE = 0.1
"""And from so fine a grid round the farthest places, metres."""

SPARE = 0.1
"""Ways are kept shorter than the limit by this, since they are measured from a grid only, metres."""

FARTHEST = 12
"""So many of the farthest places are looked at more closely."""

GAP = 0.7
"""A gap through a row that leads out from behind it only, metres: too narrow to be a passage for visitors."""

PASSAGE = 0.9
"""Floor at least so wide is for visitors, metres."""

ROUNDS = 40
"""So many cuts at most; if they do not suffice, none is made."""

Blocks = tuple[Block, ...]


def with_short_ways(site: Site, blocks: Blocks) -> Blocks:
    """Return blocks without what makes a way to an exit too long that is short enough in the empty hall.

    For the farthest such place after the other, rows are cut along its way in the empty hall, where that helps most:
    as wide as an aisle, or by a gap if the place lies behind a row where no visitor comes. Where the empty hall itself
    is too deep, more exits are wanted, not fewer rows.
    """
    if not site.exits or not blocks:
        return blocks
    shorter = blocks
    for _ in range(ROUNDS):
        place, width = _wanted(site, shorter)
        if place is None:
            return shorter
        if shorter is blocks and _is_too_deep(site):
            break
        shorter = _cut(site, shorter, along=site.ways_out.way(place), width=width)
    return blocks


def _wanted(site: Site, blocks: Blocks) -> tuple[Floats | None, float]:
    """Return the place that needs a shorter way, if there is one, and how wide that should be, metres."""
    # Two rows back to back may leave a gap between them, which a stand through both would close.
    for some in (blocks, tuple(replace(block, deep=()) for block in blocks)):
        floor = _floor(site, some)
        if (place := _farthest(site, floor)) is not None:
            return place, site.measures.aisle if _is_for_visitors(place, floor) else GAP
    return None, 0.0


def _cut(site: Site, blocks: Blocks, *, along: LineString, width: float) -> Blocks:
    """Return blocks cut along a way: the one block whose cut makes its first point nearest to an exit, or all."""
    band, module = along.buffer(width / 2), site.measures.width
    every = cleared(blocks, band, width=module)
    hit = [number for number, block in enumerate(blocks) if block not in every]
    cuts = [(*blocks[:n], *cleared((blocks[n],), band, width=module), *blocks[n + 1 :]) for n in hit]
    if len(cuts) < 2:
        return every
    now, *ways = (float(_ways_out(site, _floor(site, cut)).distances(along.coords[0])[0]) for cut in (blocks, *cuts))
    return cuts[int(np.argmin(ways))] if min(ways) < now - GRID else every


def _farthest(site: Site, floor: Polygon | MultiPolygon) -> Floats | None:
    """Return the place whose way is the longest of those that are too long only because of the rows, or None."""
    most, field = site.measures.travel - SPARE, _ways_out(site, floor)
    if _longest(field, _places(floor, step=COARSE)) <= most - COARSE:
        return None

    def too_long(points: Floats) -> Floats | None:
        ways = field.distances(points)
        shortest = np.full(len(points), np.inf)
        far = np.flatnonzero(np.isfinite(ways) & (ways > most))
        shortest[far] = site.ways_out.distances(points[far])
        far = far[(shortest[far] <= site.measures.travel) & (ways[far] > shortest[far] + FINE)]
        return points[far[np.argmax(ways[far])]] if len(far) else None

    points = _places(floor, step=GRID)
    if (place := too_long(points)) is not None:
        return place
    ways = field.distances(points)
    near = points[np.argsort(np.where(np.isfinite(ways), -ways, 0.0), kind="stable")[:FARTHEST]]
    around = [_places(Point(point).buffer(GRID).intersection(floor), step=FINE) for point in near]
    return too_long(np.vstack(around)) if around else None


def _ways_out(site: Site, floor: Polygon | MultiPolygon) -> DistanceField:
    return distance_field(floor, site.exits, clearance=site.measures.clearance)


def _longest(field: DistanceField, points: Floats) -> float:
    ways = field.distances(points)
    return float(ways.max(where=np.isfinite(ways), initial=0.0))


def _is_too_deep(site: Site) -> bool:
    return _longest(site.ways_out, _places(site.walkable, step=GRID)) > site.measures.travel


def _is_for_visitors(place: Floats, floor: Polygon | MultiPolygon) -> bool:
    near = Point(place).buffer(2 * PASSAGE).intersection(floor)
    return bool(near.buffer(-PASSAGE / 2).buffer(PASSAGE / 2 + FINE).intersects(Point(place)))


def _floor(site: Site, blocks: Blocks) -> Polygon | MultiPolygon:
    """Return the floor that rows leave to walk on, without gaps that nobody walks through."""
    frame = shapely.box(*site.walkable.bounds).buffer(1.0, join_style="mitre")
    solid: list[BaseGeometry] = [frame.difference(site.walkable), *solids_of(blocks)]
    return polygons_only(frame.difference(without_slits(solid)))


def _places(floor: BaseGeometry, *, step: float) -> Floats:
    """Return a grid over a floor and points as far apart along its outline, corners included; shape ``(n, 2)``."""
    if floor.is_empty:
        return np.empty((0, 2))
    x0, y0, x1, y1 = floor.bounds
    xs, ys = np.meshgrid(np.arange(x0 + step / 2, x1, step), np.arange(y0 + step / 2, y1, step))
    shapely.prepare(floor)
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = shapely.contains_xy(floor, grid[:, 0], grid[:, 1])
    outline = shapely.get_coordinates(shapely.segmentize(floor, step))
    return np.vstack([grid[inside], np.unique(outline, axis=0)])
