"""Sales plan, utilities plan and exhibitor list: sums by hand, states told apart in grey, nobody left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader
from shapely import Point, affinity

from venueplan import draw
from venueplan.draw.audit import ink_polygon
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.trade.hatch import HATCHES, hatched
from venueplan.draw.trade.names import draw_list, initial, list_entries
from venueplan.draw.trade.sales import PriceBands, draw_sales
from venueplan.draw.trade.supply import Supply
from venueplan.draw.trade.utilities import draw_utilities
from venueplan.errors import UnknownNameError
from venueplan.model import Amenity, Hold, Label, Plan, PriceList
from venueplan.rules import booth_state, sales_of
from venueplan.rules.styles import STYLES, contrast, included_style


def said(sheet: Sheet) -> str:
    return "\n".join(mark.text for mark in sheet.marks if isinstance(mark, Words))


def titles(sheet: Sheet, start: str) -> list[str]:
    return [m.title for m in sheet.marks if isinstance(m, Shape) and m.title.startswith(start)]


@pytest.fixture(scope="module")
def priced(plan: Plan) -> Plan:
    """Return the plan at 100 EUR a square metre: the first exhibitor signed, one stand held, one not to let."""
    assert plan.floor_plan is not None
    first, *others = plan.event.exhibitors
    signed = replace(first, contracted=datetime(2026, 1, 5, tzinfo=UTC))
    *booths, last = plan.floor_plan.booths
    event = replace(
        plan.event,
        exhibitors=(signed, *others),
        prices=PriceList(currency="EUR", per_m2=100.0, surcharges=()),
        holds=(Hold(booths=(booths[-1].number,), members=("sponsor",)),),
    )
    return replace(
        plan, event=event, floor_plan=replace(plan.floor_plan, booths=(*booths, replace(last, blocked=True)))
    )


def test_states_and_sums_by_hand(priced: Plan) -> None:
    """36 stands: nine of 3 × 3 m and 27 of 3 × 6 m, together 567 m²; the last two are of 18 m².

    One is sold (9 m²), 33 on option (567 − 9 − 36 = 522 m²), one held and one not to let.
    """
    assert priced.floor_plan is not None
    lines = {line.state: (line.count, line.area, line.money) for line in sales_of(priced, priced.floor_plan.booths)}
    assert lines == {
        "held": (1, 18.0, 1800.0),
        "option": (33, 522.0, 52200.0),
        "sold": (1, 9.0, 900.0),
        "blocked": (1, 18.0, 1800.0),
    }
    text = said(draw_sales(priced, "H1"))
    assert "Option · 33 stands · 522 m² · 52,200 EUR" in text
    assert "54,900 EUR" in text
    assert "96.7%" in text


def test_without_contracts_whoever_has_a_stand_has_bought_it(plan: Plan) -> None:
    assert plan.floor_plan is not None
    states = [booth_state(plan, booth) for booth in plan.floor_plan.booths]
    assert (states.count("sold"), states.count("free")) == (34, 2)
    assert "Prices are not settled" in said(draw_sales(plan, "H1"))


def test_every_stand_shows_its_state_without_colour(priced: Plan) -> None:
    """Each state has a hatch of its own; the hatch over a stand is that of its state, and so is its key."""
    assert len(set(HATCHES.values())) == len(HATCHES)
    sheet = draw_sales(priced, "H1")
    assert priced.floor_plan is not None
    states = {booth.number: booth_state(priced, booth) for booth in priced.floor_plan.booths}
    assert {title.split()[0]: title.split()[1] for title in titles(sheet, "1")} == states
    assert set(titles(sheet, "key ")) == {f"key {state}" for state in states.values()}
    hatches = [m for m in sheet.marks if isinstance(m, Shape) and m.title.startswith("hatch ")]
    grounds = {m.title.split()[0]: m.geometries[0] for m in sheet.marks if isinstance(m, Shape) and m.title[:1] == "1"}
    for number, state in states.items():
        over = {m.title for m in hatches if m.geometries[0].intersects(grounds[number].buffer(-0.3))}
        assert over == ({f"hatch {state}"} if HATCHES[state] else set())


def test_hatches_stay_in_their_shape(priced: Plan) -> None:
    look = included_style("light").on("A2")
    shape = affinity.translate(affinity.rotate(affinity.scale(priced.venue.halls[0].polygon, 0.3, 0.3), 33), 50, 80)
    for state, kinds in HATCHES.items():
        marks = hatched(shape, state, look=look)
        assert bool(marks) is bool(kinds)
        for mark in marks:
            assert isinstance(mark, Shape)
            assert all(shape.buffer(1e-6).covers(part) for part in mark.geometries)


def test_price_bands_are_the_events_own_or_even(priced: Plan) -> None:
    look = included_style("light").on("A2")
    assert PriceBands(plan=priced, look=look).tops == (900.0, 1800.0)
    prices = PriceList(currency="EUR", per_m2=100.0, surcharges=(), bands=(("low", 1000.0),))
    own = PriceBands(plan=replace(priced, event=replace(priced.event, prices=prices)), look=look)
    assert own.tops == (1000.0, 1800.0)
    booths = {booth.area: booth for booth in (priced.floor_plan.booths[:2] if priced.floor_plan else ())}
    small, large = (booths[area] for area in sorted(booths))
    assert own.fill(small) != own.fill(large)


def test_bands_are_a_ramp_and_printed_on_every_stand(priced: Plan) -> None:
    """Bands go from light to dark with the price in no fill of a zone; each stand and the legend say the number."""
    for name in STYLES:
        style = included_style(name)
        sheet = draw_sales(priced, "H1", style=style)
        bands = PriceBands(plan=priced, look=style.on("A2"))
        assert priced.floor_plan is not None
        let = [booth for booth in priced.floor_plan.booths if not booth.blocked]
        fills = {number: bands.colour(number) for number in range(len(bands.tops))}
        assert not set(fills.values()) & set(style.colours.zones)
        shades = [contrast(fill, "#000000") for fill in fills.values()]
        assert shades == sorted(shades, reverse=True)
        assert len(set(shades)) == len(shades) == 2
        prices = {
            m.subject: m.text for m in sheet.marks if isinstance(m, Words) and m.role == "price" and "m²" not in m.text
        }
        assert {booth.id: "①②"[bands.band(booth) or 0] for booth in let} == {b: text[0] for b, text in prices.items()}
        assert [m.text for m in sheet.marks if isinstance(m, Words) and m.role == "legend" and m.text in "①②"] == [
            "①",
            "②",
        ]


def test_more_bands_than_shades_stay_in_order(priced: Plan) -> None:
    look = included_style("light").on("A2")
    tops = tuple((f"b{n}", 200.0 * n) for n in range(1, 24))
    prices = PriceList(currency="EUR", per_m2=100.0, surcharges=(), bands=tops)
    bands = PriceBands(plan=replace(priced, event=replace(priced.event, prices=prices)), look=look)
    shades = [contrast(bands.colour(n), "#000000") for n in range(23)]
    assert shades == sorted(shades, reverse=True)
    assert {bands.colour(n) for n in range(23)} == set(look.colours.ramp)
    assert (bands.said(19), bands.said(20)) == ("⑳", "(21)")


def test_a_hall_without_needs_says_so(plan: Plan) -> None:
    bare = replace(
        plan,
        event=replace(
            plan.event,
            exhibitors=tuple(
                replace(one, power_kw=0.0, water=False, drain=False, data=False) for one in plan.event.exhibitors
            ),
        ),
    )
    text = said(draw_utilities(bare, "H1"))
    assert "No exhibitor has asked for any." in text
    assert "Needs that are not met" not in text


@pytest.mark.parametrize("kind", ["sales", "utilities"])
def test_sheets_of_halls_are_sound(priced: Plan, kind: str) -> None:
    sheet = {"sales": draw_sales, "utilities": draw_utilities}[kind](priced, "H1")
    audit, counts = sheet.audit, dict(sheet.counts)
    assert not audit.overlaps + audit.outside + audit.faint + audit.below_floor
    assert counts["booth_numbers"] == counts["booth_numbers_shown"] == 36
    assert sheet.page_mm == (594.0, 420.0)
    with pytest.raises(UnknownNameError, match="no hall 'H9'"):
        {"sales": draw_sales, "utilities": draw_utilities}[kind](priced, "H9")


@pytest.fixture(scope="module")
def supplied(plan: Plan) -> Plan:
    """Return the plan with one floor box (power, data) at a corner of the first stand; two exhibitors need things."""
    first, second, *others = plan.event.exhibitors
    wants = (replace(first, power_kw=3.0, data=True), replace(second, power_kw=2.0, water=True))
    assert plan.floor_plan is not None
    x, y = plan.floor_plan.booths[0].polygon.exterior.coords[0][:2]
    box = Amenity(
        id="box-1", category="unspecified", kind="floor-box", level="g", point=Point(x, y), supplies=("power", "data")
    )
    venue = replace(plan.venue, amenities=(*plan.venue.amenities, box))
    return replace(plan, venue=venue, event=replace(plan.event, exhibitors=(*wants, *others)))


def test_what_is_out_of_reach_is_red_and_listed(supplied: Plan) -> None:
    hall = supplied.venue.unit("H1")
    assert supplied.floor_plan is not None
    supply = Supply(plan=supplied, hall=hall, booths=supplied.floor_plan.booths)
    assert supply.missing == {"H1-1A02": ("water",)}
    assert [box.id for box in supply.serving(supplied.floor_plan.booths[0])] == ["box-1"]
    sheet = draw_utilities(supplied, "H1")
    assert "1A02 power+water missing water" in titles(sheet, "1A02")
    assert "1A01 power+data" in titles(sheet, "1A01")
    assert len(titles(sheet, "lead")) == 1
    text = said(sheet)
    assert "2 · 5 kW" in text
    leads = next(m for m in sheet.marks if isinstance(m, Shape) and m.title == "lead")
    assert len(leads.geometries) == 2
    nothing = draw_utilities(replace(supplied, venue=replace(supplied.venue, amenities=())), "H1")
    assert "No floor boxes are known" in said(nothing)
    assert "1A01 power+data missing power+data" in titles(nothing, "1A01")


def test_leads_pass_under_texts_and_boxes_are_no_pillars(supplied: Plan) -> None:
    sheet = draw_utilities(supplied, "H1")
    leads = [m for m in sheet.marks if isinstance(m, Shape) and m.title == "lead"]
    words = [ink_polygon(m) for m in sheet.marks if isinstance(m, Words) and m.subject]
    assert leads
    assert words
    lines = [line for mark in leads for line in mark.geometries]
    assert not any(line.intersects(text) for line in lines for text in words)
    frames = [m for m in sheet.marks if isinstance(m, Shape) and m.title == "floor box"]
    assert {mark.fill for mark in frames} == {included_style("light").colours.white}


def test_the_list_names_everybody_in_every_part(plan: Plan) -> None:
    sheets = draw_list(plan).pages
    assert [sheet.name for sheet in sheets] == [f"list-{n:02d}" for n in range(1, len(sheets) + 1)]
    parts: dict[str, list[str]] = {}
    for sheet in sheets:
        words = [m for m in sheet.marks if isinstance(m, Words) and m.role == "list" and m.subject]
        parts.setdefault(sheet.title.split(" · ")[1][:6], []).extend(dict.fromkeys(m.subject for m in words))
        audit = sheet.audit
        assert not audit.overlaps + audit.outside + audit.faint
        assert f"Page {int(sheet.name[-2:])} of {len(sheets)}" in said(sheet)
    everybody = {exhibitor.id for exhibitor in plan.event.exhibitors}
    assert len(parts) == 3
    for names in parts.values():
        assert set(names) == everybody
    booth = plan.floor_plan.booths[4] if plan.floor_plan else None
    assert booth is not None
    assert sum(booth.number in said(sheet) for sheet in sheets) == 3


def test_by_number_the_number_stands_first_and_the_running_head_names_the_stands_of_the_page(plan: Plan) -> None:
    assert plan.floor_plan is not None
    (sheet,) = (page for page in draw_list(plan).pages if "by stand number" in page.title)
    words = [m for m in sheet.marks if isinstance(m, Words)]
    numbers = {b.number for b in plan.floor_plan.booths}
    heads = [m for m in words if m.text in numbers]
    named = [m for m in words if m.subject and m.role == "list"]
    assert {m.text for m in heads} == {b.number for b in plan.floor_plan.booths if plan.exhibitors_on(b.id)}
    for head in heads:
        assert all(m.x > head.x + 5 for m in named if abs(m.y - head.y) < 0.1 and abs(m.x - head.x) < 60)
    (span,) = (m.text for m in words if m.role == "span")
    assert span == f"{min(m.text for m in heads)} – {max(m.text for m in heads)}"


def test_who_has_no_stand_is_in_the_list_without_one(plan: Plan) -> None:
    assert plan.allocation is not None
    without = replace(plan, allocation=replace(plan.allocation, assignments=plan.allocation.assignments[1:]))
    left = [entry for entry in list_entries(without) if not entry.number]
    assert [entry.exhibitor for entry in left] == ["E001"]
    assert "no stand" in "".join(map(said, draw_list(without).pages))


def test_order_is_by_reading_and_by_folded_letters(renamed: Callable[..., Plan]) -> None:
    plan = renamed(zh="阿里", en="zeta")
    sheets = draw_list(plan).pages
    first = next(m.text for m in sheets[0].marks if isinstance(m, Words) and m.role == "list" and m.subject)
    assert first == "阿里"
    english = [sheet for sheet in sheets if "English" in sheet.title]
    last = [m.text for m in english[-1].marks if isinstance(m, Words) and m.role == "list" and m.subject][-2]
    assert last == "zeta"
    assert "Z" in [m.text for m in english[-1].marks if isinstance(m, Words) and m.role == "heading"]


def test_headings_follow_the_alphabet_and_never_stand_last(plan: Plan) -> None:
    names = [Label.of(zh="展", en=f"{chr(65 + n % 26)}{n:03d} Works") for n in range(len(plan.event.exhibitors))]
    renamed = tuple(replace(e, name=n) for e, n in zip(plan.event.exhibitors, names, strict=True))
    sheets = draw_list(replace(plan, event=replace(plan.event, exhibitors=renamed))).pages
    english = [sheet for sheet in sheets if "English" in sheet.title]
    letters = [m.text for s in english for m in s.marks if isinstance(m, Words) and m.role == "heading"]
    assert letters == sorted(letters)
    for sheet in english:
        words = [m for m in sheet.marks if isinstance(m, Words) and m.role in {"heading", "list"}]
        for one, other in pairwise(words):
            if one.role == "heading":
                assert (other.role, other.x) == ("list", one.x)
        assert words[-1].role == "list"


def test_initials() -> None:
    assert [initial(name, "zh") for name in ("长城", "5G", "@")] == ["C", "0–9", "#"]


def test_a_bound_list_has_a_page_for_each_sheet(plan: Plan) -> None:
    sheets = draw_list(plan).pages
    pages = PdfReader(BytesIO(draw.bound_pdf(sheets, title="list"))).pages
    assert len(pages) == len(sheets)
    text = "".join(page.extract_text() for page in pages)
    assert "Exhibitor 001" in text
    assert "参展商 034" in text
