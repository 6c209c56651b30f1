"""The search for the layout of one hall: strategies compete, and the one whose stands are worth most wins."""

from __future__ import annotations

from collections.abc import Iterable

from venueplan.arrange.axes import axes_of
from venueplan.arrange.layout import Layout
from venueplan.arrange.site import Site
from venueplan.arrange.strategies import PerimeterStrategy, RowsStrategy, Strategy, strategies_for
from venueplan.arrange.wall_to_wall import Search

BOTH_ENDS = 0.04
"""What a main aisle that joins two doors is worth more than one that ends at a wall, as a share of the stands."""

NEAR = 0.97
"""A first draft that is worth less than this share of the best is not improved."""

USUAL: tuple[Strategy, ...] = (RowsStrategy(), PerimeterStrategy())
"""Strategies that hold the most; islands and diagonals are for those who want them."""

DRAFT = Search(work=0.0)

USUAL_SEARCH = Search()


def best_layouts(
    site: Site, *, search: Search = USUAL_SEARCH, strategies: Iterable[Strategy] = USUAL
) -> tuple[Layout, ...]:
    """Return layouts of a hall, the one whose stands are worth most first.

    Only strategies that keep single rows and wider perimeter aisles compete where the pattern asks for them. A draft
    for every strategy and every axis of main entrances; then the best draft of each strategy is improved, if it is
    nearly as good as the best of all.
    """
    axes = axes_of(site) or (None,)
    allowed = strategies_for(site, strategies)
    drafts = [(each, each.lay_out(site, axis=axis, search=DRAFT)) for each in allowed for axis in axes]
    tries = [layout for _, layout in drafts]
    least = NEAR * max(_rank(layout) for layout in tries)
    for strategy in dict.fromkeys(strategy for strategy, _ in drafts):
        best = max((layout for made_by, layout in drafts if made_by == strategy), key=_rank)
        if strategy.improves and search.work and _rank(best) >= least:
            tries.append(strategy.lay_out(site, axis=best.axis, search=search))
    return tuple(sorted(tries, key=lambda layout: -_rank(layout)))


def layouts_by_strategy(site: Site, *, search: Search = USUAL_SEARCH) -> dict[str, Layout]:
    """Return the best layout of each strategy by its name, to be compared."""
    return {each.name: best_layouts(site, search=search, strategies=(each,))[0] for each in strategies_for(site)}


def _rank(layout: Layout) -> float:
    return round(layout.worth * (1.0 + BOTH_ENDS * layout.joins_doors), 6)
