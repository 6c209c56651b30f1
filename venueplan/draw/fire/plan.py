"""The plan of a hall to scale: exits with widths, aisles dimensioned, stands, fire points, floor that stays clear."""

from __future__ import annotations

from dataclasses import replace

from shapely import Point

from venueplan.draw.fire import samples
from venueplan.draw.fire.case import HallCase, chosen_paper, column_of, ground_of
from venueplan.draw.fire.column import FOOT, SIDE, Column, Sample, about, column_for, scale_of
from venueplan.draw.fire.page import Content
from venueplan.draw.fire.phrases import limit_name, phrase
from venueplan.draw.fixed import CLEAR, STAND
from venueplan.draw.layers.floor.booths import booth_labels
from venueplan.draw.layers.layer import Layer
from venueplan.draw.layers.page.dimensions import aisle_widths, clear_zones, exit_marks, fire_points
from venueplan.draw.paper.marks import Words
from venueplan.draw.style import Look
from venueplan.model import Label

SCALE = 250.0
"""Escape plans are drawn at 1:250 or larger (ISO 23601)."""

_LIMITS = ("aisle-width", "main-aisle", "exit-min-width", "exit-clear", "hydrant-clear", "shutter-clear")
_WIDTH_RULES = ("aisle-", "between")


def plan_sheet(case: HallCase) -> Content:
    """Draw the plan of a hall to scale."""
    paper, view = chosen_paper(case, side=SIDE, most=SCALE)
    look, venue = case.look(paper), case.plan.venue
    ground = ground_of(case, view=view, look=look)
    taken = ground.taken
    exits = exit_marks(venue, case.hall, codes=case.codes, view=view, look=look, taken=taken)
    points = fire_points(venue, case.hall, view=view, look=look, taken=taken)
    aisles = case.egress.aisles if case.egress else ()
    widths, shown = aisle_widths(aisles, faults=faults_of(case), view=view, look=look, taken=taken)
    # Numbers only: who stands there is in the lists.
    numbers = booth_labels(replace(case.plan, allocation=None), case.booths, view=view, look=look)
    column = _figures(case, column_for(case, key="plan", paper=paper, side=SIDE, look=look), shown=shown)
    column = _legend(_limits(case, column), points=points, look=look)
    column = column.notes("fixed-lines", *(["scale-small"] if view.scale > SCALE else []))
    column = column.stamp(bottom=column_of(paper, side=SIDE)[1] + FOOT)
    return Content(
        **about(case, "plan"),
        paper=paper,
        view=view,
        layers=(
            *ground.below,
            clear_zones(case.zones, view=view, look=look),
            *ground.above,
            numbers,
            widths,
            exits,
            points,
            column.layer(),
            *scale_of(case.plan, view=view, look=look, side=SIDE),
        ),
        counts=(
            ("booth_numbers", len(case.booths)),
            ("booth_numbers_shown", len({m.subject for m in numbers.marks if isinstance(m, Words)})),
            ("aisle_widths", len(aisles)),
            ("aisle_widths_shown", shown),
        ),
    )


def faults_of(case: HallCase) -> list[Point]:
    """Return the places of findings about the width of aisles, metres."""
    found = (one.finding for one in case.found)
    return [Point(f.place.x, f.place.y) for f in found if f.place and any(word in f.rule for word in _WIDTH_RULES)]


def _figures(case: HallCase, column: Column, *, shown: int) -> Column:
    egress = case.egress
    column = column.part("facts").fact(phrase("area-gross"), f"{case.hall.polygon.area:,.0f} m²")
    column = column.fact(phrase("area-net"), f"{sum(booth.area for booth in case.booths):,.0f} m²")
    column = column.fact(phrase("stands"), f"{len(case.booths)}")
    if egress is None:
        return column
    column = column.fact(phrase("persons"), f"{egress.persons:,}")
    column = column.fact(phrase("exit-count"), f"{len(egress.exits)}")
    column = column.fact(phrase("exit-widths"), f"{sum(use.width for use in egress.exits):.2f} m")
    if egress.longest is not None:
        column = column.fact(phrase("longest-walk"), f"{egress.longest.length:.1f} m")
    return column.fact(phrase("aisles-shown"), f"{shown} / {len(egress.aisles)}")


def _limits(case: HallCase, column: Column) -> Column:
    """Write what the rule pack asks for."""
    column = column.part("limits")
    for name in _LIMITS:
        limit = case.pack.find(name)
        if limit is not None:
            column = column.fact(limit_name(name), f"≥ {limit.value:g} {limit.unit}")
    if case.limit is not None:
        column = column.fact(limit_name(case.limit.name), f"≤ {case.limit.value:g} {case.limit.unit}")
    return column


def _legend(column: Column, *, points: Layer, look: Look) -> Column:
    colours = look.colours
    entries: list[tuple[Label, Sample]] = [
        (phrase("key-exit"), samples.plate("E1 4.00", fill=colours.safety, ink=colours.white, look=look)),
        (phrase("key-door"), samples.plate("2.00 m", fill="", ink=colours.ink2, look=look)),
        (phrase("key-aisle"), samples.dimension(colours.ink, look=look)),
        (phrase("key-fault"), samples.dimension(colours.here, look=look)),
        (phrase("key-clear"), samples.patch(CLEAR, edge=colours.safety, dash=True)),
        (phrase("key-stand"), samples.stand("1A01", fill=STAND, look=look)),
        *((key.label, samples.pictogram(key)) for key in points.keys),
        (phrase("key-column"), samples.patch(colours.wall)),
    ]
    column = column.part("legend")
    for label, sample in entries:
        column = column.key(label, sample)
    return column
