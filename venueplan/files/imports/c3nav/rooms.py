"""Rooms, open ground and holes of c3nav, with names and what they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import shapely
from shapely import STRtree

from venueplan.files.imports.c3nav.flights import flight_category
from venueplan.files.imports.c3nav.package import Package, level_of
from venueplan.files.imports.c3nav.places import Place, label_of, restroom_of
from venueplan.files.imports.documents import Feature
from venueplan.files.imports.sketch import Ledger, Space
from venueplan.files.imports.words import guessed_category, guessed_use, number_in
from venueplan.model import Label

FLAT = 3
"""A hall that more treads than this cross has a stepped floor."""


def spaces_of(package: Package, places: Mapping[str, Place], *, ledger: Ledger) -> Iterator[Space]:
    """Yield rooms, open ground and the holes in their floors."""
    treads = STRtree([stair.shape for stair in package.features["stairs"]])
    for feature in package.features["rooms"]:
        yield _room(package, feature, place=places.get(feature.id), treads=treads, ledger=ledger)
    for feature in package.features["outsides"]:
        yield _open_ground(package, feature, place=places.get(feature.id), ledger=ledger)
    for feature in package.features["holes"]:
        yield Space(
            id=f"{feature.id}-void",
            storey=level_of(feature),
            shape=feature.shape,
            category="opentobelow",
            role="void",
            source=ledger.read("hole", feature.id),
        )


def _room(package: Package, feature: Feature, *, place: Place | None, treads: STRtree, ledger: Ledger) -> Space:
    name = place.name if place else _name_of_hall(package, feature)
    groups = place.groups if place else ()
    category = restroom_of(groups, package.groups) or guessed_category(*(text for _, text in name.texts), feature.id)
    crossed = [package.features["stairs"][index] for index in treads.query(feature.shape, predicate="intersects")]
    stepped = sum(level_of(stair) == level_of(feature) for stair in crossed) > FLAT
    between = any(level.intermediate for level in package.levels if level.name == level_of(feature))
    if between:
        category = flight_category(package, feature)
    use = (
        guessed_use(category, area=feature.shape.area, stepped=stepped or "talkhall" in groups)
        if name and not between
        else ""
    )
    if use:
        ledger.guess(f"is taken for {use}, by its name and {feature.shape.area:.0f} m²", subject=feature.id)
    return Space(
        id=feature.id,
        storey=level_of(feature),
        shape=feature.shape,
        category=category,
        name=name,
        number=number_in(name["en"]) if use else "",
        use=use,
        restricted=bool(place and place.restricted),
        source=ledger.read("room", feature.id),
    )


def _name_of_hall(package: Package, feature: Feature) -> Label:
    """Return the name of the hall whose named parts fill a room, with its level; empty if there are none."""
    for part in package.on("arealocations", level_of(feature)):
        if part.properties.get("location_type") != "roomsegment" or not feature.shape.intersects(part.shape):
            continue
        groups = part.properties.get("groups")
        for group in groups if isinstance(groups, list) else ():
            entry = package.groups.get(str(group), {})
            name = label_of(entry.get("titles")) if entry.get("compiled_room") else Label()
            if name:
                return Label(tuple((code, f"{text} ({level_of(feature)})") for code, text in name.texts))
    return Label()


def _open_ground(package: Package, feature: Feature, *, place: Place | None, ledger: Ledger) -> Space:
    """Return ground outside of buildings: a square on the ground floor, a terrace above."""
    built = package.area("buildings", level_of(feature))
    low = next((level.altitude for level in package.levels if level.name == level_of(feature)), 0.0) <= 0
    return Space(
        id=feature.id,
        storey=level_of(feature),
        shape=shapely.difference(shapely.make_valid(feature.shape), built),
        category="unenclosedarea" if low else "terrace",
        name=place.name if place else Label(),
        restricted=bool(place and place.restricted),
        source=ledger.read("open ground", feature.id),
    )
