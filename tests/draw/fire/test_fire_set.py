"""The set for the fire authority says everything it must, where it is, and cuts nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from shapely import Point, box

from venueplan.draw import FireSet, Sheet, draw_fire_set
from venueplan.draw.layers.markers import numbered
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.style import PAGES
from venueplan.model import ExitUse, HallEgress, Label, Opening, PackVerdict, Plan, Report, WayVerdict
from venueplan.rules import rule_pack

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")
PACK = rule_pack("china")


@pytest.fixture(scope="module")
def bound(plan: Plan, report: Report, egress: HallEgress) -> FireSet:
    return draw_fire_set(plan, report, egress=[egress], pack=PACK)


@pytest.fixture(scope="module")
def reader(bound: FireSet) -> PdfReader:
    return PdfReader(BytesIO(bound.as_pdf()))


def sheet(bound: FireSet, name: str) -> Sheet:
    return next(one for one in bound.sheets if one.name == name)


def words(one: Sheet, *roles: str) -> list[Words]:
    return [mark for mark in one.marks if isinstance(mark, Words) and (mark.role in roles or not roles)]


def unsaid(pages: list[str], texts: list[str]) -> set[str]:
    """Return the texts that are on none of the pages."""
    whole = "".join("".join(page.split()) for page in pages)
    return {text for text in texts if "".join(text.split()) not in whole}


def test_the_sheets_are_there_in_their_order(bound: FireSet) -> None:
    assert [one.name for one in bound.sheets if not one.name.endswith("-2")] == [
        "fire-cover",
        "fire-halls",
        "fire-plan-H1",
        "fire-distances-H1",
        "fire-exits-H1",
        "fire-marked-level-0",
        "fire-marked-level-1",
        "fire-findings",
        "fire-by-number",
        "fire-by-name",
    ]


@pytest.mark.parametrize("languages", [("zh", "en"), ("en",), ("zh",)])
def test_nothing_overlaps_is_cut_or_hard_to_read(
    plan: Plan, report: Report, egress: HallEgress, languages: tuple[str, ...]
) -> None:
    said = replace(plan, event=replace(plan.event, languages=languages))
    for one in draw_fire_set(said, report, egress=[egress], pack=PACK).sheets:
        assert {name: one.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0), one.name
        assert not any("…" in mark.text for mark in words(one))


def test_pages_have_iso_sizes_names_and_an_outline(bound: FireSet, reader: PdfReader) -> None:
    allowed = {PAGES[name] for name in ("A3", "A2", "A1", "A0")}
    for page, one in zip(reader.pages, bound.sheets, strict=True):
        size = (float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4)
        assert size == pytest.approx(one.page_mm, abs=0.1)
        assert one.page_mm in allowed
    assert reader.page_labels == [f"F-{n:02d}" for n in range(1, 1 + len(bound.sheets))]
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles[2] == "H1 1号展厅 Hall 1"


def test_every_number_every_name_and_every_finding_is_on_a_page(
    plan: Plan, report: Report, bound: FireSet, reader: PdfReader
) -> None:
    assert plan.floor_plan is not None
    texts = [booth.number for booth in plan.floor_plan.booths]
    texts += [name for exhibitor in plan.event.exhibitors for _, name in exhibitor.name.texts]
    texts += [finding.id for finding in report.findings]
    pages = [page.extract_text() for page in reader.pages]
    assert unsaid(pages, texts) == set()
    plan_page = pages[[one.name for one in bound.sheets].index("fire-plan-H1")]
    assert unsaid([plan_page], [booth.number for booth in plan.floor_plan.booths]) == set()
    before = pages[: [one.name for one in bound.sheets].index("fire-findings")]
    assert unsaid(before, [report.findings[-1].id]) == {"plan-incomplete:fair"}  # the control


def test_a_finding_says_clause_edition_confidence_and_where(bound: FireSet, reader: PdfReader) -> None:
    names = [one.name for one in bound.sheets]
    text, at = reader.pages[names.index("fire-findings")].extract_text(), names.index("fire-exits-H1") + 1
    for part in ("5.5.21 · 2014 (2018)", "[S2]", "2.5 m", "3 m", f"F-{at:02d}", "H1 "):
        assert part in text


def test_every_finding_with_a_place_is_drawn_there(report: Report, bound: FireSet) -> None:
    drawn = {mark.subject: (one, mark) for one in bound.sheets for mark in words(one, "finding")}
    placed = [one for one in numbered(report.findings) if one.finding.place]
    assert set(drawn) == {one.finding.id for one in placed}
    for one in placed:
        sheet_, mark = drawn[one.finding.id]
        place = one.finding.place
        assert mark.text == str(one.number)
        assert place is not None
        assert sheet_.view is not None
        at = Point(sheet_.view.point(place.x, place.y))
        layer = next(layer for layer in sheet_.layers if layer.name == "findings")
        shapes = [g for shape in layer.marks if isinstance(shape, Shape) for g in shape.geometries]
        assert min(shape.distance(at) for shape in shapes) < 0.01


def test_the_plan_shows_exits_with_their_widths_and_dimensions_that_are_true(
    egress: HallEgress, bound: FireSet
) -> None:
    one = sheet(bound, "fire-plan-H1")
    assert one.view is not None
    assert one.view.scale <= 250
    assert {mark.text for mark in words(one, "exit")} == {"E1  6.00 m", "E2  2.00 m"}
    assert {mark.text for mark in words(one, "door")} == {"4.00 m"}
    figures = {mark.text: mark.colour for mark in words(one, "dimension")}
    assert set(figures) == {"3.00", "18.00"}
    assert figures["3.00"] != figures["18.00"]  # there is a finding about the width of the first
    layer = next(layer for layer in one.layers if layer.name == "aisle widths")
    drawn = [shape.geometries[0].envelope for shape in layer.marks if isinstance(shape, Shape)]
    lengths = sorted(max(part.bounds[2] - part.bounds[0], part.bounds[3] - part.bounds[1]) for part in drawn)
    assert lengths == pytest.approx([3000 / one.view.scale, 18000 / one.view.scale], abs=0.01)
    assert dict(one.counts)["aisle_widths_shown"] == len(egress.aisles)


def test_walls_have_the_widths_of_escape_plans(bound: FireSet) -> None:
    walls = next(layer for layer in sheet(bound, "fire-plan-H1").layers if layer.name == "walls")
    assert {mark.width for mark in walls.marks if isinstance(mark, Shape)} == {1.6, 0.6}


def test_the_longest_way_is_drawn_with_its_metres(egress: HallEgress, bound: FireSet) -> None:
    (mark,) = words(sheet(bound, "fire-distances-H1"), "way")
    assert egress.longest is not None
    assert mark.text == f"{egress.longest.length:.1f} m"


def test_an_exit_with_too_many_people_says_how_many(bound: FireSet) -> None:
    said = [mark.text for mark in words(sheet(bound, "fire-exits-H1"), "table")]
    # 1,200 - 923 and 600 - 307; together 1,800 - 1,230; 1,800 / 100 x 0.65 = 11.70 m are needed
    for part in ("超出 277 人", "293 over", "超出 570 人", "计入 8.00 m，需要 11.70 m"):
        assert part in said


def test_a_set_is_a_draft_unless_somebody_approved_it_on_a_day(plan: Plan, report: Report, egress: HallEgress) -> None:
    def status(**more: object) -> set[str]:
        title = replace(plan.event.title, **more)  # type: ignore[arg-type]
        signed = replace(plan, event=replace(plan.event, title=title))
        sheets = draw_fire_set(signed, report, egress=[egress], pack=PACK).sheets
        said = [{mark.text for mark in words(one)} for one in sheets]
        return {text for text in ("草案 DRAFT", "已批准 APPROVED") if all(text in page for page in said)}

    assert status() == status(approved_by="Fire brigade") == status(approved=date(2017, 11, 1)) == {"草案 DRAFT"}
    assert status(approved_by="Fire brigade", approved=date(2017, 11, 1)) == {"已批准 APPROVED"}


def test_the_title_block_bears_revision_and_date_of_the_event(plan: Plan, report: Report, egress: HallEgress) -> None:
    title = replace(plan.event.title, revision="C", dated=date(2017, 11, 9), drawn_by="Lin")
    dated = replace(plan, event=replace(plan.event, title=title))
    sheets = draw_fire_set(dated, report, egress=[egress], pack=PACK).sheets
    for number, one in enumerate(sheets, 1):
        block = {mark.text for mark in words(one, "title-block")}
        assert {"C", "2017-11-09", "Lin", f"F-{number:02d} / {len(sheets)}", "2017-12-03"} <= block


def test_long_tables_go_on_for_as_many_sheets_as_they_need(plan: Plan, report: Report, egress: HallEgress) -> None:
    exits = tuple(
        ExitUse(exit=f"door-with-a-long-identifier-{n:03d}", width=1.0, capacity=150, persons=n) for n in range(120)
    )
    doors = tuple(replace(plan.venue.openings[0], id=use.exit, exit=False) for use in exits)
    venue = replace(plan.venue, openings=(*plan.venue.openings, *doors))
    many = tuple(replace(report.findings[0], id=f"aisle-width:many-{n:03d}") for n in range(90))
    measured = [replace(egress, exits=exits)]
    crowded = draw_fire_set(replace(plan, venue=venue), Report(findings=many), egress=measured, pack=PACK)
    assert sum(one.name.startswith("fire-exits") for one in crowded.sheets) > 1
    pages = [page.extract_text() for page in PdfReader(BytesIO(crowded.as_pdf())).pages]
    assert unsaid(pages, [use.exit for use in exits]) == set()
    assert unsaid(pages, [finding.id for finding in many]) == set()
    for one in crowded.sheets:
        assert one.figures["labels_outside"] == 0


def test_an_event_without_exhibitors_has_no_empty_list_of_them(plan: Plan, report: Report, egress: HallEgress) -> None:
    bare = replace(plan, event=replace(plan.event, exhibitors=()), allocation=None)
    names = [sheet.name for sheet in draw_fire_set(bare, report, egress=[egress], pack=PACK).sheets]
    assert "fire-by-number" in names
    assert "fire-by-name" not in names


def test_two_runs_give_the_same_bytes(plan: Plan, report: Report, egress: HallEgress, bound: FireSet) -> None:
    assert draw_fire_set(plan, report, egress=[egress], pack=PACK).as_pdf() == bound.as_pdf()


def test_a_hall_that_was_not_measured_still_has_its_plan(plan: Plan) -> None:
    bare = replace(plan, floor_plan=None, allocation=None, programme=None)
    names = [one.name for one in draw_fire_set(bare, Report(), egress=[], pack=PACK).sheets]
    assert [name for name in names if not name.endswith("-2")] == [
        "fire-cover", "fire-halls", "fire-plan-H1", "fire-no-findings", "fire-by-name",
    ]  # fmt: skip


def test_a_hall_too_large_for_a3_takes_a_larger_sheet(plan: Plan, report: Report, egress: HallEgress) -> None:
    wide = replace(plan.venue.unit("H1"), polygon=box(0, 0, 160, 95))
    units = tuple(wide if unit.id == "H1" else unit for unit in plan.venue.units)
    large = replace(plan, venue=replace(plan.venue, units=units), floor_plan=None, allocation=None)
    one = sheet(draw_fire_set(large, Report(), egress=[], pack=PACK), "fire-plan-H1")
    assert one.view is not None
    assert (one.page_mm, one.view.scale) == (PAGES["A1"], 250)


def test_hostile_names_are_only_text(plan: Plan, report: Report, egress: HallEgress) -> None:
    name = "{zh} <b>%s</b> ${x}"
    hall = replace(plan.venue.unit("H1"), name=Label.of(zh=name, en=name))
    units = tuple(hall if unit.id == "H1" else unit for unit in plan.venue.units)
    odd = replace(plan, venue=replace(plan.venue, units=units))
    bound = draw_fire_set(odd, report, egress=[egress], pack=PACK)
    assert any(name in mark.text for mark in words(sheet(bound, "fire-plan-H1")))


def test_doors_without_room_for_their_width_are_noted(plan: Plan, report: Report, egress: HallEgress) -> None:
    door = plan.venue.openings[2]
    crowd = tuple(replace(door, id=f"n{n}", width=1.0 + n / 100) for n in range(40))
    packed = replace(plan, venue=replace(plan.venue, openings=(*plan.venue.openings, *crowd)))
    assert isinstance(door, Opening)
    one = sheet(draw_fire_set(packed, report, egress=[egress], pack=PACK), "fire-plan-H1")
    assert {finding.rule for finding in one.findings} == {"label-dropped"}
    assert one.figures["label_overlaps"] == 0


def test_packs_that_are_compared_stand_side_by_side(plan: Plan, report: Report, egress: HallEgress) -> None:
    governing = PackVerdict(
        hall="H1", pack="china", governs=True, persons=1200, density=0.75, basis="gross", exits=6, exits_asked=2,
        width=17.3, width_asked=7.8, ways=(WayVerdict(distance="straight", measured=16.4, most=30.0),),
    )  # fmt: skip
    beside = replace(
        governing, pack="uk", governs=False, persons=2400, width_asked=21.5, broken=("exit-width", "travel-path"),
        ways=(WayVerdict(distance="path", measured=float("inf"), most=45.0),),
    )  # fmt: skip
    asked = replace(plan, event=replace(plan.event, compare=("uk",)))
    both = draw_fire_set(asked, replace(report, verdicts=(governing, beside)), egress=[egress], pack=PACK)
    texts = [mark.text for mark in words(sheet(both, "fire-packs"), "table")]
    assert {"1,200", "2,400", "17.30 / 21.50", "16.4 / 30 直线 straight", "∞ / 45 步行 path", "满足 OK"} <= set(texts)
    assert {"不满足 Not kept", "疏散总宽度 Exit width", "疏散步行距离 Travel path"} <= set(texts)
    assert {name: sheet(both, "fire-packs").figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)
    alone = draw_fire_set(plan, report, egress=[egress], pack=PACK)
    assert len(both.sheets) == len(alone.sheets) + 1
