"""How long the Wuzhen event takes to allocate and to schedule, and how good the results are known to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from venueplan.allocate import allocate_exhibitors, schedule_forums
from venueplan.arrange import arrange_booths
from venueplan.files import read_event_folder
from venueplan.model import Plan, Proof
from venueplan.solve import Row, Selection, bound_from_prices, effort_named, select_columns

pytestmark = pytest.mark.benchmark


@pytest.fixture(scope="module")
def arranged(layouts: Path) -> Plan:
    """Return the Wuzhen event with its booths."""
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    return Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))


def note(benchmark: BenchmarkFixture, proof: Proof | None) -> None:
    assert proof is not None
    benchmark.extra_info |= {
        "objective": proof.objective,
        "bound": proof.bound,
        "gap": f"{proof.gap:.4%}",
        "status": proof.status,
        "solver": proof.solver,
    }


@pytest.mark.parametrize("effort", ["reproducible", "fast"])
def test_411_exhibitors(benchmark: BenchmarkFixture, arranged: Plan, effort: str) -> None:
    allocation = benchmark.pedantic(allocate_exhibitors, args=(arranged,), kwargs={"effort": effort}, rounds=1)
    note(benchmark, allocation.proof)
    assert allocation.unplaced == ()
    assert allocation.proof.gap <= 0.02


def test_411_exhibitors_of_whom_forty_find_no_stand(benchmark: BenchmarkFixture, arranged: Plan) -> None:
    assert arranged.floor_plan is not None
    fewer = replace(arranged.floor_plan, booths=arranged.floor_plan.booths[::2] + arranged.floor_plan.booths[1::3])
    plan = replace(arranged, floor_plan=fewer)
    allocation = benchmark.pedantic(allocate_exhibitors, args=(plan,), rounds=1)
    note(benchmark, allocation.proof)
    assert allocation.unplaced
    assert allocation.proof.objective <= allocation.proof.bound


def test_153_meetings(benchmark: BenchmarkFixture, arranged: Plan) -> None:
    programme = benchmark.pedantic(schedule_forums, args=(arranged,), rounds=1)
    note(benchmark, programme.proof)
    assert programme.unplaced == ()
    assert programme.proof.gap <= 0.02


def test_400_bidders_for_450_places_with_certificate(benchmark: BenchmarkFixture) -> None:
    random = Random(1)  # noqa: S311  # a benchmark instance
    bidders, places = 400, 450
    scores = tuple(random.randint(1, 1000) for _ in range(bidders * places))
    rows = [Row(columns=tuple(range(i * places, (i + 1) * places)), exact=True) for i in range(bidders)]
    rows += [Row(columns=tuple(range(j, bidders * places, places))) for j in range(places)]
    selection = Selection(scores=scores, rows=tuple(rows))
    found = benchmark.pedantic(
        select_columns, args=(selection,), kwargs={"effort": effort_named("reproducible")}, rounds=1
    )
    assert found.objective == found.bound == bound_from_prices(selection, found.certificate)
