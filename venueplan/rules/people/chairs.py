"""Where the chairs of a room stand: row by row from the front, as many as it may hold."""

from __future__ import annotations

from itertools import groupby

from shapely import MultiPoint, affinity

from venueplan.model import Unit, Venue
from venueplan.rules.pack import RulePack
from venueplan.rules.people.seating import Arrangement, RowRules, Stretch, arrangements, row_rules

Corner = tuple[float, float]


def rows_of_chairs(room: Unit, *, venue: Venue, pack: RulePack, most: int) -> tuple[tuple[Corner, ...], ...]:
    """Return the middles of chairs on the plan, metres, a tuple per row, the front row first.

    The arrangement is the fullest that the rules of rows allow; seats beyond ``most`` are left out from the back.

    Returns
    -------
    tuple
        Nothing where no row fits, or the pack has no rules of rows.
    """
    rules = row_rules(pack)
    if rules is None:
        return ()
    best = max(arrangements(room, venue=venue, pack=pack, rules=rules), key=lambda one: one.seats)
    rows = []
    left = most
    for _, stretches in groupby(sorted(best.stretches, key=lambda s: (s.low, s.left)), key=lambda s: s.low):
        here = [corner for stretch in stretches for corner in _chairs(stretch, best, rules=rules)][:left]
        left -= len(here)
        if here:
            rows.append(_turned_back(here, turn=best.turn))
    return tuple(rows)


def _chairs(stretch: Stretch, arrangement: Arrangement, *, rules: RowRules) -> list[Corner]:
    """Return the chairs of a row: blocks between aisles that are all wider by the same share."""
    blocks = arrangement.blocks
    in_block = stretch.seats // blocks
    spare = stretch.run - stretch.seats * rules.width
    side, middle = (rules.aisle_for(0.0, side=at_wall) for at_wall in (True, False))
    wider = spare / (2 * side + (blocks - 1) * middle) if blocks * side else 0.0
    found = []
    for block in range(blocks):
        begin = stretch.left + wider * (side + block * middle) + block * in_block * rules.width
        found += [(begin + (n + 0.5) * rules.width, stretch.low + rules.depth / 2) for n in range(in_block)]
    return found


def _turned_back(corners: list[Corner], *, turn: float) -> tuple[Corner, ...]:
    placed = affinity.rotate(MultiPoint(corners), -turn, origin=(0, 0))
    return tuple((point.x, point.y) for point in placed.geoms)
