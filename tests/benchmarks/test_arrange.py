"""How long a layout takes, and what it reaches."""

from dataclasses import replace
from pathlib import Path

import pytest
from halls import asking, bare_pack, event_of, l_hall, rectangle, venue_of
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import box

from venueplan.arrange import arrange_booths
from venueplan.files import read_event_folder
from venueplan.model import BoothPattern

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
    columns = tuple(box(x, y, x + 0.8, y + 0.8) for x in range(9, 125, 12) for y in range(9, 80, 12))
    hall = replace(rectangle(125, 80), columns=columns)
    wishes = [asking(f"e{k}", (9.0, 18.0, 36.0, 54.0)[k % 4]) for k in range(120)]
    plan = benchmark.pedantic(arrange_booths, args=(venue_of(hall), event_of(wishes)), rounds=1)
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
