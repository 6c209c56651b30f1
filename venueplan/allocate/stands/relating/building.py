"""Columns and rows of a selection while they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from venueplan.allocate.stands.choice import Demand, Package
from venueplan.solve import Row


@dataclass(kw_only=True)
class Building:
    """Columns of packages, then whatever else rows need.

    Attributes
    ----------
    scores
        Of every column so far.
    blocks
        Pavilion and booths by the column that stands for a block.
    """

    demand: Demand
    packages: tuple[Package, ...]
    scores: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    blocks: dict[int, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def column(self, score: int) -> int:
        """Add a column, and return its number."""
        self.scores.append(score)
        return len(self.scores) - 1

    def row(self, columns: Iterable[int], *, minus: Iterable[int] = (), most: int = 1, seldom: bool = True) -> None:
        """Add a row: columns less ``minus`` are at most ``most``."""
        self.rows.append(Row(columns=tuple(columns), minus=tuple(minus), most=most, seldom=seldom))

    @cached_property
    def by_request(self) -> Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]:
        """Columns of each request, with the booths that each takes."""
        found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        places = self.demand.market.places
        for column, package in enumerate(self.packages):
            for offer in package.offers:
                found.setdefault(offer.request, []).append((column, places[offer.booth]))
        return {request: tuple(columns) for request, columns in found.items()}

    def at_booths(self, requests: Iterable[str]) -> dict[str, list[int]]:
        """Return the columns of some requests by the booths that they take."""
        found: dict[str, list[int]] = {}
        for request in requests:
            for column, booths in self.by_request.get(request, ()):
                for booth in booths:
                    found.setdefault(booth, []).append(column)
        return found
