"""Ways to the exits of a hall that no row makes longer than the rules allow."""

from __future__ import annotations

from collections.abc import Iterator
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

APART = 20.0
"""A cut is taken to help all places nearer to each other than this, metres."""

NOWHERE: Floats = np.empty((0, 2))

ROUNDS = 40
"""So often at most is it measured again."""

Blocks = tuple[Block, ...]


def shortened(site: Site, blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks with less and less of what makes a way to an exit too long that is short enough in the empty hall.

    For the farthest such places, well apart from each other, the nearest row on the way in the empty hall is cut along
    that way: as wide as an aisle, or by a gap if the place lies behind a row where no visitor comes; then it is
    measured again. Where the empty hall itself is too deep, more exits are wanted, not fewer rows.
    """
    shorter, far = blocks, NOWHERE
    for _ in range(ROUNDS if site.exits and blocks else 0):
        before = shorter
        floor, far = _too_far(site, shorter, suspects=far)
        if len(far) and shorter is blocks and _is_too_deep(site):
            return
        for place in _apart(far):
            width = site.measures.aisle if _is_for_visitors(place, floor) else GAP
            shorter = _cut(site, shorter, along=site.ways_out.way(place), width=width)
        if shorter == before:
            return
        yield shorter


def _too_far(site: Site, blocks: Blocks, *, suspects: Floats) -> tuple[Polygon | MultiPolygon, Floats]:
    """Return the floor that rows leave, and places on it that need a shorter way, the farthest first."""
    # Two rows back to back may leave a gap between them, which a stand through both would close.
    for some in (blocks, tuple(replace(block, deep=()) for block in blocks)):
        floor = _floor(site, some)
        far = _farthest(site, floor, suspects=suspects)
        if len(far):
            break
    return floor, far


def _apart(places: Floats) -> Iterator[Floats]:
    """Yield places that are well apart, the first ones first."""
    while len(places):
        yield places[0]
        places = places[np.hypot(*(places - places[0]).T) > APART]


def _cut(site: Site, blocks: Blocks, *, along: LineString, width: float) -> Blocks:
    """Return blocks with the first one cut that stands in a way; its first point is where the way is wanted."""
    start, band = Point(along.coords[0]), along.buffer(width / 2)
    hit = [number for number, block in enumerate(blocks) if block.outline.intersects(band)]
    for number in sorted(hit, key=lambda number: blocks[number].outline.intersection(band).distance(start)):
        rest = cleared((blocks[number],), band, width=site.measures.width)
        if rest != (blocks[number],):
            return (*blocks[:number], *rest, *blocks[number + 1 :])
    return blocks


def _farthest(site: Site, floor: Polygon | MultiPolygon, *, suspects: Floats) -> Floats:
    """Return places whose ways are too long only because of the rows, the farthest first.

    Parameters
    ----------
    suspects
        Places that are looked at first; all others only where these are near enough.
    """
    most, field = site.measures.travel - SPARE, _ways_out(site, floor)

    def too_long(points: Floats, ways: Floats) -> Floats:
        far = np.flatnonzero(np.isfinite(ways) & (ways > most))
        shortest = site.ways_out.distances(points[far])
        far = far[(shortest <= site.measures.travel) & (ways[far] > shortest + FINE)]
        return points[far[np.argsort(-ways[far], kind="stable")]]

    places = too_long(suspects, field.distances(suspects))
    for step in () if len(places) else (COARSE, GRID):
        points = _places(floor, step=step)
        ways = field.distances(points)
        places = too_long(points, ways)
        if len(places) or ways.max(where=np.isfinite(ways), initial=0.0) <= most - step:
            return places
    if len(places):
        return places
    near = points[np.argsort(np.where(np.isfinite(ways), -ways, 0.0), kind="stable")[:FARTHEST]]
    around = np.vstack([_places(Point(point).buffer(GRID).intersection(floor), step=FINE) for point in near])
    return too_long(around, field.distances(around))


def _ways_out(site: Site, floor: Polygon | MultiPolygon) -> DistanceField:
    return distance_field(floor, site.exits, clearance=site.measures.clearance)


def _is_too_deep(site: Site) -> bool:
    ways = site.ways_out.distances(_places(site.walkable, step=GRID))
    return bool(ways.max(where=np.isfinite(ways), initial=0.0) > site.measures.travel)


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
