"""How long it takes until everybody is out, as a user asks for it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_every_hall_and_building_has_a_line_and_the_notes_are_said(built: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("evacuate", built / "plan.json")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].split() == ["persons", "clears", "in", "at", "least", "governed", "by"]
    assert [line.split()[0] for line in lines[1:3]] == ["hall", "house"]
    assert [line.split(",")[0] for line in lines[3:5]] == ["slowest section: hall", "slowest section: house"]
    assert any("no alarm and pre-movement time" in line for line in lines)


def test_one_hall_as_json_has_a_bound_that_is_none_too_long(built: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("evacuate", built / "plan.json", "--hall", "hall", "--standard", "imo", "--json")
    assert said.code == 0
    (found,) = json.loads(said.out)
    assert found["subject"] == "hall"
    assert 0 < found["quickest_s"] <= found["hydraulic_s"]
    assert found["governing"] == found["gates"][0]["gate"]
    assert "IMO" in found["standard"]
    assert found["choke"]["lines"]
    assert {note for notes in found["notes"] for note in notes} == {"en", "zh"}


def test_the_same_plan_gives_the_same_bytes(built: Path, venueplan: Callable[..., Any]) -> None:
    first, second = (venueplan("evacuate", built / "plan.json", "--json") for _ in "ab")
    assert first.out == second.out


def test_an_unknown_hall_or_standard_is_one_sentence(built: Path, venueplan: Callable[..., Any]) -> None:
    said = venueplan("evacuate", built / "plan.json", "--hall", "hal")
    assert said.code == 2
    assert said.err.splitlines() == ["venueplan: no hall or room in use 'hal'; did you mean 'hall'?"]
    said = venueplan("evacuate", built / "plan.json", "--standard", "sfp")
    assert said.code == 2
    assert said.err.splitlines() == ["venueplan: no flow standard 'sfp'; did you mean 'sfpe'?"]


def test_help_shows_an_example(venueplan: Callable[..., Any]) -> None:
    said = venueplan("evacuate", "--help")
    assert said.code == 0
    assert "venueplan evacuate" in said.out


def test_a_simulation_takes_one_hall_and_needs_the_extra(
    built: Path, tmp_path: Path, venueplan: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = venueplan("evacuate", built / "plan.json", "--simulate")
    assert said.code == 2
    assert said.err.splitlines() == [
        "venueplan: a simulation takes one hall at a time; name it, for instance --hall H1"
    ]
    monkeypatch.setitem(sys.modules, "jupedsim", None)
    said = venueplan("evacuate", built / "plan.json", "--hall", "hall", "--density", "density.txt")
    assert (said.code, said.err) == (
        2,
        "venueplan: density.txt: the picture of the densities ends in .png, .svg or .pdf\n",
    )
    said = venueplan("evacuate", built / "plan.json", "--hall", "hall", "--density", tmp_path / "density.png")
    assert said.code == 2
    (line,) = said.err.splitlines()
    assert line.endswith("is not installed; install it with: pip install 'venueplan[simulation]'")
    assert not (tmp_path / "density.png").exists()
