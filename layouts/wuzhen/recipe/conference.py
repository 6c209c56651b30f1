"""The conference centre: the north wing with Wuzhen Hall, meeting rooms round courtyards and a foyer that bends."""

from __future__ import annotations

from conference_rooms import draw_meeting_rooms, draw_wuzhen_hall, lobby_at, wuzhen_hall
from draft import Draft
from shapely import Polygon, unary_union
from site_lines import CONFERENCE
from wing import Wing

COURTS = ((1.47, 1.93, 13.5, 30.0), (2.66, 3.09, 13.5, 30.0))
ALL, LOWER = (1, 2, 3), (1, 2)
TOP = (0.94, 2.6)  # the top storey stands between these ribs


def draw_conference(draft: Draft, top_depth: float) -> None:
    """Draw the three storeys; ``top_depth`` is where the top storey begins (metres from the pond side)."""
    for storey, zh, elevation in ((1, "一", 0.0), (2, "二", 7.5), (3, "三", 13.5)):
        draft.level(
            f"conf-{storey}",
            ordinal=storey - 1,
            names=(f"会议中心{zh}层", f"Conference Centre, Level {storey}"),
            short_name=f"{storey}F",
            building="conference",
            elevation=elevation,
        )
    wing = Wing(draft, CONFERENCE, "conf")
    _cores(wing)
    draw_meeting_rooms(wing)
    draw_wuzhen_hall(wing)
    _services(wing)
    _foyers(wing, top_depth)


def _cores(wing: Wing) -> None:
    stairs = [
        (1, LOWER, (0.14, 0.28, 34, 43)),
        (2, ALL, (2.0, 2.1, 33.5, 42.5)),
        (3, LOWER, (3.62, 3.76, 33.5, 43.5)),
        (4, LOWER, (6.1, 6.35, 18, 27)),
        (5, ALL, (1.22, 1.33, 33.5, 42.5)),
    ]
    for n, storeys, place in stairs:
        doors = {s: (f"{lobby_at(s, place[0])}:p:2.4:exit",) for s in storeys}
        wing.shaft(
            f"conf-stairs-{n}", "stairs", storeys, place, doors, (f"会议中心{n}号楼梯", f"Conference stairs {n}")
        )
    lifts = [
        (1, ALL, (2.1, 2.17, 33.5, 36.3)),
        (2, ALL, (2.17, 2.24, 33.5, 36.3)),
        (3, LOWER, (3.76, 3.83, 33.5, 36.3)),
        (4, LOWER, (3.83, 3.9, 33.5, 36.3)),
        (5, LOWER, (6.35, 6.45, 18, 20.8)),
        (6, LOWER, (6.45, 6.55, 18, 20.8)),
    ]
    for n, storeys, place in lifts:
        wing.shaft(
            f"conf-lift-{n}",
            "lift",
            storeys,
            place,
            {s: (f"{lobby_at(s, place[0])}:p:1.4",) for s in storeys},
            (f"会议中心{n}号电梯", f"Conference lift {n}"),
        )
    for k, way in enumerate(("up", "down")):
        zh = "上行" if way == "up" else "下行"
        wing.shaft(
            f"conf-escalator-{way}",
            "escalator",
            LOWER,
            (3.12, 3.56, 15 + 1.8 * k, 16.6 + 1.8 * k),
            {1: ("foyer-lake:a:1.2",), 2: ("conf-upper-foyer:z:1.2",)},
            (f"{zh}自动扶梯", f"Escalator {way}"),
            direction=way,
        )
    _toilets(wing)


def _toilets(wing: Wing) -> None:
    rows = [
        ("1", ALL, (0.96, 1.22, 33.5, 42.5)),
        ("2", LOWER, (6.55, 7.0, 18, 27)),
        ("3", (1,), (4.0, 4.25, -10, None)),
        ("4", (1,), (5.8, 5.99, -10, None)),
    ]
    for tag, storeys, (t0, t1, d0, d1) in rows:
        for storey in storeys:
            lobby = {"3": "wuzhen-foyer-east", "4": "wuzhen-foyer-west"}.get(tag, lobby_at(storey, t0))
            for kind, cell, width in zip(
                ("female", "male", "wheelchair"), wing.cells(t0, t1, d0, d1, (5, 4, 2.4)), (1.2, 1.2, 1.0), strict=True
            ):
                wing.room(f"conf-{kind}-{storey}0{tag}", kind, storey, cell, (f"{lobby}:p:{width}",))


