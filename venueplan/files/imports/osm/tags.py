"""What the tags of OpenStreetMap say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shapely import LineString, Point

from venueplan.files.imports.osm.elements import Element
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.words import guessed_category
from venueplan.model import Label

_ROOMS = {
    "toilets": "restroom",
    "toilet": "restroom",
    "bathroom": "restroom",
    "shower": "shower",
    "stairs": "stairs",
    "elevator": "elevator",
    "office": "office",
    "class": "classroom",
    "conference": "conferenceroom",
    "auditorium": "auditorium",
    "hall": "auditorium",
    "lobby": "lobby",
    "kitchen": "kitchen",
    "storage": "storage",
    "technical": "nonpublic",
    "corridor": "walkway",
    "waiting": "waitingroom",
    "laboratory": "laboratory",
    "restaurant": "foodservice",
    "shop": "room",
}
_METRES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(m|cm|mm|ft|')?")
_FACTOR = {"m": 1.0, "cm": 0.01, "mm": 0.001, "ft": 0.3048, "'": 0.3048}


def is_door(tags: Mapping[str, str]) -> bool:
    """Tell whether tags say that somebody can pass a wall there."""
    said = tags.get("door", "no"), tags.get("entrance", "no"), tags.get("indoor", "")
    return said[0] != "no" or said[1] != "no" or said[2] == "door"


def role_of(element: Element) -> str:
    """Return what an element is: ``room``, ``flight``, ``door``, ``wall``, ``outline``, ``amenity`` or nothing."""
    tags = element.tags
    polygon = "Polygon" in element.shape.geom_type
    point = isinstance(element.shape, Point)
    drawn = polygon or (isinstance(element.shape, Point | LineString) and "highway" in tags)
    roles = (
        ("flight", drawn and category_of(tags) in {"stairs", "elevator", "escalator", "ramp"}),
        ("room", polygon and tags.get("indoor") in {"room", "area", "corridor", "yes"}),
        ("door", is_door(tags)),
        ("wall", tags.get("indoor") == "wall"),
        ("outline", polygon and ("building" in tags or "building:part" in tags or tags.get("indoor") == "level")),
        ("amenity", point and "amenity" in tags and "level" in tags),
    )
    return next((role for role, holds in roles if holds), "")


def category_of(tags: Mapping[str, str]) -> str:
    """Return the IMDF category of a room.

    Examples
    --------
    >>> category_of({"indoor": "corridor"}), category_of({"indoor": "room", "room": "toilets"})
    ('walkway', 'restroom')
    >>> category_of({"indoor": "room", "stairs": "yes"}), category_of({"indoor": "room", "name": "Saal 1"})
    ('stairs', 'auditorium')
    """
    said = (
        ("escalator", tags.get("conveying", "no") != "no" or tags.get("room") == "escalator"),
        ("stairs", tags.get("stairs", "no") != "no" or tags.get("highway") == "steps"),
        ("elevator", tags.get("highway") == "elevator" or tags.get("elevator", "no") != "no"),
        ("ramp", tags.get("ramp", "no") != "no"),
        ("walkway", tags.get("indoor") in {"corridor", "area"}),
        ("restroom", tags.get("amenity") == "toilets"),
        (_ROOMS.get(tags.get("room", ""), ""), tags.get("room", "") in _ROOMS),
    )
    found = next((category for category, holds in said if holds), "")
    return found or guessed_category(tags.get("name", ""), tags.get("amenity", ""))


def label_of(tags: Mapping[str, str]) -> Label:
    """Return a name in all languages that tags give; a name without a language counts as English.

    Examples
    --------
    >>> label_of({"name": "Halle 1", "name:en": "Hall 1"}).texts
    (('en', 'Hall 1'),)
    """
    found = {
        key[5:]: clean_text(text)
        for key, text in sorted(tags.items())
        if key.startswith("name:") and re.fullmatch(r"[a-z]{2}", key[5:])
    }
    found = {code: text for code, text in found.items() if text}
    plain = clean_text(tags.get("name", ""))
    return Label.of(**found) if found else Label.of(en=plain)


def metres_in(text: str) -> float:
    """Return a width that a tag says, metres; 0 if it says none.

    Examples
    --------
    >>> metres_in("1.2"), metres_in("90 cm"), metres_in("wide")
    (1.2, 0.9, 0.0)
    """
    match = _METRES.fullmatch(text.strip())
    value = float(match[1].replace(",", ".")) * _FACTOR[match[2] or "m"] if match else 0.0
    return value if 0 < value < 100 else 0.0
