"""Ways through a layout: whoever leaves a stand must come to an exit on an aisle that is wide enough all along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapely import LineString, MultiPolygon, Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.block import Block, Interval, Strip, without
from venueplan.arrange.site import Site
from venueplan.geometry.frame import Frame
from venueplan.model import Opening
from venueplan.rules.stands import polygons_only

SLACK = 0.005
"""Half of what an aisle may be narrower, metres."""

TOUCH = 0.03
"""A front is reached by a way that comes this near to it, metres."""

ROUNDS = 3
"""Modules that are taken away for want of a way may open one for others; so often it is looked again."""


def with_ways(site: Site, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without the modules from which no aisle of full width leads to an exit, and with free doors."""
    for _ in range(ROUNDS):
        centres = _centres(site, blocks)
        kept = _before_doors(site, blocks, centres=centres)
        reach = centres.buffer(site.measures.aisle / 2 + TOUCH)
        kept = tuple(block for each in kept if (block := _reached(each, reach=reach, site=site)) is not None)
        if kept == blocks:
            break
        blocks = kept
    return blocks


def _centres(site: Site, blocks: tuple[Block, ...]) -> MultiPolygon:
    """Return where the middle of a disc as wide as an aisle can roll from an exit, if nothing but rows stands there."""
    radius = site.measures.aisle / 2 - SLACK
    rows = [block.frame.rectangle(u, strip.v) for block in blocks for strip in block.strips for u in strip.free]
    rows += [block.frame.rectangle(u, block.v) for block in blocks for u in block.deep]
    eroded = polygons_only(site.walkable.difference(union_all(rows)).buffer(-radius))
    bare = site.walkable.buffer(-radius)
    exits = [opening for opening in site.openings if opening.exit] or list(site.openings)
    parts = eroded.geoms if isinstance(eroded, MultiPolygon) else [eroded]
    return MultiPolygon([part for part in parts if any(_reaches(part, door, bare=bare, site=site) for door in exits)])


def _reaches(part: BaseGeometry, door: Opening, *, bare: BaseGeometry, site: Site) -> bool:
    near = max(site.measures.aisle / 2, bare.distance(door.line))
    return bool(part.distance(door.line) <= near + TOUCH)


def _reached(block: Block, *, reach: BaseGeometry, site: Site) -> Block | None:
    """Return a block without stretches as long as a module before which no way passes; None if nothing is left."""
    width = site.measures.width
    strips = []
    for strip in block.strips:
        free: list[Interval] = list(strip.free)
        for low, high in _hidden(block, strip, reach=reach, site=site):
            if high - low >= width - 1e-6:
                free = without(free, (low, high))
        strips.append(Strip(v=strip.v, free=tuple(u for u in free if u[1] - u[0] >= width - 1e-6)))
    kept = tuple(strip for strip in strips if strip.free)
    if not kept:
        return None
    return replace(block, strips=kept, deep=block.deep if len(kept) == len(block.strips) else ())


def _hidden(block: Block, strip: Strip, *, reach: BaseGeometry, site: Site) -> Iterator[Interval]:
    """Yield the stretches of a strip's front that no way touches."""
    aisle = site.measures.aisle
    for low, high in strip.free:
        edges = []
        for edge, side in zip(strip.v, (-1, 1), strict=True):
            ahead = sorted((edge, edge + side * aisle))
            inner = block.v[0] < sum(ahead) / 2 < block.v[1]
            if not inner:
                edges.append(block.frame.into(_line(block.frame, (low, high), v=edge).intersection(reach)))
        seen = [part.bounds for shape in edges for part in getattr(shape, "geoms", (shape,)) if not part.is_empty]
        rest: list[Interval] = [(low, high)]
        for bounds in seen:
            rest = without(rest, (bounds[0], bounds[2]))
        yield from rest


def _line(frame: Frame, u: Interval, *, v: float) -> LineString:
    return LineString([frame.on_plan(u[0], v), frame.on_plan(u[1], v)])


def _before_doors(site: Site, blocks: tuple[Block, ...], *, centres: MultiPolygon) -> tuple[Block, ...]:
    """Return blocks without what stands before a door to which no way leads although the hall has room for one."""
    radius = site.measures.aisle / 2 - SLACK
    bare = site.walkable.buffer(-radius)
    m = site.measures
    for door in site.openings:
        if bare.distance(door.line) <= m.aisle and not _reaches(centres, door, bare=bare, site=site):
            middle = door.line.interpolate(0.5, normalized=True)
            blocks = _clear(blocks, middle.buffer(m.wall + m.depth + m.aisle), width=m.width)
    return blocks


def _clear(blocks: tuple[Block, ...], shape: Polygon, *, width: float) -> tuple[Block, ...]:
    """Return blocks without what lies in a shape."""
    left = []
    for block in blocks:
        strips = []
        for strip in block.strips:
            free: list[Interval] = list(strip.free)
            for u in strip.free:
                hit = block.frame.into(block.frame.rectangle(u, strip.v).intersection(shape))
                if hit.area > 1e-6:
                    free = without(free, (hit.bounds[0], hit.bounds[2]))
            strips.append(Strip(v=strip.v, free=tuple(u for u in free if u[1] - u[0] >= width - 1e-6)))
        kept = tuple(strip for strip in strips if strip.free)
        if strips == list(block.strips):
            left.append(block)
        elif kept:
            left.append(replace(block, strips=kept, deep=()))
    return tuple(left)
