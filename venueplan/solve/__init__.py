"""Bounded optimisation: data in, result with a bound and a certificate out; knows numbers, no booth and no forum."""

from venueplan.solve.columns import select_columns
from venueplan.solve.effort import EFFORTS, Effort, effort_named, solver_name
from venueplan.solve.intervals import make_timetable
from venueplan.solve.lexicographic import SelectedInOrder, select_in_order
from venueplan.solve.quickest import Quickest, quickest_flow
from venueplan.solve.sections import Section, tightest_section
from venueplan.solve.selection import Certificate, Row, Selected, Selection, bound_from_prices
from venueplan.solve.timetable import Job, Timetable, Timetabled, cost_of, faults_of

__all__ = [
    "EFFORTS",
    "Certificate",
    "Effort",
    "Job",
    "Quickest",
    "Row",
    "Section",
    "Selected",
    "SelectedInOrder",
    "Selection",
    "Timetable",
    "Timetabled",
    "bound_from_prices",
    "cost_of",
    "effort_named",
    "faults_of",
    "make_timetable",
    "quickest_flow",
    "select_columns",
    "select_in_order",
    "solver_name",
    "tightest_section",
]
