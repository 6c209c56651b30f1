"""The plan of a hall with a column beside it, for those who work with its stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.column import Column
from venueplan.draw.layers.floor.booths import booths_in, row_discs, type_growth
from venueplan.draw.layers.floor.building import details, fixtures, stage_areas, surroundings, walls
from venueplan.draw.layers.layer import Layer, Taken, area, rounded
from venueplan.draw.layers.page.furniture import Heading, grid_lines, header, north_arrow, scale_bar, title_block
from venueplan.draw.lettering.words import texts_in
from venueplan.draw.maps.hall import grid_of
from venueplan.draw.paper.marks import Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, Style
from venueplan.draw.trade.phrases import phrase
from venueplan.draw.view import Box, View, fitted
from venueplan.geometry.grid import ReferenceGrid
from venueplan.model import Booth, Finding, Label, Place, Plan, Unit

PAPERS = ("A2", "A1", "A0")

_SIDE = 0.21
"""Width of the column as a share of the sheet."""


@dataclass(frozen=True, kw_only=True)
class TradePage:
    """A hall on a sheet, and the place of the column beside it."""

    plan: Plan
    hall: Unit
    look: Look
    grid: ReferenceGrid
    size: tuple[float, float]
    header: Box
    map: Box
    side: Box
    view: View

    @cached_property
    def booths(self) -> tuple[Booth, ...]:
        """Stands of the hall in the order of their numbers."""
        return booths_in(self.plan, self.hall.id)

    @property
    def ordinal(self) -> int:
        """Storey of the hall."""
        return self.plan.venue.level(self.hall.level).ordinal

    @cached_property
    def growth(self) -> float:
        """By how much labels are larger than the style asks, as there is room."""
        return type_growth(self.booths, view=self.view, look=self.look)

    @property
    def column(self) -> Column:
        """An empty column."""
        left, _, right, top = self.side
        pad = self.look.cap("legend")
        return Column(left=left + pad, right=right - pad, y=top - pad, look=self.look)


def trade_page(plan: Plan, hall: Unit, *, paper: str, style: Style) -> TradePage:
    """Lay out a hall on a sheet, across or upright, whichever shows it larger."""
    look, grid = style.on(paper, languages=plan.event.languages), grid_of(plan, hall)
    pages = [_laid_out(plan, hall, size=size, look=look, grid=grid) for size in (PAGES[paper], PAGES[paper][::-1])]
    return min(pages, key=lambda page: page.view.scale)


def _laid_out(plan: Plan, hall: Unit, *, size: tuple[float, float], look: Look, grid: ReferenceGrid) -> TradePage:
    (wide, high), long = size, max(size)
    edge, bar, side = long * 0.017, long * 0.06, long * _SIDE
    window = (edge, edge, wide - edge * 1.5 - side, high - bar - edge)
    return TradePage(
        plan=plan,
        hall=hall,
        look=look,
        grid=grid,
        size=size,
        header=(0, high - bar, wide, high),
        map=window,
        side=(wide - edge - side, edge, wide - edge, high - bar - edge),
        view=fitted(hall.polygon, window=window, turn=grid.turn, margin=look.cap("grid") * 4.4),
    )


def composed(page: TradePage, key: str, *, stands: Sequence[Layer], column: Column) -> Sheet:
    """Return the sheet: the hall with its stands as they are drawn, and the column with scale and title block."""
    plan, hall, look = page.plan, page.hall, page.look
    venue, view = plan.venue, page.view
    panels = Layer(
        name="panels",
        marks=(area(rounded(page.map, 2), look.colours.paper), area(rounded(page.side, 2), look.colours.white)),
    )
    posts: list[BaseGeometry] = [view.to_page(booth.polygon) for booth in page.booths]
    taken = Taken([*posts, view.to_page(hall.polygon).boundary.buffer(look.line("structure"))])
    heading = Heading(numeral=hall.number, title=_title(page, key), right=(plan.event.name, venue.name))
    labels = [mark for layer in stands for mark in layer.marks if isinstance(mark, Words)]
    numbers = {mark.subject for mark in labels if mark.role == "booth-number"}
    return Sheet(
        name=f"{key}-{hall.id}",
        title=f"{_title(page, key)} · {plan.event.name}",
        page_mm=page.size,
        background=look.colours.sheet,
        layers=(
            panels,
            surroundings(venue, subject=hall, view=view, look=look),
            details(venue, ordinal=page.ordinal, view=view, look=look),
            grid_lines(page.grid, over=hall.polygon, view=view, look=look),
            stage_areas(venue, ordinal=page.ordinal, view=view, look=look),
            fixtures(venue, ordinal=page.ordinal, view=view, look=look, within=hall),
            walls(venue, ordinal=page.ordinal, view=view, look=look, subject=hall),
            *stands,
            row_discs(page.booths, view=view, look=look, taken=taken),
            header(heading, place=page.header, look=look),
            column.layer(),
            *_foot(page),
        ),
        view=view,
        counts=(("booth_numbers", len(page.booths)), ("booth_numbers_shown", len(numbers))),
    )


def all_numbered(sheet: Sheet) -> bool:
    """Tell whether every stand of a composed sheet has its number."""
    counts = dict(sheet.counts)
    return counts["booth_numbers"] == counts["booth_numbers_shown"]


def given_way(booth: Booth, *, key: str, what: Label) -> Finding:
    """Note what a sheet has no room for in a stand.

    Parameters
    ----------
    key
        What the id of the note begins with.
    what
        A sentence with ``{number}`` in the place of the number of the stand.
    """
    middle = booth.polygon.representative_point()
    return Finding(
        id=f"{key}-{booth.id}",
        rule="label-dropped",
        severity="note",
        subject=booth.id,
        place=Place(level=booth.level, x=middle.x, y=middle.y),
        message=Label(tuple((code, line.replace("{number}", booth.number)) for code, line in what.texts)),
    )


def foot_of(page: TradePage) -> float:
    """Return where scale bar and title block begin, mm from below."""
    return page.side[1] + page.look.cap("legend", "en") * 24


def _foot(page: TradePage) -> list[Layer]:
    """Draw scale bar, north arrow and title block at the foot of the column."""
    left, bottom, right, _ = page.side
    look, cap = page.look, page.look.cap("legend", "en")
    pad, bearing = look.cap("legend"), page.plan.venue.georeference.bearing
    block = (left + pad, bottom + pad, right - pad, bottom + pad + cap * 13)
    y = bottom + cap * 19
    return [
        scale_bar(page.view, at=(left + pad, y), width=(right - left) * 0.5, look=look),
        north_arrow(page.view, bearing=bearing, at=(right - pad - cap * 4, y), radius=cap * 3, look=look),
        title_block(page.plan, place=block, look=look, scale=page.view.scale),
    ]


def _title(page: TradePage, key: str) -> Label:
    """Return what the sheet is called: the hall's name and what is shown."""
    texts = texts_in(page.hall.name, page.plan.event.languages) or [("en", page.hall.id)]
    lines = [(code, phrase(key, zh=line, en=line)[code] or line) for code, line in texts]
    if not {code for code, _ in texts} & {"zh", "en"}:
        lines[0] = (lines[0][0], phrase(key, zh="", en=lines[0][1])["en"])
    return Label(tuple(lines))
