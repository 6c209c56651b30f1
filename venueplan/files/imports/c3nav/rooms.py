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

TREAD = 0.5
"""Half the floor that a tread takes with the step before it, metres."""

STEPPED = 0.1
"""A hall of whose floor treads take more than this part has a stepped floor; a stage has steps at its edge only."""


def spaces_of(package: Package, places: Mapping[str, Place], *, ledger: Ledger) -> Iterator[Space]:
    """Yield rooms, open ground and the holes in their floors."""
    treads = STRtree([stair.shape for stair in package.features["stairs"]])
    for feature in package.features["rooms"]:
        yield _room(package, feature, place=places.get(feature.id), treads=treads, ledger=ledger)
    _warn_of_steps(package, ledger=ledger)
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
    stepped = _treads_within(package, feature, treads=treads) > STEPPED * feature.shape.area
    # a hall whose parts have names (stalls, balcony, stage) is for an audience, and so is one for talks
    seated = place is None or "talkhall" in groups
    between = any(level.intermediate for level in package.levels if level.name == level_of(feature))
    if between:
        category = flight_category(package, feature)
    use = guessed_use(category, area=feature.shape.area, stepped=stepped or seated) if name and not between else ""
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


def _warn_of_steps(package: Package, *, ledger: Ledger) -> None:
    """Say which rooms have steps in their floor: nothing keeps a step-free way from crossing them."""
    found = [
        room.id
        for level in package.levels
        if not level.intermediate
        for room in package.on("rooms", level.name)
        if any(room.shape.intersects(stair.shape) for stair in package.on("stairs", level.name))
    ]
    if found:
        ledger.warn(
            f"{len(found)} rooms have steps in their floor, drawn as lines; step-free ways are not kept from crossing "
            f"them: {', '.join(found[:12])}{' …' if len(found) > 12 else ''}"
        )


def _treads_within(package: Package, feature: Feature, *, treads: STRtree) -> float:
    """Return how much floor of a room treads take, m²."""
    crossed = [package.features["stairs"][index] for index in treads.query(feature.shape, predicate="intersects")]
    lines = [stair.shape for stair in crossed if level_of(stair) == level_of(feature)]
    taken = shapely.union_all(shapely.buffer(lines, TREAD, cap_style="flat")) if lines else None
    return float(shapely.intersection(taken, feature.shape).area) if taken is not None else 0.0


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
