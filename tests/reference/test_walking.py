"""Walking distances worked by hand, equal within 1 mm."""

from __future__ import annotations

from math import hypot, sqrt

import pytest
from shapely import LineString, MultiPolygon, Polygon, box

from venueplan.errors import InputError
from venueplan.model import (
    Calendar,
    Event,
    Fixture,
    Georeference,
    Label,
    Level,
    Opening,
    Plan,
    SignSite,
    Unit,
    Venue,
)
from venueplan.network import distance_field
from venueplan.route import find_route

MILLIMETRE = 1e-3

Corners = tuple[float, float, float, float]


def room(name: str, corners: Corners, *, level: str = "0", category: str = "room", shaft: str = "") -> Unit:
    return Unit(id=name, category=category, level=level, polygon=box(*corners), shaft=shaft)


def door(name: str, ends: Corners, *, level: str = "0", width: float = 0.0, step_free: bool = True) -> Opening:
    line = LineString([ends[:2], ends[2:]])
    return Opening(id=name, level=level, line=line, width=width or line.length, step_free=step_free)


def sign(name: str, x: float, y: float, *, level: str = "0") -> SignSite:
    return SignSite(id=name, kind="board", level=level, x=x, y=y, facing=0.0)


def building(
    *parts: Unit | Opening | Fixture | SignSite, heights: tuple[tuple[str, float], ...] = (("0", 0.0),)
) -> Plan:
    """Return a plan of some parts; levels are named by their ordinals."""
    everywhere = MultiPolygon([box(-100, -100, 100, 100)])
    venue = Venue(
        id="reference",
        name=Label(),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=tuple(
            Level(id=name, ordinal=int(name), name=Label(), outline=everywhere, elevation=height)
            for name, height in heights
        ),
        units=tuple(part for part in parts if isinstance(part, Unit)),
        openings=tuple(part for part in parts if isinstance(part, Opening)),
        fixtures=tuple(part for part in parts if isinstance(part, Fixture)),
    )
    sites = tuple(part for part in parts if isinstance(part, SignSite))
    return Plan(venue=venue, event=Event(id="reference", name=Label(), calendar=Calendar(days=()), sites=sites))


def test_in_an_empty_room_it_is_the_straight_line() -> None:
    """From (1, 1) to (4, 5): sqrt(3² + 4²) = 5 m."""
    assert distance_field(box(0, 0, 10, 10), [(1, 1)]).distances([(4, 5)])[0] == pytest.approx(5, abs=MILLIMETRE)


def test_round_one_box() -> None:
    """Room of 20 × 10 m, box from (5, 0) to (15, 6), from corner to corner.

    (0, 0) → (5, 6) → (15, 6) → (20, 0): sqrt(25 + 36) + 10 + sqrt(25 + 36) = 7.8102 + 10 + 7.8102 = 25.6205 m.
    """
    free = box(0, 0, 20, 10).difference(box(5, 0, 15, 6))
    assert distance_field(free, [(0, 0)]).distances([(20, 0)])[0] == pytest.approx(25.6205, abs=MILLIMETRE)


def test_round_a_box_the_shorter_side_wins() -> None:
    """Box from (5, 2) to (15, 6) in the same room, from (0, 3) to (20, 3).

    Below: 2 sqrt(5² + 1²) + 10 = 20.1980 m; above: 2 sqrt(5² + 3²) + 10 = 21.6619 m.
    """
    free = box(0, 0, 20, 10).difference(box(5, 2, 15, 6))
    assert distance_field(free, [(0, 3)]).distances([(20, 3)])[0] == pytest.approx(20.1980, abs=MILLIMETRE)


def test_round_the_corner_of_an_l_shaped_room() -> None:
    """Arms 4 m wide, inner corner at (4, 4), from (2, 9) to (9, 2): 2 sqrt(2² + 5²) = 10.7703 m."""
    free = Polygon([(0, 0), (10, 0), (10, 4), (4, 4), (4, 10), (0, 10)])
    assert distance_field(free, [(2, 9)]).distances([(9, 2)])[0] == pytest.approx(10.7703, abs=MILLIMETRE)


def test_through_a_maze() -> None:
    """Room of 12 × 10 m, one block from below up to y = 8 (x 3–4), one from above down to y = 2 (x 7–8).

    (0, 0) → (3, 8): sqrt(9 + 64) = 8.5440; → (4, 8): 1; → (7, 2): sqrt(9 + 36) = 6.7082; → (12, 0): sqrt(25 + 4) =
    5.3852, which passes under (8, 2) at y = 1.6. Together 21.6374 m.
    """
    free = box(0, 0, 12, 10).difference(box(3, 0, 4, 8)).difference(box(7, 2, 8, 10))
    field = distance_field(free, [(0, 0)])
    assert field.distances([(12, 0)])[0] == pytest.approx(21.6374, abs=MILLIMETRE)
    assert field.way((12, 0)).equals(LineString([(12, 0), (7, 2), (4, 8), (3, 8), (0, 0)]))


