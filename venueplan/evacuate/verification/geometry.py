"""Walking distances worked by hand."""

from __future__ import annotations

from math import sqrt

from shapely import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.evacuate.verification.case import Case, Outcome
from venueplan.network import distance_field, pockets

XY = tuple[float, float]

_NEAR = 1e-6  # metres
_SOURCE = "by hand"
_EQUAL = "the length worked by hand, within 1e-6 m"


def _walk(area: BaseGeometry, begin: XY, *, end: XY, expected: float) -> Outcome:
    found = float(distance_field(area, [begin]).distances([end])[0])
    return Outcome(value=f"{found:.4f} m, by hand {expected:.4f} m", passed=abs(found - expected) < _NEAR)


def _empty() -> Outcome:
    return _walk(box(0, 0, 40, 30), (1, 2), end=(37, 29), expected=sqrt(36**2 + 27**2))


def _one_box() -> Outcome:
    area = box(0, 0, 20, 10).difference(box(5, 0, 15, 6))
    return _walk(area, (0, 0), end=(20, 0), expected=2 * sqrt(5**2 + 6**2) + 10)


def _l_room() -> Outcome:
    area = Polygon([(0, 0), (10, 0), (10, 4), (4, 4), (4, 10), (0, 10)])
    return _walk(area, (2, 9), end=(9, 2), expected=2 * sqrt(2**2 + 5**2))


def _maze() -> Outcome:
    area = box(0, 0, 12, 10).difference(box(3, 0, 4, 8)).difference(box(7, 2, 8, 10))
    expected = sqrt(3**2 + 8**2) + 1 + sqrt(3**2 + 6**2) + sqrt(5**2 + 2**2)
    return _walk(area, (0, 0), end=(12, 0), expected=expected)


def _pockets() -> Outcome:
    area = box(0, 0, 40, 20).union(box(40, 2, 46, 5)).union(box(40, 12, 52, 15))
    exits = [LineString([(0, 2), (0, 4)]), LineString([(0, 16), (0, 18)])]
    found = sorted(pocket.depth for pocket in pockets(area, exits, narrowest=0.9, widest=6.0))
    passed = len(found) == 2 and abs(found[0] - 6) < _NEAR and abs(found[1] - 12) < _NEAR
    return Outcome(value=", ".join(f"{depth:.3f} m" for depth in found), passed=passed)


CASES = (
    Case(
        name="empty rectangle",
        source=_SOURCE,
        set_up="40 × 30 m, from (1, 2) to (37, 29)",
        criterion=f"{_EQUAL}: √(36² + 27²)",
        model="geometry",
        run=_empty,
    ),
    Case(
        name="one box",
        source=_SOURCE,
        set_up="20 × 10 m, box of 10 × 6 m between, from corner to corner",
        criterion=f"{_EQUAL}: 2 √(5² + 6²) + 10",
        model="geometry",
        run=_one_box,
    ),
    Case(
        name="L-room",
        source=_SOURCE,
        set_up="arms 4 m wide, round the inner corner (4, 4)",
        criterion=f"{_EQUAL}: 2 √(2² + 5²)",
        model="geometry",
        run=_l_room,
    ),
    Case(
        name="maze",
        source=_SOURCE,
        set_up="12 × 10 m, a block from below to y = 8, one from above to y = 2",
        criterion=f"{_EQUAL}: √(3² + 8²) + 1 + √(3² + 6²) + √(5² + 2²)",
        model="geometry",
        run=_maze,
    ),
    Case(
        name="pockets",
        source=_SOURCE,
        set_up="40 × 20 m with two exits, dead ends 3 m wide, 6 and 12 m deep",
        criterion="common path to the neck where the choice begins: 6 and 12 m, within 1e-6 m",
        model="geometry",
        run=_pockets,
    ),
)
