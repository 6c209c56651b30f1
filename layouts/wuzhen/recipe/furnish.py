"""What stands in the buildings: stages, desks, columns of the galleries, fire equipment, floor boxes, services."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import dist

import numpy as np
from conference_rooms import MEETING_ROOMS
from draft import Draft
from halls import MAIN, Hall
from plane import Coordinate, Frame, along, regular
from shapely import LineString, Point, Polygon, unary_union
from shapely.affinity import rotate
from site_lines import CONFERENCE, GALLERY_FACE, RECEPTION, SOUTH

REACH = 10.5  # no corner of a hall is further than this from power and data, metres


def furnish(draft: Draft, halls: list[Hall]) -> None:
    """Furnish the settled floors."""
    for hall in halls:
        _hall(draft, hall)
    _gallery_columns(draft)
    _stages(draft)
    _desks(draft)
    _services(draft)
    _fire_points(draft)
    _public_services(draft)
    _sections(draft, halls)


def _hall(draft: Draft, hall: Hall) -> None:
    """Lay floor boxes on the grid of the hall; hang hydrants on the walls, midway between the doors."""
    frame = hall.frame
    for n, (spot, wet) in enumerate(_boxes(draft, hall), start=1):
        supplies = "power;data;water;drain" if wet else "power;data"
        name = f"H{hall.number}-box-{n:02d}"
        draft.amenity(spot, level="expo-1", category="unspecified", kind="floor-box", id=name, supplies=supplies)
    for k, (u, v) in enumerate(_hydrant_places(hall), start=1):
        draft.amenity(
            frame.at(u, v),
            level="expo-1",
            category="fireextinguisher",
            kind="hydrant",
            id=f"H{hall.number}-hydrant-{k}",
            names=("消火栓", "Fire hydrant"),
        )
    for box, (u, v) in (("east", (hall.axis + 6, -0.5)), ("west", (hall.axis - 6, -hall.depth + 0.5))):
        draft.amenity(frame.at(u, v), level="expo-1", category="firealarmpullstation", id=f"H{hall.number}-alarm-{box}")


def _boxes(draft: Draft, hall: Hall) -> list[tuple[Coordinate, bool]]:
    """Return the floor boxes: midway between the columns, then the corners further than ``REACH`` from a box.

    Every second box of the grid has water and a drain, and so has the nearest box to any corner left too far from one.
    """
    frame, polygon = hall.frame, draft.polygons[f"H{hall.number}"]
    columns = [f.geometry for f in draft.fixtures if f.properties["id"].startswith(f"H{hall.number}-column")]
    inner = polygon.buffer(-1.5) - unary_union([c.buffer(1.0) for c in columns])
    across, deep = hall.grid if hall.grid and hall.grid[0] <= 12 else (12.0, 10.0)
    grid = [(i, j, frame.at(hall.axis + i * across, MAIN + j * deep)) for j in range(-5, 6) for i in range(-5, 6)]
    boxes = {spot: (i + j) % 2 == 0 for i, j, spot in grid if inner.contains(Point(spot))}
    raster = [frame.at(hall.axis + 1.5 * i, MAIN + 1.5 * j) for j in range(-30, 31) for i in range(-40, 41)]
    floor = [p for p in [*raster, *list(polygon.exterior.coords)] if polygon.covers(Point(p))]
    places = [p for p in raster if inner.contains(Point(p))]
    while (far := _furthest(floor, list(boxes)))[1] > REACH:
        boxes[min(places, key=lambda p: (round(dist(p, far[0]), 6), p))] = True
    while (far := _furthest(floor, [b for b, wet in boxes.items() if wet]))[1] > REACH + 0.7:
        boxes[min((b for b, wet in boxes.items() if not wet), key=lambda p: (round(dist(p, far[0]), 6), p))] = True
    return list(boxes.items())


def _furthest(floor: list[Coordinate], boxes: list[Coordinate]) -> tuple[Coordinate, float]:
    """Return the point of the floor that is furthest from any box, and how far that is."""
    gaps = (
        np.hypot(*(np.array(floor)[:, None, :] - np.array(boxes)[None, :, :]).transpose(2, 0, 1)).min(axis=1).round(6)
    )
    worst = int(gaps.argmax())
    return floor[worst], float(gaps[worst])


def _hydrant_places(hall: Hall) -> Iterator[Coordinate]:
    """Yield places on the long walls, midway between the doors, and on the side walls beside the passages."""
    north = sorted(offset for offset, _ in hall.north)
    south = sorted(offset for offset, _ in (*hall.south, *hall.goods))
    for offsets, v in ((north, -0.4), (south, -hall.depth + 0.4)):
        for a, b in pairwise(offsets):
            yield hall.axis + (a + b) / 2, v
    yield hall.west + 1.2, -0.4
    yield hall.east - 1.2, -0.4


def _gallery_columns(draft: Draft) -> None:
    """Set round columns behind the gallery's glass, where no door, stage or lift is near."""
    floor = unary_union([draft.polygons[f"gallery-{part}"].buffer(-1.4) for part in ("west", "mid", "east")])
    taken = unary_union(
        [s.geometry.buffer(0.9) for s in draft.sections]
        + [o.geometry.buffer(3.2) for o in draft.openings() if o.properties["level"] == "expo-1"]
    )
    line = LineString(GALLERY_FACE).parallel_offset(2.2, "right", join_style="mitre")
    spots = [
        p
        for p in along(list(line.coords), 9.0, start=4.0, end=4.0)
        if floor.contains(Point(p)) and not taken.intersects(Point(p))
    ]
    for i, spot in enumerate(spots, start=1):
        draft.fixture(
            regular(spot, 0.4), level="expo-1", category="column", kind="gallery", id=f"gallery-column-{i:02d}"
        )


