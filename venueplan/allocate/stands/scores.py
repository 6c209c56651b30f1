"""What a stand is worth to an exhibitor: stated parts, each visible in the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.allocate.stands.offering.footfall import footfall
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.suitability import ROUNDING, Market
from venueplan.model import Booth, Exhibitor
from venueplan.model.demand.relations import NEVER
from venueplan.rules.asked import sides_of

WISHES = (1000, 600, 400, 250)
"""A wish that comes true, by its rank; later ranks count as ``LATER_WISH``."""

LATER_WISH = 150

OPEN_SIDE = 60
"""Each open side beyond those asked for."""

FOOTFALL = 60
"""A stand at an entrance; half of it 40 m from there."""

NEEDS = 40
"""Taken off for a lead as long as leads may be, less in proportion; the mean of all that is needed."""

FAVOURITE = 80
"""A stand at a favourite place; nothing at ``FAR`` metres, in proportion between."""

FAR = 120.0

MISFIT = 200
"""Taken off for a stand as large again as asked for, less in proportion."""

LAST_YEAR = 300
"""The booth of last year."""

CURRENCY = 100.0
"""Units of currency that count as a point, where revenue counts at all."""

FEWEST = 0.2
"""Weight of an exhibitor without priority points; the one with most points weighs 1."""

Parts = tuple[tuple[str, int], ...]
Values = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Valuation:
    """What every stand of a market is worth to each request."""

    market: Market
    most_points: int
    _tables: dict[str, dict[str, NDArray[np.int64]]] = field(default_factory=dict, repr=False, compare=False)
    _totals: dict[str, NDArray[np.int64]] = field(default_factory=dict, repr=False, compare=False)

    def table(self, request: Request) -> Mapping[str, NDArray[np.int64]]:
        """Return the parts of the score by name, each for all stands."""
        if request.id in self._tables:
            return self._tables[request.id]
        weights = self.market.plan.event.policy.weighing
        table = {
            name: np.rint(weights[name] * values).astype(np.int64)
            for name, values in self._parts(request).items()
            if weights[name]
        }
        if self.market.has_room_for(self._tables):
            self._tables[request.id] = table
        return table

    def total(self, request: Request) -> NDArray[np.int64]:
        """Return the score of each stand, all parts and fines that depend on nobody else."""
        if request.id in self._totals:
            return self._totals[request.id]
        found = -self.entrance_fines(request)
        for values in self.table(request).values():
            found += values
        if self.market.has_room_for(self._totals):
            self._totals[request.id] = found
        return found

    def entrance_fines(self, request: Request) -> NDArray[np.int64]:
        """Return what each stand costs a request for being too near to an entrance, where a relation says so."""
        found = np.zeros(len(self.market.stands), dtype=np.int64)
        for relation in self.market.plan.event.relations:
            if relation.kind == "spread" and relation.from_entrances and relation.weight != NEVER:
                sides = sides_of(relation, request.exhibitors)
                near = self.market.from_entrances < relation.from_entrances - ROUNDING
                found += relation.weight * sum(bool(side.members) for side in sides) * near
        return found

    def _parts(self, request: Request) -> dict[str, Values]:
        holder, weight = request.holder, weight_of(request.holder, most_points=self.most_points)
        extra = np.maximum(0, self.market.sides - request.open_sides)
        misfit = np.abs(self.market.areas - holder.area) / holder.area if holder.area > 0 else 0 * self.market.areas
        return {
            "preference": weight * self._wishes(holder),
            "exposure": weight * (OPEN_SIDE * extra + FOOTFALL * self._footfall),
            "needs": -NEEDS * self._leads(holder),
            "favourites": weight * FAVOURITE * self._favourites(holder),
            "fit": -MISFIT * np.minimum(1.0, misfit),
            "last-year": LAST_YEAR * self._last_year(holder),
            "revenue": self.market.prices / CURRENCY,
        }

    def _wishes(self, holder: Exhibitor) -> Values:
        found = np.zeros(len(self.market.stands))
        for rank, wish in enumerate(holder.preferences):
            found += worth_of_rank(rank) * self.market.where(wish)
        return found

    @cached_property
    def _footfall(self) -> Values:
        return footfall(self.market.stands, self.market.plan)

    @cached_property
    def _shapes(self) -> NDArray[np.object_]:
        return np.array([stand.polygon for stand in self.market.stands], dtype=object)

    @cached_property
    def _leads_by_word(self) -> dict[str, Values]:
        """Length of the lead from each stand to the nearest box that supplies something, as a share of the longest."""
        reach = self.market.pack["utility-reach"].value
        found = {}
        for word in ("power", "water", "drain", "data"):
            nearest = np.full(len(self.market.stands), reach)
            for level in sorted({stand.level for stand in self.market.stands}):
                boxes = [a.point for a in self.market.plan.venue.amenities if word in a.supplies and a.level == level]
                here = np.array([stand.level == level for stand in self.market.stands], dtype=bool)
                if boxes:
                    nearest[here] = shapely.distance(self._shapes[here], shapely.multipoints(boxes))
            found[word] = np.minimum(nearest, reach) / reach
        return found

    def _leads(self, holder: Exhibitor) -> Values:
        asked = {"power": holder.power_kw > 0, "water": holder.water, "drain": holder.drain, "data": holder.data}
        needed = [self._leads_by_word[word] for word, wanted in asked.items() if wanted]
        return np.asarray(np.mean(needed, axis=0)) if needed else np.zeros(len(self.market.stands))

    def _favourites(self, holder: Exhibitor) -> Values:
        """Return how near each stand is to the nearest of the places that wishes name, 1 there, 0 at ``FAR``."""
        places = [wish.partition(":")[2] for wish in holder.preferences if wish.startswith("near:")]
        ways = [self.market.distances_to(place) for place in places]
        known = [way for way in ways if way is not None]
        if not known:
            return np.zeros(len(self.market.stands))
        return np.asarray(np.maximum(0.0, 1.0 - np.min(known, axis=0) / FAR))

    def _last_year(self, holder: Exhibitor) -> Values:
        if not holder.last_year:
            return np.zeros(len(self.market.stands))
        meant = {booth.id for booth in self.market.booths if holder.last_year in {booth.id, booth.number}}
        found = [not meant.isdisjoint(self.market.places[stand.id]) for stand in self.market.stands]
        return np.array(found, dtype=float)


def weight_of(holder: Exhibitor, *, most_points: int) -> float:
    r"""Return what an exhibitor's wishes weigh: :math:`0.2 + 0.8 \cdot points / most\_points`."""
    return FEWEST + (1.0 - FEWEST) * holder.points / max(1, most_points)


