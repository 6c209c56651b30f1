"""What is measured about leaving a hall; every number by hand from the fair of conftest.py."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from shapely import LineString, Polygon, box

from venueplan.check import measure_egress
from venueplan.model import Fixture, FloorPlan, HallEgress, Opening, Plan
from venueplan.rules import rule_pack


def measured(plan: Plan) -> HallEgress:
    (hall,) = measure_egress(plan, pack=rule_pack("china"))
    return hall


def test_load_areas_and_pack(fair: Plan) -> None:
    """40 × 30 m at 0.75 persons/m² bring 900; 32 stands of 9 m² take 288 m²."""
    hall = measured(fair)
    assert (hall.hall, hall.pack, hall.gross, hall.net) == ("H1", "china", 1200.0, 288.0)
    assert (hall.persons, hall.basis) == (900, "area")


def test_halls_without_stands_are_measured_too(fair: Plan) -> None:
    for plan in (replace(fair, floor_plan=None), replace(fair, floor_plan=FloorPlan())):
        hall = measured(plan)
        assert (hall.net, hall.aisles) == (0.0, ())
        assert hall.longest is not None


def test_everybody_takes_the_nearest_exit(fair: Plan) -> None:
    """Half of the hall is nearer to each of two equal exits; 4 m take 4 / 0.65 · 100 = 615 persons."""
    exits = {use.exit: use for use in measured(fair).exits}
    assert {name: use.persons for name, use in exits.items()} == {"north": 450, "south": 450}
    assert {use.capacity for use in exits.values()} == {615}
    assert {use.width for use in exits.values()} == {4.0}


def test_a_catchment_of_a_quarter(fair: Plan, change: Any) -> None:
    """An empty hall whose exits lie at x 18–22 and x 38–40 of one side: whoever is east of x = 30 takes the second.

    10 of 40 columns of the grid, 900 · 10 / 40 = 225 persons.
    """
    second = Opening(id="second", level="g", line=LineString([(38, 0), (40, 0)]), width=2.0, exit=True)
    plan = change.add(change.venue(fair, "openings", "north", exit=False), "openings", second)
    exits = {use.exit: use for use in measured(replace(plan, floor_plan=FloorPlan())).exits}
    assert {name: use.persons for name, use in exits.items()} == {"second": 225, "south": 675}
    assert exits["second"].capacity == 307


def test_the_longest_way_is_a_line_that_ends_at_an_exit(fair: Plan, change: Any) -> None:
    """Only the southern exit, no stands: from a northern corner √(18² + 30²) m straight to the end of the exit."""
    plan = replace(change.venue(fair, "openings", "north", exit=False), floor_plan=FloorPlan())
    longest = measured(plan).longest
    assert longest is not None
    assert longest.length == pytest.approx(math.hypot(18, 30))
    begin, end = ([round(metres, 9) + 0.0 for metres in point] for point in (longest.coords[0], longest.coords[-1]))
    assert begin in ([0.0, 30.0], [40.0, 30.0])
    assert end in ([18.0, 0.0], [22.0, 0.0])


def test_a_hall_without_exits_has_no_way_and_no_catchment(fair: Plan, change: Any) -> None:
    hall = measured(change.drop(change.drop(fair, "openings", "north"), "openings", "south"))
    assert (hall.exits, hall.longest) == ((), None)
    assert hall.grid is not None
    assert not np.isfinite(hall.grid.distances).any()
    assert set(np.unique(hall.grid.nearest)) == {-1}


def test_the_grid_tells_stands_from_floor(fair: Plan) -> None:
    """30 rows of 40 cells from (0.5, 0.5); 288 of them under stands; straight down from (20.5, 10.5) are 10.5 m."""
    grid = measured(fair).grid
    assert grid is not None
    assert (grid.x, grid.y, grid.step) == (0.5, 0.5, 1.0)
    distances = np.array(grid.distances)
    assert distances.shape == np.array(grid.nearest).shape == (30, 40)
    assert np.isnan(distances).sum() == 288
    assert distances[10, 20] == pytest.approx(10.5)
    assert (grid.nearest[10][20], grid.nearest[20][20], grid.nearest[7][5]) == (1, 0, -1)


def test_aisles_of_the_fair(fair: Plan) -> None:
    """Dimension the 8 m between the islands, 6 m to the long walls and across, 4 m to the short ones: twice each.

    The main aisle lies between x 16 and 24, beside islands whose middles are at y 9 and 21.
    """
    lines = {tuple(aisle.line.coords): round(aisle.width, 6) for aisle in measured(fair).aisles}
    across = {((16.0, y), (24.0, y)): 8.0 for y in (9.0, 21.0)}
    west = {((0.0, y), (4.0, y)): 4.0 for y in (9.0, 21.0)}
    east = {((36.0, y), (40.0, y)): 4.0 for y in (9.0, 21.0)}
    upright = {((x, y), (x, y + 6)): 6.0 for x in (10.0, 30.0) for y in (0.0, 12.0, 24.0)}
    assert lines == {**across, **west, **east, **upright}


def test_a_long_aisle_is_dimensioned_at_both_ends_only(fair: Plan, change: Any) -> None:
    """Seven lone stands in a row, 3 m from a wall and 2 m apart: two lines to the wall, first and last gap between."""
    assert fair.floor_plan
    booths = tuple(
        change.booth(fair, booth.id, polygon=box(4 + 5 * k, 3, 7 + 5 * k, 6), fronts=()).floor_plan.booth(booth.id)
        for k, booth in enumerate(fair.floor_plan.booths[:7])
    )
    aisles = measured(replace(fair, floor_plan=FloorPlan(booths=booths))).aisles
    to_the_wall = [aisle.line for aisle in aisles if aisle.line.coords[0][1] == 0.0]
    assert [line.coords[0][0] for line in to_the_wall] == [5.5, 35.5]


def test_lines_stop_at_what_stands_between_and_columns_narrow_an_aisle(fair: Plan, change: Any) -> None:
    """A column of 1 m in the middle of the aisle between x 16 and 24, y 8–10: 3.5 m are left on both its sides."""
    column = Fixture(id="c", category="column", level="g", polygon=box(19.5, 8, 20.5, 10))
    lines = {tuple(aisle.line.coords) for aisle in measured(change.add(fair, "fixtures", column)).aisles}
    assert {((16.0, 9.0), (19.5, 9.0)), ((20.5, 9.0), (24.0, 9.0))} <= lines
    assert ((16.0, 9.0), (24.0, 9.0)) not in lines


def test_gaps_that_nobody_walks_through_are_no_aisles(fair: Plan, change: Any) -> None:
    """The western islands moved to 0.6 m from the wall."""
    west = "b1 b2 b3 b4 b9 b10 b11 b12 b17 b18 b19 b20 b25 b26 b27 b28"
    assert min(aisle.width for aisle in measured(change.move(fair, west, dx=-3.4)).aisles) == pytest.approx(4.0)


def test_an_aisle_along_a_slanted_row_is_as_wide_as_its_narrowest_place(fair: Plan, change: Any) -> None:
    """One stand, its east side from (10, 5) to (11, 15), before a wall at x = 14: 3 m are left at its upper end."""
    assert fair.floor_plan
    stand = replace(fair.floor_plan.booths[0], polygon=Polygon([(6, 5), (10, 5), (11, 15), (6, 15)]), fronts=())
    wall = Fixture(id="w", category="wall", level="g", polygon=box(14, 0, 15, 30))
    plan = replace(change.add(fair, "fixtures", wall), floor_plan=FloorPlan(booths=(stand,)))
    assert ((11.0, 15.0), (14.0, 15.0)) in {tuple(aisle.line.coords) for aisle in measured(plan).aisles}