def _stages(draft: Draft) -> None:
    """Give the main hall, the theatre, the press room and the larger meeting rooms a stage."""
    hall = draft.polygons["wuzhen-hall"]
    stage = hall.buffer(-1.5) & Polygon([(-98, 152), (-44, 152), (-50, 180), (-92, 180)])
    draft.fixture(stage, level="conf-1", category="stage", id="wuzhen-hall-stage", names=("主席台", "Main stage"))
    draft.fixture(
        Frame(-78, 112, 0).box(0, 0, 14, 2.4),
        level="conf-1",
        category="desk",
        kind="control",
        id="wuzhen-hall-control",
        names=("控制台", "Control desk"),
    )
    for unit, _, storey, (t0, t1, d0, d1), *_ in MEETING_ROOMS:
        room = draft.polygons[unit]
        if room.area < 260:
            continue
        width = LineString(CONFERENCE.line(t0, t1, d0 + 5)).length
        depth = min(4.0 if room.area > 400 else 3.0, width / 5)
        strip = CONFERENCE.cell(t1 - (t1 - t0) * depth / width, t1, d0, d1) & room.buffer(-0.6, join_style="mitre")
        draft.fixture(
            _clear_of_doors(draft, strip, f"conf-{storey}"),
            level=f"conf-{storey}",
            category="stage",
            id=f"{unit}-stage",
        )
    zhenshui = draft.polygons["zhenshui"].buffer(-0.6, join_style="mitre")
    draft.fixture(
        zhenshui & draft.polygons["zhenshui"].convex_hull & _south_of(zhenshui, 5.0),
        level="conf-1",
        category="stage",
        id="zhenshui-stage",
    )
    press = draft.polygons["press-room"].buffer(-0.6, join_style="mitre")
    draft.fixture(
        press & RECEPTION.cell(3.56, 3.95, -5, None), level="recep-2", category="stage", id="press-room-stage"
    )


def _south_of(room: Polygon, depth: float) -> Polygon:
    x0, y0, x1, _ = room.bounds
    return Polygon([(x0, y0), (x1, y0), (x1, y0 + depth), (x0, y0 + depth)])


def _clear_of_doors(draft: Draft, strip: Polygon, level: str) -> Polygon:
    """Return the strip without the floor before doors."""
    doors = unary_union(
        [o.geometry.buffer(1.6, cap_style="square") for o in draft.openings() if o.properties["level"] == level]
    )
    rest = strip - doors
    return max(getattr(rest, "geoms", [rest]), key=lambda g: g.area)


