"""Timetables with every kind of rule and wish: the least cost against every timetable there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from venueplan.solve import Apart, Crowd, Job, OnePlace, Span, Timetable, Wishes, effort_named, make_timetable
from venueplan.solve.timetables import cost_of, faults_of

EFFORT = effort_named("reproducible")
PAIRS = ((0, 1), (0, 2), (1, 2))


def best_by_trying(problem: Timetable) -> int | None:
    """Return the least cost of all timetables without faults; None if there is none."""
    options: list[list[tuple[int, str] | None]] = []
    for job in problem.jobs:
        leave: list[tuple[int, str] | None] = [] if problem.price_of_leaving is None else [None]
        options.append([*leave, *((s, p) for s, _ in job.starts for p, _ in job.places)])
    costs = (cost_of(problem, times) for times in product(*options) if not faults_of(problem, times))
    return min(costs, default=None)


@st.composite
def problems(draw: st.DrawFn) -> Timetable:
    """Draw three jobs in two places and in both joined, over two days of six units, with some rules and wishes."""
    jobs = []
    for _ in range(3):
        starts = draw(st.lists(st.integers(0, 10), unique=True, min_size=1, max_size=4))
        places = draw(st.lists(st.sampled_from(["a", "b", "ab"]), unique=True, min_size=1, max_size=2))
        jobs.append(
            Job(
                duration=draw(st.integers(1, 3)),
                starts=tuple((start, draw(st.integers(0, 2))) for start in sorted(starts)),
                places=tuple((place, draw(st.integers(0, 2))) for place in sorted(places)),
                kind=draw(st.sampled_from("xy")),
                before=draw(st.integers(0, 1)),
                after=draw(st.integers(0, 1)),
                persons=draw(st.integers(0, 30)),
            )
        )

    def pairs() -> tuple[tuple[int, int], ...]:
        return tuple(draw(st.lists(st.sampled_from(PAIRS), unique=True, max_size=2)))

    def priced() -> tuple[tuple[int, int, int], ...]:
        return tuple((i, j, draw(st.integers(1, 9))) for i, j in pairs())

    group = tuple(sorted(draw(st.sets(st.integers(0, 2), min_size=2))))
    return Timetable(
        jobs=tuple(jobs),
        gaps={(one, other): draw(st.integers(0, 2)) for one in "xy" for other in "xy"},
        joined={"ab": ("a", "b")},
        shut={"a": ((draw(st.integers(0, 8)),) * 2,), "b": ((4, draw(st.integers(4, 7))),)},
        never_together=pairs(),
        walks={("a", "b"): draw(st.integers(0, 2))},
        exclusive=pairs(),
        ordered=pairs(),
        crews=draw(st.integers(0, 1)),
        day=6,
        wishes=Wishes(
            apart=tuple(Apart(one=i, other=j, price=p, gap=draw(st.integers(0, 2))) for i, j, p in priced()),
            same_day=priced(),
            in_order=priced(),
            one_place=(OnePlace(jobs=group, price=draw(st.integers(0, 4))),),
            spans=(Span(jobs=group, price=draw(st.integers(0, 3)), unit=2),),
            crowds=(Crowd(places=frozenset("ab"), persons=20, time=2, price=draw(st.integers(0, 3))),),
        ),
        price_of_leaving=draw(st.sampled_from([None, 1000])),
    )


@settings(max_examples=25, deadline=None)
@given(problems())
def test_every_rule_is_kept_at_the_least_cost(problem: Timetable) -> None:
    best = best_by_trying(problem)
    found = make_timetable(problem, effort=EFFORT)
    if best is None:
        assert (found.status, found.times) == ("infeasible", ())
    else:
        assert faults_of(problem, found.times) == ()
        assert (found.objective, found.bound, found.status) == (best, best, "optimal")


HOUR = Job(duration=2, starts=((0, 0), (2, 0), (4, 0)), places=(("a", 0), ("b", 0)), persons=30)
TWO = Timetable(jobs=(HOUR, HOUR))


@pytest.mark.parametrize(
    ("problem", "times", "fault"),
    [
        (replace(TWO, joined={"a": ("b",)}), ((0, "a"), (0, "b")), "jobs 0 and 1 collide in 'b'"),
        (replace(TWO, shut={"a": ((1, 2),)}), ((0, "a"), (4, "b")), "job 0 is at a time or place that it may not have"),
        (replace(TWO, exclusive=((0, 1),)), ((0, "a"), (0, "b")), "jobs 0 and 1 exclude each other, but overlap"),
        (replace(TWO, ordered=((0, 1),)), ((2, "a"), (0, "b")), "job 1 begins before job 0 is over"),
        (
            replace(TWO, never_together=((0, 1),), walks={("a", "b"): 1}),
            ((0, "a"), (2, "b")),
            "between jobs 0 and 1 there is no time to walk",
        ),
        (TWO, ((0, "a"), None), "job 1 is left out"),
    ],
)
def test_control_the_verifier_sees_each_fault(
    problem: Timetable, times: tuple[tuple[int, str], ...], fault: str
) -> None:
    assert faults_of(problem, times) == (fault,)


def test_control_the_verifier_counts_crews() -> None:
    """Two places, each with a change of one unit directly before unit 3: two at once."""
    jobs = tuple(Job(duration=2, starts=((0, 0), (3, 0)), places=((p, 0),)) for p in ("a", "a", "b", "b"))
    problem = Timetable(jobs=jobs, gaps={("", ""): 1}, crews=1)
    times = ((0, "a"), (3, "a"), (0, "b"), (3, "b"))
    assert faults_of(problem, times) == ("2 changeovers at once, but only 1 crews",)
    assert faults_of(replace(problem, crews=2), times) == ()


def test_what_wishes_cost_by_hand() -> None:
    """Both at 0 in two places: apart 5; another place 7; a span of two units, begun once at 3; 60 in a foyer for 20."""
    wishes = Wishes(
        apart=(Apart(one=0, other=1, price=5),),
        one_place=(OnePlace(jobs=(0, 1), price=7),),
        spans=(Span(jobs=(0, 1), price=3, unit=2),),
        crowds=(Crowd(places=frozenset("ab"), persons=20, time=1, price=2, step=10),),
    )
    assert cost_of(replace(TWO, wishes=wishes), ((0, "a"), (0, "b"))) == 5 + 7 + 3 + 2 * 4
    later = Wishes(same_day=((0, 1, 11),), in_order=((1, 0, 13),))
    assert cost_of(replace(TWO, wishes=later, day=2), ((0, "a"), (2, "a"))) == 11 + 13


def test_better_timetables_are_told() -> None:
    told: list[tuple[int, int]] = []
    jobs = tuple(replace(HOUR, starts=((0, n), (2, 3 - n))) for n in range(3))
    problem = Timetable(jobs=jobs, never_together=((0, 1),))
    found = make_timetable(problem, effort=EFFORT, on_better=lambda cost, least: told.append((cost, least)))
    assert told
    assert told[-1][0] == found.objective
    assert all(least <= found.objective for _, least in told)
