"""What visitors and firemen look for: WCs, lifts, information, extinguishers, assembly points, fire lanes."""

from __future__ import annotations

from draft import Draft
from halls import Hall
from plane import Coordinate, regular
from shapely import Point, unary_union
from site_lines import CONFERENCE, RECEPTION, SOUTH


def draw_services(draft: Draft, halls: list[Hall]) -> None:
    """Mark the services and the areas that stay free."""
    _services(draft)
    _fire_points(draft)
    _public_services(draft)
    _sections(draft, halls)


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
