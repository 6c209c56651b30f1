"""Awkward halls at random, each from a seed: notched, slanted, curved, with holes, columns and doors anywhere."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from halls import Corner, Hall, Line, asking, event_of, venue_of
from shapely import MultiLineString, Point, Polygon, affinity, box, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.model import Amenity, BoothPattern, Event, Exhibitor, Venue
from venueplan.rules.limits.packs import PACKS

SMALLEST, LARGEST = 200.0, 10_000.0
"""Areas between which halls are drawn, m²."""

PATTERNS = (
    BoothPattern(),
    BoothPattern(),
    BoothPattern(module_width=3.05, module_depth=3.05, aisle=3.05),
    BoothPattern(module_width=4.0, aisle=4.0),
    BoothPattern(module_width=2.0, module_depth=3.0, island_length=18.0),
)
"""Modules of the trade, the default twice as often."""

SIZES = (9.0, 9.0, 9.0, 18.0, 18.0, 27.0, 36.0, 54.0, 72.0)
"""Areas that exhibitors ask for, m²."""


def awkward_hall(seed: int, *, largest: float = LARGEST) -> Hall:
    """Return the hall of a seed, turned and shifted anyhow; ``largest`` bounds its area, m²."""
    lots = Random(seed)  # noqa: S311  # halls to try, no secrets
    area = math.exp(lots.uniform(math.log(SMALLEST), math.log(largest)))
    outline = _with_hole(_scaled(lots.choice(SHAPES)(lots), area), lots)
    doors = _doors(outline, lots)
    hall = Hall(outline=outline, doors=doors, columns=_columns(outline, doors, lots), no_build=_no_build(outline, lots))
    return hall.moved(angle=lots.choice([0.0, 90.0, lots.uniform(0, 360)]), shift=_anywhere(lots))


def awkward_venue(seed: int, *, largest: float = LARGEST) -> Venue:
    """Return a venue with the hall of a seed, with hydrants on some walls; every tenth has a second hall."""
    halls = [awkward_hall(seed, largest=largest)]
    if seed % 10 == 7:
        halls.append(awkward_hall(seed + 100_000, largest=largest / 4).moved(shift=(2000.0, 0.0)))
    venue, lots = venue_of(*halls), Random(2 * seed + 1)  # noqa: S311
    amenities = tuple(
        Amenity(id=f"hydrant-{n}-{k}", category="unspecified", kind="hydrant", level="g", point=point)
        for n, hall in enumerate(halls, start=1)
        for k, point in enumerate(_hydrants(hall, lots))
    )
    return replace(venue, amenities=amenities)


def awkward_event(seed: int, *, venue: Venue) -> Event:
    """Return what a seed asks of a venue: exhibitors, a booth pattern, a rule pack."""
    area = sum(hall.polygon.area for hall in venue.halls)
    event = event_of(awkward_wishes(seed, area=area), pattern=awkward_pattern(seed))
    return replace(event, rules=Random(seed + 1).choice(("china", "china", *sorted(PACKS))))  # noqa: S311


def awkward_wishes(seed: int, *, area: float) -> list[Exhibitor]:
    """Return exhibitors who ask for up to a third of a hall's area, m²; for every third hall nobody asks."""
    lots = Random(-1 - seed)  # noqa: S311
    left = area * lots.choice([0.0, 0.2, 0.33])
    wishes: list[Exhibitor] = []
    while (size := lots.choice(SIZES)) <= left:
        sides = lots.choice([1, 1, 1, 2, 3]) if size < 72.0 else 4
        wishes.append(asking(f"e{len(wishes)}", size, open_sides=sides))
        left -= size
    return wishes


def awkward_pattern(seed: int) -> BoothPattern:
    """Return the booth pattern of a seed."""
    return Random(seed).choice(PATTERNS)  # noqa: S311


