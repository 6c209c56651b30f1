"""`venueplan arrange --compare`: strategies as a table and a picture."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from venueplan import build

COLUMNS = "strategy stands net_area net_share corner_share short revenue bound_share"


def test_strategies_are_a_table_and_a_picture(event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("arrange", event, "--compare", "-o", tmp_path / "layouts.svg")
    assert said.code == 0, said
    lines = said.out.splitlines()
    assert " ".join(lines[0].split()) == COLUMNS
    assert len(lines) >= 5
    assert lines[-1] == str(tmp_path / "layouts.svg")
    assert (tmp_path / "layouts.svg").read_text(encoding="utf-8").startswith("<")
    assert not (tmp_path / "plan.json").exists()


def test_the_same_as_json(event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    toml = event / "event.toml"
    prices = '[prices]\ncurrency = "CNY"\nper_m2 = 1000\n[title]'
    toml.write_text(toml.read_text(encoding="utf-8").replace("[title]", prices), encoding="utf-8")
    said = venueplan("arrange", event, "--compare", "--json", "-o", tmp_path / "layouts.png")
    rows = json.loads(said.out)
    assert all(row["currency"] == "CNY" and row["revenue"] >= 1000 * row["net_area"] for row in rows)
    ranks = [(row["short"], -row["net_share"]) for row in rows]
    assert ranks == sorted(ranks)  # what is asked for comes first, then area
    assert all(row["net_share"] <= row["bound_share"] for row in rows)


def test_a_picture_of_another_kind_is_a_sentence(event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("arrange", event, "--compare", "-o", tmp_path / "plan.json")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "ends in .png, .svg or .pdf" in said.err


def test_a_picture_without_a_folder_is_a_sentence_before_anything_is_laid_out(
    event: Path, venueplan: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "compare_plan", None)
    said = venueplan("arrange", event, "--compare", "-o", tmp_path / "nowhere" / "layouts.png")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "there is no folder" in said.err
