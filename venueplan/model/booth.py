"""One stand on the floor."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import LineString, Polygon


@dataclass(frozen=True, kw_only=True)
class Booth:
    """One stand: one or several modules that are let as a whole.

    Attributes
    ----------
    id
        Stable id; it never changes when booths are renumbered.
    number
        What is printed on the wall.
    polygon
        Floor of the stand; columns inside are holes and do not count as area.
    hall, level, zone
        Ids of the unit, the level and the zone it is meant for (zone may be empty).
    fronts
        Sides that open on an aisle, each a straight line; their count is the number of open sides.
    row
        Name of the row or island it belongs to, unique in its hall.
    modules
        Ids of the modules that were merged into it; they stay whatever is merged and split.
    blocked
        Whether it is not to be let: a stage, a lounge, a stand held back. It counts as no net area.
    parts
        Stands that were merged into it, as they were; splitting restores them.
    """

    id: str
    number: str
    polygon: Polygon
    hall: str
    level: str
    zone: str = ""
    fronts: tuple[LineString, ...] = ()
    row: str = ""
    modules: tuple[str, ...] = ()
    blocked: bool = False
    parts: tuple[Booth, ...] = ()

    @property
    def area(self) -> float:
        """Net area, m²."""
        return float(self.polygon.area)

    @property
    def open_sides(self) -> int:
        """Number of sides that open on an aisle."""
        return len(self.fronts)

    @property
    def kind(self) -> str:
        """``inline``, ``corner``, ``peninsula`` or ``island`` by the number of open sides."""
        return ("inline", "inline", "corner", "peninsula", "island")[min(self.open_sides, 4)]
