"""Level connectors of c3nav as stairs, escalators and ramps.

A connector is a polygon in which somebody who stands on one level stands on the other, too: the foot or the head of
stairs. The stairs themselves are a room on a level between (``0-1``). So each connector becomes a shaft with one part
on each of its levels; the treads and escalators of the level between tell of which kind.
"""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import STRtree

from venueplan.files.imports.c3nav.package import Package, level_of, levels_of
from venueplan.files.imports.documents import Feature
from venueplan.files.imports.sketch import Ledger, Space

NEAR = 0.5
"""A connector belongs to the escalator that begins within this distance, metres."""


def flights_of(package: Package, *, ledger: Ledger) -> Iterator[Space]:
    """Yield the parts of each connector, one on each level it joins."""
    for feature in package.features["levelconnectors"]:
        source = ledger.read("level connector", feature.id)
        names = levels_of(feature)
        if len(set(names)) < 2:
            ledger.leave(source, "joins fewer than two levels")
            continue
        category, direction = _kind(package, feature, names=names)
        for name in names:
            yield Space(
                id=f"{feature.id}-at-{name}",
                storey=name,
                shape=feature.shape,
                category=category,
                role="flight",
                shaft=feature.id,
                direction=direction,
                source=source,
            )


def note_escalators(package: Package, *, ledger: Ledger) -> None:
    """Note what becomes of escalators: they tell the kind and the direction of connectors."""
    connectors = package.features["levelconnectors"]
    tree = STRtree([feature.shape.buffer(NEAR) for feature in connectors])
    for feature in package.features["escalators"]:
        source = ledger.read("escalator", feature.id)
        if tree.query(feature.shape, predicate="intersects").size:
            ledger.use(source, "tells kind and direction of the connectors at its ends")
        else:
            ledger.leave(source, "no level connector is at its ends")


def _kind(package: Package, feature: Feature, *, names: tuple[str, ...]) -> tuple[str, str]:
    """Return category and direction of a connector."""
    between = {level.name for level in package.levels if level.intermediate} & set(names) or set(names)
    foot = feature.shape.buffer(NEAR)
    best, most = None, 0.0
    for name in sorted(between):
        for escalator in package.on("escalators", name):
            shared = float(shapely.area(shapely.intersection(foot, escalator.shape)))
            if shared > most:
                best, most = escalator, shared
    if best is not None:
        upward = best.properties.get("direction")
        return "escalator", {True: "up", False: "down"}.get(upward, "both") if isinstance(upward, bool) else "both"
    return ("stairs" if _has_treads(package, feature, between=sorted(between)) else "ramp"), "both"


def flight_category(package: Package, room: Feature) -> str:
    """Return what a room between two levels is: stairs where treads cross it, an escalator, a ramp, or a room."""
    name = level_of(room)
    if any(room.shape.intersects(stair.shape) for stair in package.on("stairs", name)):
        return "stairs"
    if any(room.shape.intersects(escalator.shape) for escalator in package.on("escalators", name)):
        return "escalator"
    return "ramp" if any(levels_joined(package, room, name=name)) else "room"


def levels_joined(package: Package, room: Feature, *, name: str) -> Iterator[str]:
    """Yield the connectors that lie in a room."""
    for connector in package.features["levelconnectors"]:
        if name in levels_of(connector) and connector.shape.intersects(room.shape):
            yield connector.id


def _has_treads(package: Package, feature: Feature, *, between: list[str]) -> bool:
    """Tell whether treads cross the room between the levels in which a connector lies."""
    return any(
        room.shape.intersects(feature.shape) and flight_category(package, room) == "stairs"
        for name in between
        for room in package.on("rooms", name)
    )
