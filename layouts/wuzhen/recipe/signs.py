"""Sign sites: you-are-here boards and escape plans on walls, direction signs where one has to choose."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from math import atan2, degrees, hypot
from pathlib import Path

from draft import Draft
from halls import Hall
from plane import Coordinate
from shapely import LineString, Point, unary_union
from site_lines import CONFERENCE, GALLERY_FACE, RECEPTION, SOUTH

READER = 1.0  # metres between a board and the feet of its reader
CLEAR = 0.6


@dataclass(frozen=True)
class Site:
    """One row of ``signs.csv``; ``facing`` is where the reader looks, degrees clockwise from +y."""

    id: str
    kind: str
    level: str
    at: Coordinate
    facing: int
    name_zh: str
    name_en: str


def sites(draft: Draft, halls: list[Hall]) -> list[Site]:
    """Return every sign site of the event, checked to stand on free floor."""
    rows = [*_boards(draft, halls), *_directions(), *_proposed(), *_escapes()]
    for site in rows:
        _must_stand_free(draft, site)
    return rows


def _boards(draft: Draft, halls: list[Hall]) -> list[Site]:
    east, north = RECEPTION, CONFERENCE
    desk = east.at(2.0, 28.4)
    rows = [
        Site(
            "board-arrival",
            "board",
            "recep-1",
            desk,
            _towards(desk, east.at(2.0, 20)),
            "迎宾大厅导览图",
            "Arrival Hall board",
        )
    ]
    walls: list[tuple[str, str, Coordinate, str, str]] = [
        ("board-lotus-gate", "arrival-hall", east.at(1.3, 15), "观荷门导览图", "Lotus Gate board"),
        (
            "board-recep-south",
            "recep-upper-foyer",
            east.at(0.33, 16),
            "接待中心二层南导览图",
            "Reception Level 2 south board",
        ),
        (
            "board-recep-north",
            "recep-upper-foyer",
            east.at(3.6, 12),
            "接待中心二层北导览图",
            "Reception Level 2 north board",
        ),
        ("board-upper-gallery", "upper-gallery", SOUTH[1].at(58, 9), "二层展廊导览图", "Upper Gallery board"),
        ("board-foyer-east", "foyer-east", north.at(0.52, 14), "东序厅导览图", "East Foyer board"),
        ("board-foyer-lake", "foyer-lake", north.at(2.3, 14), "临水序厅导览图", "Lakeside Foyer board"),
        ("board-wuzhen-hall", "wuzhen-foyer", (-59, 104), "乌镇厅前厅导览图", "Wuzhen Hall Foyer board"),
        (
            "board-conf-west",
            "wuzhen-foyer-west",
            north.at(6.22, 18),
            "会议中心西门导览图",
            "Conference West Gate board",
        ),
        (
            "board-conf-2-east",
            "conf-upper-foyer",
            north.at(2.0, 22),
            "会议中心二层东导览图",
            "Conference Level 2 east board",
        ),
        (
            "board-conf-2-west",
            "conf-upper-foyer",
            north.at(3.5, 38),
            "会议中心二层西导览图",
            "Conference Level 2 west board",
        ),
        ("board-yunhe", "yunhe-foyer", north.at(6.0, 13), "运河厅导览图", "Canal Hall board"),
        ("board-conf-3", "conf-roof-foyer", north.at(2.45, 33.5), "会议中心三层导览图", "Conference Level 3 board"),
    ]
    rows += [_on_wall(draft, board, unit, near, zh, en) for board, unit, near, zh, en in walls]
    for hall in halls:
        offset, width = hall.north[0]
        near = hall.frame.at(hall.axis + offset + width / 2 + 1.1, 0)
        unit = next(d["b"] for d in draft.doors if d.get("id") == f"H{hall.number}-north-1")
        rows.append(
            _on_wall(
                draft,
                f"board-hall-{hall.number}",
                unit,
                near,
                f"{hall.number}号展厅入口导览图",
                f"Hall {hall.number} entrance board",
            )
        )
    return rows


def _on_wall(draft: Draft, board: str, unit: str, near: Coordinate, zh: str, en: str) -> Site:
    """Return a board on the nearest stretch of the unit's wall without a door, its reader one step in front."""
    room = draft.polygons[unit]
    doors = unary_union([o.geometry for o in draft.openings() if o.properties["level"] == draft.units[unit]["level"]])
    walls = room.boundary - doors.buffer(0.9)
    point = walls.interpolate(0)
    for line in getattr(walls, "geoms", [walls]):
        spot = line.interpolate(line.project(Point(near)))
        if spot.distance(Point(near)) < point.distance(Point(near)):
            point = spot
    ring = min((LineString(r.coords) for r in (room.exterior, *room.interiors)), key=lambda r: r.distance(point))
    s = ring.project(point)
    a, b = ring.interpolate(max(s - 0.3, 0)), ring.interpolate(min(s + 0.3, ring.length))
    length = hypot(b.x - a.x, b.y - a.y)
    nx, ny = -(b.y - a.y) / length, (b.x - a.x) / length
    if not room.contains(Point(point.x + 0.5 * nx, point.y + 0.5 * ny)):
        nx, ny = -nx, -ny
    at = (point.x + READER * nx, point.y + READER * ny)
    return Site(board, "board", draft.units[unit]["level"], at, _towards(at, (point.x, point.y)), zh, en)


