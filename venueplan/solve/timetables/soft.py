"""What should be in a timetable, as costs of CP-SAT; each function reads as the wish."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from venueplan.solve.timetables.draft import Draft
from venueplan.solve.timetables.wishes import Crowd, Span


def wishes_cost(draft: Draft) -> None:
    """Let every wish that stays unfulfilled cost its price."""
    _jobs_should_be_apart(draft)
    _pairs_should_be_on_one_day(draft)
    _pairs_should_be_in_order(draft)
    _groups_should_be_in_one_place(draft)
    for span in draft.problem.wishes.spans:
        _a_group_should_be_close_in_time(draft, span)
    for crowd in draft.problem.wishes.crowds:
        _crowds_should_be_small(draft, crowd)


def _jobs_should_be_apart(draft: Draft) -> None:
    for wish in draft.problem.wishes.apart:
        near = draft.model.new_bool_var("")
        draft.costs(near, wish.price)
        for one, other in ((wish.one, wish.other), (wish.other, wish.one)):
            apart = [~near, draft.before(one, other), draft.present[one], draft.present[other]]
            draft.model.add(draft.starts[other] >= draft.end(one) + wish.gap).only_enforce_if(apart)


def _pairs_should_be_on_one_day(draft: Draft) -> None:
    for one, other, price in draft.problem.wishes.same_day:
        parted = draft.model.new_bool_var("")
        draft.costs(parted, price)
        there = draft.days(other)
        for day, literal in draft.days(one).items():
            here = [there[day]] if day in there else []
            draft.model.add_bool_or(parted, ~literal, *here, ~draft.present[one], ~draft.present[other])


def _pairs_should_be_in_order(draft: Draft) -> None:
    for one, other, price in draft.problem.wishes.in_order:
        wrong = draft.model.new_bool_var("")
        draft.costs(wrong, price)
        right = [~wrong, draft.present[one], draft.present[other]]
        draft.model.add(draft.starts[other] >= draft.end(one)).only_enforce_if(right)


def _groups_should_be_in_one_place(draft: Draft) -> None:
    for group in draft.problem.wishes.one_place:
        used: dict[str, Any] = {}
        for job in group.jobs:
            for place, literal in draft.at[job].items():
                draft.model.add_implication(literal, used.setdefault(place, draft.model.new_bool_var("")))
        more = draft.model.new_int_var(0, len(group.jobs) - 1, "")
        draft.model.add(more >= sum(used.values()) - 1)
        draft.costs(more, group.price)


def _a_group_should_be_close_in_time(draft: Draft, span: Span) -> None:
    jobs = draft.problem.jobs
    starts = [start for job in span.jobs for start, _ in jobs[job].starts]
    ends = [start + jobs[job].duration for job in span.jobs for start, _ in jobs[job].starts]
    units = draft.model.new_int_var(0, -(-(max(ends) - min(starts)) // span.unit), "")
    for one, other in permutations(span.jobs, 2):
        both = [draft.present[one], draft.present[other]]
        draft.model.add(span.unit * units >= draft.end(other) - draft.starts[one]).only_enforce_if(both)
        draft.model.add(span.unit * units >= jobs[one].duration).only_enforce_if(both)
    draft.costs(units, span.price)


def _crowds_should_be_small(draft: Draft, crowd: Crowd) -> None:
    jobs, model = draft.problem.jobs, draft.model
    intervals, persons = [], []
    for index, job in enumerate(jobs):
        here = draft.in_any(index, crowd.places)
        if here is not None and job.persons:
            for begin in (draft.starts[index] - crowd.time, draft.end(index)):
                intervals.append(model.new_optional_fixed_size_interval_var(begin, crowd.time, here, ""))
                persons.append(job.persons)
    most = model.new_int_var(0, sum(persons), "")
    steps = model.new_int_var(0, -(-sum(persons) // crowd.step), "")
    model.add_cumulative(intervals, persons, most)
    model.add(crowd.step * steps >= most - crowd.persons)
    draft.costs(steps, crowd.price)
