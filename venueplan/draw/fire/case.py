"""One hall as the sheets for the fire authority see it: its floor, what was measured, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.paper import inner, look_on
from venueplan.draw.fixed import STAND
from venueplan.draw.layers.floor.booths import booths_in
from venueplan.draw.layers.floor.building import details, fixtures, stage_areas, surroundings, walls
from venueplan.draw.layers.floor.egress import codes_of
from venueplan.draw.layers.floor.terrain import Terrain
from venueplan.draw.layers.layer import Layer, Taken, area
from venueplan.draw.layers.markers import Numbered
from venueplan.draw.layers.page.furniture import grid_lines
from venueplan.draw.layers.pieces import boxes_of
from venueplan.draw.maps.hall import grid_of
from venueplan.draw.paper.marks import Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View, fitted
from venueplan.geometry.grid import ReferenceGrid
from venueplan.model import Booth, Fixture, HallEgress, Plan, Unit
from venueplan.rules import ClearZone, Limit, RulePack, booth_clear_zones, travel_limit

MAP_SCALE = 500.0
"""Maps of distances and catchments are drawn at 1:500 or larger."""

_MARGIN = 15.0
"""Space around a hall for the names of the grid and the widths of its doors, mm."""


@dataclass(frozen=True, kw_only=True)
class HallCase:
    """A hall with everything its sheets show.

    Attributes
    ----------
    egress
        What was measured; None if nothing was.
    found
        Findings in the hall, with their numbers.
    """

    plan: Plan
    hall: Unit
    pack: RulePack
    egress: HallEgress | None = None
    found: tuple[Numbered, ...] = ()

    @cached_property
    def booths(self) -> tuple[Booth, ...]:
        """Stands in the order of their numbers."""
        return booths_in(self.plan, self.hall.id)

    @cached_property
    def grid(self) -> ReferenceGrid:
        """Reference grid over the hall."""
        return grid_of(self.plan, self.hall)

    @cached_property
    def zones(self) -> tuple[ClearZone, ...]:
        """Floor that stays clear."""
        return booth_clear_zones(self.plan.venue, self.hall, pack=self.pack)

    @cached_property
    def fixtures(self) -> tuple[Fixture, ...]:
        """What stands in the hall and blocks the floor."""
        level, polygon = self.hall.level, self.hall.polygon
        found = (f for f in self.plan.venue.fixtures if f.level == level and f.blocks)
        return tuple(f for f in found if f.polygon.intersects(polygon))

    @property
    def ordinal(self) -> int:
        """Storey of the hall."""
        return self.plan.venue.level(self.hall.level).ordinal

    @property
    def limit(self) -> Limit | None:
        """Limit of the walking distance to an exit, if the pack has one."""
        return travel_limit(self.hall, "travel-path", pack=self.pack)

    @cached_property
    def terrain(self) -> Terrain | None:
        """Walking distances as a surface."""
        if self.egress is None or self.egress.grid is None:
            return None
        return Terrain(grid=self.egress.grid, floor=self.hall.polygon)

    @property
    def codes(self) -> dict[str, str]:
        """What each exit is called, by the id of its opening."""
        return codes_of(self.egress) if self.egress else {}

    def look(self, paper: str) -> Look:
        """Return type and lines of a sheet of the set."""
        return look_on(paper, languages=self.plan.event.languages)


def lies_in(numbered: Numbered, hall: Unit) -> bool:
    """Tell whether a finding has its place in a hall or on its edge."""
    place = numbered.finding.place
    return place is not None and place.level == hall.level and hall.polygon.distance(Point(place.x, place.y)) < 0.3


def chosen_paper(case: HallCase, *, side: float, most: float) -> tuple[str, View]:
    """Return the smallest ISO sheet on which a hall is drawn at least at a scale, and how it lies on it.

    Parameters
    ----------
    side
        Width of the column beside the map, mm.
    most
        The scale is 1:``most`` or larger, as far as A0 allows it.
    """
    for paper in ("A3", "A2", "A1", "A0"):
        view = fitted(case.hall.polygon, window=window_of(paper, side=side), turn=case.grid.turn, margin=_MARGIN)
        if view.scale <= most:
            break
    return paper, view


def window_of(paper: str, *, side: float) -> Box:
    """Return the place of the map beside a column, mm."""
    left, bottom, right, top = inner(paper)
    return (left, bottom, right - side, top)


def column_of(paper: str, *, side: float) -> Box:
    """Return the place of the column, mm, its margins taken off."""
    _, bottom, right, top = inner(paper)
    return (right - side + 4.0, bottom + 4.0, right - 5.0, top - 6.0)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The floor of a hall on a page: layers under and over what a sheet is about, and what is taken.

    Attributes
    ----------
    below
        Surroundings and floor.
    above
        Stands, fixtures and walls.
    """

    below: tuple[Layer, ...]
    above: tuple[Layer, ...]
    taken: Taken


def ground_of(case: HallCase, *, view: View, look: Look) -> Ground:
    """Return the floor of a hall with its stands in one quiet colour; labels keep to the aisles."""
    venue, ordinal = case.plan.venue, case.ordinal
    grid = grid_lines(case.grid, over=case.hall.polygon, view=view, look=look)
    lines, letters = Layer(name="grid", marks=grid.marks[:1]), Layer(name="grid names", marks=grid.marks[1:])
    stands: list[BaseGeometry] = [view.to_page(booth.polygon) for booth in case.booths]
    wall = view.to_page(case.hall.polygon).boundary.buffer(look.line("structure") / 2 + 0.3)
    posts = [view.to_page(f.polygon) for f in case.fixtures]
    taken = Taken([*stands, *posts, wall])
    for place in boxes_of([letters]):
        taken.take(place.buffer(0.6))
    return Ground(
        below=(
            surroundings(venue, subject=case.hall, view=view, look=look),
            details(venue, ordinal=ordinal, view=view, look=look),
        ),
        above=(
            lines,
            stage_areas(venue, ordinal=ordinal, view=view, look=look),
            _stands(case, view=view, look=look),
            fixtures(venue, ordinal=ordinal, view=view, look=look, within=case.hall),
            Layer(name="columns", marks=(area(_columns(case, view=view), look.colours.wall),)),
            walls(venue, ordinal=ordinal, view=view, look=look, subject=case.hall),
            letters,
        ),
        taken=taken,
    )


def _stands(case: HallCase, *, view: View, look: Look) -> Layer:
    """Draw the outlines of all stands; columns inside them are drawn over them."""
    outlines = tuple(view.to_page(Polygon(booth.polygon.exterior)) for booth in case.booths)
    shape = Shape(geometries=outlines, fill=STAND, stroke=look.colours.booth_line, width=look.line("booth"))
    return Layer(name="stands", marks=(shape,))


def _columns(case: HallCase, *, view: View) -> list[BaseGeometry]:
    """Return every column of the hall, however small it is: a fire plan leaves out none."""
    return [view.to_page(f.polygon) for f in case.fixtures if f.category in {"column", "wall"}]
