"""Ways through a layout: whoever leaves a stand must come to an exit on an aisle that is wide enough all along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import shapely
from shapely import LineString, MultiPolygon, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from venueplan.arrange.block import Block, Interval, Strip, cleared, solids_of, strips_cleared, without
from venueplan.arrange.escape import shortened
from venueplan.arrange.site import Site
from venueplan.geometry.frame import Frame
from venueplan.model import Opening
from venueplan.rules.stands import polygons_only

SLACK = 0.005
"""Half of what an aisle may be narrower, metres."""

TOUCH = 0.03
"""A front is reached by a way that comes this near to it, metres."""

ROUNDS = 8
"""Modules that are taken away for want of a way may open one for others; so often it is looked again."""

MANY = 3
"""A module that saves so many others goes without looking for a better one."""

CLEARINGS = (0.55, 1.0, 2.0, 4.0)
"""Radii of the circle that is cleared before a door until a way leads on, in widths of an aisle."""

Blocks = tuple[Block, ...]


def with_ways(site: Site, blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks with less and less of the modules that ways to the exits need; the last ones are right.

    Without the modules from which no aisle of full width leads to an exit, and with free doors; then without what
    makes a way too long. Often a column stands at the mouth of an aisle: then the module beside it goes, and the others
    stay.
    """
    nowhere = shapely.box(*site.hall.polygon.bounds).buffer(1.0, join_style="mitre").difference(site.buildable)
    blocks = _before_doors(site, strips_cleared(blocks, nowhere, width=site.measures.width))

    for _ in range(ROUNDS):
        better = _better_cut(site, blocks)
        if better is None:
            break
        blocks = better
    blocks = _without_hidden(site, blocks)
    yield blocks
    yield from shortened(site, blocks)


def _better_cut(site: Site, blocks: Blocks) -> Blocks | None:
    """Return blocks with one module less that lets more modules stay, the first that saves many or the best of all."""
    hidden = _hidden_fronts(site, blocks)
    if not hidden:
        return None

    def kept(cut: Blocks) -> int:
        return sum(block.modules(site.measures.width) for block in _without_hidden(site, cut))

    most, best = kept(blocks), None
    enough = most + MANY
    for cut in _end_cuts(site, blocks, near=union_all(hidden)):
        count = kept(cut)
        if count > most:
            most, best = count, cut
        if count >= enough:
            break
    return best


def _without_hidden(site: Site, blocks: Blocks) -> Blocks:
    reach = _reach(site, blocks)
    return tuple(block for each in blocks if (block := _reached(each, reach=reach, site=site)) is not None)


def _hidden_fronts(site: Site, blocks: Blocks) -> list[LineString]:
    """Return the fronts at least as long as a module that no way touches."""
    reach, found = _reach(site, blocks), []
    for block in blocks:
        for strip in block.strips:
            for low, high in _hidden(block, strip, reach=reach, site=site):
                if high - low >= site.measures.width - 1e-6:
                    found += [_line(block.frame, (low, high), v=edge) for edge in strip.v]
    return found


def _end_cuts(site: Site, blocks: Blocks, *, near: BaseGeometry) -> Iterator[Blocks]:
    """Yield blocks with one module less, at the end of a strip near to a column and to a front that no way touches."""
    m = site.measures
    for number, block in enumerate(blocks):
        for strip in block.strips:
            for low, high in strip.free:
                for end in ((low, min(low + m.width, high)), (max(high - m.width, low), high)):
                    shape = block.frame.rectangle(end, strip.v)
                    if shape.distance(near) <= m.aisle + TOUCH and shape.distance(site.columns) < m.aisle:
                        rest = cleared((block,), shape.buffer(-SLACK), width=m.width)
                        yield (*blocks[:number], *rest, *blocks[number + 1 :])


