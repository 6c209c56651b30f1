"""JSON Schemas of everything that is read or written, generated from the readers themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import msgspec
from pydantic import BaseModel
from shapely import LineString, MultiPolygon, Point, Polygon

from venueplan.errors import UnknownNameError
from venueplan.files.event.decisions.rules import RulesSettings
from venueplan.files.event.decisions.settings import EventSettings
from venueplan.files.event.tables.booths import WRITTEN, KeptBoothRow
from venueplan.files.event.tables.changes import ChangesSettings
from venueplan.files.event.tables.lists import LISTS
from venueplan.files.plan.document import PlanDocument
from venueplan.files.styles.settings import StyleSettings
from venueplan.files.untrusted.cells import LANGUAGE
from venueplan.files.venue.features import KINDS
from venueplan.files.venue.folder import VenueSettings
from venueplan.model.findings.report import CAUSES

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}
_LINE = {"type": "array", "items": _POSITION, "minItems": 2}
_RINGS = {"type": "array", "items": {"type": "array", "items": _POSITION, "minItems": 4}, "minItems": 1}
_COORDINATES: Mapping[str, Any] = {
    "Point": _POSITION,
    "LineString": _LINE,
    "Polygon": _RINGS,
    "MultiPolygon": {"type": "array", "items": _RINGS, "minItems": 1},
}
_TEXT = {"type": "string"}
_NUMBER = {"type": ["number", "null"]}


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one kind of file.

    Parameters
    ----------
    kind
        ``plan`` (plan.json), ``venue`` (venue.toml), ``event`` (event.toml), ``rules`` (a house's pack, house.toml),
        ``changes`` (a file of changes, .toml), ``style`` (a style file, .toml);
        ``level``, ``unit``, ``opening``, ``fixture``, ``amenity``, ``section``, ``detail`` (GeoJSON of that feature
        type); ``exhibitors``, ``forums``,
        ``signs`` (CSV, as an array of rows); ``booths`` (booths.geojson of an event folder: stands that are there
        already); ``report``, ``manifest``.

    Raises
    ------
    UnknownNameError
        If there is no such kind.

    Examples
    --------
    >>> schema("plan")["title"]
    'plan'
    """
    makers: dict[str, Callable[[], dict[str, Any]]] = {
        "plan": _plan,
        "venue": partial(_settings, VenueSettings),
        "event": partial(_settings, EventSettings),
        "rules": partial(_settings, RulesSettings),
        "changes": partial(_settings, ChangesSettings),
        "style": partial(_settings, StyleSettings),
        **{name: partial(_features, name) for name in KINDS},
        **{name: partial(_list, name) for name in LISTS},
        "booths": _booths,
        "report": _report,
        "manifest": _manifest,
    }
    if kind not in makers:
        raise UnknownNameError("schema", kind, known=makers)
    return {"$schema": DIALECT, "title": kind} | makers[kind]()


def schema_kinds() -> tuple[str, ...]:
    """Return all kinds of which there is a schema."""
    return ("plan", "venue", "event", "rules", "changes", "style", *KINDS, *LISTS, "booths", "report", "manifest")


def _plan() -> dict[str, Any]:
    def geometry(kind: type) -> dict[str, Any]:
        if kind not in {Point, LineString, Polygon, MultiPolygon}:
            raise NotImplementedError(kind.__name__)
        return _geometry(kind.__name__)

    return _without_title(msgspec.json.schema(PlanDocument, schema_hook=geometry))


def _without_title(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key != "title"}


def _geometry(*names: str) -> dict[str, Any]:
    """Return the schema of a GeoJSON geometry of one of the given types."""
    shapes = [
        {
            "type": "object",
            "properties": {"type": {"const": name}, "coordinates": _COORDINATES[name]},
            "required": ["type", "coordinates"],
        }
        for name in names
    ]
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def _settings(model: type[BaseModel]) -> dict[str, Any]:
    return _without_title(model.model_json_schema())


