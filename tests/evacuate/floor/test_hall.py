"""Halls of a plan empty through their exits."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import pytest
from halls import Hall, event_of, rectangle, venue_of
from shapely import box

from venueplan.errors import UnknownNameError
from venueplan.evacuate import IMO, evacuate_halls
from venueplan.model import Booth, FloorPlan, Plan
from venueplan.rules import rule_pack


def plan_of(*halls: Hall) -> Plan:
    return Plan(venue=venue_of(*halls), event=event_of())


def test_a_hall_of_two_doors() -> None:
    """40 × 30 m at 0.75 persons/m²: 900 persons; doors of 6 m, half of the people at each.

    450 / (1.32 · 5.7) = 59.81 s at each door from when the first reach it, 0.5 m at 1.12 m/s (1.40 (1 − 0.266 · 0.75))
    = 0.45 s: 60.3 s. The bound lets them walk at 1.19 m/s: 60.2 s.
    """
    (found,) = evacuate_halls(plan_of(rectangle(40, 30)))
    assert found.clearing.persons == 900
    assert found.clearing.hydraulic == pytest.approx(60.3, abs=0.1)
    assert found.clearing.quickest == pytest.approx(60.2, abs=0.1)
    assert [gate.persons for gate in found.gates] == pytest.approx([450, 450])
    assert found.choke is not None
    assert set(found.choke.gates) == {"H1-door-1", "H1-door-2"}
    assert all(note["en"] and note["zh"] for note in found.notes)


def test_each_hall_is_left_by_its_own_doors() -> None:
    small = rectangle(30, 20)
    found = evacuate_halls(
        plan_of(small, replace(small.moved(shift=(100, 0)), doors=small.moved(shift=(100, 0)).doors))
    )
    assert [evacuation.clearing.subject for evacuation in found] == ["H1", "H2"]
    assert found[0].clearing.hydraulic == pytest.approx(found[1].clearing.hydraulic, rel=1e-6)


def test_stands_in_the_way_lengthen_it() -> None:
    bare = plan_of(rectangle(40, 30))
    wall = Booth(id="b", number="1", polygon=box(18, 0, 20, 28), hall="H1", level="g")
    free, full = (evacuate_halls(plan)[0] for plan in (bare, replace(bare, floor_plan=FloorPlan(booths=(wall,)))))
    assert full.clearing.persons == free.clearing.persons
    assert full.clearing.hydraulic > free.clearing.hydraulic


def test_a_narrow_place_on_the_floor_governs() -> None:
    """All doors at one end, a gap of 1 m between two stands half way: 450 persons pass it at 1.32 persons/s.

    The wall is 1 m thick, so of 39 m of floor 19 m lie behind it: 900 · 19 / 39 / 1.32 = 332 s.
    """
    plan = plan_of(rectangle(40, 30, doors=[((0.0, 10.0), (0.0, 20.0))]))
    walls = (box(20, 0, 21, 14.5), box(20, 15.5, 21, 30))
    booths = tuple(Booth(id=f"b{n}", number=str(n), polygon=wall, hall="H1", level="g") for n, wall in enumerate(walls))
    (found,) = evacuate_halls(replace(plan, floor_plan=FloorPlan(booths=booths)))
    assert found.clearing.governing == "H1"
    assert found.clearing.hydraulic == pytest.approx(332, abs=2)
    assert found.clearing.quickest == found.clearing.hydraulic
    assert any("narrow place" in note["en"] for note in found.notes)


def test_floor_that_stands_enclose_holds_nobody_and_is_told() -> None:
    plan = plan_of(rectangle(40, 30))
    ring = box(15, 10, 25, 20).difference(box(17, 12, 23, 18))
    parts = [box(15, 10, 25, 12), box(15, 18, 25, 20), box(15, 12, 17, 18), box(23, 12, 25, 18)]
    assert sum(part.area for part in parts) == ring.area
    booths = tuple(Booth(id=f"b{n}", number="", polygon=p, hall="H1", level="g") for n, p in enumerate(parts))
    (found,) = evacuate_halls(replace(plan, floor_plan=FloorPlan(booths=booths)))
    assert found.clearing.persons == 900
    assert sum(gate.persons for gate in found.gates) == pytest.approx(900)
    assert any("36.0 m² of H1" in note["en"] for note in found.notes)


def test_a_hall_without_exits_never_empties() -> None:
    (found,) = evacuate_halls(plan_of(rectangle(40, 30, doors=[])))
    assert found.clearing.hydraulic == found.clearing.quickest == inf
    assert found.choke is None
    assert any("nobody can leave" in note["en"] for note in found.notes)


def test_the_constants_are_chosen_as_data() -> None:
    plan = plan_of(rectangle(40, 30))
    assert evacuate_halls(plan)[0].clearing.hydraulic != evacuate_halls(plan, standard=IMO)[0].clearing.hydraulic
    assert "IMO" in evacuate_halls(plan, standard=IMO)[0].standard


def test_another_pack_brings_other_persons() -> None:
    """UK: 1.5 m² per person, so 1,200 / 1.5 = 800 where China has 900."""
    (found,) = evacuate_halls(plan_of(rectangle(40, 30)), pack=rule_pack("uk"))
    assert found.clearing.persons == 800


def test_an_unknown_hall_is_named() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'H1'"):
        evacuate_halls(plan_of(rectangle(40, 30)), hall="h1")
