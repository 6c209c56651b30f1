"""The same 120 talks given to ConferenceScheduler and to us: unavailable sessions, clashes, ten rooms, fourteen hours.

ConferenceScheduler is no dependency: ``pip install conference-scheduler`` first.
"""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from venueplan.solve import Job, Timetable, effort_named, make_timetable
from venueplan.solve.timetables import faults_of

pytestmark = pytest.mark.benchmark

ROOMS = (40, 40, 60, 60, 80, 80, 120, 120, 200, 300)
HOURS = 14


def talks() -> tuple[list[int], list[set[int]], list[tuple[int, int]]]:
    """Return how many come, hours at which each cannot be, and pairs that clash."""
    random = Random(1)  # noqa: S311  # a benchmark instance
    persons = [min(250, int(random.lognormvariate(3.6, 0.6))) for _ in range(120)]
    never, clashes = [], []
    for one in range(120):
        never.append(set(random.sample(range(HOURS), 3)))
        other = random.randrange(120) if random.random() < 0.3 else one
        if other != one:
            clashes.append((min(one, other), max(one, other)))
    return persons, never, clashes


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # those of the peer
def test_120_talks_by_conference_scheduler(benchmark: BenchmarkFixture) -> None:
    scheduler: Any = pytest.importorskip(
        "conference_scheduler.scheduler", reason="ConferenceScheduler is not installed"
    )
    from conference_scheduler.resources import Event, Slot  # noqa: PLC0415  # only where it is installed

    persons, never, clashes = talks()
    slots = [
        Slot(
            venue=f"r{room}",
            starts_at=datetime(2026, 5, 16 + hour // 7, 9 + hour % 7),  # noqa: DTZ001  # as its examples have it
            duration=60,
            session=f"s{hour}",
            capacity=seats,
        )
        for hour in range(HOURS)
        for room, seats in enumerate(ROOMS)
    ]
    events = [Event(name=f"e{n}", duration=60, demand=count, tags=[]) for n, count in enumerate(persons)]
    for event, hours in zip(events, never, strict=True):
        event.add_unavailability(*(slot for slot in slots if slot.session in {f"s{hour}" for hour in hours}))
    for one, other in clashes:
        events[one].add_unavailability(events[other])
    found = benchmark.pedantic(scheduler.schedule, args=(events, slots), rounds=1)
    assert len(found) == 120


@pytest.mark.parametrize("seats_cost", [False, True])
def test_120_talks_by_us(benchmark: BenchmarkFixture, seats_cost: bool) -> None:
    """Without costs, and with the least seats in use, proven."""
    _, never, clashes = talks()
    places = tuple((f"r{room}", seats * seats_cost) for room, seats in enumerate(ROOMS))
    jobs = tuple(
        Job(duration=1, starts=tuple((hour, 0) for hour in range(HOURS) if hour not in hours), places=places)
        for hours in never
    )
    problem = Timetable(jobs=jobs, exclusive=tuple(clashes), day=7)
    found = benchmark.pedantic(
        make_timetable, args=(problem,), kwargs={"effort": effort_named("reproducible")}, rounds=1
    )
    benchmark.extra_info["proof"] = f"{found.objective} ≥ {found.bound}, {found.status}"
    assert faults_of(problem, found.times) == ()
    assert None not in found.times
