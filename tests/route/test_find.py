"""Routes between named places of a small building."""

from __future__ import annotations

from dataclasses import replace
from math import hypot, inf
from pathlib import Path

import pytest
from shapely import box

from venueplan.errors import InputError
from venueplan.files import read_event_folder
from venueplan.model import Opening, Plan
from venueplan.route import Guide, find_route, walking_minutes


def _without(plan: Plan, *doors: str) -> Plan:
    kept = tuple(door for door in plan.venue.openings if door.id not in doors)
    return replace(plan, venue=replace(plan.venue, openings=kept))


def _changed(plan: Plan, name: str, **fields: object) -> Plan:
    doors: tuple[Opening, ...] = tuple(
        replace(door, **fields) if door.id == name else door  # type: ignore[arg-type]
        for door in plan.venue.openings
    )
    return replace(plan, venue=replace(plan.venue, openings=doors))


def test_legs_follow_the_levels(plan: Plan) -> None:
    route = find_route(plan, origin="board", destination="r1")
    assert [(leg.kind, leg.level) for leg in route.legs] == [("walk", "site"), ("walk", "ground")]
    assert [leg.via for leg in route.legs] == [("entrance",), ("r1-door",)]
    assert route.length == pytest.approx(hypot(2, 10) + hypot(12, 10), abs=1e-3)
    assert route.minutes == pytest.approx(route.length / 70)


def test_walking_speed_is_a_setting(plan: Plan) -> None:
    slow = replace(plan, event=replace(plan.event, walking_speed=35.0))
    assert find_route(slow, origin="board", destination="r1").minutes == pytest.approx(
        2 * find_route(plan, origin="board", destination="r1").minutes
    )


def test_a_stand_is_reached_at_its_open_side_from_whatever_it_is_called(plan: Plan) -> None:
    """From the hall door's corner (10, 10) to the corner (7, 20) of the front, though the stand's back is farther."""
    expected = hypot(3, 10)
    for name in ("b1", "1A01", "silk", "丝绸", "guest"):
        route = find_route(plan, origin="hall-door", destination=name)
        assert route.length == pytest.approx(expected, abs=1e-3)


def test_an_exhibitor_without_a_stand_is_a_sentence(plan: Plan) -> None:
    with pytest.raises(InputError, match="exhibitor 'tea' has no stand in this plan"):
        find_route(plan, origin="board", destination="tea")
    with pytest.raises(InputError, match="nothing is allocated"):
        find_route(replace(plan, allocation=None), origin="board", destination="tea")


def test_who_is_in_the_room_already_is_led_into_it(plan: Plan) -> None:
    """The middle of the hall is (15, 25); from the front of the stand, (7, 20), sqrt(64 + 25) = 9.434 m."""
    route = find_route(plan, origin="b1", destination="hall")
    assert route.length == pytest.approx(hypot(8, 5), abs=1e-3)
    assert route.length == pytest.approx(find_route(plan, origin="hall", destination="b1").length)


def test_the_same_place_needs_no_way(plan: Plan) -> None:
    route = find_route(plan, origin="foyer", destination="Foyer")
    assert route.legs == ()
    assert route.length == 0


def test_visitors_do_not_use_back_corridors_unless_they_must(plan: Plan) -> None:
    past = find_route(plan, origin="entrance", destination="hall")
    assert "foyer-back" not in {door for leg in past.legs for door in leg.via}
    inside = find_route(plan, origin="board", destination="back")
    assert inside.legs[-1].via == ("foyer-back",)


def test_a_room_behind_a_back_corridor_is_not_promised(plan: Plan) -> None:
    with pytest.raises(
        InputError, match=r"no way leads from sign:board to unit:r2 \(Room\): no doors, stairs or lifts"
    ):
        find_route(plan, origin="board", destination="r2")


def test_emergency_exits_are_not_walked_through(plan: Plan) -> None:
    with pytest.raises(InputError, match="no way leads"):
        find_route(plan, origin="b1", destination="r2")
    opened = _changed(plan, "r2-hall", category="pedestrian")
    assert find_route(opened, origin="b1", destination="r2").legs[-1].via == ("r2-hall",)


def test_a_blocked_door_is_told_from_a_missing_one(plan: Plan) -> None:
    assert plan.floor_plan is not None
    booth = plan.floor_plan.booths[0]
    barrier = replace(booth, id="b2", number="", polygon=box(0, 12, 30, 14), fronts=())
    blocked = replace(plan, floor_plan=replace(plan.floor_plan, booths=(booth, barrier)))
    with pytest.raises(InputError, match="stands or fixtures block the floor"):
        find_route(blocked, origin="board", destination="b1")


def test_step_free_uses_the_lift_and_says_where_the_step_is(plan: Plan) -> None:
    stairs = find_route(plan, origin="board", destination="gallery")
    lift = find_route(plan, origin="board", destination="gallery", step_free=True)
    assert [leg.kind for leg in stairs.legs] == ["walk", "walk", "stairs"]
    assert [leg.kind for leg in lift.legs] == ["walk", "walk", "elevator"]
    assert lift.step_free
    with pytest.raises(InputError, match="the way on foot uses stairs 'stair'"):
        find_route(_without(plan, "lift-0-door"), origin="board", destination="gallery", step_free=True)
    with pytest.raises(InputError, match="the way on foot uses door 'entrance'"):
        find_route(_changed(plan, "entrance", step_free=False), origin="board", destination="r1", step_free=True)
    with pytest.raises(InputError, match="the way on foot uses door 'entrance'"):
        find_route(_changed(plan, "entrance", width=0.75), origin="board", destination="r1", step_free=True)


def test_an_escalator_runs_one_way(plan: Plan) -> None:
    units = tuple(
        replace(unit, category="escalator", direction="up") if unit.shaft == "stair" else unit
        for unit in plan.venue.units
    )
    moving = replace(plan, venue=replace(plan.venue, units=units))
    up = find_route(moving, origin="board", destination="gallery")
    down = find_route(moving, origin="gallery", destination="board")
    assert [leg.kind for leg in up.legs] == ["walk", "walk", "escalator"]
    assert "elevator" in [leg.kind for leg in down.legs]


def test_many_places_at_once_cost_what_each_costs_alone(plan: Plan) -> None:
    guide = Guide(plan=plan)
    minutes = walking_minutes(plan, origin="board", guide=guide)
    assert set(minutes) == {"hall", "r1", "r2", "gallery"}
    assert minutes["r2"] == inf
    for name in ("hall", "r1", "gallery"):
        route = find_route(plan, origin="board", destination=name, guide=guide)
        assert minutes[name] == pytest.approx(route.minutes, abs=1e-5)
    assert walking_minutes(plan, origin="board", destinations=["board", "101"], guide=guide)["board"] == 0


def test_quickstart_is_reachable_from_its_entrance(layouts: Path) -> None:
    venue, event = read_event_folder(layouts / "quickstart" / "expo-day")
    plan = Plan(venue=venue, event=event)
    for step_free in (False, True):
        assert inf not in walking_minutes(plan, origin="entrance", step_free=step_free).values()


def test_minutes_agree_with_routes_into_private_and_surrounding_places(plan: Plan) -> None:
    guide = Guide(plan=plan)
    for origin, destinations in (("board", ["back", "b1", "foyer"]), ("hall", ["b1"]), ("back", ["r2", "hall"])):
        for prepared in (guide, None):
            minutes = walking_minutes(plan, origin=origin, destinations=destinations, guide=prepared)
            for name in destinations:
                route = find_route(plan, origin=origin, destination=name, guide=guide)
                assert minutes[name] == pytest.approx(route.minutes, abs=1e-5)
