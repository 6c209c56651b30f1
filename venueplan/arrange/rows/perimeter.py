"""Rows along walls, an aisle before them, and free-standing rows in the core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shapely import Polygon, union_all

from venueplan.arrange.hall.axes import angles_of
from venueplan.arrange.hall.ground import Ground, ground_of
from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block
from venueplan.arrange.rows.rows import Rows, best_rows, blocks_of
from venueplan.arrange.rows.walls import SHORTEST_ROW, Wall, core_of, wall_blocks, walls_of

CLIMBS = 2
"""So many of the best directions of a part are improved wall by wall."""


def best_perimeter(site: Site, part: Polygon, *, main: Polygon) -> tuple[Block, ...]:
    """Return the best rows of a part: every direction with rows along all walls and along none, then wall by wall."""
    walls = walls_of(site, part)
    lined = tuple(wall for wall in walls if wall.line.length >= 3 * site.measures.width)
    grounds = {angle: ground_of(site, part, angle=angle) for angle in angles_of(site)}
    known: dict[tuple[float, tuple[Wall, ...]], _Try] = {}

    def tried(angle: float, chosen: tuple[Wall, ...]) -> _Try:
        if (angle, chosen) not in known:
            known[angle, chosen] = _tried(grounds[angle], part, walls=walls, lined=chosen, main=main)
        return known[angle, chosen]

    first = [(angle, chosen) for angle in grounds for chosen in (lined, ())]
    ranked = sorted(first, key=lambda start: -tried(*start).worth)
    for angle, chosen in ranked[:CLIMBS]:
        here = chosen
        for wall in sorted(lined, key=lambda wall: -wall.line.length):
            other = tuple(w for w in lined if (w in here) != (w is wall))
            if tried(angle, other).worth > tried(angle, here).worth + 1e-9:
                here = other
    best = max(known.values(), key=lambda entry: round(entry.worth, 6), default=None)
    return best.blocks if best else ()


@dataclass(frozen=True, kw_only=True)
class _Try:
    """One way to lay out a part: rows along walls, and in the core."""

    along: tuple[Block, ...]
    rows: Rows | None
    worth: float

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Rows of the core, then those along walls, numbered in this order."""
        rows = blocks_of(self.rows) if self.rows else []
        count = max((block.line for block in rows), default=0)
        return (*rows, *(replace(block, line=block.line + count) for block in self.along))


def _tried(ground: Ground, part: Polygon, *, walls: tuple[Wall, ...], lined: tuple[Wall, ...], main: Polygon) -> _Try:
    site = ground.site
    along = tuple(wall_blocks(site, lined, keep_free=main))
    worth = float(sum(block.modules(site.measures.width) for block in along))
    core = core_of(site, part, walls=walls, lined=lined)
    if core.is_empty:
        return _Try(along=along, rows=None, worth=worth)
    rows = best_rows(ground, ground.raster(core))
    return _Try(along=along, rows=rows, worth=worth + rows.worth)


def left_at_walls(site: Site, blocks: Iterable[Block], *, main: Polygon) -> list[Block]:
    """Return rows for stretches of walls before which the layout leaves room for stands and a full aisle."""
    m, blocks = site.measures, tuple(blocks)
    standing = union_all([block.outline for block in blocks])
    aisles = [main, *(_with_aisles(block, m.aisle) for block in blocks)]
    walls = tuple(wall for wall in walls_of(site, site.outline) if wall.line.length >= SHORTEST_ROW * m.width)
    done = max((block.line for block in blocks), default=0)
    found: list[Block] = []
    for wall in walls:
        taken = [*aisles, *(_with_aisles(block, m.aisle) for block in found)]
        more = wall_blocks(
            site, (wall,), keep_free=union_all(taken), standing=union_all([standing, *(b.outline for b in found)])
        )
        count = max((block.line for block in found), default=done)
        found += [replace(block, line=block.line + count) for block in more]
    return found


def _with_aisles(block: Block, aisle: float) -> Polygon:
    """Return a block with the aisles at its ends and before its fronts."""
    (u0, u1), (v0, v1) = block.u, block.v
    return block.frame.rectangle((u0 - aisle, u1 + aisle), (v0 if block.wall else v0 - aisle, v1 + aisle))
