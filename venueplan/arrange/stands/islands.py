"""Island stands: blocks cut out over the depth of one or several rows and the aisles between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shapely import Polygon

from venueplan.arrange.rows.block import Block, Interval, Strip, modules_in, without
from venueplan.arrange.stands.shelf import Shelf, Stand

SLIMMEST = 3.2
"""An island is at most so many times longer than wide."""


@dataclass(frozen=True, kw_only=True)
class Cut:
    """An island that could be cut out of neighbouring rows.

    Attributes
    ----------
    lines
        Numbers of the rows it takes.
    u, v
        Its extent in the frame of the rows, metres.
    gain
        Its area less that of the modules it costs, m².
    """

    lines: tuple[int, ...]
    block: Block
    u: Interval
    v: Interval
    shape: Polygon
    gain: float


@dataclass(frozen=True, kw_only=True)
class _RowsTaken:
    """Neighbouring rows out of which an island is cut: their numbers, one of their blocks, their extent across."""

    lines: tuple[int, ...]
    block: Block
    v: Interval


def best_island(shelf: Shelf, area: float) -> Cut | None:
    """Return the island of an area that costs the fewest modules, or None if there is no room for it."""
    cuts = sorted(_cuts(shelf, area), key=lambda cut: (-round(cut.gain, 6), cut.lines, cut.u))
    return cuts[0] if cuts else None


def cut_island(shelf: Shelf, cut: Cut, *, zone: str, asked: float) -> None:
    """Cut an island out of its rows, with an aisle at either end."""
    aisle = shelf.layout.site.measures.aisle
    gap = (cut.u[0] - aisle, cut.u[1] + aisle)
    blocks: list[Block] = []
    for block in shelf.blocks:
        hit = block.line in cut.lines and block.frame == cut.block.frame and not block.wall
        blocks += _trimmed(block, gap, width=shelf.layout.site.measures.width) if hit else [block]
    island = replace(cut.block, strips=(Strip(v=cut.v, free=(cut.u,)),), deep=())
    shelf.stands.append(
        Stand(block=island, strips=(0,), u=cut.u, shape=cut.shape, zone=zone, asked=asked, lines=cut.lines)
    )
    shelf.renew(_numbered(blocks))


def _cuts(shelf: Shelf, area: float) -> Iterator[Cut]:
    rows = sorted({block.line for block in shelf.blocks if not block.wall})
    for first in rows:
        for count in (1, 2, 3):
            lines = tuple(range(first, first + count))
            if set(lines) <= set(rows):
                yield from _cuts_over(shelf, area, lines=lines)


def _cuts_over(shelf: Shelf, area: float, *, lines: tuple[int, ...]) -> Iterator[Cut]:
    mine = [block for block in shelf.blocks if block.line in lines and not block.wall]
    v = min(block.v[0] for block in mine), max(block.v[1] for block in mine)
    length = area / (v[1] - v[0])
    if any(block.frame != mine[0].frame for block in mine) or not 1 / SLIMMEST <= length / (v[1] - v[0]) <= SLIMMEST:
        return
    for at, step in sorted({(end, step) for block in mine for end, step in zip(block.u, (1, -1), strict=True)}):
        cut = _fitted(shelf, _RowsTaken(lines=lines, block=mine[0], v=v), area=area, at=at, step=step)
        if cut is not None:
            yield cut


def _fitted(shelf: Shelf, rows: _RowsTaken, *, area: float, at: float, step: int) -> Cut | None:
    block, v, lines = rows.block, rows.v, rows.lines
    length = area / (v[1] - v[0])
    for _ in range(6):
        u = (at, at + length) if step > 0 else (at - length, at)
        whole = block.frame.rectangle(u, v)
        shape = whole.difference(shelf.layout.site.columns)
        missing = area - shape.area
        if abs(missing) < 1e-6:
            break
        length += missing / (v[1] - v[0])
    if not isinstance(shape, Polygon) or Polygon(shape.exterior).area < whole.area - 1e-6:
        return None
    if not _stands_free(shelf, block, u=u, v=v, lines=lines):
        return None
    return Cut(lines=lines, block=block, u=u, v=v, shape=shape, gain=area - _cost(shelf, u, lines=lines))


def _stands_free(shelf: Shelf, block: Block, *, u: Interval, v: Interval, lines: tuple[int, ...]) -> bool:
    """Tell whether an island has its floor and an aisle on all sides, when its rows have made way."""
    site, a, slack = shelf.layout.site, shelf.layout.site.measures.aisle, 1e-4
    floor = block.frame.rectangle((u[0] + slack, u[1] - slack), (v[0] + slack, v[1] - slack))
    if not site.standable.covers(floor) or floor.intersects(shelf.layout.main):
        return False
    # Round the corners as well: whoever walks past one side must come to the next.
    around = block.frame.rectangle(u, v).buffer(a - slack)
    if not site.walkable.covers(around.difference(block.frame.rectangle(u, v))):
        return False
    others = [b for b in shelf.blocks if b.line not in lines]
    if any(b.frame.rectangle(s, strip.v).intersects(around) for b in others for strip in b.strips for s in strip.free):
        return False
    return not any(around.intersects(stand.shape) for stand in shelf.stands)


def _cost(shelf: Shelf, u: Interval, *, lines: tuple[int, ...]) -> float:
    m = shelf.layout.site.measures
    gap = (u[0] - m.aisle, u[1] + m.aisle)
    lost = 0
    for block in shelf.blocks:
        if block.line in lines and not block.wall:
            for strip in block.strips:
                lost += modules_in(strip.free, m.width) - modules_in(without(strip.free, gap), m.width)
    return lost * m.width * m.depth


def _trimmed(block: Block, gap: Interval, *, width: float) -> list[Block]:
    """Return what is left of a block on either side of a gap."""
    left = []
    for low, high in ((float("-inf"), gap[0]), (gap[1], float("inf"))):
        strips = tuple(
            Strip(v=strip.v, free=tuple(i for i in _within(strip.free, (low, high)) if i[1] - i[0] >= width - 1e-6))
            for strip in block.strips
        )
        kept = tuple(strip for strip in strips if strip.free)
        if kept:
            deep = tuple(_within(block.deep, (low, high))) if len(kept) == len(block.strips) else ()
            left.append(replace(block, strips=kept, deep=deep))
    return left


def _within(free: tuple[Interval, ...], limit: Interval) -> list[Interval]:
    low, high = limit
    return [(max(a, low), min(b, high)) for a, b in free if min(b, high) - max(a, low) > 1e-6]


def _numbered(blocks: list[Block]) -> list[Block]:
    """Return blocks with the pieces of each row counted anew."""
    count: dict[int, int] = {}
    renamed = []
    for block in blocks:
        count[block.line] = count.get(block.line, 0) + 1
        renamed.append(replace(block, piece=count[block.line]))
    return renamed
