"""What is left when every wish has its place: free stands of one and two modules, or of the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from shapely import Polygon

from venueplan.arrange.rows.block import Block, Interval, overlap, without
from venueplan.arrange.stands.shelf import EPSILON, Place, Shelf
from venueplan.model import BoothPattern


def offer_rest(shelf: Shelf, *, modules: tuple[int, ...]) -> None:
    """Put free stands of so many modules, one size after the other, into what is left; the rest stays empty."""
    width = shelf.layout.site.measures.width
    for count in modules:
        for block, strip in _strips(shelf):
            for low, high in shelf.left(block, strip):
                at = low
                while high - at >= count * width - EPSILON:
                    _put(shelf, shelf.along(block, strip, u=(at, at + count * width)))
                    at += count * width


def fill_rest(shelf: Shelf, *, modules: tuple[int, ...], pattern: BoothPattern) -> None:
    """Put free stands into what is left until no stretch of a row as long as a module is empty.

    Raw space around columns first, where it gains floor; then stands of so many modules, the largest first, the one
    with most open sides lengthened by what is over.
    """
    for block in shelf.blocks:
        for place in _around_columns(shelf, block):
            if _is_allowed(place, pattern):
                _put(shelf, place)
    for block, strip in _strips(shelf):
        for stretch in shelf.left(block, strip):
            for u in _divided(shelf, block, strip=strip, stretch=stretch, largest=modules[0]):
                _put(shelf, shelf.along(block, strip, u=u))


def _is_allowed(place: Place, pattern: BoothPattern) -> bool:
    least, most = {3: pattern.peninsula_area, 4: pattern.island_area}.get(place.open_sides, (0.0, float("inf")))
    return least <= place.shape.area / pattern.pole_pitch**2 <= most


def _strips(shelf: Shelf) -> Iterator[tuple[Block, int]]:
    for block in shelf.blocks:
        for strip in range(len(block.strips)):
            yield block, strip


def _put(shelf: Shelf, place: Place) -> None:
    shelf.put(place, zone=shelf.zones.get(place.block.line, ""))


def _divided(shelf: Shelf, block: Block, *, strip: int, stretch: Interval, largest: int) -> list[Interval]:
    """Return stands that take the whole of a stretch; none if it is shorter than a module."""
    width = shelf.layout.site.measures.width
    low, high = stretch
    modules = int((high - low + EPSILON) / width)
    if not modules:
        return []
    count, rest = divmod(modules, largest)
    lengths = [largest * width] * count + [rest * width] * (rest > 0)
    over = high - low - modules * width
    first = shelf.along(block, strip, u=(low, low + lengths[0])).open_sides
    last = shelf.along(block, strip, u=(high - lengths[-1], high)).open_sides
    lengths[0 if first > last else -1] += over
    ends = [low, *(low + end for end in accumulate(lengths[:-1])), high]
    return list(pairwise(ends))


def _around_columns(shelf: Shelf, block: Block) -> Iterator[Place]:
    """Yield stands of raw space through the whole depth that gain floor because they may enclose columns."""
    depth = block.v[1] - block.v[0]
    for low, high in shelf.left_through(block):
        gaps: list[Interval] = [(low, high)]
        for free in _free_in_all(shelf, block):
            gaps = without(gaps, free)
        for gap in gaps:
            u = _stretched(gap, within=(low, high), length=shelf.layout.site.measures.raw_space / depth)
            place = _through(shelf, block, u=u) if u and _is_free(shelf, block, u=u) else None
            if place is not None and place.shape.area > _displaced(shelf, block, u=place.u) + EPSILON:
                yield place


def _is_free(shelf: Shelf, block: Block, *, u: Interval) -> bool:
    """Tell whether a stretch is free over the whole depth, now that others have been put there."""
    return any(low <= u[0] + EPSILON and u[1] <= high + EPSILON for low, high in shelf.left_through(block))


def _free_in_all(shelf: Shelf, block: Block) -> list[Interval]:
    """Return the stretches that are free in every strip of a block."""
    common = shelf.left(block, 0)
    for strip in range(1, len(block.strips)):
        common = overlap(common, shelf.left(block, strip))
    return common


def _stretched(gap: Interval, *, within: Interval, length: float) -> Interval | None:
    """Return a gap lengthened on both sides, but not beyond a stretch; None if that is too short."""
    low, high = within
    if high - low < length - EPSILON:
        return None
    more = max(0.0, length - (gap[1] - gap[0])) / 2
    start = min(max(gap[0] - more, low), high - length)
    return start, max(start + length, min(gap[1] + more, high))


def _through(shelf: Shelf, block: Block, *, u: Interval) -> Place | None:
    whole = block.frame.rectangle(u, block.v)
    shape = whole.difference(shelf.layout.site.columns)
    if not isinstance(shape, Polygon) or Polygon(shape.exterior).area < whole.area - EPSILON:
        return None
    strips = tuple(range(len(block.strips)))
    return Place(
        block=block,
        strips=strips,
        u=u,
        shape=shape,
        open_sides=len(strips) + shelf.ends_open(block, u=u, v=block.v),
        lost=0,
    )


def _displaced(shelf: Shelf, block: Block, *, u: Interval) -> float:
    """Return the area of the stretches of strips, at least a module long, that a stand would take away, m²."""
    width, area = shelf.layout.site.measures.width, 0.0
    for number, strip in enumerate(block.strips):
        free = shelf.left(block, number)
        kept = sum(b - a for a, b in without(free, u) if b - a >= width - EPSILON)
        area += (sum(b - a for a, b in free if b - a >= width - EPSILON) - kept) * (strip.v[1] - strip.v[0])
    return area
