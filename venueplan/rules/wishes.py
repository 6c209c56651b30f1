"""The words of preferences and pins: ``hall:H3``, ``kind:corner``, ``near:PLACE``, ``booth:ID``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from shapely.geometry.base import BaseGeometry

from venueplan.model import Booth, Venue
from venueplan.rules.pack import RulePack

KINDS = ("inline", "corner", "peninsula", "island")
"""Kinds of booths by their number of open sides, from 1."""


def comes_true(wish: str, booth: Booth, *, venue: Venue, pack: RulePack) -> bool:
    """Tell whether a preference or a pin comes true on a booth.

    ``hall:`` and ``booth:`` are meant literally; for ``kind:`` a stand with more open sides will do; ``near:`` asks for
    at most ``near-reach`` from the stand to the place, in a straight line on plan, on storeys of the same ordinal.

    Examples
    --------
    >>> from shapely import box
    >>> from venueplan.model import Booth, Georeference, Label, Venue
    >>> from venueplan.rules import rule_pack
    >>> venue = Venue(id="v", name=Label(), georeference=Georeference(longitude=0, latitude=0))
    >>> booth = Booth(id="b", number="1", polygon=box(0, 0, 3, 3), hall="H1", level="g")
    >>> [comes_true(wish, booth, venue=venue, pack=rule_pack("china")) for wish in ("hall:H1", "kind:corner")]
    [True, False]
    """
    word, _, value = wish.partition(":")
    if word == "hall":
        return booth.hall == value
    if word == "booth":
        return booth.id == value
    if word == "kind":
        return value in KINDS and booth.open_sides >= 1 + KINDS.index(value)
    return word == "near" and _is_near(value, booth, venue=venue, reach=pack["near-reach"].value)


def _is_near(place: str, booth: Booth, *, venue: Venue, reach: float) -> bool:
    found = place_of(venue, place)
    if found is None:
        return False
    level, shape = found
    same_storey = venue.level(level).ordinal == venue.level(booth.level).ordinal
    return same_storey and bool(shape.distance(booth.polygon) <= reach + 1e-6)


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
