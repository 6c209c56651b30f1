"""The overall plan names what a visitor looks for, plan-up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from venueplan.draw import Sheet, draw_overview
from venueplan.draw.paper.marks import Words
from venueplan.model import Plan

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


@pytest.fixture(scope="module")
def sheet(plan: Plan) -> Sheet:
    return draw_overview(plan)


def said(sheet: Sheet) -> set[str]:
    return {mark.text for mark in sheet.marks if isinstance(mark, Words)}


def test_nothing_overlaps_leaves_its_polygon_or_is_too_small(sheet: Sheet) -> None:
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_buildings_halls_rooms_water_and_entrances_are_named(sheet: Sheet) -> None:
    assert {"展览中心", "1", "1号展厅", "101", "前厅", "莲池", "Lotus Square", "南入口"} <= said(sheet)


def test_upper_levels_stand_beside_the_ground_floor(sheet: Sheet) -> None:
    assert {"展览中心 · 二层", "云厅", "201"} <= said(sheet)


def test_it_is_drawn_plan_up(sheet: Sheet) -> None:
    assert sheet.view is not None
    assert sheet.view.turn == 0


def test_numerals_of_halls_are_the_largest_text_of_the_map(sheet: Sheet) -> None:
    map_texts = [mark for mark in sheet.marks if isinstance(mark, Words) and mark.within and mark.face != "icon"]
    assert max(map_texts, key=lambda words: words.cap).role == "hall"


def test_a_venue_of_one_storey_needs_no_insets(plan: Plan) -> None:
    flat = replace(
        plan.venue,
        levels=tuple(level for level in plan.venue.levels if level.ordinal == 0),
        units=tuple(unit for unit in plan.venue.units if unit.level != "u"),
    )
    assert "201" not in said(draw_overview(replace(plan, venue=flat)))
