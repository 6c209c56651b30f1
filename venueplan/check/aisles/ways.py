"""Aisles: free before every front, wide enough all the way to an exit, and to every door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon, STRtree, shortest_line
from shapely.geometry.base import BaseGeometry

from venueplan.check.aisles.between import check_between
from venueplan.check.findings import Measured, at, booth_name, found, on_booth, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import Booth, Finding, Opening
from venueplan.rules import Passage, aisle_width, nearest_approach, outward, passages, ways_to_doors

CENTIMETRE = 0.01
"""Aisles may be narrower by this much, metres: halls are not built to the millimetre."""

SLIVER = 1e-3
"""What juts into an aisle by less area is rounding, m²."""

MILLIMETRES_OFF = 0.002
"""Strips begin this far before the front: a booth that touches it is met by what lies behind its edge."""

NARROWEST = 0.25
"""Ways are told apart down to this width, metres."""


def check_aisles(floor: HallFloor) -> Iterator[Finding]:
    """Find fronts without a free aisle, booths and doors without a wide way out, and halls without a main aisle."""
    if not floor.booths:
        return
    yield from _fronts_off_their_booths(floor)
    narrow = dict(_narrow_places(floor))
    yield from narrow.values()
    yield from check_between(floor, known=frozenset(narrow))
    yield from _blocked_ways(floor)
    yield from _fronts_off_the_way(floor, narrow=frozenset(name for pair in narrow for name in pair))
    yield from _main_aisle(floor)


def _fronts_off_their_booths(floor: HallFloor) -> Iterator[Finding]:
    for booth, stand in zip(floor.booths, floor.stands, strict=True):
        name = booth_name(booth)
        if not booth.fronts:
            says = (f"Booth {name} has no open side.", f"展位{name}没有开口面。")
            yield found("booth-front", booth.id, says=says, place=on_booth(booth))
        for front in booth.fronts:
            if front.difference(stand.boundary.buffer(CENTIMETRE)).length > CENTIMETRE:
                says = (
                    f"An open side of booth {name} does not lie on its outline.",
                    f"展位{name}的一个开口面不在其边线上。",
                )
                yield found("booth-front", booth.id, says=says, place=at(booth.level, front))


def _narrow_places(floor: HallFloor) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Yield every place where something stands in the strip before a front, once per pair."""
    width = aisle_width(floor.pack, floor.pattern)
    fronts = [(booth, front) for booth in floor.booths for front in booth.fronts]
    strips = [_strip(booth, front, width=width - CENTIMETRE) for booth, front in fronts]
    seen: set[tuple[str, str]] = set()
    for (booth, front), name, shape in _in_the_way(floor, fronts, strips=strips):
        pair = (min(booth.id, name), max(booth.id, name))
        if pair not in seen:
            seen.add(pair)
            yield pair, _narrow(floor, booth, line=shortest_line(front, shape), what=name)


def _in_the_way(
    floor: HallFloor, fronts: Sequence[tuple[Booth, LineString]], *, strips: Sequence[Polygon]
) -> Iterator[tuple[tuple[Booth, LineString], str, BaseGeometry]]:
    if not strips:
        return
    things: list[tuple[str, Polygon]] = [
        *((booth.id, stand) for booth, stand in zip(floor.booths, floor.stands, strict=True)),
        *((fixture.id, fixture.polygon) for fixture in floor.fixtures),
    ]
    hit: list[tuple[int, float, str, BaseGeometry]] = []
    for i, j in zip(*STRtree([shape for _, shape in things]).query(strips, predicate="intersects"), strict=True):
        name, shape = things[j]
        common = strips[i].intersection(shape)
        if name != fronts[i][0].id and common.area > SLIVER:
            hit.append((int(i), float(fronts[i][1].distance(common)), name, common))
    outside = shapely.difference(np.array(strips, dtype=object), floor.hall.polygon)
    beyond = [(int(i), outside[int(i)]) for i in np.flatnonzero(shapely.area(outside) > SLIVER)]
    hit += [(i, float(fronts[i][1].distance(shape)), floor.hall.id, shape) for i, shape in beyond]
    for i, _, name, common in sorted(
        hit, key=lambda each: (round(each[1], 4), fronts[each[0]][0].id, each[2], each[0])
    ):
        yield fronts[i], name, common


