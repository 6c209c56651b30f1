"""How far it is to walk to the nearest exit from every place of a hall."""

from __future__ import annotations

from venueplan.draw.fire import samples
from venueplan.draw.fire.case import MAP_SCALE, HallCase, chosen_paper, ground_of
from venueplan.draw.fire.column import SIDE, Column, about, column_for, scale_of
from venueplan.draw.fire.page import Content
from venueplan.draw.fire.phrases import limit_name, phrase
from venueplan.draw.fixed import GOOD
from venueplan.draw.layers.floor.egress import longest_way
from venueplan.draw.layers.floor.terrain import Terrain, bands_of, contours, distance_bands
from venueplan.draw.layers.page.dimensions import exit_marks
from venueplan.draw.style import Look
from venueplan.model import HallEgress, Label


def distance_sheet(case: HallCase, terrain: Terrain, *, egress: HallEgress) -> Content:
    """Draw bands of walking distance with their lines and metres, and the longest way."""
    paper, view = chosen_paper(case, side=SIDE, most=MAP_SCALE)
    look, limit = case.look(paper), case.limit.value if case.limit else None
    ground = ground_of(case, view=view, look=look)
    taken = ground.taken
    exits = exit_marks(case.plan.venue, case.hall, codes=case.codes, view=view, look=look, taken=taken)
    way = longest_way(egress, view=view, look=look, taken=taken)
    lines = contours(terrain, limit=limit, view=view, look=look, taken=taken)
    column = _column(case, terrain, egress=egress, look=look)
    return Content(
        **about(case, "distances"),
        paper=paper,
        view=view,
        layers=(
            *ground.below,
            distance_bands(terrain, bands_of(terrain, limit=limit), view=view, look=look),
            lines.lines,
            *ground.above,
            lines.metres,
            way,
            exits,
            column.layer(),
            *scale_of(case.plan, view=view, look=look, side=SIDE),
        ),
    )


def _column(case: HallCase, terrain: Terrain, *, egress: HallEgress, look: Look) -> Column:
    """Write the longest walk against its limit, and what the colours mean."""
    limit, red = case.limit.value if case.limit else None, look.colours.here
    longest = egress.longest.length if egress.longest is not None else None
    fails = limit is not None and longest is not None and longest > limit + 1e-3
    column = column_for(case, key="distances", paper=look.format, side=SIDE, look=look).part("facts")
    value = f"{longest:.1f} m" if longest is not None else "–"
    column = column.fact(phrase("longest-walk"), value, colour=red if fails else "")
    if case.limit is not None:
        column = column.fact(limit_name(case.limit.name), f"≤ {limit:g} m", colour=red if fails else "")
        column = column.fact(phrase("verdict"), " ".join(_verdict(fails=fails)), colour=red if fails else GOOD)
    column = column.part("to-exit")
    for band in bands_of(terrain, limit=limit):
        sample = samples.patch(band.fill, edge=look.colours.wall)
        column = column.key(Label.of(en=f"{band.low:g} – {band.high:.4g} m"), sample)
    if not terrain.cut_off.is_empty:
        column = column.key(phrase("key-no-way"), samples.patch(look.colours.ink2))
    column = column.key(phrase("key-longest"), samples.line(red, width=look.line("hair") * 8, arrow=True))
    if limit is not None and terrain.highest > limit:
        column = column.key(phrase("key-limit", m=f"{limit:g}"), samples.line(red, width=look.line("hair") * 6))
    return column.notes("how-measured", "stands-hide")


def _verdict(*, fails: bool) -> tuple[str, ...]:
    return tuple(text for _, text in phrase("fails" if fails else "enough").texts)
