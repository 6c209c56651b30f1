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
    plain = _plain_polygons(raw) if "Polygon" in allowed else {}
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


def _plain_polygons(features: list[Any]) -> dict[int, BaseGeometry]:
    """Return the outlines of one ring of points in two dimensions, by the number of the feature, made all at once.

    Whatever is otherwise, or faulty, is not among them and is looked at one by one.
    """
    rings: dict[int, list[list[float]]] = {}
    for number, feature in enumerate(features, start=1):
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        ring = _only_ring(geometry) if isinstance(geometry, dict) else None
        if ring:
            rings[number] = ring
    if not rings:
        return {}
    sizes = np.fromiter(map(len, rings.values()), dtype=np.intp, count=len(rings))
    points = np.asarray([point for ring in rings.values() for point in ring], dtype=float)
    outlines: Any = shapely.polygons(shapely.linearrings(points, indices=np.repeat(np.arange(len(sizes)), sizes)))
    return dict(zip(rings, outlines, strict=True))


def _only_ring(geometry: dict[str, Any]) -> list[list[float]] | None:
    """Return the ring of a polygon that has one, closed, of pairs of numbers on some plan; None for any other shape."""
    rings = geometry.get("coordinates") if geometry.get("type") == "Polygon" else None
    ring = rings[0] if isinstance(rings, list) and len(rings) == 1 else None
    if not isinstance(ring, list) or len(ring) < 4 or ring[0] != ring[-1]:
        return None
    for point in ring:
        if type(point) is not list or len(point) != 2:
            return None
        for number in point:
            if (type(number) is not float and type(number) is not int) or not abs(number) <= FARTHEST:
                return None
    return ring


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
