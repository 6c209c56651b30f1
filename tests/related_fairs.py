"""Fairs made from a seed: a hall of double rows, exhibitors of twelve trades, pavilions, stands of several modules."""

from __future__ import annotations

from datetime import date
from random import Random

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
    Opening,
    Plan,
    Relation,
    Unit,
    Venue,
    Zone,
)

ROWS, LONG = 15, 15
TRADES = 12
PAVILIONS = (8, 10, 12, 8, 10, 12)
SINGLE, DOUBLE, TRIPLE = 370, 24, 6


def rows_of_modules() -> tuple[Booth, ...]:
    """Return 15 double rows of 2 × 15 modules of 3 × 3 m with aisles of 3 m between them: 450 booths."""
    found = []
    for row in range(ROWS):
        for side in (0, 1):
            for place in range(LONG):
                x, y = 3.0 + row * 9.0 + side * 3.0, 6.0 + place * 3.0
                front = x if side == 0 else x + 3.0
                fronts = [LineString([(front, y), (front, y + 3.0)])]
                if place in {0, LONG - 1}:
                    end = y if place == 0 else y + 3.0
                    fronts.append(LineString([(x, end), (x + 3.0, end)]))
                name = f"r{row:02d}{'ab'[side]}{place:02d}"
                shape = box(x, y, x + 3.0, y + 3.0)
                found.append(
                    Booth(
                        id=name,
                        number=name,
                        polygon=shape,
                        hall="H1",
                        level="g",
                        row=f"r{row:02d}",
                        fronts=tuple(fronts),
                    )
                )
    return tuple(found)


def large_fair(*, seed: int = 1) -> Plan:
    """Return 400 exhibitors for 450 modules, 97 % of which they need; same trades neither beside nor facing."""
    random = Random(seed)  # noqa: S311  # a benchmark instance
    width, depth = 9.0 * ROWS + 3.0, 57.0
    places = [(f"p{n}", Point(random.uniform(0, width), random.uniform(0, depth) ** 2 / depth)) for n in range(40)]
    boxes = [
        Amenity(id=f"b{n}", category="unspecified", level="g", point=Point(x, y), supplies=("power",))
        for n, (x, y) in enumerate((x, y) for x in range(3, int(width) - 40, 12) for y in range(6, 54, 12))
    ]
    amenities = [Amenity(id=name, category="information", level="g", point=point) for name, point in places]
    hall = Unit(id="H1", category="room", level="g", polygon=box(0, 0, width, depth), use="exhibition")
    door = Opening(id="main", level="g", line=LineString([(width / 2 - 3, 0), (width / 2 + 3, 0)]), width=6.0)
    level = Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([hall.polygon]))
    venue = Venue(
        id="large",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(level,),
        units=(hall,),
        openings=(door,),
        amenities=(*boxes, *amenities),
    )
    event = Event(
        id=f"fair-{seed}",
        name=Label(),
        calendar=Calendar(days=(date(2026, 5, 16),)),
        zones=(Zone(id="all", letter="A", name=Label(), halls=("H1",)),),
        exhibitors=tuple(_exhibitors(random)),
        relations=(Relation(id="trades", kind="apart", members=("trade:*",)),),
    )
    return Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=rows_of_modules()))


def _exhibitors(random: Random) -> list[Exhibitor]:
    pavilions = [f"P{n}" for n, size in enumerate(PAVILIONS) for _ in range(size)]
    found = []
    for n, modules in enumerate([1] * SINGLE + [2] * DOUBLE + [3] * TRIPLE):
        pavilion = pavilions[n] if n < len(pavilions) else ""
        wishes = random.sample(range(40), 3)
        found.append(
            Exhibitor(
                id=f"e{n:03d}",
                name=Label.of(en=f"e{n:03d}"),
                area=9.0 * modules,
                zone="all",
                points=int(10 * random.paretovariate(2)),
                preferences=(*(f"near:p{wish}" for wish in wishes), f"row:r{random.randrange(ROWS):02d}"),
                power_kw=3.0 if not pavilion and random.random() < 0.3 else 0.0,
                pavilion=pavilion,
                booths=modules if modules > 1 else 0,
                tags=() if pavilion else (f"trade:{random.randrange(TRADES)}",),
            )
        )
    return found
