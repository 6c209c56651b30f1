"""The files of a c3nav map package, read and checked, nothing understood yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError, Problem
from venueplan.files.imports.documents import Feature, read_features, refuse, text_in
from venueplan.files.untrusted.quoting import shown, suggestion
from venueplan.files.untrusted.raw import read_json

FEATURES = {
    "rooms": ("Polygon",),
    "outsides": ("Polygon",),
    "buildings": ("Polygon",),
    "holes": ("Polygon",),
    "doors": ("Polygon",),
    "elevatorlevels": ("Polygon",),
    "levelconnectors": ("Polygon",),
    "escalators": ("Polygon",),
    "escalatorslopes": ("LineString",),
    "stairs": ("LineString",),
    "obstacles": ("Polygon",),
    "lineobstacles": ("LineString",),
    "arealocations": ("Polygon",),
    "stuffedareas": ("Polygon",),
}
"""Kinds of features and their shapes; only rooms must be there."""

TABLES = ("levels", "elevators", "locationgroups")
"""Files without shapes; only levels must be there."""


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level: ``altitude`` orders levels and is no height."""

    name: str
    altitude: float
    intermediate: bool


@dataclass(frozen=True, kw_only=True)
class Package:
    """Everything that the files say.

    Attributes
    ----------
    levels
        From below.
    unknown
        Files that are of no kind known here.
    """

    levels: tuple[Level, ...]
    groups: dict[str, dict[str, Any]]
    elevators: tuple[str, ...]
    features: dict[str, list[Feature]]
    unknown: tuple[str, ...]

    @cached_property
    def _by_level(self) -> dict[tuple[str, str], list[Feature]]:
        found: dict[tuple[str, str], list[Feature]] = {}
        for kind, features in self.features.items():
            for feature in features:
                found.setdefault((kind, level_of(feature)), []).append(feature)
        return found

    def on(self, kind: str, level: str) -> list[Feature]:
        """Return the features of a kind on a level."""
        return self._by_level.get((kind, level), [])

    def area(self, kind: str, level: str) -> BaseGeometry:
        """Return the union of the features of a kind on a level."""
        return shapely.union_all([_sound(feature.shape) for feature in self.on(kind, level)])


def _sound(shape: BaseGeometry) -> BaseGeometry:
    return shape if shape.is_valid else shapely.make_valid(shape)


def level_of(feature: Feature) -> str:
    """Return the name of a feature's level: text, also where it looks like a range or a number."""
    return text_in(feature.properties, "level")


def levels_of(feature: Feature) -> tuple[str, ...]:
    """Return the names of the levels that a connector joins."""
    value = feature.properties.get("levels")
    return tuple(str(name) for name in value) if isinstance(value, list) else ()


def read_package(folder: Path) -> Package:
    """Return a c3nav package.

    Raises
    ------
    InputError
        If a file that is needed is missing or cannot be read, or names a level that there is not.
    """
    if not folder.is_dir():
        reason = (
            "is a file; name the folder that holds rooms.geojson and levels.json" if folder.exists() else "is missing"
        )
        refuse(folder.name or str(folder), reason)
    levels = _levels(folder)
    found = {
        kind: read_features(folder / f"{kind}.geojson", file=f"{kind}.geojson", allowed=shapes)
        if kind == "rooms" or (folder / f"{kind}.geojson").exists()
        else []
        for kind, shapes in FEATURES.items()
    }
    _check_levels(found, names={level.name for level in levels})
    known = {f"{kind}.geojson" for kind in FEATURES} | {f"{name}.json" for name in TABLES} | {"LICENSE"}
    return Package(
        levels=levels,
        groups=_table(folder, "locationgroups"),
        elevators=tuple(sorted(_table(folder, "elevators"))),
        features=found,
        unknown=tuple(sorted(path.name for path in folder.iterdir() if path.name not in known)),
    )


def _table(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    path = folder / f"{name}.json"
    if name != "levels" and not path.exists():
        return {}
    table = read_json(path, file=path.name)
    if not isinstance(table, dict) or not all(isinstance(entry, dict) for entry in table.values()):
        refuse(path.name, "is not a JSON object of objects by name")
    return table


def _levels(folder: Path) -> tuple[Level, ...]:
    found, problems = [], []
    for name, entry in _table(folder, "levels").items():
        altitude = entry.get("altitude")
        if isinstance(altitude, bool) or not isinstance(altitude, int | float) or not abs(altitude) < 1e4:
            message = f"altitude {shown(altitude)} is not a number that orders levels"
            problems.append(Problem(file="levels.json", where=f"level {shown(name)[1:-1]}", message=message))
        else:
            found.append(Level(name=name, altitude=float(altitude), intermediate=bool(entry.get("intermediate"))))
    problems += _shared_altitudes(found)
    if problems or not found:
        raise InputError(problems or [Problem(file="levels.json", message="names no level")])
    return tuple(sorted(found, key=lambda level: level.altitude))


def _shared_altitudes(levels: list[Level]) -> list[Problem]:
    seen: dict[float, str] = {}
    problems = []
    for level in levels:
        if level.altitude in seen:
            message = f"has the altitude of level {shown(seen[level.altitude])}, so none of them is above the other"
            problems.append(Problem(file="levels.json", where=f"level {shown(level.name)[1:-1]}", message=message))
        seen[level.altitude] = level.name
    return problems


def _check_levels(features: dict[str, list[Feature]], *, names: set[str]) -> None:
    problems = [
        Problem(
            file=f"{kind}.geojson",
            where=f"feature {shown(feature.id)[1:-1]}",
            message=f"level {shown(name)} is not in levels.json{suggestion(name, names)}",
        )
        for kind, found in features.items()
        for feature in found
        for name in (levels_of(feature) if kind == "levelconnectors" else (level_of(feature),))
        if name not in names
    ]
    if problems:
        raise InputError(problems[:100])
