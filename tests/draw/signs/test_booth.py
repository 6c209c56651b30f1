"""Booth signs and fascia boards: what is on them, neighbours at their sides, sizes, nothing cut."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from shapely import LineString, Polygon, affinity, box

from venueplan.draw import bound_pdf
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.booth import draw_booth_sign
from venueplan.draw.signs.fascia import draw_fascia
from venueplan.draw.signs.neighbours import faces_of
from venueplan.errors import UnknownNameError
from venueplan.model import Booth, Label, Plan

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def stand(name: str, left: float, bottom: float, *, turn: float = 0.0, up: bool = False) -> Booth:
    """Return a stand of 3 × 3 m whose front is its lower or its upper side, turned about the origin."""
    y = bottom + 3 if up else bottom
    front = LineString([(left, y), (left + 3, y)])
    square = box(left, bottom, left + 3, bottom + 3)
    moved = affinity.rotate(square, turn, origin=(0, 0)), affinity.rotate(front, turn, origin=(0, 0))
    return Booth(id=name, number=name, polygon=moved[0], hall="H1", level="g", fronts=(moved[1],))


@pytest.mark.parametrize("turn", [0.0, 33.0, 90.0, 180.0, 271.0])
def test_neighbours_stand_left_and_right_of_who_looks_at_the_front(turn: float) -> None:
    """Lower row: the visitor looks up, A01 is left. Upper row, fronts up: he looks down, so east is left."""
    low = [stand(f"A0{n}", 3.0 * n, 0.0, turn=turn) for n in (1, 2, 3)]
    high = [stand(f"B0{n}", 3.0 * n, 3.0, turn=turn, up=True) for n in (1, 2, 3)]
    everybody = [*low, *high]

    def beside(booth: Booth) -> tuple[str, ...]:
        (face,) = faces_of(booth, everybody)
        return tuple(other.id if other else "" for other in (face.left, face.right))

    assert beside(low[1]) == ("A01", "A03")
    assert beside(high[1]) == ("B03", "B01")
    assert beside(low[0]) == ("", "A02")
    looks = [faces_of(booth, everybody)[0].facing for booth in (low[0], high[0])]
    assert looks == [pytest.approx(-turn % 360, abs=0.1), pytest.approx((180 - turn) % 360, abs=0.1)]


def open_all_round(name: str, *sides: float, fronts: tuple[str, ...]) -> Booth:
    """Return a rectangle (left, bottom, right, top) that is open to the sides named: low, high, left, right."""
    a, b, c, d = sides
    ends = {"low": ((a, b), (c, b)), "high": ((a, d), (c, d)), "left": ((a, b), (a, d)), "right": ((c, b), (c, d))}
    lines = tuple(LineString(ends[side]) for side in fronts)
    return Booth(id=name, number=name, polygon=box(a, b, c, d), hall="H1", level="g", fronts=lines)


def seen(booth: Booth, *others: Booth) -> list[tuple[float | None, str, str, int]]:
    return [
        (face.facing, face.left.id if face.left else "", face.right.id if face.right else "", face.fronts)
        for face in faces_of(booth, [booth, *others])
    ]


def test_a_stand_that_only_touches_at_corners_has_no_neighbour() -> None:
    middle = open_all_round("M", 3, 3, 6, 6, fronts=("low", "high", "left", "right"))
    corners = [stand(f"C{x}{y}", x, y) for x in (0.0, 6.0) for y in (0.0, 6.0)]
    assert [row[1:] for row in seen(middle, *corners)] == [("", "", 4)]


def test_a_stand_open_to_two_opposite_aisles_has_its_neighbours_the_other_way_round() -> None:
    """Between W and E, open below and above: who looks up has W at the left, who looks down has E there."""
    both = open_all_round("M", 3, 0, 6, 6, fronts=("low", "high"))
    west, east = (open_all_round(name, x, 0, x + 3, 6, fronts=("low", "high")) for name, x in (("W", 0), ("E", 6)))
    assert sorted(seen(both, west, east)) == [(0.0, "W", "E", 1), (180.0, "E", "W", 1)]


def test_a_corner_stand_shows_each_neighbour_only_to_who_has_it_beside_him() -> None:
    """Open below and right, W beside and B behind: from below W is left; from the right, looking left, B is right."""
    corner = open_all_round("M", 3, 3, 9, 6, fronts=("low", "right"))
    west, behind = open_all_round("W", 0, 3, 3, 6, fronts=("low",)), open_all_round("B", 3, 6, 9, 9, fronts=("high",))
    assert seen(corner, west, behind) == [(0.0, "W", "", 1), (270.0, "", "B", 1)]


def test_an_l_shaped_stand_has_the_neighbour_nearest_its_front() -> None:
    """Open below; at the right N stands beside the foot of the L and F further back, beside its stem."""
    shape = Polygon([(0, 0), (6, 0), (6, 3), (3, 3), (3, 9), (0, 9)])
    booth = Booth(id="L", number="L", polygon=shape, hall="H1", level="g", fronts=(LineString([(0, 0), (6, 0)]),))
    near, far = open_all_round("N", 6, 0, 9, 3, fronts=("low",)), open_all_round("F", 3, 3, 6, 9, fronts=("right",))
    assert seen(booth, near, far) == [(0.0, "", "N", 1)]
    assert seen(booth, far) == [(0.0, "", "F", 1)]


def with_booths(plan: Plan, *booths: Booth) -> Plan:
    assert plan.floor_plan is not None
    return replace(plan, allocation=None, floor_plan=replace(plan.floor_plan, booths=booths))


def test_each_side_has_a_page_with_where_its_reader_looks_and_how_many_are_needed(plan: Plan) -> None:
    both = open_all_round("M", 3, 0, 6, 6, fronts=("low", "high"))
    west, east = (open_all_round(name, x, 0, x + 3, 6, fronts=("low",)) for name, x in (("W", 0), ("E", 6)))
    found = {page.facing: page for page in draw_booth_sign(with_booths(plan, both, west, east), "M").pages}
    assert found.keys() == {0.0, 180.0}
    for facing, order in ((0.0, ["W", "E"]), (180.0, ["E", "W"])):
        numbers = [m for m in found[facing].marks if isinstance(m, Words) and m.role == "neighbour"]
        assert [m.text for m in sorted(numbers, key=lambda m: m.x)] == order
        assert found[facing].copies == 1
    alone = draw_booth_sign(with_booths(plan, both), "M")
    assert (len(alone.pages), alone.copies, alone.facing) == (1, 2, None)


@pytest.mark.parametrize(("front", "wide"), [(9.0, 2000.0), (3.0, 2000.0), (1.5, 1500.0), (0.2, 500.0)])
def test_a_board_is_no_longer_than_the_front_and_has_the_letter_of_the_zone(
    plan: Plan, front: float, wide: float
) -> None:
    zone = plan.event.zones[0]
    booth = replace(open_all_round("M", 0, 0, front, 3, fronts=("low", "right", "left")), zone=zone.id)
    sheet = draw_fascia(with_booths(plan, booth), "M")
    assert sheet.page_mm == pytest.approx((wide, 250.0))
    assert sheet.copies == 3
    assert {zone.letter, "M"} <= set(said(sheet))
    names = [m for m in sheet.marks if isinstance(m, Words) and m.role == "exhibitor"]
    assert max(m.cap for m in names) >= 250 / 10
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def said(sheet: Sheet) -> list[str]:
    return [mark.text for mark in sheet.marks if isinstance(mark, Words) and mark.face != "icon"]


def taken(plan: Plan) -> Booth:
    assert plan.floor_plan is not None
    return next(booth for booth in plan.floor_plan.booths if plan.exhibitors_on(booth.id))


def test_a_booth_sign_says_number_zone_names_and_neighbours(plan: Plan) -> None:
    booth = taken(plan)
    exhibitor = plan.event.exhibitor(plan.exhibitors_on(booth.id)[0])
    texts = said(draw_booth_sign(plan, booth.id))
    zone = next(zone for zone in plan.event.zones if zone.id == exhibitor.zone)
    assert {booth.number, zone.letter} <= set(texts)
    together = "".join("".join(texts).split())
    for _, name in exhibitor.name.texts:
        assert "".join(name.split()) in together or any(text.endswith("…") for text in texts)


def test_every_booth_sign_and_fascia_is_clean(plan: Plan) -> None:
    assert plan.floor_plan is not None
    for booth in plan.floor_plan.booths:
        for sheet in (draw_booth_sign(plan, booth.id), draw_fascia(plan, booth.id)):
            assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0), (booth.id, sheet.name)


def test_two_numbers_swapped_are_seen(plan: Plan) -> None:
    assert plan.floor_plan is not None
    one, other, *rest = plan.floor_plan.booths
    swapped = (replace(one, number=other.number), replace(other, number=one.number), *rest)
    wrong = replace(plan, floor_plan=replace(plan.floor_plan, booths=swapped))
    assert one.number in said(draw_booth_sign(plan, one.id))
    assert draw_booth_sign(plan, one.id).as_bytes("svg") != draw_booth_sign(wrong, one.id).as_bytes("svg")
    number = next(m for m in draw_booth_sign(wrong, one.id).marks if isinstance(m, Words) and m.role == "booth-number")
    assert number.text == other.number


def test_sizes_are_data(plan: Plan) -> None:
    signage = replace(plan.event.signage, booth_mm=(300.0, 150.0), fascia_mm=(2930.0, 300.0))
    other = replace(plan, event=replace(plan.event, signage=signage))
    booth = taken(plan)
    assert draw_booth_sign(other, booth.id).page_mm == (300.0, 150.0)
    page = PdfReader(BytesIO(draw_fascia(other, booth.id).as_bytes("pdf"))).pages[0]
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx([2930.0, 300.0], abs=0.1)


def test_a_hostile_name_stays_text(plan: Plan) -> None:
    booth = taken(plan)
    who = plan.exhibitors_on(booth.id)[0]
    hostile = Label.of(en="<script>=1+1</script> & " + "x" * 300)
    exhibitors = tuple(replace(e, name=hostile) if e.id == who else e for e in plan.event.exhibitors)
    sheet = draw_booth_sign(replace(plan, event=replace(plan.event, exhibitors=exhibitors)), booth.id)
    assert b"<script>" not in sheet.as_bytes("svg")
    assert [finding.rule for finding in sheet.findings] == ["label-dropped"]
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_many_signs_are_one_document(plan: Plan) -> None:
    assert plan.floor_plan is not None
    sheets = [draw_booth_sign(plan, booth.id) for booth in plan.floor_plan.booths]
    data = bound_pdf(sheets, title="signs")
    assert data == bound_pdf(sheets, title="signs")
    pages = PdfReader(BytesIO(data)).pages
    assert len(pages) == len(sheets)
    for page, booth in zip(pages, plan.floor_plan.booths, strict=True):
        assert booth.number in page.extract_text()


def test_the_stripe_has_the_colour_of_the_zone(plan: Plan) -> None:
    sheet = draw_booth_sign(plan, taken(plan).id)
    stripe = next(m for m in sheet.marks if isinstance(m, Shape) and m.fill and m.geometries[0].bounds[0] == 0)
    assert stripe.fill in {"#9EC3F8", "#CAF5DF", "#F6BCA8", "#FCEC99", "#E5EBF6", "#D0C272", "#B5C2D7", "#C1C1C1"}


def test_an_unknown_booth_is_named(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no booth 'nowhere'"):
        draw_booth_sign(plan, "nowhere")
