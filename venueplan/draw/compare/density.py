"""A picture of how close people stood while a hall emptied."""

from __future__ import annotations

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fixed import DENSITIES
from venueplan.draw.layers.layer import Layer, area, text
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import PAGES, Palette, style_for
from venueplan.draw.view import View, fitted
from venueplan.model import Plan, SimulatedClearing

CONGESTED = "4 人/m² 及以上为拥堵 from 4 persons/m² on: congested (IMO MSC.1/Circ.1533)"

_WINDOW = (12.0, 28.0, 285.0, 182.0)
_MARGIN = 12.0


def draw_density(plan: Plan, simulated: SimulatedClearing) -> Sheet:
    """Draw the densities of a simulated hall on an A4 sheet, with its booths and a legend.

    Parameters
    ----------
    plan
        Hall and booths.
    simulated
        What the simulation counted.
    """
    unit = plan.venue.unit(simulated.subject)
    colours = style_for(plan).colours
    view = fitted(unit.polygon, window=_WINDOW, turn=0.0, margin=4.0)
    booths = plan.floor_plan.booths if plan.floor_plan else ()
    stands = [view.cut(booth.polygon) for booth in booths if booth.hall == unit.id]
    outline = Shape(geometries=(view.cut(unit.polygon.boundary),), stroke=colours.wall, width=0.5)
    return Sheet(
        name=f"density-{unit.id}",
        title=f"Density while {unit.id} empties",
        page_mm=PAGES["A4"],
        background=colours.paper,
        layers=(
            Layer(name="floor", marks=(area(view.cut(unit.polygon), colours.floor),)),
            Layer(name="density", marks=tuple(_cells(simulated, view, within=unit.polygon))),
            Layer(name="booths", marks=(area(stands, colours.plain_booth, stroke=colours.booth_line, width=0.1),)),
            Layer(name="outline", marks=(outline,)),
            Layer(name="words", marks=tuple(_words(simulated, colours))),
        ),
        view=view,
    )


def _cells(simulated: SimulatedClearing, view: View, *, within: Polygon) -> list[Mark]:
    """Return the cells of each band as one shape, the lowest band first, as far as they lie in the hall."""
    grid = simulated.density
    found: dict[str, list[BaseGeometry]] = {colour: [] for _, colour in DENSITIES}
    for row, values in enumerate(grid.densities):
        for column, value in enumerate(values):
            colour = next((colour for least, colour in reversed(DENSITIES) if value >= least), "")
            if colour:
                x, y, half = grid.x + column * grid.step, grid.y + row * grid.step, grid.step / 2
                found[colour].append(box(x - half, y - half, x + half, y + half))
    return [
        area(view.cut(shapely.union_all(cells).intersection(within)), colour)
        for colour, cells in found.items()
        if cells
    ]


def _words(simulated: SimulatedClearing, colours: Palette) -> list[Mark]:
    """Return title, time, legend and what the simulation leaves out."""
    marks: list[Mark] = [
        text(line, at=(_MARGIN, 199.0 - 6.5 * number), cap=cap, colour=colours.ink, face=face)
        for number, (line, cap, face) in enumerate(
            (
                (f"{simulated.subject} 人员密度 Density of people", 4.2, "medium"),
                (_outcome(simulated), 2.6, "regular"),
            )
        )
    ]
    for number, (least, colour) in enumerate(DENSITIES):
        x = _MARGIN + 30.0 * number
        marks.append(area(box(x, 19.0, x + 6, 23.0), colour))
        marks.append(text(f"≥ {least:g} 人/m²", at=(x + 7.5, 19.9), cap=2.2, colour=colours.ink))
    below = [*(line for note in simulated.notes for line in (note["zh"], note["en"])), CONGESTED]
    marks += [
        text(line, at=(_MARGIN, 13.5 - 4.0 * number), cap=1.9, colour=colours.ink2) for number, line in enumerate(below)
    ]
    return marks


def _outcome(simulated: SimulatedClearing) -> str:
    people = f"{simulated.persons} 人 persons"
    if simulated.time is None:
        return f"{people}; 模型堵死 model clog, {simulated.remaining} 人未离开 still inside: no time"
    return f"{people}; JuPedSim {simulated.time:.0f} s; 每格为10秒平均值的最大值 worst mean over 10 s of each cell"
