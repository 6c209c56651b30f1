"""What each booth is worth to the next bidder: the prices of the relaxation, whoever made the plan."""

from __future__ import annotations

from collections.abc import Mapping

from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.relating.selecting import booths_of, choice_for
from venueplan.solve.relaxation import relax


def booth_prices(demand: Demand) -> tuple[Mapping[str, int], int]:
    """Return the price of each booth in points, and the price from which on somebody would have no stand without it.

    The prices of the linear relaxation: at them nobody would rather have another booth, rules of neighbourhood
    included. Booths that nobody competes for cost nothing.
    """
    choice = choice_for(demand)
    certificate = relax(choice.selection).certificate
    prices = {
        booth: round(price / certificate.scale)
        for booth, price in zip(booths_of(choice, demand), certificate.prices, strict=False)
    }
    return prices, choice.price_of_leaving // 2
