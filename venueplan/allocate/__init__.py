"""Who stands where, and which forum meets where and when."""

from venueplan.allocate.exhibitors import allocate_exhibitors

__all__ = ["allocate_exhibitors"]
