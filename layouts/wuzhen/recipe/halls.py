"""The eight halls behind the folded wall: their shapes, columns and doors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import radians, tan

from draft import Draft
from plane import Frame
from shapely import Point, Polygon
from site_lines import SOUTH, gallery_at

HALLS_TOTAL = 22_000.0
MAIN = -30.0  # the 6 m openings from hall to hall lie on this line, so that one main aisle runs through all the halls


@dataclass(frozen=True, kw_only=True)
class Hall:
    """One hall in the frame of its leg: from ``west`` to ``east`` along the wall, ``depth`` to the south.

    ``lean_west`` and ``lean_east`` are the half angles by which the side walls lean outwards (degrees). ``axis`` is
    where the grid is centred; ``north``, ``south`` and ``goods`` are doors as (offset from the axis, width).
    """

    number: int
    leg: int
    west: float
    east: float
    depth: float
    axis: float
    lean_west: float = 0.0
    lean_east: float = 0.0
    grid: tuple[float, float] | None = None
    column: float = 0.8
    north: tuple[tuple[float, float], ...] = ()
    south: tuple[tuple[float, float], ...] = ()
    goods: tuple[tuple[float, float], ...] = ()
    height: float = 10.0
    load: float = 15.0

    @property
    def frame(self) -> Frame:
        """The frame of the hall's leg."""
        return SOUTH[self.leg]

    @property
    def polygon(self) -> Polygon:
        """The hall's floor."""
        west = self.west - self.depth * tan(radians(self.lean_west))
        east = self.east + self.depth * tan(radians(self.lean_east))
        return self.frame.polygon((self.west, 0), (west, -self.depth), (east, -self.depth), (self.east, 0))


HALLS = [
    Hall(
        number=1,
        leg=0,
        west=0.0,
        east=34.0,
        depth=48.0,
        axis=17.0,
        north=((0, 4),),
        south=((0, 4),),
        goods=((11, 5),),
        height=9.0,
        load=10.0,
    ),
    Hall(
        number=2,
        leg=0,
        west=34.0,
        east=76.5,
        depth=56.0,
        axis=56.0,
        lean_east=8.0,
        grid=(10, 10),
        column=0.7,
        north=((-10, 4), (10, 4)),
        south=((-10, 4), (10, 4)),
        goods=((20, 5),),
    ),
    Hall(
        number=3,
        leg=1,
        west=0.0,
        east=53.7,
        depth=62.0,
        axis=27.0,
        lean_west=8.0,
        grid=(12, 10),
        column=0.8,
        north=((-12, 5), (12, 5)),
        south=((-12, 4), (12, 4)),
        goods=((0, 5),),
        height=12.0,
    ),
    Hall(
        number=4,
        leg=1,
        west=53.7,
        east=93.7,
        depth=55.0,
        axis=73.7,
        north=((0, 6),),
        south=((0, 5),),
        goods=((14, 5),),
        height=11.0,
    ),
    Hall(
        number=5,
        leg=1,
        west=93.7,
        east=153.0,
        depth=64.0,
        axis=123.3,
        lean_east=8.5,
        grid=(24, 24),
        column=1.2,
        north=((-20, 4), (0, 4), (20, 4)),
        south=((-18, 5), (18, 5)),
        goods=((0, 5),),
        height=14.0,
        load=20.0,
    ),
    Hall(
        number=6,
        leg=2,
        west=0.0,
        east=37.0,
        depth=58.0,
        axis=19.0,
        lean_west=8.5,
        grid=(12, 10),
        column=0.8,
        north=((-12, 4), (12, 4)),
        south=((0, 4),),
        goods=((-14, 5),),
    ),
    Hall(
        number=7,
        leg=2,
        west=37.0,
        east=81.6,
        depth=60.0,
        axis=60.0,
        lean_east=12.0,
        grid=(12, 12),
        column=0.8,
        north=((-12, 4), (12, 4)),
        south=((-12, 4), (12, 4)),
        goods=((24, 5),),
    ),
    Hall(
        number=8,
        leg=3,
        west=0.0,
        east=42.7,
        depth=50.0,
        axis=22.0,
        lean_west=12.0,
        grid=(10, 10),
        column=0.7,
        north=((-10, 4), (10, 4)),
        south=((0, 4),),
        goods=((-15, 5),),
        height=9.0,
        load=10.0,
    ),
]


