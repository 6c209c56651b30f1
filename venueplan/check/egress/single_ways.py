"""Places from which there is a single way: how far it is to a choice of ways, and aisles that end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from venueplan.check.findings import Measured, at, caused, counted, found, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import Finding
from venueplan.network import Pocket, pockets
from venueplan.rules import common_path_limit, dead_end_limit, limits_single_ways, persons_on
from venueplan.rules.people.single_ways import NARROWEST, WIDEST

MILLIMETRE = 1e-3
"""Tolerance of every distance, metres."""

BESIDE = 0.1
"""A place this near to a part of the floor lies in it, metres."""

Check = Callable[[HallFloor, Pocket], Iterator[Finding]]


def check_single_ways(floor: HallFloor) -> Iterator[Finding]:
    """Find common paths of travel and dead ends that are too long.

    A dead end on which no stand opens is a gap that nobody has to enter: a warning. What is too long before any stand
    stands there lies with the building.

    The way is measured on the free floor to the line across it behind which there is more than one way out. Persons
    on it are the hall's occupant load by its share of the free floor.
    """
    if not floor.exits or not limits_single_ways(floor.pack):
        return
    own: tuple[Pocket, ...] | None = None
    for pocket in _pockets(floor):
        for check in (_common_path, _dead_end):
            for finding in check(floor, pocket):
                own = _pockets(replace(floor, booths=())) if own is None else own
                yield from caused([finding], by=_cause(floor, pocket, own=own, check=check))


def _pockets(floor: HallFloor) -> tuple[Pocket, ...]:
    return pockets(floor.free, [exit_.line for exit_ in floor.exits], narrowest=NARROWEST, widest=WIDEST)


def _cause(floor: HallFloor, pocket: Pocket, *, own: tuple[Pocket, ...], check: Check) -> str:
    """Return ``building`` if a pocket is part of one that is too long in the empty hall, else ``layout``."""
    bare = replace(floor, booths=())
    around = [each for each in own if each.area.distance(pocket.farthest) <= BESIDE]
    return "building" if any(list(check(bare, each)) for each in around) else "layout"


def _common_path(floor: HallFloor, pocket: Pocket) -> Iterator[Finding]:
    if not floor.pack.steps("common-path"):
        return
    persons = persons_on(pocket.area.area, free=floor.free.area, persons=floor.occupants.persons)
    limit = common_path_limit(floor.pack, persons=persons)
    if limit is None or pocket.depth <= limit.value + MILLIMETRE:
        return
    en, zh, people = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh"), counted(persons, "person")
    yield found(
        "common-path",
        floor.hall.id,
        says=(
            f"In {en} {people} have a single way for up to {pocket.depth:.2f} m; {limit.value:g} m is the most.",
            f"{zh}内有{persons}人的单一疏散路径长达{pocket.depth:.2f}米，要求不大于{limit.value:g}米。",
        ),
        measured=Measured(value=pocket.depth, limit=limit),
        place=at(floor.hall.level, pocket.farthest),
    )


def _dead_end(floor: HallFloor, pocket: Pocket) -> Iterator[Finding]:
    limit = dead_end_limit(floor.pack, depth=pocket.depth, width=pocket.neck.length)
    if limit is None or pocket.is_exit or pocket.depth <= limit.value + MILLIMETRE:
        return
    en, zh, width = unit_name(floor.hall, "en"), unit_name(floor.hall, "zh"), pocket.neck.length
    yield found(
        "dead-end",
        floor.hall.id,
        says=(
            f"A dead end {width:.2f} m wide in {en} is {pocket.depth:.2f} m long; {limit.value:g} m is the most.",
            f"{zh}内尽端通道（口部宽{width:.2f}米）长{pocket.depth:.2f}米，要求不大于{limit.value:g}米。",
        ),
        measured=Measured(value=pocket.depth, limit=limit),
        place=at(floor.hall.level, pocket.farthest),
        severity="error" if floor.opening_on(pocket.area) else "warning",
    )
