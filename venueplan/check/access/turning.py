"""Narrow step-free ways: where two wheelchairs pass each other, and where one can turn."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from venueplan.check.aisles.narrow import NarrowPart, narrow_parts
from venueplan.check.findings import Measured, at, booth_name, found, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import Finding
from venueplan.network import distance_field


def check_turning(floor: HallFloor) -> Iterator[Finding]:
    """Find narrow ways without a place to pass within reach, and dead ends before stands too narrow to turn in."""
    if floor.booths and floor.pack.find("accessible-width"):
        yield from _no_passing_places(floor)
        yield from _no_turning(floor)


def _no_passing_places(floor: HallFloor) -> Iterator[Finding]:
    space, interval, width = (
        floor.pack.find(name) for name in ("passing-space", "passing-interval", "accessible-width")
    )
    if not space or not interval or not width or width.value >= space.value:
        return
    for part in narrow_parts(floor.free, least=width.value, wide=space.value):
        length = _length(part) if part.area.area > width.value * interval.value else 0.0
        if length > interval.value:
            en, zh = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh")
            yield found(
                "passing-interval",
                floor.hall.id,
                says=(
                    f"In {en} wheelchairs cannot pass each other for {length:.1f} m; {interval.value:g} m is the most.",
                    f"{zh}内轮椅无法交会的通道长{length:.1f}米，要求不大于{interval.value:g}米。",
                ),
                measured=Measured(value=length, limit=interval),
                place=at(floor.hall.level, part.area.representative_point()),
            )


def _no_turning(floor: HallFloor) -> Iterator[Finding]:
    circle, width = floor.pack.find("turning-circle"), floor.pack.find("accessible-width")
    if not circle or not width or width.value >= circle.value:
        return
    for part in narrow_parts(floor.free, least=width.value, wide=circle.value):
        booth = floor.entered_from(part.area) if len(part.mouths) == 1 else None
        if booth is not None and _length(part) > circle.value:
            across = 2 * float(shapely.maximum_inscribed_circle(part.area).length)
            name = booth_name(booth)
            yield found(
                "turning-circle",
                booth.id,
                says=(
                    f"A wheelchair cannot turn before booth {name}: {across:.2f} m are free, not {circle.value:g}.",
                    f"展位{name}前的尽端宽{across:.2f}米，轮椅无法回转，要求直径不小于{circle.value:g}米。",
                ),
                measured=Measured(value=across, limit=circle),
                place=at(floor.hall.level, part.area.representative_point()),
            )


def _length(part: NarrowPart) -> float:
    """Return the longest way in a narrow part from one of its mouths, metres; 0 if it opens nowhere."""
    if not part.mouths:
        return 0.0
    start = part.mouths[0].interpolate(0.5, normalized=True)
    distances = distance_field(part.area, [start]).distances(shapely.get_coordinates(part.area))
    return float(np.max(distances[np.isfinite(distances)], initial=0.0))
