"""Ways through random buildings: the wave, the table and a plain visibility graph agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from numpy.testing import assert_allclose
from shapely import LineString, MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.model import Booth, Calendar, Event, FloorPlan, Georeference, Label, Level, Opening, Plan, Unit, Venue
from venueplan.network import Spot, WalkingTable, WalkNetwork, find_ways, walk_network

XY = tuple[float, float]
BruteForce = Callable[[BaseGeometry, list[XY], list[XY]], list[float]]

SIDE = 6.0


def _rooms(level: str) -> list[Unit]:
    """Nine rooms of 6 × 6 m; the one in the middle of the top row is open to the sky."""
    return [
        Unit(
            id=f"{level}-{column}{row}",
            category="walkway" if row == 2 and column else "room",
            level=level,
            polygon=box(column * SIDE, row * SIDE, (column + 1) * SIDE, (row + 1) * SIDE),
        )
        for column in range(3)
        for row in range(3)
    ]


def _door(name: str, line: tuple[XY, XY], level: str) -> Opening:
    return Opening(id=name, level=level, line=LineString(line), width=1.0)


@st.composite
def buildings(draw: st.DrawFn) -> Plan:
    """Two storeys of nine rooms with some doors, a stair and a lift beside them, and a few stands."""
    doors: list[Opening] = []
    for level in ("a", "b"):
        for number in draw(st.lists(st.integers(0, 11), unique=True, min_size=4)):
            offset = draw(st.integers(0, 10)) / 2
            across, along = divmod(number % 6, 3)
            near, far = (across + 1) * SIDE, along * SIDE + offset
            line = ((near, far), (near, far + 1)) if number < 6 else ((far, near), (far + 1, near))
            doors.append(_door(f"{level}{number}", line, level))
    shafts = [
        Unit(id=f"{kind}-{level}", category=kind, level=level, shaft=kind, polygon=box(-4, low, 0, low + 2))
        for level in ("a", "b")
        for kind, low in (("stairs", 0.0), ("elevator", 8.0))
    ]
    doors += [
        _door(f"{kind}-{level}", ((0, low + 0.5), (0, low + 1.5)), level)
        for level in ("a", "b")
        for kind, low in (("stairs", 0.0), ("elevator", 8.0))
    ]
    whole = MultiPolygon([box(-9, -9, 30, 30)])
    stands = [
        Booth(id=f"s{number}", number="", polygon=box(x, y, x + 2, y + 2), hall="", level=level)
        for number, (level, x, y) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 16), st.integers(0, 16)), max_size=5))
        )
    ]
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(
            Level(id="a", ordinal=0, name=Label(), outline=whole),
            Level(id="b", ordinal=1, name=Label(), outline=whole, elevation=3.0),
        ),
        units=(*_rooms("a"), *_rooms("b"), *shafts),
        openings=tuple(doors),
    )
    event = Event(id="e", name=Label(), calendar=Calendar(days=()))
    return Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=tuple(stands)))


points = st.tuples(
    st.sampled_from([0, 1]),
    st.integers(1, 17).map(lambda x: x + 0.25),
    st.integers(1, 17).map(lambda y: y + 0.375),
)


def _spot(place: tuple[int, float, float]) -> Spot:
    ordinal, x, y = place
    return Spot(ordinal=ordinal, ends=(x, y, x, y))


def _stands_free(network: WalkNetwork, place: tuple[int, float, float]) -> bool:
    ordinal, x, y = place
    return bool(np.isfinite(network.floor(ordinal).onto([(x, y)], reach=0.0)[1][0]))


@given(plan=buildings(), origin=points, goals=st.lists(points, min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_table_and_wave_agree(
    plan: Plan, origin: tuple[int, float, float], goals: list[tuple[int, float, float]]
) -> None:
    network = walk_network(plan)
    named = {str(number): [_spot(goal)] for number, goal in enumerate(goals)}
    ways = find_ways(network, [_spot(origin)], goals=named)
    minutes = WalkingTable(network=network).minutes([_spot(origin)], goals=named)
    for name, expected in minutes.items():
        assert (ways[name].minutes if name in ways else np.inf) == pytest.approx(expected, abs=1e-10)


@given(plan=buildings(), origin=points, goals=st.lists(points, min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_on_one_floor_it_is_the_plain_visibility_graph(
    brute_force: BruteForce, plan: Plan, origin: tuple[int, float, float], goals: list[tuple[int, float, float]]
) -> None:
    network = _without_shafts(walk_network(plan))
    same_floor = [goal for goal in goals if goal[0] == origin[0] and _stands_free(network, goal)]
    if not _stands_free(network, origin) or not same_floor:
        return
    free = network.floor(origin[0]).free
    expected = brute_force(free, [origin[1:]], [goal[1:] for goal in same_floor])
    named = {str(number): [_spot(goal)] for number, goal in enumerate(same_floor)}
    ways = find_ways(network, [_spot(origin)], goals=named)
    found = [ways[name].minutes * 70 if name in ways else np.inf for name in named]
    assert_allclose(found, expected, atol=1e-9, rtol=0)


def _without_shafts(network: WalkNetwork) -> WalkNetwork:
    venue = replace(network.venue, units=tuple(unit for unit in network.venue.units if not unit.shaft))
    return replace(network, venue=venue, _floors={})


@given(plan=buildings(), a=points, b=points, c=points)
@settings(max_examples=12, deadline=None)
def test_a_detour_is_never_a_short_cut(
    plan: Plan, a: tuple[int, float, float], b: tuple[int, float, float], c: tuple[int, float, float]
) -> None:
    network = walk_network(plan)
    if not all(_stands_free(network, place) for place in (a, b, c)):
        return
    table = WalkingTable(network=network)
    from_a = table.minutes([_spot(a)], goals={"b": [_spot(b)], "c": [_spot(c)]})
    from_b = table.minutes([_spot(b)], goals={"c": [_spot(c)]})
    assert from_a["c"] <= from_a["b"] + from_b["c"] + 1e-9


@given(plan=buildings(), a=points, b=points)
@settings(max_examples=12, deadline=None)
def test_step_free_is_never_quicker(plan: Plan, a: tuple[int, float, float], b: tuple[int, float, float]) -> None:
    network = walk_network(plan)
    minutes = [
        WalkingTable(network=network, access=(step_free, frozenset())).minutes([_spot(a)], goals={"b": [_spot(b)]})["b"]
        for step_free in (False, True)
    ]
    assert minutes[0] <= minutes[1] + 1e-9


def test_slivers_between_rounded_rooms_are_not_walked_through() -> None:
    """Rooms rounded to millimetres overlap and gape by 1 mm; only the door leads from one to the other."""
    plan = _two_rooms(Polygon([(0, 0), (5.001, 0), (4.999, 6), (0, 6)]), doors=())
    assert find_ways(walk_network(plan), [_spot((0, 1, 1))], goals={"x": [_spot((0, 9, 1))]}) == {}
    door = _door("d", ((5.0, 4.0), (5.0, 5.0)), "a")
    opened = _two_rooms(Polygon([(0, 0), (5.001, 0), (4.999, 6), (0, 6)]), doors=(door,))
    way = find_ways(walk_network(opened), [_spot((0, 1, 1))], goals={"x": [_spot((0, 9, 1))]})["x"]
    assert way.minutes * 70 == pytest.approx(2 * np.hypot(4, 3), abs=2e-3)


def _two_rooms(left: Polygon, *, doors: tuple[Opening, ...]) -> Plan:
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="a", ordinal=0, name=Label(), outline=MultiPolygon([box(0, 0, 10, 6)])),),
        units=(
            Unit(id="left", category="room", level="a", polygon=left),
            Unit(id="right", category="room", level="a", polygon=box(5, 0, 10, 6)),
        ),
        openings=doors,
    )
    return Plan(venue=venue, event=Event(id="e", name=Label(), calendar=Calendar(days=())))
