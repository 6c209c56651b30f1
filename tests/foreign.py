"""Files of other programs, small enough to work out by hand: two storeys of a hall, a room, stairs and a lift.

The ground floor is 20 × 10 m: hall (0–12), wall of 0.2 m, room (12.2–20 × 0–6), stairs (12.2–16 × 6–10) and a
lift (16–18 × 6–8), which lead to one room on the floor above.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import ezdxf
import numpy as np
import shapely
from shapely import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.projection import LocalPlane
from venueplan.model import Georeference

PLACE = Georeference(longitude=9.9858, latitude=53.5612)

HALL = box(0, 0, 12, 10)
ROOM = box(12.2, 0, 20, 6)
STAIRS = box(12.2, 6, 16, 10)
LIFT = box(16, 6, 18, 8)
UPSTAIRS = Polygon([(0, 0), (20, 0), (20, 10), (18, 10), (18, 8), (18, 6), (12.2, 6), (12.2, 10), (0, 10)])
DOOR = LineString([(12.1, 2), (12.1, 3.2)])
STAIR_DOOR = LineString([(13, 6), (14.2, 6)])
LIFT_DOOR = LineString([(16.5, 6), (17.5, 6)])
WAY_OUT = LineString([(0, 4), (0, 6)])


def feature(name: str, shape: BaseGeometry, /, **properties: Any) -> dict[str, Any]:
    """Return a GeoJSON feature."""
    return {
        "type": "Feature",
        "id": name,
        "properties": properties,
        "geometry": json.loads(shapely.to_geojson(shape)),
    }


def collection(features: Sequence[Any]) -> dict[str, Any]:
    """Return a FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(features)}


def write(path: Path, document: Any) -> Path:
    """Write a JSON document and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def small_features() -> list[dict[str, Any]]:
    """Return the building as GeoJSON features in metres."""
    return [
        feature("hall", HALL, level="0", name="Hall 1", kind="auditorium"),
        feature("room", ROOM, level="0", name="Office", kind="office"),
        feature("stairs", STAIRS, level="0;1", kind="stairs"),
        feature("lift", LIFT, level="0-1", kind="elevator"),
        feature("upstairs", UPSTAIRS, level="1", name="Gallery", kind="room"),
        feature("door", DOOR, level="0", kind="door", width=1.0),
        feature("stair-door", STAIR_DOOR, level="0;1", kind="door"),
        feature("lift-door", LIFT_DOOR, level="0;1", kind="door"),
        feature("way-out", WAY_OUT, level="0", kind="door"),
    ]


def on_earth(features: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return features in degrees."""
    plane = LocalPlane(place=PLACE)
    found = []
    for one in features:
        shape = plane.to_earth(shapely.from_geojson(json.dumps(one["geometry"])))
        found.append({**one, "geometry": json.loads(shapely.to_geojson(shape))})
    return found


def uuid_of(name: str) -> str:
    """Return the UUID that stands for a name in IMDF files."""
    return str(uuid5(NAMESPACE_URL, name))


def imdf_feature(kind: str, name: str, shape: BaseGeometry | None, /, **properties: Any) -> dict[str, Any]:
    """Return an IMDF feature, its shape in degrees."""
    placed = None if shape is None else LocalPlane(place=PLACE).to_earth(shape)
    return {
        "id": uuid_of(name),
        "type": "Feature",
        "feature_type": kind,
        "geometry": None if placed is None else json.loads(shapely.to_geojson(placed)),
        "properties": properties,
    }


