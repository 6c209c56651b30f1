"""Far stands move in first; as few at once as the time allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given, settings, strategies as st
from shapely import LineString, MultiPolygon, box

from venueplan.allocate import schedule_moves
from venueplan.model import (
    Booth,
    Calendar,
    Event,
    FloorPlan,
    Georeference,
    Label,
    Level,
    Move,
    MoveIn,
    Opening,
    Plan,
    Unit,
    Venue,
)

CHINA = timezone(timedelta(hours=8))
DAY = datetime(2026, 5, 15, 8, tzinfo=CHINA)
EVENING = datetime(2026, 5, 17, 18, tzinfo=CHINA)


def hall_of(areas: Sequence[float], *, hours: float, minutes: int = 40, doors: Sequence[Opening] | None = None) -> Plan:
    """Return a hall of 200 × 10 m, a goods door at its left end, stands of some areas from the door on."""
    hall = Unit(id="H", category="auditorium", level="g", polygon=box(0, 0, 200, 10), use="exhibition")
    goods = Opening(id="goods", level="g", line=LineString([(0, 3), (0, 7)]), width=4, category="service")
    booths = tuple(
        Booth(id=f"b{n:02d}", number=f"{n}", hall="H", level="g", polygon=box(5 * n, 0, 5 * n + area / 3, 3))
        for n, area in enumerate(areas, 1)
    )
    move_in = MoveIn(
        start=DAY,
        end=DAY + timedelta(hours=hours),
        minutes=((9.0, minutes), (1000.0, 2 * minutes)),
        out_start=EVENING,
        out_end=EVENING + timedelta(hours=hours),
    )
    return Plan(
        venue=Venue(
            id="v",
            name=Label(),
            georeference=Georeference(longitude=0, latitude=0),
            levels=(Level(id="g", ordinal=0, name=Label(), outline=MultiPolygon([hall.polygon])),),
            units=(hall,),
            openings=(goods,) if doors is None else tuple(doors),
        ),
        event=Event(id="e", name=Label(), calendar=Calendar(days=(date(2026, 5, 16),)), move_in=move_in),
        floor_plan=FloorPlan(booths=booths),
    )


def side_by_side(moves: Sequence[Move]) -> int:
    """Return how many stands hold the door at the same time at most."""
    return max(sum(one.start <= other.start < one.end for one in moves) for other in moves)


def test_two_hours_for_four_stands_of_forty_minutes_need_two_at_once() -> None:
    """4 × 40 = 160 minutes in 120: two lanes of 80 minutes each."""
    moves = schedule_moves(hall_of([9, 9, 9, 9], hours=2))
    assert [(m.booth, m.order, (m.start - DAY).seconds // 60) for m in moves] == [
        ("b01", 4, 40),
        ("b02", 3, 40),
        ("b03", 2, 0),
        ("b04", 1, 0),
    ]
    assert {m.at_once for m in moves} == {2}


def test_an_hour_for_three_stands_of_forty_minutes_needs_three_at_once() -> None:
    """120 minutes would fill two hours, but no lane of 60 minutes holds two stands."""
    assert {m.at_once for m in schedule_moves(hall_of([9, 9, 9], hours=1))} == {3}


def test_larger_stands_hold_the_door_longer() -> None:
    small, large = schedule_moves(hall_of([9, 12], hours=10))
    assert (small.end - small.start, large.end - large.start) == (timedelta(minutes=40), timedelta(minutes=80))


def test_the_nearest_leaves_first() -> None:
    moves = schedule_moves(hall_of([9, 9, 9], hours=3))
    assert [m.out_start for m in moves] == [EVENING + timedelta(minutes=40 * n) for n in range(3)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([6.0, 9.0, 12.0]), min_size=1, max_size=14), st.floats(1.4, 12))
def test_far_first_in_time_and_never_more_at_once_than_said(areas: list[float], hours: float) -> None:
    plan = hall_of(areas, hours=hours)
    moves = schedule_moves(plan)
    assert [m.booth for m in moves] == [booth.id for booth in plan.floor_plan.booths]  # type: ignore[union-attr]
    turns = sorted(moves, key=lambda m: m.order)
    assert all(one.distance >= other.distance - 1e-6 and one.start <= other.start for one, other in pairwise(turns))
    assert all(m.start >= DAY and m.end <= DAY + timedelta(hours=hours) for m in moves)
    assert side_by_side(moves) <= moves[0].at_once


def test_goods_doors_come_before_wide_ones_and_emergency_exits_are_none() -> None:
    line = LineString([(200, 3), (200, 7)])
    wide = Opening(id="gate", level="g", line=line, width=4)
    escape = Opening(id="exit", level="g", line=LineString([(100, 10), (108, 10)]), width=8, category="emergencyexit")
    goods = hall_of([9], hours=1).venue.openings[0]
    assert {m.door for m in schedule_moves(hall_of([9], hours=1, doors=[wide, escape, goods]))} == {"goods"}
    assert {m.door for m in schedule_moves(hall_of([9], hours=1, doors=[wide, escape]))} == {"gate"}
    assert schedule_moves(hall_of([9], hours=1, doors=[escape])) == ()


def test_each_stand_takes_the_door_that_is_nearest_by_walking() -> None:
    goods = hall_of([9], hours=1).venue.openings[0]
    other = replace(goods, id="other", line=LineString([(200, 3), (200, 7)]))
    moves = schedule_moves(hall_of([9] * 35, hours=9, doors=[goods, other]))
    assert [m.door for m in moves] == ["goods"] * 19 + ["other"] * 16


def test_an_event_that_does_not_say_when_has_no_turns() -> None:
    plan = hall_of([9], hours=1)
    assert schedule_moves(replace(plan, event=replace(plan.event, move_in=None))) == ()
    assert schedule_moves(replace(plan, floor_plan=None)) == ()
