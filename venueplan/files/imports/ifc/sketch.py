"""An IFC model as a sketch of a venue."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from shapely import LineString, Polygon

from venueplan.files.imports.documents import refuse
from venueplan.files.imports.ifc.model import KINDS, Footprints, open_model
from venueplan.files.imports.settle.names import clean_text
from venueplan.files.imports.sketch import Hatch, Ledger, Sketch, Space, Storey, Thing
from venueplan.files.imports.wishes import ImportWishes
from venueplan.files.imports.words import guessed_category, guessed_use, number_in
from venueplan.files.untrusted.apart import called_apart
from venueplan.model import Label

FLIGHTS = {"IfcStair": "stairs", "IfcTransportElement": "elevator", "IfcRamp": "ramp"}
"""Products that lead from a storey to the next one up (lifts: to all)."""


def sketch_ifc(path: Path, wishes: ImportWishes, *, ledger: Ledger) -> Sketch:
    """Return the sketch of an IFC file, read in a process of its own: a broken one makes the library crash.

    Raises
    ------
    InputError
        If ifcopenshell is not installed, the file cannot be read, or it has no space.
    """
    sketch, read = called_apart(_read, path, wishes, file=path.name, library="ifcopenshell")
    ledger.adopt(read)
    return sketch


def _read(path: Path, wishes: ImportWishes) -> tuple[Sketch, Ledger]:
    model, ledger = open_model(path), Ledger()
    if not model.by_type("IfcSpace"):
        refuse(path.name, "has no IfcSpace, so no room; export it again with rooms (spaces)")
    reader = _Reader(model, wishes=wishes, ledger=ledger)
    storeys = tuple(reader.storeys())
    if not storeys:
        refuse(path.name, "has no IfcBuildingStorey, so no level")
    spaces = (*reader.spaces(), *reader.flights())
    building = next((_text(b.Name) for b in model.by_type("IfcBuilding") if _text(b.Name)), "")
    sketch = Sketch(
        id=path.stem,
        name=Label.of(en=wishes.name or building or path.stem),
        storeys=storeys,
        spaces=tuple(spaces),
        hatches=tuple(reader.hatches()),
        things=tuple(reader.columns()),
    )
    return sketch, ledger


class _Reader:
    """Reads the products of a model storey by storey."""

    def __init__(self, model: Any, *, wishes: ImportWishes, ledger: Ledger) -> None:
        self.model = model
        self.wishes = wishes
        self.ledger = ledger
        self.footprints = Footprints(model)
        self.unit = float(import_module("ifcopenshell.util.unit").calculate_unit_scale(model))
        self.levels = sorted(model.by_type("IfcBuildingStorey"), key=lambda storey: (_height(storey), storey.id()))
        self.storey_of = self._contained()

    def _contained(self) -> dict[int, str]:
        """Return the id of the storey of each product."""
        find: Any = import_module("ifcopenshell.util.element").get_container
        found = {}
        for product in (product for kind in KINDS for product in self.model.by_type(kind)):
            parent = find(product)
            parent = parent or next((rel.RelatingObject for rel in getattr(product, "Decomposes", ())), None)
            if parent is not None and parent.is_a("IfcBuildingStorey"):
                found[product.id()] = _id(parent)
        return found

    def storeys(self) -> Iterator[Storey]:
        """Yield the storeys from below; the one nearest to height 0 is the ground floor."""
        heights = [_height(storey) * self.unit for storey in self.levels]
        ground = min(range(len(heights)), key=lambda k: (abs(heights[k]), k), default=0)
        for index, storey in enumerate(self.levels):
            name = _text(storey.Name) or f"Level {index - ground}"
            yield Storey(
                id=_id(storey),
                ordinal=index - ground,
                name=Label.of(en=name),
                short_name=name[:20],
                elevation=round(heights[index], 3),
                source=self.ledger.read("IfcBuildingStorey", _id(storey)),
            )

    def _products(self, kind: str) -> Iterator[tuple[Any, tuple[str, str], str]]:
        """Yield products with their source and their storey; those without a storey are left out."""
        for product in self.model.by_type(kind):
            source = self.ledger.read(kind, _id(product))
            storey = self.storey_of.get(product.id())
            if storey is None:
                self.ledger.leave(source, "is in no storey")
            else:
                yield product, source, storey

    def spaces(self) -> Iterator[Space]:
        """Yield rooms."""
        for product, source, storey in self._products("IfcSpace"):
            shape = self.footprints.of(product)
            if shape is None:
                self.ledger.leave(source, "has no shape that can be made")
                continue
            number, long = _text(product.Name), _text(product.LongName)
            name = long or number
            category = guessed_category(name, _text(product.ObjectType))
            use = guessed_use(category, area=shape.area) if name else ""
            if use:
                self.ledger.guess(f"is taken for {use}, by its name and {shape.area:.0f} m²", subject=_id(product))
            yield Space(
                id=_id(product),
                storey=storey,
                shape=shape,
                category=category,
                name=Label.of(en=name),
                number=number if long and len(number) <= 12 else number_in(name) if use else "",
                use=use,
                source=source,
            )

    def hatches(self) -> Iterator[Hatch]:
        """Yield doors: their width as the model says it, where their shape is."""
        for product, source, storey in self._products("IfcDoor"):
            box = self.footprints.box(product)
            if box is None:
                self.ledger.leave(source, "has no shape that can be made")
                continue
            said = float(getattr(product, "OverallWidth", 0) or 0) * self.unit
            line = _long_axis(box, width=said)
            yield Hatch(
                id=_id(product),
                storey=storey,
                shape=line,
                width=min(said, line.length) if said > 0 else line.length,
                name=Label(),
                source=source,
            )
        if self.model.by_type("IfcDoor"):
            self.ledger.guess("widths are those of door frames (OverallWidth); clear widths are less")

    def flights(self) -> Iterator[Space]:
        """Yield stairs, ramps and lifts on their storey and on those that they lead to."""
        ids = [_id(storey) for storey in self.levels]
        for kind, category in FLIGHTS.items():
            for product, source, storey in self._products(kind):
                shape = self.footprints.box(product)
                first = ids.index(storey)
                served = ids[first:] if category == "elevator" else ids[first : first + 2]
                if shape is None or len(served) < 2:
                    self.ledger.leave(source, "leads to no other storey, or has no shape")
                    continue
                self.ledger.guess(f"is taken to lead to {len(served) - 1} storeys above", subject=_id(product))
                for number, level in enumerate(served):
                    yield Space(
                        id=f"{_id(product)}-{number}",
                        storey=level,
                        shape=shape,
                        category=category,
                        role="flight",
                        shaft=_id(product),
                        source=source,
                    )

    def columns(self) -> Iterator[Thing]:
        """Yield columns."""
        for product, source, storey in self._products("IfcColumn"):
            shape = self.footprints.of(product)
            if shape is None:
                self.ledger.leave(source, "has no shape that can be made")
                continue
            yield Thing(id=_id(product), storey=storey, kind="fixture", shape=shape, category="column", source=source)


def _id(product: Any) -> str:
    """Return the global id of a product, or its number in the file if it has none."""
    said = product.GlobalId
    return said if isinstance(said, str) and said else f"#{product.id()}"


def _text(said: Any) -> str:
    return clean_text(said) if isinstance(said, str) else ""


def _height(storey: Any) -> float:
    height = float(storey.Elevation or 0.0)
    return height if np.isfinite(height) else 0.0


def _long_axis(box: Polygon, *, width: float) -> LineString:
    """Return the middle line of a rectangle along its longer side, as long as a door is wide."""
    a, b, c, d = (np.array(corner) for corner in list(box.exterior.coords)[:4])
    begin, end = ((a + d) / 2, (b + c) / 2) if np.hypot(*(b - a)) >= np.hypot(*(d - a)) else ((a + b) / 2, (c + d) / 2)
    length = float(np.hypot(*(end - begin)))
    half = min(width, length) / 2 if width > 0 else length / 2
    middle, way = (begin + end) / 2, (end - begin) / max(length, 1e-9)
    return LineString([middle - half * way, middle + half * way])
