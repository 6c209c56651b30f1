"""All checks of the Wuzhen event: at most 5 s.

Run with ``python -m pytest tests/benchmarks/test_check.py -m benchmark --benchmark-enable``.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from venueplan.allocate import allocate_exhibitors, schedule_forums
from venueplan.arrange import arrange_booths
from venueplan.check import check_plan
from venueplan.files import read_event_folder
from venueplan.model import Plan


@pytest.mark.benchmark
def test_all_checks_of_the_wuzhen_event(benchmark: BenchmarkFixture, layouts: Path) -> None:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    plan = Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))
    plan = replace(plan, allocation=allocate_exhibitors(plan), programme=schedule_forums(plan))

    def check_anew() -> None:
        """Check a copy: what the nouns remember between calls does not count."""
        check_plan(replace(plan, venue=replace(venue), event=replace(event)))

    benchmark(check_anew)
    assert benchmark.stats.stats.median <= 5.0  # type: ignore[union-attr]