def test_two_rooms_and_a_door_beside_the_straight_line() -> None:
    """Rooms of 10 × 10 m side by side; the door's line is y 7–9 on x = 10, its clear width 1 m: y 7.5–8.5.

    From (2, 2) to (18, 2) round the lower jamb (10, 7.5): 2 sqrt(8² + 5.5²) = 19.4165 m; at 70 m/min 0.2774 min.
    """
    plan = building(
        room("a", (0, 0, 10, 10)),
        room("b", (10, 0, 20, 10)),
        door("d", (10, 7, 10, 9), width=1.0),
        sign("from", 2, 2),
        sign("to", 18, 2),
    )
    route = find_route(plan, origin="from", destination="to")
    assert route.length == pytest.approx(19.4165, abs=MILLIMETRE)
    assert route.minutes == pytest.approx(19.4165 / 70, abs=1e-5)
    assert [leg.via for leg in route.legs] == [("d",)]


def test_a_room_is_reached_at_its_nearest_door() -> None:
    """Doors of room b at y 1–2 and y 7–9; from (6, 5): to (10, 7) sqrt(16 + 4) = 4.4721, to (10, 2) 5 m."""
    plan = building(
        room("a", (0, 0, 10, 10)),
        room("b", (10, 0, 20, 10)),
        door("low", (10, 1, 10, 2)),
        door("high", (10, 7, 10, 9)),
        sign("from", 6, 5),
    )
    assert find_route(plan, origin="from", destination="b").length == pytest.approx(4.4721, abs=MILLIMETRE)


def test_a_door_too_narrow_to_pass_is_walked_round() -> None:
    """A gap of 0.5 m lies on the straight line of 16 m; the way through the 1 m door costs 19.4165 m as above."""
    plan = building(
        room("a", (0, 0, 10, 10)),
        room("b", (10, 0, 20, 10)),
        door("d", (10, 7, 10, 9), width=1.0),
        door("gap", (10, 1.75, 10, 2.25)),
        sign("from", 2, 2),
        sign("to", 18, 2),
    )
    assert find_route(plan, origin="from", destination="to").length == pytest.approx(19.4165, abs=MILLIMETRE)


def test_across_a_corridor_with_two_doors() -> None:
    """Rooms a and c on both sides of a corridor b 2 m wide; doors at x 0–1 below and x 9–10 above.

    From (0.5, 0) up through the first door to its right jamb and on to the left jamb of the second: (0.5, 0) → (1, 8):
    sqrt(0.25 + 64) = 8.0156; (1, 8) → (9, 10): sqrt(64 + 4) = 8.2462; (9, 10) → (9.5, 18): 8.0156. Together 24.2774 m.
    """
    plan = building(
        room("a", (0, 0, 10, 8)),
        room("b", (0, 8, 10, 10)),
        room("c", (0, 10, 10, 18)),
        door("first", (0, 8, 1, 8)),
        door("second", (9, 10, 10, 10)),
        sign("from", 0.5, 0),
        sign("to", 9.5, 18),
    )
    assert find_route(plan, origin="from", destination="to").length == pytest.approx(24.2774, abs=MILLIMETRE)


def test_open_ground_has_no_walls_and_a_column_is_walked_round() -> None:
    """Two squares side by side, a column of 2 × 2 m in the middle of the straight line of 16 m.

    (2, 5) → (9, 6) → (11, 6) → (18, 5): 2 sqrt(49 + 1) + 2 = 16.1421 m.
    """
    plan = building(
        room("a", (0, 0, 10, 10), category="unenclosedarea"),
        room("b", (10, 0, 20, 10), category="walkway"),
        Fixture(id="column", category="column", level="0", polygon=box(9, 4, 11, 6)),
        sign("from", 2, 5),
        sign("to", 18, 5),
    )
    assert find_route(plan, origin="from", destination="to").length == pytest.approx(16.1421, abs=MILLIMETRE)


