"""The search for the layout of one hall: strategies compete, and the one whose stands are worth most wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import islice

from venueplan.arrange.cells.wall_to_wall import Search
from venueplan.arrange.hall.axes import axes_of
from venueplan.arrange.hall.site import Site
from venueplan.arrange.rows.layout import Layout
from venueplan.arrange.search.strategies import PerimeterStrategy, RowsStrategy, Strategy, strategies_for
from venueplan.arrange.ways.ways import with_ways

BOTH_ENDS = 0.04
"""What a main aisle that joins two doors is worth more than one that ends at a wall, as a share of the stands."""

NEAR = 0.97
"""A first draft that is worth less than this share of the best is not improved."""

USUAL: tuple[Strategy, ...] = (RowsStrategy(), PerimeterStrategy())
"""Strategies that hold the most; islands and diagonals are for those who want them."""

DRAFT = Search(work=0.0)

USUAL_SEARCH = Search()

NEAR_AXIS = 0.985
"""Other strategies take the axes on which rows along walls and in the core are worth this share of the best."""

KEPT = 2
"""So many layouts of a hall are returned at most."""


def best_layouts(
    site: Site, *, search: Search = USUAL_SEARCH, strategies: Iterable[Strategy] = USUAL, most: int = KEPT
) -> tuple[Layout, ...]:
    """Return layouts of a hall, the one whose stands are worth most first.

    Only strategies that keep single rows and wider perimeter aisles compete where the pattern asks for them. A draft
    for every strategy and every promising axis of main entrances; then the best draft of each strategy is improved, if
    it is nearly as good as the best of all.
    """
    return tuple(islice(_ranked(site, search=search, strategies=strategies), most))


def layouts_by_strategy(site: Site, *, search: Search = USUAL_SEARCH) -> dict[str, Layout]:
    """Return the best layout of each strategy by its name, to be compared."""
    return {each.name: next(_ranked(site, search=search, strategies=(each,))) for each in strategies_for(site)}


def _ranked(site: Site, *, search: Search, strategies: Iterable[Strategy]) -> Iterator[Layout]:
    """Yield layouts with free ways, the best first."""
    drafts = _drafts(site, strategies_for(site, strategies))
    tries = [layout for layouts in drafts.values() for layout in layouts]
    least = NEAR * max(_rank(layout) for layout in tries)
    for strategy, layouts in drafts.items() if search.work else ():
        best = max(layouts, key=_rank)
        if strategy.improves and _rank(best) >= least:
            tries.append(strategy.lay_out(site, axis=best.axis, search=search))
    yield from _with_free_ways(tries)


def _drafts(site: Site, strategies: Iterable[Strategy]) -> dict[Strategy, list[Layout]]:
    """Return drafts of each strategy on the axes that are worth it; rows along walls and in the core tell quickly."""
    axes, scout = axes_of(site) or (None,), PerimeterStrategy()
    drafts = {axis: scout.lay_out(site, axis=axis, search=DRAFT) for axis in axes} if len(axes) > 1 else {}
    least = NEAR_AXIS * max((_rank(layout) for layout in drafts.values()), default=0.0)
    promising = [axis for axis in axes if axis not in drafts or _rank(drafts[axis]) >= least]
    return {
        each: list(drafts.values())
        if drafts and each == scout
        else [each.lay_out(site, axis=axis, search=DRAFT) for axis in promising]
        for each in strategies
    }


def _with_free_ways(layouts: Iterable[Layout]) -> Iterator[Layout]:
    """Yield layouts with free ways, the best first.

    Ways only ever cost stands, so the next step is always taken in the layout that is worth most so far; those that
    are worth less than a finished one stay as they are.
    """
    waiting = [_Unfinished(number=number, layout=layout) for number, layout in enumerate(layouts)]
    heapify(waiting)
    while waiting:
        best = heappop(waiting)
        if best.is_finished:
            yield best.layout
        else:
            best.advance()
            heappush(waiting, best)


class _Unfinished:
    """A layout whose ways are made free step by step; the one that is worth most comes first."""

    def __init__(self, *, number: int, layout: Layout) -> None:
        self.layout = layout
        self.is_finished = False
        self._steps = with_ways(layout.site, layout.blocks)
        self._order = -_rank(layout), number

    def __lt__(self, other: _Unfinished) -> bool:
        return self._order < other._order

    def advance(self) -> None:
        """Take one step."""
        blocks = next(self._steps, None)
        if blocks is None:
            self.is_finished = True
        else:
            self.layout = replace(self.layout, blocks=blocks)
            self._order = -_rank(self.layout), self._order[1]


def _rank(layout: Layout) -> float:
    return round(layout.worth * (1.0 + BOTH_ENDS * layout.joins_doors), 6)
