"""Exits: count, separation, widths; every number by hand from the fair of conftest.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString, box

from venueplan.check import check_plan
from venueplan.model import Finding, Opening, Plan, Unit

Broken = Callable[[Plan], dict[str, Finding]]


def test_too_few_exits(fair: Plan, change: Any, broken: Broken) -> None:
    """One of two exits of the hall closed; GB 50016 asks for two."""
    finding = broken(change.venue(fair, "openings", "north", exit=False))["exit-count"]
    assert (finding.subject, finding.measured, finding.limit, finding.clause) == ("H1", 1, 2, "5.5.8")


def test_a_hall_without_any_exit_is_a_finding(fair: Plan, change: Any, broken: Broken) -> None:
    plan = change.drop(change.drop(fair, "openings", "north"), "openings", "south")
    found = broken(plan)
    assert found["exit-count"].measured == 0
    assert found["exit-width"].measured == 0


def test_too_little_width_for_the_load(fair: Plan, change: Any, broken: Broken) -> None:
    """40 × 30 m × 0.75 = 900 persons need 9 × 0.65 = 5.85 m; the exits have 4 + 1.8 = 5.8 m, with 1.85 enough."""
    finding = broken(change.venue(fair, "openings", "north", width=1.8))["exit-width"]
    assert (finding.measured, finding.limit, finding.unit) == (5.8, 5.85, "m")
    assert "900 persons" in finding.message["en"]
    assert "exit-width" not in broken(change.venue(fair, "openings", "north", width=1.85))


def test_more_width_is_asked_for_upstairs(fair: Plan, change: Any, broken: Broken) -> None:
    """On the third floor (ordinal 2) 900 persons need 6.75 m, on the fourth and underground 9 m; the exits have 8 m."""
    assert "exit-width" not in broken(change.venue(fair, "levels", "g", ordinal=2))
    assert broken(change.venue(fair, "levels", "g", ordinal=3))["exit-width"].limit == 9.0
    assert broken(change.venue(fair, "levels", "g", ordinal=-1))["exit-width"].limit == 9.0


def test_an_exit_that_is_too_narrow(fair: Plan, change: Any, broken: Broken) -> None:
    """Doors of crowded rooms have 1.40 m; the door of a small room (M1: 120 m²) has 0.80 m."""
    assert broken(change.venue(fair, "openings", "north", width=1.3))["exit-min-width"].limit == 1.4
    found = broken(change.venue(fair, "openings", "m1-door", width=0.7))
    assert (found["exit-min-width"].measured, found["exit-min-width"].limit) == (0.7, 0.8)


def test_exits_too_near_to_each_other(fair: Plan, change: Any, broken: Broken) -> None:
    """A third exit 3 m east of the southern one (x 18–22)."""
    third = Opening(id="third", level="g", line=LineString([(25, 0), (27, 0)]), width=2.0, exit=True)
    finding = broken(change.add(fair, "openings", third))["exit-separation"]
    assert (finding.measured, finding.limit) == (3.0, 5.0)
    assert finding.place
    assert (finding.place.x, finding.place.y) == (23.5, 0)


def test_a_large_room_needs_two_exits(fair: Plan, change: Any, broken: Broken) -> None:
    """M1 with 12 × 10.1 = 121.2 m² is larger than 120 m²."""
    finding = broken(change.venue(fair, "units", "M1", polygon=box(0, 40, 12, 50.1)))["exit-count"]
    assert (finding.subject, finding.measured, finding.limit) == ("M1", 1, 2)


@pytest.mark.parametrize(("sprinklered", "asked"), [(False, 25.0), (True, 50 / 3)])
def test_exits_bunched_together_under_the_american_code(
    fair: Plan, change: Any, broken: Broken, sprinklered: bool, asked: float
) -> None:
    """The diagonal is 50 m: exits are 25 m (16.67 m) apart; middles at x 20 and x 32 of one wall are 12 m apart."""
    plan = change.venue(fair, "openings", "north", line=LineString([(30, 0), (34, 0)]))
    plan = change.venue(plan, "units", "H1", sprinklered=sprinklered)
    plan = replace(plan, event=replace(plan.event, rules="ibc"))
    finding = broken(plan)["exit-separation"]
    assert finding.measured == pytest.approx(12.0)
    assert finding.limit == pytest.approx(asked, abs=1e-3)


def test_more_exits_for_more_persons_under_the_american_code(fair: Plan, change: Any, broken: Broken) -> None:
    """912 m² net / 1.39 = 656.1 persons: 501 to 1,000 need three exits; the hall has two."""
    plan = replace(fair, event=replace(fair.event, rules="ibc"))
    finding = broken(plan)["exit-count"]
    assert (finding.subject, finding.measured, finding.limit) == ("H1", 2, 3)


def american(plan: Plan) -> Plan:
    return replace(plan, event=replace(plan.event, rules="ibc"))


def of_room(plan: Plan, room: str = "M1") -> dict[str, Finding]:
    return {f.rule: f for f in check_plan(plan).findings if f.subject == room}


def test_a_theatre_with_one_door_breaks_the_american_code(fair: Plan, change: Any) -> None:
    """A room of 288 m² with 120 published seats and one door of 1.8 m: above 49 persons there are two exits."""
    room = {"polygon": box(0, 40, 18, 56), "capacity": (("classroom", 60), ("theatre", 120))}
    plan = change.venue(american(fair), "units", "M1", **room)
    plan = change.venue(plan, "openings", "m1-door", line=LineString([(5, 40), (6.8, 40)]), width=1.8)
    finding = of_room(plan)["exit-count"]
    assert (finding.measured, finding.limit, finding.clause) == (1, 2, "T.1006.2.1, T.1006.3.3")
    assert finding.message["en"] == "M1 has 1 exit; 120 persons (by published capacity) ask for 2."
    assert "120人（按公布容量）" in finding.message["zh"]
    far = Opening(id="far", level="g", line=LineString([(12, 56), (14, 56)]), width=2.0, exit=True)
    assert not of_room(change.add(plan, "openings", far)).keys() & {"exit-count", "exit-separation", "exit-width"}


def test_a_room_of_few_persons_has_one_exit_or_two_side_by_side(fair: Plan, change: Any) -> None:
    """49 persons may leave by one exit, so a second beside it breaks nothing; 50 need two, half a diagonal apart."""
    plan = american(replace(fair, programme=None, event=replace(fair.event, forums=())))
    beside = Opening(id="beside", level="g", line=LineString([(7, 40), (8.5, 40)]), width=1.5, exit=True)
    few = change.venue(plan, "units", "M1", capacity=(("theatre", 49),))
    more = change.venue(plan, "units", "M1", capacity=(("theatre", 50),))
    assert of_room(few) == of_room(change.add(few, "openings", beside)) == {}
    assert set(of_room(more)) == {"exit-count"}
    assert set(of_room(change.add(more, "openings", beside))) == {"exit-separation"}


def test_the_largest_meeting_counts_where_it_is_larger_than_what_is_published(fair: Plan, change: Any) -> None:
    """200 persons need 2 × 0.65 = 1.30 m, 240 need 1.56 m; the door has 1.50 m."""
    plan = change.venue(fair, "units", "M1", capacity=(("theatre", 200),))
    assert "exit-width" not in of_room(change.forum(plan, "f2", attendance=230))
    finding = of_room(change.forum(plan, "f2", attendance=240))["exit-width"]
    assert (finding.measured, finding.limit) == (1.5, 1.56)
    assert "240 persons (by scheduled attendance)" in finding.message["en"]


@pytest.mark.parametrize("use", ["catering", "press", "vip", "registration", "stage", "interpretation"])
def test_every_room_in_use_is_checked(fair: Plan, change: Any, use: str) -> None:
    """A room of 300 m² without a published capacity: 300 × 0.75 = 225 persons and no door at all."""
    unit = Unit(id="U", category="room", level="g", polygon=box(0, 60, 30, 70), use=use)
    found = of_room(change.add(fair, "units", unit), "U")
    assert (found["exit-count"].measured, found["exit-count"].limit) == (0, 2)
    assert found["exit-count"].message["en"] == "U has no exit; 225 persons (by floor area) ask for 2."
    assert found["exit-width"].limit == pytest.approx(1.463)


def test_a_room_in_use_may_be_too_deep(fair: Plan, change: Any) -> None:
    """From the middle of the far wall to the doors at both ends of the near one: √(50² + 5²) m; 30 m is the most."""
    plan = change.add(
        fair, "units", Unit(id="U", category="foodservice", level="g", polygon=box(0, 60, 20, 110), use="catering")
    )
    for x in (0, 15):
        door = Opening(id=f"u{x}", level="g", line=LineString([(x, 60), (x + 5, 60)]), width=5.0, exit=True)
        plan = change.add(plan, "openings", door)
    assert {rule: f.measured for rule, f in of_room(plan, "U").items()} == {
        "travel-straight": pytest.approx(50.249, abs=2e-3)
    }


@pytest.mark.parametrize(("category", "use"), [("lobby", ""), ("walkway", "registration"), ("stairs", "")])
def test_ways_are_no_rooms(fair: Plan, change: Any, category: str, use: str) -> None:
    unit = Unit(id="U", category=category, level="g", polygon=box(0, 60, 30, 70), use=use)
    assert of_room(change.add(fair, "units", unit), "U") == {}


def under(plan: Plan, pack: str) -> Plan:
    return replace(plan, programme=None, event=replace(plan.event, rules=pack, forums=()))


def test_what_is_missing_is_said_in_metres_and_lies_with_the_building(fair: Plan, change: Any, broken: Broken) -> None:
    """900 persons need 5.85 m; exits of 4.00 and 1.00 m have 5.00 m, so 0.85 m are missing."""
    found = broken(change.venue(fair, "openings", "north", width=1.0))
    assert found["exit-width"].message["en"] == (
        "The exits of Hall 1 are 5.00 m wide together; 900 persons (by floor area) need 5.85 m: "
        "0.85 m of exit width are missing."
    )
    assert "尚缺0.85米" in found["exit-width"].message["zh"]
    assert found["exit-min-width"].message["en"] == "Exit north of Hall 1 is 1.00 m wide: 0.40 of 1.4 m are missing."
    assert {found[rule].cause for rule in ("exit-width", "exit-min-width")} == {"building"}


def test_the_largest_exit_is_not_counted_in_the_united_kingdom(fair: Plan, change: Any) -> None:
    """1,200 / 1.5 = 800 persons at 5 mm need 4.00 m; of 4.0 and 3.9 m the larger is lost. 600 to 800: three exits."""
    plan = under(fair, "uk")
    assert "exit-width" not in of_room(plan, "H1")
    assert of_room(plan, "H1")["exit-count"].limit == 3
    finding = of_room(change.venue(plan, "openings", "north", width=3.9), "H1")["exit-width"]
    assert (finding.measured, finding.limit) == (3.9, 4.0)
    assert "7.90 m wide together, of which 3.90 m count" in finding.message["en"]


def test_widths_count_in_steps_in_germany(fair: Plan, change: Any) -> None:
    """1,200 persons need 12 steps of 0.60 = 7.20 m; 4.00 m are six steps, 3.50 m only five: 6.60 m, 0.60 m missing."""
    plan = under(fair, "germany")
    assert of_room(plan, "H1") == {}
    finding = of_room(change.venue(plan, "openings", "north", width=3.5), "H1")["exit-width"]
    assert (finding.measured, finding.limit) == (6.6, 7.2)
    assert finding.message["en"].endswith("0.60 m of exit width are missing.")


def test_exits_of_aisles_have_three_metres_in_germany(fair: Plan, change: Any) -> None:
    """A third exit of 1.20 m may belong to no aisle: a warning. Rooms up to 200 persons have 0.90 m."""
    third = Opening(id="third", level="g", line=LineString([(40, 10), (40, 11.2)]), width=1.2, exit=True)
    plan = under(change.add(fair, "openings", third), "germany")
    (finding,) = (f for f in check_plan(plan).findings if f.rule == "exit-min-width")
    assert (finding.subject, finding.severity, finding.limit) == ("third", "warning", 3.0)
    narrow = change.venue(plan, "openings", "m1-door", width=0.85)
    assert {f.subject: f.limit for f in check_plan(narrow).findings if f.rule == "exit-min-width"} == {
        "third": 3.0,
        "m1-door": 0.9,
    }


def test_one_exit_may_be_lost_under_the_american_codes(fair: Plan, change: Any) -> None:
    """1,200 − 32 stands of 9 m² = 912 / 1.39 = 657 persons need 3.35 m, half of it 1.68 m; without south 1.6 m stay."""
    plan = change.venue(under(fair, "ibc"), "openings", "north", width=1.6)
    finding = of_room(plan, "H1")["exit-loss"]
    assert finding.measured == 1.6
    assert finding.limit == pytest.approx(1.675, abs=1e-3)
    assert finding.place
    assert (finding.place.x, finding.place.y) == (20.0, 0.0)
    assert "exit-width" not in of_room(plan, "H1")
    assert "exit-loss" not in of_room(change.venue(plan, "openings", "north", width=1.68), "H1")
    assert "exit-loss" not in of_room(under(plan, "china"), "H1")


def test_the_main_entrance_takes_half_of_the_persons(fair: Plan, change: Any) -> None:
    """Half of 3.35 m again; a hall without a marked main entrance is not judged."""
    plan = change.venue(under(fair, "nfpa"), "openings", "north", width=1.6, category="pedestrian.principal")
    finding = of_room(plan, "H1")["exit-main"]
    assert (finding.measured, finding.clause) == (1.6, "12.2.3.6")
    assert finding.limit == pytest.approx(1.675, abs=1e-3)
    assert "exit-main" not in of_room(change.venue(plan, "openings", "north", category="pedestrian"), "H1")
    assert "exit-main" not in of_room(change.venue(plan, "openings", "south", category="pedestrian.principal"), "H1")


def test_crowd_managers_are_a_note(fair: Plan) -> None:
    """657 persons / 250: three; M1 has fewer than 250."""
    notes = [f for f in check_plan(under(fair, "ibc")).findings if f.rule == "crowd-managers"]
    assert [(f.subject, f.severity, f.cause) for f in notes] == [("H1", "note", "demand")]
    assert notes[0].message["en"] == "Hall 1 needs 3 crowd managers for 657 persons (by floor area)."


def test_a_meeting_fills_its_room_by_its_set_up(fair: Plan, change: Any) -> None:
    """M1, 120 m², theatre: 120 / 0.65 = 184.6 persons by the American code ask for two exits."""
    plan = replace(fair, event=replace(fair.event, rules="ibc"))
    assert of_room(plan)["exit-count"].message["en"] == (
        "M1 has 1 exit; 185 persons (by set-up of the room) ask for 2."
    )
