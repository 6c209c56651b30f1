"""What an exhibitor asks for."""

from __future__ import annotations

from dataclasses import dataclass

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
        Ranked wishes, best first: ``hall:H3``, ``kind:corner|peninsula|island``, ``near:PLACE`` (id of an opening,
        amenity, unit or section), ``booth:ID``.
    pins
        Hard demands in the same words as preferences.
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
    attested: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
