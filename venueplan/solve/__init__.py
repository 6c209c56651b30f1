"""Bounded optimisation: data in, result with a bound and a certificate out; knows numbers, no booth and no forum."""

from venueplan.solve.choosing.pairing import OUT, best_pairing
from venueplan.solve.columns import Wish, select_columns
from venueplan.solve.conferences import (
    Blocks,
    BlockTalk,
    Stream,
    loosened_streams,
    place_talks,
    seat_talks,
    sequence_talks,
    streams_of,
)
from venueplan.solve.effort import EFFORTS, Effort, effort_named, matching_name, solver_name
from venueplan.solve.lexicographic import SelectedInOrder, select_in_order
from venueplan.solve.matching import (
    FORBIDDEN,
    WITHOUT,
    Matched,
    Ratings,
    Table,
    bound_from_places,
    match_bidders,
)
from venueplan.solve.quickest import quickest_flow
from venueplan.solve.sections import tightest_section
from venueplan.solve.selection import Row, Selected, Selection, bound_from_prices
from venueplan.solve.timetables import (
    Apart,
    Crowd,
    Job,
    OnePlace,
    Span,
    Timetable,
    Timetabled,
    Wishes,
    make_timetable,
)

__all__ = [
    "EFFORTS",
    "FORBIDDEN",
    "OUT",
    "WITHOUT",
    "Apart",
    "BlockTalk",
    "Blocks",
    "Crowd",
    "Effort",
    "Job",
    "Matched",
    "OnePlace",
    "Ratings",
    "Row",
    "Selected",
    "SelectedInOrder",
    "Selection",
    "Span",
    "Stream",
    "Table",
    "Timetable",
    "Timetabled",
    "Wish",
    "Wishes",
    "best_pairing",
    "bound_from_places",
    "bound_from_prices",
    "effort_named",
    "loosened_streams",
    "make_timetable",
    "match_bidders",
    "matching_name",
    "place_talks",
    "quickest_flow",
    "seat_talks",
    "select_columns",
    "select_in_order",
    "sequence_talks",
    "solver_name",
    "streams_of",
    "tightest_section",
]