def imdf_files() -> dict[str, Any]:
    """Return the building as the files of an IMDF 1.0.0 archive, written from OGC 20-094."""
    ground, above = uuid_of("level-0"), uuid_of("level-1")
    outline = box(-0.3, -0.3, 20.3, 10.3)

    def unit(name: str, shape: Polygon, *, category: str, level: str, label: str = "") -> dict[str, Any]:
        return imdf_feature(
            "unit",
            name,
            shape,
            category=category,
            restriction=None,
            accessibility=None,
            name={"en": label} if label else None,
            alt_name=None,
            level_id=level,
            display_point=None,
        )

    def opening(name: str, shape: LineString, *, level: str, category: str = "pedestrian") -> dict[str, Any]:
        return imdf_feature(
            "opening",
            name,
            shape,
            category=category,
            accessibility=None,
            access_control=None,
            door={"type": "movablepartition", "automatic": True, "material": "wood"},
            name=None,
            alt_name=None,
            display_point=None,
            level_id=level,
        )

    def level(name: str, ordinal: int) -> dict[str, Any]:
        return imdf_feature(
            "level",
            name,
            outline,
            category="unspecified",
            restriction=None,
            outdoor=False,
            ordinal=ordinal,
            name={"en": f"Level {ordinal}"},
            short_name={"en": str(ordinal)},
            display_point=None,
            address_id=None,
            building_ids=[uuid_of("building")],
        )

    def end(name: str) -> dict[str, str]:
        return {"id": uuid_of(name), "feature_type": "unit"}

    display = {"type": "Point", "coordinates": [PLACE.longitude, PLACE.latitude]}
    files: dict[str, list[dict[str, Any]]] = {
        "address": [
            imdf_feature(
                "address",
                "address",
                None,
                address="1 Street",
                unit=None,
                locality="Hamburg",
                province="DE-HH",
                country="DE",
                postal_code=None,
                postal_code_ext=None,
            )
        ],
        "venue": [
            imdf_feature(
                "venue",
                "venue",
                outline,
                category="conventioncenter",
                restriction=None,
                name={"en": "Small House"},
                alt_name=None,
                hours=None,
                website=None,
                phone=None,
                display_point=display,
                address_id=uuid_of("address"),
            )
        ],
        "building": [
            imdf_feature(
                "building",
                "building",
                None,
                name={"en": "House"},
                category="unspecified",
                restriction=None,
                alt_name=None,
                display_point=None,
                address_id=None,
            )
        ],
        "footprint": [
            imdf_feature(
                "footprint", "footprint", outline, category="ground", name=None, building_ids=[uuid_of("building")]
            )
        ],
        "level": [level("level-0", 0), level("level-1", 1)],
        "unit": [
            unit("hall", HALL, category="auditorium", level=ground, label="Hall 1"),
            unit("room", ROOM, category="office", level=ground),
            unit("stairs-0", STAIRS, category="stairs", level=ground),
            unit("stairs-1", STAIRS, category="stairs", level=above),
            unit("lift-0", LIFT, category="elevator", level=ground),
            unit("lift-1", LIFT, category="elevator", level=above),
            unit("upstairs", UPSTAIRS, category="room", level=above, label="Gallery"),
        ],
        "opening": [
            opening("door", DOOR, level=ground),
            opening("stair-door-0", STAIR_DOOR, level=ground),
            opening("stair-door-1", STAIR_DOOR, level=above),
            opening("lift-door-0", LIFT_DOOR, level=ground),
            opening("lift-door-1", LIFT_DOOR, level=above),
            opening("way-out", WAY_OUT, level=ground, category="emergencyexit"),
        ],
        "amenity": [
            imdf_feature(
                "amenity",
                "info",
                Point(1, 1),
                category="information",
                name=None,
                alt_name=None,
                hours=None,
                phone=None,
                website=None,
                unit_ids=[uuid_of("hall")],
                address_id=None,
                correlation_id=None,
                accessibility=None,
            )
        ],
        "anchor": [imdf_feature("anchor", "anchor", Point(15, 3), address_id=None, unit_id=uuid_of("room"))],
        "occupant": [
            imdf_feature(
                "occupant",
                "occupant",
                None,
                name={"en": "Post Office"},
                category="postoffice",
                anchor_id=uuid_of("anchor"),
                hours=None,
                phone=None,
                website=None,
                validity=None,
                correlation_id=None,
            )
        ],
        "relationship": [
            imdf_feature(
                "relationship",
                "climb",
                None,
                category="stairs",
                direction="undirected",
                origin=end("stairs-0"),
                intermediary=None,
                destination=end("stairs-1"),
                hours=None,
            )
        ],
    }
    return {
        "manifest.json": {
            "version": "1.0.0",
            "created": "2026-01-01T00:00:00Z",
            "generated_by": "test",
            "language": "en",
        },
        **{f"{kind}.geojson": collection(features) for kind, features in files.items()},
    }


