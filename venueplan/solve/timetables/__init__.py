"""Timetables: when and where each thing takes place, with a proof of how near to the best that is."""

from venueplan.solve.timetables.intervals import make_timetable
from venueplan.solve.timetables.timetable import Job, Timetable, Timetabled
from venueplan.solve.timetables.verify import cost_of, faults_of
from venueplan.solve.timetables.wishes import Apart, Crowd, OnePlace, Span, Wishes

__all__ = [
    "Apart",
    "Crowd",
    "Job",
    "OnePlace",
    "Span",
    "Timetable",
    "Timetabled",
    "Wishes",
    "cost_of",
    "faults_of",
    "make_timetable",
]
