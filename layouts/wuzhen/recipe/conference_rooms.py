"""The rooms of the conference centre: Wuzhen Hall and the eighteen meeting rooms."""

from __future__ import annotations

from math import sqrt

from plane import Frame
from shapely import Polygon
from shapely.affinity import scale
from wing import Wing

WUZHEN_HALL = 4_500.0

# id, number, storey, place, Chinese, English, attested, door side; the doors lead to the foyer of the storey
MEETING_ROOMS = [
    ("r101", "101", 1, (0.12, 0.92, 14, 30), "梅泾厅", "Meijing Hall", False, "p"),
    ("r102", "102", 1, (0.3, 0.9, 34, None), "昭明厅", "Zhaoming Hall", False, "p"),
    ("r103", "103", 1, (1.33, 1.93, 33.5, None), "立志厅", "Lizhi Hall", False, "p"),
    ("r105", "105", 1, (1.04, 1.42, 14, 30), "浮澜厅", "Fulan Hall", False, "p"),
    ("r106", "106", 1, (2.0, 2.62, 14, 30), "慈云厅", "Ciyun Hall", True, "p"),
    ("net-theatre", "", 1, (3.0, 3.62, 33.5, None), "网剧场", "Net Theatre", True, "p"),
    ("r201", "201", 2, (0.12, 0.92, 14, 30), "桥里厅", "Qiaoli Hall", False, "p"),
    ("r202", "202", 2, (1.04, 1.42, 14, 30), "访卢厅", "Fanglu Hall", False, "p"),
    ("r203", "203", 2, (0.3, 0.9, 34, None), "雨读厅", "Yudu Hall", True, "p"),
    ("r205", "205", 2, (2.0, 2.3, 14, 30), "晴耕厅", "Qinggeng Hall", False, "p"),
    ("r206", "206", 2, (2.3, 2.62, 14, 30), "宏源厅", "Hongyuan Hall", False, "p"),
    ("r207", "207", 2, (2.24, 2.46, 33.5, None), "翰林厅", "Hanlin Hall", False, "p"),
    ("r208", "208", 2, (1.33, 1.93, 33.5, None), "垄行厅", "Longxing Hall", True, "p"),
    ("r215", "215", 2, (2.46, 2.72, 33.5, None), "灵水厅", "Lingshui Hall", False, "p"),
    ("r216", "216", 2, (2.72, 3.0, 33.5, None), "乌将军厅", "General Wu Hall", False, "p"),
    ("r217", "217", 2, (3.0, 3.5, 33.5, None), "通安厅", "Tong'an Hall", True, "p"),
    ("yunhe", "", 2, (6.12, 7.0, 29, None), "运河厅", "Canal Hall", True, "p"),
]


def draw_meeting_rooms(wing: Wing) -> None:
    for unit, number, storey, place, zh, en, attested, side in MEETING_ROOMS:
        area = wing.ribbon.cell(*place).area
        lobby = lobby_at(storey, place[0])
        width = max(1.5, round(area / 1.1 * 0.0065 / 2 + 0.05, 1))
        stated = "name and number" if number else "name"
        known = (
            {"evidence": "attested", "source": f"{stated} in published agendas; place and shape assumed"}
            if attested
            else {}
        )
        doors = tuple(f"{lobby}:{side}{f}:{width}:exit" for f in (0.18, 0.82)) + (
            (f"{lobby}:a0.75:2.4:exit",) if unit == "yunhe" else ()
        )
        wing.room(
            unit,
            "meeting",
            storey,
            place,
            doors,
            (zh, en),
            number=number,
            **capacities(area),
            equipment="projection;interpretation",
            **known,
        )
    _zhenshui(wing)


def capacities(area: float) -> dict[str, int]:
    """Return assumed capacities of a meeting room, a stage of a quarter of the room left out of the seats."""
    return {
        "capacity_theatre": int(area / 1.25 // 10 * 10),
        "capacity_classroom": int(area / 2.1 // 10 * 10),
        "capacity_banquet": int(area / 1.6 // 10 * 10),
    }


def _zhenshui(wing: Wing) -> None:
    """Draw the room that is pillowed on the water: it steps out of the foyer over the pond."""
    frame = Frame(*wing.ribbon.at(1.62, 0), wing.ribbon.frame(1.62, 0).angle)
    room = frame.polygon((-15, 0), (-17.5, 20.5), (6, 29), (16, 18.5), (12.5, 0))
    (ax, ay), (bx, by) = frame.at(-7, 0), frame.at(7, 0)
    known = {"evidence": "attested", "source": "name in published agendas; place and shape assumed"}
    (cx, cy) = frame.at(-16.2, 9.5)
    doors = (
        f"foyer-east:@{ax},{ay}:2.4:exit",
        f"foyer-east:@{bx},{by}:2.4:exit",
        f"colonnade-north:@{cx},{cy}:2.0:exit",
    )
    wing.room(
        "zhenshui",
        "meeting",
        1,
        room,
        doors,
        ("枕水厅", "Zhenshui Hall"),
        **capacities(room.area),
        equipment="projection;interpretation",
        **known,
    )


def draw_wuzhen_hall(wing: Wing) -> None:
    hall = wuzhen_hall()
    doors = (
        "wuzhen-foyer:@-95,101:3.6:exit",
        "wuzhen-foyer:@-80,106.5:3.6:exit",
        "wuzhen-foyer:@-47,103:3.6:exit",
        "wuzhen-foyer:@-63,106.5:3.6:exit",
        "wuzhen-foyer-east:@-29,118:2.4:exit",
        "wuzhen-foyer-east:@-32,147:2.4:exit",
        "wuzhen-foyer-west:@-109,115:2.4:exit",
        "wuzhen-foyer-west:@-106,147:2.4:exit",
    )
    wing.room(
        "wuzhen-hall",
        "meeting",
        1,
        hall,
        doors,
        ("乌镇厅", "Wuzhen Hall"),
        use="plenary",
        area_published=4500,
        capacity_theatre=3000,
        capacity_banquet=1800,
        capacity_reception=3000,
        evidence="attested",
        source="3,000 persons and 4,500 m2 published in 2017; place and shape assumed",
        equipment="stage;interpretation;screen",
    )
    wing.draft.units["wuzhen-hall"].update(category="auditorium", clear_height=14.0)


def wuzhen_hall() -> Polygon:
    """Return the main hall: a fan of six sides, scaled about its centre to 4,500 m²."""
    fan = Polygon(
        [(-107, 100), (-72, 105.5), (-30, 101), (-26, 127), (-38, 166), (-70, 171.5), (-104, 164), (-113, 128)]
    )
    factor = sqrt(WUZHEN_HALL / fan.area)
    return scale(fan, factor, factor, origin="centroid")


def lobby_at(storey: int, t: float) -> str:
    """Return the foyer of a storey at a place along the wing."""
    if storey == 3:
        return "conf-roof-foyer"
    if storey == 2:
        return "conf-upper-foyer" if t < 5.5 else "yunhe-foyer"
    return "foyer-east" if t < 2.0 else "foyer-lake" if t < 4.0 else "wuzhen-foyer-west"
