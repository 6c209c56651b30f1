"""The rows of one hall while stands are put into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shapely import Polygon, STRtree

from venueplan.arrange.rows.block import Block, Interval, modules_in, without
from venueplan.arrange.rows.layout import Layout

EPSILON = 1e-6


@dataclass(frozen=True, kw_only=True)
class Stand:
    """A stand that has its place.

    Attributes
    ----------
    block
        The block it stands in.
    strips
        Numbers of the strips it takes: one, or all for a stand through the whole depth.
    u
        Extent along the block, metres.
    shape
        Its floor on the plan, columns cut out.
    asked
        Area asked for, 0 if nobody asked for it, m².
    lines
        Numbers of the rows it was cut from; several for an island over rows and aisles.
    """

    block: Block
    strips: tuple[int, ...]
    u: Interval
    shape: Polygon
    zone: str
    asked: float = 0.0
    pavilion: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a stand could be.

    Attributes
    ----------
    open_sides
        Sides on an aisle.
    lost
        Modules that no longer fit beside it.
    """

    block: Block
    strips: tuple[int, ...]
    u: Interval
    shape: Polygon
    open_sides: int
    lost: float

    @property
    def frontage(self) -> float:
        """Length of its sides on aisles, metres."""
        depth = sum(self.block.strips[strip].v[1] - self.block.strips[strip].v[0] for strip in self.strips)
        return len(self.strips) * (self.u[1] - self.u[0]) + (self.open_sides - len(self.strips)) * depth


