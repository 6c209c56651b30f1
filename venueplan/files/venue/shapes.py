"""GeoJSON geometry in local metres as shapes; whatever cannot be a floor, a wall or a point is one sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection
from typing import Any, cast

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from venueplan.files.untrusted.quoting import shown

FARTHEST = 1e5
"""Largest coordinate that is taken for metres on a plan."""

SMALLEST = 1e-4
"""Least area of a polygon, m², and least length of a line, m."""

_DEPTH = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_PART = {"MultiPolygon": "Polygon", "MultiLineString": "LineString", "MultiPoint": "Point"}


class ShapeError(ValueError):
    """A geometry cannot be used; its text completes the sentence ``feature …:``."""


def read_shape(geometry: Any, *, allowed: Collection[str]) -> BaseGeometry:
    """Return a geometry of one of the allowed GeoJSON types, in two dimensions.

    A multi-part geometry of exactly one part counts as that part, because QGIS writes it so; a third coordinate is
    accepted and left aside, since the height of a floor is its level's ``elevation``.

    Parameters
    ----------
    geometry
        GeoJSON geometry object.
    allowed
        Names of GeoJSON types.

    Raises
    ------
    ShapeError
        If it is missing, of another type, not finite, farther than 100 km from the origin, self-crossing, or without
        area or length; the sentence says where.
    """
    found: Any = raw_shape(geometry, allowed=allowed)
    if found.geom_type not in allowed:
        if len(found.geoms) != 1:
            raise ShapeError(f"geometry has {len(found.geoms)} parts; draw one feature for each part")
        found = found.geoms[0]
    _check_coordinates(found)
    _check_form(found)
    return cast("BaseGeometry", found)


def raw_shape(geometry: Any, *, allowed: Collection[str]) -> BaseGeometry:
    """Return a geometry of finite coordinates in two dimensions that may still cross itself or have no area.

    Parameters
    ----------
    geometry
        GeoJSON geometry object.
    allowed
        Names of GeoJSON types; the multi-part kind of each is taken, too.

    Raises
    ------
    ShapeError
        If it is missing, of another type, not finite, or its coordinates have the wrong form.
    """
    kind = _kind(geometry, allowed=allowed)
    found: BaseGeometry = _built(geometry, kind=kind)
    return found


def at(point: Point | tuple[float, float]) -> str:
    """Return ``at (x, y)`` to the centimetre, as problems name a place.

    Examples
    --------
    >>> at((12.3456, -0.001))
    'at (12.35, 0.00)'
    """
    x, y = (point.x, point.y) if isinstance(point, Point) else point
    return f"at ({x + 0.0:.2f}, {y + 0.0:.2f})".replace("-0.00", "0.00")


def _kind(geometry: Any, *, allowed: Collection[str]) -> str:
    wanted = " or ".join(sorted(allowed))
    if geometry is None:
        raise ShapeError(f"has no geometry; a {wanted} is needed")
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str):
        raise ShapeError(f"geometry is not a GeoJSON object; a {wanted} is needed")
    kind: str = geometry["type"]
    if kind not in allowed and _PART.get(kind) not in allowed:
        raise ShapeError(f"geometry is a {shown(kind)[1:-1]}; a {wanted} is needed")
    return kind


def _built(geometry: dict[str, Any], *, kind: str) -> Any:
    coordinates = geometry.get("coordinates")
    if not coordinates:
        raise ShapeError("geometry is empty; draw it or delete the feature")
    _check_positions(coordinates, depth=_DEPTH[kind], kind=kind)
    _check_closed(coordinates, kind=kind)
    try:
        found = shapely.force_2d(shape({"type": kind, "coordinates": coordinates}))
    except (ValueError, TypeError, IndexError, OverflowError, shapely.errors.ShapelyError) as error:
        raise ShapeError(f"geometry cannot be drawn as a {kind}: {_reason(error)}") from error
    if found.is_empty:
        raise ShapeError("geometry is empty; draw it or delete the feature")
    return found


def _check_positions(coordinates: Any, *, depth: int, kind: str) -> None:
    """Check that positions of two or three numbers stand as deep in lists as the type of geometry has them."""
    if not isinstance(coordinates, list | tuple):
        raise ShapeError(f"geometry has {shown(coordinates)} where a list of coordinates is needed")
    if not depth:
        _check_position(coordinates)
    for part in coordinates if depth else ():
        _check_positions(part, depth=depth - 1, kind=kind)
    if depth == 1 and kind.endswith("LineString") and len(coordinates) < 2:
        raise ShapeError("has a line of one point; a line needs two")


def _check_position(position: list[Any] | tuple[Any, ...]) -> None:
    for number in position:
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise ShapeError(f"geometry has {shown(number)} where a number is needed")
        if not abs(number) <= sys.float_info.max:
            raise ShapeError("geometry has a coordinate that is not finite")
    if len(position) not in {2, 3}:
        raise ShapeError(f"geometry has a position of {len(position)} numbers; x and y are needed")


def _check_closed(coordinates: Any, *, kind: str) -> None:
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, [])
    for ring in (ring for polygon in polygons for ring in polygon):
        if len(ring) < 4:
            raise ShapeError(f"has a ring of {len(ring)} points; a polygon needs three corners and the first again")
        if ring[0] != ring[-1]:
            raise ShapeError(f"has a ring that does not end where it begins, {at(tuple(ring[0][:2]))}; close it")


def _reason(error: Exception) -> str:
    text = str(error).splitlines()[0] if str(error) else "its coordinates have the wrong form"
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")


def _check_coordinates(found: BaseGeometry) -> None:
    coordinates = shapely.get_coordinates(found)
    farthest = float(np.abs(coordinates).max())
    if farthest > FARTHEST:
        raise ShapeError(
            f"has a coordinate of {farthest:.6g} m, more than 100 km from the origin; "
            "the plan needs local metres, so re-project the file"
        )


def _check_form(found: BaseGeometry) -> None:
    if isinstance(found, Polygon | MultiPolygon):
        if not found.is_valid:
            raise ShapeError(_crossing(found))
        if found.area < SMALLEST:
            raise ShapeError(
                f"has no area ({found.area:.2g} m²) {at(shapely.point_on_surface(found.envelope))}; "
                "draw it in local metres, not in degrees"
            )
    elif isinstance(found, LineString) and found.length < SMALLEST:
        raise ShapeError(f"has no length {at(Point(found.coords[0]))}; draw it in local metres, not in degrees")


def _crossing(found: BaseGeometry) -> str:
    reason = shapely.is_valid_reason(found)
    place = re.search(r"\[(\S+) (\S+)\]", reason)
    where = at((float(place[1]), float(place[2]))) if place else ""
    words = (
        "crosses or touches itself" if "elf-" in reason else f"is not a valid outline ({reason.split('[')[0].lower()})"
    )
    return f"outline {words} {where}; redraw it there"
