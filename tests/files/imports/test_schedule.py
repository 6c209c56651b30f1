"""Schedules of frab, pentabarf and pretalx as the forums and days of an event."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from venueplan.build import load_plan, write_list
from venueplan.cli import run
from venueplan.errors import InputError
from venueplan.files.imports import ImportWishes
from venueplan.files.schedules import read_schedule

XML = """<schedule><conference><title>Days</title></conference><day date="2026-05-16"><room name="Seminar 1">
<event id="7"><date>2026-05-16T10:00:00+02:00</date><start>10:00</start><duration>00:45</duration><title>One</title>
<type>talk</type><language>en</language><track>T</track><persons><person id="1">Ann</person></persons></event>
<event id="8"><date>2026-05-16T10:50:00+02:00</date><start>10:50</start><duration>00:30</duration><title>Two</title>
<persons><person id="1">Ann</person></persons></event></room>
<room name="Elsewhere"><event id="9"><start>{start}</start><duration>01:00</duration><title>Three</title>
<persons><person id="{person}">Bob</person></persons></event></room></day></schedule>"""

ONE = {
    "id": 7,
    "title": "One",
    "date": "2026-05-16T10:00:00+02:00",
    "start": "10:00",
    "duration": "00:45",
    "track": "T",
    "persons": [{"id": 1, "public_name": "Ann"}],
}
TWO = {
    "id": 8,
    "title": {"de": "Zwei", "en": "Two"},
    "date": "2026-05-16T10:50:00+02:00",
    "duration": "00:30",
    "persons": [{"id": 1}],
}
THREE = {"id": 9, "title": "Three", "start": "14:00", "duration": "01:00", "persons": [{"id": 2}]}
DAY = {"date": "2026-05-16", "rooms": {"Seminar 1": [ONE, TWO], "Elsewhere": [THREE]}}
TREE = {"schedule": {"conference": {"title": "Days", "days": [DAY]}}}

TALKS: list[dict[str, Any]] = [
    {"code": "7", "title": "One", "room": 1, "track": 5, "start": "2026-05-16T10:00:00+02:00", "duration": 45},
    {"code": "8", "title": "Two", "room": 1, "start": "2026-05-16T10:50:00+02:00", "duration": "PT30M"},
    {"code": "9", "title": "Three", "room": 2, "start": "2026-05-16T14:00+02:00", "end": "2026-05-16T15:00+02:00"},
]
FLAT = {
    "rooms": [{"id": 1, "name": {"en": "Seminar 1"}}, {"id": 2, "name": "Elsewhere"}],
    "tracks": [{"id": 5, "name": "T"}],
    "speakers": [{"code": "ANN", "name": "1"}, {"code": "BOB", "name": "2"}],
    "talks": [{**talk, "speakers": [who]} for talk, who in zip(TALKS, ("ANN", "ANN", "BOB"), strict=True)],
}


def xml(folder: Path, *, start: str = "14:00", person: str = "2") -> Path:
    """Write the small schedule as XML."""
    (folder / "s.xml").write_text(XML.format(start=start, person=person), encoding="utf-8")
    return folder / "s.xml"


def as_json(folder: Path, document: Any) -> Path:
    """Write a schedule as JSON."""
    (folder / "s.json").write_text(json.dumps(document), encoding="utf-8")
    return folder / "s.json"


def conflicts_of(folder: Path) -> list[str]:
    """Return the conflicts that the last import found."""
    found: list[str] = json.loads((folder / "forums.import.json").read_text(encoding="utf-8"))["conflicts"]
    return found


def test_xml_and_both_forms_of_json_say_the_same(tmp_path: Path) -> None:
    first = read_schedule(xml(tmp_path))
    for document in (TREE, FLAT):
        other = read_schedule(as_json(tmp_path, document))
        assert [(t.id, t.title, t.track, t.people, t.day, t.room, t.start, t.duration_min) for t in other.talks] == [
            (t.id, t.title, t.track, t.people, t.day, t.room, t.start, t.duration_min) for t in first.talks
        ]


def test_a_schedule_becomes_forums_and_days(fair: Path, tmp_path: Path) -> None:
    """Talks 7 and 8 meet in the venue's seminar room, five minutes apart; the room of talk 9 is not there."""
    before = (fair / "event.toml").read_text(encoding="utf-8")
    write_list("schedule", xml(tmp_path), out=fair)
    settings = tomllib.loads((fair / "event.toml").read_text(encoding="utf-8"))
    old = tomllib.loads(before)
    assert [day.isoformat() for day in settings["calendar"]["days"]] == ["2026-05-16"]
    assert settings["calendar"]["changeover"] == [{"before": "*", "after": "*", "minutes": 5}]
    assert {key: value for key, value in settings.items() if key != "calendar"} == {
        key: value for key, value in old.items() if key != "calendar"
    }
    event = load_plan(fair).event
    assert [(forum.id, forum.rooms, forum.duration_min, forum.people) for forum in event.forums] == [
        ("7", ("seminar",), 45, ("1",)),
        ("8", ("seminar",), 30, ("1",)),
        ("9", (), 60, ("2",)),
    ]
    one, _, three = event.forums
    assert one.start is not None
    assert one.start.isoformat() == "2026-05-16T10:00:00+02:00"
    assert three.start is None
    assert three.published is not None


