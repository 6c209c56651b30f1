"""Booths merged and split under those who stand on them: who has what, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from halls import asking, event_of, rectangle, venue_of
from shapely import LineString, box

from venueplan.build import merge_stands, renumber_stands, split_stand
from venueplan.errors import InputError
from venueplan.model import Allocation, Assignment, Booth, FloorPlan, Plan, Proof


def row_of_three(**stands: str) -> Plan:
    """Return a plan of three stands in a row, a, b and c, and who has which by name."""
    booths = tuple(
        Booth(
            id=name,
            number=name.upper(),
            polygon=box(x, 6, x + 3, 9),
            hall="H1",
            level="g",
            fronts=(LineString([(x, 6), (x + 3, 6)]),),
            row="01",
            modules=(name,),
        )
        for name, x in (("a", 6.0), ("b", 9.0), ("c", 12.0))
    )
    assignments = tuple(Assignment(exhibitor=who, booths=(name,)) for who, name in stands.items())
    proof = Proof(objective=1, bound=1, status="optimal", solver="test")
    return Plan(
        venue=venue_of(rectangle(30, 24)),
        event=event_of([asking(who, 9.0) for who in stands]),
        floor_plan=FloorPlan(booths=booths),
        allocation=Allocation(assignments=assignments, proof=proof),
    )


def test_who_has_a_part_has_the_whole_and_is_promised_the_whole() -> None:
    plan = row_of_three(fox="b")
    pinned = replace(plan.event.exhibitors[0], pins=("booth:b", "hall:H1"))
    merged = merge_stands(replace(plan, event=replace(plan.event, exhibitors=(pinned,))), ["A", "b"])
    assert merged.allocation == Allocation(assignments=(Assignment(exhibitor="fox", booths=("a",)),))
    assert merged.event.exhibitors[0].pins == ("booth:a", "hall:H1")
    assert merged.floor_plan is not None
    assert [(booth.id, booth.area) for booth in merged.floor_plan.booths] == [("a", 18.0), ("c", 9.0)]
    split = split_stand(merged, "A")
    assert split.floor_plan == replace(plan.floor_plan, revenue=None)  # type: ignore[type-var]
    assert split.allocation == merged.allocation


def test_stands_of_two_exhibitors_are_not_merged() -> None:
    with pytest.raises(InputError, match=r"let to several \('A' to 'fox', 'B' to 'owl'\); move all but one"):
        merge_stands(row_of_three(fox="a", owl="b"), ["a", "b"])


def test_a_stand_that_is_held_back_is_not_merged() -> None:
    plan = row_of_three()
    assert plan.floor_plan is not None
    held = tuple(replace(booth, blocked=booth.id == "b") for booth in plan.floor_plan.booths)
    with pytest.raises(InputError, match="booth 'B' is held back; release it first"):
        merge_stands(replace(plan, floor_plan=replace(plan.floor_plan, booths=held)), ["a", "b"])


def test_a_plan_without_booths_and_a_number_that_two_have() -> None:
    plan = row_of_three()
    with pytest.raises(InputError, match="no booths yet"):
        renumber_stands(replace(plan, floor_plan=None))
    assert plan.floor_plan is not None
    same = tuple(replace(booth, number="A") for booth in plan.floor_plan.booths)
    with pytest.raises(InputError, match="3 booths have the number 'A'; name one by its id, for instance a"):
        split_stand(replace(plan, floor_plan=replace(plan.floor_plan, booths=same)), "A")


def test_stands_that_came_with_a_number_keep_it_when_others_are_numbered_anew() -> None:
    plan = row_of_three()
    assert plan.floor_plan is not None
    kept = replace(plan.floor_plan.booths[1], number="STAGE")
    booths = (plan.floor_plan.booths[0], kept, plan.floor_plan.booths[2])
    numbered = replace(plan, event=replace(plan.event, kept=(kept,)), floor_plan=FloorPlan(booths=booths))
    anew = renumber_stands(numbered).floor_plan
    assert anew is not None
    assert anew.booth("b").number == "STAGE"
    assert {"A", "C"}.isdisjoint(booth.number for booth in anew.booths)
    assert [booth.polygon for booth in anew.booths] == [booth.polygon for booth in booths]