TWO_FLOORS = (
    room("lower", (0, 0, 20, 10)),
    room("upper", (24, 0, 44, 10), level="1"),
    room("stair-0", (20, 4, 24, 6), category="stairs", shaft="stair"),
    room("stair-1", (20, 4, 24, 6), level="1", category="stairs", shaft="stair"),
    room("lift-0", (20, 0, 24, 2), category="elevator", shaft="lift"),
    room("lift-1", (20, 0, 24, 2), level="1", category="elevator", shaft="lift"),
    door("stair-0-door", (20, 4, 20, 6)),
    door("stair-1-door", (24, 4, 24, 6), level="1"),
    door("lift-0-door", (20, 0.5, 20, 1.5)),
    door("lift-1-door", (24, 0.5, 24, 1.5), level="1"),
    sign("from", 17, 1),
    sign("to", 36, 0, level="1"),
)
HEIGHTS = (("0", 0.0), ("1", 4.0))


def test_two_floors_and_a_stair() -> None:
    """The stair rises 4 m; its doors are 4 m apart on plan, but 27 steps of 150 × 300 mm need a run of 8 m.

    (17, 1) → (20, 5): 5 m; the slope: sqrt(8² + 4²) = 8.9443 m; (24, 5) → (36, 0): sqrt(144 + 25) = 13 m. Together
    26.9443 m; time (5 + 13) / 70 + 8.9443 / (70 · 2/3) = 0.2571 + 0.1917 = 0.4488 min.
    """
    route = find_route(building(*TWO_FLOORS, heights=HEIGHTS), origin="from", destination="to")
    assert [leg.kind for leg in route.legs] == ["walk", "stairs", "walk"]
    assert [leg.level for leg in route.legs] == ["0", "0", "1"]
    assert route.length == pytest.approx(26.9443, abs=MILLIMETRE)
    assert route.minutes == pytest.approx(0.4488, abs=1e-4)


def test_down_the_stair_is_as_long_and_a_little_faster() -> None:
    """The same metres; time 18 / 70 + 8.9443 / (70 · 5/6) = 0.2571 + 0.1533 = 0.4105 min."""
    route = find_route(building(*TWO_FLOORS, heights=HEIGHTS), origin="to", destination="from")
    assert route.length == pytest.approx(26.9443, abs=MILLIMETRE)
    assert route.minutes == pytest.approx(0.4105, abs=1e-4)


def test_step_free_takes_the_lift() -> None:
    """(17, 1) → (20, 1): 3 m; wait 0.75 min and 4 m at 60 m/min; (24, 1) → (36, 0): sqrt(144 + 1) = 12.0416 m.

    Together 15.0416 m and 15.0416 / 70 + 0.75 + 4 / 60 = 1.0315 min. It is shorter, but not quicker than the stair.
    """
    route = find_route(building(*TWO_FLOORS, heights=HEIGHTS), origin="from", destination="to", step_free=True)
    assert [leg.kind for leg in route.legs] == ["walk", "elevator", "walk"]
    assert route.length == pytest.approx(15.0416, abs=MILLIMETRE)
    assert route.minutes == pytest.approx(1.0315, abs=1e-4)


def test_without_a_lift_no_step_free_way_is_promised() -> None:
    """Control: the answer names the stair that is in the way."""
    stairs_only = building(*(part for part in TWO_FLOORS if "lift" not in part.id), heights=HEIGHTS)
    with pytest.raises(InputError, match=r"no step-free way leads from sign:from to sign:to: .*stairs 'stair'"):
        find_route(stairs_only, origin="from", destination="to", step_free=True)


def test_the_wall_is_there() -> None:
    """Control: without the door there is no way, and the straight line through the wall would be 16 m."""
    walled = building(room("a", (0, 0, 10, 10)), room("b", (10, 0, 20, 10)), sign("from", 2, 2), sign("to", 18, 2))
    with pytest.raises(InputError, match="no way leads from sign:from to sign:to"):
        find_route(walled, origin="from", destination="to")
    assert hypot(18 - 2, 0) < 2 * sqrt(8**2 + 5.5**2)


@pytest.mark.parametrize(("gap", "length"), [(0.25, 18.1245), (0.35, 16.0)])
def test_a_gap_narrower_than_a_person_is_no_way(gap: float, length: float) -> None:
    """Two desks of 2 m in depth, x 9–11, with a gap round y 5, between (2, 5) and (18, 5).

    Through the gap: 16 m. Round the corners (9, 1) and (11, 1): 2 sqrt(7² + 4²) + 2 = 2 · 8.0623 + 2 = 18.1245 m.
    """
    plan = building(
        room("a", (0, 0, 20, 10)),
        Fixture(id="south", category="desk", level="0", polygon=box(9, 1, 11, 5 - gap / 2)),
        Fixture(id="north", category="desk", level="0", polygon=box(9, 5 + gap / 2, 11, 10)),
        sign("from", 2, 5),
        sign("to", 18, 5),
    )
    assert find_route(plan, origin="from", destination="to").length == pytest.approx(length, abs=MILLIMETRE)
