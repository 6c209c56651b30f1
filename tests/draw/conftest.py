"""A small made-up venue with everything that can be drawn, turned by 20° and full of awkward names."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

import numpy as np
import pytest
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.model import (
    AisleWidth,
    Allocation,
    Amenity,
    Assignment,
    Booth,
    Building,
    Calendar,
    DistanceGrid,
    Event,
    Exhibitor,
    ExitUse,
    Finding,
    Fixture,
    FloorPlan,
    Forum,
    Georeference,
    HallEgress,
    Label,
    Level,
    Meeting,
    Opening,
    Place,
    Plan,
    Programme,
    Report,
    Section,
    SignSite,
    Unit,
    Venue,
    Zone,
)

TURN = 20.0
"""Degrees clockwise by which the whole venue is turned on its plan."""

CHINA = timezone(timedelta(hours=8))
Shape = TypeVar("Shape", bound=BaseGeometry)


def named(zh: str, en: str) -> Label:
    """Return a label in both languages."""
    return Label.of(zh=zh, en=en)


def turned(geometry: Shape) -> Shape:
    """Return a geometry turned with the venue."""
    moved: Shape = affinity.rotate(geometry, -TURN, origin=(0, 0))
    return moved


def rectangle(left: float, bottom: float, right: float, top: float) -> Polygon:
    """Return a turned rectangle."""
    return turned(box(left, bottom, right, top))


def line(*points: tuple[float, float]) -> LineString:
    """Return a turned line."""
    return turned(LineString(points))


def _unit(unit_id: str, category: str, polygon: Polygon, **more: object) -> Unit:
    return Unit(id=unit_id, category=category, level="g", polygon=polygon, **more)  # type: ignore[arg-type]


def _units() -> tuple[Unit, ...]:
    rooms = [
        _unit(
            f"r10{n}",
            "conferenceroom",
            rectangle(15.0 * (n - 1), 44, 15.0 * n, 56),
            use="meeting",
            number=f"10{n}",
            name=Label.of(zh=f"第{n}会议室", en=f"Meeting Room {n}"),
            capacity=(("theatre", 120), ("classroom", 70)),
        )
        for n in (1, 2, 3)
    ]
    upper = Unit(
        id="r201",
        category="conferenceroom",
        level="u",
        polygon=rectangle(0, 44, 30, 56),
        use="meeting",
        number="201",
        name=named("云厅", "Cloud Hall"),
        capacity=(("theatre", 200),),
    )
    return (
        _unit(
            "H1",
            "auditorium",
            rectangle(0, 0, 60, 40),
            use="exhibition",
            number="1",
            name=named("1号展厅", "Hall 1"),
        ),
        _unit("foyer", "lobby", rectangle(0, 40, 60, 44), name=named("前厅", "Foyer")),
        *rooms,
        _unit("wc", "restroom", rectangle(45, 44, 60, 56), name=named("卫生间", "Toilets")),
        _unit("square", "unenclosedarea", rectangle(0, -40, 60, 0), name=named("莲池广场", "Lotus Square")),
        upper,
    )


def _venue() -> Venue:
    return Venue(
        id="tiny",
        name=named("乌镇小馆", "Little Wuzhen House"),
        georeference=Georeference(longitude=120.0, latitude=30.0, bearing=10.0),
        buildings=(Building(id="b", name=named("展览中心", "Exhibition Centre")),),
        levels=(
            Level(
                id="out",
                ordinal=0,
                name=named("室外", "Outdoors"),
                outline=MultiPolygon([rectangle(0, -40, 60, 0)]),
                outdoor=True,
            ),
            Level(
                id="g",
                ordinal=0,
                name=named("一层", "Ground floor"),
                outline=MultiPolygon([rectangle(0, 0, 60, 56)]),
                building="b",
            ),
            Level(
                id="u",
                ordinal=1,
                name=named("二层", "Upper floor"),
                outline=MultiPolygon([rectangle(0, 44, 30, 56)]),
                building="b",
            ),
        ),
        units=tuple(replace(unit, level="out") if unit.id == "square" else unit for unit in _units()),
        openings=(
            Opening(
                id="south",
                level="g",
                line=line((27, 0), (33, 0)),
                width=6,
                name=named("南入口", "South entrance"),
                exit=True,
            ),
            Opening(id="west", level="g", line=line((0, 18), (0, 20)), width=2, category="emergencyexit", exit=True),
            Opening(id="north", level="g", line=line((28, 40), (32, 40)), width=4),
            *(
                Opening(id=f"d{n}", level="g", line=line((15 * n - 8, 44), (15 * n - 6, 44)), width=2)
                for n in (1, 2, 3, 4)
            ),
        ),
        fixtures=(
            *(
                Fixture(
                    id=f"c{i}{j}",
                    category="column",
                    level="g",
                    polygon=rectangle(12 * i - 0.4, 13 * j - 0.4, 12 * i + 0.4, 13 * j + 0.4),
                )
                for i in (1, 2, 3, 4)
                for j in (1, 2)
            ),
            Fixture(id="stage", category="stage", level="g", polygon=rectangle(46, 30, 54, 34)),
            Fixture(
                id="pond",
                category="water",
                kind="pond",
                level="out",
                polygon=rectangle(20, -30, 40, -12),
                name=named("莲池", "Lotus Pond"),
            ),
        ),
        amenities=(
            Amenity(
                id="a-info",
                category="information",
                level="g",
                point=turned(Point(36, 3)),
                name=named("问讯", "Information"),
            ),
            Amenity(id="a-wc", category="restroom", level="g", point=turned(Point(52, 50))),
            Amenity(id="a-hyd", category="fireextinguisher", kind="hydrant", level="g", point=turned(Point(0.5, 30))),
            Amenity(id="a-bus", category="bus", level="out", point=turned(Point(5, -35))),
        ),
        sections=(
            Section(
                id="stage-1",
                category="entertainmentarea",
                level="g",
                polygon=rectangle(44, 24, 58, 38),
                use="stage-area",
                name=named("发布舞台", "Launch stage"),
            ),
        ),
    )


def _booths() -> tuple[Booth, ...]:
    found = []
    for row, letter in enumerate("ABC"):
        for place in range(12):
            left, bottom = 6 + 3 * place, 5 + 9 * row
            number = f"1{letter}{place + 1:02d}"
            polygon = rectangle(left, bottom, left + 3, bottom + (6 if place % 4 else 3))
            found.append(
                Booth(
                    id=f"H1-{number}",
                    number=number,
                    polygon=polygon,
                    hall="H1",
                    level="g",
                    zone="za" if row else "zb",
                    row=letter,
                )
            )
    return tuple(found)


def _exhibitors(booths: tuple[Booth, ...]) -> tuple[Exhibitor, ...]:
    return tuple(
        Exhibitor(id=f"E{n:03d}", name=Label.of(zh=f"参展商 {n:03d}", en=f"Exhibitor {n:03d}"), area=9, zone=booth.zone)
        for n, booth in enumerate(booths[:-2], 1)
    )


def _forums() -> tuple[Forum, ...]:
    return (
        Forum(
            id="F1",
            kind="sub-forum",
            title=named("数字经济论坛", "Digital Economy Forum"),
            attendance=100,
            duration_min=120,
        ),
        Forum(
            id="F2",
            kind="sub-forum",
            title=named("互联网与社会", "Internet and Society"),
            attendance=60,
            duration_min=90,
            setup="classroom",
        ),
        Forum(id="F3", kind="launch", title=named("新产品发布", "Product launch"), attendance=50, duration_min=30),
    )


def _programme() -> Programme:
    def at(hour: int, minute: int = 0) -> datetime:
        return datetime(2017, 12, 3, hour, minute, tzinfo=CHINA)

    return Programme(
        meetings=(
            Meeting(forum="F1", room="r101", start=at(9), end=at(11), capacity=120),
            Meeting(forum="F2", room="r101", start=at(14), end=at(15, 30), capacity=70),
            Meeting(forum="F3", room="stage-1", start=at(10), end=at(10, 30), capacity=80),
        )
    )


def _plan() -> Plan:
    booths = _booths()
    exhibitors = _exhibitors(booths)
    sites = (
        SignSite(
            id="s1",
            kind="board",
            level="g",
            x=turned(Point(30, 2)).x,
            y=turned(Point(30, 2)).y,
            facing=TURN,
            name=named("南入口内", "Inside the south entrance"),
        ),
        SignSite(
            id="s2",
            kind="board",
            level="out",
            x=turned(Point(30, -8)).x,
            y=turned(Point(30, -8)).y,
            facing=TURN + 90,
            name=named("广场", "Square"),
        ),
        SignSite(id="s3", kind="direction", level="g", x=0, y=0, facing=0),
    )
    event = Event(
        id="fair",
        name=named("互联网博览会", "Internet Fair"),
        calendar=Calendar(days=(date(2017, 12, 3),)),
        zones=(
            Zone(id="za", letter="X", name=named("综合展区", "Comprehensive"), halls=("H1",)),
            Zone(id="zb", letter="Y", name=named("主题展区", "Theme"), halls=("H1",)),
        ),
        exhibitors=exhibitors,
        forums=_forums(),
        sites=sites,
    )
    pairs = zip(exhibitors, booths, strict=False)
    allocation = Allocation(assignments=tuple(Assignment(exhibitor=e.id, booths=(b.id,)) for e, b in pairs))
    return Plan(
        venue=_venue(), event=event, floor_plan=FloorPlan(booths=booths), allocation=allocation, programme=_programme()
    )


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Return the whole plan."""
    return _plan()


