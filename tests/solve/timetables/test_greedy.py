"""The first timetable at hand: without faults, and a proof when nobody had to give way."""

from dataclasses import replace

from hypothesis import given, strategies as st

from venueplan.solve import Job, Timetable, effort_named, make_timetable
from venueplan.solve.timetables import cost_of, faults_of
from venueplan.solve.timetables.greedy import cost_of_wishes, fill_in


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["a", "b", "ab"])), max_size=7), st.integers(0, 3))
def test_what_is_filled_in_has_no_faults(wanted: list[tuple[int, str]], gap: int) -> None:
    jobs = tuple(
        Job(duration=length, starts=tuple((t, t % 2) for t in range(8)), places=tuple((p, 0) for p in places))
        for length, places in wanted
    )
    problem = Timetable(jobs=jobs, gaps={("", ""): gap}, never_together=tuple((n, n + 1) for n in range(len(jobs) - 1)))
    times = fill_in(problem)
    assert faults_of(replace(problem, price_of_leaving=1), times) == ()
    if None not in times:
        assert cost_of(problem, times) >= cost_of_wishes(problem)


def test_hundred_short_meetings_on_two_stages_need_no_search() -> None:
    launch = Job(duration=20, starts=tuple((t, 0) for t in range(0, 1500, 5)), places=(("one", 0), ("two", 0)))
    problem = Timetable(jobs=(launch,) * 100, gaps={("", ""): 5})
    found = make_timetable(problem, effort=replace(effort_named("fast"), work=0.0))
    assert (found.status, found.objective, found.bound) == ("optimal", 0, 0)
    assert faults_of(problem, found.times) == ()


def test_who_has_least_choice_goes_first() -> None:
    """The pinned job gets its time although it is last in the list."""
    free = Job(duration=1, starts=((0, 0), (1, 0)), places=(("a", 0),))
    pinned = Job(duration=1, starts=((0, 0),), places=(("a", 0),))
    assert fill_in(Timetable(jobs=(free, pinned))) == ((1, "a"), (0, "a"))
