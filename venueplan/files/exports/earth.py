"""A plan in metres on the earth: longitudes and latitudes as RFC 7946 wants them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError, Problem
from venueplan.files.imports.projection import LocalPlane
from venueplan.model import Venue

DECIMALS = 13
"""Decimals of degrees: 1e-8 m, so that rooms which touch still do when they are read back; a float holds no more."""

Shapes = NDArray[Any]


def plane_of(venue: Venue) -> LocalPlane:
    """Return where the plan of a venue lies on the earth.

    Raises
    ------
    InputError
        If nobody has said where: an origin of exactly 0, 0 is what an import without a place writes.
    """
    place = venue.georeference
    if place.longitude == 0 and place.latitude == 0:
        message = "does not say where the venue lies; put longitude, latitude and bearing of the plan's origin there"
        raise InputError([Problem(file="venue.toml", where="[georeference]", message=message)])
    return LocalPlane(place=place)


def on_earth(shapes: Iterable[BaseGeometry], *, plane: LocalPlane) -> Shapes:
    """Return shapes on the plan, metres, as shapes in degrees.

    Outer rings run counter-clockwise and holes clockwise (RFC 7946, 3.1.6), in two dimensions. A venue within a degree
    of the antimeridian is not cut there (3.1.9).
    """
    found = np.asarray(list(shapes), dtype=object)
    if not len(found):
        return found
    placed = plane.to_earth(shapely.orient_polygons(shapely.force_2d(found)))
    return np.asarray(shapely.transform(placed, lambda points: np.round(points, DECIMALS)))


def geometry_of(shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape as a GeoJSON geometry."""
    return dict(shape.__geo_interface__)
