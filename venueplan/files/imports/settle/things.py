"""Fixtures, amenities, sections and lines on the floor they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.settle.cleaning import rounded
from venueplan.files.imports.settle.floor import Floor
from venueplan.files.imports.settle.identifiers import Identifiers
from venueplan.files.imports.sketch import Ledger, Thing
from venueplan.geometry.frame import polygons_of
from venueplan.model import Amenity, Detail, Fixture, Section

SMALLEST = 2e-3
"""Smaller fixtures and sections are specks, m²."""

SHORTEST = 0.02
"""Shorter lines are specks, metres."""

Placed = Fixture | Amenity | Section | Detail


def placed_things(things: Iterable[Thing], floor: Floor, *, ids: Identifiers, ledger: Ledger) -> list[Placed]:
    """Return the things that lie on the floor of a storey, cut off where the floor ends; sections where it all ends."""
    shapely.prepare(floor.ground)
    shapely.prepare(floor.outline)
    found: list[Placed] = []
    for thing in things:
        parts = _parts(thing, floor.outline if thing.kind == "section" else floor.ground)
        if parts:
            ledger.keep(thing.source)
        else:
            ledger.leave(thing.source, "lies on no room and no open ground")
        found += [_noun(thing, part, ids=ids) for part in parts]
    return found


def _parts(thing: Thing, floor: BaseGeometry) -> Sequence[Any]:
    if thing.kind == "amenity":
        point = thing.shape.representative_point()
        return [rounded(point)] if floor.dwithin(point, 0.005) else []
    if not floor.intersects(thing.shape):
        return []
    sound = thing.shape if thing.shape.is_valid else shapely.make_valid(thing.shape)
    within = sound if floor.covers(sound) else shapely.intersection(sound, floor)
    if thing.kind == "detail":
        lines = [part for part in shapely.get_parts(within) if isinstance(part, LineString)]
        return [rounded(part) for part in lines if part.length >= SHORTEST]
    cut = shapely.set_precision(shapely.unary_union(polygons_of(within)), 1e-3)
    return [part for part in polygons_of(cut) if part.area >= SMALLEST]


def _noun(thing: Thing, shape: Point | LineString | Polygon, *, ids: Identifiers) -> Placed:
    name = ids.give(thing.id, kind=thing.kind)
    if isinstance(shape, LineString):
        return Detail(id=name, level=thing.storey, line=shape, category=thing.category)
    if isinstance(shape, Point):
        return Amenity(
            id=name, level=thing.storey, point=shape, category=thing.category, kind=thing.says, name=thing.name
        )
    if thing.kind == "section":
        return Section(
            id=name, level=thing.storey, polygon=shape, category=thing.category, use=thing.says, name=thing.name
        )
    return Fixture(
        id=name, level=thing.storey, polygon=shape, category=thing.category, kind=thing.says, name=thing.name
    )
