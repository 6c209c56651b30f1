"""What rows of booths are made of, and how booths are numbered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """How booths are numbered.

    Attributes
    ----------
    scheme
        ``aisle-hundreds`` (100, 102 … face 101, 103 …) or ``row-letter`` (hall, letter of the row, number: 3B07).
    prefix
        Text before each number; ``{hall}`` stands for the number of the hall.
    start
        Corner where numbering begins, seen on the plan: ``south-west``, ``south-east``, ``north-west``, ``north-east``.
    """

    scheme: str = "row-letter"
    prefix: str = "{hall}"
    start: str = "south-west"


@dataclass(frozen=True, kw_only=True)
class BoothPattern:
    """What rows of booths are made of; metres. Defaults are the trade's (international shell scheme, China).

    Attributes
    ----------
    module_width, module_depth
        One booth module: 3 × 3 m; 3.05 × 3.05 m (10 ft) in the US; 3 × 4 and 3 × 5 m exist.
    pole_pitch
        Metres on site for each metre of a module: shell systems have a pitch of their own (0.99, 1.05), so that ten
        "metres" can be 10.5 m. Stands are laid out at their real size; the area let is the nominal one.
    row_depth
        Modules back to back in a row: 2, or 1 where every stand is to open on both sides of its row.
    aisle, main_aisle
        Width of secondary and of main aisles; a rule pack that asks for more wins.
    perimeter_aisle
        Width of the aisle along walls that carry no stands; 0 = as secondary aisles.
    axial_aisles
        Whether a main aisle runs on the axis of an entrance.
    cross_aisle_every
        Cross aisles follow each other at this distance at most, from middle to middle; 0 = as ``island_length`` asks.
    wall_distance
        Least distance of a stand from a wall.
    island_length
        Longest uninterrupted row.
    island_area, peninsula_area
        Least and greatest area of stands with four and with three open sides, m².
    corner_share
        Greatest share of stands with two or more open sides, 0 to 1.
    heights
        Whose rules of height and line of sight hold: ``iaee`` (US) or ``china``.
    stand_height
        Greatest height of any stand; 0 = as those rules say.
    """

    module_width: float = 3.0
    module_depth: float = 3.0
    pole_pitch: float = 1.0
    row_depth: int = 2
    aisle: float = 3.0
    main_aisle: float = 6.0
    perimeter_aisle: float = 0.0
    axial_aisles: bool = True
    cross_aisle_every: float = 0.0
    wall_distance: float = 0.6
    island_length: float = 30.0
    island_area: tuple[float, float] = (0.0, 10_000.0)
    peninsula_area: tuple[float, float] = (0.0, 10_000.0)
    corner_share: float = 1.0
    heights: str = "china"
    stand_height: float = 0.0
    numbering: Numbering = Numbering()
