"""Bounded optimisation: data in, result with a bound and a certificate out; knows numbers, no booth and no forum."""

from venueplan.solve.columns import select_columns
from venueplan.solve.effort import EFFORTS, Effort, effort_named, solver_name
from venueplan.solve.selection import Certificate, Row, Selected, Selection, bound_from_prices

__all__ = [
    "EFFORTS",
    "Certificate",
    "Effort",
    "Row",
    "Selected",
    "Selection",
    "bound_from_prices",
    "effort_named",
    "select_columns",
    "solver_name",
]
