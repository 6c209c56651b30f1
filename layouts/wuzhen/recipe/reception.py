"""The reception centre: the east building that joins the two wings; one looks through it from the road to the pond."""

from __future__ import annotations

from draft import Draft
from plane import Frame, Ribbon, arc
from shapely import Polygon
from site_lines import RECEPTION, SOUTH
from wing import Wing

BOTH = (1, 2)
COVERS = {
    "evidence": "attested",
    "source": "1,600 covers added in 2017, published; split over two halls, name, place and shape assumed",
}
ESCALATOR_FRAME = Frame(*RECEPTION.at(1.6, 18.6), RECEPTION.frame(1.6, 18.6).angle)  # they rise southwards
LOBBY_SPLIT = (1.3, 2.75)  # the arrival hall lies between these ribs


def draw_reception(draft: Draft) -> None:
    """Draw both storeys of the reception centre."""
    draft.level(
        "recep-1",
        ordinal=0,
        names=("接待中心一层", "Reception Centre, Level 1"),
        short_name="1F",
        building="reception",
        elevation=0.0,
    )
    draft.level(
        "recep-2",
        ordinal=1,
        names=("接待中心二层", "Reception Centre, Level 2"),
        short_name="2F",
        building="reception",
        elevation=7.5,
    )
    wing = Wing(draft, RECEPTION, "recep")
    _cores(wing)
    _ground_floor(wing)
    _upper_floor(wing)


def _lobby(storey: int, t: float) -> str:
    if storey == 2:
        return "recep-upper-foyer"
    return "south-link" if t < LOBBY_SPLIT[0] else "north-link"


def _cores(wing: Wing) -> None:
    """Stairs, lifts and WCs stand above each other on both storeys."""
    south = wing.cells(0.25, 1.0, 16, 24, (5, 2.5, 2.5, 4.5, 3.5, 2.2))
    north = wing.cells(3.56, 3.95, 12, 20, (5, 2.6, 2.6))
    for n, cells in ((1, south), (2, north)):
        for i, cell in enumerate(cells[:3]):
            kind, names = (
                ("stairs", (f"接待中心{n}号楼梯", f"Reception stairs {n}"))
                if i == 0
                else ("lift", (f"接待中心{2 * n - 2 + i}号电梯", f"Reception lift {2 * n - 2 + i}"))
            )
            shaft = f"recep-stairs-{n}" if i == 0 else f"recep-lift-{2 * n - 2 + i}"
            flags = ":2.4:exit" if i == 0 else ":1.4"
            wing.shaft(shaft, kind, BOTH, cell, {s: (f"{_lobby(s, cell[0])}:p{flags}",) for s in BOTH}, names)
    for storey in BOTH:
        for kind, cell, width in zip(("female", "male", "wheelchair"), south[3:], (1.2, 1.2, 1.0), strict=True):
            wing.room(f"recep-{kind}-{storey}01", kind, storey, cell, (f"{_lobby(storey, 0)}:p:{width}",))
        for kind, d0, d1, width in (("female", 21, 26, 1.2), ("male", 26, 30.5, 1.2), ("wheelchair", 30.5, 33, 1.0)):
            wing.room(
                f"recep-{kind}-{storey}02", kind, storey, (3.56, 3.95, d0, d1), (f"{_lobby(storey, 3)}:a:{width}",)
            )
    stairs = (2.79, 2.87, -9, None)
    wing.shaft(
        "recep-stairs-3",
        "stairs",
        BOTH,
        stairs,
        {1: ("north-link:p:2.0:exit",), 2: ("recep-upper-foyer:p:2.0:exit",)},
        ("接待中心3号楼梯", "Reception stairs 3"),
    )
    for k, way in enumerate(("up", "down")):
        zh = "上行" if way == "up" else "下行"
        place = ESCALATOR_FRAME.box(0, -1.6 - 1.8 * k, 17, -1.8 * k)
        (fx, fy), (hx, hy) = ESCALATOR_FRAME.at(17, -0.8 - 1.8 * k), ESCALATOR_FRAME.at(0, -0.8 - 1.8 * k)
        wing.shaft(
            f"recep-escalator-{way}",
            "escalator",
            BOTH,
            place,
            {1: (f"arrival-hall:@{fx},{fy}:1.2",), 2: (f"recep-upper-foyer:@{hx},{hy}:1.2",)},
            (f"{zh}自动扶梯", f"Escalator {way}"),
            direction=way,
        )


