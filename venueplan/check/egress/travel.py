"""How far it is to an exit: in a straight line from any point of a hall, and walking round the stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.check.findings import Measured, at, booth_name, caused, found, on_booth, unit_name
from venueplan.check.floor import HallFloor
from venueplan.geometry.frame import polygons_of
from venueplan.geometry.slits import moved_out
from venueplan.model import Finding, Unit
from venueplan.network import distance_field
from venueplan.rules import Limit, RulePack, outward, travel_limit

Floats = NDArray[np.float64]

MILLIMETRE = 1e-3
"""Accuracy of the farthest straight line, and tolerance of every distance, metres."""

ENCLOSED = 1.0
"""Floor that nobody can walk to is reported from this area on, m²."""


def check_travel(floor: HallFloor) -> Iterator[Finding]:
    """Find halls whose exits are too far away, and booths from which there is no way out at all."""
    if not floor.exits:
        return
    yield from check_straight(floor.hall, [exit_.line for exit_ in floor.exits], pack=floor.pack)
    yield from _no_way_out(floor)
    yield from _long_ways(floor)


def check_straight(unit: Unit, exits: Sequence[LineString], *, pack: RulePack) -> Iterator[Finding]:
    """Find a unit with a point that is too far from its nearest exit in a straight line."""
    limit = travel_limit(unit, "travel-straight", pack=pack)
    if limit is None or not exits:
        return
    distance, point = farthest_straight(unit.polygon, exits)
    if distance > limit.value + MILLIMETRE:
        en, zh = unit_name(unit, "en"), unit_name(unit, "zh")
        yield found(
            "travel-straight",
            unit.id,
            says=(
                f"A place in {en} is {distance:.2f} m straight from its nearest exit; {limit.value:g} m is the most.",
                f"{zh}内最远点至最近安全出口的直线距离为{distance:.2f}米，要求不大于{limit.value:g}米。",
            ),
            measured=Measured(value=distance, limit=limit),
            place=at(unit.level, point),
        )


def farthest_straight(area: Polygon, exits: Sequence[LineString]) -> tuple[float, Point]:
    """Return the greatest distance from a point of an area to its nearest exit, to 1 mm, and that point.

    Squares are halved as long as they can hold a point that is a millimetre farther than the best one found: no
    distance to the exits differs by more than half a diagonal inside a square.
    """
    doors = MultiLineString(list(exits))
    corners = shapely.get_coordinates(area)
    far, where = _farthest_of(corners, doors)
    side = 4.0
    centres = _squares(area, side)
    while len(centres):
        points = np.asarray(shapely.points(centres), dtype=object)
        distances = np.asarray(shapely.distance(points, doors))
        inside = shapely.intersects_xy(area, centres[:, 0], centres[:, 1])
        if inside.any() and distances[inside].max() > far:
            far, where = _farthest_of(centres[inside], doors)
        half = side / np.sqrt(2.0)
        hopeful = (distances + half > far + MILLIMETRE) & shapely.dwithin(area, points, half)
        centres, side = _halves(centres[hopeful], side), side / 2
    return far, Point(where)


def _long_ways(floor: HallFloor) -> Iterator[Finding]:
    limit, longest = travel_limit(floor.hall, "travel-path", pack=floor.pack), floor.farthest
    if limit is None or longest is None or longest[0] <= limit.value + MILLIMETRE:
        return
    en, zh = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh")
    finding = found(
        "travel-path",
        floor.hall.id,
        says=(
            f"The way to an exit of {en} is up to {longest[0]:.2f} m round the stands; {limit.value:g} m is the most.",
            f"{zh}内绕行展位至最近安全出口的步行距离最长为{longest[0]:.2f}米，要求不大于{limit.value:g}米。",
        ),
        measured=Measured(value=longest[0], limit=limit),
        place=at(floor.hall.level, longest[1]),
    )
    yield from caused([finding], by="building" if _is_too_deep(floor, limit) else "layout")


def _is_too_deep(floor: HallFloor, limit: Limit) -> bool:
    """Tell whether the ways of a hall are too long before any booth stands in it."""
    longest = replace(floor, booths=()).farthest
    return longest is not None and longest[0] > limit.value + MILLIMETRE


def _no_way_out(floor: HallFloor) -> Iterator[Finding]:
    owners, points = _before_fronts(floor)
    field = floor.ways_out
    distances = field.distances(points) if len(points) else np.empty(0)
    free = {owner for owner, distance in zip(owners, distances, strict=True) if np.isfinite(distance)}
    shut = [number for number in range(len(floor.booths)) if number not in free]
    cut_off = _without_a_way_in_the_empty_hall(floor, shut, owners=owners, points=points)
    for number in shut:
        booth = floor.booths[number]
        name = booth_name(booth)
        says = (f"There is no way out from booth {name}.", f"展位{name}没有疏散通路。")
        finding = found("no-way-out", booth.id, says=says, place=on_booth(booth))
        yield from caused([finding], by="building" if number in cut_off else "layout")
    yield from _behind_narrow_gaps(floor)
    for part in getattr(floor.free, "geoms", ()):
        if part.area >= ENCLOSED and not np.isfinite(field.distances(_inner_point(part))).any():
            says = (
                f"{part.area:.1f} m² of floor in {unit_name(floor.hall, 'en')} are closed in by stands and walls.",
                f"{unit_name(floor.hall, 'zh')}内有{part.area:.1f}平方米地面被展位和墙体围闭。",
            )
            yield found(
                "enclosed-floor",
                floor.hall.id,
                says=says,
                measured=Measured(value=part.area, unit="m²"),
                place=at(floor.hall.level, part.representative_point()),
                severity="note",
            )


def _without_a_way_in_the_empty_hall(
    floor: HallFloor, shut: Sequence[int], *, owners: Sequence[int], points: Floats
) -> set[int]:
    """Return which booths would have no way out either if no other stood there: that lies with the building."""
    if not shut or not len(points):
        return set()
    bare = np.isfinite(replace(floor, booths=()).ways_out.distances(points))
    free = {owner for owner, yes in zip(owners, bare, strict=True) if yes}
    return {number for number in shut if number in owners and number not in free}


def _behind_narrow_gaps(floor: HallFloor) -> Iterator[Finding]:
    """Find floor whose ways are not measured: only through a gap too narrow to stay as clear of corners as asked."""
    limit = floor.pack.find("corner-clearance")
    if limit is None:
        return
    close = distance_field(floor.free, [exit_.line for exit_ in floor.exits])
    for part in polygons_of(floor.ways_out.floor.free):
        inner = _inner_point(part)
        area = moved_out(part, limit.value).intersection(floor.free).area
        cut_off = not np.isfinite(floor.ways_out.distances(inner)).any() and np.isfinite(close.distances(inner)).any()
        if area < ENCLOSED or not cut_off:
            continue
        en, zh, gap = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh"), 2 * limit.value
        yield found(
            "enclosed-floor",
            floor.hall.id,
            says=(
                f"{area:.1f} m² of floor in {en} lie behind a gap narrower than {gap:g} m: no way is measured there.",
                f"{zh}内有{area:.1f}平方米地面仅可经宽度小于{gap:g}米的缝隙到达，其疏散距离未计算。",
            ),
            measured=Measured(value=area, unit="m²"),
            place=at(floor.hall.level, part.representative_point()),
            severity="note",
        )


def _before_fronts(floor: HallFloor) -> tuple[list[int], Floats]:
    """Return points a centimetre before the middle of every front, and the numbers of their booths."""
    owners: list[int] = []
    points: list[tuple[float, float]] = []
    for number, booth in enumerate(floor.booths):
        for front in booth.fronts:
            middle, (nx, ny) = front.interpolate(0.5, normalized=True), outward(booth, front)
            owners.append(number)
            points.append((middle.x + nx * 0.01, middle.y + ny * 0.01))
    return owners, np.array(points, dtype=float).reshape(-1, 2)


def _inner_point(part: Polygon) -> Floats:
    return np.asarray(shapely.get_coordinates(part.representative_point()), dtype=float)


def _farthest_of(places: Floats, doors: BaseGeometry) -> tuple[float, Floats]:
    distances = np.asarray(shapely.distance(np.asarray(shapely.points(places), dtype=object), doors))
    best = int(np.argmax(distances))
    return float(distances[best]), places[best]


def _squares(area: Polygon, side: float) -> Floats:
    """Return the centres of the squares that cover an area, shape ``(n, 2)``."""
    x0, y0, x1, y1 = area.bounds
    xs, ys = np.meshgrid(np.arange(x0, x1 + side, side), np.arange(y0, y1 + side, side))
    return np.column_stack([xs.ravel(), ys.ravel()])


def _halves(centres: Floats, side: float) -> Floats:
    """Return the centres of the four quarters of every square."""
    quarter = side / 4
    steps = np.array([(-quarter, -quarter), (quarter, -quarter), (-quarter, quarter), (quarter, quarter)])
    return np.asarray((centres[:, None, :] + steps[None, :, :]).reshape(-1, 2), dtype=float)
