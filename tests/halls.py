"""Halls to lay out: by hand, and at random."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon, affinity, box, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.frame import Shape
from venueplan.model import (
    BoothPattern,
    Calendar,
    Event,
    Exhibitor,
    Fixture,
    Georeference,
    Label,
    Level,
    Opening,
    Section,
    Unit,
    Venue,
    Zone,
)
from venueplan.rules.pack import Limit, RulePack, Source

Corner = tuple[float, float]
Line = tuple[Corner, Corner]


@dataclass(frozen=True, kw_only=True)
class Hall:
    """One hall: outline, doors, columns, sections where nothing is built."""

    outline: Polygon
    doors: tuple[Line, ...]
    columns: tuple[Polygon, ...] = ()
    no_build: tuple[Polygon, ...] = ()

    def moved(self, *, angle: float = 0.0, shift: Corner = (0.0, 0.0)) -> "Hall":
        """Return the hall turned about the origin (degrees counter-clockwise) and shifted."""

        def move(shape: Shape) -> Shape:
            return affinity.translate(affinity.rotate(shape, angle, origin=(0.0, 0.0)), *shift)

        doors = [move(LineString(door)).coords for door in self.doors]
        return Hall(
            outline=move(self.outline),
            doors=tuple(((a[0], a[1]), (b[0], b[1])) for a, b in doors),
            columns=tuple(move(column) for column in self.columns),
            no_build=tuple(move(area) for area in self.no_build),
        )


def venue_of(*halls: Hall) -> Venue:
    """Return a venue whose halls are H1, H2 … on one level."""
    outlines = [hall.outline for hall in halls]
    return Venue(
        id="venue",
        name=Label.of(en="Venue"),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon(outlines)),),
        units=tuple(
            Unit(id=f"H{n}", category="room", level="g", polygon=hall.outline, number=str(n), use="exhibition")
            for n, hall in enumerate(halls, start=1)
        ),
        openings=tuple(
            Opening(
                id=f"H{n}-door-{k}", level="g", line=LineString(door), width=LineString(door).length - 1e-9, exit=True
            )
            for n, hall in enumerate(halls, start=1)
            for k, door in enumerate(hall.doors, start=1)
        ),
        fixtures=tuple(
            Fixture(id=f"H{n}-column-{k}", category="column", level="g", polygon=column)
            for n, hall in enumerate(halls, start=1)
            for k, column in enumerate(hall.columns, start=1)
        ),
        sections=tuple(
            Section(id=f"H{n}-zone-{k}", category="private", level="g", polygon=area, use="no-build")
            for n, hall in enumerate(halls, start=1)
            for k, area in enumerate(hall.no_build, start=1)
        ),
    )


def event_of(
    exhibitors: Sequence[Exhibitor] = (), *, zones: Sequence[Zone] = (), pattern: BoothPattern | None = None
) -> Event:
    """Return an event with zones (by default one, ``z``, in every hall)."""
    return Event(
        id="event",
        name=Label.of(en="Event"),
        calendar=Calendar(days=(date(2026, 1, 1),)),
        pattern=pattern or BoothPattern(),
        zones=tuple(zones) or (Zone(id="z", letter="A", name=Label()),),
        exhibitors=tuple(exhibitors),
    )


def asking(name: str, area: float, *, open_sides: int = 1, pavilion: str = "", zone: str = "z") -> Exhibitor:
    """Return an exhibitor who asks for a stand."""
    return Exhibitor(id=name, name=Label.of(en=name), area=area, zone=zone, open_sides=open_sides, pavilion=pavilion)


def rectangle(width: float, depth: float, *, doors: Iterable[Line] | None = None) -> Hall:
    """Return a rectangular hall with its corner in the origin; by default a door in the middle of each short wall."""
    middle = depth / 2
    default = (((0.0, middle - 3), (0.0, middle + 3)), ((width, middle - 3), (width, middle + 3)))
    return Hall(outline=box(0, 0, width, depth), doors=tuple(doors) if doors is not None else default)


def crowded_floor() -> tuple[BaseGeometry, list[Corner], np.ndarray]:
    """Return a floor of 150 × 100 m round 400 stands, each turned a little, its 16 exits, and a grid of 1 m."""
    lots = np.random.default_rng(1)
    stands = [
        affinity.translate(
            affinity.rotate(box(-1.5, -1.5, 1.5, 1.5), lots.uniform(-8, 8)),
            7 + column * 136 / 19 + lots.uniform(-0.6, 0.6),
            5.5 + row * 89 / 19 + lots.uniform(-0.15, 0.15),
        )
        for column in range(20)
        for row in range(20)
    ]
    free = box(0, 0, 150, 100).difference(union_all(stands))
    exits = [(x, y) for x in (15.0, 45.0, 75.0, 105.0, 135.0) for y in (0.0, 100.0)]
    exits += [(x, y) for x in (0.0, 150.0) for y in (20.0, 50.0, 80.0)]
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(0.5, 150), np.arange(0.5, 100)))
    inside = shapely.contains_xy(free, x, y)
    return free, exits, np.column_stack([x, y])[inside]


@st.composite
def random_halls(draw: st.DrawFn) -> Hall:
    """Draw a hall of 500 to 1,500 m² that may be notched, slanted, turned and full of columns."""
    width, depth = draw(st.integers(26, 42)), draw(st.integers(22, 36))
    slant = draw(st.sampled_from([0.0, 0.0, 6.0, 12.0]))
    notch = draw(st.sampled_from([(0, 0), (0, 0), (9, 8), (12, 10)]))
    lean = depth * math.tan(math.radians(slant))
    corners = [(0.0, 0.0), (width + lean, 0.0), (width, depth - notch[1]), (width - notch[0], depth - notch[1])]
    corners += [(width - notch[0], float(depth)), (0.0, float(depth))]
    outline = Polygon(corners).buffer(0)
    assert isinstance(outline, Polygon)
    pitch, phase = draw(st.sampled_from([0, 8, 10, 12])), draw(st.floats(2.0, 7.0))
    posts = [(phase + i * pitch, phase + j * pitch) for i in range(6) for j in range(6)] if pitch else []
    columns = [box(x - 0.4, y - 0.4, x + 0.4, y + 0.4) for x, y in posts]
    hall = Hall(
        outline=outline,
        doors=(((10.0, 0.0), (6.0, 0.0)), ((0.0, 8.0), (0.0, 12.0)), ((6.0, float(depth)), (10.0, float(depth)))),
        columns=tuple(column for column in columns if outline.buffer(-2.0).contains(column)),
    )
    return hall.moved(angle=draw(st.sampled_from([0.0, 17.0, 45.0, 201.5])), shift=(draw(st.integers(-50, 50)), 7.0))


def l_hall() -> Hall:
    """Return an L of 96 × 66 m without 42 × 30 m (5,076 m²).

    Columns of 1 m stand each 12 m; before each of the 8 doors of 4 m lie 4 × 4 m where nothing is built.
    """
    outline = Polygon([(0, 0), (96, 0), (96, 36), (54, 36), (54, 66), (0, 66)])
    along_x = [(20.0, 0.0, 1), (48.0, 0.0, 1), (76.0, 0.0, 1), (20.0, 66.0, -1), (75.0, 36.0, -1)]
    along_y = [(0.0, 33.0, 1), (96.0, 18.0, -1), (54.0, 50.0, -1)]
    doors = [((x - 2, y), (x + 2, y)) for x, y, _ in along_x] + [((x, y - 2), (x, y + 2)) for x, y, _ in along_y]
    clear = [box(x - 2, min(y, y + 4 * into), x + 2, max(y, y + 4 * into)) for x, y, into in along_x]
    clear += [box(min(x, x + 4 * into), y - 2, max(x, x + 4 * into), y + 2) for x, y, into in along_y]
    middles = [(6.0 + 12 * i, 5.0 + 12 * j) for i in range(8) for j in range(6)]
    columns = [
        box(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in middles if outline.contains(box(x, y, x, y).centroid)
    ]
    return Hall(outline=outline, doors=tuple(doors), columns=tuple(columns), no_build=tuple(clear))


def bare_pack(*, aisle: float = 3.0) -> RulePack:
    """Return a rule pack of a house that asks for nothing but the width of aisles."""
    source = Source(text="house rules of a test")
    values = {"aisle-width": aisle, "exit-clear": 0.0, "hydrant-clear": 0.0}
    limits = tuple(Limit(name=name, value=value, unit="m", source=source) for name, value in values.items())
    return RulePack(name="bare", title="Bare house", limits=limits)
