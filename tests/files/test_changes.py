"""Files of changes: what is read, and what is wrong as a sentence that names the line or the key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from venueplan.errors import InputError
from venueplan.files import read_changes, read_event_folder
from venueplan.model import Absence, Calendar, Event, Label
from venueplan.model.answer.changes import WEIGHTS

EVENT = Event(id="e", name=Label(), calendar=Calendar(days=(date(2026, 5, 16),)), languages=("en",))

TOML = """
cancelled = ["E1", "F2"]
blocked = ["H1-01"]
lost_rooms = ["r1"]
[sizes]
E3 = 36
[weights]
sold = 9
[standing]
sold = ["E4"]
[[absence]]
person = "Ada"
day = 2026-05-16
[[exhibitor]]
id = "N1"
name_en = "New"
area = 9
zone = "a"
[[forum]]
id = "F9"
kind = "launch"
title_en = "Launch"
attendance = 20
duration_min = 30
start = "2026-05-16T10:00"
"""


def test_toml_and_csv_say_the_same(tmp_path: Path) -> None:
    text = TOML.split("[[forum]]", maxsplit=1)[0].replace("[weights]\nsold = 9\n", "")
    (tmp_path / "c.toml").write_text(text, encoding="utf-8")
    rows = (
        "change,id,name_en,area,zone,day\ncancel,E1,,,,\ncancel,F2,,,,\nblock,H1-01,,,,\nroom,r1,,,,\nsize,E3,,36,,\n"
        "sold,E4,,,,\nabsent,Ada,,,,2026-05-16\nnew,N1,New,9,a,\n"
    )
    (tmp_path / "c.csv").write_text(rows, encoding="utf-8")
    told = read_changes(tmp_path / "c.toml", event=EVENT)
    assert told == read_changes(tmp_path / "c.csv", event=EVENT)
    assert told.cancelled == ("E1", "F2")
    assert told.sizes == (("E3", 36.0),)
    assert told.absences == (Absence(person="Ada", day=date(2026, 5, 16)),)
    assert told.exhibitors[0].name["en"] == "New"
    assert told.weights == WEIGHTS


def test_weights_are_data_and_forums_have_the_offset_of_the_event(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(TOML, encoding="utf-8")
    told = read_changes(tmp_path / "c.toml", event=EVENT)
    assert told.weight_of("E4") == 10
    assert told.weight_of("E5") == 1
    assert told.forums[0].start is not None
    assert told.forums[0].start.isoformat() == "2026-05-16T10:00:00+08:00"


@pytest.mark.parametrize(
    ("name", "text", "sentences"),
    [
        ("c.toml", "canceled = []", ["c.toml key canceled: unknown key 'canceled'; did you mean 'cancelled'?"]),
        ("c.toml", "[sizes]\nE1 = 'big'", ["sizes.E1", "'big'"]),
        ("c.toml", "[standing]\ngold = ['E1']", ["key standing.gold: 'gold' has no weight"]),
        ("c.toml", "[[exhibitor]]\nid = 'N1'\narea = 9\nzone = 'a'", ["key exhibitor[1]: name_en is missing"]),
        ("c.toml", "[[absence]]\nperson = 'Ada'", ["absence", "day"]),
        ("c.toml", "cancelled = [", ["c.toml line", "is not TOML"]),
        (
            "c.csv",
            "change,id\ncansel,E1\n,E2\nblock,\n",
            [
                "line 2: 'cansel' is no change; did you mean 'cancel'?",
                "line 3: change is missing",
                "line 4: id is missing",
            ],
        ),
        ("c.csv", "change,id,area,zone,name_en\nnew,N1,=1+1,a,New\n", ["c.csv line 2", "'=1+1'"]),
        ("c.csv", "change,id,day\nabsent,Ada,soon\n", ["'soon'"]),
        ("c.csv", "change,id,colour\nnew,N1,red\n", ["line 2", "colour"]),
        ("c.txt", "x", ["a .toml or a .csv file"]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, text: str, sentences: list[str]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_changes(tmp_path / name, event=EVENT)
    for sentence in sentences:
        assert sentence in str(error.value)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, quickstart: Path) -> None:
    event = read_event_folder(quickstart / "expo-day")[1]
    with pytest.raises(InputError, match=r"nothing\.toml: there is no such file; name a \.toml or a \.csv file"):
        read_changes(tmp_path / "nothing.toml", event=event)
