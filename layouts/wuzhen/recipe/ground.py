"""The ground around and between the buildings: pond, colonnades, squares, roads and gardens."""

from __future__ import annotations

from draft import Draft
from plane import Coordinate, along, curve, regular
from shapely import LineString, MultiPolygon, Polygon, unary_union
from site_lines import CONFERENCE, GALLERY_FACE, HALL_WALL, RECEPTION

SITE = Polygon([(-244, -190), (262, -190), (262, 212), (-244, 212)])
RECEPTION_FACE = RECEPTION.line(0, 4, 0)
CONFERENCE_FACE = CONFERENCE.line(0, 7, 0)
SHORE: list[Coordinate] = [
    (-172, -8),
    (-163, -27),
    (-138, -40),
    (-108, -45),
    (-66, -53),
    (-24, -49),
    (14, -45),
    (44, -36),
    (76, -31),
    (98, -17),
    (118, 2),
    (129, 26),
    (127, 52),
    (114, 72),
    (96, 87),
    (70, 80),
    (50, 68),
    (12, 66),
    (-18, 70),
    (-40, 62),
    (-58, 44),
    (-92, 36),
    (-120, 40),
    (-146, 30),
    (-164, 14),
]
ISLAND: list[Coordinate] = [(-22, 2), (-10, -7), (6, -6), (13, 4), (5, 14), (-12, 15)]
COURTYARD_WATER: list[Coordinate] = [
    (-222, 240),
    (-219, 170),
    (-225, 110),
    (-217, 60),
    (-222, 5),
    (-214, -50),
    (-220, -110),
    (-215, -210),
    (-260, -210),
    (-260, 240),
]
COLONNADE = 7.0


def inside_of_the_u() -> Polygon:
    """Return the ground that the three buildings embrace."""
    return Polygon(GALLERY_FACE + RECEPTION_FACE + CONFERENCE_FACE)


def zigzag() -> LineString:
    """Return the middle line of the bridge of turns across the pond, from colonnade to colonnade by the island."""
    return LineString(
        [
            (-20, -66),
            (-20, -44),
            (-32, -36),
            (-20, -26),
            (-31, -16),
            (-18, -3),
            (-4, 4),
            (6, 12),
            (1, 24),
            (14, 34),
            (4, 46),
            (14, 58),
            (14, 82),
        ]
    )


def draw_ground(draft: Draft) -> None:
    """Draw the open ground; what no building claims is divided among water, paths, squares, roads and gardens."""
    inside = inside_of_the_u()
    _colonnades(draft, inside)
    _pond(draft)
    _squares(draft, inside)
    _east(draft)
    _south(draft)
    _north_and_west(draft)


def _pond(draft: Draft) -> None:
    pond = Polygon(curve(SHORE, closed=True, step=4.0))
    island = Polygon(curve(ISLAND, closed=True, step=2.5))
    bridge = zigzag().buffer(1.8, cap_style="flat", join_style="mitre") & pond
    southern, northern = (
        unary_union([p for p in (bridge - island).geoms if (p.centroid.y < 4) == south]) for south in (True, False)
    )
    draft.unit(
        "bridge-south", southern, level="ground", category="footbridge", names=("南九曲桥", "South Zigzag Bridge")
    )
    draft.unit(
        "bridge-north", northern, level="ground", category="footbridge", names=("北九曲桥", "North Zigzag Bridge")
    )
    draft.unit("pond-island", island, level="ground", category="unenclosedarea", names=("湖心岛", "Pond Island"))
    draft.void("pond", pond, ordinal=0)
    draft.void("canal", Polygon(curve(COURTYARD_WATER[:8], step=5.0) + COURTYARD_WATER[8:]) & SITE, ordinal=0)


def _colonnades(draft: Draft, inside: Polygon) -> None:
    zhenshui = unary_union([p for u, p in draft.claims[0] if u == "zhenshui"])
    parts = [
        ("colonnade-east", RECEPTION_FACE, ("东水廊", "East Water Colonnade"), []),
        ("colonnade-south", GALLERY_FACE, ("南水廊", "South Water Colonnade"), []),
        (
            "colonnade-north",
            CONFERENCE_FACE,
            ("北水廊", "North Water Colonnade"),
            [zhenshui.buffer(4, join_style="mitre")],
        ),
    ]
    for unit, face, names, more in parts:
        band = unary_union([LineString(face).buffer(COLONNADE, join_style="mitre", cap_style="flat"), *more]) & inside
        band = max(band.geoms, key=lambda g: g.area) if isinstance(band, MultiPolygon) else band
        draft.unit(
            unit,
            band,
            level="ground",
            category="walkway",
            names=names,
            evidence="attested",
            source="colonnades along the water are published; their course is assumed",
        )


def _squares(draft: Draft, inside: Polygon) -> None:
    lotus = Polygon([(-134, 96), (-200, 70), (-200, 8), (-90, 26), (-52, 34), (-28, 60), (-20, 100)])
    draft.unit(
        "lotus-square",
        lotus & inside,
        level="ground",
        category="unenclosedarea",
        names=("莲池广场", "Lotus Pond Square"),
        evidence="attested",
        source="name in published agendas; place and shape assumed",
        capacity_reception=1500,
    )
    bank = inside & Polygon([(-60, 56), (100, 56), (100, 100), (-60, 100)])
    draft.unit("north-bank", bank, level="ground", category="walkway", names=("北岸步道", "North Bank"))
    draft.unit("pond-promenade", inside, level="ground", category="walkway", names=("环湖步道", "Pond Promenade"))


