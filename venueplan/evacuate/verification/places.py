"""Small floors and buildings of the literature, made in code."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import LineString, MultiPolygon, Polygon, box, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.evacuate.floor.crowd import Crowd, Floats
from venueplan.model import Calendar, Event, Georeference, Label, Level, Opening, Plan, Unit, Venue
from venueplan.network import Floor

Ends = tuple[float, float, float, float]

CORRIDOR = box(0, 0, 40, 2)
"""RiMEA 1, IMO 1, NIST 2.1: 40 × 2 m; people leave at the right end."""

LONG_CORRIDOR = box(0, 0, 60, 2)
"""RiMEA 4."""

L_CORRIDOR = Polygon([(0, 0), (12, 0), (12, 12), (10, 12), (10, 2), (0, 2)])
"""RiMEA 6, NIST 2.3: 2 m wide, legs of 10 m before and behind the corner; people leave at the top."""

HALL = box(0, 0, 30, 20)
"""RiMEA 9, IMO 9."""

FOUR_DOORS: tuple[Ends, ...] = ((7.0, 0, 8.0, 0), (22.0, 0, 23.0, 0), (7.0, 20, 8.0, 20), (22.0, 20, 23.0, 20))
"""RiMEA 9: 1 m wide, two in each long wall; the first two stay open."""

_ROOMS = tuple(box(0.2 + 3.2 * n, y, 3.2 + 3.2 * n, y + 3) for y in (0, 5.4) for n in range(6))
_ROOM_DOORS = tuple(box(1.2 + 3.2 * n, y, 2.2 + 3.2 * n, y + 0.2) for y in (3, 5.2) for n in range(6))

TWELVE_ROOMS = union_all([box(0, 3.2, 19.4, 5.2), *_ROOMS, *_ROOM_DOORS])
"""RiMEA 10: six rooms of 3 × 3 m on either side of a corridor 2 m wide, doors of 1 m in walls of 0.2 m."""

TWO_EXITS: tuple[Ends, ...] = ((0, 3.2, 0, 5.2), (19.4, 3.2, 19.4, 5.2))
"""RiMEA 10: the main exit at the left end, the other at the right; the last two rooms of each row use the latter."""

ROOM_OF_PERSON = tuple(number // 2 for number in range(23))
"""RiMEA 10: two persons in each room, one in the last."""

PERSONS = tuple(
    (_ROOMS[number].centroid.x + (0.6 if place % 2 else -0.6), _ROOMS[number].centroid.y)
    for place, number in enumerate(ROOM_OF_PERSON)
)

NECK = box(0, 0, 10, 10).union(box(10, 4.5, 15, 5.5)).union(box(15, 0, 25, 10))
"""RiMEA 12, NIST 5.1: two rooms of 10 × 10 m, a passage of 1 × 5 m; the exit is in the middle of the far wall."""

NECK_EXIT: Ends = (25, 4.5, 25, 5.5)

CORNER: tuple[tuple[BaseGeometry, Ends], ...] = (
    (box(0, 0, 55, 5), (55, 0, 55, 5)),
    (box(0, 0, 35, 5).union(box(30, 5, 35, 30)), (30, 30, 35, 30)),
    (box(0, 0, 65, 5), (65, 0, 65, 5)),
)
"""RiMEA 15: as long as the inner wall (30 + 25 m), with the corner, as long as the outer wall (35 + 30 m)."""

SMALL_ROOM = box(0, 0, 8, 5)
"""NIST 5.2, IMO 4: 8 × 5 m."""

SMALL_EXIT: Ends = (8, 2, 8, 3)


def doors(*lines: Ends) -> tuple[Opening, ...]:
    """Return exits ``door-1``, ``door-2`` … as wide as their lines."""
    return tuple(
        Opening(id=f"door-{number}", level="0", line=line, width=float(line.length), exit=True)
        for number, line in enumerate((LineString([ends[:2], ends[2:]]) for ends in lines), start=1)
    )


def crowd(area: BaseGeometry, points: Floats, *, amounts: Floats) -> Crowd:
    """Return people at some points of a floor."""
    return Crowd(floor=Floor(free=area), points=points, amounts=amounts)


def building(*units: Unit, openings: Sequence[Opening]) -> Plan:
    """Return a plan of some units on one level."""
    everywhere = MultiPolygon([box(-1000, -1000, 1000, 1000)])
    venue = Venue(
        id="case",
        name=Label(),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=(Level(id="0", ordinal=0, name=Label(), outline=everywhere),),
        units=units,
        openings=tuple(openings),
    )
    return Plan(venue=venue, event=Event(id="case", name=Label(), calendar=Calendar(days=())))


def room(name: str, area: Polygon, *, persons: int = 0) -> Unit:
    """Return a room with a published capacity, or a way if nobody is in it."""
    if not persons:
        return Unit(id=name, category="lobby", level="0", polygon=area)
    return Unit(id=name, category="room", level="0", polygon=area, use="meeting", capacity=(("reception", persons),))
