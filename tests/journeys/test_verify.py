"""How far the models can be trusted, as a user asks for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from venueplan.evacuate.verification import simulated


@pytest.fixture(autouse=True)
def without_simulation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep runs short where JuPedSim is installed; its cases are a study of their own."""
    monkeypatch.setattr(simulated, "has_simulation", lambda: False)


def rows_of(page: str) -> list[list[str]]:
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_the_table_that_is_kept_is_what_the_command_writes(
    root: Path, tmp_path: Path, venueplan: Callable[..., Any]
) -> None:
    """Rows of JuPedSim are kept from a run with it; all others must be the same to the letter."""
    said = venueplan("verify", "-o", tmp_path / "table.md")
    assert said.code == 0
    written = rows_of((tmp_path / "table.md").read_text(encoding="utf-8"))
    kept = rows_of((root / "tests" / "reference" / "verification.md").read_text(encoding="utf-8"))
    assert [row for row in written if not row[1].startswith("JuPedSim")] == [
        row for row in kept if not row[1].startswith("JuPedSim")
    ]
    assert [row[:5] for row in written] == [row[:5] for row in kept]
    verdicts = {row[6] for row in kept}
    assert "NOT RUN" not in verdicts
    assert "FAIL" in verdicts  # failures are shown: without a door timer, and round a corner with nobody slower


def test_all_three_forms_say_the_same(tmp_path: Path, venueplan: Callable[..., Any]) -> None:
    for ending in ("html", "md", "json"):
        assert venueplan("verify", "-o", tmp_path / f"table.{ending}", "--quiet").code == 0
    document = json.loads((tmp_path / "table.json").read_text(encoding="utf-8"))
    page = (tmp_path / "table.html").read_text(encoding="utf-8")
    assert sum(document["counts"].values()) == len(document["cases"]) == page.count('<td class="verdict')
    assert len(rows_of((tmp_path / "table.md").read_text(encoding="utf-8"))) == len(document["cases"])
    for verdict, count in document["counts"].items():
        assert page.count(f">{verdict}</td>") == count


def test_another_ending_is_one_sentence_before_anything_runs(tmp_path: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("verify", "-o", tmp_path / "table.docx")
    assert said.code == 2
    assert said.err.splitlines() == [
        f"venueplan: {tmp_path / 'table.docx'}: a verification table ends in .html, .md or .json"
    ]


def test_help_shows_an_example(venueplan: Callable[..., Any]) -> None:
    said = venueplan("verify", "--help")
    assert said.code == 0
    assert "venueplan verify" in said.out
