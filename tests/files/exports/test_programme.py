"""Schedules that validate, calendars that tell the right time, and conflicts that stay what they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree

from venueplan.errors import InputError
from venueplan.files.exports import (
    Timetable,
    calendar_bytes,
    room_calendars,
    schedule_json,
    schedule_xml,
    timetable_of,
    timetable_of_published,
)
from venueplan.files.schedules import read_schedule
from venueplan.model import Label, Meeting, Plan, Programme, PublishedSchedule
from venueplan.rules.conference import schedule_faults


@pytest.fixture(scope="session")
def fosdem(third_party: Path) -> PublishedSchedule:
    """Return the schedule of FOSDEM 2024."""
    return read_schedule(third_party / "fosdem" / "2024.xml")


@pytest.fixture(scope="session")
def valid_xml(third_party: Path) -> Callable[[bytes], None]:
    """Return what raises for XML that is no schedule by the schema of voc/schedule."""
    schema = etree.XMLSchema(etree.parse(third_party / "schedule-schema" / "schedule.xml.xsd"))
    return lambda data: schema.assertValid(etree.fromstring(data))


@pytest.fixture(scope="session")
def valid_json(third_party: Path) -> Callable[[bytes], None]:
    """Return what raises for JSON that is no schedule by the schema of voc/schedule."""
    schema = json.loads((third_party / "schedule-schema" / "schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())
    return lambda data: checker.validate(json.loads(data))


def back(data: bytes, folder: Path) -> PublishedSchedule:
    """Return what our own reader makes of a schedule."""
    path = folder / "schedule.xml"
    path.write_bytes(data)
    return read_schedule(path)


def faults(schedule: PublishedSchedule) -> list[str]:
    """Return the conflicts of a schedule."""
    return list(schedule_faults(schedule, capacities={}, persons={}))


def test_fosdem_goes_out_and_comes_in_without_a_conflict(
    fosdem: PublishedSchedule, valid_xml: Callable[[bytes], None], tmp_path: Path
) -> None:
    data = schedule_xml(timetable_of_published(fosdem))
    valid_xml(data)
    again = back(data, tmp_path)
    assert (len(again.talks), len({talk.room for talk in again.talks})) == (874, 29)
    assert faults(fosdem) == faults(again) == []
    said = {(t.id, t.title, t.track, t.day, t.room, t.start, t.duration_min, t.utc_offset_min) for t in fosdem.talks}
    assert {
        (t.id, t.title, t.track, t.day, t.room, t.start, t.duration_min, t.utc_offset_min) for t in again.talks
    } == said
    assert {talk.id: len(talk.people) for talk in again.talks} == {talk.id: len(talk.people) for talk in fosdem.talks}


def test_fosdem_is_a_valid_json_schedule(fosdem: PublishedSchedule, valid_json: Callable[[bytes], None]) -> None:
    valid_json(schedule_json(timetable_of_published(fosdem)))


def test_one_event_moved_onto_another_is_exactly_that_conflict(fosdem: PublishedSchedule, tmp_path: Path) -> None:
    target = fosdem.talks[10]
    speakers = {person for talk in fosdem.talks for person in talk.people if talk.id == target.id}
    mover = next(
        talk
        for talk in fosdem.talks
        if talk.room != target.room
        and talk.day == target.day
        and not speakers & set(talk.people)
        and talk.duration_min <= target.duration_min
        and all(other.id == talk.id or not set(other.people) & set(talk.people) for other in fosdem.talks)
    )
    moved = replace(mover, room=target.room, start=target.start)
    plan = replace(fosdem, talks=tuple(moved if talk.id == mover.id else talk for talk in fosdem.talks))
    [conflict] = faults(back(schedule_xml(timetable_of_published(plan)), tmp_path))
    assert mover.id in conflict
    assert target.id in conflict


def test_the_programme_of_a_plan_validates_and_reads_back(
    decided: Plan, valid_xml: Callable[[bytes], None], valid_json: Callable[[bytes], None], tmp_path: Path
) -> None:
    timetable = timetable_of(decided)
    data = schedule_xml(timetable)
    valid_xml(data)
    valid_json(schedule_json(timetable))
    [talk] = back(data, tmp_path).talks
    assert decided.programme
    [meeting] = decided.programme.meetings
    assert talk.start.isoformat() == meeting.start.replace(tzinfo=None).isoformat()
    assert (talk.utc_offset_min, talk.end - talk.start) == (480, meeting.end - meeting.start)
    assert talk.title == "开幕式"


@pytest.mark.parametrize("element", ["abstract", "duration", "date"])
def test_the_schema_would_find_a_fault(element: str, decided: Plan, valid_xml: Callable[[bytes], None]) -> None:
    """The control: without one of its elements the same schedule is no schedule."""
    root = etree.fromstring(schedule_xml(timetable_of(decided)))
    for event in root.iter("event"):
        event.remove(event.find(element))
    with pytest.raises(etree.DocumentInvalid):
        valid_xml(etree.tostring(root))


@settings(max_examples=12)
@given(title=st.text(max_size=30), track=st.text(max_size=10), person=st.text(min_size=1, max_size=10))
def test_any_text_makes_a_valid_schedule_and_calendar(
    title: str,
    track: str,
    person: str,
    decided: Plan,
    valid_xml: Callable[[bytes], None],
    valid_json: Callable[[bytes], None],
) -> None:
    forums = tuple(
        replace(forum, title=Label.of(en=title), track=track, people=(person,)) if forum.id == "opening" else forum
        for forum in decided.event.forums
    )
    timetable = timetable_of(replace(decided, event=replace(decided.event, forums=forums)))
    valid_xml(schedule_xml(timetable))
    valid_json(schedule_json(timetable))
    [event] = icalendar.Calendar.from_ical(calendar_bytes(timetable)).walk("VEVENT")
    assert _letters(str(event["SUMMARY"])) == _letters(timetable.sessions[0].title)


def _letters(text: str) -> str:
    """Return text with one kind of line break, and without byte order marks, which the reader drops."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")


