"""`venueplan build`: the outputs are the interface."""

import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import shape

from venueplan.build.processes import deaf_to_interrupts

COLUMNS = {
    "exhibitors.csv": "id,name_en,name_zh,booth,booth_id,hall,level,area,requested_area,preference_rank,grid",
    "programme.csv": "id,title_en,title_zh,room,level,start,end,setup,attendance,capacity",
}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_lists_have_the_columns_that_scripts_rely_on(built: Path, name: str) -> None:
    assert (built / name).read_bytes().startswith(b"\xef\xbb\xbf")
    assert (built / name).read_text(encoding="utf-8-sig").splitlines()[0] == COLUMNS[name]


def test_nobody_is_left_out_of_the_list(built: Path, layouts: Path) -> None:
    asked = _rows(layouts / "quickstart" / "expo-day" / "exhibitors.csv")
    given = _rows(built / "exhibitors.csv")
    assert [row["id"] for row in given] == [row["id"] for row in asked]
    for row in given:
        assert float(row["area"]) >= 0.9 * float(row["requested_area"]), row


def test_booths_are_where_the_list_says(built: Path) -> None:
    booths = {booth["properties"]["id"]: booth for booth in _json(built / "booths.geojson")["features"]}
    for row in _rows(built / "exhibitors.csv"):
        found = [booths[booth_id] for booth_id in row["booth_id"].split(";")]
        assert [booth["properties"]["number"] for booth in found] == row["booth"].split(";")
        assert all(row["id"] in booth["properties"]["exhibitors"] for booth in found)
        assert float(row["area"]) == pytest.approx(sum(shape(booth["geometry"]).area for booth in found), abs=0.02)


def test_every_booth_has_the_promised_properties(built: Path) -> None:
    names = [
        "id",
        "number",
        "hall",
        "level",
        "area",
        "open_sides",
        "exhibitors",
        "name_en",
        "name_zh",
        "kind",
        "frontage",
    ]
    for booth in _json(built / "booths.geojson")["features"]:
        assert list(booth["properties"]) == names
        assert booth["properties"]["area"] == pytest.approx(shape(booth["geometry"]).area, abs=0.02)


def test_the_programme_holds_every_forum_at_a_time_with_offset(built: Path, layouts: Path) -> None:
    asked = _rows(layouts / "quickstart" / "expo-day" / "forums.csv")
    given = _rows(built / "programme.csv")
    assert {row["id"] for row in given} == {row["id"] for row in asked}
    assert all(row["start"].endswith("+08:00") and row["start"] < row["end"] for row in given)
    assert all(int(row["capacity"]) >= int(row["attendance"]) for row in given)


def test_findings_have_the_promised_fields(built: Path) -> None:
    names = (
        "id rule severity subject place measured limit unit clause edition confidence basis distance source"
        " message_en message_zh cause"
    )
    report = _json(built / "report.json")
    assert set(report) == {"figures", "findings"}
    for finding in report["findings"]:
        assert set(finding) == set(names.split())
        assert finding["severity"] in {"error", "warning", "note"}
        assert finding["cause"] in {"building", "layout", "demand"}
        assert finding["place"] is None or set(finding["place"]) == {"level", "x", "y"}


def test_the_manifest_lists_every_file_but_itself(built: Path) -> None:
    listed = {entry["path"]: entry for entry in _json(built / "manifest.json")["files"]}
    found = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert set(listed) == found - {"manifest.json"}
    for path, entry in listed.items():
        assert set(entry) == {"path", "sha256", "kind", "subject", "page_mm"}
        assert entry["sha256"] == hashlib.sha256((built / path).read_bytes()).hexdigest()


def test_every_sheet_comes_in_three_formats(built: Path) -> None:
    for folder in ("maps", "signs"):
        stems = {path.stem for path in (built / folder).iterdir()}
        assert stems
        assert {f"{stem}.{suffix}" for stem in stems for suffix in ("png", "svg", "pdf")} == {
            path.name for path in (built / folder).iterdir()
        }


