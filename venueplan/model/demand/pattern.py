"""What rows of booths are made of, and how booths are numbered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """How booths are numbered; the number is an attribute, so renumbering never moves an exhibitor.

    Attributes
    ----------
    scheme
        ``row-letter`` (hall, letter of the row, place: 3B07; odd places on one side of a row, even ones on the other),
        ``aisle-hundreds`` (100, 102 … face 101, 103 … across an aisle) or ``aisle-letter`` (hall, letter of the aisle,
        place: 4.1 C23; odd and even face each other across the aisle).
    prefix, suffix
        Text before and after each number; ``{hall}`` stands for the number of the hall.
    start
        Corner where numbering begins, seen on the plan: ``south-west``, ``south-east``, ``north-west``, ``north-east``.
    direction
        ``forward`` (every row is counted from the start corner's end) or ``serpentine`` (every second one back).
    step_along
        How far apart the numbers of neighbours on one side of a row are; 0 = 2, and 1 where nothing is on the other.
    step_across
        From one aisle or row to the next: hundreds (0 = 100) or letters (0 = 1).
    skips
        Places and rows of these numbers are left out: (4, 13).
    skip_digits
        No number holds one of these digits: "4".
    skip_letters
        Letters that rows and aisles have not: I and O read as 1 and 0.
    skip_at_aisles
        So many numbers are left free at each cross aisle.
    """

    scheme: str = "row-letter"
    prefix: str = "{hall}"
    suffix: str = ""
    start: str = "south-west"
    direction: str = "forward"
    step_along: int = 0
    step_across: int = 0
    skips: tuple[int, ...] = ()
    skip_digits: str = ""
    skip_letters: str = "IO"
    skip_at_aisles: int = 0


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
