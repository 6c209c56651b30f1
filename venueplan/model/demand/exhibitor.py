"""What an exhibitor asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class Exhibitor:
    """One exhibitor's request.

    Attributes
    ----------
    area
        Area asked for, m².
    zone
        Id of the zone.
    open_sides
        Least number of open sides (1 inline, 2 corner, 3 peninsula, 4 island).
    points
        Priority points.
    preferences
        Ranked wishes, best first: ``hall:H3``, ``kind:corner|peninsula|island``, ``row:NAME``, ``aisle:3B``,
        ``near:`` and ``far:`` a place (id of an opening, amenity, unit or section) or an exhibitor, ``booth:ID``.
    pins
        Hard demands in the same words as preferences, exhibitors apart.
    power_kw, water, drain, data, floor_load, height
        Needs: kW, yes or no, yes or no, yes or no, kN/m², m.
    covered, upper_deck
        Area under a ceiling and area of an upper floor that it will build, m².
    deck_stairs
        Stairs from the upper floor.
    rivals
        Ids of exhibitors that must not stand beside or opposite.
    pavilion
        Exhibitors of one pavilion stand together in one block.
    shares_with
        Id of the exhibitor whose stand it shares (a co-exhibitor), or empty.
    tolerance
        How far the area of the stand may lie from the one asked for, as a share; 0 = as the house does it.
    least_area, most_area
        The same as areas, m²; they win; 0 = as ``tolerance`` says.
    booths
        The stand may be made of so many adjacent booths; 0 = of one, or, where none is large enough, of as few as
        reach the area and no more than the event's policy allows.
    shape
        The kind of stand that it must be: ``inline``, ``corner``, ``peninsula``, ``island``; empty = any.
    frontage
        Least length of open sides, m.
    forbidden
        What it must not get, in the words of pins.
    budget
        The most that the stand may cost at list price; 0 = no matter.
    bands
        Ids of the price bands that will do; empty = all.
    last_year
        Number or id of the booth it had last year.
    tags
        Words that relations and holds speak of, such as ``loud``, ``sponsor``, ``category:robots``.
    contracted
        When the contract was signed; who signed first comes first among equals.
    attested, assumed
        Names of the columns that a source states, and of those that were made up.
    """

    id: str
    name: Label
    area: float
    zone: str
    open_sides: int = 1
    points: int = 0
    preferences: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    power_kw: float = 0.0
    water: bool = False
    drain: bool = False
    data: bool = False
    floor_load: float = 0.0
    height: float = 0.0
    covered: float = 0.0
    upper_deck: float = 0.0
    deck_stairs: int = 0
    rivals: tuple[str, ...] = ()
    pavilion: str = ""
    shares_with: str = ""
    tolerance: float = 0.0
    least_area: float = 0.0
    most_area: float = 0.0
    booths: int = 0
    shape: str = ""
    frontage: float = 0.0
    forbidden: tuple[str, ...] = ()
    budget: float = 0.0
    bands: tuple[str, ...] = ()
    last_year: str = ""
    tags: tuple[str, ...] = ()
    contracted: datetime | None = None
    attested: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
