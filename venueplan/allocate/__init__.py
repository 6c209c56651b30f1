"""Who stands where, which forum meets where and when, who moves in when; why, and what to change."""

from venueplan.allocate.changes import (
    Replanned,
    differences,
    hold_booth,
    move_exhibitor,
    pin_exhibitor,
    release,
    replan,
    swap_exhibitors,
)
from venueplan.allocate.meetings import schedule_forums
from venueplan.allocate.moves import schedule_moves
from venueplan.allocate.stands import allocate_exhibitors
from venueplan.allocate.why import explain, refuse_impossible_meetings, refuse_impossible_stands

__all__ = [
    "Replanned",
    "allocate_exhibitors",
    "differences",
    "explain",
    "hold_booth",
    "move_exhibitor",
    "pin_exhibitor",
    "refuse_impossible_meetings",
    "refuse_impossible_stands",
    "release",
    "replan",
    "schedule_forums",
    "schedule_moves",
    "swap_exhibitors",
]
