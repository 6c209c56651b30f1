"""One level of a plan as a DXF drawing in metres: a layer for each kind of thing, closed polylines, numbers as text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.files.venue.features import KINDS
from venueplan.model import Plan

LAYERS = {
    "level": ("A-AREA-OUTLINE-TITLE", 9),
    "unit": ("A-ROOM", 7),
    "opening": ("A-DOOR", 30),
    "fixture": ("A-OBSTACLE", 8),
    "column": ("A-COLUMN", 8),
    "amenity": ("A-AMENITY", 5),
    "section": ("A-SECTION-GRID", 40),
    "detail": ("A-STAIRS", 9),
    "booth": ("X-BOOTH", 4),
    "name": ("A-ROOM-NAME-TEXT", 7),
    "number": ("X-BOOTH-NO", 4),
}
"""Layers and their colours by what is on them; ``venueplan import dxf`` knows rooms, doors and names by these."""

HEIGHT = 0.5
"""Height of letters, metres."""

AJAR = 30.0
"""How far a door is drawn open, degrees."""

METRES = 6
"""``$INSUNITS`` of metres."""


def dxf_bytes(plan: Plan, *, level: str) -> tuple[bytes, tuple[tuple[str, int], ...]]:
    """Return one level as a DXF drawing (R2010), and how many entities each of its layers has.

    Coordinates are those of the plan, in metres. Outlines are closed LWPOLYLINEs, holes too; a door is a line and the
    arc of its leaf.
    """
    import ezdxf  # noqa: PLC0415  # slow to load
    from ezdxf.filemanagement import new  # noqa: PLC0415  # slow to load

    with _no_clock(ezdxf):
        document = new("R2010", units=METRES)
        for name, colour in LAYERS.values():
            document.layers.add(name, color=colour)
        drawing = _Drawing(document.modelspace())
        _draw(plan, drawing, level=level)
        text = StringIO()
        document.write(text)
    return text.getvalue().encode(document.output_encoding), tuple(drawing.counts.items())


@contextmanager
def _no_clock(ezdxf: Any) -> Iterator[None]:
    """Keep times and random ids out of the file."""
    before = ezdxf.options.write_fixed_meta_data_for_testing
    ezdxf.options.write_fixed_meta_data_for_testing = True
    try:
        yield
    finally:
        ezdxf.options.write_fixed_meta_data_for_testing = before


def _draw(plan: Plan, drawing: _Drawing, *, level: str) -> None:
    for name, kind in KINDS.items():
        for noun in getattr(plan.venue, kind.plural):
            if (noun.id if name == "level" else noun.level) == level:
                what = "column" if name == "fixture" and noun.category == "column" else name
                drawing.add(what, getattr(noun, kind.geometry))
                if name == "opening":
                    drawing.swing(noun.line)
                if name == "unit" and (noun.name or noun.number):
                    said = noun.name["en"] or str(noun.name) or noun.number
                    drawing.write("name", said, at=noun.polygon)
    for booth in plan.floor_plan.booths if plan.floor_plan else ():
        if booth.level == level:
            drawing.add("booth", booth.polygon)
            drawing.write("number", booth.number or booth.id, at=booth.polygon)


class _Drawing:
    """The model space, and how much is on each of its layers."""

    def __init__(self, space: Any) -> None:
        self.space = space
        self.counts: dict[str, int] = {}

    def add(self, what: str, shape: BaseGeometry) -> None:
        """Draw a shape: every ring of it closed."""
        for part in getattr(shape, "geoms", (shape,)):
            if isinstance(part, Polygon):
                for ring in (part.exterior, *part.interiors):
                    self._count(what)
                    self.space.add_lwpolyline(list(ring.coords)[:-1], close=True, dxfattribs=self._on(what))
            elif isinstance(part, Point):
                self._count(what)
                self.space.add_point((part.x, part.y), dxfattribs=self._on(what))
            else:
                self._count(what)
                self.space.add_lwpolyline(list(part.coords), dxfattribs=self._on(what))

    def swing(self, line: LineString) -> None:
        """Draw the door in a line as it begins to open: by this other programs know a door."""
        (x, y), (u, v) = line.coords[0], line.coords[-1]
        angle = math.degrees(math.atan2(v - y, u - x))
        self._count("opening")
        radius = math.hypot(u - x, v - y)
        self.space.add_arc((x, y), radius, angle, angle + AJAR, dxfattribs=self._on("opening"))

    def write(self, what: str, text: str, *, at: Polygon) -> None:
        """Write text in the middle of a shape; signs that DXF takes for commands are said twice."""
        point = at.representative_point()
        harmless = "".join(c for c in text.replace("%%", "%%%%%%") if c.isprintable())
        self._count(what)
        entity = self.space.add_text(harmless, height=HEIGHT, dxfattribs=self._on(what))
        entity.set_placement((point.x, point.y), align=_middle())

    def _on(self, what: str) -> dict[str, str]:
        return {"layer": LAYERS[what][0]}

    def _count(self, what: str) -> None:
        name = LAYERS[what][0]
        self.counts[name] = self.counts.get(name, 0) + 1


def _middle() -> Any:
    from ezdxf.enums import TextEntityAlignment  # noqa: PLC0415  # slow to load

    return TextEntityAlignment.MIDDLE_CENTER
