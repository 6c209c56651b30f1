"""The plan of one hall: booths, numbers, names, doors, and who stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import shapely

from venueplan.draw.layers.floor.booths import (
    booth_areas,
    booth_labels,
    booths_in,
    numbers_with_room,
    row_discs,
    row_letter,
    zone_captions,
)
from venueplan.draw.layers.floor.building import (
    details,
    fixtures,
    furnishings,
    levels_of,
    stage_areas,
    surroundings,
    walls,
)
from venueplan.draw.layers.floor.doors import hall_doors
from venueplan.draw.layers.floor.places import Choice, amenities, neighbours, room_labels, section_labels
from venueplan.draw.layers.layer import Layer, Taken, area, rounded
from venueplan.draw.layers.page.furniture import (
    Heading,
    grid_lines,
    header,
    legend,
    north_arrow,
    scale_bar,
    title_block,
    unique_keys,
)
from venueplan.draw.layers.page.index import Entry, Setting, entries, index, room_for, setting
from venueplan.draw.layers.page.inset import inset
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.lettering.words import texts_in, word
from venueplan.draw.maps.directory import Directory, directory_sheets
from venueplan.draw.maps.legible import refuse_unread, unread
from venueplan.draw.pages import Paper, look_on, paper_of
from venueplan.draw.paper.marks import Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Look, Style, style_for
from venueplan.draw.view import Box, View, fitted
from venueplan.errors import InputError, UnknownNameError
from venueplan.geometry.grid import ReferenceGrid, letters_beside
from venueplan.model import FORMATS, Booth, Label, Plan, Unit

_OFFERED = (
    *(f"{name}-{way}" for name in reversed(FORMATS) for way in ("landscape", "portrait")),
    *("1600x1200", "2400x1800", "3600x2700", "5000x3700"),
)
"""Pages that are looked at when one is too small, from the smallest on."""

_MARGIN = 0.017
_HEADER = 0.085
_SAMPLE = 400
"""Booths whose numbers are looked at before a hall is drawn."""

_INDEX = 0.4
"""Most of the page's width that the index takes; the rest of it goes to further sheets."""


@dataclass(frozen=True, kw_only=True)
class _Page:
    """Where things stand on a hall plan, mm."""

    size: tuple[float, float]
    header: Box
    map: Box
    strip: Box
    side: Box
    setting: Setting


def hall_of(plan: Plan, hall_id: str) -> Unit:
    """Return a hall by id; raise :class:`UnknownNameError` if there is none."""
    halls = {hall.id: hall for hall in plan.venue.halls}
    if hall_id not in halls:
        raise UnknownNameError("hall", hall_id, known=halls)
    return halls[hall_id]


def grid_of(plan: Plan, hall: Unit) -> ReferenceGrid:
    """Return the reference grid of a hall's plan: letters that its rows of booths do not bear."""
    return _grid_over(hall, booths_in(plan, hall.id))


def _grid_over(hall: Unit, booths: Sequence[Booth]) -> ReferenceGrid:
    rows = sorted({row_letter([booth]) for booth in booths})
    return ReferenceGrid.over(hall.polygon, letters=letters_beside(rows))


def grid_references(plan: Plan) -> dict[str, str]:
    """Return the cell of every booth on the plan of its hall, by booth id."""
    found: dict[str, str] = {}
    for hall in plan.venue.halls:
        booths = booths_in(plan, hall.id)
        found |= _references(booths, grid=_grid_over(hall, booths))
    return found


def _references(booths: Sequence[Booth], *, grid: ReferenceGrid) -> dict[str, str]:
    points = shapely.get_coordinates(shapely.point_on_surface([booth.polygon for booth in booths])).tolist()
    return {booth.id: grid.reference(x, y) for booth, (x, y) in zip(booths, points, strict=True)}


def draw_hall(plan: Plan, hall_id: str, *, style: Style | None = None, paper: Paper | None = None) -> Sheet:
    """Draw the plan of a hall: A1, or A0 where a booth number would not reach its floor.

    Parameters
    ----------
    hall_id
        Id of a unit with use ``exhibition``.
    paper
        Page to draw on; None for the one that fits, landscape or upright.

    Raises
    ------
    UnknownNameError
        If there is no such hall.
    InputError
        If most booth numbers could not be read, on A0 either if no page is asked for; the sentence names the sheet that
        would do. A style whose floor for booth numbers is 0 is never refused.
    """
    hall, design = hall_of(plan, hall_id), style_for(plan, style)
    if paper:
        sheet = _readable(plan, hall, style=design, papers=[paper])
        if sheet is None:
            raise InputError(_too_small(plan, hall, style=design, paper=paper))
        return sheet
    return _readable(plan, hall, style=design, papers=_either_way("A1")) or _on_a0(plan, hall, style=design)


