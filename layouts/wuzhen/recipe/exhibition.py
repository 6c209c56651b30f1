"""The exhibition centre: eight halls behind a folded wall, a gallery that bends with the pond."""

from __future__ import annotations

from collections import Counter

from draft import Draft
from halls import HALLS, Hall, draw_halls
from plane import Frame, mitre
from shapely import Polygon
from site_lines import GALLERY_FACE, GALLERY_SPLITS, HALL_WALL, SOUTH, gallery_at

# Boxes between the gallery and the halls: leg, start, [(kind, width), …]; between them are the bays of the hall doors.
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


def draw_exhibition(draft: Draft, upper_depth: float) -> list[Hall]:
    """Draw both storeys of the exhibition centre."""
    draft.level(
        "expo-1",
        ordinal=0,
        names=("展览中心一层", "Exhibition Centre, Level 1"),
        short_name="1F",
        building="exhibition",
        elevation=0.0,
    )
    draft.level(
        "expo-2",
        ordinal=1,
        names=("展览中心二层", "Exhibition Centre, Level 2"),
        short_name="2F",
        building="exhibition",
        elevation=7.5,
    )
    halls = draw_halls(draft)
    for storey in (1, 2):
        _draw_boxes(draft, storey)
    _draw_gallery(draft)
    _draw_upper(draft, upper_depth)
    draw_stages(draft)
    return halls


def _draw_boxes(draft: Draft, storey: int) -> None:
    level = f"expo-{storey}"
    counts: Counter[str] = Counter()
    stairs = lifts = 0
    for leg, start, rooms in BOXES:
        frame, u = SOUTH[leg], start
        for kind, width in rooms:
            gallery = gallery_at(leg, u + width / 2) if storey == 1 else "upper-gallery"
            middle = frame.at(u + width / 2, DEEP)
            if kind == "stairs":
                stairs += 1
                _shaft(
                    draft,
                    f"expo-stairs-{stairs}",
                    frame.box(u, 0, u + width, DEEP),
                    storey,
                    "stairs",
                    (f"展览中心{stairs}号楼梯", f"Exhibition stairs {stairs}"),
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
                        (f"展览中心{lifts}号电梯", f"Exhibition lift {lifts}"),
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
    for (leg, u), a, b in ((GALLERY_SPLITS[0], "west", "mid"), (GALLERY_SPLITS[1], "mid", "east")):
        draft.door(f"gallery-{a}", f"gallery-{b}", SOUTH[leg].at(u, 15), 9.0, id=f"gallery-{a}-{b}")


def _draw_escalators(draft: Draft, storey: int) -> None:
    for leg, foot, tag in ESCALATORS:
        frame = SOUTH[leg]
        lower = gallery_at(leg, foot)
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
