"""A small building: a square, a foyer, two rooms, a back corridor, a stair and a lift to a loft."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import LineString, MultiPolygon, Point, box

from venueplan.model import (
    Allocation,
    Amenity,
    Assignment,
    Booth,
    Calendar,
    Event,
    Exhibitor,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Opening,
    Plan,
    Section,
    SignSite,
    Unit,
    Venue,
)

Corners = tuple[float, float, float, float]


def _unit(unit_id: str, corners: Corners, *, category: str = "room", **more: str | bool | Label) -> Unit:
    fields = {"level": "ground", **more}
    return Unit(id=unit_id, category=category, polygon=box(*corners), **fields)  # type: ignore[arg-type]


def _door(name: str, ends: Corners, *, level: str = "ground", category: str = "pedestrian") -> Opening:
    line = LineString([ends[:2], ends[2:]])
    return Opening(id=name, level=level, line=line, width=line.length, category=category)


def _levels() -> tuple[Level, ...]:
    whole = MultiPolygon([box(-50, -50, 90, 90)])
    return (
        Level(id="site", ordinal=0, name=Label.of(zh="室外", en="Outdoors"), outline=whole, outdoor=True),
        Level(id="ground", ordinal=0, name=Label.of(zh="一层", en="Ground floor"), outline=whole),
        Level(id="loft", ordinal=1, name=Label.of(zh="二层", en="Loft"), outline=whole, elevation=5.0),
    )


def _units() -> tuple[Unit, ...]:
    return (
        _unit(
            "square", (0, -20, 40, 0), category="unenclosedarea", level="site", name=Label.of(zh="广场", en="Square")
        ),
        _unit("foyer", (0, 0, 40, 10), category="lobby", name=Label.of(zh="前厅", en="Foyer")),
        _unit("hall", (0, 10, 30, 40), number="1", use="exhibition", name=Label.of(zh="展厅", en="Hall")),
        _unit("r1", (30, 10, 40, 20), number="101", use="meeting", name=Label.of(en="Room")),
        _unit("r2", (30, 20, 40, 30), number="102", use="meeting", name=Label.of(en="Room")),
        _unit("back", (40, 0, 44, 30), restricted=True),
        _unit("stair-0", (-4, 0, 0, 4), category="stairs", shaft="stair"),
        _unit("stair-1", (-4, 0, 0, 4), category="stairs", shaft="stair", level="loft"),
        _unit("lift-0", (-4, 6, 0, 8), category="elevator", shaft="lift"),
        _unit("lift-1", (-4, 6, 0, 8), category="elevator", shaft="lift", level="loft"),
        _unit("gallery", (0, 0, 20, 10), category="lobby", level="loft", use="vip"),
        _unit("cellar", (60, 60, 70, 70)),
    )


def _doors() -> tuple[Opening, ...]:
    return (
        replace(_door("entrance", (18, 0, 22, 0)), name=Label.of(zh="大门", en="Main entrance")),
        _door("hall-door", (10, 10, 14, 10)),
        _door("r1-door", (34, 10, 36, 10)),
        _door("r2-back", (40, 24, 40, 26)),
        _door("foyer-back", (40, 4, 40, 6)),
        _door("r2-hall", (30, 24, 30, 26), category="emergencyexit"),
        _door("stair-0-door", (0, 1, 0, 3)),
        _door("stair-1-door", (0, 1, 0, 3), level="loft"),
        _door("lift-0-door", (0, 6.5, 0, 7.5)),
        _door("lift-1-door", (0, 6.5, 0, 7.5), level="loft"),
    )


@pytest.fixture
def plan() -> Plan:
    venue = Venue(
        id="house",
        name=Label.of(en="House"),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=_levels(),
        units=_units(),
        openings=_doors(),
        amenities=(
            Amenity(id="wc-1", category="restroom", level="ground", point=Point(2, 9), name=Label.of(en="WC")),
            Amenity(id="wc-2", category="restroom", level="loft", point=Point(19, 9), name=Label.of(en="WC")),
        ),
        sections=(Section(id="stage", category="seating", level="ground", polygon=box(20, 30, 28, 38)),),
    )
    exhibitors = (
        Exhibitor(id="silk", name=Label.of(zh="丝绸", en="Silk"), area=9, zone="z"),
        Exhibitor(id="tea", name=Label.of(en="Tea"), area=9, zone="z"),
        Exhibitor(id="guest", name=Label.of(en="Guest"), area=0, zone="z", shares_with="silk"),
    )
    front = LineString([(4, 20), (7, 20)])
    booth = Booth(id="b1", number="1A01", polygon=box(4, 20, 7, 23), hall="hall", level="ground", fronts=(front,))
    return Plan(
        venue=venue,
        event=Event(
            id="day",
            name=Label.of(en="Day"),
            calendar=Calendar(days=()),
            exhibitors=exhibitors,
            sites=(SignSite(id="board", kind="board", level="site", x=20, y=-10, facing=0.0),),
        ),
        floor_plan=FloorPlan(booths=(booth,)),
        allocation=Allocation(assignments=(Assignment(exhibitor="silk", booths=("b1",)),), unplaced=("tea",)),
    )
