"""The halls of a plan under several rule packs side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from venueplan.check.egress.travel import farthest_straight
from venueplan.check.exits import check_leaving
from venueplan.check.findings import Measured, at, counted, found, unit_name
from venueplan.check.floor import HallFloor
from venueplan.check.leaving import Leaving, leaving
from venueplan.model import Finding, PackVerdict, Plan, WayVerdict
from venueplan.rules import RulePack, compared_packs, travel_limit

Figure = tuple[str, float | int | str]

WAYS = {"straight": ("straight", "直线"), "path": ("of way", "步行")}
"""Words for how a distance is measured, English and Chinese."""

APART = 0.01
"""Numbers that differ by less are the same."""


def compare_packs(plan: Plan, floors: Iterable[HallFloor]) -> tuple[PackVerdict, ...]:
    """Return what each pack of an event says of each hall, the governing pack first; nothing if there is only one.

    Parameters
    ----------
    floors
        The halls under the governing pack.
    """
    packs = compared_packs(plan.event)
    if len(packs) < 2:
        return ()
    found: list[PackVerdict] = []
    for floor in floors:
        longest = _farthest(floor, packs)
        found += [_verdict(floor, leaving(plan, floor.hall, pack=pack), longest=longest) for pack in packs]
    return tuple(found)


def contradictions(plan: Plan, verdicts: Sequence[PackVerdict]) -> Iterator[Finding]:
    """Yield a note for each hall of which the packs say different things: persons, metres of exits, ways."""
    for hall, group in groupby(verdicts, key=lambda verdict: verdict.hall):
        said = tuple(group)
        if _differ(said):
            unit = plan.venue.unit(hall)
            en, zh = unit_name(unit, "en"), unit_name(unit, "zh")
            yield found(
                "packs-differ",
                hall,
                says=(
                    f"Rule packs contradict each other on {en}: {'; '.join(_in_words(one) for one in said)}.",
                    f"各规范对{zh}的要求不一致：{'；'.join(_in_chinese(one) for one in said)}。",
                ),
                measured=Measured(
                    value=min(one.persons for one in said), bound=max(one.persons for one in said), unit="persons"
                ),
                place=at(unit.level, unit.polygon),
                severity="note",
            )


def comparison_figures(verdicts: Iterable[PackVerdict]) -> Iterator[Figure]:
    """Yield the numbers of each verdict by name, pack and hall; metres."""
    for one in verdicts:
        where = f"{one.pack} {one.hall}"
        yield f"pack_persons {where}", one.persons
        yield f"pack_exits_asked {where}", one.exits_asked
        yield f"pack_exit_width {where}", round(one.width, 3)
        yield f"pack_exit_width_asked {where}", round(one.width_asked, 3)
        for way in one.ways:
            yield f"pack_way_{way.distance} {where}", round(way.measured, 3)
            yield f"pack_way_{way.distance}_most {where}", round(way.most, 3)
        yield f"pack_broken {where}", ", ".join(one.broken)


def _farthest(floor: HallFloor, packs: Iterable[RulePack]) -> dict[float, float]:
    """Return the longest way of a hall by the clearance from corners that packs measure it with, metres."""
    found: dict[float, float] = {}
    for pack in packs:
        clear = _clearance(pack)
        if clear not in found:
            same = floor if clear == _clearance(floor.pack) else replace(floor, pack=pack)
            found[clear] = same.farthest[0] if same.farthest else math.inf
    return found


def _clearance(pack: RulePack) -> float:
    limit = pack.find("corner-clearance")
    return limit.value if limit else 0.0


def _verdict(floor: HallFloor, hall: Leaving, *, longest: Mapping[float, float]) -> PackVerdict:
    limit, ways = hall.occupants.limit, tuple(_ways(hall, longest=longest[_clearance(hall.pack)]))
    broken = {finding.rule for finding in check_leaving(hall) if finding.severity == "error"}
    return PackVerdict(
        hall=hall.unit.id,
        pack=hall.pack.name,
        governs=hall.pack.name == floor.pack.name,
        persons=hall.occupants.persons,
        density=limit.value if limit else 0.0,
        basis=limit.source.basis if limit else "",
        exits=len(hall.exits),
        exits_asked=hall.exits_asked if hall.count_limit else 0,
        width=math.fsum(hall.widths),
        width_asked=hall.width_asked,
        ways=ways,
        broken=tuple(sorted(broken | {f"travel-{way.distance}" for way in ways if not way.is_kept})),
    )


def _ways(hall: Leaving, *, longest: float) -> Iterator[WayVerdict]:
    straight = travel_limit(hall.unit, "travel-straight", pack=hall.pack)
    path = travel_limit(hall.unit, "travel-path", pack=hall.pack)
    if straight:
        doors = [exit_.line for exit_ in hall.exits]
        measured = farthest_straight(hall.unit.polygon, doors)[0] if doors else math.inf
        yield WayVerdict(distance="straight", measured=measured, most=straight.value)
    if path:
        yield WayVerdict(distance="path", measured=longest, most=path.value)


def _differ(said: Sequence[PackVerdict]) -> bool:
    """Tell whether packs bring different persons, ask for different metres, or judge differently."""
    persons, widths = [one.persons for one in said], [one.width_asked for one in said]
    apart = max(persons) > min(persons) or max(widths) - min(widths) > APART
    return apart or len({one.broken for one in said}) > 1 or len({_limits(one) for one in said}) > 1


def _limits(one: PackVerdict) -> tuple[tuple[str, float], ...]:
    return tuple((way.distance, way.most) for way in one.ways)


def _in_words(one: PackVerdict) -> str:
    ways = " and ".join(f"{way.most:g} m {WAYS[way.distance][0]}" for way in one.ways) or "no limit of ways"
    return f"{one.pack} {counted(one.persons, 'person')}, {one.width_asked:.2f} m of exits, {ways}"


def _in_chinese(one: PackVerdict) -> str:
    ways = "、".join(f"{WAYS[way.distance][1]}{way.most:g}米" for way in one.ways) or "不限疏散距离"
    return f"{one.pack} {one.persons}人、出口{one.width_asked:.2f}米、{ways}"
