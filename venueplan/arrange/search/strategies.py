"""Strategies that compete for the layout of a hall, each a small class with one method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from shapely import Polygon

from venueplan.arrange.cells.wall_to_wall import Search, wall_to_wall
from venueplan.arrange.hall.axes import Axis, angles_of, main_aisle
from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block
from venueplan.arrange.rows.layout import Layout, worth_of
from venueplan.arrange.rows.perimeter import best_perimeter, left_at_walls
from venueplan.geometry.frame import Frame, polygons_of

SMALLEST_PART = 30.0
"""Smaller parts beside a main aisle stay empty, m²."""

ISLAND = 4
"""Islands are so many modules long."""

DIAGONAL = 45.0
"""Angle between diagonal rows and the walls, degrees."""

LayOut = Callable[[Polygon, Polygon], Iterable[Block]]
"""Part of a hall and floor of the main aisle in, blocks out."""


class Strategy(Protocol):
    """A way to lay out a hall."""

    @property
    def name(self) -> str:
        """One word for tables and reports."""

    @property
    def improves(self) -> bool:
        """Whether more work gives better layouts."""

    def lay_out(self, site: Site, *, axis: Axis | None, search: Search) -> Layout:
        """Return a layout of a hall with the main aisle on an axis, or without one."""


@dataclass(frozen=True, kw_only=True)
class RowsStrategy:
    """Rows from wall to wall, cut by cross aisles, in the better of the hall's own directions."""

    name: str = "rows"
    improves: bool = True

    def lay_out(self, site: Site, *, axis: Axis | None, search: Search) -> Layout:
        """Return a layout with the main aisle on an axis, or without one."""

        def rows(part: Polygon, main: Polygon) -> Iterable[Block]:
            return wall_to_wall(site, part, main=main, angles=angles_of(site), search=search)

        return _divided(site, axis, name=self.name, lay_out=rows)


@dataclass(frozen=True, kw_only=True)
class PerimeterStrategy:
    """Rows along the walls, an aisle before them, free-standing rows in the core."""

    name: str = "perimeter"
    improves: bool = False

    def lay_out(self, site: Site, *, axis: Axis | None, search: Search) -> Layout:
        """Return a layout with the main aisle on an axis, or without one; the same whatever the search."""
        del search

        def along(part: Polygon, main: Polygon) -> Iterable[Block]:
            return best_perimeter(site, part, main=main)

        return _divided(site, axis, name=self.name, lay_out=along)


@dataclass(frozen=True, kw_only=True)
class IslandsStrategy:
    """Short blocks with an aisle all round, so that many stands have a corner."""

    name: str = "islands"
    improves: bool = True

    def lay_out(self, site: Site, *, axis: Axis | None, search: Search) -> Layout:
        """Return a layout with the main aisle on an axis, or without one."""
        run = min(ISLAND * site.measures.width, site.measures.run)
        short = replace(site, measures=replace(site.measures, run=run))

        def islands(part: Polygon, main: Polygon) -> Iterable[Block]:
            return wall_to_wall(short, part, main=main, angles=angles_of(site), search=search)

        return _divided(site, axis, name=self.name, lay_out=islands)


@dataclass(frozen=True, kw_only=True)
class DiagonalStrategy:
    """Rows at 45° to the walls."""

    name: str = "diagonal"
    improves: bool = True

    def lay_out(self, site: Site, *, axis: Axis | None, search: Search) -> Layout:
        """Return a layout with the main aisle on an axis, or without one."""
        angles = tuple(sorted({(angle + DIAGONAL) % 180.0 for angle in angles_of(site)}))

        def rows(part: Polygon, main: Polygon) -> Iterable[Block]:
            return wall_to_wall(site, part, main=main, angles=angles, search=search)

        return _divided(site, axis, name=self.name, lay_out=rows)


@dataclass(frozen=True, kw_only=True)
class MixedStrategy:
    """Each part beside a main aisle in its own way: rows from wall to wall, or rows along the walls and in the core."""

    name: str = "mixed"
    improves: bool = True

    def lay_out(self, site: Site, *, axis: Axis | None, search: Search) -> Layout:
        """Return a layout with the main aisle on an axis, or without one."""

        def better(part: Polygon, main: Polygon) -> Iterable[Block]:
            rows = wall_to_wall(site, part, main=main, angles=angles_of(site), search=search)
            along = best_perimeter(site, part, main=main)
            return max((rows, along), key=lambda blocks: worth_of(site, blocks))

        return _divided(site, axis, name=self.name, lay_out=better)


STRATEGIES: tuple[Strategy, ...] = (
    RowsStrategy(),
    PerimeterStrategy(),
    IslandsStrategy(),
    DiagonalStrategy(),
    MixedStrategy(),
)
"""All strategies, in the order of tables."""


def strategies_for(site: Site, strategies: Iterable[Strategy] = STRATEGIES) -> tuple[Strategy, ...]:
    """Return those strategies that keep the rules of a site; rows along walls and in the core always do."""
    every = tuple(strategies)
    along = tuple(each for each in every if isinstance(each, PerimeterStrategy)) or (PerimeterStrategy(),)
    return every if site.measures.rows_may_end_at_walls else along


def _divided(site: Site, axis: Axis | None, *, name: str, lay_out: LayOut) -> Layout:
    """Return a hall with a main aisle on an axis and each part beside it laid out; its ways are not looked at yet."""
    main = main_aisle(site, axis) if axis else Polygon()
    parts = [part for part in polygons_of(site.outline.difference(main)) if part.area >= SMALLEST_PART]
    found: list[Block] = []
    own = Frame(angle=angles_of(site)[0])
    for part in sorted(parts, key=lambda part: tuple(np.round(own.into(part).bounds, 3))):
        done = max((block.line for block in found), default=0)
        found += [replace(block, line=block.line + done) for block in lay_out(part, main)]
    found += left_at_walls(site, found, main=main)
    return Layout(by=name, site=site, blocks=tuple(found), main=main, axis=axis)
