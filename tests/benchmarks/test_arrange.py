"""How long a layout takes, and what it reaches.

Run with ``python -m pytest tests/benchmarks/test_arrange.py -m benchmark --benchmark-enable -s``; on a machine that
does other things add ``--benchmark-timer=time.process_time``.
"""

import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from halls import asking, bare_pack, event_of, l_hall, rectangle, venue_of
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import box

from venueplan.arrange import arrange_booths
from venueplan.files import read_event_folder
from venueplan.model import BoothPattern, FloorPlan

pytestmark = pytest.mark.benchmark


def test_eight_halls(benchmark: BenchmarkFixture, layouts: Path) -> None:
    """All eight halls in 12 s on one core, a net share of 0.43, nobody left out."""
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    plan = benchmark.pedantic(arrange_booths, args=(venue, event), rounds=1)
    gross, net = sum(hall.gross for hall in plan.halls), sum(hall.net for hall in plan.halls)
    benchmark.extra_info["net share"] = round(net / gross, 4)
    benchmark.extra_info["net share by hall"] = {hall.hall: round(hall.net / hall.gross, 3) for hall in plan.halls}
    assert net / gross >= 0.43
    assert plan.shortfall == ()


def test_one_hall_of_ten_thousand_square_metres(benchmark: BenchmarkFixture) -> None:
    """At most 5 s."""
    plan = benchmark.pedantic(lay_out_large_hall, args=(0,), rounds=1)
    benchmark.extra_info["net share"] = round(plan.halls[0].net / plan.halls[0].gross, 4)
    assert plan.shortfall == ()


def test_the_l_hall(benchmark: BenchmarkFixture) -> None:
    """5,076 m² without a main aisle, filled with single modules: at least 0.49 of gross in 10 s."""
    pack = bare_pack()
    pattern = BoothPattern(wall_distance=0.0, main_aisle=3.0)
    event = replace(event_of(pattern=pattern), rules=pack.name, packs=(pack,))
    plan = benchmark.pedantic(arrange_booths, args=(venue_of(l_hall()), event), rounds=1)
    benchmark.extra_info["net share"] = round(plan.halls[0].net / plan.halls[0].gross, 4)
    assert plan.halls[0].net / plan.halls[0].gross >= 0.49


def test_forty_halls_of_ten_thousand_square_metres_on_two_cores(benchmark: BenchmarkFixture) -> None:
    """400,000 m² in at most 3 min; processor time and memory of both workers are printed."""

    def every_hall() -> list[FloorPlan]:
        with ProcessPoolExecutor(max_workers=2) as pool:
            return list(pool.map(lay_out_large_hall, range(40)))

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    plans = benchmark.pedantic(every_hall, rounds=1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    share = sum(plan.halls[0].net for plan in plans) / sum(plan.halls[0].gross for plan in plans)
    print(  # noqa: T201
        f"\n40 halls, net share {share:.3f}: {time.perf_counter() - began:.0f} s, {seconds:.0f} s of processor time, "
        f"{after.ru_maxrss / 1024:.0f} MiB in the larger worker"
    )
    benchmark.extra_info |= {"processor seconds": seconds, "peak_mb": after.ru_maxrss / 1024}
    assert all(plan.shortfall == () for plan in plans)


def lay_out_large_hall(number: int) -> FloorPlan:
    """Lay out a hall of 125 × 80 m with columns, its doors and 120 wishes, a little different for each number."""
    columns = tuple(box(x, y, x + 0.8, y + 0.8) for x in range(9, 125, 12) for y in range(9, 80, 12))
    wide = [((x, y), (x + 6.0, y)) for x in (12.0 + number % 7, 60.0, 100.0 + number % 5) for y in (0.0, 80.0)]
    deep = [((x, 37.0), (x, 43.0)) for x in (0.0, 125.0)]
    hall = replace(rectangle(125, 80, doors=wide + deep), columns=columns)
    wishes = [asking(f"e{k}", (9.0, 18.0, 36.0, 54.0)[(k + number) % 4]) for k in range(120)]
    return arrange_booths(venue_of(hall), event_of(wishes))
