"""Broken input at the command line: one sentence, exit code 2, nothing touched."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from breaking import Broken
from broken import BROKEN


def test_there_are_forty_kinds() -> None:
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) >= 40


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name.replace(" ", "-"))
def test_broken_input_is_one_sentence_and_touches_nothing(
    broken: Broken, event: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text('{"files": []}', encoding="utf-8")
    broken.change(event.parent)
    said = venueplan("build", event, "-o", out)
    assert said.code == 2
    assert said.err.splitlines() == [f"venueplan: {broken.sentence}"]
    assert said.out == ""
    assert [path.name for path in out.iterdir()] == ["manifest.json"]


def test_a_missing_event_is_a_sentence(venueplan: Callable[..., Any], tmp_path: Path) -> None:
    said = venueplan("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_of_the_users_own_is_not_replaced(event: Path, venueplan: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("ten years of work", encoding="utf-8")
    said = venueplan("build", event, "-o", out)
    assert said.code == 2
    assert (out / "thesis.docx").read_text(encoding="utf-8") == "ten years of work"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "something else"}', b"{}" * 10])
def test_a_spoilt_plan_is_a_sentence(venueplan: Callable[..., Any], tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(content)
    for command in ("allocate", "schedule", "check"):
        said = venueplan(command, tmp_path / "plan.json")
        assert said.code == 2
        assert len(said.err.splitlines()) == 1
        assert "plan.json" in said.err
    assert (tmp_path / "plan.json").read_bytes() == content
