"""Plans change as little as possible: by what has changed in the world, or by hand."""

from venueplan.allocate.changes.by_hand import hold_booth, move_exhibitor, pin_exhibitor, release, swap_exhibitors
from venueplan.allocate.changes.differences import differences
from venueplan.allocate.changes.least import Replanned, replan

__all__ = [
    "Replanned",
    "differences",
    "hold_booth",
    "move_exhibitor",
    "pin_exhibitor",
    "release",
    "replan",
    "swap_exhibitors",
]
