"""Whether features keep IMDF 1.0.0 (OGC 20-094): what is wrong, how badly, and which clause says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from venueplan.files.imports.imdf.archive import Archive
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.venue.imdf import CATEGORIES
from venueplan.files.venue.shapes import ShapeError, raw_shape

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)

SHAPES: Mapping[str, tuple[str, ...]] = {
    "address": (),
    "amenity": ("Point",),
    "anchor": ("Point",),
    "building": (),
    "detail": ("LineString",),
    "fixture": ("Polygon",),
    "footprint": ("Polygon",),
    "geofence": ("Polygon",),
    "kiosk": ("Polygon",),
    "level": ("Polygon",),
    "occupant": (),
    "opening": ("LineString",),
    "relationship": ("Point", "LineString", "Polygon"),
    "section": ("Polygon",),
    "unit": ("Polygon",),
    "venue": ("Polygon",),
}
"""Geometry of each feature type; the multi-part kinds of polygons and lines count, too. None: the geometry is null."""

NULLABLE = ("relationship",)

NEEDED: Mapping[str, tuple[str, ...]] = {
    "address": ("address", "locality", "country"),
    "amenity": ("category", "unit_ids"),
    "anchor": ("unit_id",),
    "building": ("name", "category"),
    "detail": ("level_id",),
    "fixture": ("category", "level_id"),
    "footprint": ("category", "building_ids"),
    "geofence": ("category",),
    "kiosk": ("level_id",),
    "level": ("category", "outdoor", "ordinal", "name", "short_name"),
    "occupant": ("name", "category", "anchor_id"),
    "opening": ("category", "level_id"),
    "relationship": ("category", "direction"),
    "section": ("category", "level_id"),
    "unit": ("category", "level_id"),
    "venue": ("name", "category", "address_id", "display_point"),
}
"""Properties that may not be missing or null."""

REFERENCES: Mapping[str, str] = {
    "address_id": "address",
    "level_id": "level",
    "unit_id": "unit",
    "unit_ids": "unit",
    "building_ids": "building",
    "level_ids": "level",
    "anchor_id": "anchor",
}
"""Properties that name other features, and of which type those are."""

_CHECKED = ("amenity", "fixture", "opening", "section", "unit", "venue", "building")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that does not keep the standard.

    Attributes
    ----------
    severity
        ``error``: the standard says shall; ``warning``: programs differ in what they make of it.
    clause
        Clause of OGC 20-094.
    """

    severity: str
    file: str
    feature: str
    message: str
    clause: str


def validate(archive: Archive) -> list[Fault]:
    """Return what is wrong with the features of an archive, each by itself and in what they refer to."""
    found = [*_manifest_faults(archive.manifest)]
    names = {kind: {_id(feature) for feature in features} for kind, features in archive.features.items()}
    counts = Counter(_id(feature) for features in archive.features.values() for feature in features)
    for kind, features in archive.features.items():
        for number, feature in enumerate(features, start=1):
            where = _id(feature) or f"no. {number}"
            for severity, message, clause in _feature_faults(feature, kind, names=names, counts=counts):
                found.append(
                    Fault(severity=severity, file=f"{kind}.geojson", feature=where, message=message, clause=clause)
                )
    return found


def _id(feature: Any) -> str:
    value = feature.get("id") if isinstance(feature, dict) else None
    return value if isinstance(value, str) else ""


