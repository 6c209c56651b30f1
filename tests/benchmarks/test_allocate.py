"""How long the Wuzhen event takes to allocate and to schedule, and how good the results are known to be."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from related_fairs import large_fair

from venueplan.allocate import allocate_exhibitors, schedule_forums
from venueplan.allocate.stands.proving.verifying import verify_certificate
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


@pytest.mark.parametrize("effort", ["reproducible", "fast", "proof"])
def test_411_exhibitors(benchmark: BenchmarkFixture, arranged: Plan, effort: str) -> None:
    allocation = benchmark.pedantic(allocate_exhibitors, args=(arranged,), kwargs={"effort": effort}, rounds=1)
    note(benchmark, allocation.proof)
    assert allocation.unplaced == ()
    assert allocation.proof.gap <= 0.005


def test_411_exhibitors_of_whom_forty_find_no_stand(benchmark: BenchmarkFixture, arranged: Plan) -> None:
    assert arranged.floor_plan is not None
    fewer = replace(arranged.floor_plan, booths=arranged.floor_plan.booths[::2] + arranged.floor_plan.booths[1::3])
    plan = replace(arranged, floor_plan=fewer)
    allocation = benchmark.pedantic(allocate_exhibitors, args=(plan,), rounds=1)
    note(benchmark, allocation.proof)
    assert allocation.unplaced
    assert allocation.proof.objective <= allocation.proof.bound


@dataclass(kw_only=True)
class Watch:
    """When which gap was known, in seconds of the wall and of the processor since it was made."""

    wall: float = field(default_factory=time.perf_counter)
    cpu: float = field(default_factory=time.process_time)
    seen: list[tuple[float, float, str]] = field(default_factory=list)

    def hear(self, message: str, _share: float) -> None:
        self.seen.append((time.perf_counter() - self.wall, time.process_time() - self.cpu, message))

    def gap_at(self, seconds: float) -> str:
        """Return what was known after so many seconds of the processor."""
        known = [message for _, cpu, message in self.seen if "gap" in message and cpu <= seconds]
        return known[-1].rpartition("gap ")[2] if known else "none"

    def first(self) -> tuple[float, float]:
        """Return when the first plan was told, by wall and processor."""
        return next(((wall, cpu) for wall, cpu, message in self.seen if "first plan" in message), (0.0, 0.0))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("effort", ["reproducible", "proof"])
def test_400_exhibitors_on_450_modules_with_separation_and_pavilions(
    benchmark: BenchmarkFixture, seed: int, effort: str
) -> None:
    """97 % of the modules are needed; twelve trades apart, six pavilions, thirty stands of two and three modules."""
    plan, watch = large_fair(seed=seed), Watch()
    allocation = benchmark.pedantic(
        allocate_exhibitors, args=(plan,), kwargs={"effort": effort, "on_progress": watch.hear}, rounds=1
    )
    note(benchmark, allocation.proof)
    benchmark.extra_info |= {
        "first plan, wall and cpu": watch.first(),
        **{f"gap at {seconds} s of cpu": watch.gap_at(seconds) for seconds in (10, 15, 30, 60)},
    }
    assert allocation.unplaced == ()
    assert allocation.proof.gap <= 0.003
    checked = verify_certificate(replace(plan, allocation=allocation))
    assert checked is not None
    assert checked.holds


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
