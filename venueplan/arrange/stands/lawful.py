"""What stands leave of the ways once all are there: empty floor beside them may lie deeper than the rows did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from venueplan.arrange.rows.block import Block, Interval, Strip, solids_of
from venueplan.arrange.stands.demand import Wish
from venueplan.arrange.stands.shelf import Shelf, Stand
from venueplan.arrange.ways.ways import with_lawful_ways

SLIVER = 1e-3
"""A stand keeps its floor if it loses less of it than this, m²."""


def floor_wanted(shelf: Shelf) -> BaseGeometry:
    """Return the floor under stands of a hall without which no way is longer than the pack allows; empty if none is."""
    before = tuple(_block(block, shelf.stands) for block in dict.fromkeys(stand.block for stand in shelf.stands))
    after = before
    for left in with_lawful_ways(shelf.layout.site, before):
        after = left
    if after == before:
        return Polygon()
    return union_all(solids_of(before)).difference(union_all(solids_of(after)))


def without_stands_on(shelf: Shelf, floor: BaseGeometry) -> list[Wish]:
    """Take the stands on a floor out of the rows of a hall; return the wishes that they were to fulfil."""
    gone = [stand for stand in shelf.stands if stand.shape.intersection(floor).area > SLIVER]
    shelf.stands = [stand for stand in shelf.stands if stand not in gone]
    hall = shelf.layout.site.hall.id
    return [Wish(zone=stand.zone, area=stand.asked, open_sides=1, halls=(hall,)) for stand in gone if stand.asked]


def _block(block: Block, stands: Iterable[Stand]) -> Block:
    """Return a block of which only the stands are left that have their place in it."""
    mine = [stand for stand in stands if stand.block == block]
    free: dict[Interval, list[Interval]] = {}
    for stand in mine:
        for number in stand.strips:
            free.setdefault(block.strips[number].v, []).append(stand.u)
    strips = tuple(Strip(v=v, free=tuple(sorted(intervals))) for v, intervals in sorted(free.items()))
    through = tuple(sorted(stand.u for stand in mine if len(stand.strips) > 1))
    return replace(block, strips=strips, deep=through)
