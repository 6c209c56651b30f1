"""The sales plan of a hall: what every stand costs, and in which state of sale it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.column import Column
from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.maps.hall import hall_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.trade.hatch import hatched
from venueplan.draw.trade.page import PAPERS, TradePage, composed, given_way, trade_page
from venueplan.draw.trade.phrases import phrase
from venueplan.draw.trade.samples import patch, state_sample
from venueplan.model import Booth, Finding, Label, Plan
from venueplan.rules import SalesLine, booth_state, sales_of
from venueplan.rules.booths.prices import booth_price

_BANDS = 5
"""Price bands where the event names none."""

_BARE, _PRICELESS = "price-dropped", 3
"""What notes of stands without price are called, and from which rung of the ladder on there is none."""

_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""What bands are called on stands and in the legend, so that nobody has to tell them by their shade."""


def draw_sales(plan: Plan, hall_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the sales plan of a hall: A2, or the next larger sheet on which more stands have number and price.

    The fill of a stand is its price band, the darker the dearer, and the number of the band is printed before the
    price; its hatch is the state: free, held, on option, sold, not to let.

    Raises
    ------
    UnknownNameError
        If there is no such hall.
    """
    hall = hall_of(plan, hall_id)
    tried: list[tuple[int, int, Sheet]] = []
    for rank, paper in enumerate(PAPERS):
        page = trade_page(plan, hall, paper=paper, style=style_for(plan, style))
        bands = PriceBands(plan=plan, look=page.look)
        sheet = composed(page, "sales", stands=_stands(page, bands), column=_column(page, bands))
        bare = sum(finding.id.startswith(_BARE) for layer in sheet.layers for finding in layer.findings)
        tried.append((bare, rank, sheet))
        if not bare:
            break
    return min(tried, key=lambda found: found[:2])[2]


@dataclass(frozen=True, kw_only=True)
class PriceBands:
    """The price bands of all stands of a plan, and their colours."""

    plan: Plan
    look: Look

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """What a stand of each band costs at most: as the event says, or five bands with about as many stands each."""
        booths = [booth for booth in (self.plan.floor_plan.booths if self.plan.floor_plan else ()) if not booth.blocked]
        each = sorted(self._price(booth) for booth in booths)
        if self.plan.event.prices is None or not each:
            return ()
        given = [limit for _, limit in self.plan.event.prices.bands]
        ends = [each[(len(each) * (n + 1)) // _BANDS - 1] for n in range(_BANDS) if len(each) * (n + 1) >= _BANDS]
        return tuple(sorted({*(given or map(_round_up, ends)), max([_round_up(each[-1]), *given])}))

    def band(self, booth: Booth) -> int | None:
        """Return the number of the band of a stand, from 0; None for one that has no price."""
        if self.plan.event.prices is None or booth.blocked:
            return None
        price = self._price(booth)
        return next(n for n, top in enumerate(self.tops) if price <= top)

    def fill(self, booth: Booth) -> str:
        """Return the colour of the band of a stand."""
        band = self.band(booth)
        return self.look.colours.plain_booth if band is None else self.colour(band)

    def colour(self, number: int) -> str:
        """Return the colour of a band: the ramp of the style, stretched over all bands."""
        ramp = self.look.colours.ramp
        return ramp[round(number * (len(ramp) - 1) / max(1, len(self.tops) - 1))]

    def said(self, number: int) -> str:
        """Return what a band is called."""
        return _NUMBERS[number] if number < len(_NUMBERS) else f"({number + 1})"

    def _price(self, booth: Booth) -> float:
        prices = self.plan.event.prices
        return round(booth_price(booth, prices, pattern=self.plan.event.pattern), 2) if prices else 0.0


def _round_up(price: float) -> float:
    """Return a price rounded up to two figures, as bands are named.

    Examples
    --------
    >>> _round_up(900.0), _round_up(21_600.04), _round_up(86_400.0), _round_up(0.0)
    (900.0, 22000.0, 87000.0, 0.0)
    """
    step = 10.0 ** (math.floor(math.log10(price)) - 1) if price > 0 else 1.0
    return math.ceil(round(price / step, 6)) * step


def _stands(page: TradePage, bands: PriceBands) -> list[Layer]:
    look, view = page.look, page.view
    labels = _labels(page, bands)
    busy = shapely.union_all(boxes_of([labels])).buffer(0.4, join_style="mitre")
    grounds: list[Mark] = []
    hatches: list[Mark] = []
    for booth in page.booths:
        shape, state = view.to_page(booth.polygon), booth_state(page.plan, booth)
        grounds.append(
            Shape(
                geometries=(shape,),
                fill=bands.fill(booth),
                stroke=look.colours.booth_line,
                width=look.line("booth"),
                title=f"{booth.number} {state}",
            )
        )
        hatches += hatched(shape.difference(busy), state, look=look)
    return [Layer(name="stands", marks=(*grounds, *hatches)), labels]


def _labels(page: TradePage, bands: PriceBands) -> Layer:
    """Write number, price and area into every stand, clear of its hatch; what gives way is noted."""
    marks: list[Mark] = []
    findings: list[Finding] = []
    for booth in page.booths:
        shape = page.view.to_page(booth.polygon)
        left, bottom, right, top = shape.bounds
        pad = round(min(1.0, 0.08 * min(right - left, top - bottom)), 3)
        rank, words = _richest(shape, _ladder(page, booth, bands=bands), pad=pad)
        marks += words
        if rank:
            bare = not any(mark.role == "booth-number" for mark in words) or rank >= _PRICELESS
            findings.append(given_way(booth, key=_BARE if bare else "price-cut", what=phrase("price-dropped")))
    return Layer(name="labels", marks=tuple(marks), findings=tuple(findings))


def _richest(shape: BaseGeometry, ladder: Sequence[Sequence[Para]], *, pad: float) -> tuple[int, Sequence[Words]]:
    """Set the richest text: upright in lines of its own or in two before it is turned; return its rank, too."""
    for rank, paras in enumerate(ladder):
        for texts, turns in ((paras, False), (_in_two_lines(paras), False), (paras, True)):
            label = placed(shape, [texts], pad=pad, turns=turns)
            if label:
                return rank, label.words
    return len(ladder), ()


def _in_two_lines(paras: Sequence[Para]) -> list[Para]:
    """Return the number over all the rest on one line."""
    head, *others = paras
    return [head, *(replace(para, text=" · ".join(each.text for each in others)) for para in others[:1])]


def _ladder(page: TradePage, booth: Booth, *, bands: PriceBands) -> list[list[Para]]:
    look, band = page.look, bands.band(booth)
    same: dict[str, Any] = {"colour": look.colours.ink, "subject": booth.id, "most": 1}
    number = Para(
        text=booth.number, cap=look.cap("booth-number") * page.growth, floor=look.floor("booth-number"), face="bold",
        role="booth-number", **same,
    )  # fmt: skip
    small: dict[str, Any] = {
        "cap": look.cap("booth-name", "en") * page.growth,
        "floor": look.floor("booth-name"),
        "role": "price",
        **same,
    }
    (line,) = sales_of(page.plan, [booth])
    area = Para(text=f"{line.area:g} m²", **small)
    if band is None:
        return [[number, area], [number]]
    money = f"{line.money or 0.0:,.0f}"
    price, plain = (Para(text=said, **small) for said in (f"{bands.said(band)} {money}", money))
    marked = replace(number, text=f"{booth.number} {bands.said(band)}")
    return [[number, price, area], [number, price], [number, plain], [marked], [number]]


def _column(page: TradePage, bands: PriceBands) -> Column:
    """Explain the states with what is in each, in the hall and in the whole event, then the price bands."""
    plan = page.plan
    lines = sales_of(plan, page.booths)
    column = page.column.part(phrase("states"))
    for line in lines:
        column = column.key(_counted(line, plan), state_sample(line.state, page.look))
    column = _totals(column, plan, title=page.hall.name or Label.of(en=page.hall.id), lines=lines)
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    if len({booth.hall for booth in booths}) > 1:
        column = _totals(column, plan, title=plan.event.name, lines=sales_of(plan, booths))
    prices = plan.event.prices
    if prices is None:
        return column.notes(phrase("no-prices"))
    column = column.part(phrase("bands", currency=prices.currency))
    used = {bands.band(booth) for booth in page.booths}
    for number, top in enumerate(bands.tops):
        if number in used:
            sample = patch(bands.colour(number), page.look, said=bands.said(number))
            column = column.key(phrase("up-to", n=_money(top)), sample)
    return column


def _money(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.2f}"


def _counted(line: SalesLine, plan: Plan) -> Label:
    """Return a state with count, area and money of the stands in it."""
    money = f" · {line.money:,.0f} {plan.event.prices.currency}" if plan.event.prices and line.money else ""
    name, count = (
        phrase(line.state),
        phrase("count-one" if line.count == 1 else "count", n=line.count, area=f"{line.area:,.0f}"),
    )
    return Label(tuple((code, f"{text} · {count[code]}{money}") for code, text in name.texts))


def _totals(column: Column, plan: Plan, *, title: Label, lines: Sequence[SalesLine]) -> Column:
    """Write the sums over all states that are let, and which share of the area is sold or on option."""
    let = [line for line in lines if line.state != "blocked"]
    area, money = sum(line.area for line in let), sum(line.money or 0.0 for line in let)
    taken = sum(line.area for line in let if line.state in {"sold", "option"})
    column = column.part(title).fact(phrase("total"), f"{sum(line.count for line in let)} · {area:,.0f} m²")
    if plan.event.prices:
        column = column.fact(phrase("value"), f"{money:,.0f} {plan.event.prices.currency}")
    return column.fact(phrase("let"), f"{taken / area:.1%}" if area else "–")
