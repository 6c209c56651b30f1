"""The exhibition centre: eight halls behind a folded wall, a gallery that bends with the pond."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import radians, tan

from draft import Draft
from plane import Frame, mitre
from shapely import Point, Polygon
from site_lines import GALLERY_FACE, HALL_WALL, SOUTH

HALLS_TOTAL = 22_000.0
MAIN = -30.0  # the 6 m openings from hall to hall lie on this line, so that one main aisle runs through all the halls


@dataclass(frozen=True)
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
    Hall(1, 0, 0.0, 34.0, 48.0, 17.0, north=((0, 4),), south=((0, 4),), goods=((11, 5),), height=9.0, load=10.0),
    Hall(
        2,
        0,
        34.0,
        76.5,
        56.0,
        56.0,
        lean_east=8.0,
        grid=(10, 10),
        column=0.7,
        north=((-10, 4), (10, 4)),
        south=((-10, 4), (10, 4)),
        goods=((20, 5),),
    ),
    Hall(
        3,
        1,
        0.0,
        53.7,
        62.0,
        27.0,
        lean_west=8.0,
        grid=(12, 10),
        column=0.8,
        north=((-12, 5), (12, 5)),
        south=((-12, 4), (12, 4)),
        goods=((0, 5),),
        height=12.0,
    ),
    Hall(4, 1, 53.7, 93.7, 55.0, 73.7, north=((0, 6),), south=((0, 5),), goods=((14, 5),), height=11.0),
    Hall(
        5,
        1,
        93.7,
        153.0,
        64.0,
        123.3,
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
        6,
        2,
        0.0,
        37.0,
        58.0,
        19.0,
        lean_west=8.5,
        grid=(12, 10),
        column=0.8,
        north=((-12, 4), (12, 4)),
        south=((0, 4),),
        goods=((-14, 5),),
    ),
    Hall(
        7,
        2,
        37.0,
        81.6,
        60.0,
        60.0,
        lean_east=12.0,
        grid=(12, 12),
        column=0.8,
        north=((-12, 4), (12, 4)),
        south=((-12, 4), (12, 4)),
        goods=((24, 5),),
    ),
    Hall(
        8,
        3,
        0.0,
        42.7,
        50.0,
        22.0,
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
    return [Hall(**{**h.__dict__, "depth": depth}) if h.number == 4 else h for h in HALLS]


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


# Boxes between the gallery and the halls: leg, start, [(kind, width), …]; the gaps between them are the bays of the hall doors.
BOXES: list[tuple[int, float, list[tuple[str, float]]]] = [
    (0, 0.0, [("female", 5), ("male", 4), ("wheelchair", 3)]),
    (0, 22.0, [("stairs", 5), ("lifts", 6), ("store", 8)]),
    (0, 51.0, [("control", 5), ("firstaid", 5)]),
    (1, 20.0, [("female", 6), ("male", 5), ("wheelchair", 3)]),
    (1, 44.0, [("stairs", 5), ("lifts", 6), ("coffee", 7), ("store", 6.7)]),
    (1, 78.7, [("female", 6), ("male", 5), ("wheelchair", 3), ("office", 5.3)]),
    (1, 108.0, [("stairs", 5), ("electric", 5)]),
    (1, 128.0, [("mothers", 4), ("prayer", 6)]),
    (2, 13.0, [("female", 5), ("male", 4), ("wheelchair", 3)]),
    (2, 37.0, [("lifts", 6)]),
    (2, 53.0, [("stairs", 5), ("office", 9)]),
    (3, 17.0, [("female", 4), ("male", 3.5), ("wheelchair", 2.5)]),
    (3, 37.0, [("stairs", 5.7)]),
]
DEEP = 9.0  # depth of the boxes

# kind: category, Chinese, English, door width, more properties
BOX_KINDS = {
    "female": ("restroom.female", "女卫生间", "Women's toilets", 1.2, {}),
    "male": ("restroom.male", "男卫生间", "Men's toilets", 1.2, {}),
    "wheelchair": ("restroom.unisex.wheelchair", "无障碍卫生间", "Accessible toilet", 1.0, {}),
    "store": ("storage", "展具库", "Stand material store", 2.0, {"restricted": True}),
    "control": ("nonpublic", "消防控制室", "Fire control room", 1.2, {"restricted": True}),
    "firstaid": ("firstaid", "医务室", "First aid", 1.5, {}),
    "coffee": ("foodservice", "廊间咖啡", "Gallery coffee bar", 2.4, {}),
    "office": ("office", "主办方办公室", "Organisers' office", 1.2, {"restricted": True}),
    "electric": ("nonpublic", "配电室", "Electrical room", 1.2, {"restricted": True}),
    "mothers": ("mothersroom", "母婴室", "Mothers' room", 1.0, {}),
    "prayer": ("room", "静思室", "Quiet and prayer room", 1.0, {}),
    "lounge": ("lounge", "洽谈室", "Business lounge", 1.5, {}),
    "viewing": ("lounge", "观展廊", "Viewing lounge", 2.0, {}),
}
UPPER = {
    "store": "lounge",
    "control": "lounge",
    "firstaid": "lounge",
    "coffee": "viewing",
    "mothers": "lounge",
    "prayer": "lounge",
}
ESCALATORS = [(1, 20.0, "a"), (2, 16.0, "b")]  # leg, foot; they rise 17 m eastwards
SPLITS = [(1, 62.0), (2, 37.0)]  # where one gallery room meets the next


def draw_exhibition(draft: Draft, upper_depth: float) -> list[Hall]:
    """Draw both storeys of the exhibition centre."""
    draft.level(
        "expo-1",
        ordinal=0,
        names=("展览中心 一层", "Exhibition Centre, Level 1"),
        short_name="1F",
        building="exhibition",
        elevation=0.0,
    )
    draft.level(
        "expo-2",
        ordinal=1,
        names=("展览中心 二层", "Exhibition Centre, Level 2"),
        short_name="2F",
        building="exhibition",
        elevation=7.5,
    )
    halls = tuned_halls()
    for hall in halls:
        _draw_hall(draft, hall)
    for storey in (1, 2):
        _draw_boxes(draft, storey)
    _draw_gallery(draft)
    _draw_upper(draft, upper_depth)
    _join_halls(draft, halls)
    draw_stages(draft)
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


def _draw_boxes(draft: Draft, storey: int) -> None:
    level = f"expo-{storey}"
    counts: Counter[str] = Counter()
    stairs = lifts = 0
    for leg, start, rooms in BOXES:
        frame, u = SOUTH[leg], start
        for kind, width in rooms:
            gallery = f"gallery-{_part(leg, u + width / 2)}" if storey == 1 else "upper-gallery"
            middle = frame.at(u + width / 2, DEEP)
            if kind == "stairs":
                stairs += 1
                _shaft(
                    draft,
                    f"expo-stairs-{stairs}",
                    frame.box(u, 0, u + width, DEEP),
                    storey,
                    "stairs",
                    (f"展览中心 {stairs} 号楼梯", f"Exhibition stairs {stairs}"),
                )
                draft.door(f"expo-stairs-{stairs}-l{storey}", gallery, middle, 2.4, exit=True, step_free=storey == 0)
            elif kind == "lifts":
                for k in (0, 1):
                    lifts += 1
                    _shaft(
                        draft,
                        f"expo-lift-{lifts}",
                        frame.box(u + 3 * k, DEEP - 3.6, u + 3 * k + 3, DEEP),
                        storey,
                        "elevator",
                        (f"展览中心 {lifts} 号电梯", f"Exhibition lift {lifts}"),
                    )
                    draft.door(
                        f"expo-lift-{lifts}-l{storey}", gallery, frame.at(u + 3 * k + 1.5, DEEP), 1.4, automatic=True
                    )
                plant = f"expo-plant-{storey}{lifts // 2:02d}"
                draft.unit(
                    plant,
                    frame.box(u, 0, u + width, DEEP - 3.6),
                    level=level,
                    category="nonpublic",
                    names=("设备间", "Plant room"),
                    restricted=True,
                )
                draft.door(
                    plant, _beside(leg, u, storey), frame.at(*((u + 3, 0) if storey == 1 else (u + width, 2.5))), 1.2
                )
            else:
                kind_here = UPPER.get(kind, kind) if storey == 2 else kind
                category, zh, en, door, more = BOX_KINDS[kind_here]
                counts[kind_here] += 1
                unit = f"expo-{kind_here}-{storey}{counts[kind_here]:02d}"
                draft.unit(
                    unit, frame.box(u, 0, u + width, DEEP), level=level, category=category, names=(zh, en), **more
                )
                draft.door(unit, gallery, middle, door)
            u += width


def _beside(leg: int, u: float, storey: int) -> str:
    """Return the room from which the plant room behind a pair of lifts is entered."""
    if storey == 1:
        return next(f"H{h.number}" for h in HALLS if h.leg == leg and h.west <= u + 3 <= h.east)
    return {0: "expo-lounge-201", 1: "expo-viewing-201", 2: "upper-gallery"}[leg]


def _part(leg: int, u: float) -> str:
    if (leg, u) < SPLITS[0]:
        return "west"
    return "mid" if (leg, u) < SPLITS[1] else "east"


def _shaft(
    draft: Draft, shaft: str, polygon: Polygon, storey: int, category: str, names: tuple[str, str], **more: str
) -> None:
    draft.unit(
        f"{shaft}-l{storey}", polygon, level=f"expo-{storey}", category=category, shaft=shaft, names=names, **more
    )


def _draw_gallery(draft: Draft) -> None:
    _draw_escalators(draft, 1)
    whole = Polygon(HALL_WALL + GALLERY_FACE[::-1])
    west_cut = Polygon(
        [SOUTH[1].at(62, -1), SOUTH[1].at(62, 60), SOUTH[0].at(-60, 200), SOUTH[0].at(-60, -1), HALL_WALL[1]]
    )
    east_cut = Polygon(
        [
            SOUTH[2].at(37, -1),
            SOUTH[2].at(37, 60),
            SOUTH[2].at(300, 60),
            SOUTH[2].at(300, -60),
            SOUTH[2].at(81.6, -60),
            SOUTH[2].at(81.6, -1),
        ]
    )
    names = {"west": ("西廊", "West Gallery"), "mid": ("中廊", "Middle Gallery"), "east": ("东廊", "East Gallery")}
    for part, area in (("west", whole & west_cut), ("east", whole & east_cut), ("mid", whole)):
        draft.unit(
            f"gallery-{part}",
            area,
            level="expo-1",
            category="lobby",
            names=names[part],
            floor_load=5.0,
            clear_height=11.0,
        )
    for (leg, u), a, b in ((SPLITS[0], "west", "mid"), (SPLITS[1], "mid", "east")):
        draft.door(f"gallery-{a}", f"gallery-{b}", SOUTH[leg].at(u, 15), 9.0, id=f"gallery-{a}-{b}")


def _draw_escalators(draft: Draft, storey: int) -> None:
    for leg, foot, tag in ESCALATORS:
        frame = SOUTH[leg]
        lower = f"gallery-{_part(leg, foot)}"
        for k, way in ((0, "up"), (1, "down")):
            v = 15.0 + 1.8 * k
            zh = "上行" if way == "up" else "下行"
            shaft = f"expo-escalator-{tag}-{way}"
            _shaft(
                draft,
                shaft,
                frame.box(foot, v, foot + 17, v + 1.6),
                storey,
                "escalator",
                (f"{zh}自动扶梯", f"Escalator {way}"),
                direction=way,
            )
            if storey == 1:
                draft.door(f"{shaft}-l1", lower, frame.at(foot, v + 0.8), 1.2, step_free=False)
            else:
                draft.door(f"{shaft}-l2", "upper-gallery", frame.at(foot + 17, v + 0.8), 1.2, step_free=False)


def _draw_upper(draft: Draft, depth: float) -> None:
    _draw_escalators(draft, 2)
    whole = Polygon(HALL_WALL + mitre(HALL_WALL, depth)[::-1])
    for leg, foot, _ in ESCALATORS:
        whole = whole | SOUTH[leg].box(foot - 0.5, 8, foot + 22, 18.8)
    draft.unit(
        "upper-gallery",
        whole,
        level="expo-2",
        category="lobby",
        names=("二层展廊", "Upper Gallery"),
        floor_load=5.0,
        clear_height=4.5,
    )


def _join_halls(draft: Draft, halls: list[Hall]) -> None:
    for hall in halls:
        frame = hall.frame
        for k, (offset, width) in enumerate(hall.north, start=1):
            u = hall.axis + offset
            draft.door(
                f"H{hall.number}",
                f"gallery-{_part(hall.leg, u)}",
                frame.at(u, 0),
                width,
                id=f"H{hall.number}-north-{k}",
                exit=True,
                names=(f"{hall.number}号展厅入口{k}", f"Hall {hall.number} entrance {k}"),
            )
        for k, (offset, width) in enumerate(hall.south, start=1):
            draft.door(
                f"H{hall.number}",
                "service-yard",
                frame.at(hall.axis + offset, -hall.depth),
                width,
                id=f"H{hall.number}-south-{k}",
                exit=True,
                category="emergencyexit",
                names=(f"{hall.number}号展厅安全出口{k}", f"Hall {hall.number} emergency exit {k}"),
            )
        for k, (offset, width) in enumerate(hall.goods, start=1):
            draft.door(
                f"H{hall.number}",
                "service-yard",
                frame.at(hall.axis + offset, -hall.depth),
                width,
                id=f"H{hall.number}-goods-{k}",
                category="service",
                names=(f"{hall.number}号展厅货运门", f"Hall {hall.number} goods door"),
            )
    for a, b in zip(halls, halls[1:], strict=False):
        wall = a.frame.at(a.east + 30 * tan(radians(a.lean_east)), MAIN)
        draft.door(
            f"H{a.number}",
            f"H{b.number}",
            wall,
            6.0,
            id=f"H{a.number}-H{b.number}",
            names=(f"{a.number}–{b.number}号展厅连通口", f"Passage Hall {a.number} – Hall {b.number}"),
        )


def draw_stages(draft: Draft) -> None:
    """Draw the release area (two stages) and the matchmaking stage where the wing folds and the gallery swells."""
    places = [
        (
            "release-stage-1",
            ("新品发布一号台", "Product Release Stage 1"),
            Frame(*HALL_WALL[1], -5.0),
            (-11, 13.5, 11, 26.5),
        ),
        (
            "release-stage-2",
            ("新品发布二号台", "Product Release Stage 2"),
            Frame(*HALL_WALL[2], 11.5),
            (-10.5, 13.5, 11.5, 26.5),
        ),
        (
            "matchmaking-stage",
            ("项目对接台", "Project Matchmaking Stage"),
            Frame(*HALL_WALL[3], 32.0),
            (-10.5, 12.5, 10.5, 25),
        ),
    ]
    for section, names, frame, (u0, v0, u1, v1) in places:
        draft.section(
            frame.box(u0, v0, u1, v1),
            level="expo-1",
            use="stage-area",
            id=section,
            names=names,
            category="entertainmentarea.performance",
        )
        draft.fixture(
            frame.box(u0 + 0.5, v0 + 1.5, u0 + 3.5, v1 - 1.5),
            level="expo-1",
            category="stage",
            id=f"{section}-platform",
        )
