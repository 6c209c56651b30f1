"""Who stands where, which forum meets where and when, and who moves in when."""

from venueplan.allocate.exhibitors import allocate_exhibitors
from venueplan.allocate.forums import schedule_forums
from venueplan.allocate.moves import schedule_moves

__all__ = ["allocate_exhibitors", "schedule_forums", "schedule_moves"]