def _strip(booth: Booth, front: LineString, *, width: float) -> Polygon:
    """Return the floor before a front, cut back by a centimetre at both ends."""
    (x0, y0), (x1, y1) = front.coords[0], front.coords[-1]
    trim = min(CENTIMETRE / (front.length or 1.0), 0.25)
    nx, ny = outward(booth, front)
    ax, ay = x0 + (x1 - x0) * trim, y0 + (y1 - y0) * trim
    bx, by = x1 - (x1 - x0) * trim, y1 - (y1 - y0) * trim
    near = MILLIMETRES_OFF
    return Polygon(
        [
            (ax + nx * near, ay + ny * near),
            (bx + nx * near, by + ny * near),
            (bx + nx * width, by + ny * width),
            (ax + nx * width, ay + ny * width),
        ]
    )


def _narrow(floor: HallFloor, booth: Booth, *, line: LineString, what: str) -> Finding:
    width, name = aisle_width(floor.pack, floor.pattern), booth_name(booth)
    other = next((f"booth {booth_name(b)}" for b in floor.booths if b.id == what), "")
    other_zh = next((f"展位{booth_name(b)}" for b in floor.booths if b.id == what), "")
    if what == floor.hall.id:
        other, other_zh = "the wall", "墙面"
    measured = 0.0 if line.length <= MILLIMETRES_OFF + 1e-9 else line.length
    return found(
        "aisle-width",
        booth.id,
        says=(
            f"The aisle before booth {name} is {measured:.2f} m wide up to {other or what}; {width:g} m are asked for.",
            f"展位{name}前的通道至{other_zh or what}仅宽{measured:.2f}米，要求不小于{width:g}米。",
        ),
        measured=Measured(value=measured, limit=floor.pack["aisle-width"], bound=width),
        place=at(floor.hall.level, line),
    )


def _blocked_ways(floor: HallFloor) -> Iterator[Finding]:
    width = aisle_width(floor.pack, floor.pattern)
    way = _way_out(floor, width=width)
    empty = _way_out(floor, width=width, area=floor.bare).centres
    cut_off = [booth for booth in floor.booths if booth.fronts and not way.reaches_booth(booth)]
    blocked = [door for door in floor.openings if not way.reaches(door.line, within=empty.distance(door.line))]
    if not cut_off and not blocked:
        return
    narrower = [_way_out(floor, width=float(w)) for w in np.arange(width - NARROWEST, 0.0, -NARROWEST)]
    limit = floor.pack["aisle-width"]
    for booth in cut_off:
        left = next((narrow.width for narrow in narrower if narrow.reaches_booth(booth)), 0.0)
        name = booth_name(booth)
        yield found(
            "aisle-reach",
            booth.id,
            says=(
                f"The way from booth {name} to an exit is only about {left:g} m wide; {width:g} m are asked for.",
                f"展位{name}至安全出口的通道宽度仅约{left:g}米，要求不小于{width:g}米。",
            ),
            measured=Measured(value=left, limit=limit, bound=width),
            place=on_booth(booth),
        )
    for door in blocked:
        left = next((narrow.width for narrow in narrower if narrow.reaches(door.line)), 0.0)
        yield _blocked_door(floor, door, left=left)