def _manifest_faults(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    version = manifest.get("version")
    if version != "1.0.0":
        yield Fault(
            severity="error",
            file="manifest.json",
            feature="",
            message=f"version {shown(version)} is not '1.0.0'",
            clause="Manifest",
        )
    language = manifest.get("language")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        yield Fault(
            severity="error",
            file="manifest.json",
            feature="",
            message=f"language {shown(language)} is not a language tag such as en-US",
            clause="Manifest",
        )


Message = tuple[str, str, str]


def _feature_faults(
    feature: Any, kind: str, *, names: Mapping[str, set[str]], counts: Mapping[str, int]
) -> Iterator[Message]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        yield "error", "is not a GeoJSON Feature with properties", "Feature"
        return
    yield from _identity_faults(feature, kind, counts=counts)
    yield from _shape_faults(feature.get("geometry"), kind)
    properties = feature["properties"]
    for name in NEEDED[kind]:
        if properties.get(name) is None:
            yield "error", f"{name} is missing", f"{kind.capitalize()}, Properties"
    yield from _value_faults(properties, kind)
    yield from _reference_faults(properties, names=names)


def _identity_faults(feature: Mapping[str, Any], kind: str, *, counts: Mapping[str, int]) -> Iterator[Message]:
    name = feature.get("id")
    if not isinstance(name, str):
        yield "error", f"id {shown(name)} is not text", "FEATURE-ID"
    elif not UUID.fullmatch(name):
        yield "error", f"id {shown(name)} is not a UUID", "FEATURE-ID"
    elif counts[name] > 1:
        yield "error", "the id is used by another feature, too", "FEATURE-ID"
    said = feature.get("feature_type")
    if said != kind:
        yield "error", f"feature_type {shown(said)} is not '{kind}'", "FEATURE-TYPE"


def _shape_faults(geometry: Any, kind: str) -> Iterator[Message]:
    allowed = SHAPES[kind]
    if geometry is None:
        if allowed and kind not in NULLABLE:
            yield "error", "has no geometry", f"{kind.capitalize()}, Geometry"
        return
    if not allowed:
        yield "error", "has a geometry where null is asked for", f"{kind.capitalize()}, Geometry"
        return
    try:
        shape = raw_shape(geometry, allowed=allowed)
    except ShapeError as error:
        yield "error", str(error), f"{kind.capitalize()}, Geometry"
        return
    left, low, right, high = shape.bounds
    if not (-180 <= left <= right <= 180 and -90 <= low <= high <= 90):
        yield "error", "has coordinates that are no degrees of WGS 84", "Coordinate reference system"
    if not shape.is_valid:
        yield "warning", "has an outline that crosses itself", f"{kind.capitalize()}, Geometry"


def _value_faults(properties: Mapping[str, Any], kind: str) -> Iterator[Message]:
    category = properties.get("category")
    if category is not None and not isinstance(category, str):
        yield "error", f"category is missing: {shown(category)} is not text", f"{kind.capitalize()}, Properties"
    elif kind in _CHECKED and category is not None and category not in CATEGORIES[kind]:
        near = suggestion(category, CATEGORIES[kind])
        yield "error", f"category {shown(category)} is not one of IMDF{near}", f"{kind.upper()}-CATEGORY"
    for name in ("name", "short_name", "alt_name"):
        value = properties.get(name)
        if value is not None and not _is_label(value):
            yield "error", f"{name} {shown(value)} is not text by language", "LABELS"
    if kind == "amenity" and not isinstance(properties.get("unit_ids", []), list):
        yield "error", f"unit_ids {shown(properties['unit_ids'])} is not a list", "Amenity, Properties"
    ordinal = properties.get("ordinal")
    if ordinal is not None and (isinstance(ordinal, bool) or not isinstance(ordinal, int) or abs(ordinal) > 300):
        yield "error", f"ordinal {shown(ordinal)} is not a whole number of storeys", "Level, Properties"


def _is_label(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in value)
        and all(isinstance(text, str) and text for text in value.values())
    )


def _reference_faults(properties: Mapping[str, Any], *, names: Mapping[str, set[str]]) -> Iterator[Message]:
    for key, kind in REFERENCES.items():
        value = properties.get(key)
        for name in value if isinstance(value, list) else [value] if value is not None else []:
            if not isinstance(name, str) or name not in names.get(kind, set()):
                yield "error", f"{key} {shown(name)} names no {kind} of the archive", "Referencing"