def _services(wing: Wing) -> None:
    wing.room(
        "backstage",
        "plant",
        1,
        (4.45, 5.55, -12, None),
        (
            "wuzhen-foyer-east:a0.75:2.4",
            "wuzhen-foyer-west:z0.75:2.4",
            "wuzhen-hall:@-60,170:3:exit",
            "wuzhen-hall:@-82,169:3:exit",
        ),
        ("后台", "Backstage"),
    )
    wing.room("cloakroom", "cloakroom", 1, (3.64, 3.9, 18, 29), ("foyer-lake:p:4", "foyer-lake:o:1.5"))
    known = {"evidence": "attested", "source": "a café is published; its place is assumed"}
    wing.room(
        "cafe",
        "cafe",
        1,
        (2.24, 2.62, 33.5, None),
        ("foyer-lake:p0.2:3:exit", "foyer-lake:p0.8:3:exit"),
        ("水阁咖啡", "Water Pavilion Café"),
        capacity_banquet=160,
        **known,
    )
    row = wing.cells(2.62, 3.0, 33.5, 44, (4, 4, 5, 6))
    for (unit, kind, names), cell in zip(
        (
            ("conf-mothers", "mothers", None),
            ("conf-prayer", "prayer", None),
            ("conf-firstaid", "firstaid", None),
            ("business-centre", "office", ("商务中心", "Business Centre")),
        ),
        row,
        strict=True,
    ):
        wing.room(unit, kind, 1, cell, ("foyer-lake:p:1.5",), names, restricted=False)
    wing.room("conf-kitchen", "kitchen", 1, (2.62, 3.0, 44, None), (f"cafe:@{_mid(wing, 2.62, 47)}:1.5",))
    vip = wing.cells(6.12, 7.0, 29, None, (3, 2))
    wing.room(
        "vip-reception",
        "lounge",
        1,
        vip[0],
        ("wuzhen-foyer-west:p0.3:2.4:exit", "wuzhen-foyer-west:a0.5:2.4:exit"),
        ("贵宾接待厅", "Guests of Honour Lounge"),
        restricted=True,
        capacity_reception=200,
    )
    wing.room(
        "green-room",
        "lounge",
        1,
        vip[1],
        ("wuzhen-foyer-west:p0.3:1.8:exit", "vip-reception:a0.5:1.8"),
        ("候场室", "Green Room"),
        restricted=True,
    )
    _stores(wing)
    hall = wuzhen_hall()
    for i, cell in enumerate(wing.cells(4.25, 5.75, 9.5, 17, (1, 1, 1, 1, 1, 1)), start=1):
        shape = wing.ribbon.cell(*cell).difference(hall)
        wing.room(
            f"interp-{i}",
            "interpretation",
            2,
            shape,
            (f"conf-upper-foyer:@{_mid(wing, (cell[0] + cell[1]) / 2, 9.5)}:1.2:exit",),
            (f"同声传译室{i}", f"Interpretation Room {i}"),
            number=f"I{i}",
            evidence="attested",
            source="interpretation rooms are published; number and place assumed",
        )
    _top_storey(wing)


def _stores(wing: Wing) -> None:
    """Fill the floor behind stairs, lifts and WCs."""
    ribbon = wing.ribbon
    for storey in ALL:
        wing.room(
            f"conf-plant-{storey}01",
            "plant",
            storey,
            (0.96, 1.33, 42.5, None),
            (f"conf-stairs-5-l{storey}:@{_mid(wing, 1.275, 42.5)}:1.2",),
        )
        behind = ribbon.cell(2.0, 2.24, 42.5, None) | ribbon.cell(2.1, 2.24, 36.3, 42.5)
        lane = "foyer-east" if storey == 1 else lobby_at(storey, 2.0)
        wing.room(f"conf-store-{storey}01", "store", storey, behind, (f"{lane}:@{_mid(wing, 2.0, 45)}:1.8",))
    for storey in LOWER:
        end = None if storey == 1 else 46
        behind = ribbon.cell(3.62, 3.9, 43.5, end) | ribbon.cell(3.76, 3.9, 36.3, 43.5)
        wing.room(
            f"conf-store-{storey}02", "store", storey, behind, (f"{lobby_at(storey, 3.9)}:@{_mid(wing, 3.9, 41)}:1.8",)
        )
        wing.room(
            f"conf-store-{storey}03", "store", storey, (6.35, 6.55, 20.8, 27), (f"{lobby_at(storey, 6.4)}:o:1.2",)
        )


