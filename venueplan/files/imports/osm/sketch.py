"""Simple Indoor Tagging as a sketch of a venue.

Source: OpenStreetMap wiki, Simple Indoor Tagging: ``indoor=room|area|corridor|wall|door``, ``level=*`` with lists and
ranges, ``stairs=yes``, ``highway=elevator|steps``, ``conveying=*``, ``door=*`` and ``entrance=*`` on nodes of rooms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import LineString, Point

from venueplan.files.imports.documents import refuse
from venueplan.files.imports.levels import level_id, levels_in, storeys_of
from venueplan.files.imports.osm.elements import Element, read_elements
from venueplan.files.imports.osm.tags import category_of, label_of, metres_in, role_of
from venueplan.files.imports.projection import plane_around
from venueplan.files.imports.sketch import Hatch, Ledger, Sketch, Space, Thing
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.words import guessed_use, number_in
from venueplan.model import Label

LIFT = 1.1
"""Half the side of a lift that is drawn as a point, metres (assumed: a cabin of 2.2 m)."""

STEPS = 2.0
"""Width of steps that are drawn as a line without a width, metres (assumed)."""

FARTHEST = 5000.0
"""A venue that is longer is a town, metres."""


def sketch_osm(path: Path, wishes: ImportWishes, *, ledger: Ledger) -> Sketch:
    """Return the sketch of an OSM file.

    Raises
    ------
    InputError
        If it cannot be read, or nothing in it is tagged as indoors.
    """
    elements = read_elements(path)
    indoors = [element for element in elements if role_of(element) in {"room", "flight"}]
    if not indoors:
        refuse(path.name, f"holds {len(elements)} tagged elements and none with indoor=room, area or corridor")
    plane = plane_around([element.shape for element in indoors])
    placed = [_moved(element, plane.to_plan(element.shape)) for element in elements]
    near = shapely.union_all([element.shape for element in placed if role_of(element) in {"room", "flight"}]).buffer(
        100
    )
    left, low, right, high = near.bounds
    if max(right - left, high - low) > FARTHEST:
        refuse(path.name, f"has rooms {max(right - left, high - low) / 1000:.0f} km apart; cut one venue out of it")
    reader = _Reader(placed, wishes=wishes, ledger=ledger)
    for element in placed:
        reader.add(element)
    building = next((e for e in placed if "building" in e.tags and label_of(e.tags)), None)
    name = Label.of(en=wishes.name) if wishes.name else label_of(building.tags) if building else Label.of(en=path.stem)
    return Sketch(
        id=path.stem,
        name=name,
        storeys=storeys_of(reader.levels, height=wishes.storey_height, ledger=ledger),
        spaces=tuple(reader.spaces),
        hatches=tuple(reader.hatches),
        things=tuple(reader.things),
        georeference=plane.place,
    )


def _moved(element: Element, shape: Any) -> Element:
    return Element(id=element.id, tags=element.tags, shape=shape, nodes=element.nodes)


class _Reader:
    """What the elements were understood as so far."""

    def __init__(self, elements: Sequence[Element], *, wishes: ImportWishes, ledger: Ledger) -> None:
        self.wishes = wishes
        self.ledger = ledger
        self.spaces: list[Space] = []
        self.hatches: list[Hatch] = []
        self.things: list[Thing] = []
        self.levels: set[float] = set()
        self.of_node: dict[str, set[float]] = {}
        for element in elements:
            if role_of(element) in {"room", "flight"}:
                for node in element.nodes:
                    self.of_node.setdefault(f"node-{node}", set()).update(self._said(element.tags))

    def _said(self, tags: Mapping[str, str]) -> tuple[float, ...]:
        return levels_in(tags.get("level", "") or self.wishes.level)

    def add(self, element: Element) -> None:
        """Understand one element."""
        role = role_of(element)
        source = self.ledger.read(_kind(element), element.id)
        levels = self._levels(element)
        if role == "outline":
            self.ledger.use(source, "is the building around its rooms")
        elif not role:
            self.ledger.leave(source, "is not tagged as a part of the indoors")
        elif role == "wall":
            self.ledger.leave(source, "is a wall: what lies between rooms")
        elif not levels:
            self.ledger.leave(source, "names a level that cannot be understood")
        else:
            self._place(element, role, levels=levels, source=source)

    def _levels(self, element: Element) -> tuple[float, ...]:
        """Return the levels of an element; a door without a level is on those of the rooms it is a corner of."""
        if "level" not in element.tags and element.id in self.of_node:
            return tuple(sorted(self.of_node[element.id]))
        return self._said(element.tags)

    def _place(self, element: Element, role: str, *, levels: tuple[float, ...], source: tuple[str, str]) -> None:
        if role in {"room", "flight"}:
            self.levels |= set(levels)
        for level in levels:
            name = element.id if len(levels) == 1 else f"{element.id}-at-{level_id(level)}"
            said: dict[str, Any] = {"id": name, "storey": level_id(level), "source": source}
            if role in {"room", "flight"}:
                self.spaces.append(self._space(element, levels=levels, said=said))
            elif level not in self.levels and not self._has_rooms(level):
                self.ledger.leave(source, "its level has no room")
            elif role == "door":
                self.hatches.append(_hatch(element, said=said))
            else:
                category = {"toilets": "restroom", "information": "information"}.get(
                    element.tags.get("amenity", ""), ""
                )
                self.things.append(
                    Thing(
                        **said,
                        kind="amenity",
                        shape=element.shape,
                        category=category or "unspecified",
                        name=label_of(element.tags),
                    )
                )

    def _has_rooms(self, level: float) -> bool:
        return any(level in levels for levels in self.of_node.values())

    def _space(self, element: Element, *, levels: tuple[float, ...], said: dict[str, Any]) -> Space:
        category = category_of(element.tags)
        flight = role_of(element) == "flight" and len(levels) > 1
        shape = element.shape
        if isinstance(shape, Point):
            shape = shape.buffer(LIFT, cap_style="square")
            self.ledger.guess(f"is drawn as a point: taken for a square of {2 * LIFT:.1f} m", subject=said["id"])
        elif isinstance(shape, LineString):
            width = metres_in(element.tags.get("width", "")) or STEPS
            shape = shape.buffer(width / 2, cap_style="flat", join_style="mitre")
            self.ledger.guess(f"is drawn as a line: taken to be {width:.1f} m wide", subject=said["id"])
        label = label_of(element.tags)
        use = guessed_use(category, area=shape.area) if label else ""
        if use:
            self.ledger.guess(f"is taken for {use}, by its name and {shape.area:.0f} m²", subject=said["id"])
        return Space(
            **said,
            shape=shape,
            category=category,
            role="flight" if flight else "room",
            name=label,
            number=element.tags.get("ref", "")[:20] or (number_in(str(label)) if use else ""),
            use=use,
            shaft=element.id if flight else "",
            direction=_direction(element.tags),
            restricted=element.tags.get("access") in {"private", "no", "staff"},
        )


def _kind(element: Element) -> str:
    for key in ("indoor", "door", "entrance", "highway", "building", "amenity"):
        if key in element.tags:
            return f"{key}={element.tags[key][:30]}"
    return f"other {element.id.split('-', 1)[0]}"


def _hatch(element: Element, *, said: dict[str, Any]) -> Hatch:
    tags = element.tags
    exit_only = tags.get("entrance") in {"emergency", "exit"} or tags.get("emergency") == "exit"
    return Hatch(
        **said,
        shape=element.shape,
        width=metres_in(tags.get("width", "") or tags.get("door:width", "")),
        category="emergencyexit" if tags.get("entrance") == "emergency" else "pedestrian",
        name=label_of(tags),
        exit=True if exit_only or tags.get("entrance") in {"main", "yes"} else None,
        step_free=tags.get("wheelchair") != "no",
        automatic=tags.get("automatic_door", "no") not in {"no", ""},
    )


def _direction(tags: Mapping[str, str]) -> str:
    if category_of(tags) != "escalator" or tags.get("conveying") not in {"forward", "backward"}:
        return "both"
    up = (tags.get("incline") == "up") == (tags["conveying"] == "forward")
    return "up" if up else "down"
