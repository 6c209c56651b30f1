"""Places from which there is a single way: how far it is to a choice of ways, and aisles that end."""

from __future__ import annotations

import math
from collections.abc import Iterator

from venueplan.check.findings import Measured, at, caused, counted, found, unit_name
from venueplan.check.floor import HallFloor
from venueplan.model import Finding
from venueplan.network import Pocket, pockets

MILLIMETRE = 1e-3
"""Tolerance of every distance, metres."""

NARROWEST = 0.9
"""Whatever is narrower is no way but a gap, metres."""

WIDEST = 6.0
"""On floor wider than a main aisle, metres, people pass beside whatever blocks it."""


def check_single_ways(floor: HallFloor) -> Iterator[Finding]:
    """Find common paths of travel and dead ends that are too long.

    A dead end on which no stand opens is a gap that nobody has to enter: a warning.

    The way is measured on the free floor to the line across it behind which there is more than one way out. Persons
    on it are the hall's occupant load by its share of the free floor.
    """
    pack = floor.pack
    if not floor.exits or not (pack.steps("common-path") or pack.find("dead-end")):
        return
    for pocket in pockets(floor.free, [exit_.line for exit_ in floor.exits], narrowest=NARROWEST, widest=WIDEST):
        yield from caused(_common_path(floor, pocket), by="building" if pocket.is_exit else "layout")
        yield from _dead_end(floor, pocket)


def _common_path(floor: HallFloor, pocket: Pocket) -> Iterator[Finding]:
    persons = math.ceil(round(floor.occupants.persons * pocket.area.area / floor.free.area, 6))
    limit = floor.pack.find_step("common-path", persons=persons)
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
    limit, ratio = floor.pack.find("dead-end"), floor.pack.find("dead-end-ratio")
    short = ratio is not None and pocket.depth < ratio.value * pocket.neck.length
    if limit is None or pocket.is_exit or short or pocket.depth <= limit.value + MILLIMETRE:
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
