"""Timetables: when and where each thing takes place, with a proof of how near to the best that is."""

from venueplan.solve.timetables.blocks import Blocks, BlockTalk, least_away
from venueplan.solve.timetables.homes import place_talks
from venueplan.solve.timetables.intervals import make_timetable
from venueplan.solve.timetables.sequence import sequence_talks
from venueplan.solve.timetables.sessions import Stream, loosened_streams, seat_talks, streams_of
from venueplan.solve.timetables.timetable import Job, Timetable, Timetabled
from venueplan.solve.timetables.verify import cost_of, faults_of
from venueplan.solve.timetables.wishes import Apart, Crowd, OnePlace, Span, Wishes

__all__ = [
    "Apart",
    "BlockTalk",
    "Blocks",
    "Crowd",
    "Job",
    "OnePlace",
    "Span",
    "Stream",
    "Timetable",
    "Timetabled",
    "Wishes",
    "cost_of",
    "faults_of",
    "least_away",
    "loosened_streams",
    "make_timetable",
    "place_talks",
    "seat_talks",
    "sequence_talks",
    "streams_of",
]
