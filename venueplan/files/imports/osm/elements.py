"""Nodes, ways and multipolygons of an OSM file, read as a stream; entities and huge files are one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError  # only the error that the safe parser raises

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.files.imports.documents import refuse
from venueplan.files.untrusted.quoting import shown
from venueplan.files.untrusted.raw import read_bytes

MOST = 400_000
"""A file with more nodes and ways is a town, not a venue."""


MOST_RINGS = 10_000
"""Outer rings times inner rings of a multipolygon."""


@dataclass(frozen=True, kw_only=True)
class Element:
    """A node, way or relation with its tags and its shape in degrees.

    Attributes
    ----------
    id
        ``node-1``, ``way-2`` or ``relation-3``.
    nodes
        Ids of the nodes of a way.
    """

    id: str
    tags: Mapping[str, str]
    shape: BaseGeometry
    nodes: tuple[str, ...] = ()


@dataclass(kw_only=True)
class _Raw:
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    tagged: dict[str, dict[str, str]] = field(default_factory=dict)
    ways: dict[str, tuple[list[str], dict[str, str]]] = field(default_factory=dict)
    relations: dict[str, tuple[list[tuple[str, str]], dict[str, str]]] = field(default_factory=dict)


def read_elements(path: Path) -> list[Element]:
    """Return the elements of an OSM file that have tags and a shape.

    Raises
    ------
    InputError
        If it is no OSM XML, declares entities, or holds too much; with ids and values of what is wrong.
    """
    read_bytes(path, file=path.name)
    raw = _Raw()
    try:
        for _, element in iterparse(str(path), events=("end",), forbid_dtd=True):
            _take(element, raw, file=path.name)
    except DefusedXmlException:
        refuse(path.name, "declares XML entities or a document type, which no map needs and which may be an attack")
    except ParseError as error:
        refuse(path.name, f"is not well-formed XML ({str(error)[:80]})")
    except (UnicodeError, ValueError) as error:
        refuse(path.name, f"is not XML that can be read ({str(error)[:80]})")
    if not raw.places:
        refuse(path.name, "holds no node with a position; export it as OSM XML (.osm)")
    return [*_nodes(raw), *_ways(raw, file=path.name), *_relations(raw, file=path.name)]


def _take(element: Any, raw: _Raw, *, file: str) -> None:
    """Keep a finished element and free its memory."""
    if element.tag not in {"node", "way", "relation"}:
        return
    name = str(element.get("id", ""))
    tags = {str(tag.get("k", "")): str(tag.get("v", ""))[:1000] for tag in element.findall("tag")}
    if element.tag == "node":
        raw.places[name] = _position(element, name, file=file)
        if tags:
            raw.tagged[name] = tags
    elif element.tag == "way":
        raw.ways[name] = ([str(nd.get("ref", "")) for nd in element.findall("nd")], tags)
    else:
        members = [(str(m.get("role", "")), str(m.get("ref", ""))) for m in element.findall("member")]
        raw.relations[name] = (members, tags)
    if len(raw.places) + len(raw.ways) > MOST:
        refuse(file, f"holds more than {MOST} nodes and ways; cut the venue out of it")
    element.clear()


def _position(element: Any, name: str, *, file: str) -> tuple[float, float]:
    try:
        lon, lat = float(element.get("lon", "nan")), float(element.get("lat", "nan"))
    except ValueError:
        lon = lat = float("nan")
    if not (-180 <= lon <= 180 and -90 < lat < 90):
        said = shown(f"{element.get('lat')}, {element.get('lon')}")
        refuse(file, f"position {said} is not a latitude and a longitude", where=f"node {name[:40]}")
    return lon, lat


def _nodes(raw: _Raw) -> list[Element]:
    return [Element(id=f"node-{name}", tags=tags, shape=Point(raw.places[name])) for name, tags in raw.tagged.items()]


def _line(raw: _Raw, nodes: list[str]) -> list[tuple[float, float]]:
    return [raw.places[node] for node in nodes if node in raw.places]


def _ways(raw: _Raw, *, file: str) -> list[Element]:
    found = []
    for name, (nodes, tags) in raw.ways.items():
        points = _line(raw, nodes)
        if len(points) < len(nodes) and tags:
            refuse(file, "refers to nodes that the file has not; export the whole venue", where=f"way {name[:40]}")
        if not tags or len(set(points)) < 2:
            continue
        closed = nodes[0] == nodes[-1] and len(points) > 3 and tags.get("area") != "no"
        shape = Polygon(points) if closed else LineString(points)
        found.append(Element(id=f"way-{name}", tags=tags, shape=shape, nodes=tuple(nodes)))
    return found


def _relations(raw: _Raw, *, file: str) -> list[Element]:
    """Return multipolygons whose outer and inner ways are rings by themselves."""
    found = []
    for name, (members, tags) in raw.relations.items():
        if tags.get("type") != "multipolygon":
            continue
        rings: dict[str, list[list[tuple[float, float]]]] = {"outer": [], "inner": []}
        nodes: list[str] = []
        for role, way in members:
            ring = _line(raw, raw.ways[way][0]) if way in raw.ways else []
            if role in rings and len(ring) > 3 and ring[0] == ring[-1]:
                rings[role].append(ring)
                nodes += raw.ways[way][0]
        if len(rings["outer"]) * len(rings["inner"]) > MOST_RINGS:
            refuse(file, "is a multipolygon of too many rings for a room", where=f"relation {name[:40]}")
        if rings["outer"]:
            holes = [Polygon(ring) for ring in rings["inner"]]
            parts = [
                Polygon(ring, [hole.exterior.coords for hole in holes if Polygon(ring).buffer(0).covers(hole.centroid)])
                for ring in rings["outer"]
            ]
            found.append(Element(id=f"relation-{name}", tags=tags, shape=MultiPolygon(parts), nodes=tuple(nodes)))
    return found
