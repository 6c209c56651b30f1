"""A plan in use: explained, edited, replanned, its history told; at the command line, wrong input included."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from venueplan import read_plan


@pytest.fixture
def plan(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the quickstart event's plan."""
    copy = tmp_path / "plan.json"
    copy.write_bytes((built / "plan.json").read_bytes())
    return copy


def holder_and_free(plan: Path) -> tuple[str, str, str]:
    """Return an exhibitor, its booth, and a free booth of the same area."""
    loaded = read_plan(plan)
    assert loaded.allocation is not None
    assert loaded.floor_plan is not None
    taken = loaded.allocation.by_booth
    shared = {one.shares_with for one in loaded.event.exhibitors}
    booths = loaded.floor_plan
    return next(
        (one.exhibitor, one.booths[0], free.id)
        for one in loaded.allocation.assignments
        for free in booths.booths
        if free.id not in taken and abs(free.area - booths.booth(one.booths[0]).area) < 0.5
        if not {loaded.event.exhibitor(one.exhibitor).pavilion, loaded.event.exhibitor(one.exhibitor).shares_with}
        - {""}
        and one.exhibitor not in shared
    )


def test_edits_are_revisions_and_the_same_edits_give_the_same_bytes(
    plan: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    who, was, free = holder_and_free(plan)
    first = plan.read_bytes()
    said = venueplan(
        "edit", plan, "move", who, free, "--reason", "asked by phone", "--date", "2026-05-02", "--lang", "en"
    )
    assert f"exhibitor {who}: {was} -> {free}  By hand." in said.out
    moved = plan.read_bytes()
    assert venueplan("edit", plan, "hold", was).code == 0
    assert venueplan("edit", plan, "release", was).code == 0
    told = venueplan("log", plan, "--lang", "en").out.splitlines()
    assert told[0].endswith(f"release {was}")
    assert any(line.endswith("2026-05-02  asked by phone") for line in told)
    assert told[-1].endswith("as it was made")
    log = json.loads(venueplan("log", plan, "--json").out)
    assert [one["parent"] for one in log[:-1]] == [one["id"] for one in log[1:]]
    plan.write_bytes(first)
    venueplan("edit", plan, "move", who, free, "--reason", "asked by phone", "--date", "2026-05-02")
    assert plan.read_bytes() == moved


def test_an_edit_that_breaks_a_rule_is_written_and_said(plan: Path, venueplan: Callable[..., Any]) -> None:
    loaded = read_plan(plan)
    assert loaded.allocation is not None
    assert loaded.floor_plan is not None
    areas = {one.exhibitor: loaded.floor_plan.booth(one.booths[0]).area for one in loaded.allocation.assignments}
    small, large = min(areas, key=lambda name: areas[name]), max(areas, key=lambda name: areas[name])
    said = venueplan("edit", plan, "swap", small, large, "--lang", "en")
    assert said.code == 1
    assert "broken by this change:" in said.out
    assert "asked for" in said.out
    assert len(read_plan(plan).revisions) == 1
    mended = venueplan("edit", plan, "swap", small, large, "--lang", "en")
    assert mended.code == 0
    assert "no longer broken:" in mended.out


def test_replanning_keeps_everybody_whom_nothing_forces(
    plan: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    who, was, _ = holder_and_free(plan)
    changes = tmp_path / "changes.csv"
    changes.write_text(f"change,id\nblock,{was}\n", encoding="utf-8")
    out = tmp_path / "next.json"
    said = venueplan("replan", plan, changes, "-o", out, "--date", "2026-05-03", "--json")
    document = json.loads(said.out)
    assert said.code == 0
    assert (document["exhibitors_moved"], document["exhibitors_cost"], document["exhibitors_cost_at_least"]) == (
        1,
        1,
        1,
    )
    assert [one["subject"] for one in document["revision"]["transfers"]] == [who]
    assert document["revision"]["date"] == "2026-05-03"
    assert venueplan("check", out).code == 0
    again = tmp_path / "again.json"
    venueplan("replan", plan, changes, "-o", again, "--date", "2026-05-03")
    assert again.read_bytes() == out.read_bytes()


def test_a_drawing_is_read_back_and_who_lost_its_stand_is_said(
    built: Path, plan: Path, venueplan: Callable[..., Any], tmp_path: Path
) -> None:
    drawing = tmp_path / "booths.geojson"
    drawing.write_bytes((built / "booths.geojson").read_bytes())
    same = venueplan("edit", plan, "booths", drawing, "--json")
    assert json.loads(same.out)["revision"]["transfers"] == []
    document = json.loads(drawing.read_text(encoding="utf-8"))
    gone = next(one for one in document["features"] if one["properties"]["exhibitors"])
    document["features"].remove(gone)
    drawing.write_text(json.dumps(document), encoding="utf-8")
    said = venueplan("edit", plan, "booths", drawing, "--lang", "en")
    assert said.code == 1
    assert "has no stand" in said.out
    after = read_plan(plan)
    assert after.allocation is not None
    assert set(gone["properties"]["exhibitors"]) <= set(after.allocation.unplaced)


def test_everything_can_be_explained(plan: Path, venueplan: Callable[..., Any]) -> None:
    who, was, free = holder_and_free(plan)
    assert "Its score is" in venueplan("explain", plan, who, "--lang", "en").out
    assert "得分" in venueplan("explain", plan, who, "--lang", "zh").out
    assert json.loads(venueplan("explain", plan, was, "--json").out)["place"] == [who]
    assert "Nobody has it." in venueplan("explain", plan, free, "--lang", "en").out
    forum = read_plan(plan).event.forums[0].id
    assert json.loads(venueplan("explain", plan, forum, "--json").out)["kind"] == "forum"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("edit", "PLAN", "shove", "a"), "no edit 'shove'"),
        (("edit", "PLAN", "move", "a"), "edit move needs EXHIBITOR BOOTH"),
        (("edit", "PLAN", "pin", "nobody"), "no exhibitor 'nobody'"),
        (("edit", "PLAN", "booths", "nowhere.geojson"), "nowhere.geojson: is missing"),
        (("explain", "PLAN", "nobody"), "no exhibitor, booth or forum 'nobody'"),
        (("replan", "PLAN", "nowhere.toml"), "nowhere.toml: there is no such file"),
    ],
)
def test_wrong_input_is_one_sentence_and_nothing_is_written(
    plan: Path, venueplan: Callable[..., Any], arguments: tuple[str, ...], sentence: str
) -> None:
    before = plan.read_bytes()
    said = venueplan(*(plan if word == "PLAN" else word for word in arguments))
    assert said.code == 2
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert plan.read_bytes() == before


def test_a_contradiction_leaves_with_three(plan: Path, venueplan: Callable[..., Any]) -> None:
    """Two are promised the same kind of place in a hall that has none: the rules are named, nothing is written."""
    document = json.loads(plan.read_text(encoding="utf-8"))
    exhibitors = document["plan"]["event"]["exhibitors"]
    exhibitors[0]["pins"] = ["near:nowhere"]
    plan.write_text(json.dumps(document), encoding="utf-8")
    before = plan.read_bytes()
    said = venueplan("allocate", plan)
    assert said.code == 3
    assert f"exhibitor '{exhibitors[0]['id']}' is pinned to 'near:nowhere'" in said.err
    assert "the cheapest way out costs 10" in said.err
    assert plan.read_bytes() == before
