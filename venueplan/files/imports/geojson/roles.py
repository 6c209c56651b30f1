"""What a feature of a GeoJSON file is, told by its kind and its shape."""

from __future__ import annotations

import re

from venueplan.files.imports.documents import Feature

CONNECTS = ("stairs", "elevator", "escalator", "ramp", "steps", "movingwalkway")
"""Categories that lead from level to level."""

_ROLES = (
    ("outline", r"^(building|building_?part|footprint|level|venue|site|storey|geb(ä|ae)ude|outline)$"),
    ("door", r"door|t(ü|ue)r$|opening|entrance|exit|gate|porte|puerta|emergencyexit|^pedestrian|^门$"),
    ("wall", r"^walls?$|wand|mauer|partition"),
    ("void", r"void|hole|opentobelow|open to below|atrium_?void|luftraum|schacht$"),
    ("fixture", r"column|pillar|obstacle|obstruction|furniture|st(ü|ue)tze|fixture|table|desk"),
    ("ignore", r"booth|stand|kiosk|anchor|occupant|label|geofence|relationship"),
)
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)


def role_of(feature: Feature, kind: str) -> str:
    """Return what a feature is.

    Examples
    --------
    >>> from shapely import Point, box
    >>> role_of(Feature(id="a", properties={}, shape=box(0, 0, 9, 9)), "office")
    'room'
    >>> role_of(Feature(id="a", properties={}, shape=Point(0, 0)), "door")
    'door'
    """
    shape = feature.shape.geom_type
    found = next((role for role, pattern in _COMPILED if pattern.search(kind)), "")
    if found == "void" and "Polygon" not in shape:
        found = ""
    if found == "fixture" and "Polygon" not in shape:
        return "ignore"
    if found:
        return found
    if "Polygon" in shape:
        return "room"
    return "amenity" if shape == "Point" else "ignore" if shape == "MultiPoint" else "detail"
