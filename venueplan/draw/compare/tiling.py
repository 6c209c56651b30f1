"""Tiles on a page: a block for each of several things, in it a cell for each part, as large as the page allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil

from venueplan.draw.view import Box

Size = tuple[float, float]
"""Width and height."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A place on the page and, under its head, the cells of its parts, mm."""

    place: Box
    cells: tuple[Box, ...]


def tiles(place: Box, *, count: int, columns: int) -> tuple[Box, ...]:
    """Return equal tiles of a place, mm, row by row from the upper left.

    Examples
    --------
    >>> tiles((0, 0, 20, 10), count=3, columns=2)
    ((0.0, 5.0, 10.0, 10.0), (10.0, 5.0, 20.0, 10.0), (0.0, 0.0, 10.0, 5.0))
    """
    left, bottom, right, top = place
    wide, high = (right - left) / columns, (top - bottom) / ceil(count / columns)
    corners = ((left + k % columns * wide, top - k // columns * high) for k in range(count))
    return tuple((x, y - high, x + wide, y) for x, y in corners)


def largest_blocks(
    place: Box, *, count: int, sizes: Sequence[Size], head: float, sign: float, gap: float
) -> tuple[Block, ...]:
    """Return blocks in rows and columns such that their parts can be drawn at the largest common scale.

    Parameters
    ----------
    sizes
        Extents of the parts of a block, all in one unit.
    head
        Height over the cells of a block that stays free of them, mm.
    sign
        The same at the top of each cell; it belongs to the cell.
    gap
        What stays free at the right of a block, mm.
    """

    def scale(blocks: tuple[Block, ...]) -> float:
        left, bottom, right, top = blocks[0].cells[0]
        return min(min((right - left) / wide, (top - bottom - sign) / high) for wide, high in sizes)

    return max(_ways(place, count=count, parts=len(sizes), head=head, gap=gap), key=scale)


def _ways(place: Box, *, count: int, parts: int, head: float, gap: float) -> Iterator[tuple[Block, ...]]:
    """Yield every way to put blocks in columns, and cells in columns in them."""
    for across, inside in product(range(count, 0, -1), range(1, parts + 1)):
        yield tuple(
            Block(
                place=(left, bottom, right - gap, top),
                cells=tiles((left, bottom, right - gap, top - head), count=parts, columns=inside),
            )
            for left, bottom, right, top in tiles(place, count=count, columns=across)
        )
