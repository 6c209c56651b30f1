"""Rows of one hall before modules are merged into stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shapely import Polygon

from venueplan.arrange.hall.axes import Axis
from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.block import Block


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rows of one hall before modules are merged into stands.

    Attributes
    ----------
    by
        Name of the strategy that made it.
    main
        The floor of the main aisle, empty if there is none.
    """

    by: str
    site: Site
    blocks: tuple[Block, ...]
    main: Polygon
    axis: Axis | None = None

    @property
    def modules(self) -> int:
        """How many modules it holds."""
        return sum(block.modules(self.site.measures.width) for block in self.blocks)

    @property
    def worth(self) -> float:
        """Area of its modules, and of large stands that may enclose columns, by their share of the demand, m²."""
        return worth_of(self.site, self.blocks)

    @property
    def joins_doors(self) -> bool:
        """Whether the main aisle has a door at both ends."""
        return self.axis is not None and self.axis.ends > 1

    @property
    def strategy(self) -> str:
        """What won, in words; directions in degrees clockwise from +y, as everywhere in files."""
        lines = {block.line: block.frame.angle for block in self.blocks if not block.wall}
        turns = sorted({round((90.0 - angle) % 180.0, 1) % 180.0 for angle in lines.values()})
        rows = f"{_count(len(lines), 'row')} at {' and '.join(f'{turn:g}°' for turn in turns)}" if lines else "no rows"
        walls = _count(len({block.line for block in self.blocks if block.wall}), "row")
        main = "no main aisle"
        if self.axis is not None:
            main = f"main aisle of {self.site.measures.main:g} m with {_count(self.axis.ends, 'door')} on its axis"
        return f"{self.by}: {rows}, {walls} with their backs to walls or stands, {main}"


def worth_of(site: Site, blocks: Iterable[Block]) -> float:
    """Return the area of modules, and of large stands that may enclose columns, by their share of the demand, m²."""
    m, every = site.measures, tuple(blocks)
    small = sum(block.modules(m.width) for block in every) * m.width * m.depth
    large = sum((b - a) * (block.v[1] - block.v[0]) for block in every for a, b in block.deep)
    return (1 - site.large) * small + site.large * large


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
