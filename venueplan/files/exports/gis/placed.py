"""Tables of a plan with their geometry on the earth, as both GIS writers store them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from venueplan.files.exports.earth import Shapes, on_earth, plane_of
from venueplan.files.exports.tables import Table, tables_of
from venueplan.model import Plan

WGS84 = 4326
"""EPSG code of longitude and latitude in degrees."""


@dataclass(frozen=True, kw_only=True)
class PlacedTable:
    """A table and its shapes in degrees."""

    table: Table
    shapes: Shapes

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Least and greatest longitude and latitude."""
        left, low, right, high = shapely.total_bounds(self.shapes).tolist()
        return left, low, right, high

    @property
    def well_known(self) -> NDArray[np.object_]:
        """Return the shapes as well-known binary, little-endian."""
        return np.asarray(shapely.to_wkb(self.shapes, byte_order=1), dtype=object)


def placed_tables(plan: Plan) -> Iterator[PlacedTable]:
    """Yield every table of a plan with its geometry in degrees.

    Raises
    ------
    InputError
        If the plan does not lie anywhere on the earth.
    """
    plane = plane_of(plan.venue)
    for table in tables_of(plan):
        yield PlacedTable(table=table, shapes=on_earth(table.shapes, plane=plane))


def counts_of(tables: list[PlacedTable]) -> tuple[tuple[str, int], ...]:
    """Return how many rows each table has."""
    return tuple((placed.table.name, len(placed.table.rows)) for placed in tables)
