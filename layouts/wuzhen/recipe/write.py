"""Write the drawing as the files of a venue folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from draft import Draft, Feature
from shapely import MultiPolygon
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry


def write_features(features: list[Feature], path: Path) -> None:
    """Write a feature collection, one feature per line, coordinates to 1 mm."""
    lines = [_line(feature) for feature in features]
    path.write_text(
        '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n"
    )


def _line(feature: Feature) -> str:
    properties = {k: v for k, v in feature.properties.items() if k != "stem"}
    properties.setdefault("evidence", "assumed")
    body = {"type": "Feature", "properties": properties, "geometry": _rounded(feature.geometry)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _rounded(geometry: BaseGeometry) -> dict[str, Any]:
    exact = mapping(geometry)
    return {"type": exact["type"], "coordinates": _round(exact["coordinates"])}


def _round(value: Any) -> Any:
    if isinstance(value, float | int):
        return round(float(value), 3) + 0.0
    return [_round(v) for v in value]


def write_venue(draft: Draft, folder: Path) -> None:
    """Write every feature file of the venue."""
    folder.mkdir(parents=True, exist_ok=True)
    levels = []
    for level_id, properties in draft.levels.items():
        given = properties.get("outline")
        outline = given if given is not None else draft.outline(level_id)
        shape = outline.geoms[0] if isinstance(outline, MultiPolygon) and len(outline.geoms) == 1 else outline
        levels.append(
            Feature(
                shapely.normalize(shape), {"id": level_id, **{k: v for k, v in properties.items() if k != "outline"}}
            )
        )
    write_features(levels, folder / "level.geojson")
    units = [Feature(draft.polygons[unit], {"id": unit, **properties}) for unit, properties in draft.units.items()]
    write_features(units, folder / "unit.geojson")
    write_features(draft.openings(), folder / "opening.geojson")
    columns = [f for f in draft.fixtures if f.properties["category"] == "column"]
    write_features(columns, folder / "fixture-columns.geojson")
    write_features([f for f in draft.fixtures if f not in columns], folder / "fixture.geojson")
    floor_boxes = [f for f in draft.amenities if f.properties.get("kind") == "floor-box"]
    write_features([f for f in draft.amenities if f not in floor_boxes], folder / "amenity.geojson")
    write_features(floor_boxes, folder / "amenity-floor-boxes.geojson")
    write_features(draft.sections, folder / "section.geojson")
    write_features(draft.details, folder / "detail.geojson")
