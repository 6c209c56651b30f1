"""A programme as a schedule for conference apps (XML, JSON) and as calendars (iCalendar)."""

from venueplan.files.exports.programme.calendars import calendar_bytes, room_calendars
from venueplan.files.exports.programme.document import schedule_json
from venueplan.files.exports.programme.markup import schedule_xml
from venueplan.files.exports.programme.sessions import Session, Timetable, timetable_of, timetable_of_published

__all__ = [
    "Session",
    "Timetable",
    "calendar_bytes",
    "room_calendars",
    "schedule_json",
    "schedule_xml",
    "timetable_of",
    "timetable_of_published",
]
