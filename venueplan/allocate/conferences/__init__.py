"""Conferences of other programs: talks to sessions and rooms, and published schedules made anew."""

from venueplan.allocate.conferences.reschedule import reschedule
from venueplan.allocate.conferences.seats import seat_conference

__all__ = ["reschedule", "seat_conference"]
