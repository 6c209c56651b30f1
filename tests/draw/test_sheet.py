"""Files: ISO sizes, embedded and searchable text, the same bytes twice, hostile names as harmless text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from venueplan.draw import Sheet, draw_board, draw_door_sign, draw_hall, draw_overview, draw_sheet, sheets_of
from venueplan.draw.style import PAGES
from venueplan.errors import InputError
from venueplan.model import Plan

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def hall(plan: Plan) -> Sheet:
    return draw_hall(plan, "H1")


@pytest.fixture(scope="module")
def pdf(hall: Sheet) -> PdfReader:
    return PdfReader(BytesIO(hall.as_bytes("pdf")))


def fonts_left_out(written: bytes) -> list[str]:
    """Return the names of the fonts of a PDF whose letters are not in the file."""
    page: Any = PdfReader(BytesIO(written)).pages[0]
    found = page["/Resources"]["/Font"].values()
    descriptors = [font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in found]
    assert descriptors
    return [str(descriptor["/FontName"]) for descriptor in descriptors if "/FontFile3" not in descriptor]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_two_runs_give_the_same_bytes(plan: Plan, kind: str) -> None:
    assert draw_hall(plan, "H1").as_bytes(kind, dpi=50) == draw_hall(plan, "H1").as_bytes(kind, dpi=50)


def test_no_date_is_written(hall: Sheet) -> None:
    for kind in ("png", "svg", "pdf"):
        written = hall.as_bytes(kind, dpi=50)
        assert b"CreationDate" not in written
        assert b"tIME" not in written
        assert b"dc:date" not in written


def test_pages_have_their_iso_size(plan: Plan) -> None:
    sheets = [
        (draw_hall(plan, "H1"), "A1"),
        (draw_board(plan, "s1"), "A1"),
        (draw_overview(plan), "A1"),
        (draw_door_sign(plan, "r101", day=plan.event.calendar.days[0]), "A4"),
    ]
    for sheet, iso in sheets:
        page = PdfReader(BytesIO(sheet.as_bytes("pdf"))).pages[0]
        sides = sorted(float(side) / 72 * 25.4 for side in (page.mediabox.width, page.mediabox.height))
        assert sides == pytest.approx(sorted(PAGES[iso]), abs=0.1)
        root = ET.fromstring(sheet.as_bytes("svg"))  # noqa: S314 - our own bytes
        assert [root.get("width"), root.get("height")] == [f"{side:g}mm" for side in sheet.page_mm]


def test_every_font_is_embedded(plan: Plan) -> None:
    for order in sheets_of(plan):
        assert fonts_left_out(draw_sheet(plan, order).as_bytes("pdf")) == []


def test_a_font_that_is_not_embedded_is_seen(hall: Sheet) -> None:
    """The control: a PDF from which one font was taken."""
    document = pikepdf.open(BytesIO(hall.as_bytes("pdf")))
    font = document.pages[0].Resources.Font["/bold"]
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]
    robbed = BytesIO()
    document.save(robbed)
    (name,) = fonts_left_out(robbed.getvalue())
    assert name.endswith("NotoSansCJKsc-Bold")


def test_the_text_of_a_pdf_can_be_searched(plan: Plan, pdf: PdfReader) -> None:
    said = pdf.pages[0].extract_text()
    assert "乌镇小馆" in said
    assert all(booth.number in said for booth in plan.floor_plan.booths)  # type: ignore[union-attr]
    assert "Exhibitor 007" in said


def test_a_png_has_a_palette_and_its_resolution(hall: Sheet, tmp_path: Path) -> None:
    picture = Image.open(BytesIO(hall.save(tmp_path / "hall.png", dpi=60).read_bytes()))
    assert picture.mode == "P"
    assert picture.size == (round(841 / 25.4 * 60), round(594 / 25.4 * 60))
    assert picture.info["dpi"] == pytest.approx((60, 60), abs=0.1)


def test_flat_colours_survive_the_palette(hall: Sheet) -> None:
    pixels = np.asarray(Image.open(BytesIO(hall.as_bytes("png", dpi=60))).convert("RGB")).reshape(-1, 3)
    found = {f"#{r:02X}{g:02X}{b:02X}" for r, g, b in np.unique(pixels, axis=0).tolist()}
    assert {"#14202E", "#FFC72C", "#FFFFFF", "#9EC3F8", "#CAF5DF", "#F4F2EE"} <= found


def test_sheets_up_to_a2_are_drawn_finer(plan: Plan) -> None:
    sign = draw_door_sign(plan, "r101", day=plan.event.calendar.days[0])
    assert Image.open(BytesIO(sign.as_bytes("png"))).info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_an_unknown_ending_is_refused(hall: Sheet, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be written as '.gif'; use .png, .svg or .pdf"):
        hall.save(tmp_path / "hall.gif")


def test_a_missing_letter_is_an_error_that_names_the_text(renamed: Callable[..., Plan]) -> None:
    with pytest.raises(InputError, match=r"the text 'Rocket 🚀' cannot be drawn.*U\+1F680"):
        draw_hall(renamed(en="Rocket 🚀"), "H1").as_bytes("svg")


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "$x$ $\\frac{1}{2}$",
        '"/><image href="x"/>',
        "%s {0} \\n & &amp;",
        "Very Long Name Company Limited by Guarantee of the United Provinces and their Colonies " * 3,
    ],
)
def test_hostile_names_are_only_text(renamed: Callable[..., Plan], name: str) -> None:
    sheet = draw_hall(renamed(zh="恶", en=name.strip()), "H1")
    root = ET.fromstring(sheet.as_bytes("svg"))  # noqa: S314 - our own bytes
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ("svg", "title", "defs", "path", "rect", "g", "use")
    }
    assert any(name.strip() in (element.text or "") for element in root.iter(f"{SVG}title"))
    assert PdfReader(BytesIO(sheet.as_bytes("pdf"))).pages[0].extract_text()
    assert sheet.figures["label_overlaps"] == sheet.figures["labels_outside"] == 0


def test_a_name_in_one_language_only_is_enough(renamed: Callable[..., Plan]) -> None:
    sheet = draw_hall(renamed(zh="只有中文"), "H1")
    assert dict(sheet.counts)["exhibitor_names_shown"] == 34


def test_every_stand_has_a_title_in_svg(plan: Plan, hall: Sheet) -> None:
    titles = [element.text for element in ET.fromstring(hall.as_bytes("svg")).iter(f"{SVG}title")]  # noqa: S314
    for booth in plan.floor_plan.booths:  # type: ignore[union-attr]
        assert any((title or "").startswith(booth.number) for title in titles)


def test_layers_can_be_taken_away_without_changing_the_sheet(hall: Sheet) -> None:
    bare = hall.without("booth labels")
    assert len(bare.marks) < len(hall.marks)
    assert bare.with_layers(*(layer for layer in hall.layers if layer.name == "booth labels")).page_mm == hall.page_mm
    assert hall.figures["labels_drawn"] > bare.figures["labels_drawn"]
