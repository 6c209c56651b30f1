"""Booths that nobody can tell apart: the same to every exhibitor of an event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.suitability import Market
from venueplan.model import Booth, Exhibitor
from venueplan.rules import KINDS, place_of

Truths = NDArray[np.bool_]
Integers = NDArray[np.int64]

SUPPLIES = ("power", "water", "drain", "data")
"""What exhibitors can need of floor boxes; see ``rules.unmet_needs``."""


@dataclass(frozen=True, kw_only=True)
class BoothClasses:
    """The booths of a market by class.

    Attributes
    ----------
    members
        Ids of the booths of each class, in order.
    first
        One booth of each class.
    words
        Wishes and pins that name no booth.
    granted
        Whether each word comes true on each class, a row for each word.
    supplied
        Supplies within reach of each class, bits in the order of ``SUPPLIES``.
    """

    members: tuple[tuple[str, ...], ...]
    first: tuple[Booth, ...]
    words: tuple[str, ...]
    granted: Truths
    supplied: Integers

    def __len__(self) -> int:
        return len(self.members)

    @cached_property
    def capacities(self) -> Integers:
        """Number of booths in each class."""
        return np.array([len(names) for names in self.members], dtype=np.int64)

    @cached_property
    def class_of(self) -> dict[str, int]:
        """Class of each booth that is the only one of its class, by its id; others are never named."""
        return {names[0]: number for number, names in enumerate(self.members) if len(names) == 1}

    @cached_property
    def areas(self) -> NDArray[np.float64]:
        """Area of the booths of each class, m²."""
        return np.array([booth.area for booth in self.first])

    @cached_property
    def sides(self) -> Integers:
        """Open sides of the booths of each class."""
        return np.array([booth.open_sides for booth in self.first], dtype=np.int64)


@dataclass(frozen=True, kw_only=True)
class KnownMarket(Market):
    """A market in which everything that can be wished for is known beforehand, class by class."""

    classes: BoothClasses

    @cached_property
    def _home(self) -> dict[str, int]:
        return {name: number for number, names in enumerate(self.classes.members) for name in names}

    @cached_property
    def _row(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.classes.words)}

    def grants(self, wish: str, booth: Booth) -> bool:
        """Tell whether a wish comes true on a booth."""
        if wish.startswith("booth:"):
            return booth.id == wish.partition(":")[2]
        return bool(self.classes.granted[self._row[wish], self._home[booth.id]])


def booth_classes(market: Market, requests: Iterable[Request]) -> BoothClasses:
    """Return the booths of a market by class; a booth that somebody names is one of its own."""
    everybody = [exhibitor for request in requests for exhibitor in request.exhibitors]
    named, words = _words(everybody)
    floor = _Floor(market=market)
    granted = np.array([floor.grants(word) for word in words], dtype=bool).reshape(len(words), len(market.booths))
    supplied = _supplied(market, needed=any(needs_of(exhibitor) for exhibitor in everybody))
    signs = np.packbits(granted, axis=0).T
    areas = shapely.area(floor.polygons)
    found: dict[tuple[object, ...], list[int]] = {}
    for number, booth in enumerate(market.booths):
        own = booth.id if booth.id in named else ""
        looks = (booth.hall, booth.zone, float(areas[number]), booth.open_sides)
        found.setdefault((*looks, int(supplied[number]), signs[number].tobytes(), own), []).append(number)
    first = [numbers[0] for numbers in found.values()]
    return BoothClasses(
        members=tuple(tuple(market.booths[number].id for number in numbers) for numbers in found.values()),
        first=tuple(market.booths[number] for number in first),
        words=words,
        granted=granted[:, first],
        supplied=supplied[first],
    )


def needs_of(exhibitor: Exhibitor) -> int:
    """Return the supplies that an exhibitor needs, bits in the order of ``SUPPLIES``."""
    needed = (exhibitor.power_kw > 0, exhibitor.water, exhibitor.drain, exhibitor.data)
    return sum(1 << bit for bit, wanted in enumerate(needed) if wanted)


def _words(exhibitors: Iterable[Exhibitor]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the booths that wishes and pins name, and all words that name none, in the order of the list."""
    asked = dict.fromkeys(word for exhibitor in exhibitors for word in (*exhibitor.pins, *exhibitor.preferences))
    named = frozenset(word.partition(":")[2] for word in asked if word.startswith("booth:"))
    return named, tuple(word for word in asked if not word.startswith("booth:"))


@dataclass(frozen=True, kw_only=True)
class _Floor:
    """The booths of a market as arrays."""

    market: Market

    @cached_property
    def polygons(self) -> NDArray[np.object_]:
        """Outlines."""
        return np.array([booth.polygon for booth in self.market.booths], dtype=object)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.polygons)

    @cached_property
    def _halls(self) -> NDArray[np.str_]:
        return np.array([booth.hall for booth in self.market.booths], dtype=str)

    @cached_property
    def _sides(self) -> Integers:
        return np.array([booth.open_sides for booth in self.market.booths], dtype=np.int64)

    @cached_property
    def _ordinals(self) -> Integers:
        ordinals = {level.id: level.ordinal for level in self.market.plan.venue.levels}
        return np.array([ordinals[booth.level] for booth in self.market.booths], dtype=np.int64)

    def grants(self, word: str) -> Truths:
        """Tell for each booth whether a wish that names no booth comes true; see ``rules.comes_true``."""
        kind, _, value = word.partition(":")
        if kind == "hall":
            return np.asarray(self._halls == value, dtype=bool)
        if kind == "kind" and value in KINDS:
            return np.asarray(self._sides >= 1 + KINDS.index(value), dtype=bool)
        return self._is_near(value) if kind == "near" else np.zeros(len(self.market.booths), dtype=bool)

    def _is_near(self, name: str) -> Truths:
        found = np.zeros(len(self.market.booths), dtype=bool)
        place = place_of(self.market.plan.venue, name)
        if place is None:
            return found
        level, shape = place
        reach = self.market.pack["near-reach"].value
        around = self._tree.query(shape, predicate="dwithin", distance=reach + 1e-3)
        same_storey = self._ordinals[around] == self.market.plan.venue.level(level).ordinal
        found[around] = same_storey & (shapely.distance(shape, self.polygons[around]) <= reach + 1e-6)
        return found


def _supplied(market: Market, *, needed: bool) -> Integers:
    """Return the supplies within reach of each booth (see ``rules.booth_supply``), none if nobody asks for any."""
    found = np.zeros(len(market.booths), dtype=np.int64)
    boxes = [amenity for amenity in market.plan.venue.amenities if needed and set(SUPPLIES) & set(amenity.supplies)]
    reach = market.pack["utility-reach"].value
    for level in sorted({box.level for box in boxes}):
        here = np.array([n for n, booth in enumerate(market.booths) if booth.level == level], dtype=np.int64)
        places = np.array([market.booths[n].polygon for n in here], dtype=object)
        those = [box for box in boxes if box.level == level]
        points = np.array([box.point for box in those], dtype=object)
        who, where = shapely.STRtree(places).query(points, predicate="dwithin", distance=reach + 1e-3)
        near = shapely.dwithin(points[who], places[where], reach)
        bits = np.array([sum(1 << n for n, name in enumerate(SUPPLIES) if name in box.supplies) for box in those])
        np.bitwise_or.at(found, here[where[near]], bits[who[near]])
    return found
