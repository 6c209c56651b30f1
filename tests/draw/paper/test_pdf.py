"""A document of several pages: sizes, shared fonts, outline and labels."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader

from venueplan.draw.paper.marks import Words
from venueplan.draw.paper.vector.pdf import Page, pdf_bytes


def page(said: str, *, size: tuple[float, float] = (297, 210), **more: Any) -> Page:
    words = Words(x=20, y=20, text=said, cap=5, colour="#000000")
    return Page(marks=[words], size=size, background="#FFFFFF", **more)


def outline_of(reader: PdfReader) -> list[Any]:
    """Return titles with the number of their page; those of a deeper level in a list of their own."""

    def named(items: Any) -> list[Any]:
        return [
            named(item) if isinstance(item, list) else (item.title, reader.get_destination_page_number(item))
            for item in items
        ]

    return named(reader.outline)


def test_every_page_has_its_size_and_its_text() -> None:
    reader = PdfReader(BytesIO(pdf_bytes([page("一二"), page("three", size=(594, 420))], title="t")))
    sizes = [round(float(p.mediabox.width) / 72 * 25.4, 1) for p in reader.pages]
    assert sizes == [297.0, 594.0]
    assert [p.extract_text() for p in reader.pages] == ["一二", "three"]


def test_letters_are_embedded_once_for_all_pages() -> None:
    one, many = (len(pdf_bytes([page("乌镇")] * count, title="t")) for count in (1, 9))
    assert many < 2 * one


def test_the_outline_nests_and_a_continued_page_has_no_entry_of_its_own() -> None:
    pages = [
        page("a", headings=("Hall 1", "Plan")),
        page("b", headings=("Hall 1", "Exits")),
        page("c", headings=("Hall 1", "Exits")),
        page("d", headings=("Hall 2", "Plan")),
        page("e", headings=("Lists",)),
    ]
    found = outline_of(PdfReader(BytesIO(pdf_bytes(pages, title="t"))))
    assert found == [
        ("Hall 1", 0),
        [("Plan", 0), ("Exits", 1)],
        ("Hall 2", 3),
        [("Plan", 3)],
        ("Lists", 4),
    ]


def test_pages_are_called_by_their_labels() -> None:
    reader = PdfReader(BytesIO(pdf_bytes([page("a", label="F-01"), page("b", label="F-02")], title="t")))
    assert reader.page_labels == ["F-01", "F-02"]


def test_a_document_without_names_has_no_outline() -> None:
    reader = PdfReader(BytesIO(pdf_bytes([page("a")], title="t")))
    assert reader.outline == []
    assert reader.page_labels == ["1"]


def test_an_outlined_file_has_no_fonts_and_every_letter() -> None:
    """The control is the same page with text: it has fonts, and draws no letter as a shape."""
    outlined, text = (
        pikepdf.open(BytesIO(pdf_bytes([page("乌镇 AA")], title="t", outlined=flag))) for flag in (True, False)
    )
    shapes: Any = outlined.pages[0]
    assert "/Font" not in shapes.Resources
    assert sorted(shapes.Resources.XObject) == sorted(["/r41", f"/r{ord('乌'):x}", f"/r{ord('镇'):x}", "/r20"])
    assert shapes.Contents.read_bytes().count(b" Do") == 4
    letters: Any = text.pages[0]
    assert "/XObject" not in letters.Resources
    assert letters.Contents.read_bytes().count(b" Do") == 0


def test_an_outlined_file_is_the_same_twice() -> None:
    one, other = (pdf_bytes([page("乌镇 AA")], title="t", outlined=True) for _ in range(2))
    assert one == other