def test_capacities_tell_how_many_come(fair: Path, tmp_path: Path) -> None:
    (tmp_path / "rooms.csv").write_text("id,persons\nSeminar 1,30\n8,12\n", encoding="utf-8")
    write_list("schedule", xml(tmp_path), out=fair, wishes=ImportWishes(capacities=tmp_path / "rooms.csv"))
    assert [forum.attendance for forum in load_plan(fair).event.forums] == [30, 12, 50]


@pytest.mark.parametrize(
    ("start", "person", "conflicts"),
    [
        ("14:00", "2", []),
        ("10:30", "2", []),
        (
            "10:30",
            "1",
            ["person '1' has talks '7' and '9' at one time", "person '1' has talks '9' and '8' at one time"],
        ),
        (
            "10:44",
            "1",
            ["person '1' has talks '7' and '9' at one time", "person '1' has talks '9' and '8' at one time"],
        ),
        ("11:20", "1", []),
    ],
)
def test_conflicts_are_told(start: str, person: str, conflicts: list[str], tmp_path: Path) -> None:
    """Talk 9 takes an hour: from 10:30 it covers the end of talk 7 and all of talk 8."""
    write_list("schedule", xml(tmp_path, start=start, person=person), out=tmp_path / "event")
    assert conflicts_of(tmp_path / "event") == conflicts


def test_a_large_conference_has_no_conflict_and_one_where_an_event_is_moved_onto_another(
    third_party: Path, tmp_path: Path
) -> None:
    """FOSDEM 2024: 874 events in 29 rooms; event 3023 opens Janson at 9:30, 2850 follows at 10:00."""
    path = tmp_path / "2024.xml"
    shutil.copy(third_party / "fosdem" / "2024.xml", path)
    written = write_list("schedule", path, out=tmp_path / "event")
    figures = dict(written.figures)
    assert (figures["event read"], figures["forums"], figures["rooms of the schedule"]) == (874, 874, 29)
    assert conflicts_of(tmp_path / "event") == []
    with (tmp_path / "event" / "forums.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 874
    text = path.read_text(encoding="utf-8")
    begin = text.index('id="2850"')
    part = (
        text[begin:].replace("2024-02-03T10:00:00", "2024-02-03T09:30:00", 1).replace("<start>10:00", "<start>09:30", 1)
    )
    path.write_text(text[:begin] + part, encoding="utf-8")
    write_list("schedule", path, out=tmp_path / "event")
    assert [sorted(c.split("'")[3::2]) for c in conflicts_of(tmp_path / "event")] == [["2850", "3023"]]
    assert conflicts_of(tmp_path / "event")[0].startswith("room 'Janson'")


def test_what_a_day_cannot_hold_and_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    text = XML.format(start="23:30", person="2").replace("<duration>00:30", "<duration>half an hour")
    (tmp_path / "s.xml").write_text(text, encoding="utf-8")
    written = write_list("schedule", tmp_path / "s.xml", out=tmp_path / "event")
    assert written.faults == 2
    assert [warning.partition(": ")[2] for warning in written.warnings][:2] == [
        "left out: duration 'half an hour' is not hours and minutes; write for instance 00:45",
        "left out: ends at 2026-05-17 00:30, after the midnight of its day; a day of the calendar ends there",
    ]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"a": 1}, "is JSON, but no schedule"),
        ({"talks": []}, "has no events"),
        ({"schedule": {"conference": {"days": [{"rooms": {"A": [None, 7]}}]}}}, "has no events"),
        ([1, 2], "is JSON, but no schedule"),
    ],
)
def test_json_that_is_no_schedule(document: Any, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=words):
        write_list("schedule", as_json(tmp_path, document), out=tmp_path / "event")


def test_the_calendar_that_cannot_be_written_is_told(
    fair: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Inline tables cannot be edited line by line: the sentence says what to write."""
    text = (fair / "event.toml").read_text(encoding="utf-8")
    (fair / "event.toml").write_text(text.replace("[calendar]\ndays", "calendar.days"), encoding="utf-8")
    before = (fair / "event.toml").read_bytes()
    assert run(["import", "schedule", str(xml(tmp_path)), "-o", str(fair)]) == 2
    said = capsys.readouterr().err
    assert "event.toml" in said
    assert "days = [2026-05-16]" in said
    assert (fair / "event.toml").read_bytes() == before
