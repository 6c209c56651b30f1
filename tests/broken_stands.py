"""Kinds of broken ``booths.geojson`` in an event folder, and the one sentence that each brings."""

import json
from pathlib import Path
from typing import Any

from breaking import Break, Broken, written

_FILE = "expo-day/booths.geojson"


def square(x: float, y: float, size: float = 6.0) -> dict[str, Any]:
    """Return a square as GeoJSON, its lower left corner given."""
    ring = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def stand(name: str, x: float, y: float, **more: object) -> dict[str, Any]:
    """Return a stand of 6 × 6 m in the quickstart's hall as a feature."""
    properties = {"id": name, "hall": "hall"} | more
    return {"type": "Feature", "properties": properties, "geometry": square(x, y)}


def stands(*features: object) -> Break:
    """Put a file of kept stands into the event folder."""

    def change(folder: Path) -> None:
        document = {"type": "FeatureCollection", "features": list(features)}
        (folder / _FILE).write_text(json.dumps(document), encoding="utf-8")

    return change


_POINT = {
    "type": "Feature",
    "properties": {"id": "a", "hall": "hall"},
    "geometry": {"type": "Point", "coordinates": [1, 2]},
}

STANDS = (
    Broken(
        name="kept stands that are no json",
        change=written(_FILE, b"{"),
        sentence="booths.geojson line 1: is not JSON: expecting property name enclosed in double quotes",
    ),
    Broken(
        name="kept stands that are no features",
        change=written(_FILE, b"[]"),
        sentence="booths.geojson: is not a GeoJSON FeatureCollection",
    ),
    Broken(
        name="kept stand that is no feature",
        change=stands(7),
        sentence="booths.geojson feature no. 1: is not a GeoJSON Feature with properties",
    ),
    Broken(
        name="kept stand in an unknown hall",
        change=stands(stand("a", 20, 5, hall="hal")),
        sentence="booths.geojson feature a: hall 'hal' is unknown; use hall",
    ),
    Broken(
        name="kept stand without a hall",
        change=stands(stand("a", 20, 5, hall=None)),
        sentence="booths.geojson feature a: hall is missing",
    ),
    Broken(
        name="kept stand outside its hall",
        change=stands(stand("a", -10, 2)),
        sentence=(
            "booths.geojson feature a: lies outside hall 'hall' by 36 m² at (-7.00, 5.00); move it or give another hall"
        ),
    ),
    Broken(
        name="kept stands on each other",
        change=stands(stand("a", 20, 5), stand("b", 24, 5)),
        sentence="booths.geojson feature b: overlaps stand 'a' by 12 m² at (25.00, 8.00); move one of the two",
    ),
    Broken(
        name="kept stands with one id",
        change=stands(stand("a", 10, 5), stand("a", 20, 5)),
        sentence="booths.geojson feature a: id 'a' is given to 2 stands; give each its own",
    ),
    Broken(
        name="kept stands with one number",
        change=stands(stand("a", 10, 5, number="7"), stand("b", 20, 5, number="7")),
        sentence="booths.geojson feature a: number '7' is given to 2 stands; give each its own",
    ),
    Broken(
        name="kept stand with an id of the venue",
        change=stands(stand("r101", 20, 5)),
        sentence="booths.geojson feature r101: id 'r101' is used already by a unit of the venue; rename the stand",
    ),
    Broken(
        name="kept stand in an unknown zone",
        change=stands(stand("a", 20, 5, zone="crafts")),
        sentence="booths.geojson feature a: zone 'crafts' is unknown; did you mean 'craft'?",
    ),
    Broken(
        name="kept stand with an unknown property",
        change=stands(stand("a", 20, 5, nubmer="7")),
        sentence="booths.geojson feature a: unknown property 'nubmer'; did you mean 'number'?",
    ),
    Broken(
        name="kept stand that is neither blocked nor not",
        change=stands(stand("a", 20, 5, blocked="maybe")),
        sentence="booths.geojson feature a: blocked 'maybe' is neither yes nor no",
    ),
    Broken(
        name="kept stand that is a point",
        change=stands(_POINT),
        sentence="booths.geojson feature a: geometry is a Point; a Polygon is needed",
    ),
)
