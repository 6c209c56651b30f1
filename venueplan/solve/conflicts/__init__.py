"""Rules that cannot hold together: the smallest set of them, verified, and the cheapest way out."""

from venueplan.solve.conflicts.crowds import Crowd, crowd_of
from venueplan.solve.conflicts.finding import Conflict, WayOut, find_conflicts
from venueplan.solve.conflicts.rules import ColumnRule, RuledColumns
from venueplan.solve.conflicts.times import RuledTimes, TimeRule

__all__ = [
    "ColumnRule",
    "Conflict",
    "Crowd",
    "RuledColumns",
    "RuledTimes",
    "TimeRule",
    "WayOut",
    "crowd_of",
    "find_conflicts",
]