def write_imdf(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write the files of an archive into a folder and return it."""
    for name, document in files.items():
        write(folder / name, document)
    return folder


def osm_text() -> str:
    """Return the building in OSM XML, tagged after Simple Indoor Tagging."""
    plane = LocalPlane(place=PLACE)
    nodes: dict[tuple[float, float], str] = {}
    tags: dict[tuple[float, float], dict[str, str]] = {}

    def node(x: float, y: float) -> str:
        return nodes.setdefault((round(x, 3), round(y, 3)), str(len(nodes) + 1))

    def with_doors(ring: Sequence[tuple[float, ...]], doors: Sequence[tuple[float, float]]) -> list[str]:
        points = [ring[0]]
        for a, b in itertools.pairwise(ring):
            on = [d for d in doors if LineString([a, b]).distance(Point(d)) < 1e-9]
            points += [*sorted(on, key=lambda d: Point(a[:2]).distance(Point(d))), b]
        return [node(p[0], p[1]) for p in points]

    doors = [(12.0, 2.6), (13.6, 6.0), (17.0, 6.0), (0.0, 5.0)]
    rooms = [
        (box(0, 0, 12, 10), {"indoor": "room", "room": "hall", "name": "Halle 1", "name:en": "Hall 1", "level": "0"}),
        (box(12, 0, 20, 6), {"indoor": "corridor", "level": "0"}),
        (box(12, 6, 16, 10), {"indoor": "room", "stairs": "yes", "level": "0;1"}),
        (box(16, 6, 18, 8), {"indoor": "room", "highway": "elevator", "level": "0-1"}),
        (box(0, 0, 20, 6), {"indoor": "area", "level": "1"}),
    ]
    ways = [(with_doors(list(shape.exterior.coords), doors), said) for shape, said in rooms]
    tags[0.0, 5.0] = {"entrance": "main", "door": "hinged", "width": "2", "level": "0"}
    for x, y in doors[:3]:
        tags[x, y] = {"door": "yes", "width": "1.2"}
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", '<osm version="0.6">']
    for (x, y), name in nodes.items():
        place = plane.to_earth(Point(x, y))
        inner = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.get((x, y), {}).items())
        lines.append(f'<node id="{name}" lat="{place.y:.12f}" lon="{place.x:.12f}">{inner}</node>')
    for number, (members, said) in enumerate(ways, start=1):
        inner = "".join(f'<nd ref="{member}"/>' for member in members)
        inner += "".join(f'<tag k="{k}" v="{v}"/>' for k, v in said.items())
        lines.append(f'<way id="{number}">{inner}</way>')
    return "\n".join([*lines, "</osm>"])


def write_dxf(path: Path, *, units: int = 6, scale: float = 1.0, prefix: str = "") -> Path:
    """Write two rooms drawn by both faces of their walls, 5 × 4 m and 4 × 4 m, with a door of 0.9 m between them.

    Parameters
    ----------
    units
        What ``$INSUNITS`` says.
    scale
        Drawing units in a metre.
    """
    document = ezdxf.filemanagement.new("R2010")
    document.header["$INSUNITS"] = units
    for name in ("A-WALL", "A-DOOR", "A-TEXT", "A-DIMS", "A-FURN"):
        document.layers.add(f"{prefix}{name}")
    space = document.modelspace()

    def line(*points: tuple[float, float]) -> None:
        for a, b in itertools.pairwise(points):
            ends = [tuple(float(c) * scale for c in p) for p in (a, b)]
            space.add_line(ends[0], ends[1], dxfattribs={"layer": f"{prefix}A-WALL"})

    line((-0.2, -0.2), (9.4, -0.2), (9.4, 4.2), (-0.2, 4.2), (-0.2, -0.2))
    line((5, 1), (5, 0), (0, 0), (0, 4), (5, 4), (5, 1.9))
    line((5.2, 1.9), (5.2, 4), (9.2, 4), (9.2, 0), (5.2, 0), (5.2, 1))
    line((5, 1), (5.2, 1))
    line((5, 1.9), (5.2, 1.9))
    block = document.blocks.new(f"{prefix}LEAF")
    block.add_arc((0, 0), radius=0.9 * scale, start_angle=0, end_angle=90)
    block.add_line((0, 0), (0.9 * scale, 0))
    space.add_blockref(f"{prefix}LEAF", (5 * scale, 1 * scale), dxfattribs={"layer": f"{prefix}A-DOOR"})
    text = {"layer": f"{prefix}A-TEXT", "height": 0.2 * scale}
    space.add_text("Meeting Room", dxfattribs={**text, "insert": (1 * scale, 2 * scale)})
    space.add_mtext("Kitchen", dxfattribs={"layer": f"{prefix}A-TEXT", "insert": (7 * scale, 2 * scale)})
    space.add_linear_dim(base=(0, -1 * scale), p1=(0, 0), p2=(5 * scale, 0), dxfattribs={"layer": f"{prefix}A-DIMS"})
    document.saveas(path)
    return path


def areas(units: Sequence[Any]) -> list[float]:
    """Return areas of units, the largest first, m² to the square decimetre."""
    return sorted(np.round([unit.polygon.area for unit in units], 2).tolist(), reverse=True)