def _desks(draft: Draft) -> None:
    def desk(
        name: str,
        level: str,
        at: Coordinate,
        size: tuple[float, float],
        turn: float,
        names: tuple[str, str],
        category: str = "desk",
        kind: str = "",
    ) -> None:
        half, deep = size[0] / 2, size[1] / 2
        shape = rotate(Frame(at[0], at[1], 0).box(-half, -deep, half, deep), turn, origin=at)
        draft.fixture(shape, level=level, category=category, id=name, names=names, **({"kind": kind} if kind else {}))

    for i, t in enumerate((0.72, 0.93, 1.14), start=1):
        desk(
            f"registration-desk-{i}",
            "recep-1",
            RECEPTION.at(t, 33.5),
            (5, 1.0),
            RECEPTION.frame(t, 33.5).angle,
            ("注册柜台", "Registration desk"),
        )
    for i, (t, d) in enumerate(((1.62, -10), (2.36, -10)), start=1):
        for k in range(4):
            frame = RECEPTION.frame(t, d)
            desk(
                f"security-gate-{i}{k + 1}",
                "recep-1",
                frame.at(-4.5 + 3 * k, 0),
                (0.8, 2.4),
                frame.angle,
                ("安检门", "Security gate"),
                "securityequipment",
            )
    desk("information-arrival", "recep-1", RECEPTION.at(2.0, 26), (6, 2.4), 75, ("总服务台", "Main information desk"))
    for name, (leg, u, v) in {"west": (0, 30, 16.5), "mid": (1, 100, 15.5), "east": (2, 44, 14.5)}.items():
        desk(
            f"information-{name}",
            "expo-1",
            SOUTH[leg].at(u, v),
            (4, 1.2),
            SOUTH[leg].angle,
            ("展览问讯台", "Exhibition information desk"),
        )
    desk(
        "information-lake",
        "conf-1",
        CONFERENCE.at(3.3, 8),
        (4, 1.2),
        CONFERENCE.frame(3.3, 8).angle,
        ("会议问讯台", "Conference information desk"),
    )
    desk(
        "information-wuzhen",
        "conf-1",
        CONFERENCE.at(5.0, 5.5),
        (5, 1.2),
        CONFERENCE.frame(5.02, 6.5).angle,
        ("乌镇厅问讯台", "Wuzhen Hall information desk"),
    )
    desk(
        "cafe-counter",
        "conf-1",
        CONFERENCE.at(2.43, 45),
        (9, 1.2),
        CONFERENCE.frame(2.43, 45).angle,
        ("咖啡吧台", "Café counter"),
    )
    for leg, u, v in ((0, 14, 19), (1, 42, 17.5), (1, 76, 17), (1, 110, 15.6), (2, 52, 16.5), (3, 34, 19)):
        draft.fixture(
            SOUTH[leg].box(u - 1.5, v - 0.3, u + 1.5, v + 0.3),
            level="expo-1",
            category="furniture",
            kind="bench",
            names=("长椅", "Bench"),
        )


def _services(draft: Draft) -> None:
    """Mark one sign per block of WCs, group of lifts, pair of escalators and stair, at a place in front of it."""
    heads = {
        "female": ("restroom", ("卫生间", "Toilets")),
        "wheelchair": ("wheelchair", ("无障碍卫生间", "Accessible toilet")),
    }
    seen: set[str] = set()
    for unit, properties in draft.units.items():
        category, level = properties["category"], properties["level"]
        point = draft.polygons[unit].representative_point()
        at = (point.x, point.y)
        if category == "restroom.female":
            draft.amenity(at, level=level, category=heads["female"][0], id=f"wc-{unit}", names=heads["female"][1])
        elif category == "restroom.unisex.wheelchair":
            draft.amenity(
                at,
                level=level,
                category="restroom.wheelchair",
                kind="wheelchair",
                id=f"wc-{unit}",
                names=heads["wheelchair"][1],
            )
        elif category in {"stairs", "elevator", "escalator"}:
            group = f"{level}-{category}-{round(point.x / 12)}-{round(point.y / 12)}"
            if group not in seen:
                draft.amenity(at, level=level, category=category, id=f"{category}-{unit}")
            seen.add(group)
        elif category in {"firstaid", "mothersroom"}:
            draft.amenity(
                at,
                level=level,
                category=category,
                id=f"{category}-{unit}",
                names=(properties["name_zh"], properties["name_en"]),
            )