def _directions() -> list[Site]:
    east, north = RECEPTION, CONFERENCE
    gate = LineString(GALLERY_FACE[7:9]).interpolate(0.5, normalized=True)
    rows: list[tuple[str, str, Coordinate, Coordinate, str, str]] = [
        ("direction-east-gate", "recep-1", east.at(2.0, -20), east.at(2.0, 20), "迎宾大厅指示牌", "Arrival Hall sign"),
        ("direction-lotus-gate", "recep-1", east.at(1.8, 7), east.at(1.8, 30), "观荷门指示牌", "Lotus Gate sign"),
        ("direction-south-link", "recep-1", east.at(0.95, 7.5), east.at(0.3, 7.5), "南连廊指示牌", "South Link sign"),
        ("direction-north-link", "recep-1", east.at(3.1, 6), east.at(3.8, 6), "北连廊指示牌", "North Link sign"),
        (
            "direction-gallery-east",
            "expo-1",
            SOUTH[3].at(16, 13.5),
            SOUTH[3].at(4, 13.5),
            "东廊指示牌",
            "East Gallery sign",
        ),
        (
            "direction-gallery-fold",
            "expo-1",
            SOUTH[2].at(44, 11.5),
            SOUTH[2].at(30, 11.5),
            "东廊转折指示牌",
            "East Gallery fold sign",
        ),
        (
            "direction-gallery-main",
            "expo-1",
            (gate.x - 0.2, gate.y - 4.0),
            SOUTH[1].at(100, 0),
            "展览中心正门指示牌",
            "Exhibition Main Gate sign",
        ),
        (
            "direction-gallery-mid",
            "expo-1",
            SOUTH[1].at(100, 11.6),
            SOUTH[1].at(80, 11.6),
            "中廊指示牌",
            "Middle Gallery sign",
        ),
        (
            "direction-gallery-west",
            "expo-1",
            SOUTH[1].at(39, 12),
            SOUTH[1].at(20, 12),
            "西廊指示牌",
            "West Gallery sign",
        ),
        (
            "direction-west-gate",
            "expo-1",
            SOUTH[0].at(5, 15),
            SOUTH[0].at(20, 15),
            "展览中心西门指示牌",
            "Exhibition West Gate sign",
        ),
        ("direction-foyer-east", "conf-1", north.at(0.95, 7), north.at(1.5, 7), "东序厅指示牌", "East Foyer sign"),
        (
            "direction-foyer-lake",
            "conf-1",
            north.at(2.66, 7),
            north.at(3.0, 7),
            "临水序厅指示牌",
            "Lakeside Foyer sign",
        ),
        (
            "direction-wuzhen-foyer",
            "conf-1",
            north.at(4.15, 8),
            north.at(4.7, 8),
            "乌镇厅前厅指示牌",
            "Wuzhen Hall Foyer sign",
        ),
        (
            "direction-conf-upper",
            "conf-2",
            north.at(3.66, 12),
            north.at(3.3, 12),
            "会议中心二层指示牌",
            "Conference Level 2 sign",
        ),
        ("direction-lotus-square", "ground", (-62, 60), (-70, 92), "莲池广场指示牌", "Lotus Pond Square sign"),
    ]
    return [Site(name, "direction", level, at, _towards(at, to), zh, en) for name, level, at, to, zh, en in rows]


def _proposed() -> list[Site]:
    """Return the sites that ``venueplan signs --propose`` adds to those above, so that the signs lead everywhere."""
    return _listed("directions.csv")


def _escapes() -> list[Site]:
    """Return the sites of escape plans: inside every hall beside its first door, and on every storey."""
    return _listed("escapes.csv")


def _listed(name: str) -> list[Site]:
    with Path(__file__).with_name(name).open(encoding="utf-8-sig", newline="") as stream:
        return [
            Site(
                row["id"],
                row["kind"],
                row["level"],
                (float(row["x"]), float(row["y"])),
                int(row["facing"]),
                row["name_zh"],
                row["name_en"],
            )
            for row in csv.DictReader(stream)
        ]


def _towards(a: Coordinate, b: Coordinate) -> int:
    return round(degrees(atan2(b[0] - a[0], b[1] - a[1]))) % 360


def _must_stand_free(draft: Draft, site: Site) -> None:
    ordinal = draft.levels[site.level]["ordinal"]
    at = Point(site.at)
    home = [u for u, p in draft.units.items() if p["level"] == site.level and draft.polygons[u].contains(at)]
    if not home:
        raise ValueError(f"sign site {site.id!r} stands on no unit of {site.level}")
    wall = draft.polygons[home[0]].boundary.distance(at) if site.level != "ground" else CLEAR
    near = [
        f.properties["id"]
        for f in draft.fixtures
        if draft.levels[f.properties["level"]]["ordinal"] == ordinal
        and f.properties["category"] != "stage"
        and f.geometry.distance(at) < CLEAR
    ]
    if wall < CLEAR - 1e-6 or near:
        raise ValueError(f"sign site {site.id!r} has no free floor around it: wall {wall:.2f} m, {near}")


def write_signs(rows: list[Site], path: Path) -> None:
    """Write ``signs.csv``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["id", "kind", "level", "x", "y", "facing", "name_zh", "name_en", "evidence"])
        for s in rows:
            writer.writerow(
                [s.id, s.kind, s.level, f"{s.at[0]:.2f}", f"{s.at[1]:.2f}", s.facing, s.name_zh, s.name_en, "assumed"]
            )
