"""What a stand costs at list price."""

from __future__ import annotations

from collections.abc import Iterable

from venueplan.model import Booth, BoothPattern, PriceList


def booth_price(booth: Booth, prices: PriceList, *, pattern: BoothPattern) -> float:
    """Return the list price of a stand: the area let times the price of a square metre, and the surcharge of its kind.

    The area let is nominal: the floor divided by the square of the shell system's pole pitch. The price of the hall
    wins over that of the zone, and both over the general one. Two open sides cost +10 % at many shows (practice).

    Examples
    --------
    >>> from shapely import LineString, box
    >>> sides = (LineString([(0, 0), (3, 0)]), LineString([(3, 0), (3, 3)]))
    >>> corner = Booth(id="a", number="1", polygon=box(0, 0, 3, 3), hall="H1", level="g", fronts=sides)
    >>> round(booth_price(corner, PriceList(currency="EUR", per_m2=200.0), pattern=BoothPattern()), 2)
    1980.0
    """
    square_metre = dict(prices.halls).get(booth.hall, dict(prices.zones).get(booth.zone, prices.per_m2))
    return area_let(booth, pattern) * square_metre * (1.0 + dict(prices.surcharges).get(booth.kind, 0.0))


def area_let(booth: Booth, pattern: BoothPattern) -> float:
    """Return the nominal area of a stand, m²: what is let and paid for, whatever the real pitch of its poles."""
    return booth.area / pattern.pole_pitch**2


def revenue(booths: Iterable[Booth], prices: PriceList, *, pattern: BoothPattern) -> float:
    """Return what stands bring together at list price, to the hundredth; blocked ones bring nothing."""
    let = (booth for booth in booths if not booth.blocked)
    return round(sum(booth_price(booth, prices, pattern=pattern) for booth in let), 2)
