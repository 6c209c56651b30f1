"""Layouts side by side on one sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from venueplan.draw import Sheet, draw_layouts
from venueplan.draw.paper.marks import Shape, Words
from venueplan.errors import InputError
from venueplan.model import ComparedLayout, FloorPlan, HallFigures, Plan, PriceList

ZERO = ("label_overlaps", "labels_outside", "labels_below_floor", "labels_faint")


def compared_of(plan: Plan) -> tuple[ComparedLayout, ...]:
    """Return three layouts of all halls: the stands of the plan, half of them, and none."""
    assert plan.floor_plan
    booths = plan.floor_plan.booths
    halls = tuple(HallFigures(hall=hall.id, gross=hall.polygon.area, net=100.0) for hall in plan.venue.halls)
    plans = (
        FloorPlan(booths=booths, halls=halls, revenue=123_456.0),
        FloorPlan(booths=booths[::2], halls=halls, shortfall=(("z", 9.0, 2),), revenue=0.0),
        FloorPlan(halls=halls, revenue=0.0),
    )
    names = ("rows", "islands", "herringbone with a very long name that no column of a sheet can ever hold")
    return tuple(
        ComparedLayout(strategy=name, floor_plan=floor_plan, bound=200.0)
        for name, floor_plan in zip(names, plans, strict=True)
    )


@pytest.fixture(scope="module")
def sheet(plan: Plan) -> Sheet:
    priced = replace(plan, event=replace(plan.event, prices=PriceList(currency="CNY", per_m2=1.0)))
    return draw_layouts(priced, compared_of(plan))


def said(sheet: Sheet) -> str:
    return "\n".join(mark.text for mark in sheet.marks if isinstance(mark, Words))


def test_nothing_overlaps_leaves_the_page_or_is_too_small(sheet: Sheet) -> None:
    assert {name: sheet.figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_letters_that_reach_below_the_line_keep_clear_of_the_figures(plan: Plan) -> None:
    layout = compared_of(plan)[0]
    several = [replace(layout, strategy=name) for name in ("diagonal", "perimeter", "open", "mixed", "axial")]
    figures = draw_layouts(plan, several).figures
    assert {name: figures[name] for name in ZERO} == dict.fromkeys(ZERO, 0)


def test_strategies_and_figures_are_named_in_both_languages(sheet: Sheet) -> None:
    text = said(sheet)
    for words in ("行列式 Rows", "岛式 Islands", "herringbone", "short of 2", "revenue 123,456 CNY", "双开口 Corner"):
        assert words in text


def test_without_prices_no_revenue_is_told(plan: Plan) -> None:
    assert "revenue" not in said(draw_layouts(plan, compared_of(plan)))


def test_every_hall_stands_in_every_column(sheet: Sheet, plan: Plan) -> None:
    paper = [mark for mark in sheet.marks if isinstance(mark, Shape) and mark.fill == "#F4F2EE"]
    assert len(paper) == 3 * len(plan.venue.halls)
    assert sheet.figures["layouts"] == 3
    assert sheet.figures["halls"] == len(plan.venue.halls)


def test_stands_that_are_there_are_drawn(plan: Plan) -> None:
    all_, half, none = (draw_layouts(plan, [each]) for each in compared_of(plan))

    def drawn(sheet: Sheet) -> int:
        line = "#6B7585"
        return sum(len(m.geometries) for m in sheet.marks if isinstance(m, Shape) and m.stroke == line and m.fill)

    assert plan.floor_plan
    assert drawn(all_) == len(plan.floor_plan.booths)
    assert drawn(half) == len(plan.floor_plan.booths[::2])
    assert drawn(none) == 0


def test_it_is_written_in_every_format(sheet: Sheet) -> None:
    assert sheet.as_bytes("png", dpi=40).startswith(b"\x89PNG")
    assert b"<svg" in sheet.as_bytes("svg")
    assert sheet.as_bytes("pdf").startswith(b"%PDF")


def test_nothing_to_compare_is_a_sentence(plan: Plan) -> None:
    with pytest.raises(InputError, match="no layout to compare"):
        draw_layouts(plan, [])
    with pytest.raises(InputError, match="no layout to compare"):
        draw_layouts(plan, [ComparedLayout(strategy="rows", floor_plan=FloorPlan(), bound=0.0)])
