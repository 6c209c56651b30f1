"""The map of a board shows building rather than void, whatever way its reader looks."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from shapely import MultiPolygon, box

from venueplan.draw.layers.floor.ground import bare_ground, used_floor
from venueplan.draw.maps.facing import board_view
from venueplan.draw.view import View
from venueplan.model import Label, Level, Plan, SignSite, Unit

WINDOW = (0.0, 0.0, 500.0, 600.0)


def seen(plan: Plan, site: SignSite, *, near: bool = False) -> View:
    return board_view(plan, site, window=WINDOW, near=near)


def at(plan: Plan, x: float, y: float, facing: float) -> SignSite:
    return replace(plan.event.sites[0], x=x, y=y, facing=facing)


@pytest.mark.parametrize("facing", [0, 90, 180, 270, 20])
def test_the_place_of_the_board_is_where_its_pin_is(plan: Plan, facing: float) -> None:
    site = at(plan, 20, 10, facing)
    view = seen(plan, site)
    assert view.point(site.x, site.y) == pytest.approx(view.at)
    assert view.turn == facing
    assert 0.25 * 500 <= view.at[0] <= 0.75 * 500
    assert 0.3 * 600 <= view.at[1] <= 0.75 * 600


@pytest.mark.parametrize("facing", [0, 90, 180, 270])
def test_a_building_that_fits_is_shown_whole(plan: Plan, facing: float) -> None:
    view = seen(plan, at(plan, 20, 10, facing))
    whole = shapely.union_all([level.outline for level in plan.venue.levels if level.id == "g"])
    assert view.frame.covers(view.to_page(whole))


def test_who_stands_at_the_far_end_sees_what_is_behind(plan: Plan) -> None:
    """Facing out of the building at its north end, the pin stands high; at its south end, facing in, low."""
    north, south = at(plan, 40, 45, 20), at(plan, 25, -5, 20)
    assert seen(plan, north, near=True).at[1] > seen(plan, south, near=True).at[1]


def _with_storey(plan: Plan, outline: MultiPolygon, *rooms: Unit) -> Plan:
    level = Level(id="big", ordinal=7, name=Label(), outline=outline)
    venue = replace(plan.venue, levels=(*plan.venue.levels, level), units=(*plan.venue.units, *rooms))
    return replace(plan, venue=venue)


def test_wide_ground_without_rooms_is_bare_and_walls_are_not(plan: Plan) -> None:
    """A storey of 100 × 50 m with one room of 40 × 50 m, and one whose rooms leave a gap of 2 m."""
    outline = MultiPolygon([box(0, 0, 100, 50)])
    room = Unit(id="big-room", category="room", level="big", polygon=box(0, 0, 40, 50))
    venue = _with_storey(plan, outline, room).venue
    assert bare_ground(venue, venue.level("big")).area == pytest.approx(58.5 * 50, abs=1)
    assert used_floor(venue, venue.level("big")).bounds == pytest.approx((0, 0, 41.5, 50))
    other = replace(room, id="other", polygon=box(42, 0, 100, 50))
    full = _with_storey(plan, outline, room, other).venue
    assert bare_ground(full, full.level("big")).is_empty
    yard = replace(other, category="unenclosedarea")
    open_air = _with_storey(plan, outline, room, yard).venue
    assert not bare_ground(open_air, open_air.level("big")).is_empty


def test_a_strip_of_outline_that_no_room_touches_is_not_used(plan: Plan) -> None:
    """A room of 40 × 50 m, and far from it a pocket too narrow to be bare ground: it must not enlarge the map."""
    outline = MultiPolygon([box(0, 0, 100, 50), box(200, 0, 204, 50)])
    room = Unit(id="big-room", category="room", level="big", polygon=box(0, 0, 40, 50))
    venue = _with_storey(plan, outline, room).venue
    assert used_floor(venue, venue.level("big")).bounds == pytest.approx((0, 0, 41.5, 50))
