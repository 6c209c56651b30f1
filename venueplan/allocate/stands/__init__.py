"""Who stands where: requests, what suits them, what it is worth, and the choice."""

from venueplan.allocate.stands.exhibitors import allocate_exhibitors

__all__ = ["allocate_exhibitors"]
