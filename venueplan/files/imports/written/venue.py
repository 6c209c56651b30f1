"""A venue as the files of a venue folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.files.venue.features import KINDS, FeatureKind
from venueplan.model import Building, Label, Venue

DIGITS = 7
"""Decimals of coordinates: fine enough that rooms which touch do not overlap once they are read back."""


def venue_files(venue: Venue, *, source: str, located: bool) -> dict[str, bytes]:
    """Return the files of a venue folder by name.

    Parameters
    ----------
    source
        What the venue was read from, in words; every attested feature names it.
    located
        Whether the place on the earth is known.
    """
    files = {"venue.toml": _settings(venue, source=source, located=located)}
    for feature_type, kind in KINDS.items():
        nouns = getattr(venue, kind.plural)
        if nouns or feature_type in {"level", "unit"}:
            lines = ",\n".join(_feature(noun, kind, source=source) for noun in nouns)
            files[f"{feature_type}.geojson"] = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()
    return files


def quoted(text: str) -> str:
    """Return text as a string of TOML and JSON."""
    return json.dumps(text, ensure_ascii=False)


def table_of(name: Label) -> str:
    """Return a name as an inline table of TOML."""
    return "{ " + ", ".join(f"{code} = {quoted(text)}" for code, text in name.texts) + " }"


def _settings(venue: Venue, *, source: str, located: bool) -> bytes:
    place = venue.georeference
    lines = [
        f"# Imported from {source}. import.html says what was read, what was left out and what was guessed.",
        f"id = {quoted(venue.id)}",
        f"category = {quoted(venue.category)}",
        f"name = {table_of(venue.name)}",
        f"source = {quoted(source)}",
        "",
        "[georeference]" if located else "[georeference] # the file does not say where the venue lies: put it in",
        f"longitude = {place.longitude!r}",
        f"latitude = {place.latitude!r}",
        f"bearing = {place.bearing!r}",
        f"evidence = {quoted('attested' if located else 'assumed')}",
    ]
    for building in venue.buildings:
        lines += ["", "[[building]]", f"id = {quoted(building.id)}", f"name = {table_of(building.name)}"]
        if building.category != Building.category:
            lines.append(f"category = {quoted(building.category)}")
        if building.evidence != Building.evidence:
            lines.append(f"evidence = {quoted(building.evidence)}")
    return ("\n".join(lines) + "\n").encode()


def _feature(noun: Any, kind: FeatureKind, *, source: str) -> str:
    properties = dict(row_of(noun, kind))
    if noun.evidence == "attested":
        properties["source"] = source
    shape = shapely.transform(getattr(noun, kind.geometry), lambda points: np.round(points, DIGITS) + 0.0)
    body = {"type": "Feature", "properties": properties, "geometry": _geometry(shape)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _geometry(shape: BaseGeometry) -> Any:
    return json.loads(shapely.to_geojson(shape)) if shape.geom_type == "Point" else shape.__geo_interface__


def row_of(noun: Any, kind: FeatureKind) -> Iterator[tuple[str, Any]]:
    """Yield what differs from the defaults, as a row of an attribute table."""
    for field in fields(noun):
        value = getattr(noun, field.name)
        if field.name == kind.geometry or (field.name != "evidence" and value == _default(field)):
            continue
        if isinstance(value, Label):
            yield from ((f"{field.name}_{code}", text) for code, text in value.texts)
        elif field.name == "capacity":
            yield from ((f"capacity_{setup}", count) for setup, count in value)
        elif isinstance(value, tuple):
            yield field.name, ";".join(value)
        else:
            yield field.name, value


def _default(field: Any) -> Any:
    return None if field.default is MISSING else field.default
