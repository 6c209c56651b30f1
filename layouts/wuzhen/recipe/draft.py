"""The drawing board: collects what the buildings declare and turns it into features."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import shapely
from plane import Coordinate, gap_in, partition, shared_edge
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

Names = tuple[str, str]  # Chinese, English


@dataclass(frozen=True)
class Feature:
    """A geometry with its flat attributes."""

    geometry: BaseGeometry
    properties: dict[str, Any]


@dataclass
class Draft:
    """Everything drawn so far; the units become exact when :meth:`settle` divides the floors."""

    levels: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[int, list[tuple[str, Polygon | MultiPolygon]]] = field(default_factory=dict)
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    polygons: dict[str, Polygon] = field(default_factory=dict)
    doors: list[dict[str, Any]] = field(default_factory=list)
    fixtures: list[Feature] = field(default_factory=list)
    amenities: list[Feature] = field(default_factory=list)
    sections: list[Feature] = field(default_factory=list)
    details: list[Feature] = field(default_factory=list)

    def level(self, level_id: str, *, ordinal: int, names: Names, **more: Any) -> None:
        """Declare a storey; its outline is the union of its units unless ``outline`` is given."""
        self.levels[level_id] = {"ordinal": ordinal, **named(names), **more}

    def unit(self, unit_id: str, polygon: Polygon | MultiPolygon, *, level: str, category: str, **more: Any) -> str:
        """Claim floor for a unit; earlier claims win where claims overlap."""
        if unit_id in self.units:
            raise ValueError(f"unit {unit_id!r} is drawn twice")
        names = more.pop("names", None)
        self.units[unit_id] = {"level": level, "category": category, **(named(names) if names else {}), **more}
        self.claims.setdefault(self.levels[level]["ordinal"], []).append((unit_id, polygon))
        return unit_id

    def void(self, name: str, polygon: Polygon | MultiPolygon, *, ordinal: int) -> None:
        """Claim floor that nobody can walk on (water); it becomes no unit and may have several pieces."""
        self.claims.setdefault(ordinal, []).append((f"_{name}", polygon))

    def door(self, a: str, b: str | None, near: Coordinate, width: float, **more: Any) -> None:
        """Ask for an opening between two units (or from one into the open), nearest to a point."""
        self.doors.append({"a": a, "b": b, "near": near, "width": width, **more})

    def fixture(self, polygon: Polygon, *, level: str, category: str, **more: Any) -> None:
        """Place something fixed; it gets a running id by category if none is given."""
        self._place(self.fixtures, polygon, level=level, category=category, **more)

    def amenity(self, point: Coordinate, *, level: str, category: str, **more: Any) -> None:
        """Place a service at a point."""
        self._place(self.amenities, Point(point), level=level, category=category, **more)

    def section(self, polygon: Polygon, *, level: str, **more: Any) -> None:
        """Mark an area that is not a room."""
        self._place(self.sections, polygon, level=level, **{"category": "servicearea", **more})

    def detail(self, line: list[Coordinate] | LineString, *, level: str, category: str) -> None:
        """Draw a line."""
        self._place(self.details, LineString(line), level=level, category=category)

    def _place(self, shelf: list[Feature], geometry: BaseGeometry, **properties: Any) -> None:
        names = properties.pop("names", None)
        feature_id = properties.pop("id", "")
        stem = _stem(properties)
        count = 1 + sum(1 for f in shelf if f.properties["stem"] == stem)
        properties = {"id": feature_id or f"{stem}-{count}", **properties, "stem": stem}
        shelf.append(Feature(geometry, {**properties, **(named(names) if names else {})}))

    def settle(self) -> None:
        """Divide every floor among its claims."""
        for ordinal in sorted(self.claims):
            self.polygons.update(partition(self.claims[ordinal]))

    def outline(self, level_id: str) -> MultiPolygon:
        """Return the outer edge of a storey: the union of its units."""
        parts = [self.polygons[u] for u, p in self.units.items() if p["level"] == level_id]
        whole = shapely.unary_union(parts, grid_size=0.001)
        return whole if isinstance(whole, MultiPolygon) else MultiPolygon([whole])

    def openings(self) -> list[Feature]:
        """Return every opening, cut out of the edge that its units share."""
        cut: list[Feature] = []
        problems: list[str] = []
        counts: dict[str, int] = {}
        for door in self.doors:
            a, b, near, width = door["a"], door["b"], door["near"], door["width"]
            ordinal = self.levels[self.units[a]["level"]]["ordinal"]
            others = [self.polygons[u] for u, _ in self.claims[ordinal] if u != a] if b is None else []
            stem = door.get("id") or f"{a}--{b or 'open'}"
            edge = shared_edge(self.polygons[a], None if b is None else self.polygons[b], others)
            try:
                line = gap_in(edge, near, width, stem)
            except ValueError as problem:
                problems.append(str(problem))
                continue
            counts[stem] = counts.get(stem, 0) + 1
            name = stem if door.get("id") and counts[stem] == 1 else f"{stem}-{counts[stem]}"
            more = {k: v for k, v in door.items() if k not in {"a", "b", "near", "id", "names", "category"}}
            level = door.get("level", self.units[a]["level"])
            names = named(door["names"]) if "names" in door else {}
            cut.append(
                Feature(
                    line, {"id": name, **more, "level": level, "category": door.get("category", "pedestrian"), **names}
                )
            )
        if problems:
            raise ValueError("\n".join(problems))
        return cut


def named(names: Names) -> dict[str, str]:
    """Return the name properties of a feature."""
    return {"name_zh": names[0], "name_en": names[1]}


def _stem(properties: dict[str, Any]) -> str:
    kind = properties.get("kind") or properties.get("use") or properties["category"]
    return f"{properties['level']}-{kind}"
