"""The plan of a storey."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from shapely import LineString, union_all

from venueplan.draw import SheetOrder
from venueplan.draw.audit import ink_polygon
from venueplan.draw.maps.level import draw_level
from venueplan.draw.orders.signs import Knowledge, draw_sign, signs_of
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.errors import UnknownNameError
from venueplan.files import read_venue
from venueplan.model import Amenity, Calendar, Event, Label, Plan, StepFreeWays


@pytest.fixture(scope="module")
def plan(layouts: Path) -> Plan:
    venue = read_venue(layouts / "quickstart")
    return Plan(venue=venue, event=Event(id="e", name=Label.of(en="Day"), calendar=Calendar(days=())))


def said(sheet: Sheet) -> set[str]:
    return {mark.text for mark in sheet.marks if isinstance(mark, Words)}


def test_every_storey_indoors_has_a_plan_with_its_rooms(plan: Plan) -> None:
    levels = [order.subject for order in signs_of(plan) if order.kind == "level"]
    assert levels == ["ground", "upper"]
    for level, there, elsewhere in (("ground", {"101", "102"}, {"201"}), ("upper", {"201"}, {"101", "102"})):
        sheet = draw_level(plan, level)
        assert there <= said(sheet)
        assert not elsewhere & said(sheet)
        audit = sheet.audit
        assert not audit.overlaps + audit.outside + audit.faint


def test_ways_without_a_step_are_drawn_to_scale_and_explained(plan: Plan) -> None:
    line = LineString([(10, 10), (22, 15)])
    known = Knowledge(ways=StepFreeWays(lines=(line,), reached=("r101",)))
    sheet = draw_sign(plan, SheetOrder(kind="level", subject="ground", slug="level-ground"), known=known)
    drawn = next(layer for layer in sheet.layers if layer.name == "step-free ways")
    assert sheet.view is not None
    assert union_all(drawn.marks[0].geometries).length == pytest.approx(13_000 / sheet.view.scale)  # type: ignore[union-attr]
    assert "Step-free way" in said(sheet)
    assert "Step-free way" not in said(draw_level(plan, "ground"))


def test_a_room_without_such_a_way_is_noted(plan: Plan) -> None:
    sheet = draw_level(plan, "upper", ways=StepFreeWays(unreached=("r201",)))
    assert [(f.rule, f.subject) for f in sheet.findings] == [("no-step-free-way", "r201")]


def test_the_same_storey_gives_the_same_bytes_on_any_page(plan: Plan) -> None:
    for kind in ("png", "svg", "pdf"):
        assert draw_level(plan, "upper").as_bytes(kind) == draw_level(plan, "upper").as_bytes(kind)


def test_an_unknown_storey_is_told(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no level 'attic'"):
        draw_level(replace(plan), "attic")


def test_the_legend_shows_a_way_without_a_step_as_the_line_it_is(plan: Plan) -> None:
    known = StepFreeWays(lines=(LineString([(10, 10), (22, 15)]),), reached=("r101",))
    sheet = draw_level(plan, "ground", ways=known)
    way = next(layer for layer in sheet.layers if layer.name == "step-free ways").marks[0]
    legend = next(layer for layer in sheet.layers if layer.name == "legend")
    label = next(mark for mark in legend.marks if isinstance(mark, Words) and mark.text == "Step-free way")
    assert isinstance(way, Shape)
    (line,) = [m for m in legend.marks if isinstance(m, Shape) and m.stroke == way.stroke and m.dash]
    assert (line.fill, line.width, line.dash) == ("", way.width, way.dash)
    (west, low), (east, high) = line.geometries[0].coords
    assert low == high == pytest.approx(label.y, abs=8)
    assert west < east < label.x


def test_labels_of_rooms_keep_clear_of_a_way_without_a_step(plan: Plan) -> None:
    room = plan.venue.unit("r101")
    left, bottom, right, top = room.polygon.bounds
    middle = room.polygon.centroid
    line = LineString([(middle.x, bottom), (middle.x, top)])
    crossed = {
        bool(ways): any(
            mark.subject == room.id and ink_polygon(mark).intersects(sheet.view.to_page(line))
            for mark in sheet.marks
            if isinstance(mark, Words) and sheet.view
        )
        for ways in (None, StepFreeWays(lines=(line,), reached=("r101",)))
        for sheet in [draw_level(plan, "ground", ways=ways)]
    }
    assert left < middle.x < right
    assert crossed == {False: True, True: False}


def test_rooms_behind_the_scenes_are_filled_as_the_legend_says(plan: Plan) -> None:
    """Areas of one mark that overlap would be holes where they are filled by the even-odd rule."""
    room = replace(plan.venue.unit("r101"), category="nonpublic")
    units = tuple(room if unit.id == room.id else unit for unit in plan.venue.units)
    sheet = draw_level(replace(plan, venue=replace(plan.venue, units=units)), "ground")
    floors = next(layer for layer in sheet.layers if layer.name == "floors")
    for mark in floors.marks:
        assert isinstance(mark, Shape)
        assert sum(part.area for part in mark.geometries) == pytest.approx(union_all(mark.geometries).area)
    assert "Service area" in said(sheet)


def test_an_entrance_with_an_arrow_has_no_pictogram_too(plan: Plan) -> None:
    door = next(one for one in plan.venue.openings if one.id == "entrance")
    near = door.line.interpolate(0.5, normalized=True)
    far = plan.venue.unit("r101").polygon.centroid
    counts = []
    for point in (near, far):
        entry = Amenity(id="way-in", category="entry", level="ground", point=point)
        venue = replace(plan.venue, amenities=(*plan.venue.amenities, entry))
        sheet = draw_level(replace(plan, venue=venue), "ground")
        words = [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.role == "legend"]
        counts.append(words.count("Entrance"))
    assert counts == [1, 2]
