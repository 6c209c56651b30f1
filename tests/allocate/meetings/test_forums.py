"""Forums to rooms and times: hard rules verified from outside, least cost, sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest
from forum_plans import at, forum, plan_of

from venueplan.allocate import schedule_forums
from venueplan.errors import ContradictionError, UnknownNameError
from venueplan.model import (
    Changeover,
    Meeting,
    Plan,
    Programme,
)
from venueplan.rules import changeover_minutes, find_room, room_capacity, room_equipment, rule_pack


def faults(plan: Plan, programme: Programme) -> list[str]:
    """Return every hard rule that a programme breaks, found without the code that made it."""
    alone = [fault for meeting in programme.meetings for fault in _faults_of(plan, meeting)]
    pairs = combinations(sorted(programme.meetings, key=lambda meeting: meeting.start), 2)
    return alone + [fault for first, second in pairs for fault in _clashes_of(plan, first, second=second)]


def _faults_of(plan: Plan, meeting: Meeting) -> list[str]:
    asked, room, calendar = plan.event.forum(meeting.forum), find_room(plan.venue, meeting.room), plan.event.calendar
    assert room is not None
    holds = room_capacity(room, setup=asked.setup, venue=plan.venue, pack=rule_pack(plan.event.rules)).persons
    kept = {
        "is too small": holds >= asked.attendance,
        "lacks equipment": room_equipment(room).issuperset(asked.needs),
        "is in a wrong room": not asked.rooms or meeting.room in asked.rooms,
        "has a wrong duration": meeting.end - meeting.start == timedelta(minutes=asked.duration_min),
        "is outside opening hours": calendar.opens <= meeting.start.time() and meeting.end.time() <= calendar.closes,
        "is not at its pin": asked.start in {None, meeting.start},
    }
    return [f"{asked.id} {fault}" for fault, well in kept.items() if not well]


def _clashes_of(plan: Plan, first: Meeting, *, second: Meeting) -> list[str]:
    before, after = plan.event.forum(first.forum), plan.event.forum(second.forum)
    pause = changeover_minutes(plan.event.calendar, before=before.setup, after=after.setup)
    found = []
    if first.room == second.room and second.start < first.end + timedelta(minutes=pause):
        found.append(f"{before.id} and {after.id} collide")
    if second.start < first.end and set(before.people) & set(after.people):
        found.append(f"somebody is wanted at {before.id} and {after.id} at once")
    return found


def test_a_day_is_scheduled_without_faults_and_twice_alike() -> None:
    plan = plan_of(
        forum("opening", start=at(10), needs=("stage",), attendance=120, people=("ada",)),
        *(forum(f"f{n}", people=("ada", f"p{n}"), duration_min=45 + 15 * n, track="t") for n in range(3)),
        forum("class", setup="classroom", attendance=30),
        *(forum(f"launch{n}", rooms=("agora",), setup="reception", duration_min=20) for n in range(8)),
    )
    programme = schedule_forums(plan)
    assert faults(plan, programme) == []
    assert programme.unplaced == ()
    assert len(programme.meetings) == 13
    assert programme.proof is not None
    assert programme.proof.status == "optimal"
    assert programme.proof.objective == programme.proof.bound
    assert schedule_forums(plan) == programme
    assert list(programme.meetings) == sorted(programme.meetings, key=lambda m: (m.start, m.room, m.forum))


def test_control_the_verifier_sees_a_collision() -> None:
    plan = plan_of(forum("a", people=("ada",)), forum("b", people=("ada",)))
    programme = schedule_forums(plan)

    same = tuple(replace(meeting, start=at(9), end=at(10), room="small") for meeting in programme.meetings)
    found = faults(plan, replace(programme, meetings=same))
    assert found == ["a and b collide", "somebody is wanted at a and b at once"]


def test_the_best_fitting_room_costs_nothing_and_a_larger_one_its_empty_seats() -> None:
    programme = schedule_forums(plan_of(forum("f")))
    assert programme.meetings[0].room == "small"
    assert programme.proof is not None
    assert programme.proof.objective == 0
    crowded = schedule_forums(plan_of(*(forum(f"f{n}", start=at(10)) for n in range(2))))
    assert {meeting.room for meeting in crowded.meetings} == {"small", "large"}
    assert crowded.proof is not None
    assert crowded.proof.objective == crowded.proof.bound > 0


def test_one_track_is_not_in_parallel_if_it_can_be_helped() -> None:
    programme = schedule_forums(plan_of(*(forum(f"f{n}", track="t") for n in range(3))))
    times = sorted((meeting.start, meeting.end) for meeting in programme.meetings)
    assert all(before[1] <= after[0] for before, after in pairwise(times))


def test_changeovers_depend_on_the_set_ups() -> None:
    table = (
        Changeover(before="*", after="*", minutes=120),
        Changeover(before="theatre", after="theatre", minutes=0),
    )
    plan = plan_of(
        forum("a", rooms=("small",), duration_min=180),
        forum("b", rooms=("small",), duration_min=180),
        forum("c", rooms=("small",), duration_min=60, setup="classroom", attendance=20),
        changeovers=table,
    )
    programme = schedule_forums(plan)
    assert faults(plan, programme) == []
    assert programme.unplaced == ()


@pytest.mark.parametrize(
    ("wants", "sentence"),
    [
        ({"attendance": 900}, "forum 'f' asks for 900 persons (theatre), but the largest room with what it needs"),
        ({"needs": ("organ",)}, "but none of its 2 rooms has organ"),
        ({"rooms": ("small",), "attendance": 100}, "'small', holds"),
        ({"duration_min": 600}, "forum 'f' takes 600 minutes"),
        ({"start": at(17, 30)}, "forum 'f' is pinned to 2026-05-16 17:30 for 60 minutes"),
    ],
)
def test_an_impossible_request_is_named(wants: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ContradictionError) as error:
        schedule_forums(plan_of(forum("f", **wants), forum("good")))
    assert sentence in str(error.value)


def test_pins_that_collide_are_named() -> None:
    both = [forum(name, start=at(10, minute), rooms=("large",)) for name, minute in (("a", 0), ("b", 15))]
    with pytest.raises(ContradictionError, match=r"'a' and 'b' are pinned to times that overlap .* room 'large'"):
        schedule_forums(plan_of(*both))


def test_a_person_pinned_to_two_meetings_is_named() -> None:
    both = [forum("a", start=at(10), people=("ada",)), forum("b", start=at(10, 30), people=("bob", "ada"))]
    with pytest.raises(ContradictionError, match=r"'a' and 'b' .*'ada' is wanted at both"):
        schedule_forums(plan_of(*both))


def test_an_unknown_room_is_an_input_error() -> None:
    with pytest.raises(UnknownNameError, match="no room 'smal'; did you mean 'small'"):
        schedule_forums(plan_of(forum("f", rooms=("smal",))))


def test_too_many_for_one_day_leave_out_as_few_as_possible() -> None:
    """From 9:00 to 18:30 there is time for 5 × 90 + 4 × 30 = 570 minutes, so one of six is left out."""
    plan = plan_of(*(forum(f"f{n}", rooms=("large",), duration_min=90) for n in range(6)), closes=time(18, 30))
    programme = schedule_forums(plan)
    assert len(programme.meetings) == 5
    assert len(programme.unplaced) == 1
    assert faults(plan, programme) == []


def test_no_forums_are_no_work() -> None:
    assert schedule_forums(plan_of()) == Programme()
