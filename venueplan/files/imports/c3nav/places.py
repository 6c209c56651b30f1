"""The named locations of c3nav: which of them name a room, which a part of one, which a whole level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import STRtree

from venueplan.files.imports.c3nav.package import Package, level_of
from venueplan.files.imports.documents import Feature
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Ledger, Thing
from venueplan.model import Label

OF_PLACE, OF_ROOM = 0.5, 0.7
"""A place names the room that holds this share of it and is covered by it to this share."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a location says of the room that it names."""

    name: Label
    groups: tuple[str, ...]
    restricted: bool
    location: str


def label_of(titles: Any) -> Label:
    """Return titles by language as a name; a name without a letter or a digit is none."""
    found = {
        code: clean_text(text)
        for code, text in sorted(titles.items() if isinstance(titles, dict) else ())
        if isinstance(text, str) and isinstance(code, str) and code.isalpha() and code.islower() and len(code) == 2
    }
    ordered = sorted(found, key=lambda code: (code != "en", code))
    return Label.of(**{code: found[code] for code in ordered if any(letter.isalnum() for letter in found[code])})


def read_places(
    package: Package, rooms: Sequence[Feature], *, ledger: Ledger
) -> tuple[dict[str, Place], list[Thing], dict[str, Label]]:
    """Return what locations say of rooms by room id, the places that are parts of rooms, and names of levels."""
    by_room: dict[str, Place] = {}
    parts: list[Thing] = []
    levels: dict[str, Label] = {}
    tree = STRtree(np.asarray([room.shape for room in rooms], dtype=object))
    for feature in package.features["arealocations"]:
        source = ledger.read("named location", feature.id)
        place = _place(feature)
        if feature.properties.get("location_type") == "level":
            levels[level_of(feature)] = place.name
            ledger.use(source, "gave its name to a level: no way ends at a whole level")
            continue
        room = _room_of(feature, rooms, tree=tree)
        if room is not None and room.id not in by_room and place.name:
            by_room[room.id] = place
            ledger.use(source, "gave its name to the room it covers")
        elif place.name:
            parts.append(_part(feature, place, source=source))
        else:
            ledger.leave(source, "has no name that can be read")
    return by_room, parts, levels


def _place(feature: Feature) -> Place:
    groups = feature.properties.get("groups")
    return Place(
        name=label_of(feature.properties.get("titles")),
        groups=tuple(str(group) for group in groups) if isinstance(groups, list) else (),
        restricted=feature.properties.get("routing_inclusion") == "needs_permission",
        location=feature.id,
    )


def _room_of(feature: Feature, rooms: Sequence[Feature], *, tree: STRtree) -> Feature | None:
    """Return the room that a location names, if it is about one room as a whole."""
    if feature.properties.get("location_type") != "room":
        return None
    best, most = None, 0.0
    for index in sorted(tree.query(feature.shape, predicate="intersects").tolist()):
        room = rooms[index]
        if level_of(room) != level_of(feature) or not room.shape.is_valid or not feature.shape.is_valid:
            continue
        shared = shapely.area(shapely.intersection(room.shape, feature.shape))
        whole = shared >= OF_PLACE * feature.shape.area and shared >= OF_ROOM * room.shape.area
        if whole and shared > most:
            best, most = room, shared
    return best


def _part(feature: Feature, place: Place, *, source: tuple[str, str]) -> Thing:
    names = str(place.name).casefold()
    stage = "stage" in names or "bühne" in names
    category = "entertainmentarea.performance" if stage else "seating" if "talkhall" in place.groups else "walkway"
    return Thing(
        id=feature.id,
        storey=level_of(feature),
        kind="section",
        shape=feature.shape,
        category=category,
        name=place.name,
        source=source,
    )


def restroom_of(groups: Sequence[str], known: Mapping[str, Any]) -> str:
    """Return the kind of restroom that groups tell, or nothing.

    Examples
    --------
    >>> groups = {"wc": {}, "wcm": {}, "wcw": {}, "wcxm": {}, "wca": {}}
    >>> restroom_of(["wc", "wcm", "wcxm"], groups), restroom_of(["wc", "wcm", "wcw"], groups), restroom_of([], groups)
    ('restroom.male', 'restroom', '')
    """
    if not any(group.startswith("wc") for group in groups if group in known):
        return ""
    for group, category in (("wca", "restroom.wheelchair"), ("wcxm", "restroom.male"), ("wcxw", "restroom.female")):
        if group in groups:
            return category
    return "restroom"
