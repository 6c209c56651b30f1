"""How visitors see a stand from each of its open sides: where they look, and which stands are left and right of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from venueplan.model import Booth

_BESIDE = 0.3
"""Stands nearer than this share a wall, metres."""

_SHARED = 0.5
"""Length of wall from which on two stands are neighbours; those that touch at a corner are not, metres."""

_OPEN = 0.05
"""Distance from a front within which a side of a stand is open, metres."""


@dataclass(frozen=True, kw_only=True)
class Face:
    """What is left and right of a stand for who stands before some of its fronts.

    Attributes
    ----------
    facing
        Direction in which the visitor looks at the longest of them, degrees clockwise from +y; None without a front.
    left, right
        The neighbours; None where there is an aisle or a wall.
    fronts
        How many fronts have these neighbours.
    """

    facing: float | None = None
    left: Booth | None = None
    right: Booth | None = None
    fronts: int = 1


def faces_of(booth: Booth, booths: Sequence[Booth]) -> tuple[Face, ...]:
    """Return the faces of a stand, that of its longest front first; fronts with the same neighbours are one face.

    Parameters
    ----------
    booths
        Those of the hall, or of the whole plan.
    """
    near = [
        other
        for other in booths
        if other.id != booth.id and other.level == booth.level and other.polygon.dwithin(booth.polygon, _BESIDE)
    ]
    faces: dict[tuple[str, str], Face] = {}
    for front in sorted(booth.fronts, key=lambda line: (-round(line.length, 3), line.wkb)):
        face = _face(booth, front, near=near)
        key = (face.left.id if face.left else "", face.right.id if face.right else "")
        faces[key] = replace(faces[key], fronts=faces[key].fronts + 1) if key in faces else face
    return tuple(faces.values()) or (Face(),)


def _face(booth: Booth, front: LineString, *, near: Sequence[Booth]) -> Face:
    inward = _inward(front, booth.polygon)
    to_right = np.array([inward[1], -inward[0]])
    middle = shapely.get_coordinates(front.interpolate(0.5, normalized=True))[0]
    walls = booth.polygon.boundary.difference(shapely.union_all(booth.fronts).buffer(_OPEN))
    sides: dict[bool, list[tuple[float, str, Booth]]] = {False: [], True: []}
    for other in near:
        runs = _running(walls.intersection(other.polygon.buffer(_BESIDE, join_style="mitre")), inward)
        for side, found in sides.items():
            mine = [run for run in runs if _ends_at_right(booth, run.mean(axis=0), to_right=to_right) is side]
            if sum(float(np.linalg.norm(run[1] - run[0])) for run in mine) >= _SHARED:
                nearest = min(float((run.mean(axis=0) - middle) @ inward) for run in mine)
                found.append((round(nearest, 3), other.id, other))
    left, right = (min(sides[side])[2] if sides[side] else None for side in (False, True))
    return Face(facing=round(math.degrees(math.atan2(inward[0], inward[1])) % 360, 1) % 360, left=left, right=right)


def _inward(front: LineString, stand: BaseGeometry) -> NDArray[np.float64]:
    """Return the unit vector at right angles to a front, into the stand."""
    ends = shapely.get_coordinates(front)[[0, -1]]
    along = (ends[1] - ends[0]) / max(float(np.linalg.norm(ends[1] - ends[0])), 1e-9)
    inward = np.array([-along[1], along[0]])
    middle = shapely.get_coordinates(front.interpolate(0.5, normalized=True))[0]
    ahead, behind = (stand.distance(Point(*(middle + sign * _OPEN * inward))) for sign in (1.0, -1.0))
    return inward if ahead <= behind else -inward


def _ends_at_right(booth: Booth, spot: NDArray[np.float64], *, to_right: NDArray[np.float64]) -> bool:
    """Tell whether a stand lies to the left of a spot on its wall, so that the wall is its right one."""
    return bool(booth.polygon.distance(Point(*(spot + _OPEN * to_right))) > 0)


def _running(walls: BaseGeometry, inward: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Return the ends (2, 2) of those pieces of walls that run away from the visitor, not across before his eyes."""
    kept = []
    for part in shapely.get_parts(walls):
        for ends in pairwise(shapely.get_coordinates(part)):
            run = np.array(ends)
            along, across = run[1] - run[0], np.array([inward[1], -inward[0]])
            if abs(float(along @ inward)) > abs(float(along @ across)):
                kept.append(run)
    return kept
