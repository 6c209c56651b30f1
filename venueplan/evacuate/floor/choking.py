"""The section of a floor that takes longest to pass: a narrow place, a row of doors, or all exits together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from venueplan.evacuate.floor.crowd import Crowd, Floats
from venueplan.evacuate.standards import FlowStandard
from venueplan.model import Choke, Opening
from venueplan.solve import tightest_section

Integers = NDArray[np.int64]

SIDE = (1.0, 2.0)
"""Side of the cells of small and of large floors, metres."""

LARGE = 4000.0
"""Floors from this area on are large, m²."""

_OFF_WALLS = 1e-6  # a line as near as this to a wall lies along it, metres
_AT_DOOR = 0.1  # cells this near to a door lead to it, metres
_PLENTY = 1e6  # persons per second from a cell to its door: the door itself is the limit


@dataclass(frozen=True, kw_only=True)
class _Cells:
    """Squares over a floor, numbered row by row, and the edges between neighbours as far as they are free."""

    xs: Floats
    ys: Floats

    @property
    def count(self) -> int:
        return (len(self.xs) - 1) * (len(self.ys) - 1)

    def number(self, points: Floats) -> Integers:
        column = np.clip(np.searchsorted(self.xs, points[:, 0], side="right") - 1, 0, len(self.xs) - 2)
        row = np.clip(np.searchsorted(self.ys, points[:, 1], side="right") - 1, 0, len(self.ys) - 2)
        return np.asarray(row * (len(self.xs) - 1) + column, dtype=np.int64)

    def edges(self) -> tuple[Integers, Floats]:
        """Return pairs of neighbouring cells, and the edge between them as x, y, x, y."""
        columns, rows = len(self.xs) - 1, len(self.ys) - 1
        cells = np.arange(self.count).reshape(rows, columns)
        x, y = np.meshgrid(self.xs, self.ys)
        upright = np.stack([x[:-1, 1:-1], y[:-1, 1:-1], x[1:, 1:-1], y[1:, 1:-1]], axis=-1)
        level = np.stack([x[1:-1, :-1], y[1:-1, :-1], x[1:-1, 1:], y[1:-1, 1:]], axis=-1)
        east = np.stack([cells[:, :-1], cells[:, 1:]], axis=-1)
        north = np.stack([cells[:-1], cells[1:]], axis=-1)
        return (
            np.vstack([east.reshape(-1, 2), north.reshape(-1, 2)]),
            np.vstack([upright.reshape(-1, 4), level.reshape(-1, 4)]),
        )

    def boxes(self) -> NDArray[np.object_]:
        x, y = np.meshgrid(self.xs, self.ys)
        boxes = shapely.box(x[:-1, :-1].ravel(), y[:-1, :-1].ravel(), x[1:, 1:].ravel(), y[1:, 1:].ravel())
        return np.asarray(boxes, dtype=object)


def choking_section(crowd: Crowd, doors: Sequence[Opening], *, standard: FlowStandard, level: str) -> Choke | None:
    """Return the section of a floor that takes longest to pass, if walking took no time.

    A minimum cut between the people and the doors over square cells. An edge between two cells lets through the
    standard's door flow times its free length, without boundary layers; a door its own rate. Sections run along cell
    edges, so a slanting narrow place counts as wider than it is: its time is a lower bound.

    Parameters
    ----------
    crowd
        People on a floor, all of them with a way out.
    doors
        Openings that lead out.
    standard
        Flows.
    level
        Id of the level the floor lies on.

    Returns
    -------
    Choke or None
        None if nobody is there or no door lets anybody out.
    """
    wide = [door for door in doors if standard.door_rate(door.width) > 0]
    if not wide or not len(crowd.points):
        return None
    cells = _cells_over(crowd)
    pairs, ends = cells.edges()
    free = _free_parts(crowd, ends)
    keep = shapely.length(free) > 0
    pairs, free = pairs[keep], free[keep]
    to_doors = _beside(wide, cells=cells)
    flow = standard["door-flow"] * shapely.length(free)
    section = tightest_section(
        np.r_[
            np.bincount(cells.number(crowd.points), weights=crowd.amounts, minlength=cells.count), np.zeros(len(wide))
        ],
        arcs=np.vstack([pairs, pairs[:, ::-1], to_doors]),
        rates=np.concatenate([flow, flow, np.full(len(to_doors), _PLENTY)]),
        gates=np.r_[np.zeros(cells.count), [standard.door_rate(door.width) for door in wide]],
    )
    cut = free[section.behind[pairs[:, 0]] != section.behind[pairs[:, 1]]]
    shut = [door for number, door in enumerate(wide) if section.behind[cells.count + number]]
    return Choke(
        level=level,
        lines=_lines([*cut, *(door.line for door in shut)]),
        gates=tuple(door.id for door in shut),
        persons=section.time * section.throughput,
        throughput=section.throughput,
    )


def _cells_over(crowd: Crowd) -> _Cells:
    x0, y0, x1, y1 = crowd.floor.free.bounds
    side = SIDE[crowd.floor.free.area >= LARGE]
    return _Cells(xs=np.arange(x0, x1 + side, side), ys=np.arange(y0, y1 + side, side))


def _free_parts(crowd: Crowd, ends: Floats) -> NDArray[np.object_]:
    """Return the parts of cell edges that lie on the floor, not along a wall."""
    edges = np.asarray(shapely.linestrings(ends.reshape(-1, 2, 2)), dtype=object)
    inner = crowd.floor.free.buffer(-_OFF_WALLS, join_style="mitre")
    shapely.prepare(inner)
    touched = shapely.intersects(inner, edges)
    mixed = touched & ~shapely.covers(inner, edges)
    edges[~touched] = LineString()
    edges[mixed] = shapely.intersection(inner, edges[mixed])
    return edges


def _beside(doors: Sequence[Opening], *, cells: _Cells) -> Integers:
    """Return pairs of a cell and the node of a door that it touches; doors are numbered after the cells."""
    lines = np.array([door.line for door in doors], dtype=object)
    door, cell = shapely.STRtree(cells.boxes()).query(lines, predicate="dwithin", distance=_AT_DOOR)
    return np.column_stack([cell, cells.count + door]).astype(np.int64)


def _lines(parts: Sequence[BaseGeometry]) -> MultiLineString:
    merged = shapely.line_merge(shapely.union_all(list(parts)))
    return MultiLineString([part for part in shapely.get_parts(merged) if isinstance(part, LineString)])
