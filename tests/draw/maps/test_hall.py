"""A hall plan shows every booth where it stands, with nothing cut, covered or unexplained."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from shapely import affinity, box

from venueplan.draw import Sheet, draw_hall, grid_references
from venueplan.draw.audit import ink_polygon
from venueplan.draw.layers.floor.booths import booth_labels, booths_in, numbers_with_room
from venueplan.draw.maps import hall
from venueplan.draw.paper.marks import Shape, Words
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Assignment, Booth, Exhibitor, FloorPlan, Label, Plan
from venueplan.rules.styles import included_style

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


@pytest.fixture(scope="module")
def sheet(plan: Plan) -> Sheet:
    return draw_hall(plan, "H1")


def texts(sheet: Sheet, role: str) -> list[Words]:
    return [mark for mark in sheet.marks if isinstance(mark, Words) and mark.role == role]


def misplaced(plan: Plan, sheet: Sheet) -> list[str]:
    """Return the booth numbers that are not drawn inside the booth that bears them."""
    view = sheet.view
    assert view is not None
    assert plan.floor_plan is not None
    stands = {booth.number: view.to_page(booth.polygon).buffer(0.02) for booth in plan.floor_plan.booths}
    return [words.text for words in texts(sheet, "booth-number") if not stands[words.text].covers(ink_polygon(words))]


def test_nothing_overlaps_leaves_its_polygon_or_is_too_small(sheet: Sheet) -> None:
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert sheet.figures["labels_drawn"] > 100


def test_every_number_stands_in_its_own_booth(plan: Plan, sheet: Sheet) -> None:
    assert misplaced(plan, sheet) == []
    assert sheet.figures["booth_numbers_shown"] == sheet.figures["booth_numbers"] == 36
    assert sheet.figures["exhibitor_names_shown"] == 34


def test_two_swapped_numbers_are_caught(plan: Plan, sheet: Sheet) -> None:
    assert plan.floor_plan is not None
    first, second, *others = plan.floor_plan.booths
    swapped = (replace(first, number=second.number), replace(second, number=first.number), *others)
    assert sorted(misplaced(replace(plan, floor_plan=FloorPlan(booths=swapped)), sheet)) == ["1A01", "1A02"]


def test_numbers_reach_their_floor_and_are_stronger_than_names(sheet: Sheet) -> None:
    floor = included_style("light").on("A1").floor("booth-number")
    assert min(words.cap for words in texts(sheet, "booth-number")) >= floor
    assert {words.face for words in texts(sheet, "booth-number")} == {"bold"}


def test_the_hall_lies_straight_on_the_sheet(plan: Plan, sheet: Sheet) -> None:
    assert sheet.view is not None
    page = sheet.view.to_page(plan.venue.unit("H1").polygon)
    assert page.area == pytest.approx(page.envelope.area, rel=1e-6)
    assert sheet.view.turn == pytest.approx(20.0)


def test_the_north_arrow_shows_true_north(plan: Plan, sheet: Sheet) -> None:
    assert sheet.view is not None
    (letter,) = texts(sheet, "north")
    arrow = next(layer for layer in sheet.layers if layer.name == "north arrow")
    ring = arrow.marks[0]
    assert isinstance(ring, Shape)
    centre = ring.geometries[0].centroid
    middle = ink_polygon(letter).centroid
    angle = math.degrees(math.atan2(middle.x - centre.x, middle.y - centre.y))
    assert angle == pytest.approx(-plan.venue.georeference.bearing - sheet.view.turn, abs=1.5)


def test_the_scale_bar_is_as_long_as_it_says(sheet: Sheet) -> None:
    bar = next(mark for mark in sheet.marks if isinstance(mark, Shape) and mark.title.endswith(" m"))
    left, _, right, _ = bar.geometries[0].bounds
    assert sheet.view is not None
    assert right - left == pytest.approx(float(bar.title.split()[0]) * 1000 / sheet.view.scale, abs=1e-6)
    assert any(words.text.endswith(bar.title) for words in texts(sheet, "scale"))
    assert any(f"1:{sheet.view.scale:g} (A1)" in words.text for words in texts(sheet, "scale"))


def test_the_scale_is_the_largest_that_fits(plan: Plan, sheet: Sheet) -> None:
    view = sheet.view
    assert view is not None
    left, bottom, right, top = view.to_page(plan.venue.unit("H1").polygon).bounds
    assert view.frame.covers(box(left, bottom, right, top))
    factor = view.scale / 100  # the next larger standard scale
    assert not view.frame.covers(affinity.scale(box(left, bottom, right, top).buffer(20), factor, factor))


def test_the_legend_explains_everything_that_is_drawn(sheet: Sheet) -> None:
    drawn = {str(key.label) for layer in sheet.layers for key in layer.keys}
    explained = " ".join(words.text for words in texts(sheet, "legend"))
    assert drawn
    for label in drawn:
        assert all(part in explained for part in label.split())
    assert {"综合展区 Comprehensive", "主题展区 Theme", "未售展位 Free stand", "安全出口 Emergency exit"} <= drawn


def unexplained(sheet: Sheet) -> set[str]:
    """Return the pictograms and the colours of booths on the map that the legend does not show."""
    legend = next(layer for layer in sheet.layers if layer.name == "legend")
    known = {mark.text for mark in legend.marks if isinstance(mark, Words)}
    known |= {mark.fill for mark in legend.marks if isinstance(mark, Shape)}
    on_map = [layer for layer in sheet.layers if layer.name in {"booths", "amenities", "doors"}]
    marks = [mark for layer in on_map for mark in layer.marks]
    signs = {mark.text for mark in marks if isinstance(mark, Words) and mark.role == "icon"}
    return (signs | {mark.fill for mark in marks if isinstance(mark, Shape)}) - known


def test_no_pictogram_and_no_colour_is_without_explanation(plan: Plan, sheet: Sheet) -> None:
    assert unexplained(sheet) == set()
    legend = next(layer for layer in sheet.layers if layer.name == "legend")
    poorer = replace(legend, marks=tuple(m for m in legend.marks if not isinstance(m, Shape) or m.fill != "#9EC3F8"))
    assert unexplained(sheet.without("legend").with_layers(poorer)) == {"#9EC3F8"}


def test_the_index_lists_every_exhibitor_with_number_and_grid(plan: Plan, sheet: Sheet) -> None:
    listed = texts(sheet, "index")
    grid = grid_references(plan)
    for exhibitor in plan.event.exhibitors:
        said = [words.text for words in listed if words.subject == exhibitor.id]
        (booth,) = plan.allocation.by_exhibitor[exhibitor.id].booths  # type: ignore[union-attr]
        assert said == [exhibitor.name["zh"], exhibitor.name["en"], booth.removeprefix("H1-"), grid[booth]]


def test_who_has_two_booths_has_two_lines(plan: Plan) -> None:
    assert plan.allocation is not None
    first, *others = plan.allocation.assignments
    more = replace(plan.allocation, assignments=(replace(first, booths=(*first.booths, "H1-1C12")), *others))
    listed = [words.text for words in texts(draw_hall(replace(plan, allocation=more), "H1"), "index")]
    assert listed.count("参展商 001") == 2
    assert {"1A01", "1C12"} <= set(listed)


def test_the_index_is_sorted_by_pinyin(renamed: Callable[..., Plan]) -> None:
    sheet = draw_hall(renamed(zh="阿里巴巴", en="Zebra"), "H1")
    first = next(words for words in texts(sheet, "index") if words.subject)
    assert first.text == "阿里巴巴"


def test_what_is_dropped_is_noted_and_still_in_the_index(renamed: Callable[..., Plan]) -> None:
    name = "Anomalous Overlong Denomination Incorporated of Nowhere in Particular"
    sheet = draw_hall(renamed(zh="无", en=name), "H1")
    (finding,) = [finding for finding in sheet.findings if finding.rule == "label-dropped"]
    assert (finding.severity, finding.subject) == ("note", "H1-1A01")
    assert name in finding.message["en"]
    assert any(words.subject == "E001" for words in texts(sheet, "index"))


def shared(plan: Plan, booth: int, *, name: Label) -> Plan:
    """Return the plan with one more exhibitor, who shares a stand."""
    assert plan.allocation is not None
    holder = plan.allocation.assignments[booth]
    guest = Exhibitor(id="E999", name=name, area=9, zone="za", shares_with=holder.exhibitor)
    joined = (*plan.allocation.assignments, Assignment(exhibitor="E999", booths=holder.booths))
    return replace(
        plan,
        event=replace(plan.event, exhibitors=(*plan.event.exhibitors, guest)),
        allocation=replace(plan.allocation, assignments=joined),
    )


def test_who_shares_a_stand_is_named_on_it_after_the_holder(plan: Plan) -> None:
    sheet = draw_hall(shared(plan, 1, name=Label.of(zh="客人", en="Guest")), "H1")
    assert plan.floor_plan is not None
    stand = sheet.view.to_page(plan.floor_plan.booth("H1-1A02").polygon)  # type: ignore[union-attr]
    said = [words for words in texts(sheet, "booth-name") if stand.covers(ink_polygon(words))]
    assert [(words.text, words.subject) for words in said if words.subject == "E999"] == [
        ("客人", "E999"),
        ("Guest", "E999"),
    ]
    assert said[0].subject == "E002"
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    assert (sheet.figures["exhibitor_names"], sheet.figures["exhibitor_names_shown"]) == (35, 35)


def test_who_shares_a_stand_too_small_for_the_name_is_noted_and_in_the_index(plan: Plan) -> None:
    long = "无处可放的名称" * 9
    sheet = draw_hall(shared(plan, 0, name=Label.of(zh=long, en=long)), "H1")
    (finding,) = [finding for finding in sheet.findings if finding.rule == "label-dropped"]
    assert (finding.severity, finding.subject) == ("note", "H1-1A01")
    assert long in finding.message["en"]
    assert "E999" in {words.subject for words in texts(sheet, "index")}
    assert (sheet.figures["exhibitor_names"], sheet.figures["exhibitor_names_shown"]) == (35, 34)


def test_small_booths_take_a_larger_sheet(plan: Plan) -> None:
    assert plan.floor_plan is not None
    tiny = Booth(id="t", number="1A0777", polygon=plan.floor_plan.booths[0].polygon.buffer(-0.95), hall="H1", level="g")
    crowded = replace(plan, floor_plan=FloorPlan(booths=(*plan.floor_plan.booths[1:], tiny)))
    assert draw_hall(crowded, "H1").page_mm == (1189, 841)


def test_numbers_have_room_in_as_many_stands_as_show_them(plan: Plan, sheet: Sheet) -> None:
    """Counted apart, for a page that is large enough and for one that is not."""
    for scale in (1.0, 3.2, 4.0):
        assert sheet.view is not None
        view = replace(sheet.view, scale=sheet.view.scale * scale)
        look, booths = included_style("light").on("A1"), booths_in(plan, "H1")
        labels = booth_labels(plan, booths, view=view, look=look).marks
        shown = {mark.subject for mark in labels if isinstance(mark, Words) and mark.role == "booth-number"}
        assert numbers_with_room(plan, booths, view=view, look=look) == len(shown)


def test_a_hall_that_is_too_large_is_refused_before_it_is_drawn(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "_on", lambda *_, **__: pytest.fail("it was drawn"))
    assert plan.floor_plan is not None
    tiny = [replace(booth, polygon=booth.polygon.buffer(-1.4)) for booth in plan.floor_plan.booths]
    with pytest.raises(InputError, match="only 0 of the "):
        draw_hall(replace(plan, floor_plan=FloorPlan(booths=tuple(tiny))), "H1")


def test_an_unknown_hall_is_named(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no hall 'h1'; did you mean 'H1'"):
        draw_hall(plan, "h1")


def test_a_hall_without_booths_can_be_drawn(plan: Plan) -> None:
    bare = draw_hall(replace(plan, floor_plan=None, allocation=None, programme=None), "H1")
    assert bare.figures["booth_numbers"] == 0
    assert {name: bare.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
