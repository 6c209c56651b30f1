"""What the printer gets: sizes, bleed, crop marks, pages, the same bytes again."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader
from shapely import box

from venueplan.draw import Sheet, draw_board, draw_hall, draw_overview, paper_of
from venueplan.draw.content import content_of
from venueplan.draw.layers.layer import Layer, area
from venueplan.draw.paper.marks import Shape
from venueplan.draw.paper.vector.trim import bled, crop_marks, margin_of
from venueplan.errors import InputError
from venueplan.model import Plan

MM = 25.4 / 72


def first_page(sheet: Sheet) -> PageObject:
    return PdfReader(BytesIO(sheet.as_bytes("pdf"))).pages[0]


def sides(found: PageObject, name: str) -> list[float]:
    return [float(edge) * MM for edge in getattr(found, name)]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("A0", (1189, 841)),
        ("A1-portrait", (594, 841)),
        ("A2", (594, 420)),
        ("A3-portrait", (297, 420)),
        ("900x1400", (900, 1400)),
    ],
)
def test_pages_have_their_size_to_a_tenth_of_a_millimetre(plan: Plan, name: str, size: tuple[float, float]) -> None:
    found = sides(first_page(draw_overview(plan, paper=paper_of(name))), "mediabox")
    assert found == pytest.approx([0, 0, *size], abs=0.1)


def test_a_sheet_that_is_not_cut_has_no_boxes(plan: Plan) -> None:
    assert "/TrimBox" not in first_page(draw_hall(plan, "H1"))


def test_trim_and_bleed_lie_in_the_page_by_so_many_millimetres(plan: Plan) -> None:
    found = first_page(replace(draw_hall(plan, "H1"), bleed=3.0))
    wide, high = draw_hall(plan, "H1").page_mm
    margin = margin_of(3)
    assert sides(found, "trimbox") == pytest.approx([margin, margin, margin + wide, margin + high], abs=0.1)
    assert sides(found, "bleedbox") == pytest.approx([7, 7, margin + wide + 3, margin + high + 3], abs=0.1)
    assert sides(found, "mediabox") == pytest.approx([0, 0, wide + 2 * margin, high + 2 * margin], abs=0.1)


def test_areas_at_the_edge_run_on_and_others_stay() -> None:
    bar, panel = area(box(0, 80, 100, 100), "#000000"), area(box(5, 5, 95, 70), "#FFFFFF")
    grown = [mark for mark in bled([bar, panel], size=(100, 100), bleed=3) if isinstance(mark, Shape)]
    assert [mark.geometries[0].bounds for mark in grown] == [(-3, 80, 103, 103), (5, 5, 95, 70)]


def test_crop_marks_stay_out_of_the_bleed() -> None:
    marks = crop_marks(size=(100, 60), bleed=3)
    whole = box(-3, -3, 103, 63)
    assert len(marks.geometries) == 8
    assert all(not line.intersects(whole) and line.length == 5 for line in marks.geometries)
    assert {round(x) for line in marks.geometries for x, _ in line.coords} >= {0, 100}


def test_the_paper_is_coloured_up_to_the_bleed(plan: Plan) -> None:
    """Every pixel of a row through the bleed, above the sheet, has the colour of the header that touches the edge."""
    sheet = replace(draw_hall(plan, "H1"), bleed=3.0)
    content = first_page(sheet).get_contents()
    assert content is not None
    drawn = content.get_data().decode()
    wide, high = sheet.page_mm
    assert f"-3 -3 {wide + 6:.4f} {high + 6:.4f} re W n" in drawn
    header = next(mark for mark in sheet.marks if isinstance(mark, Shape) and mark.geometries[0].bounds[3] == high)
    grown = bled([header], size=sheet.page_mm, bleed=3)[0]
    assert isinstance(grown, Shape)
    left, _, right, top = grown.geometries[0].bounds
    assert (left, right, top) == (-3, wide + 3, high + 3)
    assert f"{right:.3f} {top:.3f}" in drawn


def test_pictures_with_bleed_are_larger_by_it_and_by_the_crop_marks(plan: Plan) -> None:
    """300 × 200 mm, 3 mm of bleed, 10 mm around at 127 dpi, 5 pixels a mm: colour up to 3 mm over the edge, then paper.

    Crop marks stand in line with the edges, from 5 to 10 mm outside; what is on the sheet moves with them.
    """
    dot = area(box(150, 100, 151, 101), "#000000")
    sheet = replace(
        draw_board(plan, "s1"),
        page_mm=(300.0, 200.0),
        layers=(Layer(name="dot", marks=(dot,)),),
        background="#C8102E",
        bleed=3.0,
    )
    picture = Image.open(BytesIO(sheet.as_bytes("png", dpi=127))).convert("RGB")
    red, white = (200, 16, 46), (255, 255, 255)
    assert picture.size == (320 * 5, 220 * 5)
    across = [picture.getpixel((x, 550)) for x in (7 * 5 - 3, 7 * 5 + 3, 313 * 5 - 3, 313 * 5 + 3)]
    assert across == [white, red, red, white]
    assert [picture.getpixel((50, y)) == white for y in (12, 28)] == [False, True]
    assert [picture.getpixel((x, 110 * 5 - 3)) for x in (160 * 5 + 2, 161 * 5 + 2)] == [(0, 0, 0), red]
    assert 'width="320mm" height="220mm"' in sheet.as_bytes("svg").decode()


def test_bleed_is_part_of_what_is_on_a_sheet(plan: Plan) -> None:
    sheet = draw_board(plan, "s1")
    assert content_of(sheet) != content_of(replace(sheet, bleed=3.0))


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
@pytest.mark.parametrize("bleed", [0.0, 3.0])
def test_two_runs_give_the_same_bytes(plan: Plan, kind: str, bleed: float) -> None:
    runs = [replace(draw_board(plan, "s1"), bleed=bleed).as_bytes(kind, dpi=30) for _ in range(2)]
    assert runs[0] == runs[1]


def test_a_sheet_and_those_that_continue_it_are_pages_of_one_pdf(plan: Plan) -> None:
    one = draw_board(plan, "s1")
    other = replace(one, layers=(Layer(name="", marks=(area(box(1, 1, 9, 9), "#000000"),)),), page_mm=(100.0, 50.0))
    pages = PdfReader(BytesIO(replace(one, more=(other,), bleed=2.0).as_bytes("pdf"))).pages
    assert [round((float(p.trimbox[2]) - float(p.trimbox[0])) * MM) for p in pages] == [594, 100]


@pytest.mark.parametrize("asked", ["150x120", "120x1100", "1100x110"])
def test_a_hall_that_is_too_large_for_a_page_names_one_that_does(plan: Plan, asked: str) -> None:
    """The smallest page that does, however it lies: a long strip may be larger than it."""
    with pytest.raises(InputError, match="booth numbers of hall 'H1' would be too small to read on") as refused:
        draw_hall(plan, "H1", paper=paper_of(asked))
    named = re.search(r"(A\d(?:-portrait)?) would do", str(refused.value))
    assert named
    enough = paper_of(named[1])
    assert draw_hall(plan, "H1", paper=enough).page_mm == enough.size


def test_outlines_and_bleed_go_together(plan: Plan) -> None:
    """The trimmed size and the marks are those of a page with text; there is no font, and no word can be copied."""
    sheet = replace(draw_hall(plan, "H1"), bleed=3.0)
    texts, shapes = first_page(sheet), first_page(replace(sheet, outlined=True))
    fonts = ["/Font" in page["/Resources"].get_object() for page in (texts, shapes)]  # type: ignore[operator]
    for name in ("mediabox", "trimbox", "bleedbox"):
        assert sides(shapes, name) == pytest.approx(sides(texts, name))
    assert fonts == [True, False]
    assert "1A01" in texts.extract_text()
    assert "1A01" not in shapes.extract_text()
    assert replace(sheet, outlined=True).as_bytes("pdf") == sheet.as_bytes("pdf", outlined=True)
    assert content_of(replace(sheet, outlined=True)) != content_of(sheet)
