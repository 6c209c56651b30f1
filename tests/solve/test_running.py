"""A search that is stopped by hand keeps the best so far, and says so."""

from __future__ import annotations

import _thread
from random import Random

import pytest

from venueplan.solve import Apart, Job, Timetable, Wishes, effort_named, make_timetable
from venueplan.solve.timetables import faults_of

EFFORT = effort_named("reproducible")


def long_search() -> Timetable:
    """Return forty jobs in eight places that share hundreds of wishes: nobody proves the best in seconds."""
    random = Random(3)  # noqa: S311  # an instance
    starts = tuple((start, 0) for start in range(0, 40, 2))
    places = tuple((f"p{n}", random.randrange(5)) for n in range(8))
    jobs = tuple(Job(duration=random.randint(2, 7), starts=starts, places=places) for _ in range(40))
    pairs = ((i, j) for i in range(40) for j in range(i) if random.random() < 0.4)
    apart = tuple(Apart(one=j, other=i, price=random.randint(1, 9)) for i, j in pairs)
    return Timetable(jobs=jobs, wishes=Wishes(apart=apart))


def test_an_interrupt_ends_the_search_with_the_best_so_far() -> None:
    problem = long_search()
    found = make_timetable(problem, effort=EFFORT, on_better=lambda *_: _thread.interrupt_main(), stoppable=True)
    assert found.status == "interrupted"
    assert faults_of(problem, found.times) == ()
    assert found.bound < found.objective


def test_without_leave_to_stop_an_interrupt_ends_everything() -> None:
    with pytest.raises(KeyboardInterrupt):
        make_timetable(long_search(), effort=effort_named("fast"), on_better=lambda *_: _thread.interrupt_main())
