"""Gaps through rows: straight across, where they cost the fewest modules."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import LineString, Point

from venueplan.arrange.rows.block import Block, Interval, Strip, cleared, without
from venueplan.network.surface.floor import Floats

CLEAR = 0.05
"""Who is so far behind a row has left it, metres."""

SHIFTS = 12
"""A gap is tried at so many places on either side of where a way meets a row, up to a module away."""

STEEP = 0.5
"""A way that runs across a row by less than this share of what it runs along it is no way through it."""

Blocks = tuple[Block, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Gap:
    """A gap through a block.

    Attributes
    ----------
    number
        Of the block.
    before, behind
        Where a way enters it and where it leaves it, on the plan.
    left
        What is left of the block.
    """

    number: int
    before: Floats
    behind: Floats
    left: Blocks


def gaps_along(blocks: Blocks, way: LineString, *, width: float, module: float) -> list[Gap]:
    """Return the gaps that blocks in a way need, in the order in which it meets them.

    Where it crosses none, but comes nearer to some than half the width, those are cut as wide as it must be.

    Parameters
    ----------
    width, module
        Of the gaps and of a module, metres.
    """
    gaps: list[Gap] = []
    away = shapely.distance([block.outline for block in blocks], way)
    for find, reach in ((_across, CLEAR), (_beside, width)):
        near = np.flatnonzero(away <= reach).tolist() if not gaps else []
        found = (find(blocks[number], number=number, way=way, size=(width, module)) for number in near)
        gaps = gaps or [gap for gap in found if gap]
    return sorted(gaps, key=lambda gap: (round(way.project(Point(gap.before)), 6), gap.number))


def clear_of(blocks: Blocks, way: LineString, *, width: float, module: float) -> Blocks:
    """Return blocks without what stands nearer to a way than half a width, metres."""
    return tuple(left for block in blocks for left in cleared((block,), way.buffer(width / 2), width=module))


def gap_through(block: Block, at: float, *, number: int, width: float, module: float) -> Gap:
    """Return the gap straight across a block near to a place along it that costs the fewest modules.

    Parameters
    ----------
    at
        Place along the block, metres in its frame.
    """
    low, high = block.u
    shifts = np.linspace(-module, module, 2 * SHIFTS + 1).tolist()
    ends = [end for strip in block.strips for a, b in strip.free for end in (a + width / 2, b - width / 2)]
    middles = [at + shift for shift in shifts] + [end for end in ends if abs(end - at) <= module]
    inside = {round(min(max(middle, low + width / 2), max(low + width / 2, high - width / 2)), 6) for middle in middles}

    def cost(entry: tuple[float, Blocks]) -> tuple[int, float, float]:
        middle, left = entry
        return -sum(each.modules(module) for each in left), round(abs(middle - at), 3), middle

    tries = [(m, without_stretch(block, (m - width / 2, m + width / 2), module=module)) for m in sorted(inside)]
    middle, left = min(tries, key=cost)
    sides = [np.array(block.frame.on_plan(middle, v)) for v in (block.v[0] - CLEAR, block.v[1] + CLEAR)]
    return Gap(number=number, before=sides[0], behind=sides[1], left=left)


def without_stretch(block: Block, u: Interval, *, module: float) -> Blocks:
    """Return what is left of a block without a stretch of it."""
    strips = tuple(
        Strip(v=strip.v, free=tuple(each for each in without(strip.free, u) if each[1] - each[0] >= module - 1e-6))
        for strip in block.strips
    )
    kept = tuple(strip for strip in strips if strip.free)
    deep = tuple(without(block.deep, u)) if len(kept) == len(strips) else ()
    return (replace(block, strips=kept, deep=deep),) if kept else ()


def _across(block: Block, *, number: int, way: LineString, size: tuple[float, float]) -> Gap | None:
    """Return the gap through a block where a way crosses it, None where it does not."""
    entry = way.intersection(block.outline)
    points = shapely.get_coordinates(block.frame.into(entry))
    if not len(points) or entry.length < CLEAR:
        return None
    along, across = np.ptp(points, axis=0).tolist()
    if across < STEEP * along:
        return _beside(block, number=number, way=way, size=size)
    gap = gap_through(block, float(points[:, 0].mean()), number=number, width=size[0], module=size[1])
    return gap if points[0, 1] < points[-1, 1] else replace(gap, before=gap.behind, behind=gap.before)


def _beside(block: Block, *, number: int, way: LineString, size: tuple[float, float]) -> Gap | None:
    """Return a block cut as wide as a way, None where that takes nothing of it."""
    band = way.buffer(size[0] / 2)
    left = cleared((block,), band, width=size[1])
    if left == (block,):
        return None
    at = shapely.line_locate_point(way, shapely.points(shapely.get_coordinates(block.outline.intersection(band))))
    before, behind = (np.array(way.interpolate(end).coords[0]) for end in (at.min(), at.max() + CLEAR))
    return Gap(number=number, before=before, behind=behind, left=left)