def _readable(plan: Plan, hall: Unit, *, style: Style, papers: Sequence[Paper]) -> Sheet | None:
    """Return the plan on a page if it has room for every booth number; a look at some of them saves drawing in vain."""
    if unread(_outlook(plan, hall, style=style, papers=papers, most=_SAMPLE)):
        return None
    sheet = _on(plan, hall, style=style, papers=papers)
    return None if unread(sheet) else sheet


def _on_a0(plan: Plan, hall: Unit, *, style: Style) -> Sheet:
    """Return the plan on A0 if most of its booth numbers can be read there."""
    papers, booths = _either_way("A0"), booths_in(plan, hall.id)
    turn, look = _grid_over(hall, booths).turn, style.on("A0", languages=plan.event.languages)
    if unread(_outlook(plan, hall, style=style, papers=papers, most=_SAMPLE)):
        refuse_unread(_outlook(plan, hall, style=style, papers=papers), booths, turn=turn, look=look)
    sheet = _on(plan, hall, style=style, papers=papers)
    refuse_unread(sheet, booths, turn=turn, look=look)
    return sheet


def _either_way(name: str) -> list[Paper]:
    return [paper_of(f"{name}-landscape"), paper_of(f"{name}-portrait")]


def _too_small(plan: Plan, hall: Unit, *, style: Style, paper: Paper) -> str:
    """Say that a page is too small for a hall, and which is the smallest that would do."""
    fact = f"booth numbers of hall '{hall.id}' would be too small to read on {_called(paper)}"
    fitting = (page for page in map(paper_of, _OFFERED) if not unread(_outlook(plan, hall, style=style, papers=[page])))
    enough = next(fitting, None)
    return (
        f"{fact}; {_called(enough)} would do" if enough else f"{fact}, and on any page: give its booths shorter numbers"
    )


def _called(paper: Paper) -> str:
    """Return what a page is called where its format alone would not tell how it lies."""
    return f"{paper.name}-portrait" if paper.name in PAGES and paper.high > paper.wide else paper.name


