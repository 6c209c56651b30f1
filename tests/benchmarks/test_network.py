"""Walking distances in a large hall and in the whole Wuzhen centre.

Run with ``python -m pytest tests/benchmarks/test_network.py -m benchmark --benchmark-enable``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import affinity, box

from venueplan.arrange import arrange_booths
from venueplan.files import read_event_folder
from venueplan.model import Plan
from venueplan.network import Floor, distance_field, free_floor
from venueplan.route import Guide, find_route, walking_minutes

EXITS = [
    *((x, y) for x in (15.0, 45.0, 75.0, 105.0, 135.0) for y in (0.0, 100.0)),
    *((x, y) for x in (0.0, 150.0) for y in (20.0, 50.0, 80.0)),
]


def _hall() -> tuple[Floor, np.ndarray]:
    """150 × 100 m with 400 free-standing stands, each turned a little: 1,600 corners; and a grid of 1 m."""
    lots = np.random.default_rng(1)
    stands = [
        affinity.translate(
            affinity.rotate(box(-1.5, -1.5, 1.5, 1.5), lots.uniform(-8, 8)),
            7 + column * 136 / 19 + lots.uniform(-0.6, 0.6),
            5.5 + row * 89 / 19 + lots.uniform(-0.15, 0.15),
        )
        for column in range(20)
        for row in range(20)
    ]
    floor = free_floor(box(0, 0, 150, 100), stands)
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(0.5, 150), np.arange(0.5, 100)))
    inside = shapely.contains_xy(floor.free, x, y)
    return floor, np.column_stack([x, y])[inside]


@pytest.mark.benchmark
def test_distance_to_exits_of_a_hall_with_400_stands(benchmark: BenchmarkFixture) -> None:
    floor, points = _hall()
    distances = benchmark(lambda: distance_field(Floor(free=floor.free), EXITS).distances(points))
    assert np.isfinite(distances).all()
    assert benchmark.stats.stats.median <= 2.0  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def wuzhen(layouts: Path) -> Plan:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    return Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))


@pytest.mark.benchmark
def test_setting_up_the_floors_of_wuzhen(benchmark: BenchmarkFixture, wuzhen: Plan) -> None:
    def floors() -> None:
        network = Guide(plan=wuzhen).network
        for ordinal in network.ordinals:
            assert network.floor(ordinal).obstacles

    benchmark(floors)
    assert benchmark.stats.stats.median <= 2.0  # type: ignore[union-attr]


@pytest.mark.benchmark
def test_one_route_across_wuzhen(benchmark: BenchmarkFixture, wuzhen: Plan) -> None:
    guide = Guide(plan=wuzhen)
    find_route(wuzhen, origin="H1", destination="wuzhen-hall", guide=guide)
    route = benchmark(lambda: find_route(wuzhen, origin="H1", destination="wuzhen-hall", guide=guide))
    assert route.length > 100
    assert benchmark.stats.stats.median <= 1.0  # type: ignore[union-attr]


@pytest.mark.benchmark
def test_walking_minutes_on_every_board_of_wuzhen(benchmark: BenchmarkFixture, wuzhen: Plan) -> None:
    guide = Guide(plan=wuzhen)
    boards = [site.id for site in wuzhen.event.sites]

    def minutes() -> None:
        for board in boards:
            assert walking_minutes(wuzhen, origin=board, guide=guide)

    benchmark.pedantic(minutes, rounds=1)
