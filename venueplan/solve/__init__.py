"""Bounded optimisation: data in, result with a bound and a certificate out; knows numbers, no booth and no forum."""

from venueplan.solve.choosing.pairing import OUT, best_pairing
from venueplan.solve.columns import Wish, select_columns
from venueplan.solve.effort import EFFORTS, Effort, effort_named, matching_name, solver_name
from venueplan.solve.intervals import make_timetable
from venueplan.solve.matching import (
    FORBIDDEN,
    WITHOUT,
    Drawn,
    Factored,
    Feature,
    Matched,
    Ratings,
    Table,
    bound_from_places,
    match_bidders,
    rematch,
    scores_on,
    serial_draw,
)
from venueplan.solve.quickest import Quickest, quickest_flow
from venueplan.solve.sections import Section, tightest_section
from venueplan.solve.selection import Certificate, Row, Selected, Selection, bound_from_prices
from venueplan.solve.timetable import Job, Timetable, Timetabled, cost_of, faults_of

__all__ = [
    "EFFORTS",
    "FORBIDDEN",
    "WITHOUT",
    "OUT",
    "Certificate",
    "Drawn",
    "Effort",
    "Factored",
    "Feature",
    "Job",
    "Matched",
    "Quickest",
    "Ratings",
    "Row",
    "Section",
    "Selected",
    "Selection",
    "Table",
    "Timetable",
    "Timetabled",
    "bound_from_places",
    "Wish",
    "best_pairing",
    "bound_from_prices",
    "cost_of",
    "effort_named",
    "faults_of",
    "make_timetable",
    "match_bidders",
    "matching_name",
    "quickest_flow",
    "rematch",
    "scores_on",
    "select_columns",
    "serial_draw",
    "solver_name",
    "tightest_section",
]
