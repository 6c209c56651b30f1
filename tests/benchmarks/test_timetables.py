"""How long timetables take, and how near to the least cost they are known to be."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from seeded_forums import seeded_plan

from venueplan.allocate import schedule_forums
from venueplan.allocate.conferences import reschedule, seat_conference
from venueplan.files import read_event_folder
from venueplan.files.schedules import read_conference, read_schedule
from venueplan.model import Plan, Proof, PublishedSchedule
from venueplan.rules.conference import conference_cost, conference_faults, idle_minutes, moved_talks, schedule_faults

pytestmark = pytest.mark.benchmark

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def note(benchmark: BenchmarkFixture, **proofs: Proof | None) -> None:
    for name, proof in proofs.items():
        assert proof is not None
        benchmark.extra_info[name] = f"{proof.objective} ≥ {proof.bound}, gap {proof.gap:.4%}, {proof.status}"
        benchmark.extra_info["solver"] = proof.solver


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_20_forums_in_12_rooms_on_3_days(benchmark: BenchmarkFixture, seed: int) -> None:
    plan = seeded_plan(seed)
    programme = benchmark.pedantic(schedule_forums, args=(plan,), rounds=3, warmup_rounds=1)
    note(benchmark, proof=programme.proof)
    assert programme.unplaced == ()
    assert programme.proof.status == "optimal"


def test_153_forums_of_the_reference_event(benchmark: BenchmarkFixture, layouts: Path) -> None:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    programme = benchmark.pedantic(schedule_forums, args=(Plan(venue=venue, event=event),), rounds=1)
    note(benchmark, proof=programme.proof)
    assert programme.unplaced == ()


@pytest.mark.parametrize(("name", "best"), [("N2OR", 0), ("GECCO20", 6_110), ("GECCO19", 1_000_010), ("OR60", None)])
@pytest.mark.parametrize("effort", ["reproducible", "proof"])
def test_conferences_of_cosplib(benchmark: BenchmarkFixture, name: str, best: int | None, effort: str) -> None:
    path = DATA / "cosplib" / f"{name}.xlsx"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    conference = read_conference(path)
    seated = benchmark.pedantic(seat_conference, args=(conference,), kwargs={"effort": effort}, rounds=1)
    note(benchmark, proof=seated.proof)
    benchmark.extra_info["loosened"] = ", ".join(seated.loosened)
    assert list(conference_faults(conference, seated.seats)) == []
    assert conference_cost(conference, seated.seats) == seated.proof.objective
    if effort == "proof" and best is not None:
        assert seated.proof.objective == best


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_874_talks_of_fosdem_made_anew(benchmark: BenchmarkFixture, seed: int) -> None:
    """Seed 0 has no numbers of persons; the others draw what rooms hold and how many come."""
    path = DATA / "fosdem" / "2024.xml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    published = read_schedule(path)
    capacities, persons = drawn(published, seed) if seed else ({}, {})
    numbers = {"capacities": capacities, "persons": persons}
    made = benchmark.pedantic(reschedule, args=(published,), kwargs=numbers, rounds=3)
    note(benchmark, moved=made.moved, idle=made.idle)
    assert list(schedule_faults(made.schedule, capacities=capacities, persons=persons)) == []
    assert len(moved_talks(made.schedule, published=published)) == made.moved.objective
    assert idle_minutes(made.schedule) == made.idle.objective


def drawn(published: PublishedSchedule, seed: int) -> tuple[dict[str, int], dict[str, int]]:
    random = Random(seed)  # noqa: S311  # a benchmark instance
    rooms = sorted({talk.room for talk in published.talks})
    capacities = {room: random.choice((50, 80, 100, 150, 200, 300, 500, 900, 1400)) for room in rooms}
    capacities[rooms[0]] = 1500
    persons = {talk.id: min(1400, int(random.lognormvariate(4.0, 0.7))) for talk in published.talks}
    return capacities, persons
