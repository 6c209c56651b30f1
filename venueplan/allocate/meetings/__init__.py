"""Which forum meets where and when: rooms, times, and the timetable."""

from venueplan.allocate.meetings.forums import schedule_forums

__all__ = ["schedule_forums"]
