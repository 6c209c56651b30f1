"""One stage at a time: every command reads and writes the same plan document."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from venueplan import read_plan, write_plan

COMMANDS = (
    "build",
    "arrange",
    "allocate",
    "schedule",
    "timetable",
    "check",
    "map",
    "fire-set",
    "route",
    "rules",
    "schema",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(venueplan: Callable[..., Any], command: str) -> None:
    said = venueplan(command, "--help")
    assert said.code == 0
    assert f"venueplan {command}" in said.out


def test_stage_by_stage_reaches_what_build_reaches(
    layouts: Path, built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.json"
    assert venueplan("arrange", layouts / "quickstart" / "expo-day", "-o", plan).code == 0
    assert venueplan("allocate", plan).code == 0
    assert venueplan("schedule", plan).code == 0
    assert plan.read_bytes() == (built / "plan.json").read_bytes()
    said = venueplan("check", plan, "--json")
    assert said.code == 0
    assert json.loads(said.out)["findings"] == [
        finding
        for finding in json.loads((built / "report.json").read_text(encoding="utf-8"))["findings"]
        if not finding["rule"].startswith(("label", "sign-undrawn"))
    ]


def test_check_finds_a_booth_that_was_pushed_into_an_aisle(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    document = json.loads((built / "plan.json").read_text(encoding="utf-8"))
    text = json.dumps(document)
    plan = tmp_path / "plan.json"
    plan.write_text(text, encoding="utf-8")
    assert venueplan("check", plan).code == 0
    booths = _find(document, "floor_plan")["booths"]
    coordinates = booths[0]["polygon"]["coordinates"]
    booths[0]["polygon"]["coordinates"] = [[[x + 1.5, y + 1.5] for x, y in ring] for ring in coordinates]
    plan.write_text(json.dumps(document), encoding="utf-8")
    said = venueplan("check", plan, "-o", tmp_path / "report.html")
    assert said.code == 1
    assert booths[0]["number"] in said.out
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")


def _find(document: Any, key: str) -> Any:
    """Return the first value of a key at any depth."""
    if isinstance(document, dict):
        if key in document:
            return document[key]
        return next((found for value in document.values() if (found := _find(value, key)) is not None), None)
    return None


def test_a_route_has_metres_and_minutes(built: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("route", built / "plan.json", "board-square", "silk")
    assert said.code == 0
    assert said.out.strip().splitlines()[-1].endswith(" min")
    upstairs = venueplan("route", built / "plan.json", "board-square", "r201", "--step-free", "--json")
    assert upstairs.code == 0
    kinds = {leg["kind"] for leg in json.loads(upstairs.out)["legs"]}
    assert "elevator" in kinds
    assert not kinds & {"stairs", "escalator"}


def test_an_unknown_place_is_one_sentence_with_a_hint(built: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("route", built / "plan.json", "board-sqare", "silk")
    assert said.code == 2
    assert said.err.splitlines() == ["venueplan: no place 'board-sqare'; did you mean 'board-square'?"]


def test_map_draws_one_sheet_and_leaves_other_files_alone(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    out = tmp_path / "maps"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    said = venueplan("map", built / "plan.json", "-o", out, "--kind", "hall", "--format", "svg", "--jobs", 1)
    assert said.code == 0
    drawn = [Path(line) for line in said.out.splitlines()]
    assert len(drawn) == 1
    assert drawn[0].read_text(encoding="utf-8").startswith("<?xml")
    assert (out / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--kind", "poster"), "no kind of sheet 'poster'"),
        (("--kind", "hall", "--subject", "H9"), "no hall sheet of 'H9'"),
        (("--format", "bmp"), "not as 'bmp'"),
    ],
)
def test_a_sheet_that_does_not_exist_is_a_sentence(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    said = venueplan("map", built / "plan.json", "-o", tmp_path / "maps", *arguments)
    assert said.code == 2
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "maps").exists()


def test_a_folder_without_a_place_for_the_plan_is_a_sentence(layouts: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("arrange", layouts / "quickstart" / "expo-day")
    assert said.code == 2
    assert "-o plan.json" in said.err


def test_allocating_before_arranging_is_a_sentence(
    layouts: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    said = venueplan("allocate", layouts / "quickstart" / "expo-day", "-o", tmp_path / "plan.json")
    assert said.code == 2
    assert "venueplan arrange" in said.err
    assert not (tmp_path / "plan.json").exists()


def test_quiet_says_nothing(built: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("check", built / "plan.json", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")


@pytest.mark.parametrize("kind", ["plan", "venue", "event", "unit", "exhibitors", "booths", "report", "manifest"])
def test_schemas_are_published(venueplan: Callable[..., Any], kind: str) -> None:
    said = venueplan("schema", kind)
    assert said.code == 0
    assert json.loads(said.out)["$schema"].startswith("https://json-schema.org/")


def test_an_unknown_schema_is_a_sentence(venueplan: Callable[..., Any]) -> None:
    said = venueplan("schema", "plam")
    assert said.code == 2
    assert "did you mean 'plan'" in said.err


@pytest.mark.parametrize(
    "arguments", [("build", "--sed", "1"), ("build", "nowhere", "--seed", "-1"), ("frobnicate",), ("build",)]
)
def test_a_wrong_option_is_one_sentence(venueplan: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    said = venueplan(*arguments)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("venueplan: ")


def test_a_venue_in_place_of_an_event_names_its_events(layouts: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("build", layouts / "quickstart")
    assert said.code == 2
    assert "expo-day" in said.err


def test_a_plan_in_a_folder_that_does_not_exist_is_refused_at_once(
    layouts: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    said = venueplan("arrange", layouts / "quickstart" / "expo-day", "-o", tmp_path / "nowhere" / "plan.json")
    assert said.code == 2
    assert "there is no folder" in said.err


def test_check_speaks_the_language_asked_for(built: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    plan = built / "plan.json"
    both, en, zh = (venueplan("check", plan, "--lang", lang).out for lang in ("zh,en", "en", "zh"))
    assert "警告 warning: " in both
    assert "warning: No aisle" in en
    assert "警告: 展厅" in zh
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in en)
    assert "No aisle" not in zh
    assert venueplan("check", plan).out == both


@pytest.mark.parametrize("languages", [("en",), ("de", "en"), ("de",)])
def test_without_lang_the_languages_of_the_event_are_spoken(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path, languages: tuple[str, ...]
) -> None:
    """An event without Chinese is told of in English; one without either, too."""
    plan, path = read_plan(built / "plan.json"), tmp_path / "plan.json"
    write_plan(replace(plan, event=replace(plan.event, languages=languages)), path)
    said = venueplan("check", path, "-o", tmp_path / "report.html")
    assert "warning: No aisle" in said.out
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in said.out)
    assert "警告: 展厅" in venueplan("check", path, "--lang", "zh").out


def test_the_report_has_maps_and_no_script(built: Path) -> None:
    page = (built / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg viewBox") == 3
    assert "<script" not in page
    assert 'href="#finding-1"' in page


def test_a_pack_is_printed_with_clauses_and_confidences(venueplan: Callable[..., Any]) -> None:
    """Germany: at most 30 m along the way, by §7(1), read in the source."""
    said = venueplan("rules", "germany")
    assert said.code == 0
    (line,) = (line for line in said.out.splitlines() if line.startswith("travel-path  "))
    assert line.split()[1:9] == ["≤", "30", "m", "§7(1)", "2005", "(2014)", "S", "path"]
    limits = {limit["name"]: limit for limit in json.loads(venueplan("rules", "germany", "--json").out)}
    assert limits["exit-width-module"]["value"] == 0.6
    assert limits["exit-width-module"]["source"]["clause"] == "§7(4)"


def test_packs_are_listed_and_an_unknown_one_is_named(venueplan: Callable[..., Any]) -> None:
    listed = venueplan("rules").out
    assert [line.split()[0] for line in listed.splitlines()] == ["china", "germany", "ibc", "nfpa", "uk"]
    said = venueplan("rules", "germny")
    assert said.code == 2
    assert "no rule pack 'germny'; did you mean 'germany'?" in said.err


def test_several_packs_are_told_side_by_side(layouts: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    """The hall has 1,449 m²: 1,087 persons in China, 1,449 in Germany with 9.00 m of exits asked for."""
    shutil.copytree(layouts / "quickstart", tmp_path / "venue")
    event = tmp_path / "venue" / "expo-day"
    settings = (event / "event.toml").read_text(encoding="utf-8")
    (event / "event.toml").write_text(
        settings.replace('rules = "china"', 'rules = "china"\ncompare = ["germany"]'), encoding="utf-8"
    )
    said = venueplan("check", event, "-o", tmp_path / "report.html")
    told = [line.split() for line in said.out.splitlines() if line.startswith("hall ")]
    assert [line[1] for line in told] == ["pack", "china", "germany"]
    assert "pack_persons" not in said.out
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Rule packs side by side" in page
    report = json.loads(venueplan("check", event, "--json").out)
    assert set(report) == {"figures", "findings"}
    assert report["figures"]["pack_exit_width_asked germany hall"] == 9.0


def test_a_layout_says_its_share_the_best_rows_and_a_bound(
    layouts: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    said = venueplan("arrange", layouts / "quickstart" / "expo-day", "-o", tmp_path / "plan.json", "--prove", "--json")
    figures = json.loads(said.out)
    share, bound = figures["net_share hall"], figures["net_share_bound hall"]
    assert 0.3 < share <= bound < 1.0
    assert 0.0 < figures["rows_share hall"] <= figures["rows_share_bound hall"] <= bound
    assert (tmp_path / "plan.json").exists()
