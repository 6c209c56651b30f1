"""GeoJSON that ``venueplan export geojson`` wrote."""

from __future__ import annotations

from typing import Any

from venueplan.files.imports.exact import BOOTH, MEMBER, WrittenFeature, exact_venue
from venueplan.files.imports.sketch import Ledger
from venueplan.files.venue.features import KINDS
from venueplan.model import Venue

TYPE = "feature_type"
"""Property that says which feature type a feature is of."""


def own_venue(document: Any, *, file: str, ledger: Ledger) -> Venue | None:
    """Return the venue of an export as it was written, or None if the file is another one.

    Raises
    ------
    InputError
        If it was changed so that it is no sound venue any more.
    """
    if not isinstance(document, dict) or not isinstance(document.get(MEMBER), dict):
        return None
    features: Any = document.get("features")
    said = [_said(feature) for feature in features] if isinstance(features, list) else []
    if not said or not all(properties.get(TYPE) in (*KINDS, BOOTH) for properties in said):
        return None
    written = [
        WrittenFeature(
            kind=properties[TYPE],
            row={key: value for key, value in properties.items() if key != TYPE},
            geometry=feature.get("geometry"),
            source=ledger.read(properties[TYPE], str(properties.get("id", number))),
        )
        for number, (feature, properties) in enumerate(zip(features, said, strict=True), start=1)
    ]
    return exact_venue(document[MEMBER], written, file=file, ledger=ledger)


def _said(feature: Any) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}
