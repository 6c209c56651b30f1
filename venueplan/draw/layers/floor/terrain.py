"""Walking distances on a map: the measured grid as a surface, its bands, and the lines of equal distance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from contourpy import FillType, LineType, contour_generator
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from venueplan.draw.audit import ink_polygon
from venueplan.draw.fixed import BEYOND, DISTANCES
from venueplan.draw.layers.layer import Layer, Taken, area, rounded, text
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import DistanceGrid

_STEPS = (2.5, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0, 250.0, 500.0)


@dataclass(frozen=True, kw_only=True)
class Terrain:
    """A distance grid as a surface over the floor of its hall.

    Attributes
    ----------
    grid
        What was measured.
    floor
        Outline of the hall, metres.
    """

    grid: DistanceGrid
    floor: Polygon

    @cached_property
    def _measured(self) -> NDArray[np.float64]:
        return np.array(self.grid.distances, dtype=np.float64)

    @property
    def highest(self) -> float:
        """The largest distance, metres; 0 if there is none."""
        known = self._measured[np.isfinite(self._measured)]
        return float(known.max()) if known.size else 0.0

    @property
    def step(self) -> float:
        """Distance of two contours, metres: a round number, and no more bands than there are fills."""
        return next((step for step in _STEPS if self.highest <= step * len(DISTANCES)), _STEPS[-1])

    @cached_property
    def _lines(self) -> Any:
        rows, columns = self._measured.shape
        x = self.grid.x + np.arange(-1, columns + 1) * self.grid.step
        y = self.grid.y + np.arange(-1, rows + 1) * self.grid.step
        surface = np.pad(_spread(np.where(np.isfinite(self._measured), self._measured, np.nan)), 1, mode="edge")
        return contour_generator(x, y, surface, fill_type=FillType.OuterOffset, line_type=LineType.Separate)

    def band(self, low: float, high: float) -> BaseGeometry:
        """Return the floor between two distances, metres."""
        points, offsets = self._lines.filled(low, high)
        parts = []
        for coordinates, starts in zip(points, offsets, strict=True):
            rings = [coordinates[a:b] for a, b in pairwise(starts)]
            parts.append(Polygon(rings[0], rings[1:]).buffer(0))
        return shapely.union_all(parts).intersection(self.floor)

    def contour(self, level: float) -> list[LineString]:
        """Return the lines on the floor at one distance, metres, the longest first."""
        lines = [LineString(points) for points in self._lines.lines(level) if len(points) > 1]
        cut = [part for line in lines for part in shapely.get_parts(line.intersection(self.floor))]
        return sorted((part for part in cut if isinstance(part, LineString)), key=lambda part: -part.length)

    @cached_property
    def cut_off(self) -> BaseGeometry:
        """The floor from which no way leads to an exit."""
        return self._cells(np.isposinf(self._measured)).intersection(self.floor)

    def catchments(self, count: int) -> list[BaseGeometry]:
        """Return for each of so many exits the floor whose nearest exit it is; borders are straightened."""
        nearest = np.array(self.grid.nearest, dtype=np.float64)
        whole = _spread(np.where(nearest >= 0, nearest, np.nan), mean=False)
        found = [self._cells(whole == number) for number in range(count)]
        present = [number for number, part in enumerate(found) if not part.is_empty]
        smooth = shapely.coverage_simplify(np.array([found[n] for n in present], dtype=object), self.grid.step * 1.2)
        for number, part in zip(present, smooth, strict=True):
            found[number] = part.intersection(self.floor)
        return found

    def _cells(self, mask: NDArray[np.bool_]) -> BaseGeometry:
        """Return the union of the cells of a mask, those at the edge reaching a step farther."""
        wide = np.pad(mask, 1, mode="edge")
        rows, columns = np.nonzero(wide)
        edges = [
            np.round(first + (np.arange(count + 1) - 1.5) * self.grid.step, 6)
            for first, count in zip((self.grid.x, self.grid.y), wide.shape[::-1], strict=True)
        ]
        cells = shapely.box(edges[0][columns], edges[1][rows], edges[0][columns + 1], edges[1][rows + 1])
        return shapely.coverage_union_all(cells) if len(cells) else MultiPolygon()


def _spread(known: NDArray[np.float64], *, mean: bool = True) -> NDArray[np.float64]:
    """Fill the gaps of a field from their neighbours, ring by ring: with their mean, or with one of them."""
    values = known.copy()
    while np.isnan(values).any() and not np.isnan(values).all():
        around = np.pad(values, 1, constant_values=np.nan)
        sides = np.stack([around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]])
        have = ~np.isnan(sides)
        total, count = np.where(have, sides, 0.0).sum(axis=0), have.sum(axis=0)
        first = np.take_along_axis(sides, have.argmax(axis=0)[None], axis=0)[0]
        near = total / np.maximum(count, 1) if mean else first
        values = np.where(np.isnan(values) & (count > 0), near, values)
    return np.nan_to_num(values)


@dataclass(frozen=True, kw_only=True)
class Band:
    """One entry of the legend of distances: fill, and metres from and to."""

    fill: str
    low: float
    high: float


def bands_of(terrain: Terrain, *, limit: float | None) -> list[Band]:
    """Return the bands that a map of distances needs; what lies beyond the limit has a band of its own."""
    step, found, low = terrain.step, list[Band](), 0.0
    top = terrain.highest if limit is None else min(terrain.highest, limit)
    while low < top - 1e-9:
        high = low + step if limit is None else min(low + step, limit)
        found.append(Band(fill=DISTANCES[min(len(found), len(DISTANCES) - 1)], low=low, high=high))
        low = high
    if limit is not None and terrain.highest > limit + 1e-9:
        found.append(Band(fill=BEYOND, low=limit, high=terrain.highest))
    return found


def distance_bands(terrain: Terrain, bands: Sequence[Band], *, view: View, look: Look) -> Layer:
    """Draw the floor in bands of walking distance to the nearest exit."""
    marks: list[Mark] = [
        area(view.cut(part), band.fill)
        for band in bands
        if not (part := terrain.band(band.low - (1e-6 if band.low == 0 else 0), band.high + 1e-6)).is_empty
    ]
    if not terrain.cut_off.is_empty:
        marks.append(area(view.cut(terrain.cut_off), look.colours.ink2))
    return Layer(name="distances", marks=tuple(marks))


@dataclass(frozen=True, kw_only=True)
class Contours:
    """Lines of equal distance, to lie under the stands, and their metres, to lie over everything."""

    lines: Layer
    metres: Layer


def contours(terrain: Terrain, *, limit: float | None, view: View, look: Look, taken: Taken) -> Contours:
    """Draw the lines of equal distance, each with its metres where there is room, and the limit in red."""
    red, ink = look.colours.here, look.colours.wall
    levels = [(float(level), ink, 1.5) for level in np.arange(terrain.step, terrain.highest, terrain.step)]
    if limit is not None and terrain.highest > limit:
        levels = [*(level for level in levels if abs(level[0] - limit) > 1e-9), (limit, red, 6.0)]
    shapes: list[Mark] = []
    words: list[Mark] = []
    for level, colour, width in levels:
        lines = [line for line in map(view.cut, terrain.contour(level)) if not line.is_empty]
        shapes.append(Shape(geometries=tuple(lines), stroke=colour, width=look.line("hair") * width))
        words += _metres(lines, f"{level:g}", colour=red if colour == red else look.colours.ink, look=look, taken=taken)
    return Contours(lines=Layer(name="contours", marks=tuple(shapes)), metres=Layer(name="metres", marks=tuple(words)))


_PLACES = (0.5, 0.3, 0.7, 0.15, 0.85, 0.4, 0.6, 0.05, 0.95)
_APART_MM = 45.0
"""A long line bears its metres again after this way, mm."""


def _metres(lines: Sequence[BaseGeometry], said: str, *, colour: str, look: Look, taken: Taken) -> list[Mark]:
    """Write the metres on some lines, at most thrice, each on a plate."""
    cap = look.cap("table")
    found: list[Mark] = []
    placed: list[Point] = []
    for line in (part for whole in lines for part in shapely.get_parts(whole)):
        for share in _PLACES:
            spot = line.interpolate(share, normalized=True)
            words = text(
                said, at=(spot.x, spot.y - cap / 2), cap=cap, colour=colour, align="centre", face="bold",
                role="contour",
            )  # fmt: skip
            ink = ink_polygon(words)
            place = ink.buffer(1.0)
            if len(placed) < 3 and taken.free(place) and all(spot.distance(other) > _APART_MM for other in placed):
                taken.take(place)
                placed.append(spot)
                found += [area(rounded(ink.buffer(0.5).bounds, 0.4), look.colours.white), words]
    return found