def _fire_points(draft: Draft) -> None:
    """Hang an extinguisher beside every stair door, a call point beside it."""
    for opening in draft.openings():
        if "stairs" in opening.properties["id"] and opening.properties.get("exit"):
            (ax, ay), (bx, by) = opening.geometry.coords[0], opening.geometry.coords[-1]
            length = opening.geometry.length
            at = (bx + (bx - ax) / length * 0.7, by + (by - ay) / length * 0.7)
            unit = draft.polygons[opening.properties["id"].split("--")[0]]
            nearest = unit.boundary.interpolate(unit.boundary.project(Point(at)))
            draft.amenity(
                (nearest.x, nearest.y),
                level=opening.properties["level"],
                category="fireextinguisher",
                kind="extinguisher",
                id=f"extinguisher-{opening.properties['id']}",
                names=("灭火器", "Fire extinguisher"),
            )


def _public_services(draft: Draft) -> None:
    east, north = RECEPTION, CONFERENCE
    rows: list[tuple[str, str, str, Coordinate, tuple[str, str]]] = [
        ("information", "information-1", "recep-1", east.at(2.0, 23.5), ("总服务台", "Main information desk")),
        (
            "information",
            "information-2",
            "expo-1",
            SOUTH[0].at(30, 18.2),
            ("展览问讯台（西）", "Exhibition information (west)"),
        ),
        (
            "information",
            "information-3",
            "expo-1",
            SOUTH[1].at(100, 17.2),
            ("展览问讯台（中）", "Exhibition information (middle)"),
        ),
        (
            "information",
            "information-4",
            "expo-1",
            SOUTH[2].at(44, 16.2),
            ("展览问讯台（东）", "Exhibition information (east)"),
        ),
        ("information", "information-5", "conf-1", north.at(3.3, 10), ("会议问讯台", "Conference information")),
        ("information", "information-6", "conf-1", north.at(5.0, 7.5), ("乌镇厅问讯台", "Wuzhen Hall information")),
        ("defibrillator", "aed-1", "recep-1", east.at(1.36, 12), ("自动体外除颤器", "AED")),
        ("defibrillator", "aed-2", "expo-1", SOUTH[0].at(56, 9.5), ("自动体外除颤器", "AED")),
        ("defibrillator", "aed-3", "expo-1", SOUTH[1].at(113, 9.5), ("自动体外除颤器", "AED")),
        ("defibrillator", "aed-4", "conf-1", north.at(4.2, 19), ("自动体外除颤器", "AED")),
        ("defibrillator", "aed-5", "conf-2", north.at(2.4, 32.9), ("自动体外除颤器", "AED")),
        ("coinlocker", "lockers-1", "recep-1", east.at(1.05, -4.5), ("行李寄存", "Luggage")),
        ("coinlocker", "lockers-2", "conf-1", north.at(3.77, 22), ("衣帽寄存", "Cloakroom")),
        ("drinkingfountain", "water-1", "expo-1", SOUTH[1].at(35.5, 9.6), ("饮水处", "Drinking water")),
        ("drinkingfountain", "water-2", "expo-1", SOUTH[1].at(99.5, 9.6), ("饮水处", "Drinking water")),
        ("drinkingfountain", "water-3", "conf-1", north.at(1.24, 32.9), ("饮水处", "Drinking water")),
        ("drinkingfountain", "water-4", "conf-2", north.at(1.24, 32.9), ("饮水处", "Drinking water")),
        ("powerchargingstation", "charging-1", "expo-1", SOUTH[1].at(50, 17), ("充电站", "Charging station")),
        ("powerchargingstation", "charging-2", "recep-2", east.at(2.75, 13), ("充电站", "Charging station")),
        ("powerchargingstation", "charging-3", "conf-1", north.at(1.0, 10), ("充电站", "Charging station")),
        ("prayerroom", "prayer-1", "conf-1", north.at(2.77, 38), ("祈祷静思室", "Prayer and quiet room")),
        ("eatingdrinking", "dining-1", "recep-1", east.at(3.2, 40), ("荷风宴会厅", "Lotus Breeze Dining Hall")),
        ("eatingdrinking", "dining-2", "recep-2", east.at(0.95, 40), ("桑梓餐厅", "Mulberry Dining Hall")),
        ("bus", "bus-stop", "ground", (233, 112), ("巴士站", "Bus station")),
        ("taxi", "taxi-rank", "ground", (219, 64), ("出租车候车处", "Taxi rank")),
        ("landmark", "island-pavilion", "ground", (-4, 4), ("湖心亭", "Pond Pavilion")),
        ("unspecified", "assembly-1", "ground", (-178, 40), ("疏散集合点一", "Assembly point 1")),
        ("unspecified", "assembly-2", "ground", (-60, 56), ("疏散集合点二", "Assembly point 2")),
        ("unspecified", "assembly-3", "ground", (216, 50), ("疏散集合点三", "Assembly point 3")),
        ("unspecified", "assembly-4", "ground", (10, -160), ("疏散集合点四", "Assembly point 4")),
        ("unspecified", "assembly-5", "ground", (60, 165), ("疏散集合点五", "Assembly point 5")),
    ]
    for category, name, level, at, names in rows:
        kind = {"kind": "assembly-point"} if name.startswith("assembly") else {"kind": "cafe"} if name == "cafe" else {}
        draft.amenity(at, level=level, category=category, id=name, names=names, **kind)
    draft.amenity(
        north.at(2.43, 42),
        level="conf-1",
        category="eatingdrinking",
        kind="cafe",
        id="cafe-sign",
        names=("水阁咖啡", "Water Pavilion Café"),
    )
    for opening in draft.openings():
        if opening.properties["category"] == "pedestrian.principal":
            middle = opening.geometry.interpolate(0.5, normalized=True)
            names = (opening.properties["name_zh"], opening.properties["name_en"])
            draft.amenity(
                (middle.x, middle.y),
                level=opening.properties["level"],
                category="entry",
                id=f"entry-{opening.properties['id']}",
                names=names,
            )


