"""Stands asked for by size instead of by exhibitor, and what stands cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MixEntry:
    """So many stands of one size.

    Attributes
    ----------
    area
        Area of each, m².
    count
        How many.
    zone
        Id of the zone, or empty: any hall.
    open_sides
        Least number of open sides.
    frontage
        Least and greatest length of the sides on aisles, metres.
    raw
        Whether it is raw space, laid out before shell stands and allowed to enclose a column; from 36 m² on always.
    """

    area: float
    count: int
    zone: str = ""
    open_sides: int = 1
    frontage: tuple[float, float] = (0.0, 1000.0)
    raw: bool = False


@dataclass(frozen=True, kw_only=True)
class PriceList:
    """What stands cost at list price.

    Attributes
    ----------
    currency
        ISO 4217 code.
    per_m2
        Price of a square metre where neither hall nor zone has its own.
    halls, zones
        Price of a square metre by the id of the hall, which wins, and of the zone.
    surcharges
        What is added by kind of stand, as a share: ``corner`` (two open sides), ``peninsula`` (three), ``island``.
    bands
        Price bands of whole stands, cheapest first: id, and the most that a stand of the band costs.
    """

    currency: str
    per_m2: float
    halls: tuple[tuple[str, float], ...] = ()
    zones: tuple[tuple[str, float], ...] = ()
    surcharges: tuple[tuple[str, float], ...] = (("corner", 0.1), ("peninsula", 0.1), ("island", 0.1))
    bands: tuple[tuple[str, float], ...] = ()
