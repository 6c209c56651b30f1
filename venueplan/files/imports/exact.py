"""Files that venueplan wrote itself: read back exactly, nothing guessed and nothing settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from pyproj.exceptions import ProjError

from venueplan.errors import InputError, Problem
from venueplan.files.imports.projection import LocalPlane
from venueplan.files.imports.sketch import Ledger
from venueplan.files.imports.written.venue import DIGITS
from venueplan.files.untrusted.quoting import shown
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


def exact_venue(head: Any, features: Iterable[WrittenFeature], *, file: str, ledger: Ledger) -> Venue:
    """Return the venue of an export.

    Parameters
    ----------
    head
        What the export says of the venue as a whole (untrusted).
    file
        What problems call the export.

    Raises
    ------
    InputError
        If it was changed so that it is no sound venue any more: what a venue folder would be refused for.
    """
    features = list(features)
    draft = drafted(head, _by_kind(features, _plane(head, file=file), file=file))
    if draft.problems:
        raise InputError([replace(problem, file=file) for problem in draft.problems])
    for feature in features:
        if feature.kind in KINDS:
            ledger.keep(feature.source)
        else:
            ledger.leave(feature.source, "is a stand, no part of the building")
    ledger.add_area("read as written", area=sum(unit.polygon.area for unit in draft.venue.units))
    ledger.note("venueplan wrote this file: nothing was guessed or moved")
    return draft.venue


def _by_kind(features: Iterable[WrittenFeature], plane: LocalPlane, *, file: str) -> dict[str, list[Any]]:
    """Return features as a venue folder has them, by their type; raise those whose geometry is none."""
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    problems = []
    for feature in features:
        if feature.kind in KINDS:
            try:
                found[feature.kind].append(_in_metres(feature, plane))
            except ShapeError as error:
                where = f"feature {shown(feature.source[1])[1:-1]}"
                problems.append(Problem(file=file, where=where, message=str(error)))
    if problems:
        raise InputError(problems)
    return found


def _plane(head: Any, *, file: str) -> LocalPlane:
    """Return where the plan lies; what an export says wrongly is refused together with the rest of its settings."""
    place = head.get("georeference") if isinstance(head, dict) else None
    numbers: list[Any] = []
    if isinstance(place, dict):
        numbers = [place.get(name) for name in ("longitude", "latitude", "bearing")]
    real = [float(n) for n in numbers if isinstance(n, int | float) and abs(n) <= 360]
    if len(real) != 3 or abs(real[1]) >= 90 or abs(real[0]) > 180:
        message = "does not say in numbers where the venue lies; leave the member as it was written"
        raise InputError([Problem(file=file, where=f"{MEMBER}.georeference", message=message)])
    return LocalPlane(place=Georeference(longitude=real[0], latitude=real[1], bearing=real[2]))


def _in_metres(feature: WrittenFeature, plane: LocalPlane) -> dict[str, Any]:
    kind = KINDS[feature.kind]
    raw = raw_shape(feature.geometry, allowed=kind.shapes)
    try:
        placed = plane.to_plan(raw)
    except ProjError as error:
        raise ShapeError("has coordinates that are nowhere near the venue") from error
    rounded = shapely.transform(placed, lambda points: np.round(points, DIGITS) + 0.0)
    return {"type": "Feature", "properties": dict(feature.row), "geometry": rounded.__geo_interface__}