def worth_of_rank(rank: int) -> int:
    """Return what a wish is worth by its rank, from 0."""
    return WISHES[rank] if rank < len(WISHES) else LATER_WISH


def score_parts(request: Request, booth: Booth, *, market: Market, most_points: int) -> Parts:
    """Return the parts of the score of a request on a stand, those that the event gives a weight.

    ``preference``: every wish of the holder that comes true, by rank; ``exposure``: open sides beyond those asked for
    and footfall; ``favourites``: nearness to the places that wishes name; these three weighted by priority points.
    ``needs``: long leads, never positive; ``fit``: what the stand differs in area, never positive; ``last-year``: the
    booth of last year; ``revenue``: the price. There is no part for being placed at all.
    """
    return parts_in(Valuation(market=market, most_points=most_points), request, booth=booth)


def parts_in(valuation: Valuation, request: Request, *, booth: Booth) -> Parts:
    """Return the parts of the score of a request on a stand; ``last-year`` only where it is stated."""
    position = valuation.market.index[booth.id]
    table = valuation.table(request)
    return tuple(
        (name, int(values[position]))
        for name, values in table.items()
        if name != "last-year" or request.holder.last_year
    )


def preference_rank(exhibitor: Exhibitor, booth: Booth, *, market: Market) -> int | None:
    """Return the rank of the best wish that comes true, from 1; None if none does."""
    ranks = (rank for rank, wish in enumerate(exhibitor.preferences, 1) if market.grants(wish, booth))
    return next(ranks, None)
