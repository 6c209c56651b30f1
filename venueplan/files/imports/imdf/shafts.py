"""Which stairs, lifts and escalators of an IMDF archive belong together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.imdf.archive import Archive
from venueplan.files.venue.geometry_checks import VERTICAL
from venueplan.files.venue.shapes import raw_shape

COVERS = 0.3
"""Units of one category on neighbouring levels are one shaft if they share this part of the smaller one."""


def shafts_of(archive: Archive) -> dict[str, str]:
    """Return the shaft of each vertical unit that is on several levels: by relationships, and else by lying above."""
    units = {
        feature["id"]: feature
        for feature in archive.features["unit"]
        if feature["properties"].get("category") in VERTICAL
    }
    group = {name: name for name in units}

    def root(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    for one, other in (*_related(archive, units), *_above_each_other(archive, units)):
        first, last = sorted((root(one), root(other)))
        group[last] = first
    members: dict[str, list[str]] = {}
    for name in units:
        members.setdefault(root(name), []).append(name)
    return {name: shaft for shaft, names in members.items() if len(names) > 1 for name in names}


def _related(archive: Archive, units: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield pairs of units that a relationship joins."""
    for feature in archive.features.get("relationship", ()):
        said = feature["properties"]
        between = said.get("intermediary")
        ends = [said.get("origin"), *(between if isinstance(between, list) else ()), said.get("destination")]
        names = [end.get("id") for end in ends if isinstance(end, dict)]
        yield from pairwise([name for name in names if isinstance(name, str) and name in units])


def _above_each_other(archive: Archive, units: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield pairs of units of one category that lie above each other on neighbouring levels."""
    ordinals = {feature["id"]: feature["properties"]["ordinal"] for feature in archive.features["level"]}
    ranks = sorted(set(ordinals.values()))
    shapes = {name: _sound(feature) for name, feature in units.items()}
    by_rank: dict[tuple[str, int], list[str]] = {}
    for name, feature in units.items():
        said = feature["properties"]
        by_rank.setdefault((said["category"], ordinals[said["level_id"]]), []).append(name)
    for category in sorted({category for category, _ in by_rank}):
        for low, high in pairwise(ranks):
            for one in by_rank.get((category, low), ()):
                for other in by_rank.get((category, high), ()):
                    shared = shapely.intersection(shapes[one], shapes[other]).area
                    if shared > COVERS * min(shapes[one].area, shapes[other].area):
                        yield one, other


def _sound(feature: Any) -> BaseGeometry:
    shape = raw_shape(feature["geometry"], allowed=("Polygon",))
    return shape if shape.is_valid else shapely.make_valid(shape)
