"""How long a hall and a whole building take to empty, and how long it takes to say so.

Run with ``python -m pytest tests/benchmarks/test_evacuate.py -m benchmark --benchmark-enable``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from halls import crowded_floor
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import LineString

from venueplan.evacuate import SFPE, evacuate_buildings, leave_by_doors, spread_over
from venueplan.files import read_event_folder
from venueplan.model import Opening, Plan
from venueplan.network import Floor

PERSONS = 8000


def _hall() -> tuple[Floor, list[Opening]]:
    free, exits, _ = crowded_floor()
    along = [(1.8, 0.0) if y in {0.0, 100.0} else (0.0, 1.8) for _, y in exits]
    lines = [LineString([(x - dx, y - dy), (x + dx, y + dy)]) for (x, y), (dx, dy) in zip(exits, along, strict=True)]
    doors = [Opening(id=f"d{n}", level="g", line=line, width=3.6, exit=True) for n, line in enumerate(lines)]
    return Floor(free=free), doors


@pytest.mark.benchmark
def test_hydraulic_time_of_8000_persons_among_400_stands(benchmark: BenchmarkFixture) -> None:
    def time() -> float:
        floor, doors = _hall()
        return leave_by_doors(spread_over(floor, persons=PERSONS), doors, standard=SFPE).hydraulic

    assert 115 < benchmark(time) < 300
    assert benchmark.stats.stats.median <= 1.0  # type: ignore[union-attr]


@pytest.mark.benchmark
def test_quickest_flow_of_8000_persons_among_400_stands(benchmark: BenchmarkFixture) -> None:
    floor, doors = _hall()
    leaving = leave_by_doors(spread_over(floor, persons=PERSONS), doors, standard=SFPE)
    hydraulic = leaving.hydraulic

    def bound() -> float:
        leaving.__dict__.pop("quickest", None)
        return leaving.quickest

    assert 114 < benchmark(bound) < hydraulic
    assert benchmark.stats.stats.median <= 0.5  # type: ignore[union-attr]


@pytest.mark.benchmark
def test_the_whole_wuzhen_centre(benchmark: BenchmarkFixture, layouts: Path) -> None:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    plan = Plan(venue=venue, event=event)
    found = benchmark(lambda: evacuate_buildings(plan))
    assert found[0].clearing.persons > 20_000
    assert benchmark.stats.stats.median <= 5.0  # type: ignore[union-attr]
