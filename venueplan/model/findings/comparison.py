"""One hall under several rule packs side by side; nothing is averaged."""

from __future__ import annotations

from dataclasses import dataclass

TOLERANCE = 1e-3
"""Metres by which a way may be longer than the limit: the accuracy of the measurement."""


@dataclass(frozen=True, kw_only=True)
class WayVerdict:
    """The longest way to an exit against the longest that a pack admits.

    Attributes
    ----------
    distance
        ``straight`` or ``path``.
    measured, most
        Metres; ``measured`` is infinite where there is no way.
    """

    distance: str
    measured: float
    most: float

    @property
    def is_kept(self) -> bool:
        """Whether no way is too long."""
        return self.measured <= self.most + TOLERANCE


@dataclass(frozen=True, kw_only=True)
class PackVerdict:
    """What one rule pack says of one hall.

    Attributes
    ----------
    hall, pack
        Ids.
    governs
        Whether the event is held against this pack; others stand beside it.
    persons
        Occupant load.
    density, basis
        What brings them, persons per m², and the area it counts on: ``net``, ``gross`` or ``exhibition``; 0 and empty
        where something else than the floor decides.
    exits, exits_asked
        How many there are, and how many the pack asks for; 0 = it sets no number.
    width, width_asked
        Metres of exits that count, and metres that the persons need.
    ways
        The longest ways out; one line for each way of measuring that the pack limits.
    broken
        Names of the rules on exits and ways that the hall breaks under the pack.
    """

    hall: str
    pack: str
    governs: bool
    persons: int
    density: float
    basis: str
    exits: int
    exits_asked: int
    width: float
    width_asked: float
    ways: tuple[WayVerdict, ...] = ()
    broken: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether exits and ways are enough under this pack."""
        return not self.broken
