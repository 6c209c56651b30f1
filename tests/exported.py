"""Venues to export, and how two of them are compared feature by feature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any
from unicodedata import normalize

import shapely
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.files.venue.features import KINDS
from venueplan.model import (
    Amenity,
    Building,
    Calendar,
    Detail,
    Event,
    Fixture,
    Georeference,
    Label,
    Level,
    Opening,
    Plan,
    Section,
    Unit,
    Venue,
)

NEAR = 1e-3
"""Geometry that lies no farther apart is the same, metres."""


def differences(one: Venue, other: Venue) -> Iterator[tuple[str, str, str]]:
    """Yield feature type, id and attribute of everything that differs between two venues."""
    for name in ("id", "name", "category", "georeference", "buildings"):
        if getattr(one, name) != getattr(other, name):
            yield "venue", one.id, name
    for kind, how in KINDS.items():
        first = {noun.id: noun for noun in getattr(one, how.plural)}
        second = {noun.id: noun for noun in getattr(other, how.plural)}
        yield from ((kind, name, "there") for name in sorted(set(first) ^ set(second)))
        for name in sorted(set(first) & set(second)):
            yield from ((kind, name, field) for field in _unlike(first[name], second[name]))


def _unlike(one: Any, other: Any) -> Iterator[str]:
    for field in fields(one):
        a, b = getattr(one, field.name), getattr(other, field.name)
        alike = _near(a, b) if isinstance(a, BaseGeometry) else a == b
        if not alike:
            yield field.name


def _near(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Tell whether two shapes are the same to a millimetre, wherever their rings begin."""
    if one.geom_type != other.geom_type or shapely.get_num_coordinates(one) != shapely.get_num_coordinates(other):
        return False
    return float(shapely.hausdorff_distance(one, other)) <= NEAR and abs(one.area - other.area) <= NEAR * (
        1 + one.length
    )


def bare_plan(venue: Venue) -> Plan:
    """Return a plan with nothing but a venue."""
    return Plan(venue=venue, event=Event(id="none", name=Label(), calendar=Calendar(days=()), languages=()))


def renamed(venue: Venue, unit: str, name: Label) -> Venue:
    """Return a venue in which one room bears another name."""
    return replace(venue, units=tuple(replace(u, name=name) if u.id == unit else u for u in venue.units))


_LETTERS = st.characters(exclude_categories=("C", "Z", "M"))
TEXTS = st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: normalize("NFC", text)).filter(str.strip)
IDS = st.from_regex(r"[a-z0-9][a-zA-Z0-9._-]{0,6}", fullmatch=True)
LABELS = st.builds(lambda zh, en: Label.of(zh=zh, en=en), TEXTS, TEXTS)


@st.composite
def venues(draw: st.DrawFn) -> Venue:
    """Draw a venue of two storeys: rooms between walls at any millimetre, doors, stairs, and things in the rooms."""
    walls = sorted(draw(st.lists(st.integers(5_000, 400_000), min_size=2, max_size=4, unique=True)))
    xs = [0.0, *(x / 1000 + 4.0 * n for n, x in enumerate(walls, start=1))]
    depth = draw(st.integers(8_000, 90_000)) / 1000
    names = draw(st.lists(IDS, min_size=2 * len(xs) + 12, max_size=2 * len(xs) + 12, unique=True))
    give = iter(names)
    ground, above, house = next(give), next(give), next(give)
    rooms = [box(left, 0, right, depth) for left, right in pairwise(xs)]
    outline = MultiPolygon([box(0, 0, xs[-1], depth)])
    levels = tuple(
        Level(id=name, ordinal=ordinal, name=draw(LABELS), outline=outline, building=house, elevation=4.5 * ordinal)
        for ordinal, name in enumerate((ground, above))
    )
    units = [
        Unit(
            id=next(give),
            category=draw(st.sampled_from(["auditorium", "room", "office", "lobby"])),
            level=ground,
            polygon=draw(_notched(room)),
            name=draw(st.one_of(LABELS, st.just(Label()))),
            number=draw(st.one_of(TEXTS, st.just(""))),
            use=draw(st.sampled_from(["", "exhibition", "meeting"])),
            capacity=draw(st.sampled_from([(), (("theatre", 120),), (("classroom", 40), ("theatre", 80))])),
            floor_load=draw(st.sampled_from([0.0, 3.5])),
            restricted=draw(st.booleans()),
            evidence=draw(st.sampled_from(["assumed", "attested"])),
        )
        for room in rooms[:-1]
    ]
    stairs = [
        Unit(id=next(give), category="stairs", level=level, polygon=rooms[-1], shaft="s", direction="up")
        for level in (ground, above)
    ]
    upstairs = Unit(id=next(give), category="room", level=above, polygon=box(0, 0, xs[-2], depth), name=draw(LABELS))
    doors = tuple(
        Opening(
            id=next(give),
            level=ground,
            line=LineString([(x, 1.0), (x, 1.0 + width)]),
            width=width,
            exit=draw(st.booleans()),
            step_free=draw(st.booleans()),
            automatic=draw(st.booleans()),
            name=draw(st.one_of(LABELS, st.just(Label()))),
        )
        for x, width in zip(
            xs, draw(st.lists(st.sampled_from([0.9, 1.2, 2.4]), min_size=len(xs), max_size=len(xs))), strict=True
        )
    )
    return Venue(
        id=draw(IDS),
        name=draw(LABELS),
        georeference=draw(places()),
        buildings=(Building(id=house, name=draw(LABELS), evidence="attested"),),
        levels=levels,
        units=(*units, *stairs, upstairs),
        openings=doors,
        fixtures=(
            Fixture(
                id=next(give),
                category=draw(st.sampled_from(["column", "wall", "water"])),
                level=ground,
                polygon=box(0.5, 4, 1, 4.5),
            ),
        ),
        amenities=(
            Amenity(id=next(give), category="information", level=ground, point=Point(2, 3), supplies=("power",)),
        ),
        sections=(Section(id=next(give), category="walkway", level=ground, polygon=box(1, 5, 2, 6), use="no-build"),),
        details=(Detail(id=next(give), level=above, line=LineString([(0, 0), (1.234, 2.345)]), category="kerb"),),
    )


@st.composite
def _notched(draw: st.DrawFn, room: Polygon) -> Polygon:
    """Draw a room that may have a corner cut off, or a court in its middle."""
    left, low, right, high = room.bounds
    kind = draw(st.sampled_from(["whole", "cut", "court"]))
    if kind == "cut":
        return Polygon([(left, low), (right, low), (right, high - 1.5), (right - 1.123, high), (left, high)])
    court = box(left + 1.7, high - 2.9, left + 2.4, high - 1.1)
    return Polygon(room.exterior, [court.exterior]) if kind == "court" else room


@st.composite
def places(draw: st.DrawFn) -> Georeference:
    """Draw a place on the earth that is not nowhere."""
    return Georeference(
        longitude=draw(st.floats(-179.0, 179.0)) or 7.0,
        latitude=draw(st.floats(-75.0, 75.0)),
        bearing=draw(st.floats(-180.0, 180.0)),
    )