def _east(draft: Draft) -> None:
    edge = curve([(170, -54), (203, -32), (224, 6), (229, 45), (219, 92), (184, 141)], step=4.0)
    lane = LineString(edge).buffer(-8.0, single_sided=True, join_style="mitre")
    spurs = unary_union(
        [
            LineString([(180, 136), (244, 158)]).buffer(5, cap_style="flat"),
            LineString([(214, -26), (246, -34)]).buffer(5, cap_style="flat"),
        ]
    )
    draft.unit(
        "drop-off",
        unary_union([lane, spurs]) & SITE & Polygon([(0, -90), (246, -90), (246, 226), (0, 226)]),
        level="ground",
        category="road",
        names=("落客车道", "Drop-off Lane"),
    )
    draft.unit(
        "arrival-forecourt",
        Polygon([*edge, (150, 120), (150, -30)]),
        level="ground",
        category="unenclosedarea",
        names=("迎宾广场", "Arrival Forecourt"),
    )
    draft.unit(
        "bus-platform",
        Polygon([(228, 96), (246, 88), (246, 140), (214, 132)]),
        level="ground",
        category="platform",
        names=("巴士站", "Bus Station"),
    )
    draft.unit(
        "huanhe-road",
        Polygon([(246, -190), (262, -190), (262, 212), (246, 212)]),
        level="ground",
        category="road",
        names=("环河路", "Huanhe Road"),
    )


def _south(draft: Draft) -> None:
    halls = unary_union([p for u, p in draft.claims[0] if u.startswith("H") and u[1:].isdigit()])
    yard = halls.buffer(62).buffer(-40).simplify(0.3)
    south = Polygon([(-206, -72), *HALL_WALL, (170, -64), (246, -64), (246, -196), (-206, -196)])
    gate = Polygon([(150, -100), (246, -72), (246, -64), (170, -64)])
    draft.unit(
        "service-yard",
        unary_union([yard & south, gate]),
        level="ground",
        category="road",
        names=("南侧货运场", "South Service Yard"),
    )


def _north_and_west(draft: Draft) -> None:
    outer = LineString(CONFERENCE.line(0, 7, None))
    lane = outer.buffer(9, cap_style="flat", join_style="mitre")
    draft.unit(
        "north-lane",
        unary_union([lane, LineString([(160, 124), (179, 136)]).buffer(5, cap_style="flat")]),
        level="ground",
        category="road",
        names=("北侧消防车道", "North Fire Lane"),
    )
    quay = Polygon([(-232, 200), (-202, 200), (-206, 100), (-200, 40), (-199, -20), (-196, -120), (-236, -120)])
    draft.unit("canal-quay", quay, level="ground", category="unenclosedarea", names=("运河码头", "Canal Quay"))
    draft.unit(
        "west-forecourt",
        Polygon([(-206, 112), (-125, 112), (-125, 80), (-178, -40), (-182, -78), (-206, -78)]),
        level="ground",
        category="unenclosedarea",
        names=("西广场", "West Forecourt"),
    )
    draft.unit(
        "north-garden",
        Polygon([(-244, 212), (246, 212), (246, 120), (120, 120), (-140, 90), (-244, 90)]),
        level="ground",
        category="vegetation",
        names=("北园", "North Garden"),
    )
    draft.unit(
        "south-garden",
        Polygon([(-244, -190), (246, -190), (246, -72), (150, -100), (100, -78), (-244, -78)]),
        level="ground",
        category="vegetation",
        names=("南园", "South Garden"),
    )
    draft.unit(
        "southeast-garden",
        Polygon([(150, -100), (246, -100), (246, -34), (214, -26), (190, -40)]),
        level="ground",
        category="vegetation",
        names=("东南园", "Southeast Garden"),
    )
    draft.unit(
        "east-garden",
        Polygon([(150, -66), (246, -66), (246, 160), (150, 160)]),
        level="ground",
        category="vegetation",
        names=("东园", "East Garden"),
    )


def furnish_ground(draft: Draft) -> None:
    """Place what stands on the settled ground: the water, the columns of the colonnades."""
    for name, kind, names in (("_pond", "pond", ("莲池", "Lotus Pond")), ("_canal", "canal", ("运河", "Canal"))):
        water = draft.polygons[name]
        for i, piece in enumerate(getattr(water, "geoms", [water]), start=1):
            draft.fixture(piece, level="ground", category="water", kind=kind, id=f"{kind}-{i}", names=names)
    for side, face in (("south", GALLERY_FACE), ("east", RECEPTION_FACE), ("north", CONFERENCE_FACE)):
        inner = LineString(face).parallel_offset(6.2, "left", join_style="mitre")
        deck = draft.polygons[f"colonnade-{side}"].buffer(-0.45)
        columns = [regular(p, 0.35) for p in along(list(inner.coords), 6.0, start=3.0, end=3.0)]
        for i, column in enumerate((c for c in columns if deck.contains(c)), start=1):
            draft.fixture(
                column, level="ground", category="column", kind="colonnade", id=f"colonnade-{side}-column-{i:02d}"
            )
