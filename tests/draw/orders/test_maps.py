"""The list of sheets is complete, stable and drawable one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from venueplan.draw import SheetOrder, draw_sheet, grid_references, sheets_of
from venueplan.errors import UnknownNameError
from venueplan.model import Plan


def test_every_sheet_is_listed_once(plan: Plan) -> None:
    assert [order.slug for order in sheets_of(plan)] == [
        "overview",
        "hall-H1",
        "board-s1",
        "board-s2",
        "door-r101-2017-12-03",
        "door-stage-1-2017-12-03",
    ]


def test_each_order_can_be_drawn(plan: Plan) -> None:
    for order in sheets_of(plan):
        sheet = draw_sheet(plan, order, minutes={"r101": 1.0})
        assert sheet.figures["labels_drawn"] > 0
        assert str(order.day or "") in sheet.title


def test_a_plan_without_decisions_still_has_maps(plan: Plan) -> None:
    bare = replace(plan, floor_plan=None, allocation=None, programme=None)
    assert {order.kind for order in sheets_of(bare)} == {"overview", "hall", "board"}
    assert grid_references(bare) == {}


def test_file_names_are_safe(plan: Plan) -> None:
    odd = replace(plan, event=replace(plan.event, sites=(replace(plan.event.sites[0], id="a/../b 北"),)))
    assert any(order.slug == "board-a_2f.._2fb_20_5317" for order in sheets_of(odd))


def test_an_unknown_kind_is_named(plan: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no kind of sheet 'bord'; did you mean 'board'"):
        draw_sheet(plan, SheetOrder(kind="bord", subject="s1", slug="x", day=date(2017, 12, 3)))
