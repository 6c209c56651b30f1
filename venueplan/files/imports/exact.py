"""Files that venueplan wrote itself: read back exactly, nothing guessed and nothing settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from venueplan.files.imports.projection import LocalPlane
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.written.venue import DIGITS
from venueplan.files.venue.features import KINDS
from venueplan.files.venue.folder import drafted
from venueplan.files.venue.shapes import ShapeError, raw_shape
from venueplan.model import Building, Georeference, Venue

MEMBER = "venueplan"
"""Member of documents and properties that holds what the format of an export has no word for."""

BOOTH = "booth"
"""Feature type of stands in an export; they are no part of the venue."""


@dataclass(frozen=True, kw_only=True)
class WrittenFeature:
    """A feature of an export.

    Attributes
    ----------
    kind
        Feature type as of a venue folder, or ``booth``.
    row
        Its properties, as a venue folder has them.
    geometry
        GeoJSON in degrees.
    """

    kind: str
    row: Mapping[str, Any]
    geometry: Any
    source: tuple[str, str]


def head_of(venue: Venue) -> dict[str, Any]:
    """Return what ``venue.toml`` says of a venue, as a JSON object."""
    place = venue.georeference
    return {
        "id": venue.id,
        "name": dict(venue.name.texts),
        "category": venue.category,
        "georeference": {"longitude": place.longitude, "latitude": place.latitude, "bearing": place.bearing},
        "building": [_building(building) for building in venue.buildings],
    }


def _building(building: Building) -> dict[str, Any]:
    found = {"id": building.id, "name": dict(building.name.texts), "category": building.category}
    return {**found, "evidence": building.evidence}


def exact_venue(head: Any, features: Iterable[WrittenFeature], *, ledger: Ledger) -> Venue | None:
    """Return the venue of an export, or None if it was changed so that it must be read like a file of anybody else.

    Parameters
    ----------
    head
        What the export says of the venue as a whole (untrusted).
    """
    features = list(features)
    plane = _plane(head)
    if plane is None:
        return None
    by_kind: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    try:
        for feature in features:
            if feature.kind in KINDS:
                by_kind[feature.kind].append(_in_metres(feature, plane))
    except (ShapeError, ValueError) as error:
        ledger.warn(f"was written by venueplan and changed since ({error}): it is read like any other file")
        return None
    draft = drafted(head, by_kind)
    if draft.problems:
        ledger.warn(f"was written by venueplan and changed since ({draft.problems[0]}): it is read like any other file")
        return None
    for feature in features:
        if feature.kind in KINDS:
            ledger.keep(feature.source)
        else:
            ledger.leave(feature.source, "is a stand, no part of the building")
    ledger.add_area("read as written", area=sum(unit.polygon.area for unit in draft.venue.units))
    ledger.note("venueplan wrote this file: nothing was guessed or moved")
    return draft.venue


def _plane(head: Any) -> LocalPlane | None:
    place = head.get("georeference") if isinstance(head, dict) else None
    numbers: list[Any] = []
    if isinstance(place, dict):
        numbers = [place.get(name) for name in ("longitude", "latitude", "bearing")]
    if len(numbers) != 3 or not all(isinstance(n, int | float) and abs(n) <= 360 for n in numbers):
        return None
    longitude, latitude, bearing = map(float, numbers)
    if abs(latitude) >= 90 or abs(longitude) > 180:
        return None
    return LocalPlane(place=Georeference(longitude=longitude, latitude=latitude, bearing=bearing))


def _in_metres(feature: WrittenFeature, plane: LocalPlane) -> dict[str, Any]:
    kind = KINDS[feature.kind]
    raw = raw_shape(feature.geometry, allowed=kind.shapes)
    try:
        placed = plane.to_plan(raw)
    except Exception as error:
        raise ShapeError(f"{feature.kind} {feature.source[1]} lies nowhere near the venue") from error
    rounded = shapely.transform(placed, lambda points: np.round(points, DIGITS) + 0.0)
    return {"type": "Feature", "properties": dict(feature.row), "geometry": rounded.__geo_interface__}