def _notched(lots: Random) -> BaseGeometry:
    """Return a rectangle from whose edge one to four rectangles are cut."""
    width, depth = lots.uniform(1, 3), 1.0
    cuts = []
    for _ in range(lots.randint(1, 4)):
        x, y = lots.choice(
            [(lots.uniform(0, width), lots.choice([0, depth])), (lots.choice([0, width]), lots.random())]
        )
        half_x, half_y = lots.uniform(0.05, 0.3) * width, lots.uniform(0.05, 0.3)
        cuts.append(box(x - half_x, y - half_y, x + half_x, y + half_y))
    return box(0, 0, width, depth).difference(union_all(cuts))


def _slanted(lots: Random) -> BaseGeometry:
    """Return a quadrangle without a right angle, a corner of it cut off at times."""
    width = lots.uniform(1, 2.5)
    corners = [(0, 0), (width, 0), (width, 1), (0, 1)]
    quad = Polygon([(x + lots.uniform(-0.2, 0.2), y + lots.uniform(-0.2, 0.2)) for x, y in corners])
    return quad.difference(Point(quad.exterior.coords[0]).buffer(lots.choice([0.0, 0.3]), quad_segs=1))


def _round(lots: Random) -> BaseGeometry:
    """Return an ellipse of 16 to 64 straight walls."""
    return affinity.scale(Point(0, 0).buffer(1, quad_segs=lots.choice([4, 8, 16])), lots.uniform(1, 1.8), 1)


def _bowed(lots: Random) -> BaseGeometry:
    """Return a rectangle with one long wall bowed outward or inward."""
    width, radius = lots.uniform(1, 2.5), lots.uniform(0.8, 2.0)
    bow = Point(width / 2, 1 + math.sqrt(max(radius**2 - width**2 / 4, 0.0))).buffer(radius, quad_segs=16)
    plain, mirrored = box(0, 0, width, 1), affinity.scale(bow, 1, -1, origin=(width / 2, 1))
    return lots.choice([plain.difference(bow), plain.union(mirrored.intersection(box(0, 0, width, 3)))])


def _winged(lots: Random) -> BaseGeometry:
    """Return two or three rectangles that cross at any angle."""
    wings = [affinity.rotate(box(-0.3, -1.5, 0.3, 1.5), lots.uniform(0, 180), origin=(0, lots.uniform(-1.2, 1.2)))]
    wings += [affinity.rotate(wings[0], lots.uniform(40, 140), origin=(0, 0)) for _ in range(lots.randint(1, 2))]
    return union_all(wings)


def _fan(lots: Random) -> BaseGeometry:
    """Return a sector of a ring."""
    inner, sweep = lots.uniform(0.3, 0.7), math.radians(lots.uniform(50, 200))
    arc = [sweep * k / 24 for k in range(25)]
    outer_wall = [(math.cos(a), math.sin(a)) for a in arc]
    return Polygon(outer_wall + [(inner * math.cos(a), inner * math.sin(a)) for a in reversed(arc)])


SHAPES: tuple[Callable[[Random], BaseGeometry], ...] = (_notched, _notched, _slanted, _round, _bowed, _winged, _fan)


def _scaled(shape: BaseGeometry, area: float) -> Polygon:
    """Return the largest piece of a shape without holes, with an area, m²."""
    pieces = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]
    piece = Polygon(max(pieces, key=lambda part: part.area).exterior)
    by = math.sqrt(area / piece.area)
    return affinity.scale(piece, by, by, origin=(0.0, 0.0))


def _with_hole(outline: Polygon, lots: Random) -> Polygon:
    """Cut a courtyard or a core out of every third hall, if it fits well inside."""
    if lots.random() > 1 / 3:
        return outline
    side = math.sqrt(outline.area) * lots.uniform(0.1, 0.3)
    middle = outline.representative_point()
    core = lots.choice([Point(0, 0).buffer(side / 2, quad_segs=3), box(-side / 2, -side / 3, side / 2, side / 3)])
    core = affinity.translate(affinity.rotate(core, lots.uniform(0, 90), origin=(0.0, 0.0)), middle.x, middle.y)
    holed = outline.difference(core)
    return holed if isinstance(holed, Polygon) and outline.buffer(-2.0).contains(core) else outline


