"""``booths.geojson`` of an event folder: stands that are there already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from venueplan.errors import InputError, Problem
from venueplan.files.untrusted.cells import Identifier, Text, YesNo
from venueplan.files.untrusted.quoting import shown, suggestion, unknown
from venueplan.files.untrusted.raw import read_json
from venueplan.files.untrusted.sentences import validated
from venueplan.files.venue.folder import collection_of
from venueplan.files.venue.shapes import ShapeError, read_shape
from venueplan.model import Booth, Venue
from venueplan.rules.booths.kept import kept_faults

FILE = "booths.geojson"

WRITTEN = ("level", "area", "open_sides", "kind", "frontage", "exhibitors", "name_en", "name_zh")
"""Properties that an output of the same name has besides; they follow from the rest and are not read."""

_FEATURE = {"type", "properties", "geometry", "id", "bbox"}


class KeptBoothRow(BaseModel):
    """One stand that is there already."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier
    hall: Identifier
    number: Text = ""
    zone: Text = ""
    blocked: YesNo = Booth.blocked


def read_kept(folder: Path) -> tuple[tuple[Booth, ...], list[Problem]]:
    """Return the stands of the folder's ``booths.geojson``, none if there is no such file, and what is wrong with it.

    The file may be one that a build wrote, edited in a map editor: what follows from the rest (``level``, ``area``,
    ``open_sides``, ``kind``, ``frontage``, ``exhibitors``, ``name_en``, ``name_zh``) may stay in it and is not read.
    """
    path = folder / FILE
    if not path.exists():
        return (), []
    try:
        features = collection_of(read_json(path, file=FILE), file=FILE)
    except InputError as error:
        return (), list(error.problems)
    booths, problems = [], []
    for position, feature in enumerate(features, start=1):
        booth, messages = _booth(feature)
        properties = feature.get("properties") if isinstance(feature, dict) else None
        name = properties.get("id") if isinstance(properties, dict) else None
        where = f"feature {shown(name)[1:-1]}" if isinstance(name, str) and name else f"feature no. {position}"
        problems += [Problem(file=FILE, where=where, message=message) for message in messages]
        booths += [booth] if booth else []
    return tuple(booths), problems


def on_their_levels(booths: tuple[Booth, ...], venue: Venue) -> tuple[Booth, ...]:
    """Return stands with the level of their hall; those in unknown halls as they are."""
    levels = {hall.id: hall.level for hall in venue.halls}
    return tuple(replace(booth, level=levels.get(booth.hall, "")) for booth in booths)


def kept_problems(
    booths: tuple[Booth, ...], *, venue: Venue, taken: Mapping[str, tuple[str, str]], zones: Collection[str]
) -> list[Problem]:
    """Return what is wrong with kept stands in a sound venue.

    Parameters
    ----------
    taken
        Kind and file by id of everything that the venue names.
    zones
        Ids of the event's zones.
    """
    found = [(booth.id, unknown("zone", booth.zone, known=zones)) for booth in booths if booth.zone not in {"", *zones}]
    found += [
        (booth.id, f"id {shown(booth.id)} is used already by a {taken[booth.id][0]} of the venue; rename the stand")
        for booth in booths
        if booth.id in taken
    ]
    found += kept_faults(booths, venue)
    return [Problem(file=FILE, where=f"feature {name}", message=message) for name, message in found]


def _booth(feature: Any) -> tuple[Booth | None, list[str]]:
    """Return the stand of one feature, or None, and what is wrong with it."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or feature.get("type") != "Feature":
        return None, ["is not a GeoJSON Feature with properties"]
    messages = [
        f"unknown key {shown(key)} beside properties{suggestion(key, _FEATURE)}"
        for key in sorted(set(feature) - _FEATURE)
    ]
    given = {key: value for key, value in properties.items() if key not in WRITTEN and value not in (None, "")}
    row, faults = validated(KeptBoothRow, given, word="property")
    messages += [message for _, message in faults]
    try:
        shape: Any = read_shape(feature.get("geometry"), allowed=("Polygon",))
    except ShapeError as error:
        return None, [*messages, str(error)]
    if row is None or messages:
        return None, messages
    values = row.model_dump()
    return Booth(polygon=shape, level="", **values), []
