"""What a booth is worth to an exhibitor: stated parts, each visible in the result."""

from __future__ import annotations

from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.suitability import Market
from venueplan.model import Booth, Exhibitor

WISHES = (1000, 600, 400, 250)
"""A wish that comes true, by its rank; later ranks count as ``LATER_WISH``."""

LATER_WISH = 150

OPEN_SIDE = 60
"""Each open side beyond those asked for."""

MISFIT = 200
"""Taken off for a stand as large again as asked for, less in proportion."""

FEWEST = 0.2
"""Weight of an exhibitor without priority points; the one with most points weighs 1."""

Parts = tuple[tuple[str, int], ...]


def score_parts(request: Request, booth: Booth, *, market: Market, most_points: int) -> Parts:
    r"""Return the parts of the score of a request on a booth.

    ``preference``: every wish of the holder that comes true, by rank; ``exposure``: open sides beyond those asked for;
    both weighted by priority points, :math:`w = 0.2 + 0.8 \cdot points / most\_points`. ``fit``: what the stand
    differs in area, never positive. There is no part for being placed at all.
    """
    weight = FEWEST + (1.0 - FEWEST) * request.holder.points / max(1, most_points)
    wishes = sum(
        WISHES[rank] if rank < len(WISHES) else LATER_WISH
        for rank, wish in enumerate(request.holder.preferences)
        if market.grants(wish, booth)
    )
    extra = max(0, booth.open_sides - request.open_sides)
    misfit = abs(booth.area - request.holder.area) / request.holder.area if request.holder.area > 0 else 0.0
    return (
        ("preference", round(weight * wishes)),
        ("exposure", round(weight * OPEN_SIDE * extra)),
        ("fit", -round(MISFIT * min(1.0, misfit))),
    )


def preference_rank(exhibitor: Exhibitor, booth: Booth, *, market: Market) -> int | None:
    """Return the rank of the best wish that comes true, from 1; None if none does."""
    ranks = (rank for rank, wish in enumerate(exhibitor.preferences, 1) if market.grants(wish, booth))
    return next(ranks, None)
