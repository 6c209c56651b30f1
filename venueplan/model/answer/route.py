"""A way to walk."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import LineString


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One stretch of a route.

    Attributes
    ----------
    kind
        ``walk``, ``stairs``, ``elevator``, ``escalator`` or ``ramp``.
    level
        Id of the level where it begins.
    line
        The way on the floor, metres; for a vertical leg the line between its two ends on plan.
    length
        Metres walked (for stairs the slope, for lifts 0).
    minutes
        Time taken.
    via
        Ids of the openings passed, or the shaft.
    """

    kind: str
    level: str
    line: LineString
    length: float
    minutes: float
    via: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Route:
    """The way from one named place to another."""

    origin: str
    destination: str
    legs: tuple[Leg, ...]
    step_free: bool = False

    @property
    def length(self) -> float:
        """Metres walked."""
        return sum(leg.length for leg in self.legs)

    @property
    def minutes(self) -> float:
        """Minutes taken."""
        return sum(leg.minutes for leg in self.legs)


@dataclass(frozen=True, kw_only=True)
class StepFreeWays:
    """Ways without a step on one storey, from its lifts and entrances to its rooms.

    Attributes
    ----------
    lines
        Metres on plan; ways that share a stretch share its line.
    reached, unreached
        Ids of the rooms that they lead to, and of those that no way without a step leads to.
    """

    lines: tuple[LineString, ...] = ()
    reached: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
