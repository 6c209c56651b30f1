"""Booths on their floor: overlaps, walls, fixtures, clear zones, numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from shapely import STRtree, shortest_line

from venueplan.check.findings import Measured, at, booth_name, found, on_booth, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import Booth, Finding, Plan
from venueplan.rules import ClearZone, booth_clear_zones, wall_distance

SLIVER = 1e-3
"""Overlaps up to this area are rounding, m²."""

MILLIMETRE = 1e-3
"""Distances may fall short by this much, metres."""

ZONES = {
    "door": ("in front of door", "门前"),
    "fire-point": ("around fire point", "消防设施周围"),
    "shutter": ("under fire shutter", "防火卷帘下"),
    "no-build": ("on no-build zone", "禁建区"),
    "stage-area": ("on stage area", "舞台区"),
    "fire-lane": ("on fire lane", "消防通道"),
}
"""Words for the kinds of clear zones, English and Chinese."""


def check_booth_names(plan: Plan) -> Iterator[Finding]:
    """Find ids and printed numbers that are used twice, and booths in halls that do not exist."""
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    yield from _used_twice(booths)
    halls = {hall.id for hall in plan.venue.halls}
    for booth in booths:
        if booth.hall not in halls:
            name = booth_name(booth)
            says = (
                f"Booth {name} stands in '{booth.hall}', which is no exhibition hall.",
                f"展位{name}所在的“{booth.hall}”不是展厅。",
            )
            yield found("booth-hall", booth.id, says=says)


def check_booths(floor: HallFloor) -> Iterator[Finding]:
    """Find booths that overlap, leave the hall, come too near to a wall, or touch fixtures or clear zones."""
    yield from _overlaps(floor)
    yield from _walls(floor)
    yield from _fixtures(floor)
    yield from _clear_zones(floor)


def _used_twice(booths: Iterable[Booth]) -> Iterator[Finding]:
    by_number: dict[str, list[Booth]] = defaultdict(list)
    for booth in booths:
        by_number[booth.number].append(booth)
    for number, same in sorted(by_number.items()):
        for booth in same if number == "" else same[1:]:
            says = (
                (f"Booth {booth.id} has no number.", f"展位{booth.id}没有编号。")
                if number == ""
                else (
                    f"Booth number {number} is printed on {len(same)} booths.",
                    f"展位号{number}重复使用{len(same)}次。",
                )
            )
            yield found("booth-number", booth.id, says=says, place=on_booth(booth))
    for name, count in sorted(Counter(booth.id for booth in booths).items()):
        if count > 1:
            says = (f"The id {name} is used by {count} booths.", f"展位标识{name}重复使用{count}次。")
            yield found("booth-id", name, says=says)


def _overlaps(floor: HallFloor) -> Iterator[Finding]:
    first, second = STRtree(floor.stands).query(floor.stands, predicate="intersects") if floor.stands else ([], [])
    for i, j in zip(first, second, strict=True):
        shared = floor.stands[i].intersection(floor.stands[j]) if i < j else None
        if shared is not None and shared.area > SLIVER:
            a, b = booth_name(floor.booths[i]), booth_name(floor.booths[j])
            yield found(
                "booth-overlap",
                floor.booths[i].id,
                says=(
                    f"Booths {a} and {b} overlap by {shared.area:.2f} m².",
                    f"展位{a}与{b}重叠{shared.area:.2f}平方米。",
                ),
                measured=Measured(value=shared.area, bound=0.0, unit="m²"),
                place=at(floor.hall.level, shared),
            )


def _walls(floor: HallFloor) -> Iterator[Finding]:
    limit, asked = floor.pack.find("wall-distance"), wall_distance(floor.pack, floor.pattern)
    outline, level = floor.hall.polygon.boundary, floor.hall.level
    hall_en, hall_zh = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh")
    for booth, stand in zip(floor.booths, floor.stands, strict=True):
        name, outside = booth_name(booth), stand.difference(floor.hall.polygon)
        if outside.area > SLIVER:
            yield found(
                "booth-inside-hall",
                booth.id,
                says=(
                    f"Booth {name} stands {outside.area:.2f} m² outside {hall_en}.",
                    f"展位{name}超出{hall_zh}{outside.area:.2f}平方米。",
                ),
                measured=Measured(value=outside.area, bound=0.0, unit="m²"),
                place=at(level, outside),
            )
        elif (gap := stand.distance(outline)) < asked - MILLIMETRE:
            yield found(
                "wall-distance",
                booth.id,
                says=(
                    f"Booth {name} is {gap:.2f} m from a wall of {hall_en}; {asked:g} m are asked for.",
                    f"展位{name}距{hall_zh}墙面{gap:.2f}米，要求不小于{asked:g}米。",
                ),
                measured=Measured(value=gap, limit=limit, bound=asked, unit="m"),
                place=at(level, shortest_line(stand, outline)),
            )


def _fixtures(floor: HallFloor) -> Iterator[Finding]:
    shapes = [booth.polygon for booth in floor.booths]
    tree = STRtree(shapes)
    for fixture in floor.fixtures:
        for i in sorted(tree.query(fixture.polygon, predicate="intersects")):
            shared = shapes[i].intersection(fixture.polygon)
            if shared.area > SLIVER:
                name = booth_name(floor.booths[i])
                yield found(
                    "booth-clear-of-fixtures",
                    floor.booths[i].id,
                    says=(
                        f"Booth {name} counts {shared.area:.2f} m² of {fixture.category} {fixture.id} as its floor.",
                        f"展位{name}将固定物{fixture.id}的{shared.area:.2f}平方米计入面积。",
                    ),
                    measured=Measured(value=shared.area, bound=0.0, unit="m²"),
                    place=at(floor.hall.level, shared),
                )


def _clear_zones(floor: HallFloor) -> Iterator[Finding]:
    tree = STRtree(floor.stands)
    for zone in booth_clear_zones(floor.venue, floor.hall, pack=floor.pack):
        for i in sorted(tree.query(zone.polygon, predicate="intersects")):
            shared = floor.stands[i].intersection(zone.polygon)
            if shared.area > SLIVER:
                yield _in_zone(floor, floor.booths[i], zone=zone, area=float(shared.area))


def _in_zone(floor: HallFloor, booth: Booth, *, zone: ClearZone, area: float) -> Finding:
    name, (words_en, words_zh) = booth_name(booth), ZONES[zone.kind]
    shared = booth.polygon.intersection(zone.polygon)
    if zone.around is None or zone.limit is None:
        measured = Measured(value=area, bound=0.0, unit="m²")
        tail_en, tail_zh = f"it takes {area:.2f} m² of it", f"占用{area:.2f}平方米"
    else:
        gap = float(booth.polygon.distance(zone.around))
        measured = Measured(value=gap, limit=zone.limit)
        tail_en = f"it is {gap:.2f} m away, {zone.limit.value:g} m stay free"
        tail_zh = f"距离{gap:.2f}米，应保持{zone.limit.value:g}米净空"
    return found(
        "booth-clear-zone",
        booth.id,
        says=(
            f"Booth {name} stands {words_en} {zone.subject}: {tail_en}.",
            f"展位{name}位于{words_zh}（{zone.subject}）：{tail_zh}。",
        ),
        measured=measured,
        place=at(floor.hall.level, booth.polygon if shared.is_empty else shared),
    )
