"""Timetables: the verifier, the parts, and least cost against every timetable there is."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from venueplan.solve import Apart, Job, Timetable, Wishes, effort_named, make_timetable
from venueplan.solve.timetables import cost_of, faults_of
from venueplan.solve.timetables.parts import part_of, parts_of

EFFORT = effort_named("reproducible")
HOUR = Job(duration=2, starts=((0, 0), (1, 1), (2, 0), (4, 3)), places=(("a", 0), ("b", 2)))


def best_by_trying(problem: Timetable) -> int | None:
    """Return the least cost of all timetables without faults; None if there is none."""
    options = [[(s, p) for s, _ in job.starts for p, _ in job.places] for job in problem.jobs]
    costs = (cost_of(problem, times) for times in product(*options) if not faults_of(problem, times))
    return min(costs, default=None)


@st.composite
def problems(draw: st.DrawFn) -> Timetable:
    """Draw three jobs in two places, with gaps, people and pairs better apart."""
    jobs = []
    for _ in range(3):
        starts = draw(st.lists(st.integers(0, 5), unique=True, min_size=1, max_size=4))
        places = draw(st.lists(st.sampled_from("ab"), unique=True, min_size=1, max_size=2))
        jobs.append(
            Job(
                duration=draw(st.integers(1, 3)),
                starts=tuple((start, draw(st.integers(0, 4))) for start in sorted(starts)),
                places=tuple((place, draw(st.integers(0, 4))) for place in sorted(places)),
                kind=draw(st.sampled_from("xy")),
            )
        )
    gaps = {(one, other): draw(st.integers(0, 2)) for one in "xy" for other in "xy"}
    pairs = draw(st.lists(st.sampled_from([(0, 1), (0, 2), (1, 2)]), unique=True, max_size=2))
    return Timetable(
        jobs=tuple(jobs),
        gaps=gaps,
        never_together=tuple(pairs),
        wishes=Wishes(apart=(Apart(one=0, other=1, price=draw(st.integers(0, 9))),)),
    )


@settings(max_examples=60, deadline=None)
@given(problems())
def test_small_timetables_cost_the_proven_least(problem: Timetable) -> None:
    best = best_by_trying(problem)
    found = make_timetable(problem, effort=EFFORT)
    if best is None:
        assert (found.status, found.times) == ("infeasible", ())
    else:
        assert faults_of(problem, found.times) == ()
        assert found.objective == found.bound == best
        assert found.status == "optimal"
    assert make_timetable(problem, effort=EFFORT) == found


def test_control_the_verifier_sees_each_fault() -> None:
    problem = Timetable(jobs=(HOUR, HOUR), gaps={("", ""): 1}, never_together=((0, 1),))
    assert faults_of(problem, ((0, "a"), (4, "a"))) == ()
    assert faults_of(problem, ((0, "a"), (2, "a"))) == ("jobs 0 and 1 collide in 'a'",)
    assert faults_of(problem, ((0, "a"), (1, "b"))) == ("jobs 0 and 1 are never together, but overlap",)
    assert faults_of(problem, ((3, "a"), (0, "c"))) == (
        "job 0 is at a time or place that it may not have",
        "job 1 is at a time or place that it may not have",
    )


def test_leaving_out_is_possible_at_its_price() -> None:
    one = Job(duration=2, starts=((0, 0),), places=(("a", 0),))
    crowded = Timetable(jobs=(one, one, one), price_of_leaving=100)
    found = make_timetable(crowded, effort=EFFORT)
    assert found.objective == found.bound == 200
    assert sum(time is None for time in found.times) == 2
    assert faults_of(crowded, found.times) == ()


def test_what_is_impossible_is_proven_so() -> None:
    one = Job(duration=2, starts=((0, 0),), places=(("a", 0),))
    assert make_timetable(Timetable(jobs=(one, one)), effort=EFFORT).status == "infeasible"


def test_the_gap_depends_on_what_comes_first() -> None:
    """From x to y takes 3, from y to x nothing: y must be first to fit both into six units."""
    starts = ((0, 0), (1, 0), (2, 0), (3, 0), (4, 0))
    x, y = (Job(duration=2, starts=starts, places=(("a", 0),), kind=kind) for kind in "xy")
    problem = Timetable(jobs=(x, y), gaps={("x", "y"): 3})
    found = make_timetable(problem, effort=EFFORT)
    (x_time, y_time) = found.times
    assert x_time is not None
    assert y_time is not None
    assert y_time[0] < x_time[0]


def test_jobs_with_nothing_in_common_are_parted() -> None:
    a, b = (Job(duration=1, starts=((0, 0),), places=((place, 0),)) for place in "ab")
    problem = Timetable(
        jobs=(a, b, a, b), never_together=((0, 2),), wishes=Wishes(apart=(Apart(one=1, other=3, price=5),))
    )
    assert parts_of(problem) == ((0, 2), (1, 3))
    assert part_of(problem, (1, 3)).wishes.apart == (Apart(one=0, other=1, price=5),)
    assert part_of(problem, (1, 3)).never_together == ()
    joined = Timetable(jobs=problem.jobs, never_together=((0, 1),))
    assert parts_of(joined) == ((0, 1, 2, 3),)


@pytest.mark.parametrize("seed", [0, 7])
def test_the_seed_is_part_of_the_question(seed: int) -> None:
    problem = Timetable(jobs=(HOUR,) * 3)
    assert make_timetable(problem, effort=EFFORT, seed=seed) == make_timetable(problem, effort=EFFORT, seed=seed)
