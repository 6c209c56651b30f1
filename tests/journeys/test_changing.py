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


def test_booths_are_merged_split_and_numbered_anew(plan: Path, venueplan: Callable[..., Any]) -> None:
    """Who has one of two neighbours has the whole, then the first part again; what was merged comes back whole."""
    loaded = read_plan(plan)
    assert loaded.allocation is not None
    assert loaded.floor_plan is not None
    held = loaded.allocation.by_booth
    one, other = next(
        (one, other)
        for one in loaded.floor_plan.booths
        for other in loaded.floor_plan.booths
        if other.id in held and one.id not in held and one.row == other.row
        if one.polygon.buffer(0.01).intersection(other.polygon).area > 0.01 * 2.9
    )
    who = held[other.id][0]
    said = venueplan("edit", plan, "merge", one.number, other.number, "--lang", "en")
    assert f"exhibitor {who}: {other.id} -> {one.id}" in said.out
    merged = read_plan(plan)
    assert merged.floor_plan is not None
    assert merged.allocation is not None
    assert merged.floor_plan.booth(one.id).area == pytest.approx(one.area + other.area, abs=0.01)
    assert merged.allocation.by_exhibitor[who].booths == (one.id,)
    assert venueplan("check", plan).code == 0
    assert venueplan("edit", plan, "split", one.number).code in {0, 1}
    split = read_plan(plan)
    assert split.floor_plan is not None
    assert split.allocation is not None
    assert split.floor_plan.booths == loaded.floor_plan.booths
    assert split.allocation.by_exhibitor[who].booths == (one.id,)
    assert venueplan("edit", plan, "renumber").code in {0, 1}
    anew = read_plan(plan)
    assert anew.floor_plan is not None
    assert {booth.id for booth in anew.floor_plan.booths} == {booth.id for booth in loaded.floor_plan.booths}
    assert len({booth.number for booth in anew.floor_plan.booths}) == len(anew.floor_plan.booths)
    reasons = [revision.reason for revision in anew.revisions]
    assert reasons == [f"merge {one.number} {other.number}", f"split {one.number}", "renumber"]


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
        (("edit", "PLAN", "merge", "1B02"), "edit merge needs BOOTH BOOTH [BOOTH ...]"),
        (("edit", "PLAN", "merge", "1B02", "nowhere"), "no booth 'nowhere'"),
        (("edit", "PLAN", "merge", "1A01", "1A06"), "are not adjacent"),
        (("edit", "PLAN", "merge", "1A02", "1A03"), "move all but one of them first"),
        (("edit", "PLAN", "split", "1A01", "first"), "'first' is not a number of parts"),
        (("edit", "PLAN", "split", "1A02", "99"), "split it after 1 to"),
        (("edit", "PLAN", "split", "1A02", "1", "2"), "edit split needs BOOTH [AT]"),
        (("edit", "PLAN", "renumber", "1A01"), "edit renumber needs no names"),
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
