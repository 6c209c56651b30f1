"""The exact walking distance obeys its laws and agrees with a plain visibility graph."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import pytest
import shapely
from halls import crowded_floor
from hypothesis import assume, given, settings, strategies as st
from numpy.testing import assert_allclose
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from shapely import LineString, MultiPolygon, Point, Polygon, affinity, box
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.slits import without_slits
from venueplan.network import distance_field, free_floor

XY = tuple[float, float]
BruteForce = Callable[[BaseGeometry, list[XY], list[XY]], list[float]]

ROOM = box(0, 0, 30, 20)


@st.composite
def stands(draw: st.DrawFn) -> list[Polygon]:
    """Up to seven turned stands, some of which overlap or lean on a wall."""
    return [
        affinity.rotate(box(x, y, x + width, y + depth), angle)
        for x, y, width, depth, angle in draw(
            st.lists(
                st.tuples(
                    st.integers(-1, 28),
                    st.integers(-1, 18),
                    st.integers(1, 9),
                    st.integers(1, 9),
                    st.sampled_from([0, 0, 0, 17, 45, 73.5]),
                ),
                max_size=7,
            )
        )
    ]


places = st.tuples(
    st.integers(0, 60).map(lambda half: half / 2),
    st.integers(0, 40).map(lambda half: half / 2),
)


@given(
    obstacles=stands(),
    sources=st.lists(places, min_size=1, max_size=3),
    points=st.lists(places, min_size=1, max_size=8),
)
@settings(max_examples=60, deadline=None)
def test_it_equals_the_full_visibility_graph(
    brute_force: BruteForce, obstacles: list[Polygon], sources: list[XY], points: list[XY]
) -> None:
    floor = free_floor(ROOM, obstacles)
    inside = [xy for xy in sources if floor.free.buffer(-1e-6).covers(Point(xy))]
    asked = [xy for xy in points if floor.free.buffer(-1e-6).covers(Point(xy))]
    field = distance_field(floor, np.reshape(inside, (-1, 2)))
    expected = brute_force(floor.free, inside, asked)
    assert_allclose(field.distances(np.reshape(asked, (-1, 2))), expected, atol=1e-9, rtol=0)


@given(
    obstacles=stands(),
    other=stands(),
    sources=st.lists(places, min_size=1, max_size=3),
    points=st.lists(places, min_size=1, max_size=8),
    clearance=st.sampled_from([0.0, 0.305]),
)
@settings(max_examples=60, deadline=None)
def test_what_is_known_of_another_floor_changes_no_distance(
    obstacles: list[Polygon], other: list[Polygon], sources: list[XY], points: list[XY], clearance: float
) -> None:
    old, new = free_floor(ROOM, [*obstacles, *other]), free_floor(ROOM, obstacles)
    known = distance_field(old, sources, clearance=clearance)
    for floor, before in ((new, known), (old, distance_field(new, sources, clearance=clearance))):
        anew = distance_field(floor, sources, clearance=clearance).distances(points)
        found = distance_field(floor, sources, clearance=clearance, before=before).distances(points)
        assert_allclose(found, anew, atol=1e-9, rtol=0)


def test_ways_are_known_up_to_where_the_floor_has_changed() -> None:
    """Five walls across a corridor, passed on alternate sides; the last one goes: all corners but its two are known."""
    walls = [box(10 * k, 0 if k % 2 else 1, 10 * k + 0.5, 3 if k % 2 else 4) for k in range(1, 6)]
    corridor = box(0, 0, 60, 4)
    field = distance_field(corridor.difference(MultiPolygon(walls)), [(0.0, 2.0)])
    field.distances([(60.0, 2.0)])
    less = corridor.difference(MultiPolygon(walls[:-1]))
    renewed = distance_field(less, [(0.0, 2.0)], before=field)
    assert renewed.known is not None
    assert len(renewed.known.corners) == 8
    assert (
        renewed.distances([(60.0, 2.0)]).tolist()
        == distance_field(less, [(0.0, 2.0)]).distances([(60.0, 2.0)]).tolist()
    )
    assert renewed.way((60.0, 2.0)).length == pytest.approx(float(renewed.distances([(60.0, 2.0)])[0]), abs=1e-9)


def test_ways_from_another_door_are_not_known() -> None:
    """Control: only distances to the same sources are."""
    field = distance_field(ROOM, [(0.0, 2.0)])
    assert distance_field(ROOM, [(0.0, 3.0)], before=field).known is None


@given(obstacles=stands(), a=places, b=places, c=places)
@settings(max_examples=60, deadline=None)
def test_walking_is_a_metric(obstacles: list[Polygon], a: XY, b: XY, c: XY) -> None:
    floor = free_floor(ROOM, obstacles)
    from_a = distance_field(floor, [a]).distances([a, b, c])
    from_b = distance_field(floor, [b]).distances([a, b, c])
    assert from_a[0] <= 0.04 or np.isinf(from_a[0])
    assert from_a[1] == pytest.approx(from_b[0], abs=0.04)
    assert from_a[2] <= from_a[1] + from_b[2] + 0.05 or np.isinf(from_a[1] + from_b[2])
    assert from_a[1] >= np.hypot(a[0] - b[0], a[1] - b[1]) - 1e-9


@given(obstacles=stands(), source=places, point=places)
@settings(max_examples=60, deadline=None)
def test_removing_a_stand_never_lengthens_a_walk(obstacles: list[Polygon], source: XY, point: XY) -> None:
    full = distance_field(free_floor(ROOM, obstacles), [source]).distances([point])[0]
    fewer = distance_field(free_floor(ROOM, obstacles[1:]), [source]).distances([point])[0]
    assert fewer <= full + 1e-9 or np.isinf(full)


@given(obstacles=stands(), source=places, point=places)
@settings(max_examples=60, deadline=None)
def test_the_way_is_as_long_as_it_says_and_stays_on_the_floor(obstacles: list[Polygon], source: XY, point: XY) -> None:
    floor = free_floor(ROOM, obstacles)
    field = distance_field(floor, [source])
    distance = field.distances([point])[0]
    way = field.way(point)
    if np.isinf(distance):
        assert way.is_empty
        return
    assert way.length == pytest.approx(distance, abs=1e-9)
    assert floor.free.buffer(0.0201).covers(way)
    assert Point(way.coords[0]).distance(Point(point)) == 0


def test_a_door_is_reached_at_its_nearest_point() -> None:
    room = box(0, 0, 10, 10).difference(box(0, 4, 6, 5))
    field = distance_field(room, [LineString([(1, 0), (3, 0)])])
    around = np.hypot(3, 4)
    assert_allclose(field.distances([(2, 3), (4, 0), (6, 9)]), [3, 1, 4 + around + 1], atol=1e-12)
    assert field.way((6, 9)).equals(LineString([(6, 9), (6, 5), (6, 4), (3, 0)]))


def test_a_door_behind_a_corner_is_met_at_the_point_that_is_in_sight() -> None:
    room = box(0, 0, 10, 10).difference(box(0, 4, 6, 5))
    field = distance_field(room, [LineString([(0, 0), (8, 0)])])
    assert field.distances([(2, 9)])[0] == pytest.approx(np.hypot(4, 4) + 5)


def test_a_door_serves_a_pocket_before_its_middle_though_both_its_ends_lie_outside() -> None:
    """A pocket x 5-11 with a shelf x 7-11, y 2-3: from (10, 4) to (7, 3) sqrt(9 + 1), then 3 m down to the door."""
    walls = box(4, 0, 12, 6).difference(box(5, 0, 11, 5))
    room = box(0, 0, 20, 10).difference(walls).difference(box(7, 2, 11, 3))
    field = distance_field(room, [LineString([(2, 0), (14, 0)])])
    assert_allclose(field.distances([(1, 0), (10, 4), (15, 0)]), [1, np.hypot(3, 1) + 3, 1], atol=1e-12)


def test_no_way_out_is_infinite_and_no_crash() -> None:
    cell = box(10, 5, 20, 15).difference(box(11, 6, 19, 14))
    field = distance_field(free_floor(ROOM, [cell]), [(0, 0)])
    assert np.isinf(field.distances([(15, 10)])[0])
    assert field.way((15, 10)).is_empty


def test_a_point_inside_an_obstacle_has_no_way_and_one_at_its_edge_has() -> None:
    field = distance_field(free_floor(ROOM, [box(10, 0, 20, 10)]), [(0, 5)])
    assert np.isinf(field.distances([(15, 5)])[0])
    assert field.distances([(10, 5)])[0] == 10
    assert field.distances([(10.01, 5)])[0] == pytest.approx(10.01)


def test_a_source_off_the_floor_is_listed_and_leads_nowhere() -> None:
    field = distance_field(free_floor(ROOM, [box(10, 0, 20, 10)]), [(15, 5), (0, 0)])
    assert field.lost == (0,)
    assert field.distances([(3, 4)])[0] == 5
    nowhere = distance_field(free_floor(ROOM, []), [(99, 99)])
    assert np.isinf(nowhere.distances([(3, 4)])[0])


def test_keeping_clear_of_corners_is_longer() -> None:
    """Round a 10 m deep stand from its middle: 2 * sqrt(5² + 5²) + 10, and with 0.305 m the corner moves out."""
    room = box(0, 0, 40, 40)
    stand = box(10, 0, 20, 10)
    plain = distance_field(free_floor(room, [stand]), [(5, 5)]).distances([(25, 5)])[0]
    clear = distance_field(free_floor(room, [stand]), [(5, 5)], clearance=0.305).distances([(25, 5)])[0]
    assert plain == pytest.approx(2 * np.hypot(5, 5) + 10, abs=1e-9)
    assert clear == pytest.approx(2 * np.hypot(5 - 0.305, 5 + 0.305) + 10.61, abs=1e-9)


def test_clearance_reaches_doors_in_the_wall() -> None:
    field = distance_field(box(0, 0, 10, 10), [LineString([(4, 0), (6, 0)])], clearance=0.305)
    assert field.lost == ()
    assert field.distances([(5, 7), (10, 0)]) == pytest.approx([7, np.hypot(0.305, 0.305) + 3.695 + 0.305])


def test_a_stand_that_is_forgotten_shows() -> None:
    """Control: the comparison above must notice a missing obstacle."""
    stand = box(10, 0, 20, 19)
    with_it = distance_field(free_floor(ROOM, [stand]), [(0, 0)]).distances([(30, 0)])[0]
    without = distance_field(free_floor(ROOM, []), [(0, 0)]).distances([(30, 0)])[0]
    assert with_it > without + 5


@given(
    obstacles=stands(),
    source=places,
    points=st.lists(places, min_size=1, max_size=6),
    angle=st.floats(-180, 180),
    shift=st.tuples(st.integers(-800, 800), st.integers(-800, 800)),
)
@settings(max_examples=60, deadline=None)
def test_turning_and_shifting_a_hall_turns_and_shifts_its_distances(
    obstacles: list[Polygon], source: XY, points: list[XY], angle: float, shift: tuple[int, int]
) -> None:
    def moved(shape: BaseGeometry) -> BaseGeometry:
        return affinity.translate(affinity.rotate(shape, angle, origin=(0, 0)), *shift)

    here = ROOM.difference(without_slits(obstacles))
    there = moved(ROOM).difference(without_slits(moved(stand) for stand in obstacles))
    asked = [Point(xy) for xy in (source, *points) if here.buffer(-1e-3).covers(Point(xy))]
    assume(len(asked) > 1)
    places_here, places_there = shapely.get_coordinates(asked), shapely.get_coordinates([moved(xy) for xy in asked])
    expected = distance_field(here, places_here[:1]).distances(places_here)
    found = distance_field(there, places_there[:1]).distances(places_there)
    assert_allclose(found, expected, atol=1e-6, rtol=0)


@given(obstacles=stands(), sources=st.lists(places, min_size=1, max_size=3), source=places, point=places)
@settings(max_examples=60, deadline=None)
def test_one_more_exit_never_lengthens_a_walk(
    obstacles: list[Polygon], sources: list[XY], source: XY, point: XY
) -> None:
    floor = free_floor(ROOM, obstacles)
    fewer = distance_field(floor, sources).distances([point])[0]
    more = distance_field(floor, [*sources, source]).distances([point])[0]
    assert more <= fewer + 1e-9 or np.isinf(fewer)


def test_a_row_of_stands_whose_corners_are_straight_but_for_rounding_stops_sight_without_a_warning() -> None:
    """Outline of nine stands turned by 13° in a row; buffers once divided by zero at its straight corners."""
    row = [
        (-143.85323075994748, -114.80418742583294),
        (-143.1783431569434, -111.88108518278509),
        (-137.33213867084768, -113.23086038879322),
        (-131.48593418475195, -114.58063559480135),
        (-125.63972969865624, -115.93041080080948),
        (-119.79352521256052, -117.28018600681762),
        (-120.46841281556459, -120.20328824986547),
        (-126.3146173016603, -118.85351304385733),
        (-132.16082178775602, -117.5037378378492),
        (-129.82233999331774, -118.04364792025245),
        (-123.97613550722203, -119.39342312626059),
        (-124.65102311022609, -122.31652536930845),
        (-130.4972275963218, -120.96675016330032),
        (-133.42032983936966, -120.29186256029625),
        (-132.7454422363656, -117.36876031724839),
        (-138.00702627385175, -116.15396263184107),
    ]
    room = box(-150, -130, -110, -100).difference(Polygon(row))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert distance_field(room, [(-150, -115)]).distances([(-110, -115)])[0] > 40


@pytest.mark.slow
def test_four_hundred_stands_equal_the_full_visibility_graph() -> None:
    """1,600 corners, 16 exits, 300 places of the grid: 1.8 million lines, each tested."""
    free, exits, grid = crowded_floor()
    points = np.random.default_rng(7).choice(grid, 300, replace=False)
    wide = free.buffer(1e-7, join_style="mitre")
    shapely.prepare(wide)
    places = np.vstack([exits, points, np.unique(shapely.get_coordinates(free), axis=0)])
    first, second = np.triu_indices(len(places), k=1)
    free_lines = np.concatenate(
        [
            shapely.covers(wide, shapely.linestrings(places[np.column_stack([first[part], second[part]])]))
            for part in np.array_split(np.arange(len(first)), 40)
        ]
    )
    first, second = first[free_lines], second[free_lines]
    length = np.hypot(*(places[first] - places[second]).T)
    graph = coo_array((length, (first, second)), shape=(len(places), len(places))).tocsr()
    expected = dijkstra(graph, directed=False, indices=np.arange(len(exits)), min_only=True)
    found = distance_field(free, exits).distances(points)
    assert_allclose(found, expected[len(exits) : len(exits) + len(points)], atol=1e-9, rtol=0)
