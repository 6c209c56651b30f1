"""Booths of a GeoJSON file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from venueplan.files.imports.booths.drawn import Drawing, Drawn
from venueplan.files.imports.documents import Feature, features_of, refuse, text_in
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Ledger
from venueplan.files.untrusted.raw import read_json

NUMBER = (
    "number",
    "booth",
    "booth_number",
    "boothNumber",
    "booth_no",
    "stand",
    "stand_no",
    "standnr",
    "展位号",
    "label",
)
NUMBER_LAST = ("name", "ref", "title")
HALL = ("hall", "halle", "展馆", "building")

SMALL = 1e-5
"""Booths whose largest is smaller were drawn in degrees: 1e-5 square degrees are about 0.1 km²."""


def drawn_in_geojson(path: Path, *, ledger: Ledger) -> Drawing:
    """Return the polygons of a GeoJSON file.

    Raises
    ------
    InputError
        If it cannot be read, or has no polygon.
    """
    features = features_of(read_json(path, file=path.name), file=path.name)
    booths = tuple(_booths(features, ledger=ledger))
    if not booths:
        refuse(path.name, f"has {len(features)} features and no polygon, so no booth")
    shapes = np.asarray([booth.shape for booth in booths], dtype=object)
    left, low, right, high = shapely.total_bounds(shapes).tolist()
    on_earth = left >= -180 and right <= 180 and low > -90 and high < 90
    return Drawing(booths=booths, scale=1.0, degrees=on_earth and 0 < float(shapely.area(shapes).max()) < SMALL)


def _booths(features: list[Feature], *, ledger: Ledger) -> Iterator[Drawn]:
    for feature in features:
        source = ledger.read("feature", feature.id)
        if "Polygon" not in feature.shape.geom_type:
            ledger.leave(source, f"is a {feature.shape.geom_type}: no outline of a booth")
            continue
        properties: dict[str, Any] = feature.properties
        said = {"hall": text_in(properties, *HALL), "zone": text_in(properties, "zone")}
        if properties.get("blocked") is True or properties.get("blocked") in {"yes", "true", 1}:
            said["blocked"] = "yes"
        yield Drawn(
            id=feature.id,
            number=clean_text(text_in(properties, *NUMBER) or text_in(properties, *NUMBER_LAST)),
            shape=feature.shape,
            said=said,
            source=source,
        )