def test_two_runs_give_the_same_bytes(
    built: Path, layouts: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    again = tmp_path / "again"
    assert venueplan("build", layouts / "quickstart" / "expo-day", "-o", again, "--jobs", 1).code == 0
    for path in sorted(built.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (again / path.relative_to(built)).read_bytes(), path.name


def test_no_output_knows_where_or_when_it_was_made(built: Path, root: Path) -> None:
    for path in built.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(root).encode() not in content, path
            assert os.uname().nodename.encode() not in content or len(os.uname().nodename) < 4, path


def test_an_exhibitor_without_a_booth_is_a_finding(event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    with (event / "exhibitors.csv").open("a", encoding="utf-8") as file:
        file.write("giant,巨人,Giant,craft,1200,1,0,,,,,,,,,,,,,\n")
    said = venueplan("build", event, "-o", tmp_path / "out")
    assert said.code == 1
    row = next(row for row in _rows(tmp_path / "out" / "exhibitors.csv") if row["id"] == "giant")
    assert row["booth"] == ""
    assert any(f["subject"] == "giant" for f in _json(tmp_path / "out" / "report.json")["findings"])


def test_letters_that_no_font_has_are_named_all_at_once(
    event: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    path = event / "exhibitors.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Longjing Tea", "Tea \U0001f600").replace("Cocoa Works", "Cocoa \u202e"), encoding="utf-8"
    )
    said = venueplan("build", event, "-o", tmp_path / "out")
    assert said.code == 2
    assert [line for line in said.err.splitlines() if not line.startswith("venueplan: exhibitors.csv")] == []
    assert "U+1F600" in said.err
    assert not (tmp_path / "out").exists()


def test_contradicting_pins_leave_with_three_and_write_nothing(
    event: Path, built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    booth = _json(built / "booths.geojson")["features"][0]["properties"]["id"]
    text = (event / "exhibitors.csv").read_text(encoding="utf-8")
    for exhibitor in ("umbrella", "brush"):
        lines = [line.split(",") for line in text.splitlines()]
        for cells in lines:
            if cells[0] == exhibitor:
                cells[8] = f"booth:{booth}"
        text = "\n".join(",".join(cells) for cells in lines) + "\n"
    (event / "exhibitors.csv").write_text(text, encoding="utf-8")
    said = venueplan("build", event, "-o", tmp_path / "out")
    assert said.code == 3, said
    assert "umbrella" in said.err
    assert "brush" in said.err
    assert not (tmp_path / "out").exists()


def test_an_interrupted_run_leaves_the_previous_output_whole(layouts: Path, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(built, out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "venueplan", "build", str(layouts / "quickstart" / "expo-day"), "-o", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) == 1 and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_interrupt_while_workers_start_is_answered_afterwards_and_by_the_parent_alone() -> None:
    codes: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupt_a_starting_worker(codes)
    assert codes == [0]


def _interrupt_a_starting_worker(codes: list[int]) -> None:
    """Interrupt both; a thread that blocks no signal runs beside, and may take it in the parent's place."""
    threading.Thread(target=time.sleep, args=(1.0,), daemon=True).start()
    with (
        deaf_to_interrupts(),
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as worker,
    ):
        time.sleep(0.3)
        worker.send_signal(signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        worker.communicate(b"\n")
        codes.append(worker.returncode)


def test_the_report_speaks_the_language_asked_for_and_the_signs_those_of_the_event(
    layouts: Path, built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    event, out = layouts / "quickstart" / "expo-day", tmp_path / "out"
    said = venueplan("build", event, "-o", out, "--jobs", "1", "--lang", "en")
    assert said.code == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    body = page[page.index("<body>") :]
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in body + said.out)
    assert (out / "maps" / "hall-hall.svg").read_bytes() == (built / "maps" / "hall-hall.svg").read_bytes()
    assert (out / "plan.json").read_bytes() == (built / "plan.json").read_bytes()
