"""The sales plan of a hall: what every stand costs, and in which state of sale it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import shapely

from venueplan.draw.fire.column import Column
from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.lettering.fit import placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.maps.hall import hall_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Look, Style, style_for
from venueplan.draw.trade.hatch import hatched
from venueplan.draw.trade.page import PAPERS, TradePage, composed, trade_page
from venueplan.draw.trade.phrases import phrase
from venueplan.draw.trade.samples import patch, state_sample
from venueplan.model import Booth, Finding, Label, Place, Plan
from venueplan.rules import SalesLine, booth_state, sales_of
from venueplan.rules.prices import booth_price

_BANDS = 5
"""Price bands where the event names none."""


def draw_sales(plan: Plan, hall_id: str, *, style: Style | None = None) -> Sheet:
    """Draw the sales plan of a hall: A2, or the next larger sheet on which every stand has its number.

    The fill of a stand is its price band, its hatch the state: free, held, on option, sold, not to let.

    Raises
    ------
    UnknownNameError
        If there is no such hall.
    """
    hall = hall_of(plan, hall_id)
    for paper in PAPERS:
        page = trade_page(plan, hall, paper=paper, style=style_for(plan, style))
        bands = PriceBands(plan=plan, look=page.look)
        sheet = composed(page, "sales", stands=_stands(page, bands), column=_column(page, bands))
        counts = dict(sheet.counts)
        if counts["booth_numbers"] == counts["booth_numbers_shown"]:
            break
    return sheet


@dataclass(frozen=True, kw_only=True)
class PriceBands:
    """The price bands of all stands of a plan, and their colours."""

    plan: Plan
    look: Look

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """What a stand of each band costs at most: as the event says, or five bands with as many stands each."""
        booths = [booth for booth in (self.plan.floor_plan.booths if self.plan.floor_plan else ()) if not booth.blocked]
        each = sorted(self._price(booth) for booth in booths)
        if self.plan.event.prices is None or not each:
            return ()
        given = [limit for _, limit in self.plan.event.prices.bands]
        even = [each[(len(each) * (n + 1)) // _BANDS - 1] for n in range(_BANDS) if len(each) * (n + 1) >= _BANDS]
        return tuple(sorted({*(given or even), max([each[-1], *given])}))

    def fill(self, booth: Booth) -> str:
        """Return the colour of the band of a stand."""
        if self.plan.event.prices is None or booth.blocked:
            return self.look.colours.plain_booth
        price = self._price(booth)
        return self.colour(next(n for n, top in enumerate(self.tops) if price <= top))

    def colour(self, number: int) -> str:
        """Return the colour of a band."""
        return self.look.colours.zones[number % len(self.look.colours.zones)]

    def _price(self, booth: Booth) -> float:
        prices = self.plan.event.prices
        return round(booth_price(booth, prices, pattern=self.plan.event.pattern), 2) if prices else 0.0


def _stands(page: TradePage, bands: PriceBands) -> list[Layer]:
    look, view = page.look, page.view
    labels = _labels(page)
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


def _labels(page: TradePage) -> Layer:
    """Write number, area and price into every stand, clear of its hatch; what gives way is noted."""
    marks: list[Mark] = []
    findings: list[Finding] = []
    for booth in page.booths:
        shape = page.view.to_page(booth.polygon)
        left, bottom, right, top = shape.bounds
        label = placed(shape, _ladder(page, booth), pad=round(min(1.0, 0.08 * min(right - left, top - bottom)), 3))
        if label:
            marks += label.words
        if label is None or label.rank:
            findings.append(_dropped(booth))
    return Layer(name="labels", marks=tuple(marks), findings=tuple(findings))


def _ladder(page: TradePage, booth: Booth) -> list[list[Para]]:
    plan, look = page.plan, page.look
    ink = look.colours.ink
    same: dict[str, Any] = {"colour": ink, "subject": booth.id, "most": 1}
    number = Para(
        text=booth.number, cap=look.cap("booth-number") * page.growth, floor=look.floor("booth-number"), face="bold",
        role="booth-number", **same,
    )  # fmt: skip
    small: dict[str, Any] = {
        "cap": look.cap("booth-name", "en"),
        "floor": look.floor("booth-name"),
        "role": "price",
        **same,
    }
    (line,) = sales_of(plan, [booth])
    area = Para(text=f"{line.area:g} m²", **small)
    price = [Para(text=f"{line.money:,.0f}", **small)] if line.money is not None and not booth.blocked else []
    return [[number, *price, area], [number, *(price or [area])], [number]]


def _dropped(booth: Booth) -> Finding:
    middle = booth.polygon.representative_point()
    return Finding(
        id=f"price-dropped-{booth.id}",
        rule="label-dropped",
        severity="note",
        subject=booth.id,
        place=Place(level=booth.level, x=middle.x, y=middle.y),
        message=Label.of(
            zh=f"销售图上展位 {booth.number} 放不下面积或价格",
            en=f"the sales plan has no room for area or price in stand {booth.number}",
        ),
    )


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
    used = {bands.fill(booth) for booth in page.booths}
    for number, top in enumerate(bands.tops):
        if bands.colour(number) in used:
            column = column.key(phrase("up-to", n=f"{top:,.0f}"), patch(bands.colour(number), page.look))
    return column


def _counted(line: SalesLine, plan: Plan) -> Label:
    """Return a state with count, area and money of the stands in it."""
    money = f" · {line.money:,.0f} {plan.event.prices.currency}" if plan.event.prices and line.money else ""
    name, count = phrase(line.state), phrase("count", n=line.count, area=f"{line.area:,.0f}")
    return Label(tuple((code, f"{text} · {count[code]}{money}") for code, text in name.texts))


def _totals(column: Column, plan: Plan, *, title: Label, lines: Sequence[SalesLine]) -> Column:
    """Write the sums over all states that are let, and which share of the area is sold or on option."""
    let = [line for line in lines if line.state != "blocked"]
    area, money = sum(line.area for line in let), sum(line.money or 0.0 for line in let)
    taken = sum(line.area for line in let if line.state in {"sold", "option"})
    column = column.part(title).fact(phrase("total"), f"{sum(line.count for line in let)} · {area:,.0f} m²")
    if plan.event.prices:
        column = column.fact(phrase("total"), f"{money:,.0f} {plan.event.prices.currency}")
    return column.fact(phrase("let"), f"{taken / area:.1%}" if area else "–")