@pytest.fixture(scope="session")
def renamed(plan: Plan) -> Callable[..., Plan]:
    """Return a function that gives the first exhibitor another name."""

    def rename(**texts: str) -> Plan:
        first, *others = plan.event.exhibitors
        changed = replace(first, name=Label.of(**texts))
        return replace(plan, event=replace(plan.event, exhibitors=(changed, *others)))

    return rename


def _distances(plan: Plan) -> DistanceGrid:
    """Return straight distances to the two exits on a grid of 1 m, ``nan`` outside the hall and on stands."""
    hall = plan.venue.unit("H1").polygon
    lines = [opening.line for opening in plan.venue.openings if opening.exit]
    stands = union_all([booth.polygon for booth in plan.floor_plan.booths]) if plan.floor_plan else Polygon()
    floor = hall.difference(stands)
    left, bottom, right, top = hall.bounds
    xs, ys = np.arange(left + 0.5, right, 1.0), np.arange(bottom + 0.5, top, 1.0)
    rows, nearest = [], []
    for y in ys:
        ways = [[line.distance(Point(x, y)) for line in lines] for x in xs]
        inside = [floor.intersects(Point(x, y)) for x in xs]
        rows.append(tuple(min(way) if free else math.nan for way, free in zip(ways, inside, strict=True)))
        nearest.append(tuple(int(np.argmin(way)) if free else -1 for way, free in zip(ways, inside, strict=True)))
    return DistanceGrid(x=float(xs[0]), y=float(ys[0]), step=1.0, distances=tuple(rows), nearest=tuple(nearest))


