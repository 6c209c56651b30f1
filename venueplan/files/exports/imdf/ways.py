"""Ways in IMDF: a door joins two rooms, stairs and lifts join levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from venueplan.files.exports.imdf.features import Features
from venueplan.model import Unit
from venueplan.network.surface.doors import doors_of

CLIMBS = {
    "stairs": "stairs",
    "steps": "stairs",
    "elevator": "elevator",
    "escalator": "escalator",
    "ramp": "ramp",
    "movingwalkway": "movingwalkway",
}
"""Categories of relationships by those of the units that they join."""


def way_features(features: Features) -> Iterator[dict[str, Any]]:
    """Yield a relationship for every door between two rooms, and for every flight between two levels."""
    yield from _traversals(features)
    yield from _climbs(features)


def _traversals(features: Features) -> Iterator[dict[str, Any]]:
    for door in doors_of(features.plan.venue):
        if len(door.units) >= 2:
            ends = [_reference(features, name) for name in door.units[:2]]
            properties = {
                "category": "traversal",
                "direction": "undirected",
                "origin": ends[0],
                "intermediary": [_reference(features, door.opening.id, kind="opening")],
                "destination": ends[1],
                "hours": None,
            }
            yield features.make("relationship", f"door:{door.opening.id}", geometry=None, properties=properties)


def _climbs(features: Features) -> Iterator[dict[str, Any]]:
    venue = features.plan.venue
    shafts: dict[str, list[Unit]] = {}
    for unit in venue.units:
        if unit.shaft and unit.category in CLIMBS:
            shafts.setdefault(unit.shaft, []).append(unit)
    for shaft, units in shafts.items():
        ordered = sorted(units, key=lambda unit: (venue.level(unit.level).ordinal, unit.id))
        for low, high in pairwise(ordered):
            if venue.level(low.level).ordinal != venue.level(high.level).ordinal:
                yield _climb(features, shaft, ends=(low, high))


def _climb(features: Features, shaft: str, *, ends: Sequence[Unit]) -> dict[str, Any]:
    origin, destination = ends if ends[0].direction != "down" else ends[::-1]
    properties = {
        "category": CLIMBS[origin.category],
        "direction": "undirected" if origin.direction == "both" else "directed",
        "origin": _reference(features, origin.id),
        "intermediary": None,
        "destination": _reference(features, destination.id),
        "hours": None,
    }
    name = f"shaft:{shaft}:{origin.id}:{destination.id}"
    return features.make("relationship", name, geometry=None, properties=properties)


def _reference(features: Features, name: str, *, kind: str = "unit") -> dict[str, str]:
    return {"id": features.id(kind, name), "feature_type": kind}
