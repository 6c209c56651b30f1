"""Ways through a layout: whoever leaves a stand must come to an exit on an aisle that is wide enough all along."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import LineString, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from venueplan.arrange.hall.site import SLACK, Site
from venueplan.arrange.rows.block import Block, cleared, strips_cleared
from venueplan.arrange.ways.escape import shortened
from venueplan.arrange.ways.reach import TOUCH, Reach, front_line, reach_of
from venueplan.arrange.ways.single_ways import with_choices
from venueplan.rules import limits_single_ways

ROUNDS = 8
"""Modules that are taken away for want of a way may open one for others; so often it is looked again."""

MANY = 3
"""A module that saves so many others goes without looking for a better one."""

HIDDEN = 1.0
"""A stand may have so much of its front out of the way, if the rest is touched, metres."""

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
        better = _better_cut(reach_of(site, blocks))
        if better is None:
            break
        blocks = better
    blocks = _without_hidden(site, blocks)
    yield blocks
    last = blocks
    for left in with_lawful_ways(site, blocks):
        last = left
        yield last
    if last != blocks:
        yield _with_whole_fronts(site, last, before=blocks)


def with_lawful_ways(site: Site, blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks with less and less of what makes ways longer than the pack allows, single ways or all."""
    while True:
        before = blocks
        for make in (with_choices, shortened):
            for left in make(site, blocks):
                blocks = left
                yield left
        # A cut for one may undo what the other sees to, but only where single ways are limited at all.
        if blocks == before or not limits_single_ways(site.pack):
            return


def _with_whole_fronts(site: Site, blocks: Blocks, *, before: Blocks) -> Blocks:
    """Return blocks without parts of fronts that no way touches, where cuts have changed what may stand where."""
    reach, old = reach_of(site, blocks), set(before)
    kept = [each if each in old else reach.kept(each, shortest=HIDDEN) for each in blocks]
    return tuple(block for block in kept if block is not None)


def _better_cut(reach: Reach) -> Blocks | None:
    """Return blocks with one module less that lets more modules stay, the first that saves many or the best of all."""
    hidden, blocks = _hidden_fronts(reach), reach.blocks
    if not hidden:
        return None
    held = [reach.modules(block) for block in blocks]
    losing = [n for n, block in enumerate(blocks) if held[n] < block.modules(reach.site.measures.width)]
    most, best = 0, None
    for number, rest in _end_cuts(reach, near=union_all(hidden)):
        wider = reach.with_cut(number, rest)
        if wider is reach:
            continue
        saved = sum(wider.modules(block) for block in rest) - held[number]
        changed = [n for n in losing if n != number and wider.may_change(blocks[n], before=reach)]
        saved += sum(wider.modules(blocks[n]) - held[n] for n in changed)
        if saved > most:
            most, best = saved, (*blocks[:number], *rest, *blocks[number + 1 :])
        if saved >= MANY:
            break
    return best


def _without_hidden(site: Site, blocks: Blocks) -> Blocks:
    reach = reach_of(site, blocks)
    return tuple(kept for block in blocks if (kept := reach.kept(block)) is not None)


def _hidden_fronts(reach: Reach) -> list[LineString]:
    """Return the fronts at least as long as a module that no way touches."""
    found = []
    for block in reach.blocks:
        for strip in block.strips:
            for low, high in reach.hidden(block, strip):
                if high - low >= reach.site.measures.width - 1e-6:
                    found += [front_line(block.frame, (low, high), v=edge) for edge in strip.v]
    return found


def _end_cuts(reach: Reach, *, near: BaseGeometry) -> Iterator[tuple[int, Blocks]]:
    """Yield a block's number and what is left of it without a module at the end of a strip.

    Only those near to a column and to a front that no way touches.
    """
    site, m = reach.site, reach.site.measures
    for number, block in enumerate(reach.blocks):
        for strip in block.strips:
            for low, high in strip.free:
                for end in ((low, min(low + m.width, high)), (max(high - m.width, low), high)):
                    shape = block.frame.rectangle(end, strip.v)
                    if shape.distance(near) <= m.aisle + TOUCH and shape.distance(site.columns) < m.aisle:
                        yield number, cleared((block,), shape.buffer(-SLACK), width=m.width)


def _before_doors(site: Site, blocks: Blocks) -> Blocks:
    """Return blocks without what keeps a way from coming as near to a door as it could in the empty hall."""
    m, reach, bare = site.measures, reach_of(site, blocks), site.bare_centres
    for door in () if bare.is_empty else site.openings:
        spot, _ = nearest_points(bare, door.line.interpolate(0.5, normalized=True))
        for times in CLEARINGS:
            if reach.reaches(door):
                break
            blocks = cleared(blocks, spot.buffer(times * m.aisle), width=m.width)
            reach = reach_of(site, blocks)
    return blocks
