"""A venue of one hall and one room, for the predicates."""

import pytest
from shapely import LineString, MultiPolygon, Point, Polygon, box

from venueplan.model import Amenity, Fixture, Georeference, Label, Level, Opening, Section, Unit, Venue
from venueplan.rules import RulePack, rule_pack


@pytest.fixture
def china() -> RulePack:
    """Return the Chinese pack."""
    return rule_pack("china")


@pytest.fixture
def hall() -> Unit:
    """Return a hall of 40 × 30 m."""
    return Unit(
        id="H1",
        category="unspecified",
        level="g",
        polygon=box(0, 0, 40, 30),
        use="exhibition",
        floor_load=15.0,
        clear_height=6.0,
    )


@pytest.fixture
def room() -> Unit:
    """Return a room of 20 × 10 m north of the hall, with published seats for a theatre."""
    return Unit(
        id="M1",
        category="auditorium",
        level="g",
        polygon=box(0, 30, 20, 40),
        use="meeting",
        capacity=(("theatre", 150),),
    )


@pytest.fixture
def venue(hall: Unit, room: Unit) -> Venue:
    """Return a venue with a hall, a room, exits, a door between them, a hydrant, a floor box, a shutter, a stage."""
    doors = (
        ("e1", 18, 0, 22, 0, True),
        ("e2", 40, 10, 40, 12, True),
        ("d1", 4, 30, 6, 30, False),
        ("r1", 0, 33, 0, 35, True),
    )
    return Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(0, 0, 60, 60)])),),
        units=(hall, room),
        openings=tuple(
            Opening(id=i, level="g", line=LineString([(a, b), (c, d)]), width=2.0 if i != "e1" else 4.0, exit=x)
            for i, a, b, c, d, x in doors
        ),
        fixtures=(
            Fixture(id="col", category="column", level="g", polygon=box(10, 10, 11, 11)),
            Fixture(id="wall", category="wall", level="g", polygon=box(30, 20, 31, 24)),
            Fixture(id="shut", category="equipment", level="g", polygon=box(25, 0.0, 25.2, 30), kind="shutter"),
            Fixture(id="stage", category="stage", level="g", polygon=box(40, 40, 44, 43)),
        ),
        amenities=(
            Amenity(id="hyd", category="unspecified", level="g", point=Point(0, 20), kind="hydrant"),
            Amenity(id="box", category="unspecified", level="g", point=Point(10, 5), supplies=("power", "data")),
        ),
        sections=(
            Section(
                id="nb",
                category="unspecified",
                level="g",
                polygon=Polygon([(35, 25), (45, 25), (45, 35)]),
                use="no-build",
            ),
            Section(id="S1", category="unspecified", level="g", polygon=box(40, 40, 52, 52), use="stage-area"),
            Section(id="lm", category="unspecified", level="g", polygon=box(1, 1, 5, 5), use="landmark"),
        ),
    )