def _flat(model: type[BaseModel], *, gathered: Mapping[str, tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Return the schema of a row whose gathered fields (``name``) stand in several columns (``name_zh`` …)."""
    found = _without_title(model.model_json_schema())
    properties = {name: _or_empty(value) for name, value in found["properties"].items() if name not in gathered}
    found["properties"] = properties | {
        name: value
        for name, value in found["properties"].items()
        if name in found.get("required", ()) and name not in gathered
    }
    found["required"] = [name for name in found.get("required", ()) if name not in gathered]
    found["patternProperties"] = {
        pattern: _or_empty(value) for name, (pattern, value) in gathered.items() if name in model.model_fields
    }
    return found


def _or_empty(value: dict[str, Any]) -> dict[str, Any]:
    """Admit null and empty text, which stand for the default."""
    return {"anyOf": [value, {"type": "null"}, {"const": ""}]}


def _features(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    names = f"^name_{LANGUAGE[1:]}"
    properties = _flat(
        kind.row,
        gathered={
            "name": (names, {"type": "string"}),
            "capacity": ("^capacity_[a-z][a-z-]*$", {"type": "integer", "minimum": 0}),
        },
    )
    shapes = (*kind.shapes, *(f"Multi{shape}" for shape in kind.shapes if shape == "Polygon" and len(kind.shapes) == 1))
    return _collection(properties, geometry=_geometry(*shapes))


def _booths() -> dict[str, Any]:
    properties = _flat(KeptBoothRow, gathered={})
    properties["properties"] |= dict.fromkeys(WRITTEN, True)
    return _collection(properties, geometry=_geometry("Polygon", "MultiPolygon"))


def _collection(properties: dict[str, Any], *, geometry: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of GeoJSON features with these properties."""
    definitions = properties.pop("$defs", {})
    feature = {
        "type": "object",
        "properties": {
            "type": {"const": "Feature"},
            "id": True,
            "bbox": True,
            "properties": properties,
            "geometry": geometry,
        },
        "required": ["type", "properties", "geometry"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": feature}},
        "required": ["type", "features"],
    } | ({"$defs": definitions} if definitions else {})


def _list(name: str) -> dict[str, Any]:
    kind = LISTS[name]
    row = _flat(kind.row, gathered={kind.text: (f"^{kind.text}_{LANGUAGE[1:]}", {"type": "string"})})
    definitions = row.pop("$defs", {})
    cells = {column: _as_cell(value) for column, value in row["properties"].items()}
    return {"type": "array", "items": row | {"properties": cells}} | ({"$defs": definitions} if definitions else {})


def _as_cell(value: dict[str, Any]) -> dict[str, Any]:
    """Admit text wherever a cell of a CSV file holds a number."""
    return {"anyOf": [value, {"type": "string", "pattern": r"^\s*[+-]?[0-9.]+([eE][+-]?[0-9]+)?\s*$"}]}


def _report() -> dict[str, Any]:
    texts = "id rule severity subject unit clause edition confidence basis distance source message_en message_zh"
    place = {
        "type": ["object", "null"],
        "properties": {"level": _TEXT, "x": _NUMBER, "y": _NUMBER},
        "required": ["level", "x", "y"],
        "additionalProperties": False,
    }
    finding = {
        **dict.fromkeys(texts.split(), _TEXT),
        "severity": {"enum": ["error", "warning", "note"]},
        "place": place,
        "measured": _NUMBER,
        "limit": _NUMBER,
        "cause": {"enum": list(CAUSES)},
    }
    return {
        "type": "object",
        "properties": {
            "figures": {"type": "object", "additionalProperties": {"type": ["number", "string", "null"]}},
            "findings": {"type": "array", "items": _exactly(finding)},
        },
        "required": ["figures", "findings"],
        "additionalProperties": False,
    }


def _manifest() -> dict[str, Any]:
    page = {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    file = {
        "path": _TEXT,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "kind": _TEXT,
        "subject": {"type": ["string", "null"]},
        "page_mm": page,
    }
    return _exactly({"files": {"type": "array", "items": _exactly(file)}})


def _exactly(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
