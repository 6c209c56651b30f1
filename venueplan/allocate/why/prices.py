"""What each booth is worth to the next bidder: the prices of the relaxation, whoever made the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from venueplan.allocate.stands.choice import Choice, Demand, choice_of, offers_of
from venueplan.allocate.stands.exhibitors import worth_offering
from venueplan.solve.relaxation import relax


def booth_prices(demand: Demand) -> tuple[Mapping[str, int], int]:
    """Return the price of each booth in points, and the price from which on somebody would have no stand without it.

    The prices of the linear relaxation: at them nobody would rather have another booth, rules of neighbourhood
    included. Booths that nobody competes for cost nothing.
    """
    offers, blocks = worth_offering(demand, offers_of(demand))
    choice = choice_of(replace(demand, blocks=blocks), offers)
    found = relax(choice.selection)
    rows = _rows_of_booths(choice)
    prices = found.certificate.prices
    scale = found.certificate.scale
    return {booth: round(prices[row] / scale) for booth, row in rows.items()}, choice.price_of_leaving // 2


def _rows_of_booths(choice: Choice) -> dict[str, int]:
    """Return the number of the row that lets each booth once."""
    columns: dict[str, list[int]] = {}
    for column, offer in enumerate(choice.offers):
        columns.setdefault(offer.booth, []).append(column)
    names = {tuple(mine): booth for booth, mine in columns.items()}
    return {
        names[row.columns]: number
        for number, row in enumerate(choice.selection.rows)
        if not row.exact and not row.minus and row.columns in names
    }