def _fronts_off_the_way(floor: HallFloor, *, narrow: frozenset[str]) -> Iterator[Finding]:
    """Yield fronts that no wide way reaches though it reaches another front of the stand.

    A stand without any such front breaks ``aisle-reach``, one with something in the strip before it ``aisle-width``.
    """
    width = aisle_width(floor.pack, floor.pattern)
    way = _way_out(floor, width=width)
    for booth in floor.booths:
        if len(booth.fronts) > 1 and booth.id not in narrow and way.reaches_booth(booth):
            for front in booth.fronts:
                if not way.reaches_booth(replace(booth, fronts=(front,))):
                    yield _front_off_the_way(floor, booth, front=front)


def _front_off_the_way(floor: HallFloor, booth: Booth, *, front: LineString) -> Finding:
    width, name, alone = aisle_width(floor.pack, floor.pattern), booth_name(booth), replace(booth, fronts=(front,))
    widths = (float(w) for w in np.arange(width - NARROWEST, 0.0, -NARROWEST))
    left = next((w for w in widths if _way_out(floor, width=w).reaches_booth(alone)), 0.0)
    return found(
        "aisle-front",
        booth.id,
        says=(
            f"An open side of booth {name} is reached by a way only about {left:g} m wide; {width:g} m are asked for.",
            f"通往展位{name}一个开口面的通道宽度仅约{left:g}米，要求不小于{width:g}米。",
        ),
        measured=Measured(value=left, limit=floor.pack["aisle-width"], bound=width),
        place=at(floor.hall.level, front),
        severity="warning",
    )


def _blocked_door(floor: HallFloor, door: Opening, *, left: float) -> Finding:
    width = aisle_width(floor.pack, floor.pattern)
    word_en, word_zh = ("Exit", "安全出口") if door.exit else ("Door", "门")
    return found(
        "door-reach",
        door.id,
        says=(
            f"{word_en} {door.id} of {unit_name(floor.hall, 'en')}: the way to it is {left:g} m wide, not {width:g} m.",
            f"{unit_name(floor.hall, 'zh')}{word_zh}{door.id}的通道宽度仅约{left:g}米，要求不小于{width:g}米。",
        ),
        measured=Measured(value=left, limit=floor.pack["aisle-width"], bound=width),
        place=at(floor.hall.level, door.line),
        severity="error" if door.exit else "warning",
    )


def _main_aisle(floor: HallFloor) -> Iterator[Finding]:
    limit = floor.pack.find("main-aisle")
    if limit is None or len(floor.openings) < 2 or _joins_two_doors(floor, width=limit.value):
        return
    narrower = np.arange(limit.value - NARROWEST, 0.0, -NARROWEST)
    width = next((float(w) for w in narrower if _joins_two_doors(floor, width=float(w))), 0.0)
    hall_en, hall_zh = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh")
    yield found(
        "main-aisle",
        floor.hall.id,
        says=(
            f"No aisle wider than about {width:g} m joins two doors of {hall_en}; {limit.value:g} m is practice.",
            f"{hall_zh}连接两处出入口的最宽通道约{width:g}米，主通道一般不小于{limit.value:g}米。",
        ),
        measured=Measured(value=width, limit=limit),
        place=at(floor.hall.level, floor.hall.polygon),
        severity="warning",
    )


def _joins_two_doors(floor: HallFloor, *, width: float) -> bool:
    """Tell whether a disc can roll from one door to another, as near to both as it could in the empty hall."""
    lines = [door.line for door in floor.openings]
    gaps = nearest_approach(floor.bare, lines, width=width)
    ways = passages(floor.free, width=width)
    return any(sum(way.reaches(line, within=gap) for line, gap in zip(lines, gaps, strict=True)) > 1 for way in ways)


def _way_out(floor: HallFloor, *, width: float, area: Polygon | MultiPolygon | None = None) -> Passage:
    """Return where a disc can roll from the exits of a hall, or from any door if it has no exit; on the free floor."""
    doors = [opening.line for opening in floor.exits or floor.openings]
    return ways_to_doors(area or floor.free, doors, bare=floor.bare, width=width)