def _doors(outline: Polygon, lots: Random) -> tuple[Line, ...]:
    """Place one to eight doors of 1 to 6 m anywhere in the outer wall, more in larger halls, a metre apart."""
    ring = [(x, y) for x, y, *_ in outline.exterior.coords]
    walls = [(a, b) for a, b in pairwise(ring) if math.dist(a, b) > 1.2]
    walls = walls or [max(pairwise(ring), key=lambda wall: math.dist(*wall))]
    doors: list[Line] = []
    count = lots.randint(1, 4) + int(outline.area / 1500)
    for _ in range(20 * count):
        if len(doors) == count:
            break
        a, b = lots.choices(walls, weights=[math.dist(*wall) for wall in walls])[0]
        length = math.dist(a, b)
        width = min(lots.choice([1.0, 1.4, 2.0, 3.0, 3.6, 6.0]), length - 0.2)
        start = lots.uniform(0.1, length - width - 0.1) if length - width > 0.2 else (length - width) / 2
        door = _along(a, b, start / length), _along(a, b, (start + width) / length)
        if all(_gap(door, other) > 1.0 for other in doors):
            doors.append(door)
    return tuple(doors)


def _columns(outline: Polygon, doors: tuple[Line, ...], lots: Random) -> tuple[Polygon, ...]:
    """Place columns on a grid of 6 to 18 m, square or round, some of them in walls, none before a door."""
    if lots.random() < 1 / 4:
        return ()
    pitch, turn, size = lots.uniform(6, 18), lots.choice([0.0, 0.0, lots.uniform(0, 90)]), lots.uniform(0.15, 0.6)
    x0, y0, x1, y1 = outline.bounds
    reach = math.dist((x0, y0), (x1, y1)) / 2
    steps = [k * pitch for k in range(-int(reach / pitch) - 1, int(reach / pitch) + 2)]
    shape = lots.choice([box(-size, -size, size, size), Point(0, 0).buffer(size, quad_segs=3)])
    phase = lots.uniform(0, pitch), lots.uniform(0, pitch)
    grid = [
        affinity.rotate(affinity.translate(shape, x + phase[0], y + phase[1]), turn, origin=(0.0, 0.0))
        for x in steps
        for y in steps
    ]
    grid = [affinity.translate(column, (x0 + x1) / 2, (y0 + y1) / 2) for column in grid]
    clear = union_all([Polygon([*door, door[0]]).buffer(3.0) for door in doors])
    return tuple(c for c in grid if c.intersects(outline) and not c.intersects(clear) and lots.random() < 0.95)


def _no_build(outline: Polygon, lots: Random) -> tuple[Polygon, ...]:
    """Keep a rectangle free in every fourth hall."""
    if lots.random() > 1 / 4:
        return ()
    x0, y0, x1, y1 = outline.bounds
    x, y = lots.uniform(x0, x1), lots.uniform(y0, y1)
    area = box(x, y, x + lots.uniform(2, 8), y + lots.uniform(2, 8)).intersection(outline)
    return (area,) if isinstance(area, Polygon) and area.area > 1.0 else ()


def _anywhere(lots: Random) -> Corner:
    return lots.uniform(-500, 500), lots.uniform(-500, 500)


def _hydrants(hall: Hall, lots: Random) -> list[Point]:
    """Return up to four places on the outer wall, none within 3 m of a door."""
    doors, wall = MultiLineString(hall.doors), hall.outline.exterior
    places = [wall.interpolate(lots.random(), normalized=True) for _ in range(lots.randint(0, 4))]
    return [place for place in places if place.distance(doors) > 3.0]


def _along(a: Corner, b: Corner, share: float) -> Corner:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _gap(door: Line, other: Line) -> float:
    return min(math.dist(p, q) for p in door for q in other)
