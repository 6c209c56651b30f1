"""Stands in IMDF: a kiosk on the floor, an anchor in it, and an occupant for each exhibitor there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from venueplan.files.exports.imdf.features import Features, labels
from venueplan.files.exports.tables import holders_of
from venueplan.model import Booth, Label


def kiosk_features(features: Features) -> Iterator[dict[str, Any]]:
    """Yield a kiosk for every stand, with its printed number as the name."""
    booths = _booths(features)
    for booth, geometry in zip(booths, features.placed([booth.polygon for booth in booths]), strict=True):
        properties = {
            "name": {"und": booth.number} if booth.number else None,
            "alt_name": None,
            "anchor_id": features.id("anchor", _anchor(booth)),
            "level_id": features.id("level", booth.level),
            "display_point": None,
        }
        yield features.make("kiosk", booth.id, geometry=geometry, properties=properties)


def anchor_features(features: Features) -> Iterator[dict[str, Any]]:
    """Yield the anchor of every stand: a point in it, and the hall it is in."""
    booths = _booths(features)
    points = features.placed([booth.polygon.point_on_surface() for booth in booths])
    for booth, point in zip(booths, points, strict=True):
        properties = {"address_id": None, "unit_id": features.id("unit", booth.hall)}
        yield features.make("anchor", _anchor(booth), geometry=point, properties=properties)


def occupant_features(features: Features) -> Iterator[dict[str, Any]]:
    """Yield an occupant for every exhibitor on every stand."""
    holders = holders_of(features.plan)
    for booth in _booths(features):
        for name in holders.get(booth.id, ()):
            exhibitor = features.plan.event.exhibitor(name)
            properties = {
                "name": labels(exhibitor.name or Label.of(und=exhibitor.id)),
                "category": "unspecified",
                "anchor_id": features.id("anchor", _anchor(booth)),
                "hours": None,
                "phone": None,
                "website": None,
                "validity": None,
                "correlation_id": None,
            }
            yield features.make("occupant", f"{booth.id}:{name}", geometry=None, properties=properties)


def _booths(features: Features) -> tuple[Booth, ...]:
    floor_plan = features.plan.floor_plan
    return floor_plan.booths if floor_plan else ()


def _anchor(booth: Booth) -> str:
    """Return the id of a stand's anchor, which is no UUID even where that of the stand is one."""
    return f"anchor of {booth.id}"
