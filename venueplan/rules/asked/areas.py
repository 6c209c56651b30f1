"""How large and how dear a stand may be for an exhibitor."""

from __future__ import annotations

import math
from dataclasses import dataclass

from venueplan.model import BoothPattern, Exhibitor, PriceList
from venueplan.rules.pack import RulePack

LARGEST = 1.25
"""A stand should have at most this multiple of the area asked for, or as many modules as are unavoidable (house)."""

ROUNDING = 1e-6


@dataclass(frozen=True, kw_only=True)
class AreaRange:
    """Least and greatest area of a stand, m²; ``firm`` if the exhibitor itself said what is too large."""

    least: float
    most: float
    firm: bool = False


def area_range(exhibitor: Exhibitor, *, pattern: BoothPattern, pack: RulePack) -> AreaRange:
    """Return the areas that will do: as the exhibitor says, or as the house does it.

    The house: at least ``area-share`` of the area asked for, at most a quarter more or what whole modules make
    unavoidable.

    Examples
    --------
    >>> from venueplan.model import Label
    >>> from venueplan.rules import rule_pack
    >>> wants = Exhibitor(id="e", name=Label(), area=20.0, zone="z", tolerance=0.25, most_area=24.0)
    >>> area_range(wants, pattern=BoothPattern(), pack=rule_pack("china"))
    AreaRange(least=15.0, most=24.0, firm=True)
    """
    asked, share = exhibitor.area, exhibitor.tolerance
    module = pattern.module_width * pattern.module_depth
    usual = max(LARGEST * asked, math.ceil(asked / module - 1e-9) * module)
    least = asked * ((1.0 - share) if share else pack["area-share"].value)
    most = asked * (1.0 + share) if share else usual
    return AreaRange(
        least=exhibitor.least_area or least,
        most=exhibitor.most_area or most,
        firm=bool(share or exhibitor.most_area),
    )


def price_band(price: float, prices: PriceList) -> str:
    """Return the id of the band that a price falls in; empty if it is above all of them.

    Examples
    --------
    >>> bands = PriceList(currency="EUR", per_m2=1.0, bands=(("low", 1000.0), ("high", 9000.0)))
    >>> [price_band(price, bands) for price in (1000.0, 1000.01, 9999.0)]
    ['low', 'high', '']
    """
    return next((name for name, most in prices.bands if price <= most + ROUNDING), "")


def pays_for(exhibitor: Exhibitor, price: float, *, prices: PriceList) -> bool:
    """Tell whether a price is within an exhibitor's budget and in one of its price bands."""
    within = not exhibitor.budget or price <= exhibitor.budget + ROUNDING
    return within and (not exhibitor.bands or price_band(price, prices) in exhibitor.bands)
