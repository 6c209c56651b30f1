"""Signs at the command line: one, all, those that are missing, and what to print anew."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader


def test_all_signs_then_nothing_again(built: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("signs", built / "plan.json", "-o", tmp_path / "s", "--kind", "booth", "--jobs", 1)
    assert said.code == 0, said.err
    with (tmp_path / "s" / "signs" / "schedule.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len({row["site"] for row in rows}) == 25
    assert f"{len(rows)} drawn, 0 unchanged" in said.out
    again = venueplan("signs", built / "plan.json", "-o", tmp_path / "s", "--kind", "booth", "--jobs", 1, "--json")
    count = len(rows)
    assert json.loads(again.out) == {"signs": count, "drawn": 0, "booth": count, "removed": [], "stale": []}


def test_missing_signs_are_proposed_put_into_the_list_and_lead_everywhere(
    event: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    assert venueplan("signs", event, "--check").code == 1
    said = venueplan("signs", event, "--propose", "-o", tmp_path / "more.csv")
    assert said.code == 0
    assert said.out.startswith("2 sites to be added")
    rows = (tmp_path / "more.csv").read_text(encoding="utf-8-sig").splitlines()
    with (event / "signs.csv").open("a", encoding="utf-8") as stream:
        stream.write("\n".join(rows[1:]) + "\n")
    checked = venueplan("signs", event, "--check")
    assert (checked.code, checked.out) == (0, "")
    assert venueplan("signs", event, "--propose", "-o", tmp_path / "none.csv").out.startswith("0 sites")
    one = venueplan("sign", event, rows[1].split(",")[0], "-o", tmp_path / "sign.svg")
    assert one.code == 0, one.err
    assert "Exhibition Hall" in (tmp_path / "sign.svg").read_text(encoding="utf-8")


def test_the_same_plan_twice_needs_no_paper(built: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    plan = built / "plan.json"
    said = venueplan("diff", plan, plan, "-o", tmp_path / "d", "--jobs", 1)
    assert said.code == 0, said.err
    assert "0 sheets, 0.00 m² of paper" in said.out
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["reprint.csv"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("signs", "{plan}", "--kind", "banner"), "no kind of sign 'banner'"),
        (("signs", "{plan}", "--format", "bmp"), "signs are drawn as png, svg or pdf, not as 'bmp'"),
        (("signs", "{plan}", "--format", ", "), "--format ', ' names no format; use any of png,svg,pdf"),
        (("sign", "{plan}", "fascia-hall-02-05", "-o", "sign.pdf", "--size", "A4"), "has the size of what it says"),
        (("sign", "{plan}", "board-entrance", "-o", "sign.doc"), "a sign is drawn as .png, .svg or .pdf"),
        (("sign", "{plan}", "board-entrence", "-o", "sign.pdf"), "did you mean 'board-entrance'"),
        (("sign", "{plan}", "board-entrance", "-o", "sign.pdf", "--style", "drak"), "no style 'drak'"),
        (("sign", "{plan}", "board-entrance", "-o", "sign.pdf", "--style", "no.toml"), "no.toml: is missing"),
        (("sign", "{plan}", "board-entrance", "-o", "sign.pdf", "--bleed", "99"), "a bleed of 99 mm cannot be printed"),
        (("signs", "{plan}", "--kind", "schedule", "--bleed", "3"), "a display, which is not cut"),
        (("sign", "{plan}", "board-entrance", "-o", "sign.pdf", "--size", "A7"), "'A7' is no size of a page"),
        (("signs", "{plan}", "--size", "A0"), "name overview, level, hall, board or door with --kind"),
        (("map", "{plan}", "--kind", "door", "--size", "9x9"), "cannot be printed; sides are 100 to 5000 mm"),
        (("diff", "{plan}", "nowhere.json"), "nowhere.json: there is no such file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    built: Path, venueplan: Callable[..., Any], arguments: tuple[str, ...], sentence: str
) -> None:
    said = venueplan(*(str(built / "plan.json") if word == "{plan}" else word for word in arguments))
    assert said.code == 2
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1


def test_settings_of_signs_are_read_and_faults_named(event: Path, venueplan: Callable[..., Any]) -> None:
    settings = (event / "event.toml").read_text(encoding="utf-8")
    good = '\n[signage]\namenities = ["restroom"]\nmost = 4\ndistances = true\nfascia_mm = [2930, 300]\n'
    (event / "event.toml").write_text(settings + good, encoding="utf-8")
    assert venueplan("signs", event, "--check").code == 1
    (event / "event.toml").write_text(settings + "\n[signage]\nmost = 9\nbooth_mm = [3, 200]\n", encoding="utf-8")
    said = venueplan("signs", event, "--check")
    assert said.code == 2
    assert "signage.most" in said.err
    assert "signage.booth_mm" in said.err


@pytest.mark.parametrize("command", ["sign", "signs", "diff"])
def test_help_shows_an_example(venueplan: Callable[..., Any], command: str) -> None:
    said = venueplan(command, "--help")
    assert said.code == 0
    assert f"venueplan {command}" in said.out


def test_a_style_a_size_and_bleed_are_asked_for_at_the_command_line(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "house.toml").write_text('[colours]\nhere = "#7A0019"\n', encoding="utf-8")
    asked = ("--style", tmp_path / "house.toml", "--size", "700x1000", "--bleed", "3")
    said = venueplan("sign", built / "plan.json", "board-entrance", "-o", tmp_path / "a.svg", *asked)
    assert said.code == 0, said.err
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "#7A0019" in drawn
    assert 'width="720mm" height="1020mm"' in drawn
    said = venueplan("sign", built / "plan.json", "board-entrance", "-o", tmp_path / "a.pdf", *asked)
    page = PdfReader(tmp_path / "a.pdf").pages[0]
    assert [round(float(side) * 25.4 / 72) for side in page.trimbox] == [10, 10, 710, 1010]


def test_another_style_or_bleed_is_drawn_again_and_the_same_is_not(
    built: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    def drawn(*more: str) -> int:
        said = venueplan("signs", built / "plan.json", "-o", tmp_path, "--kind", "board", "--jobs", 1, "--json", *more)
        assert said.code == 0, said.err
        count: int = json.loads(said.out)["drawn"]
        return count

    boards = drawn()
    assert boards > 0
    assert drawn() == 0
    assert drawn("--style", "print-grey") == boards
    assert drawn("--style", "print-grey") == 0
    assert drawn("--style", "print-grey", "--bleed", "3") == boards
    assert drawn("--style", "print-grey", "--bleed", "3", "--outlines") == boards
