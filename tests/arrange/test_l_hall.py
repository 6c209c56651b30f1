"""The hall on which layout methods were measured: how much it holds, checked anew on exact geometry.

Gross 96 · 66 - 42 · 30 = 5,076 m². A fixed grid reaches 0.38 to 0.41 of it, row and cross-aisle programmes 0.465.
"""

from collections import defaultdict
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from halls import bare_pack, event_of, l_hall, venue_of
from shapely import LineString, MultiPolygon, Point, Polygon, box, union_all

from venueplan.arrange import arrange_booths, prove_layout
from venueplan.check.aisles import check_aisles
from venueplan.check.booths import check_booths
from venueplan.check.floor import hall_floors
from venueplan.geometry.frame import polygons_of
from venueplan.model import Booth, BoothPattern, FloorPlan, Plan
from venueplan.rules.booths.stands import polygons_only

AISLE, LONGEST = 3.0, 30.0

HAIR = 1e-3
"""Metres by which rounding may be off."""

HALL = l_hall()
VENUE = venue_of(HALL)
PACK = bare_pack(aisle=AISLE)
PATTERN = BoothPattern(wall_distance=0.0, main_aisle=AISLE)
EVENT = replace(event_of(pattern=PATTERN), rules=PACK.name, packs=(PACK,))


@pytest.fixture(scope="module")
def floor_plan() -> FloorPlan:
    return arrange_booths(VENUE, EVENT)


def faults(booths: tuple[Booth, ...]) -> list[str]:
    """Return what is wrong with a layout of the L-hall, measured on polygons alone."""
    blocked, clear = union_all(HALL.columns), union_all(HALL.no_build)
    found = []
    for one, other in combinations(booths, 2):
        if one.polygon.intersection(other.polygon).area > HAIR:
            found.append(f"{one.id} overlaps {other.id}")
    for booth in booths:
        if booth.polygon.difference(HALL.outline).area > HAIR:
            found.append(f"{booth.id} leaves the hall")
        if booth.polygon.intersection(blocked).area > HAIR:
            found.append(f"{booth.id} stands on a column")
        if booth.polygon.intersection(clear).area > HAIR:
            found.append(f"{booth.id} stands before a door")
    walkable = polygons_only(HALL.outline.difference(union_all([blocked, *(booth.polygon for booth in booths)])))
    way = _way(walkable)
    found += [f"{booth.id} has no front" for booth in booths if not _has_front(booth, way)]
    found += [f"door {door} is not reached" for door in _doors_cut_off(way)]
    return found + [f"a run of {length:.1f} m" for length in _runs(booths) if length > LONGEST + HAIR]


def _way(walkable: Polygon | MultiPolygon) -> Polygon:
    """Return where the middle of a square as wide as an aisle can be: the largest connected piece.

    All outlines are parallel to x or y, so that growing them with sharp corners is growing them by a square.
    """
    frame = box(-10, -10, 110, 80)
    blocked = frame.difference(walkable)
    parts = getattr(blocked, "geoms", [blocked])
    grown = union_all([part.buffer(AISLE / 2 - HAIR, join_style="mitre") for part in parts])
    centres = frame.difference(grown)
    return max(polygons_of(centres), key=lambda piece: float(piece.area), default=Polygon())


def _has_front(booth: Booth, way: Polygon) -> bool:
    """Tell whether a square as wide as the aisle passes before a whole side of a booth."""
    ring = list(booth.polygon.exterior.coords)
    middle = booth.polygon.centroid
    for (x0, y0), (x1, y1) in pairwise(ring):
        length = abs(x1 - x0) + abs(y1 - y0)
        if length < AISLE - HAIR:
            continue
        nx, ny = abs(y1 - y0) / length, abs(x1 - x0) / length
        out = AISLE / 2 * (1 if nx * ((x0 + x1) / 2 - middle.x) + ny * ((y0 + y1) / 2 - middle.y) > 0 else -1)
        # What keeps the square off keeps it off over at least its own width, so a point each metre is enough.
        shares = np.linspace(AISLE / 2 / length, 1 - AISLE / 2 / length, 1 + int(length))
        ahead = [Point(x0 + (x1 - x0) * t + nx * out, y0 + (y1 - y0) * t + ny * out) for t in shares]
        if all(way.distance(point) <= 2 * HAIR for point in ahead):
            return True
    return False


def _doors_cut_off(way: Polygon) -> list[int]:
    return [number for number, door in enumerate(HALL.doors) if way.distance(LineString(door)) > AISLE / 2 + 2 * HAIR]


def _runs(booths: tuple[Booth, ...]) -> list[float]:
    """Return the lengths of unbroken rows: stands that touch side by side in one line along x, or along y."""
    found = []
    for axis in (0, 1):
        lines = defaultdict(list)
        for booth in booths:
            bounds = booth.polygon.bounds
            for at in (bounds[1 - axis] + 0.5, bounds[3 - axis] - 0.5):
                for other in booths:
                    low, high = other.polygon.bounds[1 - axis], other.polygon.bounds[3 - axis]
                    if low < at < high:
                        lines[round(at, 3)].append((other.polygon.bounds[axis], other.polygon.bounds[2 + axis]))
        for pieces in lines.values():
            end = begin = -1.0
            for low, high in sorted(set(pieces)):
                begin = begin if low <= end + HAIR else low
                end = max(end, high)
                found.append(end - begin)
    return found


def test_the_l_hall_holds_at_least_49_percent(floor_plan: FloorPlan) -> None:
    assert floor_plan.halls[0].gross == pytest.approx(5076.0)
    assert floor_plan.halls[0].net / 5076.0 >= 0.49
    assert faults(floor_plan.booths) == []


def test_the_checker_finds_no_error_in_the_l_hall(floor_plan: FloorPlan) -> None:
    floor = hall_floors(Plan(venue=VENUE, event=EVENT, floor_plan=floor_plan), pack=PACK)[0]
    assert [str(f.message) for f in (*check_aisles(floor), *check_booths(floor)) if f.severity == "error"] == []


@pytest.mark.parametrize(
    ("floor", "says"),
    [
        (box(5, 4, 8, 7), "stands on a column"),
        (box(19, 0, 22, 3), "stands before a door"),
        (box(95, 20, 98, 23), "leaves the hall"),
        (box(0, 0, 96, 66), "overlaps"),
        (box(0, 20, 96, 23), "has no front"),
        (box(0, 20, 96, 23), "a run of"),
    ],
)
def test_a_bad_stand_would_be_found(floor_plan: FloorPlan, floor: Polygon, says: str) -> None:
    """The controls: a stand more, on a column, before a door, outside, on others, in an aisle, without end."""
    bad = replace(floor_plan.booths[0], id="bad", polygon=floor)
    assert any(says in fault for fault in faults((bad, *floor_plan.booths)))


def test_the_best_rows_are_proven(floor_plan: FloorPlan) -> None:
    """The rows that hold the most are found and all of them reached: best and bound are one number."""
    figures = prove_layout(VENUE, EVENT, floor_plan=floor_plan).halls[0]
    assert figures.class_best is not None
    assert figures.class_best == figures.class_bound
    assert 0.465 * figures.gross < figures.class_best <= figures.net
