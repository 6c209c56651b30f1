"""Who stands where, which forum meets where and when, and who moves in when."""

from venueplan.allocate.meetings import schedule_forums
from venueplan.allocate.moves import schedule_moves
from venueplan.allocate.stands import allocate_exhibitors

__all__ = ["allocate_exhibitors", "schedule_forums", "schedule_moves"]
