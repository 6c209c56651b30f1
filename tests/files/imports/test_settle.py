"""From a sketch to a sound venue: overlaps, walls with a thickness, ids, and the books."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import foreign
import pytest
import shapely
from hypothesis import given, settings, strategies as st
from shapely import Point, Polygon, box

from venueplan.errors import InputError
from venueplan.files import read_venue
from venueplan.files.imports import venue_files
from venueplan.files.imports.levels import levels_in
from venueplan.files.imports.projection import LocalPlane
from venueplan.files.imports.settle import settled_venue
from venueplan.files.imports.sketch import Hatch, Ledger, Sketch, Space, Storey, Thing
from venueplan.model import Georeference, Label, Venue


def settled(
    *shapes: Polygon, doors: tuple[Polygon, ...] = (), things: tuple[Polygon, ...] = (), ledger: Ledger | None = None
) -> Venue:
    """Return rooms of one storey as a venue."""
    books = ledger or Ledger()
    spaces = [
        Space(id=f"r{number}", storey="0", shape=shape, source=books.read("room", f"r{number}"))
        for number, shape in enumerate(shapes)
    ]
    hatches = [
        Hatch(id=f"d{number}", storey="0", shape=shape, source=books.read("door", f"d{number}"))
        for number, shape in enumerate(doors)
    ]
    fixtures = [
        Thing(
            id=f"f{number}",
            storey="0",
            kind="fixture",
            category="column",
            shape=shape,
            source=books.read("fixture", f"f{number}"),
        )
        for number, shape in enumerate(things)
    ]
    sketch = Sketch(
        id="v",
        name=Label.of(en="V"),
        storeys=(Storey(id="0", ordinal=0),),
        spaces=tuple(spaces),
        hatches=tuple(hatches),
        things=tuple(fixtures),
    )
    return settled_venue(sketch, ledger=books, file="a.ifc")


def test_of_two_rooms_that_overlap_the_smaller_keeps_the_floor_and_it_is_told() -> None:
    books = Ledger()
    venue = settled(box(0, 0, 10, 10), box(8, 0, 12, 5), ledger=books)
    assert foreign.areas(venue.units) == [90.0, 20.0]
    account = books.close()
    assert dict(account.areas)["drawn twice where rooms overlap"] == pytest.approx(-10.0)
    assert [r.text for r in account.remarks if r.sort == "warning"] == [
        "rooms overlap by 10.00 m²: the floor is given to r1"
    ]


def test_an_overlap_below_the_tolerance_is_no_warning() -> None:
    books = Ledger()
    settled(box(0, 0, 10, 10), box(9.95, 0, 15, 10), ledger=books)
    assert not [r for r in books.close().remarks if r.sort == "warning"]


def test_a_door_in_a_wall_joins_both_rooms_and_shares_the_floor_under_it() -> None:
    venue = settled(box(0, 0, 10, 10), box(10.4, 0, 20, 10), doors=(box(10, 4, 10.4, 6),))
    assert foreign.areas(venue.units) == pytest.approx([100.4, 96.4])
    [door] = venue.openings
    assert door.width == pytest.approx(2.0)
    assert all(unit.polygon.boundary.distance(door.line) < 1e-6 for unit in venue.units)
    assert all(unit.polygon.boundary.intersection(door.line.buffer(0.001)).length > 1.9 for unit in venue.units)


def test_a_door_far_from_any_room_is_left_out_with_a_reason() -> None:
    books = Ledger()
    venue = settled(box(0, 0, 10, 10), doors=(box(50, 0, 51, 1),), ledger=books)
    assert venue.openings == ()
    assert books.close().left_out == (("door", "d0", "touches no room, or another door stands there"),)


def test_a_room_without_area_is_left_out_and_one_that_crosses_itself_is_put_right() -> None:
    books = Ledger()
    bow = Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
    flat = Polygon([(0, 0), (5, 0), (9, 0)])
    venue = settled(box(20, 0, 30, 10), bow, flat, ledger=books)
    account = books.close()
    assert foreign.areas(venue.units) == [100.0, 4.0, 4.0]
    assert account.left_out == (("room", "r2", "has no area to stand on"),)
    assert any("crosses itself" in remark.text for remark in account.remarks)


def test_a_sketch_without_any_floor_is_one_sentence() -> None:
    with pytest.raises(InputError, match="holds no room with a floor"):
        settled(Polygon([(0, 0), (5, 0), (9, 0)]))


def test_a_plan_far_from_the_origin_is_moved_there() -> None:
    venue = settled(box(3_500_000.5, 5_900_000, 3_500_010.5, 5_900_010))
    assert venue.units[0].polygon.bounds == pytest.approx((0.5, 0, 10.5, 10))


def test_books_with_a_feature_without_a_fate_do_not_close() -> None:
    books = Ledger()
    books.read("room", "lost")
    with pytest.raises(AssertionError, match="1 features have no fate"):
        books.close()


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 20), st.integers(1, 20)),
        min_size=1,
        max_size=8,
    ),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_any_rooms_and_doors_become_a_venue_that_reads_back(
    rooms: list[tuple[int, int, int, int]], doors: list[tuple[int, int]]
) -> None:
    """No square metre belongs to two rooms, none is lost, and the folder reads back without a problem."""
    shapes = [box(x, y, x + w, y + h) for x, y, w, h in rooms]
    books = Ledger()
    hatches = tuple(Point(x, y).buffer(0.5, cap_style="square") for x, y in doors)
    venue = settled(*shapes, doors=hatches, things=hatches, ledger=books)
    added = dict(books.close().areas)["floor under doors, in the walls"]
    floor = shapely.union_all([unit.polygon for unit in venue.units]).area
    assert sum(unit.polygon.area for unit in venue.units) == pytest.approx(floor, abs=1e-4)
    assert floor == pytest.approx(shapely.union_all(shapes).area + added, abs=0.06 * len(shapes))
    with TemporaryDirectory() as name:
        for file, data in venue_files(venue, source="a test", located=False).items():
            (Path(name) / file).write_bytes(data)
        assert len(read_venue(Path(name)).units) == len(venue.units)


@given(st.floats(-179, 179), st.floats(-80, 80), st.floats(-180, 180), st.floats(-500, 500), st.floats(-500, 500))
def test_metres_to_degrees_and_back_lose_less_than_a_millimetre(
    longitude: float, latitude: float, bearing: float, x: float, y: float
) -> None:
    plane = LocalPlane(place=Georeference(longitude=longitude, latitude=latitude, bearing=bearing))
    back = plane.to_plan(plane.to_earth(Point(x, y)))
    assert back.distance(Point(x, y)) < 1e-3


def test_a_kilometre_on_the_plan_is_a_kilometre_on_the_earth() -> None:
    """Against the geodesic on WGS 84 (Karney), to 1 mm."""
    from pyproj import Geod  # noqa: PLC0415  # the reference, not what is tested

    plane = LocalPlane(place=Georeference(longitude=120.49, latitude=30.74, bearing=8.0))
    for x, y in ((1000, 0), (0, 1000), (600, 800), (-600, 800)):
        end = plane.to_earth(Point(x, y))
        _, _, length = Geod(ellps="WGS84").inv(120.49, 30.74, end.x, end.y)
        assert length == pytest.approx(1000.0, abs=1e-3)


def test_the_bearing_turns_the_plan_clockwise_from_north() -> None:
    """With bearing 90° the plan's +y points east."""
    plane = LocalPlane(place=Georeference(longitude=10, latitude=50, bearing=90))
    end = plane.to_earth(Point(0, 100))
    assert end.x > 10.001
    assert end.y == pytest.approx(50, abs=1e-6)


@given(st.integers(-5, 60), st.integers(0, 30))
def test_a_range_of_levels_has_every_level_between_its_ends(low: int, more: int) -> None:
    assert levels_in(f"{low}-{low + more}") == tuple(float(low + step) for step in range(more + 1))


@given(st.text(max_size=12))
def test_no_level_string_is_an_error(text: str) -> None:
    assert all(abs(level) < 1e4 for level in levels_in(text))
