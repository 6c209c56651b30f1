"""The words of preferences and pins: ``hall:H3``, ``kind:corner``, ``near:PLACE``, ``row:B``, ``booth:ID``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from venueplan.model import Booth, Venue
from venueplan.rules.pack import RulePack

KINDS = ("inline", "corner", "peninsula", "island")
"""Kinds of booths by their number of open sides, from 1."""

WORDS = ("hall", "kind", "near", "far", "row", "aisle", "booth")
"""What a wish may begin with."""


def comes_true(wish: str, booth: Booth, *, venue: Venue, pack: RulePack) -> bool:
    """Tell whether a preference or a pin comes true on a booth.

    ``hall:``, ``row:`` and ``booth:`` (an id) are meant literally, ``aisle:3B`` is every number of ``3B`` and two
    digits; for ``kind:`` a stand with more open sides will do; ``near:`` asks for at most, ``far:`` for more than
    ``near-reach`` from the stand to the place, in a straight line on plan, on storeys of the same ordinal.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Booth, Georeference, Label, Venue
    >>> from venueplan.rules import rule_pack
    >>> venue = Venue(id="v", name=Label(), georeference=Georeference(longitude=0, latitude=0))
    >>> booth = Booth(id="b", number="3B07", polygon=box(0, 0, 3, 3), hall="H1", level="g")
    >>> wishes = ("hall:H1", "kind:corner", "aisle:3B")
    >>> [comes_true(wish, booth, venue=venue, pack=rule_pack("china")) for wish in wishes]
    [True, False, True]
    """
    return bool(where_true(wish, [booth], venue=venue, pack=pack)[0])


def where_true(wish: str, booths: Sequence[Booth], *, venue: Venue, pack: RulePack) -> NDArray[np.bool_]:
    """Return for each booth whether a wish comes true on it; see :func:`comes_true`."""
    word, _, value = wish.partition(":")
    if word in {"near", "far"}:
        near = _near(value, booths, venue=venue, reach=pack["near-reach"].value)
        if near is None:
            return np.zeros(len(booths), dtype=bool)
        return near if word == "near" else ~near
    return np.array([_is_so(word, value, booth=booth) for booth in booths], dtype=bool)


def _is_so(word: str, value: str, *, booth: Booth) -> bool:
    if word == "kind":
        return value in KINDS and booth.open_sides >= 1 + KINDS.index(value)
    meant = {"hall": booth.hall, "row": booth.row, "aisle": booth.number[:-2], "booth": booth.id}
    return word in meant and value == meant[word]


def wished_neighbour(wish: str, exhibitors: Collection[str]) -> tuple[str, str] | None:
    """Return ``near`` or ``far`` and the exhibitor it speaks of, or None if a wish does not speak of one.

    Examples
    --------
    >>> wished_neighbour("near:e5", {"e5"}), wished_neighbour("near:gate", {"e5"})
    (('near', 'e5'), None)
    """
    word, _, value = wish.partition(":")
    return (word, value) if word in {"near", "far"} and value in exhibitors else None


def distances_to(place: str, booths: Sequence[Booth], *, venue: Venue) -> NDArray[np.float64] | None:
    """Return how far each booth is from a place, metres in a straight line; infinite on other storeys.

    None if there is no such place.
    """
    found = place_of(venue, place)
    if found is None:
        return None
    level, shape = found
    ordinals = {each.id: each.ordinal for each in venue.levels}
    same = np.array([ordinals[booth.level] == ordinals[level] for booth in booths], dtype=bool)
    distances = shapely.distance(np.array([booth.polygon for booth in booths], dtype=object), shape)
    return np.where(same, distances, np.inf)


def _near(place: str, booths: Sequence[Booth], *, venue: Venue, reach: float) -> NDArray[np.bool_] | None:
    distances = distances_to(place, booths, venue=venue)
    return None if distances is None else distances <= reach + 1e-6


def place_of(venue: Venue, place: str) -> tuple[str, BaseGeometry] | None:
    """Return the level and the shape of what ``near:`` names: unit, section, opening or amenity; None if unknown."""
    kinds: tuple[tuple[Iterable[Any], str], ...] = (
        (venue.units, "polygon"),
        (venue.sections, "polygon"),
        (venue.openings, "line"),
        (venue.amenities, "point"),
    )
    named = ((noun, shape) for nouns, shape in kinds for noun in nouns if noun.id == place)
    return next(((noun.level, getattr(noun, shape)) for noun, shape in named), None)
