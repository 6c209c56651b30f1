"""Stairs, lifts and escalators, doors and rooms as a graph."""

from __future__ import annotations

import pytest
from shapely import LineString, MultiPolygon, box

from venueplan.model import Calendar, Event, Georeference, Label, Level, Opening, Plan, Unit, Venue
from venueplan.network import Pace, WalkNetwork, are_connected, private_group, unit_graph, walk_network


def _shaft(category: str, *, direction: str = "both", restricted: bool = False) -> WalkNetwork:
    """Three storeys 4 m high with a room each, joined by one shaft on their left."""
    levels = tuple(
        Level(id=str(n), ordinal=n, name=Label(), outline=MultiPolygon([box(-9, -9, 9, 9)]), elevation=4.0 * n)
        for n in range(3)
    )
    units = [Unit(id=f"room-{level.id}", category="room", level=level.id, polygon=box(0, 0, 5, 5)) for level in levels]
    units += [
        Unit(
            id=f"shaft-{level.id}",
            category=category,
            level=level.id,
            polygon=box(-4, 0, 0, 5),
            shaft="s",
            direction=direction,
            restricted=restricted,
        )
        for level in levels
    ]
    doors = tuple(
        Opening(id=f"door-{level.id}", level=level.id, line=LineString([(0, 1), (0, 2)]), width=1.0) for level in levels
    )
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=levels,
        units=tuple(units),
        openings=doors,
    )
    return walk_network(Plan(venue=venue, event=Event(id="e", name=Label(), calendar=Calendar(days=()))))


@pytest.mark.parametrize(
    ("category", "direction", "links"),
    [
        ("stairs", "both", 4),
        ("elevator", "both", 6),
        ("escalator", "up", 2),
        ("escalator", "down", 2),
        ("ramp", "both", 4),
    ],
)
def test_a_shaft_joins_the_levels_it_serves(category: str, direction: str, links: int) -> None:
    assert len(_shaft(category, direction=direction).links(step_free=False)) == links


@pytest.mark.parametrize(("category", "links"), [("stairs", 0), ("escalator", 0), ("elevator", 6), ("ramp", 4)])
def test_only_lifts_and_ramps_are_step_free(category: str, links: int) -> None:
    assert len(_shaft(category).links(step_free=True)) == links


def test_staff_stairs_are_not_for_visitors() -> None:
    assert _shaft("stairs", restricted=True).links(step_free=False) == ()


def test_the_graph_of_rooms_follows_doors_and_directions() -> None:
    graph = unit_graph(_shaft("escalator", direction="up"))
    assert graph.edges["room-0", "shaft-0"]["by"] == "door-0"
    assert graph.edges["shaft-0", "shaft-1"]["by"] == "s"
    assert ("shaft-1", "shaft-0") not in graph.edges
    network = _shaft("escalator", direction="up")
    assert are_connected(network, ["room-0"], goals=["room-2"])
    assert not are_connected(network, ["room-2"], goals=["room-0"])
    assert private_group(network, ["room-0"]) == frozenset()


def test_climbs_are_as_long_as_their_slope() -> None:
    pace = Pace()
    assert pace.between("ramp", rise=1.0, run=0.0)[0] == pytest.approx((12**2 + 1) ** 0.5)
    assert pace.between("escalator", rise=4.5, run=3.0)[1] == pytest.approx(9 / 30)
    assert pace.between("stairs", rise=1.0, run=10.0)[0] == pytest.approx(101**0.5)
