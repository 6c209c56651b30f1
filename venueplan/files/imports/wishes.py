"""What the planner may ask of an import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

STOREY = 4.5
"""Height from floor to floor where a file does not say it, metres (assumed)."""


@dataclass(frozen=True, kw_only=True)
class ImportWishes:
    """What a file may not say by itself.

    Attributes
    ----------
    name
        Name of the venue; the file's own, or else the file's name, where it is empty.
    storey_height
        Height from floor to floor, metres, where the file has only the order of its levels.
    units
        Unit of the coordinates (``m``, ``mm``, ``in``, ``ft`` …); what the file says where it is empty.
    level
        Level of everything in a file that has no levels.
    mapping
        File that says which layer or property means what; None to guess.
    degrees
        Whether coordinates are WGS 84 degrees; None to tell by their size.
    capacities
        List of what the rooms of a schedule hold.
    scale
        Metres in one unit of a plan of booths; 0 where its unit says it.
    origin
        Where the origin of a plan of booths lies in the venue, metres.
    rotation
        By how many degrees a plan of booths is turned clockwise.
    hall
        Hall in which all booths of a plan lie; told by their place where it is empty.
    """

    name: str = ""
    storey_height: float = STOREY
    units: str = ""
    level: str = "0"
    mapping: Path | None = None
    degrees: bool | None = None
    capacities: Path | None = None
    scale: float = 0.0
    origin: tuple[float, float] = (0.0, 0.0)
    rotation: float = 0.0
    hall: str = ""
