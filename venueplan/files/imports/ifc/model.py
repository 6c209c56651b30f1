"""An IFC file opened, and the footprints of its products."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.errors import InputError
from venueplan.files.imports.documents import refuse
from venueplan.files.untrusted.raw import read_bytes

MOST = 20_000
"""A model with more products of the kinds that are read is no venue."""

KINDS = ("IfcSpace", "IfcDoor", "IfcStair", "IfcTransportElement", "IfcRamp", "IfcColumn")
"""What is read beside the storeys."""


def open_model(path: Path) -> Any:
    """Return an ifcopenshell model.

    Raises
    ------
    InputError
        If ifcopenshell is not installed, or the file is no IFC that it can read.
    """
    try:
        library: Any = import_module("ifcopenshell")
    except ImportError:
        raise InputError("IFC is read by ifcopenshell, which is not installed: pip install 'venueplan[ifc]'") from None
    data = read_bytes(path, file=path.name)
    if not data.lstrip()[:16].upper().startswith(b"ISO-10303-21"):
        refuse(path.name, "is not an IFC file (STEP, ISO-10303-21); export it as .ifc")
    try:
        model = library.file.from_string(data.decode("utf-8", errors="replace"))
        count = sum(len(model.by_type(kind)) for kind in KINDS)
    except Exception as error:  # noqa: BLE001  # a foreign parser on a hostile file
        refuse(
            path.name, f"is not IFC that can be read ({str(error).splitlines()[0][:80] if str(error) else 'parser'})"
        )
    if count > MOST:
        refuse(path.name, f"holds {count} spaces, doors and stairs; at most {MOST} are read")
    return model


class Footprints:
    """Footprints of products on the floor, metres."""

    def __init__(self, model: Any) -> None:
        self._geometry: Any = import_module("ifcopenshell.geom")
        settings = self._geometry.settings()
        settings.set("use-world-coords", True)
        self._settings = settings
        self._model = model

    def of(self, product: Any) -> BaseGeometry | None:
        """Return the footprint of a product, or None if it has no shape that can be made."""
        corners = self._triangles(product)
        if corners is None:
            return None
        flat = shapely.polygons(corners[:, :, :2])
        flat = flat[shapely.is_valid(flat) & (shapely.area(flat) > 1e-9)]
        if not len(flat):
            return None
        return shapely.union_all(shapely.set_precision(flat, 1e-4), grid_size=1e-4).buffer(0)

    def box(self, product: Any) -> Polygon | None:
        """Return the narrowest rectangle around the footprint of a product."""
        corners = self._triangles(product)
        if corners is None:
            return None
        box = MultiPoint(corners.reshape(-1, 3)[:, :2]).minimum_rotated_rectangle
        return box if isinstance(box, Polygon) else None

    def _triangles(self, product: Any) -> Any:
        """Return triangles of shape ``(n, 3, 3)``, metres."""
        if not getattr(product, "Representation", None):
            return None
        try:
            shape = self._geometry.create_shape(self._settings, product)
        except Exception:  # noqa: BLE001  # a foreign kernel on a hostile shape: the product is counted as shapeless
            return None
        points = np.asarray(shape.geometry.verts, dtype=np.float64).reshape(-1, 3)
        faces = np.asarray(shape.geometry.faces, dtype=np.intp).reshape(-1, 3)
        if not len(faces) or not np.isfinite(points).all() or np.abs(points).max() > 1e8:
            return None
        return points[faces]