def _sections(draft: Draft, halls: list[Hall]) -> None:
    """Keep the delivery bays and the switchboards of the halls free, and the lanes of the fire engines."""
    for hall in halls:
        frame, n = hall.frame, hall.number
        if n in {3, 5}:
            u = hall.axis + hall.goods[0][0]
            bay = frame.box(u - 3.5, -hall.depth, u + 3.5, -hall.depth + 6)
            draft.section(
                bay, level="expo-1", use="no-build", id=f"H{n}-delivery-bay", names=("交货区", "Delivery bay")
            )
        elif n in {2, 4, 6, 7}:
            u = hall.axis + hall.north[0][0] + hall.north[0][1] / 2 + 2.4
            board = frame.box(u, -1.5, u + 3, 0)
            draft.section(
                board, level="expo-1", use="no-build", id=f"H{n}-switchboard", names=("配电柜", "Switchboard")
            )
    floor = unary_union([hall.polygon for hall in halls])
    south = (floor.buffer(14) - floor.buffer(8)).simplify(0.1) & draft.polygons["service-yard"]
    for name, lane in (("south", south), ("north", draft.polygons["north-lane"].buffer(-1.5))):
        widest = max(getattr(lane, "geoms", [lane]), key=lambda g: g.area)
        names = ("消防车道", "Fire lane")
        draft.section(widest, level="ground", use="fire-lane", category="road", id=f"fire-lane-{name}", names=names)
    pavilion = regular((-4.0, 4.0), 4.2, 6)
    names = ("湖心亭", "Pond Pavilion")
    draft.section(pavilion, level="ground", use="landmark", category="recreation", id="pond-pavilion", names=names)