def _ground_floor(wing: Wing) -> None:
    offices = wing.cells(0.35, 1.3, -9, None, (6, 5, 9, 6))
    for (unit, kind), cell in zip(
        (
            ("recep-security", "security"),
            ("recep-firstaid", "firstaid"),
            ("luggage", "luggage"),
            ("recep-office-101", "office"),
        ),
        offices,
        strict=True,
    ):
        wing.room(unit, kind, 1, cell, ("registration:p:1.5",))
    wing.room(
        "registration",
        "foyer",
        1,
        (0.35, 1.3, 28, -9),
        ("south-link:p:6:exit", "arrival-hall:z0.4:8:exit"),
        ("注册报到处", "Registration"),
        use="registration",
        capacity_reception=500,
    )
    wing.room(
        "arrival-hall", "foyer", 1, _arrival_hall(wing.ribbon), names=("迎宾大厅", "Arrival Hall"), clear_height=13.0
    )
    for t, link in zip(LOBBY_SPLIT, ("south-link", "north-link"), strict=True):
        wing.draft.door("arrival-hall", link, wing.ribbon.at(t, 6), 8.0, id=f"arrival-hall--{link}")
    wing.room("kitchen-1", "kitchen", 1, (3.56, 3.95, 33, None), ("north-link:a0.3:1.8",))
    wing.room(
        "catering-1",
        "catering",
        1,
        (2.92, 3.49, 18, None),
        ("north-link:p0.2:3:exit", "north-link:p0.8:3:exit", "north-link:z0.45:2.4:exit", "north-link:a0.72:2.4:exit"),
        ("荷风宴会厅", "Lotus Breeze Dining Hall"),
        capacity_banquet=860,
        **COVERS,
    )
    ribbon = wing.ribbon
    wing.room("south-link", "foyer", 1, ribbon.cell(0, LOBBY_SPLIT[0], 0, None), names=("南连廊", "South Link"))
    wing.room("north-link", "foyer", 1, ribbon.cell(LOBBY_SPLIT[1], 4, 0, None), names=("北连廊", "North Link"))


def _arrival_hall(ribbon: Ribbon) -> Polygon:
    """Return the arrival hall; its front to the road is faceted, four panes of a shallow bow to each side."""
    a, b, c = ribbon.at(LOBBY_SPLIT[0], None), ribbon.at(2.0, None), ribbon.at(LOBBY_SPLIT[1], None)
    front = arc(c, b, 2.2, 4)[:-1] + arc(b, a, 2.2, 4)
    return Polygon([*ribbon.line(*LOBBY_SPLIT, 0), *front])


def _upper_floor(wing: Wing) -> None:
    ribbon = wing.ribbon
    wing.room(
        "catering-2",
        "catering",
        2,
        (0.35, 1.55, 28, None),
        ("recep-upper-foyer:p0.2:3:exit", "recep-upper-foyer:p0.8:3:exit"),
        ("桑梓餐厅", "Mulberry Dining Hall"),
        capacity_banquet=740,
        **COVERS,
    )
    wing.room("kitchen-2", "kitchen", 2, (0.04, 0.35, 28, None), ("catering-2:z:1.8", "recep-upper-foyer:p:1.8"))
    for i, cell in enumerate(wing.cells(1.55, 2.7, 0, 10, (1, 1, 1, 1)), start=1):
        wing.room(
            f"vip-{i}",
            "vip",
            2,
            cell,
            ("recep-upper-foyer:o0.25:1.5:exit", "recep-upper-foyer:o0.75:1.5:exit"),
            (f"贵宾室{'一二三四'[i - 1]}", f"VIP Room {i}"),
            number=f"V{i}",
            capacity_theatre=50,
        )
    wing.room(
        "press-centre",
        "press",
        2,
        (2.92, 3.49, 16, None),
        tuple(f"recep-upper-foyer:{place}:2.4:exit" for place in ("p0.2", "p0.8", "z0.45", "a0.72")),
        ("新闻中心", "Press Centre"),
        capacity_classroom=700,
        evidence="attested",
        source="about 700 journalists published in 2017; a seat for each, name, place and shape assumed",
        equipment="power;data;interpretation",
    )
    wing.room(
        "press-room",
        "press",
        2,
        (3.56, 3.95, 33, None),
        ("recep-upper-foyer:a0.2:2:exit", "recep-upper-foyer:a0.75:2:exit"),
        ("新闻发布厅", "Press Conference Room"),
        capacity_theatre=320,
        equipment="stage;interpretation;screen",
    )
    floor = ribbon.cell(0, 4, 0, None).difference(_void(ribbon))
    wing.room("recep-upper-foyer", "foyer", 2, floor, names=("接待中心二层休息厅", "Reception Upper Foyer"))


def _void(ribbon: Ribbon) -> Polygon:
    """Return the air space over the arrival hall."""
    return ribbon.cell(1.6, 2.7, 14.5, -4.5)


def join_buildings(draft: Draft) -> None:
    """Open the ends of the reception centre to the wings on both storeys: one walks round the pond indoors."""
    draft.door("gallery-east", "south-link", SOUTH[3].at(42.7, 16.5), 9.0, id="gallery-east--south-link")
    draft.door(
        "upper-gallery", "recep-upper-foyer", SOUTH[3].at(42.7, 10.8), 3.2, id="upper-gallery--recep-upper-foyer"
    )
    draft.door("north-link", "foyer-east", RECEPTION.at(4, 6.5), 9.0, id="north-link--foyer-east")
    draft.door(
        "recep-upper-foyer", "conf-upper-foyer", RECEPTION.at(4, 6.5), 8.0, id="recep-upper-foyer--conf-upper-foyer"
    )
