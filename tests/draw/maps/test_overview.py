"""The overall plan names what a visitor looks for, plan-up."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.draw import Sheet, draw_overview
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.paper.marks import Words
from venueplan.model import Amenity, Plan

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


def boxes(sheet: Sheet, name: str) -> list[BaseGeometry]:
    return boxes_of(layer for layer in sheet.layers if layer.name == name)


def test_the_name_of_a_building_keeps_clear_of_labels_and_pictograms_and_of_the_edge(sheet: Sheet) -> None:
    tags = shapely.union_all(boxes(sheet, "building names"))
    assert not tags.is_empty
    others = [box for name in ("amenities", "outdoor labels", "entrances", "exits") for box in boxes(sheet, name)]
    assert others
    assert all(tags.distance(other) > 0.9 for other in others)
    assert sheet.view is not None
    assert sheet.view.frame.buffer(-1.9).covers(tags)


def test_an_amenity_where_the_name_would_stand_sends_it_elsewhere(plan: Plan, sheet: Sheet) -> None:
    assert sheet.view is not None
    taken = shapely.union_all(boxes(sheet, "building names"))
    view, first = sheet.view, shapely.get_parts(taken)[0].centroid
    x, y = next((x, y) for x in range(-400, 400) for y in range(-400, 400)
                if abs(view.point(x, y)[0] - first.x) < 2 and abs(view.point(x, y)[1] - first.y) < 2)  # fmt: skip
    ground = next(level.id for level in plan.venue.levels if level.ordinal == 0)
    bus = Amenity(id="bus", category="transit.bus", level=ground, point=shapely.Point(x, y))
    again = draw_overview(replace(plan, venue=replace(plan.venue, amenities=(*plan.venue.amenities, bus))))
    found = shapely.union_all(boxes(again, "building names"))
    assert not found.is_empty
    assert not found.intersects(shapely.Point(view.point(x, y)))


def test_panels_of_small_upper_levels_end_with_what_they_show(sheet: Sheet) -> None:
    first, *panels = [box for box in boxes(sheet, "panels") if box.bounds[0] > sheet.page_mm[0] * 0.7]
    _, bottom, _, top = first.bounds
    floor = shapely.union_all([b for b in boxes(sheet, "walls") if first.covers(b)])
    assert not panels
    assert floor.bounds[1] - bottom < top - floor.bounds[3] + 5