def _reach(site: Site, blocks: Blocks) -> BaseGeometry:
    """Return what a disc as wide as an aisle touches when it rolls from an exit."""
    reach = _centres(site, blocks).buffer(site.measures.aisle / 2 + TOUCH)
    shapely.prepare(reach)
    return reach


def _centres(site: Site, blocks: Blocks) -> MultiPolygon:
    """Return where the middle of a disc as wide as an aisle can roll from an exit, if nothing but rows stands there."""
    radius = site.measures.aisle / 2 - SLACK
    eroded = polygons_only(site.walkable.difference(union_all(solids_of(blocks))).buffer(-radius))
    bare = site.walkable.buffer(-radius)
    exits = [opening for opening in site.openings if opening.exit] or list(site.openings)
    parts = eroded.geoms if isinstance(eroded, MultiPolygon) else [eroded]
    return MultiPolygon([part for part in parts if any(_reaches(part, door, bare=bare, site=site) for door in exits)])


def _reaches(part: BaseGeometry, door: Opening, *, bare: BaseGeometry, site: Site) -> bool:
    near = max(site.measures.aisle / 2, bare.distance(door.line))
    return bool(part.distance(door.line) <= near + TOUCH)


def _reached(block: Block, *, reach: BaseGeometry, site: Site) -> Block | None:
    """Return a block without stretches as long as a module before which no way passes; None if nothing is left."""
    strips = [_strip_reached(block, strip, reach=reach, site=site) for strip in block.strips]
    kept = tuple(strip for strip in strips if strip.free)
    if not kept:
        return None
    deep = Strip(v=block.v, free=block.deep if len(kept) == len(strips) else ())
    return replace(block, strips=kept, deep=_strip_reached(block, deep, reach=reach, site=site).free)


def _strip_reached(block: Block, strip: Strip, *, reach: BaseGeometry, site: Site) -> Strip:
    width = site.measures.width
    free: list[Interval] = list(strip.free)
    for low, high in _hidden(block, strip, reach=reach, site=site):
        if high - low >= width - 1e-6:
            free = without(free, (low, high))
    return Strip(v=strip.v, free=tuple(u for u in free if u[1] - u[0] >= width - 1e-6))


def _hidden(block: Block, strip: Strip, *, reach: BaseGeometry, site: Site) -> Iterator[Interval]:
    """Yield the stretches of a strip's front that no way touches."""
    aisle = site.measures.aisle
    for low, high in strip.free:
        lines = []
        for edge, side in zip(strip.v, (-1, 1), strict=True):
            inner = block.v[0] < edge + side * aisle / 2 < block.v[1]
            if not inner:
                lines.append(_line(block.frame, (low, high), v=edge))
        if any(reach.covers(line) for line in lines):
            continue
        edges = [block.frame.into(line.intersection(reach)) for line in lines]
        seen = [part.bounds for shape in edges for part in getattr(shape, "geoms", (shape,)) if not part.is_empty]
        rest: list[Interval] = [(low, high)]
        for bounds in seen:
            rest = without(rest, (bounds[0], bounds[2]))
        yield from rest


@lru_cache(maxsize=8192)
def _line(frame: Frame, u: Interval, *, v: float) -> LineString:
    return LineString([frame.on_plan(u[0], v), frame.on_plan(u[1], v)])


def _before_doors(site: Site, blocks: Blocks) -> Blocks:
    """Return blocks without what keeps a way from coming as near to a door as it could in the empty hall."""
    m, centres = site.measures, _centres(site, blocks)
    bare = site.walkable.buffer(-(m.aisle / 2 - SLACK))
    for door in () if bare.is_empty else site.openings:
        spot, _ = nearest_points(bare, door.line.interpolate(0.5, normalized=True))
        for times in CLEARINGS:
            if _reaches(centres, door, bare=bare, site=site):
                break
            blocks = cleared(blocks, spot.buffer(times * m.aisle), width=m.width)
            centres = _centres(site, blocks)
    return blocks
