"""The building in IMDF: its address, venue, buildings, footprints, levels, and all that is on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.files.exports.imdf.features import FIXTURES, Features, Properties, labels
from venueplan.files.imports.exact import MEMBER, head_of
from venueplan.files.imports.written.venue import row_of
from venueplan.files.venue.features import KINDS
from venueplan.model import Amenity, Building, Level, Section, Unit, Venue

SAID_BY_IMDF = ("name_",)
"""Columns of a row that IMDF says itself."""


def address_feature(features: Features, address: tuple[str, str, str]) -> dict[str, Any]:
    """Return the address of the venue: street, place and ISO 3166 code of the country."""
    street, locality, country = address
    properties = {
        "address": street,
        "unit": None,
        "locality": locality,
        "province": None,
        "country": country,
        "postal_code": None,
        "postal_code_ext": None,
    }
    return features.make("address", "address", geometry=None, properties=properties)


def venue_feature(features: Features) -> dict[str, Any]:
    """Return the venue: all its levels taken together."""
    venue = features.plan.venue
    whole = shapely.union_all([level.outline for level in venue.levels])
    properties = {
        "category": venue.category,
        "restriction": None,
        "name": labels(venue.name) or {"und": venue.id},
        "alt_name": None,
        "hours": None,
        "phone": None,
        "website": None,
        "display_point": features.point_in(whole),
        "address_id": features.id("address", "address"),
        MEMBER: head_of(venue),
    }
    return features.make("venue", venue.id, geometry=features.placed([whole])[0], properties=properties)


def building_features(features: Features) -> Iterator[dict[str, Any]]:
    """Yield buildings."""
    for building in features.plan.venue.buildings:
        properties = {
            "name": labels(building.name) or {"und": building.id},
            "alt_name": None,
            "category": building.category,
            "restriction": None,
            "display_point": None,
            "address_id": features.id("address", "address"),
        }
        yield features.make("building", building.id, geometry=None, properties=properties)


def footprint_features(features: Features) -> Iterator[dict[str, Any]]:
    """Yield the ground that each building covers: its levels at ordinal 0 or, if it has none there, all of them."""
    venue = features.plan.venue
    for building in venue.buildings:
        ground = _ground_of(building, venue)
        if ground is not None:
            properties = {"category": "ground", "name": None, "building_ids": [features.id("building", building.id)]}
            geometry = features.placed([ground])[0]
            yield features.make("footprint", f"footprint of {building.id}", geometry=geometry, properties=properties)


def _ground_of(building: Building, venue: Venue) -> BaseGeometry | None:
    levels = [level for level in venue.levels if level.building == building.id]
    outlines = [level.outline for level in levels if level.ordinal == 0] or [level.outline for level in levels]
    return shapely.union_all(outlines) if outlines else None


def noun_features(features: Features, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the features of a type that a venue folder has, too."""
    how = KINDS[kind]
    nouns = getattr(features.plan.venue, how.plural)
    for noun, geometry in zip(nouns, features.placed([getattr(noun, how.geometry) for noun in nouns]), strict=True):
        row = {key: value for key, value in row_of(noun, how) if not key.startswith(SAID_BY_IMDF)}
        properties = {**_PROPERTIES[kind](features, noun), MEMBER: row}
        yield features.make(kind, noun.id, geometry=geometry, properties=properties)


def _level(features: Features, level: Level) -> Properties:
    name = labels(level.name) or {"und": level.id}
    return {
        "category": "unspecified",
        "restriction": None,
        "outdoor": level.outdoor,
        "ordinal": level.ordinal,
        "name": name,
        "short_name": dict.fromkeys(name, level.short_name) if level.short_name else name,
        "display_point": features.point_in(level.outline),
        "address_id": None,
        "building_ids": [features.id("building", level.building)] if level.building else None,
    }


def _unit(features: Features, unit: Unit) -> Properties:
    return {
        "category": unit.category,
        "restriction": "restricted" if unit.restricted else None,
        "accessibility": None,
        "name": labels(unit.name),
        "alt_name": None,
        "level_id": features.id("level", unit.level),
        "display_point": features.point_in(unit.polygon),
    }


def _opening(features: Features, opening: Any) -> Properties:
    return {
        "category": opening.category,
        "accessibility": ["wheelchair"] if opening.step_free else None,
        "access_control": None,
        "door": {"type": "unspecified", "automatic": opening.automatic, "material": None},
        "name": labels(opening.name),
        "alt_name": None,
        "display_point": None,
        "level_id": features.id("level", opening.level),
    }


def _fixture(features: Features, fixture: Any) -> Properties:
    return {
        "category": FIXTURES.get(fixture.category, fixture.category),
        "name": labels(fixture.name),
        "alt_name": None,
        "anchor_id": None,
        "level_id": features.id("level", fixture.level),
        "display_point": None,
    }


def _section(features: Features, section: Section) -> Properties:
    return {
        "category": section.category,
        "restriction": None,
        "accessibility": None,
        "name": labels(section.name),
        "alt_name": None,
        "display_point": features.point_in(section.polygon),
        "level_id": features.id("level", section.level),
        "address_id": None,
        "correlation_id": None,
        "parents": None,
    }


def _amenity(features: Features, amenity: Amenity) -> Properties:
    units = [unit for unit in features.plan.venue.units if unit.level == amenity.level]
    near = sorted(units, key=lambda unit: (unit.polygon.distance(amenity.point), unit.id))[:1]
    return {
        "category": amenity.category,
        "accessibility": None,
        "name": labels(amenity.name),
        "alt_name": None,
        "hours": None,
        "phone": None,
        "website": None,
        "unit_ids": [features.id("unit", unit.id) for unit in near],
        "address_id": None,
        "correlation_id": None,
    }


def _detail(features: Features, detail: Any) -> Properties:
    return {"level_id": features.id("level", detail.level)}


_PROPERTIES: dict[str, Callable[[Features, Any], Properties]] = {
    "level": _level,
    "unit": _unit,
    "opening": _opening,
    "fixture": _fixture,
    "section": _section,
    "amenity": _amenity,
    "detail": _detail,
}
