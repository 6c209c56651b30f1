"""Exhibitors on their stands: everyone placed, large enough, where they must be, and with what they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from venueplan.check.findings import Measured, booth_name, exhibitor_name, found, on_booth
from venueplan.errors import InputError
from venueplan.model import Allocation, Assignment, Booth, Exhibitor, Finding, Plan
from venueplan.rules import Neighbours, RulePack, booth_supply, comes_true, neighbours, unmet_needs
from venueplan.rules.asked import area_range, joined_booth
from venueplan.rules.asked.breaches import stand_distance
from venueplan.rules.booths.wishes import wished_neighbour

NEEDS_ZH = {
    "power": "供电",
    "water": "给水",
    "drain": "排水",
    "data": "网络",
    "floor-load": "地面荷载",
    "height": "净高",
}
"""Chinese words for unmet needs."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One exhibitor on its booths."""

    exhibitor: Exhibitor
    assignment: Assignment
    booths: tuple[Booth, ...]
    plan: Plan
    pack: RulePack

    @cached_property
    def area(self) -> float:
        """Area of all its booths, m²."""
        return sum(booth.area for booth in self.booths)

    @cached_property
    def stand(self) -> Booth | None:
        """Its booths as one stand; None if they do not share their sides."""
        try:
            return joined_booth(self.booths) if len(self.booths) > 1 else self.booths[0]
        except InputError:
            return None

    @property
    def names(self) -> tuple[str, str]:
        """What it is called, English and Chinese."""
        return exhibitor_name(self.exhibitor, "en"), exhibitor_name(self.exhibitor, "zh")

    @property
    def numbers(self) -> str:
        """Printed numbers of its booths."""
        return ", ".join(booth_name(booth) for booth in self.booths)


def placed_exhibitors(plan: Plan, *, pack: RulePack) -> dict[str, Placed]:
    """Return the exhibitors of an event that stand on booths of its plan, by id, in the order of the allocation."""
    booths = {booth.id: booth for booth in plan.floor_plan.booths} if plan.floor_plan else {}
    exhibitors = {exhibitor.id: exhibitor for exhibitor in plan.event.exhibitors}
    return {
        assignment.exhibitor: Placed(
            exhibitor=exhibitors[assignment.exhibitor],
            assignment=assignment,
            booths=tuple(booths[booth] for booth in assignment.booths if booth in booths),
            plan=plan,
            pack=pack,
        )
        for assignment in (plan.allocation.assignments if plan.allocation else ())
        if assignment.exhibitor in exhibitors and any(booth in booths for booth in assignment.booths)
    }


