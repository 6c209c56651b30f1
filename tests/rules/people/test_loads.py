"""Persons by floor, set-up, seats and schedule, by hand from the venue of conftest.py: H1 1,200 m², M1 200 m²."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st
from shapely import box

from venueplan.model import (
    Booth,
    Calendar,
    Event,
    FloorPlan,
    Forum,
    Label,
    Meeting,
    Plan,
    Programme,
    Unit,
    Venue,
)
from venueplan.rules import FloorArea, RulePack, floor_area, occupant_load, occupants, occupants_in, rule_pack

NOON = datetime(2030, 5, 1, 12, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def plan(venue: Venue) -> Plan:
    """Return the hall with two stands of 9 m²; the room holds a theatre of 80 and a banquet of 60."""
    booths = tuple(
        Booth(id=f"b{x}", number=str(x), polygon=box(x, 15, x + 3, 18), hall="H1", level="g") for x in (14, 17)
    )
    forums = tuple(
        Forum(id=setup, kind="forum", title=Label(), attendance=persons, duration_min=60, setup=setup)
        for setup, persons in (("theatre", 80), ("banquet", 60))
    )
    meetings = tuple(
        Meeting(forum=forum.id, room="M1", start=NOON, end=NOON + timedelta(hours=1), capacity=0) for forum in forums
    )
    event = Event(id="e", name=Label(), calendar=Calendar(days=(date(2030, 5, 1),)), forums=forums)
    return Plan(venue=venue, event=event, floor_plan=FloorPlan(booths=booths), programme=Programme(meetings=meetings))


def test_three_bases_of_one_floor(plan: Plan, hall: Unit) -> None:
    """Column 1 and wall 4 m² leave 1,195 (a shutter blocks nobody); two stands of 9 m² leave 1,177 net.

    The corner where nothing is built (35, 25), (45, 25), (45, 35) has 12.5 m² inside the hall: 1,182.5 for exhibition.
    """
    area = floor_area(plan.venue, hall, booths=plan.floor_plan.booths if plan.floor_plan else ())
    assert area.gross == 1200.0
    assert area.net == pytest.approx(1177.0)
    assert area.exhibition == pytest.approx(1182.5)
    assert [area.on(basis) for basis in ("gross", "net", "exhibition", "")] == [
        area.gross,
        area.net,
        area.exhibition,
        area.gross,
    ]


@pytest.mark.parametrize(
    ("pack", "persons"), [("china", 900), ("ibc", 847), ("nfpa", 847), ("uk", 800), ("germany", 1200)]
)
def test_the_load_of_a_hall_by_pack(plan: Plan, hall: Unit, *, pack: str, persons: int) -> None:
    """1,200 × 0.75 = 900; 1,177 net / 1.39 = 846.8; 1,200 / 1.5 = 800; 1,200 × 1."""
    found = occupants_in(plan, hall, pack=rule_pack(pack))
    assert (found.persons, found.basis) == (persons, "area")
    assert found.limit is rule_pack(pack)["exhibition-density"]


def test_the_larger_density_of_a_pack_decides(plan: Plan, hall: Unit, china: RulePack) -> None:
    """A house that counts 1 person per m² of stands and aisles: 1,182.5 → 1,183, more than 900 by GB 50016."""
    dense = china.with_overrides([("exhibition-area-density", 1.0)])
    found = occupants_in(plan, hall, pack=dense)
    assert (found.persons, found.limit and found.limit.name) == (1183, "exhibition-area-density")


def test_nothing_stands_on_a_floor_that_is_not_given(hall: Unit) -> None:
    """By the American code 1,200 / 1.39 = 863.3, so 864."""
    assert occupant_load(hall, pack=rule_pack("ibc")) == 864


@pytest.mark.parametrize(
    ("pack", "persons"), [("china", 150), ("ibc", 308), ("nfpa", 308), ("uk", 400), ("germany", 400)]
)
def test_a_forum_room_by_its_set_ups(plan: Plan, room: Unit, *, pack: str, persons: int) -> None:
    """Nothing published: theatre 200 / 0.65 = 307.7 (US), 200 / 0.5 (UK, Germany), more than banquet; China by area."""
    found = occupants_in(plan, replace(room, capacity=()), pack=rule_pack(pack))
    assert (found.persons, found.basis) == (persons, "area" if pack == "china" else "set-up")


def test_rooms_for_catering_have_tables(plan: Plan, room: Unit) -> None:
    """UK: 200 m² at 1 m² for each person, not at the 1.5 m² of an exhibition; China has no number for tables."""
    dining = replace(room, id="D", use="catering", capacity=())
    assert occupants_in(plan, dining, pack=rule_pack("uk")).persons == 200
    assert occupants_in(plan, dining, pack=rule_pack("china")).persons == 150


def test_published_seats_come_before_set_ups(plan: Plan, room: Unit) -> None:
    assert occupants_in(plan, room, pack=rule_pack("ibc")).persons == 150


def test_fixed_seats_count_a_tenth_more_in_china(plan: Plan, room: Unit) -> None:
    """150 × 1.1 = 165."""
    fixed = replace(room, equipment=("fixed-seats",))
    assert occupants_in(plan, fixed, pack=rule_pack("china")).persons == 165
    assert occupants_in(plan, fixed, pack=rule_pack("uk")).persons == 150


@pytest.mark.parametrize(
    ("capacity", "attendance", "persons", "basis"),
    [
        ((("theatre", 150), ("banquet", 90)), 0, 150, "published"),
        ((("theatre", 150),), 150, 150, "published"),
        ((("theatre", 150),), 151, 151, "scheduled"),
        ((("theatre", 40),), 0, 40, "published"),
        ((), 0, 150, "area"),
        ((), 20, 150, "area"),
        ((), 160, 160, "scheduled"),
    ],
)
def test_for_how_many_the_exits_of_a_room_must_suffice(
    room: Unit, china: RulePack, capacity: tuple[tuple[str, int], ...], attendance: int, persons: int, basis: str
) -> None:
    """Where nothing is published, 200 m² × 0.75 persons/m² = 150 count."""
    known = occupants(replace(room, capacity=capacity), attendance=attendance, pack=china)
    assert (known.persons, known.basis) == (persons, basis)


def test_the_floor_of_a_hall_counts_whatever_is_published(hall: Unit, china: RulePack) -> None:
    """1,200 m² × 0.75 = 900; by the American code 864."""
    banquet = replace(hall, capacity=(("banquet", 400),))
    known = occupants(banquet, attendance=0, pack=china)
    assert (known.persons, known.basis) == (900, "area")
    assert occupants(banquet, attendance=0, pack=rule_pack("ibc")).persons == 864


@given(x=st.floats(0, 30), size=st.floats(1, 10))
def test_what_stands_on_a_floor_never_brings_persons(x: float, size: float) -> None:
    """The net load falls with every stand, and no floor counts for more than it is."""
    hall = Unit(id="H", category="unspecified", level="g", polygon=box(0, 0, 40, 30), use="exhibition")
    area = FloorArea(floor=hall.polygon, stands=(box(x, 10, x + size, 10 + size),))
    assert area.net == pytest.approx(1200 - size * size)
    assert area.net <= area.exhibition == area.gross
    assert occupant_load(hall, pack=rule_pack("ibc"), area=area) <= occupant_load(hall, pack=rule_pack("ibc"))
