"""How far the exits of a hall or room lie from each other: metres, share of the diagonal, angle between the ways."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point, Polygon, shortest_line

from venueplan.check.findings import Measured, at, found
from venueplan.check.leaving import CENTIMETRE, Leaving
from venueplan.model import Finding

Floats = NDArray[np.float64]

GRID = 1.0
"""Places from which the angle between two exits is measured, metres."""


def check_separation(leaving: Leaving) -> Iterator[Finding]:
    """Find exits that lie too near to each other, where more than one is asked for."""
    if leaving.exits_asked > 1 and len(leaving.exits) > 1:
        yield from _too_near(leaving)
        yield from _bunched(leaving)
        yield from _one_direction(leaving)


def longest_diagonal(area: Polygon) -> float:
    """Return the largest distance between two corners of an area, metres.

    Examples
    --------
    >>> from shapely import box
    >>> longest_diagonal(box(0, 0, 40, 30))
    50.0
    """
    corners = shapely.get_coordinates(area.convex_hull)
    return float(np.hypot(*(corners[:, None, :] - corners[None, :, :]).transpose(2, 0, 1)).max())


def _too_near(leaving: Leaving) -> Iterator[Finding]:
    limit = leaving.pack.find("exit-separation")
    for one, other in combinations(leaving.exits, 2):
        gap = one.line.distance(other.line)
        if limit and gap < limit.value - CENTIMETRE:
            en, zh = leaving.names
            yield found(
                "exit-separation",
                leaving.unit.id,
                says=(
                    f"Exits {one.id} and {other.id} of {en} are {gap:.2f} m apart; {limit.value:g} m are asked for.",
                    f"{zh}的安全出口{one.id}与{other.id}相距{gap:.2f}米，要求不小于{limit.value:g}米。",
                ),
                measured=Measured(value=gap, limit=limit),
                place=at(leaving.level, shortest_line(one.line, other.line)),
            )


def _bunched(leaving: Leaving) -> Iterator[Finding]:
    """Yield the finding that no two exits are as far apart as a share of the longest diagonal."""
    word = "-sprinklered" if leaving.unit.sprinklered else ""
    limit = leaving.pack.find(f"exit-separation-share{word}") or leaving.pack.find("exit-separation-share")
    if limit is None:
        return
    asked = limit.value * longest_diagonal(leaving.unit.polygon)
    middles = [Point(middle) for middle in _middles(leaving)]
    widest = max(a.distance(b) for a, b in combinations(middles, 2))
    if widest < asked - CENTIMETRE:
        en, zh = leaving.names
        yield found(
            "exit-separation",
            leaving.unit.id,
            says=(
                f"The exits of {en} lie within {widest:.2f} m; two of them must be {asked:.2f} m apart.",
                f"{zh}的安全出口最大间距为{widest:.2f}米，要求其中两个相距不小于{asked:.2f}米。",
            ),
            measured=Measured(value=widest, limit=limit, bound=asked, unit="m"),
            place=at(leaving.level, leaving.unit.polygon),
        )


def _one_direction(leaving: Leaving) -> Iterator[Finding]:
    """Yield the place farthest from all exits of those that see them in one direction, if that is too far.

    Ways are alternatives where they part by ``exit-angle``; elsewhere ``common-path`` is the most. Distances are
    straight, so the true ones are no shorter.
    """
    angle, path = leaving.pack.find("exit-angle"), leaving.pack.find("common-path")
    points = _places(leaving.unit.polygon)
    if angle is None or path is None or not len(points):
        return
    middles = _middles(leaving)
    widest = _widest_angles(points, middles)
    distances = np.hypot(*(points[:, None, :] - middles[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    far = np.where(widest < angle.value - CENTIMETRE, distances, 0.0)
    worst = int(np.argmax(far))
    if far[worst] > path.value + CENTIMETRE:
        en, zh = leaving.names
        yield found(
            "exit-angle",
            leaving.unit.id,
            says=(
                f"{en}: {far[worst]:.1f} m from any exit all lie within {widest[worst]:.0f}°, not {angle.value:g}°.",
                f"{zh}：距出口{far[worst]:.1f}米处各出口夹角仅{widest[worst]:.0f}°，要求{angle.value:g}°。",
            ),
            measured=Measured(value=float(widest[worst]), limit=angle),
            place=at(leaving.level, Point(points[worst])),
        )


def _middles(leaving: Leaving) -> Floats:
    middles = [exit_.line.interpolate(0.5, normalized=True) for exit_ in leaving.exits]
    return np.array([(middle.x, middle.y) for middle in middles])


def _places(area: Polygon) -> Floats:
    """Return a grid of points over an area, shape ``(n, 2)``, metres."""
    x0, y0, x1, y1 = area.bounds
    xs, ys = np.meshgrid(np.arange(x0 + GRID / 2, x1, GRID), np.arange(y0 + GRID / 2, y1, GRID))
    points = np.column_stack([xs.ravel(), ys.ravel()])
    return np.asarray(points[shapely.contains_xy(area, points[:, 0], points[:, 1])], dtype=float)


def _widest_angles(points: Floats, middles: Floats) -> Floats:
    """Return the largest angle between the directions from each point to two exits, degrees."""
    towards = np.arctan2(*(middles[None, :, :] - points[:, None, :]).transpose(2, 0, 1)[::-1])
    widest = np.zeros(len(points))
    for i, j in combinations(range(len(middles)), 2):
        turn = np.abs(np.degrees(towards[:, i] - towards[:, j])) % 360
        widest = np.maximum(widest, np.minimum(turn, 360 - turn))
    return widest
