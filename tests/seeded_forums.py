"""Events of forums drawn from a seed: rooms of many sizes, four set-ups, equipment, sixty people, tracks."""

from __future__ import annotations

from datetime import date, time
from random import Random

from shapely import LineString, MultiPolygon, box

from venueplan.model import (
    Calendar,
    Changeover,
    Event,
    Forum,
    Georeference,
    Label,
    Level,
    Opening,
    Plan,
    Unit,
    Venue,
)

SETUPS = {"theatre": 1.0, "classroom": 0.55, "banquet": 0.5, "reception": 0.65}
"""Share of the theatre's seats that a room has in each set-up."""

SIZES = (40, 60, 80, 120, 150, 200, 300, 400, 600, 1000)
EQUIPMENT = ("screen", "interpretation", "projection")
MINUTES = (120, 180, 210, 240, 420)
CHANGES = ((30, 60, 90, 60), (60, 30, 60, 60), (90, 60, 30, 60), (60, 60, 60, 30))
"""Minutes from each set-up to each: the same again is the quickest."""


def seeded_plan(seed: int, *, forums: int = 20, rooms: int = 12, days: int = 3) -> Plan:
    """Return a plan of so many forums, rooms and days: half hours from 8:30 to 18:30."""
    random = Random(seed)  # noqa: S311  # a benchmark instance
    names = tuple(SETUPS)
    table = tuple(
        Changeover(before=names[a], after=names[b], minutes=CHANGES[a][b]) for a in range(4) for b in range(4)
    )
    calendar = Calendar(
        days=tuple(date(2026, 5, 16 + day) for day in range(days)),
        opens=time(8, 30),
        closes=time(18, 30),
        grain_min=30,
        changeovers=table,
    )
    asked = tuple(_forum(random, number) for number in range(forums))
    event = Event(id="e", name=Label(), calendar=calendar, forums=asked)
    return Plan(venue=_venue(random, rooms), event=event)


def _forum(random: Random, number: int) -> Forum:
    attendance = min(450, max(25, int(random.lognormvariate(4.8, 0.8))))
    return Forum(
        id=f"f{number:03d}",
        kind="sub-forum",
        title=Label.of(en=f"Forum {number}"),
        attendance=attendance,
        duration_min=random.choices(MINUTES, weights=(2, 3, 2, 2, 1))[0],
        setup=random.choice(tuple(SETUPS)),
        needs=tuple(thing for thing in EQUIPMENT if random.random() < 0.25),
        people=tuple(f"p{person:02d}" for person in random.sample(range(60), 4)),
        track=f"track {random.randrange(6)}",
    )


def _venue(random: Random, count: int) -> Venue:
    sizes = sorted(random.choices(SIZES, k=count), reverse=True)
    sizes[0] = 1000
    units, doors = [], []
    for number, seats in enumerate(sizes):
        x, side = number * 60.0, 45.0
        units.append(
            Unit(
                id=f"r{number:02d}",
                category="conferenceroom",
                level="g",
                polygon=box(x, 0, x + side, side),
                use="meeting",
                capacity=tuple(sorted((setup, int(seats * share)) for setup, share in SETUPS.items())),
                equipment=tuple(thing for thing in EQUIPMENT if number == 0 or random.random() < 0.7),
            )
        )
        line = LineString([(x + 1, 0), (x + 41, 0)])
        doors.append(Opening(id=f"d{number:02d}", level="g", line=line, width=40.0, exit=True))
    ground = Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(-5, -5, count * 60.0, 50)]))
    return Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(ground,),
        units=tuple(units),
        openings=tuple(doors),
    )
