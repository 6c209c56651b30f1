"""Which places of an imported venue can be reached, told by whoever knows how people walk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What does not hang together.

    Attributes
    ----------
    blind_doors
        Doors that join no two rooms: id and what they touch.
    cut_off
        Rooms that cannot be reached from most of the venue, or not be left again: id, name, and where the gap is.
    stepped
        Rooms that cannot be reached without steps: id and name.
    places
        How many rooms were looked at.
    """

    blind_doors: tuple[tuple[str, str], ...] = ()
    cut_off: tuple[tuple[str, str, str], ...] = ()
    stepped: tuple[tuple[str, str], ...] = ()
    places: int = 0
