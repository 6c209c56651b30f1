"""Revisions: a plan without them is read, a chain of them is kept, and they are no part of what a plan is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from venueplan.files import content_id, plan_bytes, read_event_folder, read_plan, revised, write_plan
from venueplan.model import Label, Plan, Transfer


def plan_of(layouts: Path) -> Plan:
    venue, event = read_event_folder(layouts / "quickstart" / "expo-day")
    return Plan(venue=venue, event=event)


def test_an_old_document_without_revisions_is_read(layouts: Path, tmp_path: Path) -> None:
    plan = plan_of(layouts)
    document = json.loads(plan_bytes(plan))
    del document["plan"]["revisions"]
    (tmp_path / "old.json").write_text(json.dumps(document), encoding="utf-8")
    found = read_plan(tmp_path / "old.json")
    assert found.revisions == ()
    assert plan_bytes(replace(found, event=replace(found.event))) == plan_bytes(plan)


def test_each_step_names_the_one_before_and_comes_back_as_it_was(layouts: Path, tmp_path: Path) -> None:
    first = plan_of(layouts)
    moved = Transfer(kind="exhibitor", subject="a", before=("x",), after=("y",), reason=Label.of(en="So."), weight=2)
    second = revised(first, replace(first, seed=1), transfers=[moved], reason="one", dated=date(2026, 5, 1))
    third = revised(second, replace(second, seed=2), reason="two")
    assert [one.reason for one in third.revisions] == ["one", "two"]
    assert third.revisions[0].parent == content_id(first)
    assert third.revisions[1].parent == third.revisions[0].id
    assert third.revisions[1].id == content_id(third) != content_id(second)
    write_plan(third, tmp_path / "plan.json")
    assert read_plan(tmp_path / "plan.json").revisions == third.revisions
    again = revised(first, replace(first, seed=1), transfers=[moved], reason="one", dated=date(2026, 5, 1))
    assert plan_bytes(again) == plan_bytes(second)
