"""Rooms of a bent wing, written as a table: where a room lies between the ribs and which doors it has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from draft import Draft
from plane import Coordinate, Ribbon
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

# kind: category, use, Chinese, English, more properties
KINDS: dict[str, tuple[str, str, str, str, dict[str, Any]]] = {
    "female": ("restroom.female", "", "女卫生间", "Women's toilets", {}),
    "male": ("restroom.male", "", "男卫生间", "Men's toilets", {}),
    "wheelchair": ("restroom.unisex.wheelchair", "", "无障碍卫生间", "Accessible toilet", {}),
    "stairs": ("stairs", "", "楼梯", "Stairs", {}),
    "lift": ("elevator", "", "电梯", "Lift", {}),
    "escalator": ("escalator", "", "自动扶梯", "Escalator", {}),
    "foyer": ("lobby", "", "", "", {"floor_load": 5.0}),
    "meeting": ("conferenceroom", "meeting", "", "", {"floor_load": 4.0, "clear_height": 5.0}),
    "interpretation": ("room", "interpretation", "", "", {"restricted": True}),
    "store": ("storage", "", "库房", "Store", {"restricted": True}),
    "plant": ("nonpublic", "", "设备间", "Plant room", {"restricted": True}),
    "office": ("office", "", "办公室", "Office", {"restricted": True}),
    "kitchen": ("kitchen", "", "厨房", "Kitchen", {"restricted": True}),
    "security": ("nonpublic", "", "安保监控室", "Security control room", {"restricted": True}),
    "cloakroom": ("room", "", "衣帽寄存处", "Cloakroom", {}),
    "luggage": ("room", "", "行李寄存处", "Luggage room", {}),
    "firstaid": ("firstaid", "", "医务室", "First aid", {}),
    "mothers": ("mothersroom", "", "母婴室", "Mothers' room", {}),
    "prayer": ("room", "", "祈祷静思室", "Prayer and quiet room", {}),
    "cafe": ("foodservice", "", "", "", {}),
    "catering": ("foodservice", "catering", "", "", {"floor_load": 4.0}),
    "lounge": ("lounge", "", "休息厅", "Lounge", {}),
    "vip": ("privatelounge", "vip", "", "", {}),
    "press": ("room", "press", "", "", {"floor_load": 4.0}),
    "bilateral": ("huddleroom", "", "", "", {}),
}


@dataclass(frozen=True)
class Wing:
    """One building on its ribbon: draws rooms and their doors on a storey."""

    draft: Draft
    ribbon: Ribbon
    prefix: str

    def room(
        self,
        unit: str,
        kind: str,
        storey: int,
        place: tuple[float, float, float, float | None] | BaseGeometry,
        doors: tuple[str, ...] = (),
        names: tuple[str, str] | None = None,
        **more: Any,
    ) -> None:
        """Draw a room; door = ``neighbour:side[fraction]:width[:exit]``: p(ond), o(uter), a (first rib), z (last)."""
        category, use, zh, en, usual = KINDS[kind]
        shape = self.ribbon.cell(*place) if isinstance(place, tuple) else place
        properties = {**usual, **({"use": use} if use else {}), **more}
        if names or zh:
            properties["names"] = names or (zh, en)
        self.draft.unit(unit, shape, level=f"{self.prefix}-{storey}", category=category, **properties)
        for door in doors:
            self._door(unit, kind, place, door)

    def _door(
        self, unit: str, kind: str, place: tuple[float, float, float, float | None] | BaseGeometry, door: str
    ) -> None:
        neighbour, side, width, *flags = door.split(":")
        if "@" in side:
            x, y = side[1:].split(",")
            near: Coordinate = (float(x), float(y))
        elif isinstance(place, tuple):
            near = self._side(place, side)
        else:
            raise ValueError(f"{unit}: a free-form room needs its doors at @x,y")
        more: dict[str, Any] = {"exit": True} if "exit" in flags else {}
        if kind == "lift":
            more["automatic"] = True
        if kind == "escalator":
            more["step_free"] = False
        self.draft.door(unit, neighbour, near, float(width), **more)

    def _side(self, place: tuple[float, float, float, float | None], side: str) -> Coordinate:
        t0, t1, d0, d1 = place
        fraction = float(side[1:]) if len(side) > 1 else 0.5
        if side[0] in "po":
            return self.ribbon.at(t0 + (t1 - t0) * fraction, d0 if side[0] == "p" else d1)
        t = t0 if side[0] == "a" else t1
        (ax, ay), (bx, by) = self.ribbon.at(t, d0), self.ribbon.at(t, d1)
        return ax + (bx - ax) * fraction, ay + (by - ay) * fraction

    def shaft(
        self,
        shaft: str,
        kind: str,
        storeys: tuple[int, ...],
        place: tuple[float, float, float, float | None] | Polygon,
        doors: dict[int, tuple[str, ...]],
        names: tuple[str, str],
        **more: Any,
    ) -> None:
        """Draw a stair, a lift or an escalator on every storey that it serves."""
        for storey in storeys:
            self.room(f"{shaft}-l{storey}", kind, storey, place, doors.get(storey, ()), names, shaft=shaft, **more)

    def cells(
        self, t0: float, t1: float, d0: float, d1: float | None, weights: tuple[float, ...]
    ) -> list[tuple[float, float, float, float | None]]:
        """Return a row of neighbouring places whose widths follow the weights."""
        total, edges = sum(weights), [t0]
        for weight in weights:
            edges.append(edges[-1] + (t1 - t0) * weight / total)
        edges[-1] = t1
        return [(a, b, d0, d1) for a, b in pairwise(edges)]
