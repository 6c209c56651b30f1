"""Bounded optimisation: data in, result with a bound and a certificate out; knows numbers, no booth and no forum."""

from venueplan.solve.columns import select_columns
from venueplan.solve.conferences import (
    Blocks,
    BlockTalk,
    Stream,
    least_away,
    loosened_streams,
    place_talks,
    seat_talks,
    sequence_talks,
    streams_of,
)
from venueplan.solve.effort import EFFORTS, Effort, effort_named, solver_name
from venueplan.solve.quickest import Quickest, quickest_flow
from venueplan.solve.sections import Section, tightest_section
from venueplan.solve.selection import Certificate, Row, Selected, Selection, bound_from_prices
from venueplan.solve.timetables import (
    Apart,
    Crowd,
    Job,
    OnePlace,
    Span,
    Timetable,
    Timetabled,
    Wishes,
    cost_of,
    faults_of,
    make_timetable,
)

__all__ = [
    "EFFORTS",
    "Apart",
    "BlockTalk",
    "Blocks",
    "Certificate",
    "Crowd",
    "Effort",
    "Job",
    "OnePlace",
    "Quickest",
    "Row",
    "Section",
    "Selected",
    "Selection",
    "Span",
    "Stream",
    "Timetable",
    "Timetabled",
    "Wishes",
    "bound_from_prices",
    "cost_of",
    "effort_named",
    "faults_of",
    "least_away",
    "loosened_streams",
    "make_timetable",
    "place_talks",
    "quickest_flow",
    "seat_talks",
    "select_columns",
    "sequence_talks",
    "solver_name",
    "streams_of",
    "tightest_section",
]
