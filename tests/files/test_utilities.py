"""Utilities and move-in as lists: columns are an interface, cells are harmless."""

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from venueplan.files import moves_csv, utilities_csv
from venueplan.model import Move, Plan

START = datetime(2026, 5, 15, 8, tzinfo=timezone(timedelta(hours=8)))


def _rows(data: bytes) -> dict[str, dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return {row["booth_id"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}


def test_a_stand_needs_what_all_its_exhibitors_need(decided: Plan) -> None:
    """Brush and ink share hall-A1: 2.0 + 1.5 = 3.5 kW."""
    needs = {"brush": {"power_kw": 2.0, "water": True}, "ink": {"power_kw": 1.5, "data": True}}
    exhibitors = tuple(replace(one, **needs.get(one.id, {})) for one in decided.event.exhibitors)  # type: ignore[arg-type]
    row = _rows(utilities_csv(replace(decided, event=replace(decided.event, exhibitors=exhibitors))))["hall-A1"]
    assert (row["power_kw"], row["water"], row["drain"], row["data"]) == ("3.5", "yes", "no", "yes")
    assert row["exhibitors"].split(";")[:2] == ["brush", "ink"]


def test_the_nearest_floor_box_and_what_no_box_supplies(decided: Plan) -> None:
    assert decided.floor_plan is not None
    booth = decided.floor_plan.booths[0]
    boxes = [a for a in decided.venue.amenities if a.supplies and a.level == booth.level]
    nearest = min(boxes, key=lambda box: booth.polygon.distance(box.point))
    row = _rows(utilities_csv(decided))["hall-A1"]
    assert row["floor_box"] == nearest.id
    assert float(row["distance"]) == pytest.approx(booth.polygon.distance(nearest.point), abs=0.005)
    assert row["within_reach"] == ("yes" if booth.polygon.distance(nearest.point) <= 12 else "no")
    others = tuple(a for a in decided.venue.amenities if not a.supplies)
    thirsty = tuple(replace(one, water=True) for one in decided.event.exhibitors)
    bare = replace(
        decided,
        venue=replace(decided.venue, amenities=others),
        event=replace(decided.event, exhibitors=thirsty),
    )
    row = _rows(utilities_csv(bare))["hall-A1"]
    assert (row["floor_box"], row["distance"], row["within_reach"]) == ("", "", "")
    assert "water" in row["missing"].split(";")


def test_a_turn_has_door_order_and_times(decided: Plan) -> None:
    move = Move(
        booth="hall-A2", door="goods", distance=12.345, order=2, at_once=1, start=START, end=START + timedelta(hours=1)
    )
    rows = _rows(moves_csv(decided, [move]))
    row = rows["hall-A2"]
    assert (row["door"], row["distance"], row["order"], row["at_once"]) == ("goods", "12.35", "2", "1")
    assert (row["move_in_start"], row["move_in_end"]) == ("2026-05-15T08:00:00+08:00", "2026-05-15T09:00:00+08:00")
    assert (row["move_out_start"], row["note_zh"]) == ("", "未安排撤展：[move_in] 未设 out_start")
    assert rows["hall-A1"]["note_en"] == "no door of the hall leads to this stand"


def test_without_the_setting_every_stand_has_a_note(decided: Plan) -> None:
    plan = replace(decided, event=replace(decided.event, move_in=None))
    for row in _rows(moves_csv(plan, [])).values():
        assert (row["door"], row["move_in_start"]) == ("", "")
        assert (row["note_en"], row["note_zh"]) == ("event.toml has no [move_in]", "event.toml 未设 [move_in]")


def test_no_cell_is_a_formula(decided: Plan) -> None:
    assert decided.floor_plan is not None
    first, *others = decided.floor_plan.booths
    booths = (replace(first, number="=1+1"), *others)
    odd = replace(decided, floor_plan=replace(decided.floor_plan, booths=booths))
    for data in (utilities_csv(odd), moves_csv(odd, [])):
        assert _rows(data)["hall-A1"]["booth"] == "'=1+1"


def test_a_plan_without_booths_has_only_heads(decided: Plan) -> None:
    bare = replace(decided, floor_plan=None, allocation=None)
    assert _rows(utilities_csv(bare)) == _rows(moves_csv(bare, [])) == {}