def tuned_halls() -> list[Hall]:
    """Return the halls with the depth of the rectangular hall 4 chosen so that all eight measure 22,000 m²."""
    others = sum(h.polygon.area for h in HALLS if h.number != 4)
    plain = next(h for h in HALLS if h.number == 4)
    depth = (HALLS_TOTAL - others) / (plain.east - plain.west)
    return [replace(h, depth=depth) if h.number == 4 else h for h in HALLS]


def columns(hall: Hall) -> list[Polygon]:
    """Return the hall's columns: a grid centred on its axis and on the main aisle, clear of the walls."""
    if hall.grid is None:
        return []
    across, deep = hall.grid
    half = hall.column / 2
    inner = hall.polygon.buffer(-1.6)
    placed = []
    for i in range(-8, 8):
        for j in range(-8, 8):
            u, v = hall.axis + (i + 0.5) * across, MAIN + (j + 0.5) * deep
            if inner.contains(Point(hall.frame.at(u, v))):
                placed.append(hall.frame.box(u - half, v - half, u + half, v + half))
    return placed


def draw_halls(draft: Draft) -> list[Hall]:
    """Draw the halls with their columns and doors, and return them."""
    halls = tuned_halls()
    for hall in halls:
        _draw_hall(draft, hall)
        _draw_doors(draft, hall)
    for a, b in pairwise(halls):
        wall = a.frame.at(a.east - MAIN * tan(radians(a.lean_east)), MAIN)
        names = (f"{a.number}–{b.number}号展厅连通口", f"Passage Hall {a.number} – Hall {b.number}")
        draft.door(f"H{a.number}", f"H{b.number}", wall, 6.0, id=f"H{a.number}-H{b.number}", names=names)
    return halls


def _draw_hall(draft: Draft, hall: Hall) -> None:
    name = (f"{hall.number}号展厅", f"Hall {hall.number}")
    area = round(hall.polygon.area)
    draft.unit(
        f"H{hall.number}",
        hall.polygon,
        level="expo-1",
        category="room",
        use="exhibition",
        names=name,
        number=str(hall.number),
        floor_load=hall.load,
        clear_height=hall.height,
        capacity_exhibition=int(area * 0.75),
        evidence="attested" if hall.number == 3 else "assumed",
        **(
            {"source": "3号展厅 is named in reports of 2017; its place and shape are assumed"}
            if hall.number == 3
            else {}
        ),
    )
    for i, column in enumerate(columns(hall), start=1):
        draft.fixture(column, level="expo-1", category="column", id=f"H{hall.number}-column-{i:02d}")


def _draw_doors(draft: Draft, hall: Hall) -> None:
    n = hall.number
    rows = [
        ("north", hall.north, "入口", "entrance", {"exit": True}),
        ("south", hall.south, "安全出口", "emergency exit", {"exit": True, "category": "emergencyexit"}),
        ("goods", hall.goods, "货运门", "goods door", {"category": "service"}),
    ]
    for side, doors, zh, en, more in rows:
        for k, (offset, width) in enumerate(doors, start=1):
            u, v = hall.axis + offset, 0.0 if side == "north" else -hall.depth
            neighbour = gallery_at(hall.leg, u) if side == "north" else "service-yard"
            names = (f"{n}号展厅{zh}{k}", f"Hall {n} {en} {k}")
            draft.door(f"H{n}", neighbour, hall.frame.at(u, v), width, id=f"H{n}-{side}-{k}", names=names, **more)
