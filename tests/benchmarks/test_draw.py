"""How long sheets take: a hall with many stands in every format, and all sheets of the small example event."""

from __future__ import annotations

import resource
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from shapely import box

from venueplan.arrange import arrange_booths
from venueplan.check import check_plan, measure_egress
from venueplan.draw import Sheet, draw_fire_set, draw_hall, draw_sheet, sheets_of
from venueplan.files import read_event_folder
from venueplan.model import Booth, FloorPlan, Plan
from venueplan.rules import event_pack

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def wuzhen(layouts: Path) -> Plan:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    return Plan(venue=venue, event=event)


def crowded(plan: Plan, count: int) -> Sheet:
    """Draw the largest hall, made wide enough for ``count`` stands of 3 m × 3 m."""
    hall = max(plan.venue.halls, key=lambda unit: unit.polygon.area)
    columns = max(10, round((count * 2) ** 0.5))
    stands = tuple(
        Booth(
            id=f"b{n}",
            number=f"{n % columns:03d}",
            polygon=box(3 * (n % columns), 5 * (n // columns), 3 * (n % columns) + 3, 5 * (n // columns) + 3),
            hall=hall.id,
            level=hall.level,
        )
        for n in range(count)
    )
    outline = box(-6, -6, 3 * columns + 6, 5 * (count // columns) + 12)
    units = tuple(replace(unit, polygon=outline) for unit in plan.venue.units if unit.id == hall.id)
    venue = replace(plan.venue, units=units, fixtures=(), amenities=(), sections=(), details=(), openings=())
    return draw_hall(replace(plan, venue=venue, floor_plan=FloorPlan(booths=stands)), hall.id)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.parametrize("count", [500, 5000])
def test_a_hall_in_every_format(benchmark: BenchmarkFixture, wuzhen: Plan, count: int, kind: str) -> None:
    sheet = crowded(wuzhen, count)
    written = benchmark.pedantic(sheet.as_bytes, args=(kind,), rounds=1)
    benchmark.extra_info |= {"bytes": len(written), "peak_mb": _peak_mb()}


@pytest.mark.parametrize("count", [500, 5000])
def test_laying_out_a_hall(benchmark: BenchmarkFixture, wuzhen: Plan, count: int) -> None:
    sheet = benchmark.pedantic(crowded, args=(wuzhen, count), rounds=1)
    benchmark.extra_info |= dict(sheet.counts)


def test_all_sheets_of_a_small_event(benchmark: BenchmarkFixture, layouts: Path) -> None:
    venue, event = read_event_folder(layouts / "quickstart" / "expo-day")
    plan = Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))

    def every_sheet() -> int:
        sheets = [draw_sheet(plan, order) for order in sheets_of(plan)]
        return sum(len(sheet.as_bytes(kind)) for sheet in sheets for kind in ("png", "svg", "pdf"))

    benchmark.extra_info |= {"bytes": benchmark.pedantic(every_sheet, rounds=1), "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_the_set_for_the_fire_authority(benchmark: BenchmarkFixture, wuzhen: Plan) -> None:
    """Eight halls with stands, measured and checked before: sheets and document."""
    plan = replace(wuzhen, floor_plan=arrange_booths(wuzhen.venue, wuzhen.event, seed=0))
    pack, report = event_pack(plan.event), check_plan(plan)
    egress = measure_egress(plan, pack=pack)
    written = benchmark.pedantic(
        lambda: draw_fire_set(plan, report, egress=egress, pack=pack).as_pdf(), rounds=1, iterations=1
    )
    assert len(written) < 5_000_000