def _outlook(plan: Plan, hall: Unit, *, style: Style, papers: Sequence[Paper], most: int | None = None) -> Sheet:
    """Return a sheet with nothing on it yet but the figures that tell how many booth numbers would have room.

    With ``most`` about so many booths speak for all.
    """
    booths = booths_in(plan, hall.id)
    look = look_on(papers[0], style, languages=plan.event.languages)
    rows = sum(len(plan.exhibitors_on(booth.id)) for booth in booths)
    page, view = _page(hall, turn=_grid_over(hall, booths).turn, rows=rows, papers=papers, look=look)
    step = max(1, len(booths) // most) if most else 1
    shown = numbers_with_room(plan, booths, view=view, look=look, step=step)
    counts = (("booth_numbers", len(booths[::step])), ("booth_numbers_shown", shown))
    return Sheet(name="", title="", page_mm=page.size, background=look.colours.sheet, view=view, counts=counts)


def _on(plan: Plan, hall: Unit, *, style: Style, papers: Sequence[Paper]) -> Sheet:
    booths = booths_in(plan, hall.id)
    grid = _grid_over(hall, booths)
    look = look_on(papers[0], style, languages=plan.event.languages)
    found = entries(plan, booths, look=look, grid=_references(booths, grid=grid))
    page, view = _page(hall, turn=grid.turn, rows=len(found), papers=papers, look=look)
    layers = _map(plan, hall, booths=booths, grid=grid, view=view, look=look)
    back = [area(rounded(page.map, 2), look.colours.paper), area(rounded(page.strip, 2), look.colours.white)]
    back += [area(rounded(page.side, 2), look.colours.white)] if found else []
    heading = Heading(
        numeral=hall.number,
        title=_title(hall, languages=plan.event.languages),
        right=(plan.event.name, plan.venue.name),
    )
    name, title = f"hall-{hall.id}", f"{hall.name} · {plan.event.name}"
    room = room_for(_columns(page, look), setting=page.setting, look=look)
    turned = replace(papers[0], wide=page.size[0], high=page.size[1])
    shared = Directory(name=name, title=title, heading=heading, paper=turned)
    more = directory_sheets(plan, found[room:], shared=shared, look=look)
    return Sheet(
        name=name,
        title=title,
        page_mm=page.size,
        background=look.colours.sheet,
        layers=(
            Layer(name="panels", marks=tuple(back)),
            *layers,
            header(heading, place=page.header, look=look),
            *_strip(plan, hall, page=page, view=view, look=look, layers=layers),
            *(_side(plan, found[:room], page=page, scale=view.scale, pages=1 + len(more), look=look) if found else ()),
        ),
        more=more,
        view=view,
        counts=_counts(plan, booths, layers=layers),
    )


def _title(hall: Unit, *, languages: Sequence[str]) -> Label:
    """Return what the plan is called: the hall's name and "floor plan", where its language has words for it."""
    texts = texts_in(hall.name, languages) or [("en", hall.id)]
    lines = [(code, word("floor-plan", zh=line, en=line)[code] or line) for code, line in texts]
    if not {code for code, _ in texts} & {"zh", "en"}:
        lines[0] = (lines[0][0], word("floor-plan", zh="", en=lines[0][1])["en"])
    return Label(tuple(lines))


def _page(hall: Unit, *, turn: float, rows: int, papers: Sequence[Paper], look: Look) -> tuple[_Page, View]:
    """Choose a page and the type of the index so that the hall is as large as can be."""
    best: tuple[_Page, View] | None = None
    for paper in papers:
        for most in (1.3, 1.15, 1.0):
            page = _laid_out(rows, most=most, paper=paper, look=look)
            view = fitted(hall.polygon, window=page.map, turn=turn, margin=look.cap("grid") * 4.4)
            if best is None or view.scale < best[1].scale:
                best = (page, view)
    assert best is not None  # noqa: S101 - there is a page to try
    return best


def _laid_out(rows: int, *, most: float, paper: Paper, look: Look) -> _Page:
    """Lay out map, legend strip and index column on a page."""
    wide, high = paper.size
    edge, gap = max(wide, high) * _MARGIN, max(wide, high) * 0.008
    bar = max(wide, high) * _HEADER * 0.75
    strip = look.cap("legend") * 21
    inner = high - bar - 2 * edge
    chosen = setting(
        rows, height=inner - _block(look) - look.cap("legend") * 4, width=wide * _INDEX, look=look, most=most
    )
    # A hall in which nobody stands yet has no index: the plan takes its place, the title block goes into the strip.
    x = wide - edge - chosen.width(look) - 3.2 * look.cap("legend") if rows else wide - edge + gap
    return _Page(
        size=(wide, high),
        header=(0, high - bar, wide, high),
        map=(edge, edge + strip + gap, x - gap, high - bar - edge),
        strip=(edge, edge, x - gap, edge + strip),
        side=(x, edge, wide - edge, high - bar - edge),
        setting=chosen,
    )


def _block(look: Look) -> float:
    """Height of the title block, mm."""
    return look.cap("legend", "en") * 2.6 * 5


def _map(
    plan: Plan, hall: Unit, *, booths: Sequence[Booth], grid: ReferenceGrid, view: View, look: Look
) -> list[Layer]:
    venue, ordinal = plan.venue, plan.venue.level(hall.level).ordinal
    stands = view.on_page([booth.polygon for booth in booths])
    areas = booth_areas(plan, booths, view=view, look=look, pages=stands)
    posts = furnishings(venue, ordinal=ordinal, view=view)
    wall = view.to_page(hall.polygon).boundary.buffer(look.line("structure"))
    taken = Taken([*stands, *posts, wall])
    lines = grid_lines(grid, over=hall.polygon, view=view, look=look)
    for place in boxes_of([Layer(name="", marks=lines.marks[1:])]):
        taken.take(place)
    entrances = hall_doors(venue, hall, view=view, look=look, taken=taken)
    signs = amenities(venue, ordinal=ordinal, view=view, look=look, taken=taken, choice=_near(hall))
    rows = row_discs(booths, view=view, look=look, taken=taken)
    captions = zone_captions(plan, booths, view=view, look=look, taken=taken)
    busy = boxes_of([entrances, signs])
    stages = [s for s in venue.sections if s.level in levels_of(venue, ordinal) and s.use == "stage-area"]
    around = room_labels(
        neighbours(venue, hall),
        view=view,
        look=look,
        quiet=True,
        busy=[*busy, *posts, *boxes_of([Layer(name="", marks=lines.marks[1:])])],
    )
    return [
        surroundings(venue, subject=hall, view=view, look=look),
        details(venue, ordinal=ordinal, view=view, look=look),
        lines,
        stage_areas(venue, ordinal=ordinal, view=view, look=look),
        areas,
        fixtures(venue, ordinal=ordinal, view=view, look=look, within=hall),
        walls(venue, ordinal=ordinal, view=view, look=look, subject=hall),
        around,
        section_labels(stages, view=view, look=look, busy=[*busy, *posts]),
        booth_labels(plan, booths, view=view, look=look, pages=stands),
        rows,
        captions,
        signs,
        entrances,
    ]


def _near(hall: Unit) -> Choice:
    """Choose what a hall plan shows: all that visitors need around the hall, fire equipment only in it."""
    reach = hall.polygon.buffer(0.6)
    return Choice(fire_within=reach)


def _strip(plan: Plan, hall: Unit, *, page: _Page, view: View, look: Look, layers: Sequence[Layer]) -> list[Layer]:
    left, bottom, right, top = page.strip
    pad = look.cap("legend") * 2
    block: list[Layer] = []
    if not any(plan.exhibitors_on(booth.id) for booth in booths_in(plan, hall.id)):
        wide = look.cap("legend") * 36
        place = (right - pad - wide, bottom + pad * 0.6, right - pad, top - pad * 0.8)
        block.append(title_block(plan, place=place, look=look, scale=view.scale))
        right -= wide + pad
    site = (right - pad - (top - bottom) * 1.5, bottom + pad * 0.6, right - pad, top - pad * 0.6)
    arrow = (site[0] - pad - look.cap("legend") * 5, (bottom + top) / 2 - pad * 0.2)
    bar = arrow[0] - look.cap("legend") * 6 - (right - left) * 0.2
    place = (left + pad, bottom + pad * 0.8, bar - pad * 1.5, top - pad * 0.8)
    return [
        legend(unique_keys(layers), place=place, look=look),
        scale_bar(
            view,
            at=(bar, (bottom + top) / 2 + pad * 0.5),
            width=(right - left) * 0.2,
            look=look,
            speed=plan.event.walking_speed,
        ),
        north_arrow(view, bearing=plan.venue.georeference.bearing, at=arrow, radius=look.cap("legend") * 4, look=look),
        inset(plan.venue, hall=hall, place=site, turn=view.turn, look=look),
        *block,
    ]


def _side(plan: Plan, found: Sequence[Entry], *, page: _Page, scale: float, pages: int, look: Look) -> list[Layer]:
    """Draw the index, or the first of several pages of it, and the title block below it."""
    left, bottom, right, _ = page.side
    pad = look.cap("legend") * 1.6
    lower = (left + pad, bottom + pad * 0.6, right - pad, bottom + pad * 0.6 + _block(look))
    return [
        index(found, place=_columns(page, look), setting=page.setting, look=look, page=(1, pages)),
        title_block(plan, place=lower, look=look, scale=scale),
    ]


def _columns(page: _Page, look: Look) -> Box:
    """Return the place of the index above the title block, mm."""
    left, bottom, right, top = page.side
    pad = look.cap("legend") * 1.6
    return (left + pad, bottom + pad * 1.6 + _block(look), right - pad, top - pad)


def _counts(plan: Plan, booths: Sequence[Booth], *, layers: Sequence[Layer]) -> tuple[tuple[str, int], ...]:
    words = [mark for layer in layers for mark in layer.marks if isinstance(mark, Words)]
    numbers = {mark.subject for mark in words if mark.role == "booth-number"}
    named = {mark.subject for mark in words if mark.role == "booth-name"}
    present = {exhibitor for booth in booths for exhibitor in plan.exhibitors_on(booth.id)}
    return (
        ("booth_numbers", len(booths)),
        ("booth_numbers_shown", len(numbers)),
        ("exhibitor_names", len(present)),
        ("exhibitor_names_shown", len(named)),
    )
