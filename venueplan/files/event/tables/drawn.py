"""``booths.geojson`` of a build, edited in a map editor, read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from venueplan.errors import InputError, Problem
from venueplan.files.event.tables.booths import WRITTEN
from venueplan.files.untrusted.cells import Identifier, Text, YesNo
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_json
from venueplan.files.untrusted.sentences import validated
from venueplan.files.venue.folder import collection_of
from venueplan.files.venue.shapes import ShapeError, read_shape
from venueplan.model import DrawnBooth


class DrawnBoothRow(BaseModel):
    """One stand of the drawing; what is left out is as it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier
    number: Text | None = None
    hall: Identifier | None = None
    zone: Text | None = None
    blocked: YesNo | None = None


def read_drawn_booths(path: Path) -> tuple[DrawnBooth, ...]:
    """Return the stands of a ``booths.geojson`` that was written by a build and edited.

    ``id``, ``number``, ``hall``, ``zone``, ``blocked`` and the outline are read; what follows from them (``level``,
    ``area``, ``open_sides``, ``kind``, ``frontage``, ``exhibitors`` and names) may stay in the file and is not read,
    and neither is what a map editor adds (``fid``).

    Raises
    ------
    InputError
        If the file cannot be used; every fault is named with its feature.
    """
    path = Path(path)
    features = collection_of(read_json(path, file=path.name), file=path.name)
    found, problems = [], []
    for position, feature in enumerate(features, start=1):
        booth, messages = _drawn(feature)
        name = _name_of(feature)
        where = f"feature {shown(name)[1:-1]}" if name else f"feature no. {position}"
        problems += [Problem(file=path.name, where=where, message=message) for message in messages]
        found += [booth] if booth else []
    for name, count in Counter(booth.id for booth in found).items():
        if count > 1:
            message = f"id {shown(name)} is used by {count} stands; give a new one an id of its own"
            problems.append(Problem(file=path.name, where=f"feature {name}", message=message))
    if problems:
        raise InputError(problems)
    return tuple(found)


def _name_of(feature: Any) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = properties.get("id") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _drawn(feature: Any) -> tuple[DrawnBooth | None, list[str]]:
    """Return the stand of one feature, or None, and what is wrong with it."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or feature.get("type") != "Feature":
        return None, ["is not a GeoJSON Feature with properties"]
    ignored = {*WRITTEN, "fid"}
    given = {key: value for key, value in properties.items() if key not in ignored and value is not None}
    row, faults = validated(DrawnBoothRow, given, word="property")
    messages = [message for _, message in faults]
    try:
        shape: Any = read_shape(feature.get("geometry"), allowed=("Polygon", "MultiPolygon"))
    except ShapeError as error:
        return None, [*messages, str(error)]
    parts = list(getattr(shape, "geoms", [shape]))
    if len(parts) != 1:
        messages.append(f"is in {len(parts)} parts; a stand is one piece")
    if row is None or messages:
        return None, messages
    return DrawnBooth(polygon=parts[0], **row.model_dump()), []
