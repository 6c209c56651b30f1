"""Corridors that are too narrow: a person of that width cannot get from each door to all others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from shapely import MultiPolygon, Polygon, union_all

from venueplan.check.findings import Measured, at, found, unit_name
from venueplan.model import Finding, Opening, Plan, Unit
from venueplan.rules import Limit, RulePack, floor_area, openings_of, passages
from venueplan.rules.booths.stands import polygons_only

STEP = 0.05
"""Widths are told apart down to this, metres."""


def check_corridors(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find corridors (units of category ``walkway`` between walls) that are narrower than a pack's least width."""
    limit = pack.find("corridor-min-width")
    for unit in plan.venue.units if limit else ():
        if unit.category == "walkway" and not plan.venue.level(unit.level).outdoor:
            floor, doors = _floor(plan, unit), openings_of(plan.venue, unit)
            if limit and len(doors) > 1 and not _joins(floor, doors, width=limit.value):
                yield _narrow(unit, limit, width=_widest(floor, doors, below=limit.value))


def _floor(plan: Plan, unit: Unit) -> Polygon | MultiPolygon:
    blocked = floor_area(plan.venue, unit).fixtures
    return polygons_only(unit.polygon.difference(union_all(blocked)) if blocked else unit.polygon)


def _joins(floor: Polygon | MultiPolygon, doors: tuple[Opening, ...], *, width: float) -> bool:
    return any(all(way.reaches(door.line) for door in doors) for way in passages(floor, width=width))


def _widest(floor: Polygon | MultiPolygon, doors: tuple[Opening, ...], *, below: float) -> float:
    narrower = np.arange(below - STEP, 0.0, -STEP)
    return next((round(float(width), 2) for width in narrower if _joins(floor, doors, width=float(width))), 0.0)


def _narrow(unit: Unit, limit: Limit, *, width: float) -> Finding:
    en, zh, missing = unit_name(unit, "en"), unit_name(unit, "zh"), limit.value - width
    return found(
        "corridor-width",
        unit.id,
        says=(
            f"Corridor {en} is only about {width:.2f} m wide: {missing:.2f} of {limit.value:g} m are missing.",
            f"走道{zh}净宽仅约{width:.2f}米，要求{limit.value:g}米，尚缺{missing:.2f}米。",
        ),
        measured=Measured(value=width, limit=limit),
        place=at(unit.level, unit.polygon),
    )
