"""Trees, the island's pavilion and the lines that are only drawn: treads, kerbs, paving, eaves, ripples."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
from draft import Draft
from ground import SHORE, zigzag
from plane import Coordinate, along, curve, regular
from shapely import LineString, MultiLineString, Point, Polygon, unary_union
from shapely.geometry.base import BaseGeometry
from site_lines import CONFERENCE, RECEPTION

SEED = 2017
PAVILION = (-4.0, 4.0)


def plant(draft: Draft) -> None:
    """Plant the courts, the squares and the gardens."""
    for i, (t, d) in enumerate([(1.58, 18), (1.7, 24), (1.84, 19.5), (2.76, 18), (2.87, 24.5), (2.99, 19)], start=1):
        draft.fixture(
            regular(CONFERENCE.at(t, d), 1.3, 8),
            level="ground",
            category="vegetation",
            kind="tree",
            id=f"court-tree-{i}",
        )
    doors = unary_union([o.geometry for o in draft.openings()])
    rows: dict[str, list[Coordinate]] = {
        "lotus-square": [(-128 + 8.5 * i, 66 - 8.5 * j - 1.5 * i) for j in range(3) for i in range(4)],
        "west-forecourt": [
            *((-193.0, float(y)) for y in range(-64, 104, 11)),
            *((-181.0, float(y)) for y in range(-20, 104, 11)),
        ],
        "canal-quay": [(-209.5, float(y)) for y in range(-112, 196, 14)],
        "arrival-forecourt": along(
            curve([(188, -44), (212, -10), (220.5, 14), (223.5, 45), (214, 90), (190, 124)], step=4.0), 9.5
        ),
        "pond-promenade": along(curve(SHORE, closed=True, step=4.0), 13.0),
        "pond-island": [(-15, 2), (-9, 10), (7, 8), (3, -3)],
    }
    for unit, spots in rows.items():
        room = draft.polygons[unit].buffer(-1.3)
        kept = [p for p in spots if room.contains(Point(p)) and doors.distance(Point(p)) > 7]
        if unit == "pond-promenade":
            kept = _stand_back(draft, spots, doors)
        for i, spot in enumerate(kept, start=1):
            draft.fixture(
                regular(spot, 0.9, 8), level="ground", category="vegetation", kind="tree", id=f"{unit}-tree-{i:02d}"
            )
    _gardens(draft)
    _pavilion(draft)


def _stand_back(draft: Draft, spots: list[Coordinate], doors: BaseGeometry) -> list[Coordinate]:
    """Return the spots moved from the shore to the middle of the promenade, where it is wide enough."""
    room = draft.polygons["pond-promenade"].buffer(-1.6)
    kept = []
    for spot in spots:
        nearest = room.exterior.interpolate(room.exterior.project(Point(spot))) if isinstance(room, Polygon) else None
        if nearest is None:
            nearest = max(room.geoms, key=lambda g: g.area).exterior.interpolate(0)
        if nearest.distance(Point(spot)) < 4 and doors.distance(nearest) > 6 and zigzag().distance(nearest) > 5:
            kept.append((nearest.x, nearest.y))
    return kept


def _gardens(draft: Draft) -> None:
    """Scatter trees of different crowns over the gardens: a jittered grid, the same for ever."""
    random = np.random.default_rng(SEED)
    meeting_points = unary_union([a.geometry for a in draft.amenities if a.properties.get("kind") == "assembly-point"])
    for unit in ("north-garden", "south-garden", "east-garden", "southeast-garden"):
        room = draft.polygons[unit].buffer(-4.2) - meeting_points.buffer(9.0)
        x0, y0, x1, y1 = room.bounds
        n = 0
        for x in np.arange(x0, x1, 17.0):
            for y in np.arange(y0, y1, 17.0):
                dx, dy, size, keep = random.random(4)
                spot = (float(x + 11 * dx), float(y + 11 * dy))
                if keep < 0.78 and room.contains(Point(spot)):
                    n += 1
                    draft.fixture(
                        regular(spot, round(1.4 + 2.2 * size, 1), 8),
                        level="ground",
                        category="vegetation",
                        kind="tree",
                        id=f"{unit}-tree-{n:03d}",
                    )


def _pavilion(draft: Draft) -> None:
    for i in range(6):
        spot = (PAVILION[0] + 3.2 * cos(radians(60 * i + 20)), PAVILION[1] + 3.2 * sin(radians(60 * i + 20)))
        draft.fixture(
            regular(spot, 0.2), level="ground", category="column", kind="pavilion", id=f"pavilion-column-{i + 1}"
        )
    roof = regular(PAVILION, 4.2, 6)
    draft.detail(list(roof.exterior.coords), level="ground", category="roof")
    for corner in list(roof.exterior.coords)[:3]:
        draft.detail(
            [corner, (2 * PAVILION[0] - corner[0], 2 * PAVILION[1] - corner[1])], level="ground", category="roof"
        )


def draw_details(draft: Draft) -> None:
    """Draw the lines of the plan that are not walls."""
    for unit, properties in draft.units.items():
        if properties["category"] in {"stairs", "escalator"}:
            _treads(draft, unit, 1.5 if properties["category"] == "escalator" else 0.6)
        elif properties["category"] == "elevator":
            a, b, c, d = draft.polygons[unit].minimum_rotated_rectangle.exterior.coords[:4]
            draft.detail([a, c], level=properties["level"], category="lift")
            draft.detail([b, d], level=properties["level"], category="lift")
    _kerbs(draft)
    _water_lines(draft)
    _paving(draft)
    _seats(draft)
    _eaves(draft)


def _treads(draft: Draft, unit: str, pitch: float) -> None:
    polygon, level = draft.polygons[unit], draft.units[unit]["level"]
    a, b, c, d = polygon.minimum_rotated_rectangle.exterior.coords[:4]
    if LineString([a, b]).length < LineString([b, c]).length:
        a, b, c, d = b, c, d, a
    length = LineString([a, b]).length
    n = int(length * 0.8 / pitch)
    for i in range(n + 1):
        f = 0.1 + 0.8 * i / n
        tread = (
            LineString(
                [
                    (a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f),
                    (d[0] + (c[0] - d[0]) * f, d[1] + (c[1] - d[1]) * f),
                ]
            )
            & polygon
        )
        _lines(draft, tread, level, "tread")


def _lines(draft: Draft, geometry: BaseGeometry, level: str, category: str) -> None:
    parts = geometry.geoms if isinstance(geometry, MultiLineString) else [geometry]
    for part in parts:
        if isinstance(part, LineString) and part.length > 0.3:
            draft.detail(part.simplify(0.01), level=level, category=category)


def _kerbs(draft: Draft) -> None:
    for unit in ("drop-off", "service-yard", "north-lane"):
        inner = draft.polygons[unit].buffer(-0.35)
        for part in getattr(inner, "geoms", [inner]):
            _lines(draft, LineString(part.exterior.coords), "ground", "kerb")
    for x in (250.0, 258.0):
        draft.detail([(x, -190), (x, 212)], level="ground", category="kerb")
    for i in range(20):
        y = -186 + 20.0 * i
        draft.detail([(254, y), (254, y + 8)], level="ground", category="road-marking")
    for i in range(9):
        draft.detail([(247.2, 20 + 1.2 * i), (260.8, 20 + 1.2 * i)], level="ground", category="crossing")


def _water_lines(draft: Draft) -> None:
    for name in ("_pond", "_canal"):
        for depth in (1.2, 3.2):
            ripple = draft.polygons[name].buffer(-depth).simplify(0.15)
            for part in getattr(ripple, "geoms", [ripple]):
                if part.area > 150:
                    _lines(draft, LineString(part.exterior.coords), "ground", "water")
    quay = draft.polygons["canal-quay"]
    edge = draft.polygons["_canal"]
    for step in (0.6, 1.2, 1.8):
        _lines(
            draft,
            edge.buffer(step).boundary & quay & Polygon([(-240, -20), (-190, -20), (-190, 60), (-240, 60)]),
            "ground",
            "quay-steps",
        )


def _paving(draft: Draft) -> None:
    """Draw the paving of the squares: arcs around the gates of Wuzhen Hall, ribs across the eastern forecourt."""
    square, forecourt = draft.polygons["lotus-square"], draft.polygons["arrival-forecourt"]
    for radius in range(12, 84, 9):
        _lines(draft, Point(-72, 92).buffer(radius, quad_segs=32).boundary & square, "ground", "paving")
    for i in range(14):
        t = 1.0 + 0.17 * i
        a, b = RECEPTION.at(min(t, 3.4), -1.0), RECEPTION.at(min(t, 3.4), None)
        far = (b[0] + (b[0] - a[0]) * 40, b[1] + (b[1] - a[1]) * 40)
        _lines(draft, LineString([b, far]) & forecourt, "ground", "paving")


def _seats(draft: Draft) -> None:
    """Draw the rows of seats of Wuzhen Hall: arcs about the stage, parted by two aisles."""
    hall = draft.polygons["wuzhen-hall"].buffer(-3.0) - draft_stage(draft).buffer(4.0)
    aisles = unary_union(
        [LineString([(-71 + s * 8, 165), (-71 + s * 17, 96)]).buffer(1.3) for s in (-1, 1)]
        + [Polygon([(-120, 126), (-20, 126), (-20, 129), (-120, 129)])]
    )
    control = Polygon([(-80, 106), (-62, 106), (-62, 116.5), (-80, 116.5)])
    for radius in np.arange(16.0, 66.0, 2.4):
        row = Point(-71, 172).buffer(float(radius), quad_segs=24).boundary & (hall - aisles - control)
        for part in getattr(row, "geoms", [row]):
            if isinstance(part, LineString) and part.length > 3:
                draft.detail(part.simplify(0.05), level="conf-1", category="seating")


def draft_stage(draft: Draft) -> BaseGeometry:
    """Return the stage of Wuzhen Hall."""
    return next(f.geometry for f in draft.fixtures if f.properties["id"] == "wuzhen-hall-stage")


def _eaves(draft: Draft) -> None:
    """Draw the edge of the roofs over the open ground: folded, deeper over the entrances."""
    open_ground = unary_union(
        [draft.polygons[u] for u, p in draft.units.items() if p["level"] == "ground" and not u.startswith("court")]
    )
    footprint = unary_union(
        [draft.polygons[u] for u, p in draft.units.items() if p["level"] in {"conf-1", "recep-1", "expo-1"}]
    )
    roof = footprint.buffer(1.8, join_style="mitre", mitre_limit=3).simplify(0.3)
    outer = max(getattr(roof, "geoms", [roof]), key=lambda g: g.area).exterior
    _lines(draft, outer & open_ground, "ground", "eaves")
    canopy = [_before_the_gates(t, out) for t, out in ((1.5, 1.5), (1.72, 9), (2.0, 11), (2.3, 9), (2.52, 1.5))]
    _lines(draft, LineString(canopy) & open_ground, "ground", "roof")
    for t, outer_point in zip((1.72, 2.0, 2.3), canopy[1:4], strict=True):
        _lines(draft, LineString([_before_the_gates(t, -3), outer_point]) & open_ground, "ground", "roof")


def _before_the_gates(t: float, out: float) -> Coordinate:
    """Return a point ``out`` metres before the eastern front."""
    a, b = RECEPTION.at(t, -1.0), RECEPTION.at(t, None)
    return b[0] + (b[0] - a[0]) * out, b[1] + (b[1] - a[1]) * out
