"""Forums are moved as little as possible: a room lost, a speaker away, newcomers; and what cannot be is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from shapely import LineString, MultiPolygon, box

from venueplan.allocate import replan, schedule_forums
from venueplan.model import (
    Absence,
    Calendar,
    Changes,
    Event,
    Forum,
    Georeference,
    Label,
    Level,
    Meeting,
    Opening,
    Plan,
    Programme,
    Unit,
    Venue,
)

CHINA = timezone(timedelta(hours=8))


def forum(name: str, **wants: Any) -> Forum:
    values: dict[str, Any] = {"attendance": 20, "duration_min": 60, "kind": "sub-forum", **wants}
    return Forum(id=name, title=Label.of(en=name), **values)


def meeting(name: str, room: str, hour: int, day: int = 16) -> Meeting:
    start = datetime(2026, 5, day, hour, tzinfo=CHINA)
    return Meeting(forum=name, room=room, start=start, end=start + timedelta(hours=1), capacity=0)


def plan_of(*forums: Forum, meetings: tuple[Meeting, ...] = ()) -> Plan:
    """Return a plan of three equal rooms with two doors each, two days from 9 to 12."""
    rooms = {name: box(20.0 * k, 0, 20.0 * k + 10, 8) for k, name in enumerate(("r1", "r2", "r3"))}
    units = tuple(
        Unit(id=name, category="conferenceroom", level="g", polygon=shape, use="meeting")
        for name, shape in rooms.items()
    )
    doors = tuple(
        Opening(id=f"{name}-{n}", level="g", line=LineString([(x, 0), (x + 2, 0)]), width=2.0, exit=True)
        for name, shape in rooms.items()
        for n, x in enumerate((shape.bounds[0] + 1, shape.bounds[2] - 3))
    )
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0, latitude=0),
        levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([box(-5, -5, 90, 30)])),),
        units=units,
        openings=doors,
    )
    calendar = Calendar(days=(date(2026, 5, 16), date(2026, 5, 17)), opens=time(9), closes=time(12), grain_min=60)
    event = Event(id="e", name=Label(), calendar=calendar, forums=forums)
    return Plan(venue=venue, event=event, programme=Programme(meetings=meetings))


@pytest.fixture
def two_days() -> Plan:
    """Return a and b at nine in r1 and r2, and c at eleven in r3."""
    forums = (forum("a", people=("ada",)), forum("b"), forum("c", people=("ada",)))
    return plan_of(*forums, meetings=(meeting("a", "r1", 9), meeting("b", "r2", 9), meeting("c", "r3", 11)))


def times(plan: Plan) -> dict[str, tuple[str, int, int]]:
    assert plan.programme is not None
    return {one.forum: (one.room, one.start.day, one.start.hour) for one in plan.programme.meetings}


def test_a_lost_room_moves_its_meeting_only_and_keeps_its_time(two_days: Plan) -> None:
    found = replan(two_days, Changes(lost_rooms=("r1",)))
    assert times(found.plan)["b"] == ("r2", 16, 9)
    assert times(found.plan)["c"] == ("r3", 16, 11)
    assert times(found.plan)["a"] == ("r3", 16, 9)
    assert found.meetings is not None
    assert found.meetings.objective == found.meetings.bound == 1
    assert [(one.subject, one.reason["en"]) for one in found.transfers] == [("a", "Room r1 is lost.")]
    assert found.plan.event.forum("a").rooms == ("r2", "r3")


def test_a_speaker_away_on_one_day_moves_her_meetings_to_the_other(two_days: Plan) -> None:
    away = Absence(person="ada", day=date(2026, 5, 16))
    found = replan(two_days, Changes(absences=(away,)))
    assert {name: day for name, (_, day, _) in times(found.plan).items()} == {"a": 17, "b": 16, "c": 17}
    assert found.meetings is not None
    assert found.meetings.objective == found.meetings.bound == 2
    assert {one.reason["en"] for one in found.transfers} == {"ada cannot come on 2026-05-16."}
    (span,) = found.plan.event.meetings.person("ada").unavailable
    assert [moment.isoformat()[:16] for moment in span] == ["2026-05-16T00:00", "2026-05-17T00:00"]
    assert {day for name, (_, day, _) in times(replace_programme(found.plan)).items() if name != "b"} == {17}


def replace_programme(plan: Plan) -> Plan:
    return replace(plan, programme=schedule_forums(plan))


def test_control_a_speaker_away_on_the_other_day_moves_nobody(two_days: Plan) -> None:
    found = replan(two_days, Changes(absences=(Absence(person="ada", day=date(2026, 5, 17)),)))
    assert times(found.plan) == times(two_days)
    assert found.transfers == ()


def test_who_has_no_day_or_no_room_left_is_unplaced_and_told(two_days: Plan) -> None:
    days = tuple(Absence(person="ada", day=date(2026, 5, day)) for day in (16, 17))
    found = replan(two_days, Changes(absences=days))
    assert found.plan.programme is not None
    assert found.plan.programme.unplaced == ("a", "c")
    assert "agrees with the times at which 'ada' cannot come" in found.transfers[0].reason["en"]
    only = replace(two_days, event=replace(two_days.event, forums=(forum("a", rooms=("r1",)), forum("b"), forum("c"))))
    lost = replan(only, Changes(lost_rooms=("r1",)))
    assert lost.plan.programme is not None
    assert lost.plan.programme.unplaced == ("a",)
    assert "every room that forum 'a' allows is lost: r1" in lost.transfers[0].reason["en"].lower()


def test_the_one_who_costs_less_makes_room_for_a_pinned_newcomer(two_days: Plan) -> None:
    nine = datetime(2026, 5, 16, 9, tzinfo=CHINA)
    new = (forum("n", start=nine, rooms=("r1",)), forum("m", start=nine, rooms=("r3",)))
    found = replan(two_days, Changes(forums=new, standing=(("vip", ("b",)),)))
    assert times(found.plan)["b"] == ("r2", 16, 9)
    assert times(found.plan)["n"] == ("r1", 16, 9)
    told = {one.subject: one.reason["en"] for one in found.transfers}
    assert told["a"] == "It makes room in r1 for n."
    assert found.meetings is not None
    assert found.meetings.objective == found.meetings.bound


def test_cancelling_moves_nobody_and_a_hand_made_time_off_the_grain_stays(two_days: Plan) -> None:
    odd = meeting("b", "r2", 9)
    odd = replace(odd, start=odd.start + timedelta(minutes=7), end=odd.end + timedelta(minutes=7))
    assert two_days.programme is not None
    programme = Programme(meetings=(two_days.programme.meetings[0], odd, two_days.programme.meetings[2]))
    found = replan(replace(two_days, programme=programme), Changes(cancelled=("c",)))
    assert found.plan.programme is not None
    assert {one.forum: one.start for one in found.plan.programme.meetings}["b"] == odd.start
    assert [one.subject for one in found.transfers] == ["c"]
