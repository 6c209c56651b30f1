"""When stands are built up and taken down, and through which door their goods come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class MoveIn:
    """When an event moves in and out, and how long a stand holds a door.

    Attributes
    ----------
    start, end
        Of moving in, with offset.
    minutes
        Pairs of area (m²) and minutes, by rising area: a stand takes the minutes of the first area that is not
        smaller than it, the largest ones those of the last.
    out_start, out_end
        Of moving out, with offset; None if that is not planned.
    """

    start: datetime
    end: datetime
    minutes: tuple[tuple[float, int], ...]
    out_start: datetime | None = None
    out_end: datetime | None = None

    def minutes_for(self, area: float) -> int:
        """Return the minutes that a stand of an area in m² holds a door.

        Examples
        --------
        >>> day = datetime(2026, 5, 15, 8), datetime(2026, 5, 15, 20)
        >>> plan = MoveIn(start=day[0], end=day[1], minutes=((36.0, 30), (100.0, 90)))
        >>> plan.minutes_for(9), plan.minutes_for(36), plan.minutes_for(36.5), plan.minutes_for(400)
        (30, 30, 90, 90)
        """
        return next((minutes for most, minutes in self.minutes if area <= most + 1e-6), self.minutes[-1][1])


@dataclass(frozen=True, kw_only=True)
class Move:
    """One stand's turn at a door.

    Attributes
    ----------
    booth, door
        Ids of the stand and of the opening.
    distance
        Walking distance from the door to the stand over the empty floor, metres.
    order
        Its turn at the door, from 1.
    at_once
        How many stands are served at the door side by side.
    start, end
        Of moving in.
    out_start, out_end
        Of moving out; None if that is not planned.
    """

    booth: str
    door: str
    distance: float
    order: int
    at_once: int
    start: datetime
    end: datetime
    out_start: datetime | None = None
    out_end: datetime | None = None
