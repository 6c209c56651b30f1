"""Bidders to places, scores added up: the best matching of any size, with prices that prove it."""

from venueplan.solve.matching.certificate import WITHOUT, Matched, bound_from_places, faults_of, scores_on
from venueplan.solve.matching.dense import rematch
from venueplan.solve.matching.draw import Drawn, serial_draw
from venueplan.solve.matching.matcher import match_bidders
from venueplan.solve.matching.scores import FORBIDDEN, Factored, Feature, Ratings, Table

__all__ = [
    "FORBIDDEN",
    "WITHOUT",
    "Drawn",
    "Factored",
    "Feature",
    "Matched",
    "Ratings",
    "Table",
    "bound_from_places",
    "faults_of",
    "match_bidders",
    "rematch",
    "scores_on",
    "serial_draw",
]
