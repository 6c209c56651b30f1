"""Inside stands: how far it is to an aisle, and how deep a block of stands is."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import shapely
from shapely import Point, Polygon

from venueplan.check.findings import Measured, at, booth_name, found, unit_name
from venueplan.check.floor import HallFloor
from venueplan.geometry.slits import without_slits
from venueplan.model import Booth, Finding
from venueplan.network import distance_field

MILLIMETRE = 1e-3
"""Tolerance of every distance, metres."""

GRID = 0.5
"""Ways in a stand are measured on this grid and at its corners, metres."""


def check_inside(floor: HallFloor) -> Iterator[Finding]:
    """Find stands with a place too far from their open sides, and blocks of stands that are too deep.

    What an exhibitor will build on a stand is not known: the way leads over its bare floor, round its columns.
    """
    yield from _far_from_aisles(floor)
    yield from _deep_blocks(floor)


def _far_from_aisles(floor: HallFloor) -> Iterator[Finding]:
    limit = floor.pack.find("booth-to-aisle")
    for booth in floor.booths if limit else ():
        if limit is None or not booth.fronts or _diagonal(booth.polygon) <= limit.value:
            continue
        distance, where = _farthest_inside(booth)
        if distance > limit.value + MILLIMETRE:
            name = booth_name(booth)
            yield found(
                "booth-to-aisle",
                booth.id,
                says=(
                    f"In booth {name} the way to an aisle is up to {distance:.2f} m; {limit.value:g} m is the most.",
                    f"展位{name}内至通道的步行距离最长为{distance:.2f}米，要求不大于{limit.value:g}米。",
                ),
                measured=Measured(value=distance, limit=limit),
                place=at(booth.level, where),
            )


def _diagonal(polygon: Polygon) -> float:
    x0, y0, x1, y1 = polygon.bounds
    return math.hypot(x1 - x0, y1 - y0)


def _farthest_inside(booth: Booth) -> tuple[float, Point]:
    """Return the longest way in a stand to an open side, metres, and where it begins; infinite if there is none."""
    x0, y0, x1, y1 = booth.polygon.bounds
    xs, ys = np.meshgrid(np.arange(x0, x1, GRID), np.arange(y0, y1, GRID))
    grid = np.column_stack([xs.ravel(), ys.ravel()])
    inside = np.asarray(shapely.intersects_xy(booth.polygon, grid[:, 0], grid[:, 1]), dtype=np.bool_)
    points = np.vstack([shapely.get_coordinates(booth.polygon), grid[inside]])
    distances = distance_field(booth.polygon, booth.fronts).distances(points)
    best = int(np.argmax(distances))
    return float(distances[best]), Point(points[best])


def _deep_blocks(floor: HallFloor) -> Iterator[Finding]:
    limit = floor.pack.find("exhibit-depth")
    blocks = shapely.get_parts(without_slits(floor.stands)) if limit and floor.stands else ()
    for block in blocks:
        disc = shapely.maximum_inscribed_circle(block, tolerance=MILLIMETRE)
        depth = 2 * float(disc.length)
        if limit is None or depth <= limit.value + 2 * MILLIMETRE:
            continue
        centre = Point(disc.coords[0])
        booth = min(floor.booths, key=lambda booth: (booth.polygon.distance(centre), booth.id))
        en, zh = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh")
        yield found(
            "exhibit-depth",
            booth.id,
            says=(
                f"A block of stands of {en} is {depth:.2f} m deep between aisles; {limit.value:g} m is the most.",
                f"{zh}内一处展区两侧通道间的进深为{depth:.2f}米，要求不大于{limit.value:g}米。",
            ),
            measured=Measured(value=depth, limit=limit),
            place=at(floor.hall.level, centre),
        )
