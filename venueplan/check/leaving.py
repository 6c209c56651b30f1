"""A hall or room that must be left through its exits, as the checks of exits see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from venueplan.check.findings import counted, unit_name
from venueplan.model import Opening, Plan, Unit
from venueplan.rules import (
    Limit,
    Occupants,
    RulePack,
    exit_width_limit,
    exits_of,
    is_left_by_exits,
    occupants_in,
    width_for,
    widths_that_count,
)

CENTIMETRE = 0.01
"""Widths and distances of exits may fall short by this much, metres (and areas be larger by as many m²)."""

BASES = {
    "published": ("published capacity", "公布容量"),
    "scheduled": ("scheduled attendance", "日程预计人数"),
    "set-up": ("set-up of the room", "会场布置形式"),
    "area": ("floor area", "面积"),
}
"""Words for what says how many persons must leave, English and Chinese."""


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A hall or room that must be left through its exits, under a rule pack.

    Attributes
    ----------
    ordinal
        Storey; 0 is the ground floor.
    occupants
        For how many persons the exits must suffice, and what says so.
    """

    unit: Unit
    ordinal: int
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
    def count_limit(self) -> Limit | None:
        """The pack's number of exits for so many persons, or None where it sets none."""
        return self.pack.find_step("exit-count", persons=self.occupants.persons)

    @property
    def exits_asked(self) -> int:
        """Number of exits asked for; a small room gets by with one, and nothing is left by none."""
        limit = self.count_limit
        return 1 if self.is_small or limit is None else round(limit.value)

    @property
    def width_limit(self) -> Limit:
        """Width of exits that 100 persons need on the storey."""
        return exit_width_limit(self.pack, ordinal=self.ordinal)

    @property
    def width_asked(self) -> float:
        """Metres of exits that all persons need together."""
        return width_for(self.occupants.persons, ordinal=self.ordinal, pack=self.pack)

    @property
    def widths(self) -> tuple[float, ...]:
        """Metres of each exit that count together, widest first."""
        return widths_that_count(self.exits, ordinal=self.ordinal, pack=self.pack)

    @property
    def people(self) -> tuple[str, str]:
        """The persons and what says so, English and Chinese."""
        count, (en, zh) = self.occupants.persons, BASES[self.occupants.basis]
        return f"{counted(count, 'person')} (by {en})", f"{count}人（按{zh}）"

    @property
    def names(self) -> tuple[str, str]:
        """What the hall or room is called, English and Chinese."""
        return unit_name(self.unit, "en"), unit_name(self.unit, "zh")

    @property
    def level(self) -> str:
        """Id of the level."""
        return self.unit.level


def leaving(plan: Plan, unit: Unit, *, pack: RulePack) -> Leaving:
    """Return a hall or room with its exits and the persons that a plan brings to it."""
    return Leaving(
        unit=unit,
        ordinal=plan.venue.level(unit.level).ordinal,
        exits=exits_of(plan.venue, unit),
        occupants=occupants_in(plan, unit, pack=pack),
        pack=pack,
    )


def all_leaving(plan: Plan, *, pack: RulePack) -> Iterator[Leaving]:
    """Yield every hall and room in use with its exits and persons."""
    for unit in plan.venue.units:
        if is_left_by_exits(unit, venue=plan.venue):
            yield leaving(plan, unit, pack=pack)
