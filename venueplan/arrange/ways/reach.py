"""Where somebody comes from an exit on an aisle that is wide enough all along, and which fronts are seen from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import shapely
from shapely import LineString, Polygon, STRtree, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block, Interval, Strip, solids_of, without
from venueplan.geometry.frame import Frame, polygons_of
from venueplan.model import Opening

TOUCH = 0.03
"""A front is reached by a way that comes this near to it, metres."""

BEYOND = 0.1
"""Floor is looked at so much farther than a disc reaches, metres."""

Blocks = tuple[Block, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach:
    """Where a disc as wide as an aisle can roll from an exit, if nothing but rows stands there.

    Attributes
    ----------
    centres
        Where its middle can be.
    aside
        Where the middle of such a disc can be, but no exit leads to.
    touched
        What it touches on its way; several shapes that may overlap.
    """

    site: Site
    blocks: Blocks
    centres: tuple[Polygon, ...]
    aside: tuple[Polygon, ...]
    touched: tuple[BaseGeometry, ...]

    def reaches(self, door: Opening) -> bool:
        """Tell whether it comes as near to a door as it could in the empty hall."""
        return any(_leads_to(self.site, part, door=door) for part in self.centres)

    def hidden(self, block: Block, strip: Strip) -> Iterator[Interval]:
        """Yield the stretches of a strip's front that it does not touch."""
        aisle = self.site.measures.aisle
        for low, high in strip.free:
            lines = []
            for edge, side in zip(strip.v, (-1, 1), strict=True):
                inner = block.v[0] < edge + side * aisle / 2 < block.v[1]
                if not inner:
                    lines.append(front_line(block.frame, (low, high), v=edge))
            yield from self._rest(block.frame, lines, within=(low, high))

    def _rest(self, frame: Frame, lines: Sequence[LineString], *, within: Interval) -> list[Interval]:
        rest: list[Interval] = [within]
        for touched in self.touched:
            if any(touched.covers(line) for line in lines):
                return []
            edges = [frame.into(line.intersection(touched)) for line in lines if touched.intersects(line)]
            seen = [part.bounds for shape in edges for part in getattr(shape, "geoms", (shape,)) if not part.is_empty]
            for bounds in seen:
                rest = without(rest, (bounds[0], bounds[2]))
        return rest

    def may_change(self, block: Block, *, before: Reach) -> bool:
        """Tell whether it may touch more of a block than what it was before a cut."""
        return any(touched.intersects(block.outline) for touched in self.touched[len(before.touched) :])

    def kept(self, block: Block, *, shortest: float | None = None) -> Block | None:
        """Return a block without stretches before which no way passes; None if nothing is left.

        Parameters
        ----------
        shortest
            Such stretches go from this length on, by default that of a module, metres.
        """
        strips = [self._strip_kept(block, strip, shortest=shortest) for strip in block.strips]
        kept = tuple(strip for strip in strips if strip.free)
        if not kept:
            return None
        deep = Strip(v=block.v, free=block.deep if len(kept) == len(strips) else ())
        return replace(block, strips=kept, deep=self._strip_kept(block, deep, shortest=shortest).free)

    def modules(self, block: Block) -> int:
        """Return how many modules of a block stay."""
        width = self.site.measures.width
        return sum(replace(block, strips=(self._strip_kept(block, s),)).modules(width) for s in block.strips)

    def _strip_kept(self, block: Block, strip: Strip, *, shortest: float | None = None) -> Strip:
        width = self.site.measures.width
        least = width if shortest is None else shortest
        free: list[Interval] = list(strip.free)
        for low, high in self.hidden(block, strip):
            if high - low >= least - 1e-6:
                free = without(free, (low, high))
        return Strip(v=strip.v, free=tuple(u for u in free if u[1] - u[0] >= width - 1e-6))

    @cached_property
    def _solids(self) -> tuple[STRtree, list[int]]:
        """The rectangles of all blocks, and the number of the block of each."""
        owners = [number for number, block in enumerate(self.blocks) for _ in block.solids]
        return STRtree(solids_of(self.blocks)), owners

    def with_cut(self, number: int, rest: Sequence[Block]) -> Reach:
        """Return what is reached when a block gives way to what is left of it; looked at round the cut only."""
        window = union_all(self.blocks[number].solids).difference(union_all(solids_of(rest)))
        window = window.buffer(self.site.disc)
        opened = list(
            polygons_of(self._free_round(window, number=number, rest=rest).buffer(-self.site.disc).intersection(window))
        )
        aside, found = list(self.aside), list[Polygon]()
        while more := [part for part in opened if self._is_led_to(part, found)]:
            joined = [part for part in aside if any(part.intersects(one) for one in more)]
            found += more + joined
            opened = [part for part in opened if part not in more]
            aside = [part for part in aside if part not in joined]
        if not found:
            return self
        touched = _touched(self.site, found)
        return replace(self, touched=(*self.touched, touched))

    def _free_round(self, window: BaseGeometry, *, number: int, rest: Sequence[Block]) -> BaseGeometry:
        """Return the free floor round a window when a block gives way to what is left of it."""
        tree, owners = self._solids
        near = window.buffer(self.site.disc + BEYOND)
        around = [tree.geometries[k] for k in np.sort(tree.query(near)).tolist() if owners[k] != number]
        return self.site.walkable.intersection(near).difference(union_all([*around, *solids_of(rest)]))

    def _is_led_to(self, part: Polygon, found: Sequence[Polygon]) -> bool:
        return any(part.intersects(one) for one in (*self.centres, *found)) or any(
            _leads_to(self.site, part, door=door) for door in self.site.ways_in
        )


def reach_of(site: Site, blocks: Blocks) -> Reach:
    """Return where a disc as wide as an aisle can roll from an exit between rows."""
    eroded = polygons_of(site.walkable.difference(union_all(solids_of(blocks))).buffer(-site.disc))
    led = [any(_leads_to(site, part, door=door) for door in site.ways_in) for part in eroded]
    centres = tuple(part for part, yes in zip(eroded, led, strict=True) if yes)
    aside = tuple(part for part, yes in zip(eroded, led, strict=True) if not yes)
    return Reach(site=site, blocks=blocks, centres=centres, aside=aside, touched=(_touched(site, centres),))


def _touched(site: Site, centres: Sequence[Polygon]) -> BaseGeometry:
    touched = union_all(list(centres)).buffer(site.measures.aisle / 2 + TOUCH)
    shapely.prepare(touched)
    return touched


def _leads_to(site: Site, part: BaseGeometry, *, door: Opening) -> bool:
    return bool(part.distance(door.line) <= site.nearest_to(door) + TOUCH)


@lru_cache(maxsize=8192)
def front_line(frame: Frame, u: Interval, *, v: float) -> LineString:
    """Return a line along the rows of a frame, on the plan."""
    return LineString([frame.on_plan(u[0], v), frame.on_plan(u[1], v)])
