"""Exits of halls and rooms: how many, how far apart, how wide, for how many persons. Faults of the building itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import shapely
from shapely import shortest_line

from venueplan.check.findings import Measured, at, found, unit_name
from venueplan.model import Finding, Opening, Plan, Unit, Venue
from venueplan.rules import RulePack, exit_width_limit, exits_of, is_meeting_room, occupant_load

CENTIMETRE = 0.01
"""Widths and distances of exits may fall short by this much, metres (and areas be larger by as many m²)."""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A hall or room that must be left through its exits.

    Attributes
    ----------
    persons
        For whom the exits must suffice; None for rooms, whose capacity follows from their exits.
    """

    venue: Venue
    unit: Unit
    exits: tuple[Opening, ...]
    persons: int | None
    pack: RulePack

    @property
    def is_small(self) -> bool:
        """Whether one exit will do, because it is a room of at most ``one-exit-area``."""
        small = self.pack.find("one-exit-area")
        return small is not None and self.persons is None and self.unit.polygon.area <= small.value + CENTIMETRE

    @property
    def level(self) -> str:
        """Id of the level."""
        return self.unit.level


def check_exits(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find halls and meeting rooms with too few, too near or too narrow exits, and halls with too little exit width."""
    rooms = [unit for unit in plan.venue.units if is_meeting_room(unit)]
    for unit in (*plan.venue.halls, *rooms):
        persons = occupant_load(unit, pack=pack) if unit.use == "exhibition" else None
        leaving = Leaving(venue=plan.venue, unit=unit, exits=exits_of(plan.venue, unit), persons=persons, pack=pack)
        yield from _too_few(leaving)
        yield from _too_near(leaving)
        yield from _too_narrow(leaving)
        yield from _too_little_width(leaving)


def _names(leaving: Leaving) -> tuple[str, str]:
    return unit_name(leaving.unit, "en"), unit_name(leaving.unit, "zh")


def _too_few(leaving: Leaving) -> Iterator[Finding]:
    count = len(leaving.exits)
    limit = leaving.pack.step("exit-count", persons=leaving.persons or 0)
    asked = 1 if leaving.is_small else limit.value
    if count < asked:
        en, zh = _names(leaving)
        yield found(
            "exit-count",
            leaving.unit.id,
            says=(
                f"{en} has {count} exits; {asked:g} are asked for.",
                f"{zh}有{count}个安全出口，要求不少于{asked:g}个。",
            ),
            measured=Measured(value=count, limit=limit, bound=asked),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _too_near(leaving: Leaving) -> Iterator[Finding]:
    limit = leaving.pack.find("exit-separation")
    for one, other in combinations(() if leaving.is_small else leaving.exits, 2):
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
    if limit is None or len(leaving.exits) < 2:
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
    if leaving.persons is None:
        return
    limit = exit_width_limit(leaving.pack, ordinal=leaving.venue.level(leaving.level).ordinal)
    asked, width = leaving.persons / 100 * limit.value, _sum_of_widths(leaving.exits)
    if width < asked - CENTIMETRE:
        en, zh = _names(leaving)
        yield found(
            "exit-width",
            leaving.unit.id,
            says=(
                f"The exits of {en} are {width:.2f} m wide together; {leaving.persons} persons need {asked:.2f} m.",
                f"{zh}安全出口总净宽{width:.2f}米，{leaving.persons}人疏散需要{asked:.2f}米。",
            ),
            measured=Measured(value=width, limit=limit, bound=asked, unit="m"),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _sum_of_widths(exits: Sequence[Opening]) -> float:
    return float(sum(opening.width for opening in exits))
