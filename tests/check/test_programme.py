"""Forums in their rooms; the fair of conftest.py: f1 9:00–10:00 and f2 10:30–11:30 in M1, 80 persons each, theatre."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from shapely import box

from venueplan.model import Absence, Calendar, Changeover, Finding, Fixture, Meeting, Plan, Programme, Section

Broken = Callable[[Plan], dict[str, Finding]]
CHINA = timezone(timedelta(hours=8))


def at(hour: int, minute: int = 0, *, day: int = 1) -> datetime:
    return datetime(2030, 5, day, hour, minute, tzinfo=CHINA)


def test_a_forum_without_a_room(fair: Plan, broken: Broken) -> None:
    assert fair.programme
    plan = replace(fair, programme=Programme(meetings=fair.programme.meetings[:1], unplaced=("f2",)))
    assert broken(plan)["forum-unplaced"].subject == "f2"


def test_a_room_that_is_too_small(fair: Plan, change: Any, broken: Broken) -> None:
    """M1: 120 m² less 25 % for the stage at 1.03 m² per person hold 87 persons."""
    finding = broken(change.forum(fair, "f1", attendance=88))["room-capacity"]
    assert (finding.measured, finding.limit) == (88, 87)
    assert "by floor area" in finding.message["en"]
    assert "room-capacity" not in broken(change.forum(fair, "f1", attendance=87))


def test_a_capacity_that_is_stated_wrongly(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.meeting(fair, "f1", capacity=200))["capacity-stated"]
    assert (finding.severity, finding.measured, finding.limit) == ("warning", 200, 87)


def test_a_room_booked_twice(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.meeting(fair, "f2", start=at(9, 45), end=at(10, 45)))["double-booking"]
    assert finding.measured == -15


def test_a_meeting_inside_a_longer_one_is_found(fair: Plan, change: Any, broken: Broken) -> None:
    """f1 8:00–14:00 holds f2 10:30–11:30; a third meeting at 12:00 overlaps f1 as well."""
    assert fair.programme
    third = replace(fair.event.forums[0], id="f3", people=())
    plan = replace(fair, event=replace(fair.event, forums=(*fair.event.forums, third)))
    meeting = Meeting(forum="f3", room="M1", start=at(12), end=at(13), capacity=87)
    plan = replace(plan, programme=Programme(meetings=(*fair.programme.meetings, meeting)))
    plan = change.meeting(plan, "f1", start=at(8), end=at(14))
    from_check = broken(plan)
    assert from_check["double-booking"].measured == -210


def test_too_short_a_changeover(fair: Plan, change: Any, broken: Broken) -> None:
    """30 minutes between f1 and f2 are there; the table asks for 30, then for 45 after a theatre."""
    assert "changeover" not in broken(fair)
    table = (Changeover(before="*", after="*", minutes=30), Changeover(before="theatre", after="*", minutes=45))
    plan = replace(fair, event=replace(fair.event, calendar=replace(fair.event.calendar, changeovers=table)))
    finding = broken(plan)["changeover"]
    assert (finding.measured, finding.limit) == (30, 45)


def test_a_person_in_two_places(fair: Plan, change: Any, broken: Broken) -> None:
    """Ann speaks at both; a second room for f2 does not help her."""
    other = replace(fair.venue.unit("M1"), id="M2", polygon=box(20, 40, 32, 50))
    door = replace(fair.venue.openings[-1], id="m2-door", line=fair.venue.openings[-1].line)
    plan = change.add(change.add(fair, "units", other), "openings", door)
    plan = change.meeting(plan, "f2", room="M2", start=at(9, 30), end=at(10, 30))
    found = broken(plan)
    assert found["person-twice"].subject == "ann"
    assert "double-booking" not in found


@pytest.mark.parametrize(
    ("start", "end"), [(at(7, 30), at(8, 30)), (at(19, 30), at(20, 30)), (at(9, day=2), at(10, day=2))]
)
def test_outside_the_opening_hours(fair: Plan, change: Any, broken: Broken, start: datetime, end: datetime) -> None:
    assert broken(change.meeting(fair, "f1", start=start, end=end))["opening-hours"].subject == "f1"


def test_opening_hours_are_local_whatever_the_offset_of_the_time(fair: Plan, change: Any, broken: Broken) -> None:
    utc = at(9).astimezone(timezone.utc)  # noqa: UP017  # the alias is new in 3.11, the plan may come from anywhere
    assert broken(change.meeting(fair, "f1", start=utc, end=utc + timedelta(hours=1))) == {}


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"start": at(9, 30)}, "start at"),
        ({"earliest": at(9, 5)}, "not start before"),
        ({"latest": at(9, 55)}, "end by"),
    ],
)
def test_a_pinned_time(fair: Plan, change: Any, broken: Broken, more: dict[str, Any], word: str) -> None:
    finding = broken(change.forum(fair, "f1", **more))["forum-time"]
    assert f"was to {word}" in finding.message["en"]


def test_kept_times_are_no_finding(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.forum(fair, "f1", start=at(9), earliest=at(9), latest=at(10))) == {}


def test_too_short(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.forum(fair, "f1", duration_min=90))["forum-duration"]
    assert (finding.measured, finding.limit) == (60, 90)


def test_a_room_that_was_not_asked_for(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.forum(fair, "f1", rooms=("M7",)))["forum-room"].subject == "f1"
    assert broken(change.venue(fair, "units", "M1", use="vip"))["forum-room"].subject == "f1"
    assert broken(change.forum(fair, "f1", rooms=("M1",))) == {}


def test_missing_equipment(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.forum(fair, "f1", needs=("screen", "interpretation")))["forum-needs"]
    assert "needs interpretation" in finding.message["en"]


def test_a_stage_area_is_a_room(fair: Plan, change: Any, broken: Broken) -> None:
    """36 × 3.5 = 126 m² along the southern wall less a stage of 12 m², at 1.03 m² per person: 110 persons."""
    area = Section(id="S", category="unspecified", level="g", polygon=box(0, 30, 36, 33.5), use="stage-area")
    stage = Fixture(id="s", category="stage", level="g", polygon=box(0, 30, 4, 33))
    plan = change.add(change.add(fair, "sections", area), "fixtures", stage)
    plan = change.forum(plan, "f1", rooms=("S",), needs=("stage", "screen"), attendance=110)
    assert broken(change.meeting(plan, "f1", room="S", capacity=110)) == {}


def test_names_that_refer_to_nothing(fair: Plan, broken: Broken) -> None:
    assert fair.programme
    more = (
        Meeting(forum="ghost", room="M1", start=at(13), end=at(14), capacity=87),
        Meeting(forum="f1", room="M9", start=at(15), end=at(16), capacity=87),
    )
    found = broken(replace(fair, programme=Programme(meetings=(*fair.programme.meetings, *more))))
    assert found["forum-unknown"].subject == "ghost"
    assert found["forum-twice"].subject == "f1"
    assert found["room-unknown"].subject == "f1"


def test_a_calendar_without_a_table_asks_for_no_minutes(fair: Plan, change: Any, broken: Broken) -> None:
    calendar = Calendar(days=fair.event.calendar.days, changeovers=())
    plan = replace(fair, event=replace(fair.event, calendar=calendar))
    assert broken(change.meeting(plan, "f2", start=at(10), end=at(11))) == {}


def test_somebody_who_is_away(fair: Plan, change: Any, broken: Broken) -> None:
    """Away on the day of f1; on the day after it is no finding."""
    plan = change.forum(fair, "f1", people=("ada",))
    away = [Absence(person="ada", day=at(9, day=day).date()) for day in (1, 2)]
    said = broken(replace(plan, event=replace(plan.event, absences=(away[0],))))
    assert said["person-away"].message["en"] == "f1 needs ada, who cannot come on 2030-05-01."
    assert "person-away" not in broken(replace(plan, event=replace(plan.event, absences=(away[1],))))
