"""What is exported of a programme: one file, or a folder of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from venueplan.build.exporting.kinds import Figures, Made
from venueplan.build.exporting.naming import names_of
from venueplan.build.stages import load_plan
from venueplan.files import exports
from venueplan.files.schedules import read_schedule

Maker = Callable[[exports.Timetable], Made]


def timetable_at(path: Path) -> exports.Timetable:
    """Return the programme of a plan, or a published schedule."""
    if path.suffix.casefold() == ".xml" and path.is_file():
        return exports.timetable_of_published(read_schedule(path))
    return exports.timetable_of(load_plan(path))


def schedule_xml(timetable: exports.Timetable) -> Made:
    """Return the programme as XML."""
    return _scheduled(timetable, exports.schedule_xml(timetable))


def schedule_json(timetable: exports.Timetable) -> Made:
    """Return the programme as JSON."""
    return _scheduled(timetable, exports.schedule_json(timetable))


def calendar(timetable: exports.Timetable) -> Made:
    """Return the programme as one calendar."""
    return _scheduled(timetable, exports.calendar_bytes(timetable))


def calendar_folder(timetable: exports.Timetable) -> Made:
    """Return a calendar of everything and one per room."""
    rooms = exports.room_calendars(timetable)
    named = names_of(list(rooms), ending="ics", taken=("all.ics",))
    contents = {"all.ics": exports.calendar_bytes(timetable), **{named[room]: data for room, data in rooms.items()}}
    return Made(contents=contents, figures=_counts(timetable))


def _scheduled(timetable: exports.Timetable, data: bytes) -> Made:
    return Made(contents={"": data}, figures=_counts(timetable))


def _counts(timetable: exports.Timetable) -> Figures:
    return (("events", len(timetable.sessions)), ("rooms", len(timetable.rooms)), ("days", len(timetable.days)))


AS_FILE: Mapping[str, Maker] = MappingProxyType(
    {"schedule-xml": schedule_xml, "schedule-json": schedule_json, "ics": calendar}
)
"""What makes one file of a programme, by kind."""

AS_FOLDER: Mapping[str, Maker] = MappingProxyType({"ics": calendar_folder})
"""What makes several files of a programme, by kind."""
