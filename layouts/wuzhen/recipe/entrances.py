"""The doors between the buildings and the ground: entrances, doors to the water, ways out, goods doors."""

from __future__ import annotations

from typing import Any

from draft import Draft
from plane import Coordinate
from site_lines import CONFERENCE, GALLERY_FACE, RECEPTION, SOUTH


def _face(segment: int) -> Coordinate:
    """Return the middle of a segment of the gallery's pond façade."""
    (ax, ay), (bx, by) = GALLERY_FACE[segment], GALLERY_FACE[segment + 1]
    return (ax + bx) / 2, (ay + by) / 2


def draw_entrances(draft: Draft) -> None:
    """Open the buildings to the ground."""
    _public(draft)
    _to_the_water(draft)
    _ways_out(draft)


def _public(draft: Draft) -> None:
    main: dict[str, Any] = {"category": "pedestrian.principal", "exit": True, "automatic": True}
    east, north = RECEPTION, CONFERENCE
    rows: list[tuple[str, str, str, Coordinate, float, tuple[str, str]]] = [
        (
            "gate-east-1",
            "arrival-hall",
            "arrival-forecourt",
            east.at(1.72, None),
            8.0,
            ("东大门（南）", "East Gate (South)"),
        ),
        (
            "gate-east-2",
            "arrival-hall",
            "arrival-forecourt",
            east.at(2.3, None),
            8.0,
            ("东大门（北）", "East Gate (North)"),
        ),
        ("gate-pond", "arrival-hall", "colonnade-east", east.at(1.6, 0), 6.0, ("观荷门", "Lotus Gate")),
        ("gate-registration", "south-link", "arrival-forecourt", east.at(0.2, None), 3.0, ("东南门", "Southeast Gate")),
        (
            "gate-expo-west",
            "gallery-west",
            "west-forecourt",
            SOUTH[0].at(0, 17),
            6.0,
            ("展览中心西门", "Exhibition West Gate"),
        ),
        (
            "gate-wuzhen-1",
            "wuzhen-foyer",
            "colonnade-north",
            north.at(4.5, 0),
            6.0,
            ("乌镇厅东门", "Wuzhen Hall East Gate"),
        ),
        (
            "gate-wuzhen-2",
            "wuzhen-foyer",
            "colonnade-north",
            north.at(5.45, 0),
            6.0,
            ("乌镇厅西门", "Wuzhen Hall West Gate"),
        ),
        (
            "gate-conf-west",
            "wuzhen-foyer-west",
            "west-forecourt",
            north.at(7, 9),
            6.0,
            ("会议中心西门", "Conference West Gate"),
        ),
        ("gate-conf-lake", "foyer-lake", "colonnade-north", north.at(2.5, 0), 6.0, ("临水门", "Lakeside Gate")),
        ("gate-expo-main", "gallery-mid", "colonnade-south", _face(7), 6.0, ("展览中心正门", "Exhibition Main Gate")),
    ]
    for opening, inside, outside, near, width, names in rows:
        draft.door(inside, outside, near, width, id=opening, names=names, **main)


def _to_the_water(draft: Draft) -> None:
    east, north = RECEPTION, CONFERENCE
    rows: list[tuple[str, str, Coordinate, float]] = [
        ("gallery-west", "colonnade-south", _face(1), 4.0),
        ("gallery-west", "colonnade-south", _face(4), 4.0),
        ("gallery-mid", "colonnade-south", _face(6), 4.0),
        ("gallery-mid", "colonnade-south", _face(10), 4.0),
        ("gallery-east", "colonnade-south", _face(11), 4.0),
        ("gallery-east", "colonnade-south", _face(13), 4.0),
        ("south-link", "colonnade-east", east.at(0.5, 0), 3.0),
        ("arrival-hall", "colonnade-east", east.at(2.4, 0), 4.0),
        ("north-link", "colonnade-east", east.at(3.5, 0), 4.0),
        ("foyer-east", "colonnade-north", north.at(0.5, 0), 4.0),
        ("foyer-east", "colonnade-north", north.at(1.2, 0), 4.0),
        ("foyer-lake", "colonnade-north", north.at(3.5, 0), 4.0),
    ]
    for inside, outside, near, width in rows:
        draft.door(inside, outside, near, width, exit=True, automatic=True)


def _ways_out(draft: Draft) -> None:
    east, north = RECEPTION, CONFERENCE
    out: list[tuple[str, str, Coordinate, float]] = [
        ("recep-stairs-3-l1", "arrival-forecourt", east.at(2.83, None), 2.0),
        ("north-link", "arrival-forecourt", east.at(2.895, None), 2.0),
        ("north-link", "arrival-forecourt", east.at(3.525, None), 2.4),
        ("foyer-east", "north-lane", north.at(0.2, None), 3.0),
        ("foyer-east", "north-lane", north.at(0.93, None), 2.4),
        ("foyer-east", "north-lane", north.at(1.965, None), 2.4),
        ("foyer-lake", "north-lane", north.at(3.93, None), 2.0),
        ("wuzhen-foyer-east", "north-lane", north.at(4.35, None), 4.0),
        ("wuzhen-foyer-west", "north-lane", north.at(5.68, None), 4.0),
        ("wuzhen-foyer-west", "north-lane", north.at(6.05, None), 2.4),
    ]
    for inside, outside, near, width in out:
        draft.door(inside, outside, near, width, category="emergencyexit", exit=True)
    goods: list[tuple[str, str, Coordinate, float, tuple[str, str]]] = [
        ("kitchen-1", "arrival-forecourt", east.at(3.72, None), 2.4, ("厨房货运门", "Kitchen goods door")),
        ("backstage", "north-lane", north.at(5.2, None), 5.0, ("后台货运门", "Stage goods door")),
        ("conf-kitchen", "north-lane", north.at(2.8, None), 2.0, ("会议厨房货运门", "Conference kitchen goods door")),
        ("conf-store-101", "north-lane", north.at(2.12, None), 2.4, ("会议库房货运门", "Conference store goods door")),
    ]
    for inside, outside, near, width, names in goods:
        draft.door(inside, outside, near, width, category="service", names=names)
