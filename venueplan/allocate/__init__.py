"""Who stands where, and which forum meets where and when."""

from venueplan.allocate.exhibitors import allocate_exhibitors
from venueplan.allocate.forums import schedule_forums

__all__ = ["allocate_exhibitors", "schedule_forums"]
