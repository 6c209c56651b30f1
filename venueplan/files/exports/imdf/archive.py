"""A plan as an IMDF 1.0.0 archive (OGC 20-094)."""

from __future__ import annotations

import json
from typing import Any

from venueplan import __version__
from venueplan.errors import InputError
from venueplan.files.exports.imdf.building import (
    address_feature,
    building_features,
    footprint_features,
    noun_features,
    venue_feature,
)
from venueplan.files.exports.imdf.features import Features
from venueplan.files.exports.imdf.stands import anchor_features, kiosk_features, occupant_features
from venueplan.files.exports.imdf.ways import way_features
from venueplan.files.exports.packing import packed
from venueplan.files.imports.imdf import EXTENSION, Archive, validate
from venueplan.files.venue.features import KINDS
from venueplan.model import Plan

NOWHERE = ("unknown", "unknown", "ZZ")
"""Street, place and country of a venue whose address nobody gave; ISO 3166-1 keeps ZZ free for users."""


def imdf_archive(plan: Plan, *, address: tuple[str, str, str] = NOWHERE) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """Return a plan as an IMDF archive, and how many features of each type it has.

    What IMDF has no word for stands in an extension, so that ``venueplan import imdf`` gives back the same venue.

    Parameters
    ----------
    address
        Street, place, and ISO 3166 code of the country.

    Raises
    ------
    InputError
        If the plan does not lie anywhere on the earth, or something in it cannot be said in IMDF.
    """
    features = Features(plan=plan)
    found: dict[str, list[dict[str, Any]]] = {
        "address": [address_feature(features, address)],
        "venue": [venue_feature(features)],
        "building": list(building_features(features)),
        "footprint": list(footprint_features(features)),
        **{kind: list(noun_features(features, kind)) for kind in KINDS},
        "kiosk": list(kiosk_features(features)),
        "anchor": list(anchor_features(features)),
        "occupant": list(occupant_features(features)),
        "relationship": list(way_features(features)),
    }
    filled = {kind: members for kind, members in found.items() if members}
    manifest = _manifest(plan)
    _refuse_faults(Archive(manifest=manifest, features=dict(filled), other=()))
    files = {f"{kind}.geojson": _collection(members) for kind, members in filled.items()}
    files["manifest.json"] = _json(manifest)
    return packed(files), tuple((kind, len(members)) for kind, members in filled.items())


def _manifest(plan: Plan) -> dict[str, Any]:
    """Return the manifest; it is made on the first day of the event, as no clock is asked."""
    days = plan.event.calendar.days
    return {
        "version": "1.0.0",
        "created": f"{days[0].isoformat() if days else '2000-01-01'}T00:00:00Z",
        "generated_by": f"venueplan {__version__}",
        "language": next((code for code, _ in plan.venue.name.texts), "en"),
        "extensions": [EXTENSION],
    }


def _refuse_faults(archive: Archive) -> None:
    faults = [fault for fault in validate(archive) if fault.severity == "error"]
    if faults:
        first = faults[0]
        more = f" ({len(faults)} such faults)" if len(faults) > 1 else ""
        raise InputError(f"{first.file} {first.feature}: {first.message}, so IMDF cannot hold it{more}")


def _collection(features: list[dict[str, Any]]) -> bytes:
    lines = b",\n".join(_json(feature) for feature in features)
    return b'{"type":"FeatureCollection","features":[\n' + lines + b"\n]}\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
