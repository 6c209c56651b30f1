"""An index that is too long for its plan goes on over further sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from venueplan.draw import Sheet, draw_hall
from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.page.index import Entry, index
from venueplan.draw.maps import directory
from venueplan.draw.paper.marks import Words
from venueplan.model import Allocation, Assignment, Exhibitor, Label, Plan

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def crowded(plan: Plan, count: int) -> Plan:
    """Return the plan with many exhibitors on each stand."""
    assert plan.floor_plan
    booths = plan.floor_plan.booths
    exhibitors = tuple(
        Exhibitor(id=f"M{n:04d}", name=Label.of(zh=f"公司{n:04d}", en=f"Company {n:04d}"), area=9, zone="za")
        for n in range(count)
    )
    assignments = (Assignment(exhibitor=e.id, booths=(booths[n % len(booths)].id,)) for n, e in enumerate(exhibitors))
    event = replace(plan.event, exhibitors=exhibitors)
    return replace(plan, event=event, allocation=Allocation(assignments=tuple(assignments)))


@pytest.fixture(scope="module")
def sheet(plan: Plan) -> Sheet:
    return draw_hall(crowded(plan, 400), "H1")


def listed(sheet: Sheet) -> list[str]:
    """Return the ids of an index in the order in which it is read: down each column, then the next."""
    words = [m for m in sheet.marks if isinstance(m, Words) and m.role == "index" and m.subject]
    return list(dict.fromkeys(word.subject for word in words))


def test_nobody_is_left_out_and_the_order_goes_on(sheet: Sheet) -> None:
    assert len(sheet.more) >= 1
    assert [name for page in sheet.pages for name in listed(page)] == [f"M{n:04d}" for n in range(400)]


def test_further_sheets_are_composed_when_asked_for_and_once(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(found: Sequence[Entry], **more: Any) -> Layer:
        calls.append(len(found))
        return index(found, **more)

    monkeypatch.setattr(directory, "index", counted)
    first = draw_hall(crowded(plan, 400), "H1")
    first.as_bytes("svg")
    assert len(first.more) >= 1
    assert calls == []
    assert [page.name for page in first.pages] == ["hall-H1", *(f"hall-H1-{n + 2}" for n in range(len(first.more)))]
    assert len(first.pages) == 1 + len(calls)


def test_every_page_says_which_it_is(sheet: Sheet) -> None:
    count = len(sheet.pages)
    for number, page in enumerate(sheet.pages, start=1):
        titles = [mark.text for mark in page.marks if isinstance(mark, Words) and mark.role == "index"]
        assert any(text.endswith(f" {number}/{count}") for text in titles)


def test_further_sheets_are_as_sound_as_the_first(sheet: Sheet) -> None:
    for page in sheet.more:
        assert page.page_mm == sheet.page_mm
        assert {name: page.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_the_pdf_has_all_pages_and_every_name(sheet: Sheet) -> None:
    reader = PdfReader(BytesIO(sheet.as_bytes("pdf")))
    assert len(reader.pages) == len(sheet.pages)
    assert "Company 0399" in reader.pages[-1].extract_text()


def test_a_short_index_stays_on_its_plan(plan: Plan) -> None:
    alone = draw_hall(plan, "H1")
    assert alone.more == ()
    assert not any(isinstance(m, Words) and m.text.endswith("1/1") for m in alone.marks)


def test_without_exhibitors_there_is_no_index(plan: Plan) -> None:
    empty = draw_hall(replace(plan, allocation=None), "H1")
    full = draw_hall(plan, "H1")
    assert "index" not in {layer.name for layer in empty.layers}
    assert "title block" in {layer.name for layer in empty.layers}
    assert empty.view is not None
    assert full.view is not None
    assert empty.view.scale <= full.view.scale
    assert isinstance(empty.layers[0], Layer)
