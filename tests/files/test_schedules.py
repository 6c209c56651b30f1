"""Conferences and schedules of other programs: read liberally, refused in sentences, never a crash."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl import Workbook

from venueplan.errors import InputError
from venueplan.files.schedules import read_conference, read_persons, read_schedule, schedule_csv, workbook

EVENT = """<schedule><conference><title>Days</title></conference><day date="2026-05-16"><room name="Big">
<event id="7"><date>2026-05-17T00:30:00+02:00</date><start>00:30</start><duration>01:05</duration>
<title>Night</title><track>Late</track><persons><person id="1">Ann</person><person id="1">Ann</person></persons></event>
{more}</room></day></schedule>"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_talk_after_midnight_belongs_to_the_day_before(tmp_path: Path) -> None:
    schedule = read_schedule(written(tmp_path / "s.xml", EVENT.format(more="")))
    talk = schedule.talks[0]
    assert (talk.day, talk.start, talk.duration_min) == (
        date(2026, 5, 16),
        datetime.fromisoformat("2026-05-17T00:30"),
        65,
    )
    assert (talk.people, talk.room, talk.track, schedule.title) == (("1",), "Big", "Late", "Days")
    assert (
        schedule_csv(schedule).decode("utf-8-sig").splitlines()[1].startswith("7,Night,Late,2026-05-16,Big,2026-05-17T")
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><schedule>&b;</schedule>", "declares a document type"),
        ("<schedule>", "is not XML"),
        ("<rss/>", "'<rss>', not a <schedule>"),
        ("<schedule/>", "has no events"),
        (EVENT.format(more="<event id='8'><duration>00:30</duration></event>"), "event '8': has no date and start"),
        (EVENT.format(more="<event id='8'><start>09:00</start></event>"), "event '8': duration '' is not hours"),
        (EVENT.format(more="<event id='7'><start>09:00</start><duration>00:30</duration></event>"), "has an id that"),
    ],
)
def test_a_bad_schedule_is_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read_schedule(written(tmp_path / "s.xml", text))
    assert sentence in str(caught.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.text(max_size=12), st.text(max_size=12))
def test_no_text_makes_the_reader_crash(tmp_path: Path, title: str, start: str, duration: str) -> None:
    from xml.sax.saxutils import escape  # noqa: PLC0415  # it only writes

    event = f"<event id='9'><title>{escape(title)}</title><start>{escape(start)}</start>"
    event += f"<duration>{escape(duration)}</duration></event>"
    with suppress(InputError, UnicodeEncodeError):
        read_schedule(written(tmp_path / "s.xml", EVENT.format(more=event)))


def book(**changed: list[list[Any]] | None) -> Workbook:
    """Return a conference of two tracks, two sessions and two rooms; sheets by name, ``|`` written as ``__``."""
    weights = ("Tracks_Sessions", "Tracks_Rooms", "Sessions_Rooms", "Submissions_Sessions", "Submissions_Rooms")
    sheets: dict[str, list[list[Any]] | None] = {
        "parameters": [[None, None, None, f"{name}|Penalty:", 2] for name in weights],
        "submissions": [
            [
                "Reference",
                "Track",
                "Required Timeslots",
                "Order",
                "Time Zone",
                "Presenters",
                "Attendees",
                "S1",
                "S2",
                "A",
                "B",
            ],
            ["t1", "x", 1, 0, "GMT+0", "Ann, Ben", None, 3],
            [],
            ["t2", "y", 2, 0, "GMT+0", "Ann"],
        ],
        "tracks": [["Tracks", "Chairs"], ["x"], ["y"]],
        "sessions": [["Sessions", "Max Number of Timeslots"], ["S1", 2], ["S2", 2]],
        "rooms": [["Rooms"], ["A"], ["B"]],
        "tracks_sessions__penalty": [[None, "S1", "S2"], ["x", 1]],
        "tracks_rooms__penalty": [[None, "A", "B"]],
        "sessions_rooms__penalty": [[None, "A", "B"]],
        **changed,
    }
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        if rows is not None:
            sheet = made.create_sheet(name.replace("__", "|"))
            for row in rows:
                sheet.append(row)
    return made


def saved(tmp_path: Path, made: Workbook) -> Path:
    path = tmp_path / "conference.xlsx"
    made.save(path)
    return path


def test_penalties_are_multiplied_by_their_weights(tmp_path: Path) -> None:
    conference = read_conference(saved(tmp_path, book()))
    assert conference.sessions == (("S1", 2), ("S2", 2))
    assert [talk.id for talk in conference.talks] == ["t1", "t2"]
    assert conference.talks[0].sessions == (6, 0)
    assert conference.talks[0].people == ("Ann", "Ben")
    assert conference.track_sessions == ((2, 0), (0, 0))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"rooms": None}, "has no sheet 'rooms'"),
        ({"parameters": [["nothing"]]}, "sheet parameters row 1: has no weight 'tracks_sessions|penalty'"),
        ({"tracks": [["Tracks"], ["x"]]}, "sheet submissions row 4: track 'y' is unknown"),
        ({"sessions": [["Sessions", "Max"], ["S1", -2], ["S2", 2]]}, "sheet sessions row 2: number of time slots '-2'"),
        ({"sessions": [["Sessions", "Max"], ["S1", "=1+1"], ["S2", 2]]}, "sheet sessions row 2: number of time slots"),
        ({"tracks_rooms__penalty": [[None, "Z"]]}, "sheet tracks_rooms|penalty row 1: 'Z' is unknown"),
        ({"tracks_rooms__penalty": [[None, "A"], ["x", "much"]]}, "row 2: penalty 'much' is not a whole number"),
        ({"tracks_rooms__penalty": [[None, "A"], ["x", 1e300]]}, "row 2: penalty '1e+300' is not a whole number"),
        ({"rooms": [["Rooms"], ["A"], ["A"], ["B"]]}, "sheet rooms row 3: 'A' is named already above"),
        ({"rooms": [["Rooms"]]}, "sheet rooms row 2: names nothing"),
    ],
)
def test_a_bad_conference_is_a_sentence(tmp_path: Path, changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read_conference(saved(tmp_path, book(**changed)))
    assert sentence in str(caught.value)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a spreadsheet"):
        read_conference(written(tmp_path / "c.xlsx", "no"))
    with zipfile.ZipFile(tmp_path / "d.xlsx", "w") as packed:
        packed.writestr("nothing.txt", "here")
    with pytest.raises(InputError, match="cannot be read as a spreadsheet"):
        read_conference(tmp_path / "d.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, book())
    monkeypatch.setattr(workbook, "MOST_BYTES", 1000)
    with pytest.raises(InputError, match="unpacks to"):
        read_conference(path)
    monkeypatch.undo()
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(InputError, match="has more than 2 rows"):
        read_conference(path)


def test_persons_by_name(tmp_path: Path) -> None:
    assert read_persons(written(tmp_path / "p.csv", "id,persons\nBig,300\nSmall,40\n")) == {"Big": 300, "Small": 40}
    with pytest.raises(InputError) as caught:
        read_persons(written(tmp_path / "q.csv", "id,persons\nBig,many\nBig,3\n"))
    assert "q.csv line 2: persons 'many' is not a whole number" in str(caught.value)
    assert "q.csv line 3: id 'Big' is used already" in str(caught.value)
