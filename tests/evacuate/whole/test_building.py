"""Whole buildings empty, with stairs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st
from shapely import LineString, MultiPolygon, box

from venueplan.evacuate import SFPE, evacuate_buildings
from venueplan.model import Calendar, Event, Fixture, Georeference, Label, Level, Opening, Plan, Unit, Venue

Corners = tuple[float, float, float, float]


def unit(name: str, corners: Corners, *, level: str = "0", **more: str) -> Unit:
    return Unit(id=name, polygon=box(*corners), level=level, category=more.pop("category", "room"), **more)  # type: ignore[arg-type]


def room(name: str, corners: Corners, *, persons: int, level: str = "0") -> Unit:
    return replace(unit(name, corners, level=level, use="meeting"), capacity=(("reception", persons),))


def door(name: str, ends: Corners, *, level: str = "0", leads_out: bool = False) -> Opening:
    line = LineString([ends[:2], ends[2:]])
    return Opening(id=name, level=level, line=line, width=line.length, exit=leads_out)


def plan_of(*parts: Unit | Opening, buildings: tuple[str, ...] = ("house", "house"), rise: float = 4.0) -> Plan:
    """Return a plan of storeys 0, 1 …, each of its building."""
    everywhere = MultiPolygon([box(-100, -100, 200, 200)])
    venue = Venue(
        id="v",
        name=Label(),
        georeference=Georeference(longitude=0.0, latitude=0.0),
        levels=tuple(
            Level(id=str(n), ordinal=n, name=Label(), outline=everywhere, elevation=n * rise, building=building)
            for n, building in enumerate(buildings)
        ),
        units=tuple(part for part in parts if isinstance(part, Unit)),
        openings=tuple(part for part in parts if isinstance(part, Opening)),
    )
    return Plan(venue=venue, event=Event(id="e", name=Label(), calendar=Calendar(days=())))


UPSTAIRS = (
    room("r", (0, 0, 10, 10), persons=150, level="1"),
    unit("landing", (10, 0, 14, 10), level="1", category="lobby"),
    unit("stair-1", (14, 0, 24, 2), level="1", category="stairs", shaft="s"),
    unit("stair-0", (14, 0, 24, 2), category="stairs", shaft="s"),
    unit("foyer", (24, 0, 30, 10), category="lobby"),
    door("r-door", (10, 4, 10, 6), level="1"),
    door("stair-1-door", (14, 0, 14, 2), level="1"),
    door("stair-0-door", (24, 0, 24, 2)),
    door("out", (30, 0, 30, 2), leads_out=True),
)


def test_down_a_stair_that_governs() -> None:
    """150 persons upstairs; the stair is 2 m wide (10 m long, 8 m are needed for 27 steps of 150 × 300 mm).

    Rates: doors 1.32 · 1.7 = 2.244, stair 1.1 · 1.7 = 1.87 persons/s, which governs: 150 / 1.87 = 80.2 s from when the
    first reach it. They stand on a grid of 0.71 m, 0.45 m before the door, and walk at 1.40 (1 − 0.266 · 1.5) =
    0.84 m/s: 0.5 s; from the door's middle (10, 5) to (14, 2) 5 m at 1.19 m/s: 4.2 s; the slope of sqrt(10² + 4²) =
    10.77 m at 1.0 m/s: 10.8 s; 6 m to the exit: 5.0 s. The group at each place, 150 / 196 persons, passes four other
    gates in 0.34 s each: 1.4 s. Together 102.1 s.
    """
    (found,) = evacuate_buildings(plan_of(*UPSTAIRS))
    assert found.clearing.persons == 150
    assert found.clearing.hydraulic == pytest.approx(102.1, abs=0.2)
    assert found.clearing.governing == "s/stair-1"
    assert found.clearing.quickest <= found.clearing.hydraulic
    assert found.choke is not None
    assert found.choke.gates == ("s/stair-1",)
    assert found.choke.time == pytest.approx(150 / 1.87)
    by_name = {gate.gate: gate for gate in found.gates}
    assert set(by_name) == {"r-door", "stair-1-door", "s/stair-1", "stair-0-door", "out"}
    assert by_name["s/stair-1"].width == pytest.approx(2.0)
    assert by_name["out"].kind == "exit"


def test_a_short_stair_turns_on_itself_and_is_half_as_wide() -> None:
    """5 m of outline are too short for a run of 8 m: two flights of 1 m side by side; 1.1 · 0.7 = 0.77 persons/s."""
    short = [
        replace(part, polygon=box(14, 0, 19, 2)) if isinstance(part, Unit) and part.shaft else part for part in UPSTAIRS
    ]
    moved = [door("stair-0-door", (19, 0, 19, 2)) if part.id == "stair-0-door" else part for part in short]
    foyer = [
        replace(part, polygon=box(19, 0, 30, 10)) if isinstance(part, Unit) and part.id == "foyer" else part
        for part in moved
    ]
    (found,) = evacuate_buildings(plan_of(*foyer))
    steps = next(gate for gate in found.gates if gate.gate == "s/stair-1")
    assert steps.width == pytest.approx(1.0)
    assert steps.rate == pytest.approx(0.77)


def test_nobody_is_counted_who_could_only_take_a_lift() -> None:
    lift = [replace(part, category="elevator") if isinstance(part, Unit) and part.shaft else part for part in UPSTAIRS]
    below = room("below", (24, 10, 34, 20), persons=40)
    parts = [*lift, below, door("below-door", (25, 10, 27, 10))]
    (found,) = evacuate_buildings(plan_of(*parts))
    assert found.clearing.persons == 40
    assert any("r has no way out" in note["en"] and "150 persons" in note["en"] for note in found.notes)


def test_storeys_share_the_flights_below_them() -> None:
    """150 persons on each of two storeys: the upper flight takes 150, the lower one 300, 300 / 1.87 = 160 s.

    Who comes from above stays in the stair: only the 150 of the middle storey pass its door.
    """
    top = [
        replace(part, id=f"top-{part.id}", level="2")
        for part in UPSTAIRS
        if part.level == "1" and not (isinstance(part, Unit) and part.shaft)
    ]
    stair = unit("stair-2", (14, 0, 24, 2), level="2", category="stairs", shaft="s")
    (found,) = evacuate_buildings(plan_of(*UPSTAIRS, *top, stair, buildings=("house",) * 3))
    persons = {gate.gate: gate.persons for gate in found.gates}
    assert persons["s/stair-2"] == pytest.approx(150)
    assert persons["s/stair-1"] == pytest.approx(300)
    assert persons["stair-1-door"] == pytest.approx(150)
    assert found.clearing.governing == "s/stair-1"
    assert found.clearing.hydraulic == pytest.approx(160 + 22, abs=2)


def test_up_from_a_basement_is_slower() -> None:
    """The same stair from below: 0.88 · 1.7 = 1.496 persons/s."""
    levels = {"0": "1", "1": "0"}
    swapped = [replace(part, level=levels[part.level]) for part in UPSTAIRS]
    (found,) = evacuate_buildings(plan_of(*swapped))
    steps = next(gate for gate in found.gates if gate.kind == "stairs")
    assert steps.gate == "s/stair-0"
    assert steps.rate == pytest.approx(1.496)


def test_streams_that_meet_share_a_door() -> None:
    """Two rooms of 100 and a corridor with one exit of 2 m: 200 / 2.244 = 89.1 s after the first are there."""
    parts = (
        room("a", (0, 2, 10, 12), persons=100),
        room("b", (0, -10, 10, 0), persons=100),
        unit("corridor", (0, 0, 10, 2), category="lobby"),
        door("a-door", (1, 2, 3, 2)),
        door("b-door", (1, 0, 3, 0)),
        door("out", (0, 0, 0, 2), leads_out=True),
    )
    (found,) = evacuate_buildings(plan_of(*parts))
    assert found.clearing.governing == "out"
    assert found.clearing.hydraulic == pytest.approx(200 / 2.244 + 1.2 / 1.19 + 0.5, abs=1.0)


def test_a_room_in_use_is_crossed_only_by_who_has_no_other_way() -> None:
    """From a, the way through b is shorter than round by the corridor; c has no door but into b."""
    parts = (
        room("a", (0, 0, 10, 10), persons=20),
        room("b", (10, 0, 20, 10), persons=20),
        room("c", (10, 10, 20, 20), persons=20),
        unit("corridor", (0, -2, 60, 0), category="lobby"),
        door("a-b", (10, 4, 10, 6)),
        door("c-b", (14, 10, 16, 10)),
        door("a-door", (0.5, 0, 2.5, 0)),
        door("b-out", (20, 4, 20, 6), leads_out=True),
        door("out", (60, -2, 60, 0), leads_out=True),
    )
    (found,) = evacuate_buildings(plan_of(*parts))
    persons = {gate.gate: gate.persons for gate in found.gates}
    assert persons["a-door"] == pytest.approx(20)
    assert "a-b" not in persons
    assert persons["b-out"] == pytest.approx(40)


def test_joined_buildings_count_as_one_and_others_do_not() -> None:
    parts = (
        room("a", (0, 0, 10, 10), persons=20),
        room("b", (50, 0, 60, 10), persons=30, level="1"),
        door("a-out", (0, 0, 2, 0), leads_out=True),
        door("b-out", (50, 0, 52, 0), level="1", leads_out=True),
    )
    apart = evacuate_buildings(plan_of(*parts, buildings=("east", "west")))
    assert [(found.clearing.subject, found.clearing.persons) for found in apart] == [("east", 20), ("west", 30)]
    (one,) = evacuate_buildings(plan_of(*parts, buildings=("east", "east")))
    assert (one.clearing.subject, one.clearing.persons) == ("east", 50)
    (joined,) = evacuate_buildings(plan_of(*UPSTAIRS, buildings=("east", "west")))
    assert joined.clearing.subject == "east+west"


def test_a_narrow_place_on_the_floor_of_a_room_governs_the_building() -> None:
    """20 × 10 m, 200 persons, a neck of 1 m half way: 100 / 1.32 = 76 s; the door of 6 m takes 200 / 7.5 = 27 s."""
    hall = room("a", (0, 0, 20, 10), persons=200)
    walls = tuple(
        Fixture(id=f"w{y}", category="wall", level="0", polygon=box(10, y, 10.2, y + 4.5)) for y in (0.0, 5.5)
    )
    plan = plan_of(hall, door("out", (0, 2, 0, 8), leads_out=True))
    (found,) = evacuate_buildings(replace(plan, venue=replace(plan.venue, fixtures=walls)))
    assert found.clearing.governing == "a"
    assert found.clearing.hydraulic == pytest.approx(76, abs=4)
    assert any("narrow place" in note["en"] for note in found.notes)
    (free,) = evacuate_buildings(plan)
    assert free.clearing.governing == "out"


def test_a_square_is_outside_though_its_level_does_not_say_so() -> None:
    parts = (
        room("a", (0, 0, 10, 10), persons=20),
        unit("square", (0, -10, 10, 0), category="unenclosedarea"),
        door("out", (4, 0, 6, 0), leads_out=True),
    )
    (found,) = evacuate_buildings(plan_of(*parts))
    assert [gate.gate for gate in found.gates] == ["out"]


WIDTHS = st.sampled_from([0.9, 1.2, 1.8, 2.4])


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(1, 120), WIDTHS, st.booleans()), min_size=1, max_size=8),
    WIDTHS,
    WIDTHS,
    st.booleans(),
)
def test_the_bound_never_exceeds_the_hydraulic_time(
    rooms: list[tuple[int, float, bool]], stair: float, out: float, second: bool
) -> None:
    """Rooms on two storeys along corridors of 60 m, a stair at one end, an exit or two on the ground."""
    parts: list[Unit | Opening] = [
        unit("corridor-0", (0, 0, 60, 3), category="lobby"),
        unit("corridor-1", (0, 0, 60, 3), level="1", category="lobby"),
        unit("stair-0", (60, 0, 70, stair + 0.2), category="stairs", shaft="s"),
        unit("stair-1", (60, 0, 70, stair + 0.2), level="1", category="stairs", shaft="s"),
        door("stair-0-door", (60, 0.1, 60, 0.1 + stair)),
        door("stair-1-door", (60, 0.1, 60, 0.1 + stair), level="1"),
        door("out", (0, 0.1, 0, 0.1 + out), leads_out=True),
    ]
    if second:
        parts.append(door("back", (55, 0, 56, 0), leads_out=True))
    for number, (persons, width, upstairs) in enumerate(rooms):
        x, level = 7.0 * number, "1" if upstairs else "0"
        parts += [
            room(f"r{number}", (x, 3, x + 7, 10), persons=persons, level=level),
            door(f"d{number}", (x + 2, 3, x + 2 + width, 3), level=level),
        ]
    (found,) = evacuate_buildings(plan_of(*parts))
    assert found.clearing.persons == sum(persons for persons, _, _ in rooms)
    assert found.clearing.quickest <= found.clearing.hydraulic * (1 + 1e-6)
    assert sum(gate.persons for gate in found.gates if gate.kind == "exit") == pytest.approx(found.clearing.persons)
    rates = {gate.gate: gate.rate for gate in found.gates}
    assert all(rate <= SFPE.stair_rate(stair + 0.2) + 1e-9 for name, rate in rates.items() if name.startswith("s/"))
