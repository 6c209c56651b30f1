"""Schedules of frab, pentabarf and pretalx as the forums and the calendar of an event."""

from venueplan.files.imports.schedule.listing import list_schedule

__all__ = ["list_schedule"]