@pytest.fixture(scope="session")
def egress(plan: Plan) -> HallEgress:
    """Return how hall H1 is left: 1,800 persons, two exits of which the narrow one is overloaded, two aisles."""
    return HallEgress(
        hall="H1",
        pack="china",
        gross=2400.0,
        net=540.0,
        persons=1800,
        basis="area",
        exits=(
            ExitUse(exit="south", width=6.0, capacity=923, persons=1200),
            ExitUse(exit="west", width=2.0, capacity=307, persons=600),
        ),
        aisles=(AisleWidth(line=line((9, 11), (9, 14))), AisleWidth(line=line((42, 6.5), (60, 6.5)))),
        longest=line((59.5, 39.5), (44, 24), (33, 0)),
        grid=_distances(plan),
    )


def _finding(finding_id: str, *, place: Place | None, severity: str = "error") -> Finding:
    return Finding(
        id=finding_id,
        rule=finding_id.partition(":")[0],
        severity=severity,
        subject=finding_id.partition(":")[2],
        message=named(f"检查结果{finding_id}", f"Finding about {finding_id}."),
        place=place,
        measured=2.5,
        limit=3.0,
        unit="m",
        clause="5.5.21",
        edition="2014 (2018)",
        confidence="S2",
        source="GB 50016",
    )


@pytest.fixture(scope="session")
def report() -> Report:
    """Return findings in the hall, in a room beside it, on the upper floor, and without a place."""

    def at(x: float, y: float, level: str = "g") -> Place:
        point = turned(Point(x, y))
        return Place(level=level, x=point.x, y=point.y)

    return Report(
        findings=(
            _finding("aisle-width:H1-1A01", place=at(9, 12.5)),
            _finding("exit-width:H1", place=at(30, 20)),
            _finding("exit-min-width:r102", place=at(22, 44)),
            _finding("exit-count:r201", place=at(15, 50, level="u"), severity="warning"),
            _finding("plan-incomplete:fair", place=None, severity="note"),
        )
    )
