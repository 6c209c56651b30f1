"""Exits of halls and rooms: how many, how far apart, how wide, for how many persons. Faults of the building itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import shapely
from shapely import shortest_line

from venueplan.check.findings import Measured, at, counted, found, unit_name
from venueplan.model import Finding, Opening, Plan, Unit, Venue
from venueplan.rules import (
    Limit,
    Occupants,
    RulePack,
    exit_width_limit,
    exits_of,
    is_left_by_exits,
    occupants,
    scheduled_attendance,
)

CENTIMETRE = 0.01
"""Widths and distances of exits may fall short by this much, metres (and areas be larger by as many m²)."""


BASES = {
    "published": ("published capacity", "公布容量"),
    "scheduled": ("scheduled attendance", "日程预计人数"),
    "area": ("floor area", "面积"),
}
"""Words for what says how many persons must leave, English and Chinese."""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A hall or room that must be left through its exits.

    Attributes
    ----------
    occupants
        For how many persons the exits must suffice, and what says so.
    """

    venue: Venue
    unit: Unit
    exits: tuple[Opening, ...]
    occupants: Occupants
    pack: RulePack

    @property
    def is_small(self) -> bool:
        """Whether one exit will do, because it is a room of at most ``one-exit-area``."""
        small = self.pack.find("one-exit-area")
        is_room = self.unit.use != "exhibition"
        return small is not None and is_room and self.unit.polygon.area <= small.value + CENTIMETRE

    @property
    def count_limit(self) -> Limit:
        """The pack's number of exits for so many persons."""
        return self.pack.step("exit-count", persons=self.occupants.persons)

    @property
    def asked(self) -> int:
        """Number of exits asked for; a small room gets by with one."""
        return 1 if self.is_small else round(self.count_limit.value)

    @property
    def people(self) -> tuple[str, str]:
        """The persons and what says so, English and Chinese."""
        count, (en, zh) = self.occupants.persons, BASES[self.occupants.basis]
        return f"{counted(count, 'person')} (by {en})", f"{count}人（按{zh}）"

    @property
    def level(self) -> str:
        """Id of the level."""
        return self.unit.level


def check_exits(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find halls and rooms in use with too few, too near or too narrow exits, or with too little exit width."""
    attendance = scheduled_attendance(plan)
    for unit in plan.venue.units:
        if not is_left_by_exits(unit, venue=plan.venue):
            continue
        people = occupants(unit, attendance=attendance.get(unit.id, 0), pack=pack)
        leaving = Leaving(venue=plan.venue, unit=unit, exits=exits_of(plan.venue, unit), occupants=people, pack=pack)
        yield from _too_few(leaving)
        yield from _too_near(leaving)
        yield from _too_narrow(leaving)
        yield from _too_little_width(leaving)


def _names(leaving: Leaving) -> tuple[str, str]:
    return unit_name(leaving.unit, "en"), unit_name(leaving.unit, "zh")


def _too_few(leaving: Leaving) -> Iterator[Finding]:
    count, asked = len(leaving.exits), leaving.asked
    if count < asked:
        (en, zh), (people, people_zh) = _names(leaving), leaving.people
        yield found(
            "exit-count",
            leaving.unit.id,
            says=(
                f"{en} has {counted(count, 'exit') if count else 'no exit'}; {people} ask for {asked}.",
                f"{zh}有{count}个安全出口，{people_zh}要求不少于{asked}个。",
            ),
            measured=Measured(value=count, limit=leaving.count_limit, bound=asked),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _too_near(leaving: Leaving) -> Iterator[Finding]:
    limit = leaving.pack.find("exit-separation")
    for one, other in combinations(leaving.exits if leaving.asked > 1 else (), 2):
        gap = one.line.distance(other.line)
        if limit and gap < limit.value - CENTIMETRE:
            en, zh = _names(leaving)
            yield found(
                "exit-separation",
                leaving.unit.id,
                says=(
                    f"Exits {one.id} and {other.id} of {en} are {gap:.2f} m apart; {limit.value:g} m are asked for.",
                    f"{zh}的安全出口{one.id}与{other.id}相距{gap:.2f}米，要求不小于{limit.value:g}米。",
                ),
                measured=Measured(value=gap, limit=limit),
                place=at(leaving.level, shortest_line(one.line, other.line)),
            )
    yield from _bunched(leaving)


def _bunched(leaving: Leaving) -> Iterator[Finding]:
    """Yield the finding that no two exits are as far apart as a share of the room's diagonal (IBC)."""
    word = "-sprinklered" if leaving.unit.sprinklered else ""
    limit = leaving.pack.find(f"exit-separation-share{word}") or leaving.pack.find("exit-separation-share")
    if limit is None or leaving.asked < 2 or len(leaving.exits) < 2:
        return
    asked = limit.value * float(shapely.minimum_bounding_radius(leaving.unit.polygon)) * 2
    middles = [opening.line.interpolate(0.5, normalized=True) for opening in leaving.exits]
    widest = max(a.distance(b) for a, b in combinations(middles, 2))
    if widest < asked - CENTIMETRE:
        en, zh = _names(leaving)
        yield found(
            "exit-separation",
            leaving.unit.id,
            says=(
                f"The exits of {en} lie within {widest:.2f} m; two of them must be {asked:.2f} m apart.",
                f"{zh}的安全出口最大间距为{widest:.2f}米，要求其中两个相距不小于{asked:.2f}米。",
            ),
            measured=Measured(value=widest, limit=limit, bound=asked, unit="m"),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _too_narrow(leaving: Leaving) -> Iterator[Finding]:
    small = leaving.pack.find("exit-min-width-small") if leaving.is_small else None
    limit = small or leaving.pack["exit-min-width"]
    for exit_ in leaving.exits:
        if exit_.width < limit.value - CENTIMETRE:
            en, zh = _names(leaving)
            yield found(
                "exit-min-width",
                exit_.id,
                says=(
                    f"Exit {exit_.id} of {en} is {exit_.width:.2f} m wide; {limit.value:g} m are asked for.",
                    f"{zh}的安全出口{exit_.id}净宽{exit_.width:.2f}米，要求不小于{limit.value:g}米。",
                ),
                measured=Measured(value=exit_.width, limit=limit),
                place=at(leaving.level, exit_.line),
            )


def _too_little_width(leaving: Leaving) -> Iterator[Finding]:
    limit = exit_width_limit(leaving.pack, ordinal=leaving.venue.level(leaving.level).ordinal)
    asked, width = leaving.occupants.persons / 100 * limit.value, _sum_of_widths(leaving.exits)
    if width < asked - CENTIMETRE:
        (en, zh), (people, people_zh) = _names(leaving), leaving.people
        yield found(
            "exit-width",
            leaving.unit.id,
            says=(
                f"The exits of {en} are {width:.2f} m wide together; {people} need {asked:.2f} m.",
                f"{zh}安全出口总净宽{width:.2f}米，{people_zh}疏散需要{asked:.2f}米。",
            ),
            measured=Measured(value=width, limit=limit, bound=asked, unit="m"),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _sum_of_widths(exits: Sequence[Opening]) -> float:
    return float(sum(opening.width for opening in exits))
