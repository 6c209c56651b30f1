"""Aisles that end: rows are cut until whoever is between them has a choice of ways soon enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block, cleared, solids_of
from venueplan.arrange.ways.escape import floor_between
from venueplan.arrange.ways.gaps import Gap, gap_through
from venueplan.network import Pocket, pockets
from venueplan.rules import common_path_limit, dead_end_limit, limits_single_ways, occupants, persons_on
from venueplan.rules.people.single_ways import NARROWEST, WIDEST

SPARE = 0.1
"""Single ways are kept shorter than the limit by this, metres."""

MORE = 1.05
"""Stands that are not laid out leave more floor, and so more persons; so many times are reckoned with."""

BESIDE = 0.6
"""A row this near to a part of the floor borders on it, metres."""

NEAR = 0.8
"""A gap helps if it lies nearer to the end of a single way than this share of what is allowed."""

ROUNDS = 60
"""So often at most are the single ways of a layout looked for anew."""

Blocks = tuple[Block, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Long:
    """A part of the floor with a single way that is too long, and how long it may be, metres."""

    pocket: Pocket
    limit: float

    @cached_property
    def area(self) -> Polygon:
        """The part of the floor up to the rows beside it."""
        return self.pocket.area.buffer(BESIDE)

    def from_end(self, gap: Gap) -> float:
        """Return how far it is from where the single way begins to a gap, metres; infinite for one elsewhere."""
        ends = [Point(end) for end in (gap.before, gap.behind)]
        return min((end.distance(self.pocket.farthest) for end in ends if self.area.covers(end)), default=np.inf)

    def is_opened_by(self, gap: Gap) -> bool:
        """Tell whether a gap leads out of it near enough to its end."""
        return self.from_end(gap) <= NEAR * self.limit


def with_choices(site: Site, blocks: Blocks) -> Iterator[Blocks]:
    """Yield blocks with less and less of what leaves people a single way that is longer than the pack allows.

    Common paths and dead ends that are too long in the empty hall lie with the building; no row is cut for them. For
    the others a row that parts an aisle from other ways is cut straight across, near the end of the aisle, where that
    costs the fewest modules; where no row does, what makes the mouth of the aisle narrow goes.
    """
    if not site.exits or not limits_single_ways(site.pack):
        return
    own = [each.pocket.area for each in _too_long(site, ())]
    for _ in range(ROUNDS):
        before, made = blocks, list[Gap]()
        for long in _of_the_rows(site, blocks, own=own):
            if not any(long.is_opened_by(gap) for gap in made):
                blocks, gap = _opened(site, blocks, long=long)
                made += [gap] if gap else []
        if blocks == before:
            return
        yield blocks


def _of_the_rows(site: Site, blocks: Blocks, *, own: Sequence[Polygon]) -> list[_Long]:
    """Return the single ways that rows make too long, the longest first, well apart from each other."""
    apart = tuple(replace(block, deep=()) for block in blocks)
    # Two rows back to back may leave a gap between them, which a stand through both would close.
    for some in dict.fromkeys((blocks, apart)):
        found = [
            each for each in _too_long(site, some) if all(area.distance(each.pocket.farthest) > BESIDE for area in own)
        ]
        if found:
            return sorted(found, key=lambda each: (-round(each.pocket.depth, 3), each.pocket.area.bounds))
    return []


def _too_long(site: Site, blocks: Blocks) -> Iterator[_Long]:
    floor = floor_between(site, blocks)
    persons = _persons(site, blocks) if site.pack.steps("common-path") else 0
    for pocket in pockets(floor, site.exits, narrowest=NARROWEST, widest=WIDEST):
        some = persons_on(pocket.area.area, free=floor.area, persons=persons)
        limits = [common_path_limit(site.pack, persons=some)]
        if not pocket.is_exit:
            limits.append(dead_end_limit(site.pack, depth=pocket.depth + SPARE, width=pocket.neck.length))
        most = min((limit.value for limit in limits if limit), default=np.inf)
        if pocket.depth > most - SPARE:
            yield _Long(pocket=pocket, limit=most)


def _persons(site: Site, blocks: Blocks) -> int:
    """Return how many persons are reckoned with on the floor between rows."""
    area = replace(site.area, stands=tuple(solids_of(blocks)))
    return int(MORE * occupants(site.hall, attendance=0, pack=site.pack, area=area).persons)


def _opened(site: Site, blocks: Blocks, *, long: _Long) -> tuple[Blocks, Gap | None]:
    """Return blocks with a second way out of a part of the floor, and the gap that makes it."""
    floor = floor_between(site, blocks)
    passable = floor.buffer(-NARROWEST / 2).buffer(NARROWEST / 2)
    gaps = [gap for number, block in enumerate(blocks) for gap in _gaps(site, block, number=number, long=long)]
    gaps = [gap for gap in gaps if _leads_out(gap, long, passable=passable)]
    if gaps:
        best = min(gaps, key=lambda gap: _cost(gap, blocks[gap.number], long=long, module=site.measures.width))
        return (*blocks[: best.number], *best.left, *blocks[best.number + 1 :]), best
    for place in (long.pocket.neck, long.pocket.farthest, long.area):
        left = cleared(blocks, place.buffer(site.measures.aisle), width=site.measures.width)
        if left != blocks:
            return left, None
    return blocks, None


def _gaps(site: Site, block: Block, *, number: int, long: _Long) -> Iterator[Gap]:
    """Yield gaps through a block where it borders on a part of the floor: at its ends, and each two modules."""
    if block.wall or not block.outline.intersects(long.area):
        return
    m = site.measures
    low, _, high, _ = block.frame.into(block.outline.intersection(long.area)).bounds
    end, _ = block.frame.into(long.pocket.farthest).coords[0]
    middles = np.arange(low + m.aisle / 2, high, 2 * m.width).tolist()
    for middle in sorted({round(at, 3) for at in (*middles, low, high, min(max(end, low), high))}):
        yield gap_through(block, middle, number=number, width=m.aisle, module=m.width)


def _leads_out(gap: Gap, long: _Long, *, passable: BaseGeometry) -> bool:
    """Tell whether a gap leads from a part of the floor to a way that is not part of it."""
    ends = [Point(end) for end in (gap.before, gap.behind)]
    return sum(long.area.covers(end) for end in ends) == 1 and all(passable.covers(end) for end in ends)


def _cost(gap: Gap, block: Block, *, long: _Long, module: float) -> tuple[float, int, float]:
    away = long.from_end(gap)
    lost = block.modules(module) - sum(each.modules(module) for each in gap.left)
    return round(max(0.0, away - NEAR * long.limit), 3), lost, round(away, 3)
