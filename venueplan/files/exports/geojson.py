"""A plan as GeoJSON in WGS 84 (RFC 7946): one file, or one for each feature type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from venueplan.files.exports.earth import geometry_of, on_earth, plane_of
from venueplan.files.exports.tables import booth_table
from venueplan.files.imports.exact import BOOTH, MEMBER, head_of
from venueplan.files.imports.projection import LocalPlane
from venueplan.files.imports.written.venue import row_of
from venueplan.files.venue.features import KINDS
from venueplan.model import Plan

Lines = dict[str, list[str]]


def geojson_bytes(plan: Plan) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """Return a plan as one FeatureCollection in degrees, and how many features of each type it has.

    Properties are those of the venue folder, beside ``feature_type``; the foreign member ``venueplan`` says what
    ``venue.toml`` says, so that ``venueplan import geojson`` gives back the same venue.

    Raises
    ------
    InputError
        If the plan does not lie anywhere on the earth.
    """
    lines = _lines(plan)
    every = [line for found in lines.values() for line in found]
    return _collection(plan, every), tuple((name, len(found)) for name, found in lines.items())


def geojson_files(plan: Plan) -> tuple[dict[str, bytes], tuple[tuple[str, int], ...]]:
    """Return a plan as a file for each feature type, by name, and how many features each has."""
    lines = _lines(plan)
    files = {f"{name}.geojson": _collection(plan, found) for name, found in lines.items()}
    return files, tuple((name, len(found)) for name, found in lines.items())


def _lines(plan: Plan) -> Lines:
    plane = plane_of(plan.venue)
    found = {name: list(_nouns(plan, name, plane=plane)) for name in KINDS}
    found[BOOTH] = list(_booths(plan, plane=plane))
    return {name: lines for name, lines in found.items() if lines}


def _nouns(plan: Plan, name: str, *, plane: LocalPlane) -> Iterator[str]:
    kind = KINDS[name]
    nouns = getattr(plan.venue, kind.plural)
    shapes = on_earth([getattr(noun, kind.geometry) for noun in nouns], plane=plane)
    for noun, shape in zip(nouns, shapes, strict=True):
        yield _feature(name, dict(row_of(noun, kind)), geometry=geometry_of(shape))


def _booths(plan: Plan, *, plane: LocalPlane) -> Iterator[str]:
    table = booth_table(plan)
    columns = [name for name, _ in table.columns]
    for row, shape in zip(table.rows, on_earth(table.shapes, plane=plane), strict=True):
        yield _feature(BOOTH, dict(zip(columns, row, strict=True)), geometry=geometry_of(shape))


def _feature(name: str, properties: dict[str, Any], *, geometry: dict[str, Any]) -> str:
    body = {
        "type": "Feature",
        "id": properties["id"],
        "properties": {"feature_type": name, **properties},
        "geometry": geometry,
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _collection(plan: Plan, lines: list[str]) -> bytes:
    head = json.dumps(head_of(plan.venue), ensure_ascii=False, separators=(",", ":"))
    text = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","{MEMBER}":{head},"features":[\n{text}\n]}}\n'.encode()
