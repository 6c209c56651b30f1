"""``[escape_plans]``: who approved which plan, and what is said when that does not hold together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from venueplan.errors import InputError
from venueplan.files import read_event_folder

APPROVED = """
[escape_plans]
approved_by = "Fire brigade of the town"
approved = 2026-03-01
call = "119"
codes = { escape-hall = "0123ABCD" }
"""


def read(folder: Path, text: str) -> object:
    with (folder / "expo-day" / "event.toml").open("a", encoding="utf-8") as stream:
        stream.write(text)
    return read_event_folder(folder / "expo-day")[1].escape_plans


def test_an_approval_is_read(quickstart: Path) -> None:
    plans = read(quickstart, APPROVED)
    assert plans.approved_by == "Fire brigade of the town"  # type: ignore[attr-defined]
    assert plans.approved == dt.date(2026, 3, 1)  # type: ignore[attr-defined]
    assert plans.approves("escape-hall", "0123ABCD")  # type: ignore[attr-defined]
    assert not plans.approves("escape-hall", "0123ABCE")  # type: ignore[attr-defined]
    assert not plans.approves("escape-foyer", "0123ABCD")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("approved = 2026-03-01\n", "", "key escape_plans.approved: is missing; say on which day"),
        ('approved_by = "Fire brigade of the town"\n', "", "key escape_plans.approved_by: is missing; say who"),
        ("escape-hall =", "escape-hal =", "escape plan 'escape-hal' is unknown; did you mean 'escape-hall'"),
        ("escape-hall =", "board-square =", "escape plan 'board-square' is unknown; use"),
        ("0123ABCD", "0123abcd", "'0123abcd' is not the code of an escape plan"),
        ('call = "119"', 'paper = "A4"', "'A4' is not a sheet"),
        ('call = "119"', 'by = "me"', "by"),
    ],
)
def test_faults_are_sentences(quickstart: Path, before: str, after: str, sentence: str) -> None:
    with pytest.raises(InputError) as error:
        read(quickstart, APPROVED.replace(before, after))
    assert sentence in str(error.value)
    assert "event.toml" in str(error.value)
