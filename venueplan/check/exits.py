"""Exits of halls and rooms: how many, how wide, for how many persons, and when one is lost. Faults of the building."""

from __future__ import annotations

import math
from collections.abc import Iterator

from venueplan.check.findings import Measured, at, caused, counted, found
from venueplan.check.leaving import CENTIMETRE, Leaving, all_leaving
from venueplan.check.separation import check_separation
from venueplan.model import Finding, Opening, Plan
from venueplan.rules import Limit, RulePack

MAIN_ENTRANCE = "pedestrian.principal"
"""Category of the openings that are main entrances (IMDF)."""


def check_exits(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find halls and rooms in use with too few, too near or too narrow exits, or with too little exit width."""
    for leaving in all_leaving(plan, pack=pack):
        yield from check_leaving(leaving)
        yield from caused(_crowd_managers(leaving), by="demand")


def check_leaving(leaving: Leaving) -> Iterator[Finding]:
    """Find what is wrong with the exits of one hall or room."""
    yield from _too_few(leaving)
    yield from check_separation(leaving)
    yield from _too_narrow(leaving)
    yield from _too_little_width(leaving)
    yield from _too_little_without_one(leaving)
    yield from _small_main_entrance(leaving)


def _too_few(leaving: Leaving) -> Iterator[Finding]:
    count, asked = len(leaving.exits), leaving.exits_asked
    if count < asked:
        (en, zh), (people, people_zh) = leaving.names, leaving.people
        yield found(
            "exit-count",
            leaving.unit.id,
            says=(
                f"{en} has {counted(count, 'exit') if count else 'no exit'}; {people} ask for {asked}.",
                f"{zh}有{count}个安全出口，{people_zh}要求不少于{asked}个。",
            ),
            measured=Measured(value=count, limit=leaving.count_limit, bound=asked, unit="exits"),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _too_narrow(leaving: Leaving) -> Iterator[Finding]:
    """Yield exits that are too narrow for a door, and those of halls too narrow for their aisles.

    Which exits belong to the aisles of an exhibition is for a person to say: the second is a warning.
    """
    small = leaving.pack.find("exit-min-width-small") if leaving.is_small else None
    limit = small or leaving.pack.find_step("exit-min-width", persons=leaving.occupants.persons)
    of_aisles = leaving.pack.find("exit-min-width-exhibition") if leaving.unit.use == "exhibition" else None
    for exit_ in leaving.exits:
        if limit and exit_.width < limit.value - CENTIMETRE:
            yield _narrow(leaving, exit_, limit=limit, severity="error")
        elif of_aisles and exit_.width < of_aisles.value - CENTIMETRE:
            yield _narrow(leaving, exit_, limit=of_aisles, severity="warning")


def _narrow(leaving: Leaving, exit_: Opening, *, limit: Limit, severity: str) -> Finding:
    (en, zh), width, missing = leaving.names, exit_.width, limit.value - exit_.width
    return found(
        "exit-min-width",
        exit_.id,
        says=(
            f"Exit {exit_.id} of {en} is {width:.2f} m wide: {missing:.2f} of {limit.value:g} m are missing.",
            f"{zh}安全出口{exit_.id}净宽{width:.2f}米，要求{limit.value:g}米，尚缺{missing:.2f}米。",
        ),
        measured=Measured(value=width, limit=limit),
        place=at(leaving.level, exit_.line),
        severity=severity,
    )


def _too_little_width(leaving: Leaving) -> Iterator[Finding]:
    asked, width = leaving.width_asked, math.fsum(leaving.widths)
    if width < asked - CENTIMETRE:
        (counts, counts_zh), (people, people_zh) = _what_counts(leaving, width), leaving.people
        missing = asked - width
        yield found(
            "exit-width",
            leaving.unit.id,
            says=(
                f"{counts}; {people} need {asked:.2f} m: {missing:.2f} m of exit width are missing.",
                f"{counts_zh}，{people_zh}疏散需要{asked:.2f}米，尚缺{missing:.2f}米。",
            ),
            measured=Measured(value=width, limit=leaving.width_limit, bound=asked, unit="m"),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _what_counts(leaving: Leaving, width: float) -> tuple[str, str]:
    """Return the width of the exits in words, and how much of it counts where that is not all."""
    (en, zh), whole = leaving.names, _sum_of_widths(leaving.exits)
    says = f"The exits of {en} are {whole:.2f} m wide together", f"{zh}安全出口总净宽{whole:.2f}米"
    if abs(whole - width) < CENTIMETRE:
        return says
    return f"{says[0]}, of which {width:.2f} m count", f"{says[1]}，其中计入{width:.2f}米"


def _too_little_without_one(leaving: Leaving) -> Iterator[Finding]:
    limit, widths = leaving.pack.find("exit-loss-share"), leaving.widths
    if limit is None or leaving.exits_asked < 2 or len(widths) < 2:
        return
    asked, left = limit.value * leaving.width_asked, math.fsum(widths[1:])
    if left < asked - CENTIMETRE:
        widest = max(leaving.exits, key=lambda exit_: (exit_.width, exit_.id))
        (en, zh), missing = leaving.names, asked - left
        yield found(
            "exit-loss",
            leaving.unit.id,
            says=(
                f"Without exit {widest.id}, {en} keeps {left:.2f} m: {missing:.2f} of {asked:.2f} m are missing.",
                f"{zh}失去出口{widest.id}时净宽剩{left:.2f}米，应留一半即{asked:.2f}米，尚缺{missing:.2f}米。",
            ),
            measured=Measured(value=left, limit=limit, bound=asked, unit="m"),
            place=at(leaving.level, widest.line),
        )


def _small_main_entrance(leaving: Leaving) -> Iterator[Finding]:
    """Yield the finding that the exits marked as main entrances take less than their share; without any, none."""
    limit = leaving.pack.find("exit-main-share")
    main = [exit_ for exit_ in leaving.exits if exit_.category == MAIN_ENTRANCE]
    if limit is None or not main or leaving.exits_asked < 2:
        return
    asked, width = limit.value * leaving.width_asked, _sum_of_widths(main)
    if width < asked - CENTIMETRE:
        (en, zh), missing = leaving.names, asked - width
        yield found(
            "exit-main",
            leaving.unit.id,
            says=(
                f"The main entrance of {en} is {width:.2f} m wide, not {asked:.2f} m: {missing:.2f} m are missing.",
                f"{zh}主出入口净宽{width:.2f}米，按其应承担的人数需要{asked:.2f}米，尚缺{missing:.2f}米。",
            ),
            measured=Measured(value=width, limit=limit, bound=asked, unit="m"),
            place=at(leaving.level, main[0].line),
        )


def _crowd_managers(leaving: Leaving) -> Iterator[Finding]:
    limit, persons = leaving.pack.find("crowd-manager-persons"), leaving.occupants.persons
    if limit and persons > limit.value:
        (en, zh), (people, people_zh), count = leaving.names, leaving.people, math.ceil(persons / limit.value)
        yield found(
            "crowd-managers",
            leaving.unit.id,
            says=(
                f"{en} needs {counted(count, 'crowd manager')} for {people}.",
                f"{zh}容纳{people_zh}，需配备{count}名人群疏导员。",
            ),
            measured=Measured(value=persons, limit=limit),
            place=at(leaving.level, leaving.unit.polygon),
            severity="note",
        )


def _sum_of_widths(exits: tuple[Opening, ...] | list[Opening]) -> float:
    return math.fsum(opening.width for opening in exits)