def check_exhibitors(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find exhibitors without a stand, and those whose stand is not what was asked for."""
    if plan.allocation is None or plan.floor_plan is None:
        return
    yield from _unknown(plan, plan.allocation)
    yield from _unplaced(plan, plan.allocation)
    placed = placed_exhibitors(plan, pack=pack)
    for one in placed.values():
        for rule in STAND_RULES:
            yield from rule(one)
    yield from _let_twice(plan, plan.allocation)
    near = neighbours(plan.floor_plan.booths, reach=pack["facing-reach"].value)
    yield from _rivals(placed, near)
    yield from _pavilions(plan, placed, near=near)


def _unknown(plan: Plan, allocation: Allocation) -> Iterator[Finding]:
    booths = {booth.id for booth in plan.floor_plan.booths} if plan.floor_plan else set()
    exhibitors, seen = {exhibitor.id for exhibitor in plan.event.exhibitors}, set[str]()
    for assignment in allocation.assignments:
        name = assignment.exhibitor
        if name not in exhibitors:
            says = (f"A stand is given to '{name}', who is no exhibitor.", f"展位分配给未知参展商“{name}”。")
            yield found("exhibitor-unknown", name, says=says)
        if name in seen:
            says = (f"Exhibitor {name} is allocated twice.", f"参展商{name}被重复分配。")
            yield found("exhibitor-twice", name, says=says)
        seen.add(name)
        for booth in assignment.booths:
            if booth not in booths:
                says = (
                    f"Exhibitor {name} is on '{booth}', which is no booth.",
                    f"参展商{name}所在的“{booth}”不是展位。",
                )
                yield found("booth-unknown", name, says=says)


def _unplaced(plan: Plan, allocation: Allocation) -> Iterator[Finding]:
    booths = {booth.id for booth in plan.floor_plan.booths} if plan.floor_plan else set()
    served = {a.exhibitor for a in allocation.assignments if any(booth in booths for booth in a.booths)}
    for exhibitor in plan.event.exhibitors:
        if exhibitor.id not in served:
            en, zh = exhibitor_name(exhibitor, "en"), exhibitor_name(exhibitor, "zh")
            says = (
                f"{en} has no stand; {exhibitor.area:g} m² were asked for.",
                f"{zh}未分配展位，申请面积{exhibitor.area:g}平方米。",
            )
            measured = Measured(value=0.0, bound=exhibitor.area, unit="m²")
            yield found("exhibitor-unplaced", exhibitor.id, says=says, measured=measured)


def _area(one: Placed) -> Iterator[Finding]:
    limit = one.pack["area-share"]
    asked = area_range(one.exhibitor, pattern=one.plan.event.pattern, pack=one.pack).least
    if one.area < asked - 1e-6:
        en, zh = one.names
        says = (
            f"{en} gets {one.area:.2f} m² on {one.numbers} of the {one.exhibitor.area:g} m² asked for.",
            f"{zh}的展位{one.numbers}面积{one.area:.2f}平方米，申请面积{one.exhibitor.area:g}平方米。",
        )
        yield _stand(
            "stand-area", one, says=says, measured=Measured(value=one.area, limit=limit, bound=asked, unit="m²")
        )


def _open_sides(one: Placed) -> Iterator[Finding]:
    sides = one.stand.open_sides if one.stand is not None else max(booth.open_sides for booth in one.booths)
    if sides < one.exhibitor.open_sides:
        en, zh = one.names
        says = (
            f"{en} gets {sides} open sides on {one.numbers}; {one.exhibitor.open_sides} were asked for.",
            f"{zh}的展位{one.numbers}有{sides}个开口面，申请{one.exhibitor.open_sides}个。",
        )
        yield _stand(
            "open-sides", one, says=says, measured=Measured(value=sides, bound=one.exhibitor.open_sides, unit="sides")
        )


def _zone(one: Placed) -> Iterator[Finding]:
    zone = next((zone for zone in one.plan.event.zones if zone.id == one.exhibitor.zone), None)
    for booth in one.booths:
        wrong_hall = zone is not None and zone.halls and booth.hall not in zone.halls
        if wrong_hall or (booth.zone and booth.zone != one.exhibitor.zone):
            en, zh = one.names
            says = (
                f"{en} belongs to zone '{one.exhibitor.zone}'; booth {booth_name(booth)} in {booth.hall} does not.",
                f"{zh}属于“{one.exhibitor.zone}”展区，展位{booth_name(booth)}（{booth.hall}）不在该展区。",
            )
            yield _stand("zone", one, says=says)


def _pins(one: Placed) -> Iterator[Finding]:
    for pin in one.exhibitor.pins:
        if not any(comes_true(pin, booth, venue=one.plan.venue, pack=one.pack) for booth in one.booths):
            en, zh = one.names
            says = (
                f"{en} was promised '{pin}'; booth {one.numbers} breaks the promise.",
                f"{zh}的指定要求“{pin}”未满足（展位{one.numbers}）。",
            )
            yield _stand("pin", one, says=says)


def _needs(one: Placed) -> Iterator[Finding]:
    halls = {hall.id for hall in one.plan.venue.halls}
    supplies = [booth_supply(booth, one.plan.venue, pack=one.pack) for booth in one.booths if booth.hall in halls]
    unmet = [set(unmet_needs(one.exhibitor, supply)) for supply in supplies]
    missing = set[str]().union(*unmet[:1]).intersection(*unmet)
    for need in sorted(missing):
        en, zh = one.names
        says = (
            f"{en} needs {need.replace('-', ' ')}, which booth {one.numbers} does not have.",
            f"{zh}需要{NEEDS_ZH[need]}，展位{one.numbers}不具备。",
        )
        limit = one.pack["utility-reach"] if need not in {"floor-load", "height"} else None
        yield _stand("needs", one, says=says, measured=Measured(limit=limit) if limit else None)


def _rank(one: Placed) -> Iterator[Finding]:
    wishes = enumerate(one.exhibitor.preferences, start=1)
    best = next((rank for rank, wish in wishes if _is_true(one, wish)), None)
    if best != one.assignment.preference_rank:
        en, zh = one.names
        says = (
            f"{en}: wish {best or 'none'} came true, the plan says {one.assignment.preference_rank or 'none'}.",
            f"{zh}：实际满足第{best or '—'}志愿，方案记录为{one.assignment.preference_rank or '—'}。",
        )
        yield _stand("preference-rank", one, says=says, severity="warning")


def _is_true(one: Placed, wish: str) -> bool:
    """Tell whether a wish came true, one that speaks of an exhibitor included."""
    word, other = wished_neighbour(wish, {exhibitor.id for exhibitor in one.plan.event.exhibitors}) or ("", "")
    if not word:
        stands = (*one.booths, *((one.stand,) if one.stand is not None else ()))
        return any(comes_true(wish, booth, venue=one.plan.venue, pack=one.pack) for booth in stands)
    places = one.plan.allocation.by_exhibitor if one.plan.allocation else {}
    if other not in places or one.plan.floor_plan is None:
        return False
    theirs = [booth for booth in one.plan.floor_plan.booths if booth.id in places[other].booths]
    near = stand_distance(one.booths, theirs) <= one.pack["near-reach"].value + 1e-6
    return near == (word == "near")


def _shares(one: Placed) -> Iterator[Finding]:
    holder = one.exhibitor.shares_with
    placed = one.plan.allocation.by_exhibitor if one.plan.allocation else {}
    booths = placed[holder].booths if holder in placed else ()
    if holder and set(one.assignment.booths) != set(booths):
        en, zh = one.names
        says = (
            f"{en} shares the stand of {holder}, but stands on {one.numbers}.",
            f"{zh}与{holder}合用展位，但被分配到{one.numbers}。",
        )
        yield _stand("shared-stand", one, says=says)


STAND_RULES: tuple[Callable[[Placed], Iterator[Finding]], ...] = (
    _area,
    _open_sides,
    _zone,
    _pins,
    _needs,
    _rank,
    _shares,
)
"""What is asked of every stand by itself."""


def _stand(
    rule: str,
    one: Placed,
    *,
    says: tuple[str, str],
    measured: Measured | None = None,
    severity: str = "error",
) -> Finding:
    place = on_booth(one.booths[0])
    return found(rule, one.exhibitor.id, says=says, measured=measured, place=place, severity=severity)


def _let_twice(plan: Plan, allocation: Allocation) -> Iterator[Finding]:
    guests = {exhibitor.id: exhibitor.shares_with for exhibitor in plan.event.exhibitors}
    for booth, names in sorted(allocation.by_booth.items()):
        holders = [name for name in names if not guests.get(name)]
        if len(holders) > 1:
            both = ", ".join(holders)
            says = (
                f"Booth {booth} is let to {both}, who do not share a stand.",
                f"展位{booth}同时分配给{both}，且未申请合用。",
            )
            yield found("booth-let-twice", booth, says=says)


def _rivals(placed: dict[str, Placed], near: Neighbours) -> Iterator[Finding]:
    pairs = {
        (min(one.exhibitor.id, rival), max(one.exhibitor.id, rival))
        for one in placed.values()
        for rival in one.exhibitor.rivals
        if rival in placed and rival != one.exhibitor.id
    }
    for first, second in sorted(pairs):
        yield from _two_rivals(placed[first], placed[second], near=near)


def _two_rivals(one: Placed, other: Placed, *, near: Neighbours) -> Iterator[Finding]:
    for booth in one.booths:
        for next_one in other.booths:
            pair = (min(booth.id, next_one.id), max(booth.id, next_one.id))
            relation = (
                ("beside", "相邻") if pair in near.beside else ("opposite", "相对") if pair in near.facing else None
            )
            if relation or booth.id == next_one.id:
                word, word_zh = relation or ("with", "同一展位")
                a, b = booth_name(booth), booth_name(next_one)
                says = (
                    f"Rivals {one.names[0]} and {other.names[0]} stand {word} each other on {a} and {b}.",
                    f"竞争对手{one.names[1]}与{other.names[1]}的展位{a}与{b}{word_zh}。",
                )
                yield _stand("rivals", one, says=says)


def _pavilions(plan: Plan, placed: dict[str, Placed], *, near: Neighbours) -> Iterator[Finding]:
    joined: dict[str, set[str]] = defaultdict(set)
    for one, other in near.beside | near.back_to_back:
        joined[one].add(other)
        joined[other].add(one)
    members: dict[str, list[str]] = defaultdict(list)
    for exhibitor in plan.event.exhibitors:
        if exhibitor.pavilion and exhibitor.id in placed:
            members[exhibitor.pavilion].append(exhibitor.id)
    for pavilion, names in sorted(members.items()):
        booths = sorted({booth.id for name in names for booth in placed[name].booths})
        blocks = _blocks(booths, joined)
        if blocks > 1:
            says = (
                f"The {len(names)} exhibitors of pavilion {pavilion} stand in {blocks} blocks, not in one.",
                f"{pavilion}展团的{len(names)}家参展商分散在{blocks}处，应集中为一处。",
            )
            place = on_booth(placed[names[0]].booths[0])
            measured = Measured(value=blocks, bound=1, unit="blocks")
            yield found("pavilion", pavilion, says=says, measured=measured, place=place)


def _blocks(booths: Sequence[str], joined: dict[str, set[str]]) -> int:
    """Return into how many groups booths fall that hang together by shared sides."""
    left, count = set(booths), 0
    while left:
        count += 1
        reached = [min(left)]
        left.discard(reached[0])
        while reached:
            beside = joined[reached.pop()] & left
            left -= beside
            reached.extend(sorted(beside))
    return count
