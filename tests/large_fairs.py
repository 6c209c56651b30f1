"""Fairs of any size from a seed: halls of booths in rows, and exhibitors with zones, sizes, wishes and needs."""

from __future__ import annotations

from datetime import date

import numpy as np
from shapely import LineString, MultiPolygon, Point, box

from venueplan.model import (
    Amenity,
    Booth,
    Calendar,
    Event,
    Exhibitor,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Plan,
    Unit,
    Venue,
    Zone,
)

WIDTHS = (3.0, 4.0, 6.0, 9.0, 12.0, 18.0)
"""Widths of stands 3 m deep: 9 to 54 m²."""

SHARES = (0.52, 0.13, 0.18, 0.07, 0.07, 0.03)

A_HALL = 1000
"""Booths in one hall."""


def large_fair(exhibitors: int, booths: int, *, seed: int = 1) -> Plan:
    """Return a fair without rivals and pavilions: two halls for each zone, sizes asked for as they are on the floor."""
    random = np.random.default_rng(seed)
    widths = random.choice(len(WIDTHS), booths, p=SHARES)
    halls = -(-booths // A_HALL)
    stands = [stand for hall in range(halls) for stand in _stands(hall, widths[hall * A_HALL : (hall + 1) * A_HALL])]
    zones = tuple(
        Zone(id=f"z{n}", letter="A", name=Label(), halls=tuple(f"H{h:03d}" for h in (2 * n, 2 * n + 1) if h < halls))
        for n in range(-(-halls // 2))
    )
    chosen = random.permutation(booths)[:exhibitors]
    people = tuple(_exhibitor(n, stands[at], random=random) for n, at in enumerate(chosen.tolist()))
    calendar = Calendar(days=(date(2026, 5, 16),))
    event = Event(id="e", name=Label.of(en="Fair"), calendar=calendar, zones=zones, exhibitors=people)
    return Plan(venue=_venue(halls), event=event, floor_plan=FloorPlan(booths=tuple(stands)))


def _stands(hall: int, widths: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> list[Booth]:
    """Return the stands of a hall in rows of at most 150 m; the first and the last of a row are corners."""
    found: list[Booth] = []
    west, x, y = 400.0 * hall, 0.0, 0.0
    for number, width in enumerate(WIDTHS[at] for at in widths.tolist()):
        first, last = x == 0.0, x + width > 150.0
        low, high = (west + x, y), (west + x + width, y + 3.0)
        sides = [LineString([low, (high[0], low[1])])]
        sides += [LineString([low, (low[0], high[1])])] if first else []
        sides += [LineString([(high[0], low[1]), high])] if last else []
        name = f"H{hall:03d}-{number:04d}"
        floor, home, row = box(*low, *high), f"H{hall:03d}", f"r{y:.0f}"
        stand = Booth(id=name, number=name, polygon=floor, hall=home, level="g", row=row, fronts=tuple(sides))
        found.append(stand)
        x, y = (0.0, y + 6.0) if last else (x + width, y)
    return found


def _exhibitor(number: int, like: Booth, *, random: np.random.Generator) -> Exhibitor:
    """Return an exhibitor who would fit on one booth, and wishes for this and that in its zone."""
    hall = int(like.hall[1:])
    other = hall ^ 1 if random.random() < 0.5 else hall
    wishes = (f"hall:{like.hall}", "kind:corner", f"near:door{hall:03d}-{random.integers(4)}", f"hall:H{other:03d}")
    wanted = tuple(dict.fromkeys(wishes[n] for n in random.permutation(4)[: random.integers(0, 4)]))
    return Exhibitor(
        id=f"x{number:05d}",
        name=Label.of(en=f"Exhibitor {number}"),
        area=like.area,
        zone=f"z{hall // 2}",
        points=int(100 / (1 + 20 * random.random())),
        preferences=wanted,
        power_kw=3.0 if random.random() < 0.3 else 0.0,
    )


def _venue(halls: int) -> Venue:
    """Return halls of 160 × 400 m in a line, with four doors each and floor boxes along half of the first rows."""
    width = 400.0 * halls
    level = Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(0, 0, width, 400)]))
    units = [
        Unit(
            id=f"H{hall:03d}",
            category="room",
            level="g",
            polygon=box(400.0 * hall, 0, 400.0 * hall + 160, 400),
            use="exhibition",
        )
        for hall in range(halls)
    ]
    doors = [
        Amenity(id=f"door{hall:03d}-{n}", category="entry", level="g", point=Point(400.0 * hall + 20 + 40 * n, 0))
        for hall in range(halls)
        for n in range(4)
    ]
    boxes = [
        Amenity(
            id=f"box{hall:03d}-{n}-{m}",
            category="utility",
            level="g",
            point=Point(400.0 * hall + 6 * n, 6.0 * m),
            supplies=("power",),
        )
        for hall in range(halls)
        for n in range(25)
        for m in range(0, 60, 2)
    ]
    georeference = Georeference(longitude=0, latitude=0)
    amenities = (*doors, *boxes)
    return Venue(
        id="v", name=Label(), georeference=georeference, levels=(level,), units=tuple(units), amenities=amenities
    )
