"""Timetables at the command line: forums with an effort, conferences and schedules of other programs, wrong input."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCHEDULE = """<schedule><conference><title>Days</title></conference><day date="2026-05-16">
<room name="Big"><event id="a"><start>09:00</start><duration>00:30</duration><track>x</track>
<persons><person id="1">=Ann</person></persons><title>=cmd()</title></event>
<event id="b"><start>10:00</start><duration>00:30</duration><track>x</track></event></room>
<room name="Small"><event id="c"><start>09:30</start><duration>01:00</duration><track>y</track>
<persons><person id="1">Ann</person></persons></event></room></day></schedule>"""

Run = Callable[..., Any]


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    """Return a schedule of three talks; Ann gives two of them."""
    (tmp_path / "schedule.xml").write_text(SCHEDULE, encoding="utf-8")
    return tmp_path / "schedule.xml"


def listed(path: Path, **persons: int) -> Path:
    path.write_text("id,persons\n" + "".join(f"{name},{count}\n" for name, count in persons.items()), encoding="utf-8")
    return path


def test_a_schedule_is_made_anew(venueplan: Run, schedule: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.csv"
    said = venueplan("timetable", schedule, "-o", out, "--json")
    assert said.code == 0
    figures = json.loads(said.out)
    assert (figures["talks"], figures["moved_objective"], figures["idle_objective"]) == (3, 0, 0)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "id,title,track,day,room,start,end"
    assert len(lines) == 4
    assert "'=cmd()" in lines[1] or "'=cmd()" in lines[2]
    again = tmp_path / "again.csv"
    venueplan("timetable", schedule, "-o", again, "--quiet")
    assert again.read_bytes() == out.read_bytes()


def test_rooms_that_are_too_small_move_talks(venueplan: Run, schedule: Path, tmp_path: Path) -> None:
    """From 9:00 to 10:30 the big room has time for c, an hour for 50, and for one of a and b, half an hour each."""
    rooms, talks = listed(tmp_path / "r.csv", Big=100, Small=20), listed(tmp_path / "t.csv", c=50)
    said = venueplan("timetable", schedule, "--rooms", rooms, "--talks", talks, "--json")
    assert json.loads(said.out)["moved_objective"] == 2
    full = venueplan("timetable", schedule, "--rooms", rooms, "--talks", listed(tmp_path / "u.csv", c=500))
    assert (full.code, full.out) == (3, "")
    assert full.err == "venueplan: talk 'c' brings 500 persons; the largest room holds 100\n"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("x.xml", "<schedule/>", "x.xml: has no events"),
        ("x.xlsx", "no", "x.xlsx: is not a spreadsheet"),
        ("x.json", "{}", "x.json is neither a conference of CoSPLib (.xlsx) nor a schedule of frab (.xml)"),
    ],
)
def test_other_files_are_refused_in_a_sentence(
    venueplan: Run, tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    said = venueplan("timetable", tmp_path / name, "-o", tmp_path / "out.csv")
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_is_a_sentence(venueplan: Run, tmp_path: Path) -> None:
    said = venueplan("timetable", tmp_path / "none.xml")
    assert (said.code, said.err) == (2, "venueplan: none.xml: is missing; the folder needs this file\n")


def test_a_figure_names_its_effort(venueplan: Run, event: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    assert venueplan("schedule", event, "-o", plan, "--effort", "fast").code == 0
    assert "effort fast" in json.loads(plan.read_text(encoding="utf-8"))["plan"]["programme"]["proof"]["solver"]
    said = venueplan("schedule", plan, "--effort", "utmost")
    assert (said.code, said.out) == (2, "")
    assert said.err == "venueplan: no effort 'utmost'; it is one of fast, proof, reproducible\n"


def test_forums_that_contradict_each_other_are_named(venueplan: Run, event: Path, tmp_path: Path) -> None:
    settings = event / "event.toml"
    away = '\n[[person]]\nid = "lin"\nunavailable = [{ from = 2026-05-16T09:00:00, to = 2026-05-16T18:00:00 }]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + away, encoding="utf-8")
    said = venueplan("schedule", event, "-o", tmp_path / "plan.json")
    assert said.code == 3
    assert (
        "forum 'opening' takes 60 minutes, and no start within opening hours (09:00 to 18:00) agrees with" in said.err
    )
    assert "the times at which 'lin' cannot come" in said.err
    assert not (tmp_path / "plan.json").exists()


def test_plans_and_lists_of_earlier_versions_are_read(venueplan: Run, event: Path, tmp_path: Path) -> None:
    """Before rooms, people and weights could be set, a plan had neither them nor the new columns of forums."""
    plan = tmp_path / "plan.json"
    assert venueplan("schedule", event, "-o", plan).code == 0
    document = json.loads(plan.read_text(encoding="utf-8"))
    made = document["plan"]["programme"].copy()
    del document["plan"]["event"]["meetings"], document["plan"]["programme"]["costs"]
    old = {"id", "kind", "title", "attendance", "duration_min", "setup", "rooms", "start", "needs", "people", "track"}
    for forum in document["plan"]["event"]["forums"]:
        for name in set(forum) - old - {"earliest", "latest", "host", "attested", "assumed"}:
            del forum[name]
    for section in document["plan"]["venue"]["sections"]:
        section.pop("capacity", None)
    plan.write_text(json.dumps(document), encoding="utf-8")
    assert venueplan("schedule", plan).code == 0
    assert json.loads(plan.read_text(encoding="utf-8"))["plan"]["programme"] == made
