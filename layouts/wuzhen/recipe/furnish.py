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
