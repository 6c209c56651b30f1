"""Lines of a drawing by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from shapely import LineString, Polygon

from venueplan.files.imports.dxf.entities import Note, Path
from venueplan.files.imports.dxf.walls import is_wall_body
from venueplan.files.imports.settle.cleaning import sturdy_parts


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Lines by role and texts, in the drawing's units or, once scaled, in metres."""

    by_role: dict[str, list[Path]]
    notes: Sequence[Note]
    roles: dict[str, str]

    def scaled(self, scale: float) -> Plan:
        """Return the plan in metres."""
        return replace(
            self,
            by_role={role: [_scaled(item, scale) for item in items] for role, items in self.by_role.items()},
            notes=[replace(note, point=(note.point[0] * scale, note.point[1] * scale)) for note in self.notes],
        )

    def outlines(self) -> list[Path]:
        """Return the closed outlines of rooms."""
        return [item for item in self.by_role.get("room", ()) if item.closed]

    def solids(self, role: str) -> list[Path]:
        """Return the closed outlines of columns or obstacles that are no walls."""
        return [item for item in self.by_role.get(role, ()) if item.closed and not self.is_wall(item)]

    def is_wall(self, item: Path) -> bool:
        """Tell whether an obstacle is a wall: closed, long, and nowhere wide."""
        if self.roles.get(item.layer) != "obstacle" or not item.closed:
            return False
        parts = sturdy_parts(Polygon(item.points))
        return bool(parts) and LineString(item.points).length > 4.0 and is_wall_body(parts[0])

    def walls(self) -> list[Path]:
        """Return what rooms end at: walls, windows, outlines of rooms, and obstacles that are walls."""
        found = [item for role in ("wall", "window", "room") for item in self.by_role.get(role, ())]
        return found + [item for item in self.by_role.get("obstacle", ()) if self.is_wall(item)]


def line_of(item: Path) -> LineString:
    """Return a path as a line that ends where it begins if it is closed."""
    points = item.points
    return LineString([*points, points[0]] if item.closed and points[0] != points[-1] else points)


def _scaled(item: Path, scale: float) -> Path:
    points = tuple((x * scale, y * scale) for x, y in item.points)
    arc = (item.arc[0] * scale, item.arc[1] * scale, item.arc[2] * scale) if item.arc else None
    return replace(item, points=points, arc=arc)