def events(data: bytes) -> list[Any]:
    """Return the events of a calendar."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def _twice(decided: Plan) -> Plan:
    """Return the plan with a second meeting in another room."""
    assert decided.programme
    [meeting] = decided.programme.meetings
    forum = next(forum for forum in decided.event.forums if forum.id != meeting.forum)
    later = Meeting(
        forum=forum.id,
        room="r102",
        start=meeting.start + timedelta(days=1, hours=5),
        end=meeting.end + timedelta(days=1, hours=5),
        capacity=20,
    )
    return replace(decided, programme=Programme(meetings=(meeting, later)))


def test_a_calendar_tells_when_it_is_there_and_everywhere(decided: Plan) -> None:
    [event] = events(calendar_bytes(timetable_of(decided)))
    assert event["DTSTART"].dt == datetime.fromisoformat("2026-05-16T09:30:00+08:00")
    assert event["DTSTART"].dt.utcoffset() == timedelta(hours=8)
    assert event["DTEND"].dt > event["DTSTART"].dt
    zones = icalendar.Calendar.from_ical(calendar_bytes(timetable_of(decided))).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == [event["DTSTART"].params["TZID"]]


def test_there_is_a_calendar_per_room(decided: Plan) -> None:
    timetable = timetable_of(_twice(decided))
    rooms = room_calendars(timetable)
    assert len(rooms) == 2
    together = {str(event["UID"]) for event in events(calendar_bytes(timetable))}
    apart = [str(event["UID"]) for data in rooms.values() for event in events(data)]
    assert (len(apart), set(apart)) == (2, together)
    for room, data in rooms.items():
        assert {str(event["LOCATION"]) for event in events(data)} == {room}


def test_ids_of_a_calendar_stay_when_the_time_changes(decided: Plan) -> None:
    timetable = timetable_of(decided)
    [session] = timetable.sessions
    later = replace(timetable, sessions=(replace(session, start=session.start + timedelta(hours=1)),))
    assert events(calendar_bytes(later))[0]["UID"] == events(calendar_bytes(timetable))[0]["UID"]
    assert calendar_bytes(timetable) == calendar_bytes(timetable)
    assert events(calendar_bytes(timetable))[0]["DTSTAMP"].dt == timetable.stamp


def test_a_plan_without_a_programme_is_a_sentence(decided: Plan) -> None:
    with pytest.raises(InputError, match="has no programme yet; run 'venueplan schedule' first"):
        timetable_of(replace(decided, programme=None))


def test_a_schedule_without_offsets_is_a_sentence(fosdem: PublishedSchedule) -> None:
    first, *others = fosdem.talks
    with pytest.raises(InputError, match=rf"event '{first.id}': has a time without an offset from UTC"):
        timetable_of_published(replace(fosdem, talks=(replace(first, utc_offset_min=None), *others)))


def test_two_rooms_of_one_name_stay_two(decided: Plan) -> None:
    plan = _twice(decided)
    units = tuple(replace(unit, name=Label.of(en="Room")) for unit in plan.venue.units)
    timetable: Timetable = timetable_of(replace(plan, venue=replace(plan.venue, units=units)))
    assert timetable.rooms == ("Room (r101)", "Room (r102)")
