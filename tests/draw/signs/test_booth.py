"""Booth signs and fascia boards: what is on them, neighbours at their sides, sizes, nothing cut."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from shapely import LineString, affinity, box

from venueplan.draw import bound_pdf
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.signs.booth import draw_booth_sign, draw_fascia
from venueplan.draw.signs.neighbours import neighbours_of
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
        return tuple(other.id if other else "" for other in neighbours_of(booth, everybody))

    assert beside(low[1]) == ("A01", "A03")
    assert beside(high[1]) == ("B03", "B01")
    assert beside(low[0]) == ("", "A02")


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