@dataclass(kw_only=True, eq=False)
class Shelf:
    """Rows of a hall and what is taken of them; the one thing in this room that changes.

    Attributes
    ----------
    blocks
        Rows as they are after islands were cut out.
    zones
        Zone by number of the row, where a hall serves several zones.
    stands
        What has its place.
    whole
        Whether what is left over is let to the last metre, so that parts of modules count.
    taken
        Taken stretches by row, piece and strip.
    """

    layout: Layout
    blocks: list[Block]
    whole: bool = False
    zones: dict[int, str] = field(default_factory=dict)
    stands: list[Stand] = field(default_factory=list)
    taken: dict[tuple[int, int, int], list[Interval]] = field(default_factory=lambda: defaultdict(list))
    _open: dict[tuple[object, ...], bool] = field(default_factory=dict)
    _known: dict[tuple[int, int], dict[tuple[float, bool], tuple[Place, ...]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _tree: STRtree | None = None

    def left(self, block: Block, strip: int) -> list[Interval]:
        """Return the stretches of a strip that are still free."""
        free: list[Interval] = list(block.strips[strip].free)
        for cut in self.taken[block.line, block.piece, strip]:
            free = without(free, cut)
        return free

    def left_through(self, block: Block) -> list[Interval]:
        """Return the stretches of a block that are still free over its whole depth."""
        free: list[Interval] = list(block.deep)
        for strip in range(len(block.strips)):
            for cut in self.taken[block.line, block.piece, strip]:
                free = without(free, cut)
        return free

    @property
    def capacity(self) -> float:
        """What modules could still take, m²."""
        m = self.layout.site.measures
        count = sum(
            self.modules(self.left(block, strip)) for block in self.blocks for strip in range(len(block.strips))
        )
        return count * m.width * m.depth

    def modules(self, free: Sequence[Interval]) -> float:
        """Return how many modules stretches hold."""
        width = self.layout.site.measures.width
        if self.whole:
            return sum((high - low) / width for low, high in free if high - low >= width - EPSILON)
        return modules_in(list(free), width)

    @property
    def fullness(self) -> float:
        """Share of the hall's stands that is taken."""
        taken = sum(stand.shape.area for stand in self.stands)
        return taken / max(taken + self.capacity, 1.0)

    def put(self, place: Place, *, zone: str, asked: float = 0.0, pavilion: str = "") -> None:
        """Let a stand have its place."""
        block = place.block
        self._known.pop((block.line, block.piece), None)
        for strip in place.strips:
            self.taken[block.line, block.piece, strip].append(place.u)
        self.stands.append(
            Stand(
                block=block,
                strips=place.strips,
                u=place.u,
                shape=place.shape,
                zone=zone,
                asked=asked,
                pavilion=pavilion,
                lines=(block.line,),
            )
        )

    def places(self, block: Block, area: float, *, inside: bool = False) -> tuple[Place, ...]:
        """Return where a stand of an area fits into a block: along a strip, or through the whole depth.

        At the ends of what is free; with ``inside`` also a module away from the first end, so that no end is taken.
        """
        known = self._known[block.line, block.piece]
        if (area, inside) not in known:
            known[area, inside] = tuple(self._fitting(block, area, inside=inside))
        return known[area, inside]

    def _fitting(self, block: Block, area: float, *, inside: bool) -> Iterator[Place]:
        depth = self.layout.site.measures.depth
        width = max(area / depth, self.layout.site.measures.width)
        for strip in range(len(block.strips)):
            for low, high in self.left(block, strip):
                if high - low >= width - EPSILON:
                    yield self.along(block, strip, u=(low, low + width))
                    if high - low > width + EPSILON:
                        yield self.along(block, strip, u=(high - width, high))
                    start = low + self.layout.site.measures.width
                    if inside and high - start >= width - EPSILON:
                        yield self.along(block, strip, u=(start, start + width))
        yield from self._through(block, area)

    def along(self, block: Block, strip: int, *, u: Interval) -> Place:
        """Return the place for a stand on one strip."""
        v = block.strips[strip].v
        free = self.left(block, strip)
        return Place(
            block=block,
            strips=(strip,),
            u=u,
            shape=block.frame.rectangle(u, v),
            open_sides=1 + self.ends_open(block, u=u, v=v),
            lost=self.modules(free) - self.modules(without(free, u)),
        )

    def ends_open(self, block: Block, *, u: Interval, v: Interval) -> int:
        """Return how many ends of a stretch lie on an aisle."""
        aisle = self.layout.site.measures.aisle
        ends = ((u[0] - aisle, u[0]), (u[1], u[1] + aisle))
        return sum(self._is_open(block, u=end, v=v) for end in ends)

    def renew(self, blocks: list[Block]) -> None:
        """Put other blocks into the place of those that are there."""
        self.blocks, self._tree = blocks, None
        self._open.clear()
        self._known.clear()

    def _through(self, block: Block, area: float) -> Iterator[Place]:
        m = self.layout.site.measures
        around_columns = area >= 4 * m.depth * m.width - EPSILON
        if not around_columns and (len(block.strips) < 2 or area < 2 * m.depth * m.width - EPSILON):
            return
        for low, high in self.left_through(block):
            for at, step in ((low, 1), (high, -1)):
                place = self._fitted(block, area, at=at, step=step, limit=(low, high))
                if place is not None and (around_columns or not place.shape.interiors):
                    yield place

    def _fitted(self, block: Block, area: float, *, at: float, step: int, limit: Interval) -> Place | None:
        """Return the place of exactly an area from a line on, columns not counted; None if it does not fit."""
        v = block.v
        length = area / (v[1] - v[0])
        for _ in range(6):
            u = (at, at + length) if step > 0 else (at - length, at)
            if length < self.layout.site.measures.width - EPSILON:
                return None
            if u[0] < limit[0] - EPSILON or u[1] > limit[1] + EPSILON:
                return None
            whole = block.frame.rectangle(u, v)
            shape = whole.difference(self.layout.site.columns)
            missing = area - shape.area
            if abs(missing) < 1e-6:
                break
            length += missing / (v[1] - v[0])
        if not isinstance(shape, Polygon) or Polygon(shape.exterior).area < whole.area - 1e-6:
            return None
        return Place(
            block=block,
            strips=tuple(range(len(block.strips))),
            u=u,
            shape=shape,
            open_sides=len(block.strips) + self.ends_open(block, u=u, v=v),
            lost=self._lost(block, u),
        )

    def _lost(self, block: Block, u: Interval) -> float:
        free = [self.left(block, strip) for strip in range(len(block.strips))]
        return sum(self.modules(strip) - self.modules(without(strip, u)) for strip in free)

    def _is_open(self, block: Block, *, u: Interval, v: Interval) -> bool:
        key = (block.line, block.piece, round(u[0], 4), round(u[1], 4), v)
        if key not in self._open:
            beyond = block.frame.rectangle((u[0] + 1e-4, u[1] - 1e-4), (v[0] + 1e-4, v[1] - 1e-4))
            clear = self.layout.site.walkable.covers(beyond)
            self._open[key] = clear and not len(self._rows.query(beyond, predicate="intersects"))
        return self._open[key]

    @property
    def _rows(self) -> STRtree:
        """Everything where a stand may come to be."""
        if self._tree is None:
            shapes = [b.frame.rectangle(u, s.v) for b in self.blocks for s in b.strips for u in s.free]
            shapes += [b.frame.rectangle(u, b.v) for b in self.blocks for u in b.deep]
            shapes += [Polygon(stand.shape.exterior) for stand in self.stands]
            self._tree = STRtree(shapes)
        return self._tree


def shelf_of(layout: Layout, *, whole: bool = False) -> Shelf:
    """Return the empty rows of a layout; ``whole`` if what is left over is let to the last metre."""
    return Shelf(layout=layout, blocks=list(layout.blocks), whole=whole)
