"""GeoJSON of foreign programs: features with an id, properties and a shape, and what could not be read of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_json
from venueplan.files.venue.shapes import ShapeError, raw_shape

MOST_FEATURES = 200_000
"""More features in one file are no venue."""

FARTHEST = 1e8
"""Larger coordinates are no metres, millimetres or inches of a site in any national grid."""

EVERY = ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")


@dataclass(frozen=True, kw_only=True)
class Feature:
    """A feature of a foreign GeoJSON file.

    Attributes
    ----------
    id
        As text; the number of the feature in the file where it has none.
    """

    id: str
    properties: dict[str, Any]
    shape: BaseGeometry


def refuse(file: str, message: str, *, where: str = "") -> NoReturn:
    """Raise one sentence about a file."""
    raise InputError([Problem(file=file, where=where, message=message)])


def read_features(path: Path, *, file: str, allowed: Collection[str] = EVERY) -> list[Feature]:
    """Return the features of a GeoJSON file with shapes of finite coordinates.

    Parameters
    ----------
    path, file
        Where it lies, and what problems call it.
    allowed
        GeoJSON types of the shapes.

    Raises
    ------
    InputError
        If the file cannot be read or is no FeatureCollection, or with the faults of all its features at once.
    """
    return features_of(read_json(path, file=file), file=file, allowed=allowed)


def features_of(document: Any, *, file: str, allowed: Collection[str] = EVERY) -> list[Feature]:
    """Return the features of a GeoJSON document, as :func:`read_features` does."""
    raw = document.get("features") if isinstance(document, dict) else None
    if not isinstance(raw, list) or document.get("type") != "FeatureCollection":
        refuse(file, "is not a GeoJSON FeatureCollection")
    if len(raw) > MOST_FEATURES:
        refuse(file, f"holds {len(raw)} features; at most {MOST_FEATURES} are read, so split it")
    found, problems = [], []
    plain = _plain_shapes(raw, allowed=allowed)
    for number, feature in enumerate(raw, start=1):
        try:
            found.append(_feature(feature, number=number, allowed=allowed, shape=plain.get(number)))
        except ShapeError as error:
            where = f"feature {shown(_identity(feature, number))[1:-1]}"
            problems.append(Problem(file=file, where=where, message=str(error)))
    if problems:
        raise InputError(problems[:100])
    return found


def _identity(feature: Any, number: int) -> str:
    """Return the id of a feature, from beside its properties or among them, as text."""
    if isinstance(feature, dict):
        properties = feature.get("properties")
        inner = properties.get("id") if isinstance(properties, dict) else None
        for value in (feature.get("id"), inner):
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                return str(value)
    return f"no. {number}"


def _plain_shapes(features: list[Any], *, allowed: Collection[str]) -> dict[int, BaseGeometry]:
    """Return lines, and polygons of one ring, in two dimensions, by the number of the feature, made all at once.

    Whatever is otherwise, or faulty, is not among them and is looked at one by one.
    """
    found: dict[int, BaseGeometry] = {}
    for kind in {"Polygon", "LineString"} & set(allowed):
        rows: dict[int, list[list[float]]] = {}
        for number, feature in enumerate(features, start=1):
            geometry = feature.get("geometry") if isinstance(feature, dict) else None
            if isinstance(geometry, dict) and geometry.get("type") == kind:
                row = _plain_points(geometry.get("coordinates"), kind=kind)
                if row:
                    rows[number] = row
        if rows:
            sizes = np.fromiter(map(len, rows.values()), dtype=np.intp, count=len(rows))
            points = np.asarray([point for row in rows.values() for point in row], dtype=float)
            which = np.repeat(np.arange(len(sizes)), sizes)
            shapes: Any = (
                shapely.polygons(shapely.linearrings(points, indices=which))
                if kind == "Polygon"
                else shapely.linestrings(points, indices=which)
            )
            found |= dict(zip(rows, shapes, strict=True))
    return found


def _plain_points(coordinates: Any, *, kind: str) -> list[list[float]] | None:
    """Return the points of a line or of the only, closed ring of a polygon: pairs of numbers on some plan; or None."""
    points = coordinates
    if kind == "Polygon":
        points = coordinates[0] if isinstance(coordinates, list) and len(coordinates) == 1 else None
    least = 4 if kind == "Polygon" else 2
    if not isinstance(points, list) or len(points) < least or (kind == "Polygon" and points[0] != points[-1]):
        return None
    for point in points:
        if type(point) is not list or len(point) != 2:
            return None
        for number in point:
            if (type(number) is not float and type(number) is not int) or not abs(number) <= FARTHEST:
                return None
    return points


def _feature(feature: Any, *, number: int, allowed: Collection[str], shape: BaseGeometry | None) -> Feature:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ShapeError("is not a GeoJSON Feature")
    properties = feature.get("properties")
    if properties is not None and not isinstance(properties, dict):
        raise ShapeError("has properties that are no JSON object")
    if shape is None:
        shape = raw_shape(feature.get("geometry"), allowed=allowed)
        farthest = max(abs(bound) for bound in shape.bounds)
        if farthest > FARTHEST:
            raise ShapeError(f"has a coordinate of {farthest:.6g}, which is on no plan")
    return Feature(id=_identity(feature, number), properties=properties or {}, shape=shape)


def text_in(properties: dict[str, Any], *keys: str) -> str:
    """Return the first of some properties that is text or a number, as text."""
    for key in keys:
        value = properties.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""
