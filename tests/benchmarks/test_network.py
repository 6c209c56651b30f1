"""Walking distances in a large hall and in the whole Wuzhen centre.

Run with ``python -m pytest tests/benchmarks/test_network.py -m benchmark --benchmark-enable``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from halls import crowded_floor
from pytest_benchmark.fixture import BenchmarkFixture

from venueplan.arrange import arrange_booths
from venueplan.files import read_event_folder
from venueplan.model import Plan
from venueplan.network import distance_field
from venueplan.route import Guide, find_route, walking_minutes


@pytest.mark.benchmark
def test_distance_to_exits_of_a_hall_with_400_stands(benchmark: BenchmarkFixture) -> None:
    free, exits, points = crowded_floor()
    distances = benchmark(lambda: distance_field(free, exits).distances(points))
    assert np.isfinite(distances).all()
    print(f"\n{len(points)} places, the farthest {distances.max():.2f} m from an exit")  # noqa: T201
    assert benchmark.stats.stats.median <= 1.0  # type: ignore[union-attr]


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
