"""Blocks: what stands back to back, or along a wall, between aisles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.geometry.frame import Frame, polygons_of

EPSILON = 1e-6

SLIVER = 3e-5
"""What lies in a shape and is thinner than this lies there by rounding, metres."""

SLACK = 0.005
"""What is cut out of a stretch is longer by this at both ends, metres."""

Interval = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Strip:
    """One line of modules that open to one side.

    Attributes
    ----------
    v
        Lower and upper edge in the block's frame, metres.
    free
        Stretches along u where modules may stand: no column in them nor before them.
    """

    v: Interval
    free: tuple[Interval, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Modules between aisles: one strip along a wall, one free-standing, or two back to back.

    Attributes
    ----------
    line
        Number of the row it belongs to; blocks of one row lie on one line, cut by cross aisles or doors.
    piece
        Place on that line, from 1.
    deep
        Stretches along u where one stand may take the whole depth, columns inside it included.
    wall
        Whether its back is at a wall.
    """

    line: int
    piece: int
    frame: Frame
    strips: tuple[Strip, ...]
    deep: tuple[Interval, ...] = ()
    wall: bool = False

    @cached_property
    def u(self) -> Interval:
        """Its extent along u, metres."""
        ends = [end for strip in self.strips for interval in strip.free for end in interval]
        ends += [end for interval in self.deep for end in interval]
        return min(ends), max(ends)

    @cached_property
    def v(self) -> Interval:
        """Its extent along v, metres."""
        return min(strip.v[0] for strip in self.strips), max(strip.v[1] for strip in self.strips)

    @cached_property
    def outline(self) -> Polygon:
        """The rectangle it fills, on the plan."""
        return self.frame.rectangle(self.u, self.v)

    @cached_property
    def solids(self) -> tuple[Polygon, ...]:
        """The rectangles that stands may fill, on the plan."""
        rows = [self.frame.rectangle(u, strip.v) for strip in self.strips for u in strip.free]
        return (*rows, *(self.frame.rectangle(u, self.v) for u in self.deep))

    def modules(self, width: float) -> int:
        """Return how many modules of a width fit."""
        return sum(modules_in(strip.free, width) for strip in self.strips)


def modules_in(free: tuple[Interval, ...] | list[Interval], width: float) -> int:
    """Return how many modules of a width fit into stretches.

    Examples
    --------
    >>> modules_in([(0.0, 6.0), (7.0, 12.9)], 3.0)
    3
    """
    return sum(int((high - low + EPSILON) / width) for low, high in free)


def without(free: tuple[Interval, ...] | list[Interval], cut: Interval) -> list[Interval]:
    """Return stretches with a piece cut out.

    Examples
    --------
    >>> without([(0.0, 10.0)], (3.0, 6.0))
    [(0.0, 3.0), (6.0, 10.0)]
    """
    low, high = cut
    left: list[Interval] = []
    for a, b in free:
        if b <= low + EPSILON or a >= high - EPSILON:
            left.append((a, b))
            continue
        if low - a > EPSILON:
            left.append((a, low))
        if b - high > EPSILON:
            left.append((high, b))
    return left


def overlap(one: tuple[Interval, ...] | list[Interval], other: tuple[Interval, ...] | list[Interval]) -> list[Interval]:
    """Return the stretches that two lists of stretches have in common.

    Examples
    --------
    >>> overlap([(0.0, 5.0), (6.0, 9.0)], [(4.0, 7.0)])
    [(4.0, 5.0), (6.0, 7.0)]
    """
    common = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return sorted((low, high) for low, high in common if high - low > EPSILON)


def solids_of(blocks: Sequence[Block]) -> list[Polygon]:
    """Return the rectangles of a layout that stands may fill, on the plan."""
    return [solid for block in blocks for solid in block.solids]


def cleared(blocks: Sequence[Block], shape: BaseGeometry, *, width: float) -> tuple[Block, ...]:
    """Return blocks without what lies in a shape; ``width`` is that of a module, metres."""
    left = []
    for block in blocks:
        (rest,) = strips_cleared((block,), shape, width=width) or (None,)
        if rest is block:
            left.append(block)
        elif rest is not None:
            left.append(replace(rest, deep=_outside(block, rest.deep, v=block.v, shape=shape)))
    return tuple(left)


def strips_cleared(blocks: Sequence[Block], shape: BaseGeometry, *, width: float) -> tuple[Block, ...]:
    """Return blocks without the modules that lie in a shape; stands through the whole depth may enclose it."""
    left = []
    for block in blocks:
        strips = tuple(_strip_cleared(block, strip, shape=shape, width=width) for strip in block.strips)
        kept = tuple(strip for strip in strips if strip.free)
        if strips == block.strips:
            left.append(block)
        elif kept:
            left.append(replace(block, strips=kept, deep=block.deep if len(kept) == len(strips) else ()))
    return tuple(left)


def _strip_cleared(block: Block, strip: Strip, *, shape: BaseGeometry, width: float) -> Strip:
    free = _outside(block, strip.free, v=strip.v, shape=shape)
    return Strip(v=strip.v, free=tuple(u for u in free if u[1] - u[0] >= width - EPSILON))


def _outside(block: Block, free: tuple[Interval, ...], *, v: Interval, shape: BaseGeometry) -> tuple[Interval, ...]:
    """Return what of a block's stretches lies beside a shape."""
    left = list(free)
    for u in free:
        hit = block.frame.into(block.frame.rectangle(u, v).intersection(shape))
        for part in polygons_of(hit):
            low_u, low_v, high_u, high_v = part.bounds
            if min(high_u - low_u, high_v - low_v) > SLIVER:
                left = without(left, (low_u - SLACK, high_u + SLACK))
    return tuple(left)