def _top_storey(wing: Wing) -> None:
    for i, cell in enumerate(
        [*wing.cells(0.98, 1.46, 18, 30, (1, 1, 1)), *wing.cells(2.0, 2.56, 18, 30, (1, 1, 1, 1))], start=1
    ):
        wing.room(
            f"bilateral-{i}",
            "bilateral",
            3,
            cell,
            ("conf-roof-foyer:o0.2:1.5:exit", "conf-roof-foyer:o0.8:1.5:exit"),
            (f"双边会谈室{i}", f"Bilateral Room {i}"),
            number=f"30{i}",
            capacity_boardroom=20,
        )
    wing.room(
        "secretariat",
        "office",
        3,
        (1.33, 1.93, 33.5, None),
        ("conf-roof-foyer:p0.2:1.8:exit", "conf-roof-foyer:p0.8:1.8:exit"),
        ("组委会秘书处", "Secretariat"),
    )
    wing.room(
        "delegations",
        "office",
        3,
        (2.24, 2.56, 33.5, None),
        ("conf-roof-foyer:p0.2:1.8:exit", "conf-roof-foyer:p0.8:1.8:exit"),
        ("代表团办公室", "Delegation Offices"),
    )


def _mid(wing: Wing, t: float, d: float) -> str:
    x, y = wing.ribbon.at(t, d)
    return f"{x},{y}"


def top_storey(top_depth: float) -> Polygon:
    """Return the outline of the top storey."""
    return CONFERENCE.cell(*TOP, top_depth, None) - unary_union([CONFERENCE.cell(*court) for court in COURTS])


def _foyers(wing: Wing, top_depth: float) -> None:
    ribbon, draft = wing.ribbon, wing.draft
    courts = [ribbon.cell(*court) for court in COURTS]
    for i, court in enumerate(courts, start=1):
        names = (("竹院", "Bamboo Court"), ("梅院", "Plum Court"))[i - 1]
        draft.unit(f"court-{i}", court, level="ground", category="vegetation", names=names)
        lobby = "foyer-east" if i == 1 else "foyer-lake"
        t = (COURTS[i - 1][0] + COURTS[i - 1][1]) / 2
        draft.door(f"court-{i}", lobby, ribbon.at(t, 13.5), 2.4)
    east = ribbon.cell(0, 2, 0, None)
    lake = ribbon.cell(2, 3.96, 0, None)
    front = ribbon.cell(3.96, 6.06, 0, 20)
    wing.room("foyer-east", "foyer", 1, east, names=("东序厅", "East Foyer"), clear_height=6.5)
    wing.room("foyer-lake", "foyer", 1, lake, names=("临水序厅", "Lakeside Foyer"), clear_height=6.5)
    wing.room("wuzhen-foyer", "foyer", 1, front, names=("乌镇厅前厅", "Wuzhen Hall Foyer"), clear_height=12.0)
    wing.room(
        "wuzhen-foyer-east",
        "foyer",
        1,
        ribbon.cell(3.96, 5.0, 10, None),
        names=("乌镇厅东侧厅", "Wuzhen Hall East Side Foyer"),
    )
    wing.room(
        "wuzhen-foyer-west",
        "foyer",
        1,
        ribbon.cell(5.0, 7, 0, None),
        names=("乌镇厅西侧厅", "Wuzhen Hall West Side Foyer"),
    )
    openings_below = [
        *courts,
        ribbon.cell(2.05, 2.98, 2.5, 11),
        ribbon.cell(0.3, 1.42, 3, 10.5),
        ribbon.cell(3.5, 3.97, 46, None),
        ribbon.cell(3.96, 4.01, 9.5, None),
        ribbon.cell(0, 0.1, 32, None),
    ]
    second = (ribbon.cell(0, 3.96, 0, None) | ribbon.cell(3.9, 6.0, 0, 9.5)) - unary_union(openings_below)
    wing.room("conf-upper-foyer", "foyer", 2, second, names=("会议中心二层序厅", "Conference Upper Foyer"))
    wing.room("yunhe-foyer", "foyer", 2, ribbon.cell(6.0, 7, 0, None), names=("运河厅前厅", "Canal Hall Foyer"))
    wing.room("conf-roof-foyer", "foyer", 3, top_storey(top_depth), names=("三层茶廊", "Level 3 Tea Gallery"))
    for a, b, t, d, width in (
        ("foyer-east", "foyer-lake", 2.0, 6.5, 9.0),
        ("foyer-lake", "wuzhen-foyer", 3.96, 7.0, 9.0),
        ("wuzhen-foyer", "wuzhen-foyer-west", 6.06, 9.0, 9.0),
    ):
        draft.door(a, b, ribbon.at(t, d), width, id=f"{a}--{b}")
    draft.door("wuzhen-foyer", "wuzhen-foyer-east", ribbon.at(4.03, 20), 5.0)
    draft.door("conf-upper-foyer", "yunhe-foyer", ribbon.at(6.0, 4.5), 6.0)
