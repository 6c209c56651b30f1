"""Ways to the exits of a hall that no row makes longer than the rules allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.hall.places import GRID, places_on
from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block, solids_of
from venueplan.arrange.ways.gaps import clear_of, gaps_along
from venueplan.geometry.slits import without_slits
from venueplan.network import DistanceField, distance_field
from venueplan.network.surface.floor import Floats
from venueplan.rules.booths.stands import polygons_only

COARSE = 2.0
"""Ways are measured from a grid like this and along all outlines first, metres; only where that is near the limit, on
a grid of 1 m as well"""

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


@dataclass(frozen=True, kw_only=True, eq=False)
class Ways:
    """The floor that rows leave, and how far it is to an exit on it."""

    floor: Polygon | MultiPolygon
    field: DistanceField


def shortened(site: Site, blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks with less and less of what makes a way to an exit too long that is short enough in the empty hall.

    For the farthest such places, well apart from each other, the rows on the way in the empty hall are cut along that
    way, as few as make it short enough: as wide as an aisle, or by a gap if the place lies behind a row where no
    visitor comes; then it is measured again. Where the empty hall itself is too deep, more exits are wanted, not fewer
    rows.
    """
    shorter, far, ways = blocks, NOWHERE, None
    for _ in range(ROUNDS if site.exits and blocks else 0):
        before = shorter
        ways, far = _too_far(site, shorter, suspects=far, known=ways)
        if len(far) and site.is_too_deep:
            return
        for anew in (False, True):
            for place in _apart(far) if shorter == before else ():
                shorter = _cut(site, shorter, place=place, ways=ways, anew=anew)
        if shorter == before:
            return
        yield shorter


def _too_far(site: Site, blocks: Blocks, *, suspects: Floats, known: Ways | None) -> tuple[Ways, Floats]:
    """Return the ways that rows leave, and places that need a shorter one, the farthest first."""
    ways = _ways_between(site, floor_between(site, blocks), known=known)
    far = _farthest(site, ways, suspects=suspects)
    # Two rows back to back may leave a gap between them, which a stand through both would close.
    apart = tuple(replace(block, deep=()) for block in blocks)
    if not len(far) and apart != blocks and (floor := floor_between(site, apart)).area > ways.floor.area + FINE**2:
        ways = _ways_between(site, floor, known=ways)
        far = _farthest(site, ways, suspects=suspects)
    return ways, far


def _apart(places: Floats) -> Iterator[Floats]:
    """Yield places that are well apart, the first ones first."""
    while len(places):
        yield places[0]
        places = places[np.hypot(*(places - places[0]).T) > APART]


def _cut(site: Site, blocks: Blocks, *, place: Floats, ways: Ways, anew: bool = False) -> Blocks:
    """Return blocks with the first ones cut that stand in the way from a place, as few as make it short enough.

    How long it is then: through the gaps one after the other, and on as it is now. If no number of rows is enough, the
    first one is cut, and it is measured anew.

    Parameters
    ----------
    anew
        Whether a gap that is there already is no cut, so that the first row that is whole is cut. Where none is, as
        behind a column that stands in its gap, the way itself is cleared.
    """
    width = site.measures.aisle if _is_for_visitors(place, ways.floor) else GAP
    gaps = gaps_along(blocks, site.ways_out.way(place), width=width, module=site.measures.width)
    behind = np.array([gap.behind for gap in gaps]).reshape(-1, 2)
    legs = np.hypot(*np.diff(np.vstack([place, *((gap.before, gap.behind) for gap in gaps)]), axis=0).T)
    lengths = np.cumsum(legs)[1::2] + ways.field.distances(behind)
    takes = [gap.left != (blocks[gap.number],) for gap in gaps]
    if anew and not any(takes):
        return clear_of(blocks, site.ways_out.way(place), width=GAP, module=site.measures.width)
    first = takes.index(True) if anew else 0
    enough = next((k for k, length in enumerate(lengths) if k >= first and length <= site.travel - SPARE), first)
    left = {gap.number: gap.left for gap in gaps[: enough + 1]}
    return tuple(each for number, block in enumerate(blocks) for each in left.get(number, (block,)))


def _farthest(site: Site, ways_left: Ways, *, suspects: Floats) -> Floats:
    """Return places whose ways are too long only because of the rows, the farthest first.

    Parameters
    ----------
    suspects
        Places that are looked at first; all others only where these are near enough.
    """
    most, floor, field = site.travel - SPARE, ways_left.floor, ways_left.field

    def too_long(points: Floats, ways: Floats) -> Floats:
        far = np.flatnonzero(np.isfinite(ways) & (ways > most))
        shortest = site.ways_out.distances(points[far])
        far = far[(shortest <= site.travel) & (ways[far] > shortest + FINE)]
        return points[far[np.argsort(-ways[far], kind="stable")]]

    places = too_long(suspects, field.distances(suspects))
    if len(places):
        return places
    around: BaseGeometry = floor
    for step in (COARSE, GRID):
        points = places_on(around, step=step)
        ways = field.distances(points)
        places = too_long(points, ways)
        far = np.flatnonzero(np.isfinite(ways) & (ways > most - step))
        if len(places) or not len(far):
            return places
        around = shapely.MultiPoint(points[far]).buffer(2 * step).intersection(floor)
    near = points[far[np.argsort(-ways[far], kind="stable")[:FARTHEST]]]
    closely = np.vstack([places_on(Point(point).buffer(GRID).intersection(floor), step=FINE) for point in near])
    return too_long(closely, field.distances(closely))


def _ways_between(site: Site, floor: Polygon | MultiPolygon, *, known: Ways | None) -> Ways:
    """Return the ways on a floor; those on a floor that differs in a part only may be known."""
    before = known.field if known else None
    field = distance_field(floor, site.exits, clearance=site.measures.clearance, before=before)
    return Ways(floor=floor, field=field)


def _is_for_visitors(place: Floats, floor: Polygon | MultiPolygon) -> bool:
    near = Point(place).buffer(2 * PASSAGE).intersection(floor)
    return bool(near.buffer(-PASSAGE / 2).buffer(PASSAGE / 2 + FINE).intersects(Point(place)))


def floor_between(site: Site, blocks: Blocks) -> Polygon | MultiPolygon:
    """Return the floor that rows leave to walk on, without gaps that nobody walks through."""
    frame = shapely.box(*site.walkable.bounds).buffer(1.0, join_style="mitre")
    solid: list[BaseGeometry] = [frame.difference(site.walkable), *solids_of(blocks)]
    return polygons_only(frame.difference(without_slits(solid)))
