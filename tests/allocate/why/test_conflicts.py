"""Contradictions are exactly the planner's rules that clash; too little floor is a shortage and not told as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from venueplan.allocate import allocate_exhibitors, refuse_impossible_meetings, refuse_impossible_stands
from venueplan.build import allocate_plan
from venueplan.errors import ContradictionError
from venueplan.model import Plan

Make = Callable[..., Any]


def crowded_fair(make_fair: Make, make_row: Make, make_exhibitor: Make, *, seed: int, clash: bool) -> Plan:
    """Return 40 exhibitors on 50 booths with some twenty rules, three of which clash: H2 is two stands side by side."""
    random = Random(seed)  # noqa: S311  # an instance
    booths = make_row((3,) * 25, at=(3, 6), row="r1", hall="H1")
    booths += [one for one in make_row((3, 3), at=(73, 6), row="r1", hall="H2") if "s" in one.id[3:]]
    wants: dict[str, dict[str, Any]] = {f"e{k:02d}": {"points": random.randint(0, 9)} for k in range(40)}
    for _ in range(14):
        one, other = random.sample(sorted(wants)[2:], 2)
        wants[one]["rivals"] = (*wants[one].get("rivals", ()), other)
    for one in random.sample(sorted(wants)[2:], 6):
        wants[one]["pins"] = ("hall:H1",)
    if clash:
        wants["e00"] |= {"pins": ("hall:H2",), "rivals": ("e01",)}
        wants["e01"] |= {"pins": ("hall:H2",)}
    plan: Plan = make_fair([make_exhibitor(name, **want) for name, want in wants.items()], booths, halls=("H1", "H2"))
    return plan


@pytest.mark.parametrize("seed", [0, 1])
def test_exactly_the_three_rules_that_clash_are_named(
    make_fair: Make, make_row: Make, make_exhibitor: Make, seed: int
) -> None:
    plan = crowded_fair(make_fair, make_row, make_exhibitor, seed=seed, clash=True)
    with pytest.raises(ContradictionError) as error:
        allocate_plan(plan)
    lines = str(error.value).splitlines()
    assert lines[0] == "3 rules contradict each other, even if nobody else came:"
    assert lines[1:4] == [
        "  exhibitor 'e00' is pinned to 'hall:H2' (giving it up costs 10)",
        "  exhibitor 'e01' is pinned to 'hall:H2' (giving it up costs 10)",
        "  rivals 'e00' and 'e01' stand neither side by side nor opposite (giving it up costs 5)",
    ]
    assert lines[4] == "the cheapest way out costs 5; give up:"
    assert "rivals 'e00' and 'e01'" in lines[5]


def test_the_way_out_is_one(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """The rule that is told to be given up, given up: everybody has a stand."""
    plan = crowded_fair(make_fair, make_row, make_exhibitor, seed=0, clash=True)
    friends = tuple(replace(one, rivals=()) if one.id == "e00" else one for one in plan.event.exhibitors)
    peaceful = replace(plan, event=replace(plan.event, exhibitors=friends))
    refuse_impossible_stands(peaceful)
    assert allocate_exhibitors(peaceful).unplaced == ()


def test_control_without_the_clash_nothing_is_refused(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    refuse_impossible_stands(crowded_fair(make_fair, make_row, make_exhibitor, seed=0, clash=False))


def test_too_many_for_the_floor_are_unplaced_and_no_contradiction(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    asked = [make_exhibitor(f"e{k}") for k in range(9)]
    asked[0] = make_exhibitor("e0", pins=("hall:H1",), rivals=("e1",))
    plan = allocate_plan(make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1")))
    assert plan.allocation is not None
    assert len(plan.allocation.unplaced) == 3


def test_more_pinned_than_there_are_corners(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    asked = [make_exhibitor(f"e{k}", pins=("kind:corner",)) for k in range(5)]
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"))
    # Five for four corners is a shortage of corners that the pins make: without them there are six booths.
    with pytest.raises(ContradictionError, match=r"5 exhibitors .* are pinned to what only") as error:
        refuse_impossible_stands(plan)
    assert str(error.value).count("is pinned to 'kind:corner' (giving it up costs 10)") == 5
    refuse_impossible_stands(replace(plan, event=replace(plan.event, exhibitors=tuple(asked[:4]))))


def test_a_booth_held_back_is_the_cheapest_to_release(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    asked = [make_exhibitor(name, pins=("hall:H2",)) for name in "ab"]
    booths = make_row((3, 3, 3), at=(6, 6), row="r1")
    second = make_row((3,), at=(76, 6), row="r1", hall="H2")
    held = [replace(second[0], blocked=True), second[1]]
    with pytest.raises(ContradictionError) as error:
        refuse_impossible_stands(make_fair(asked, [*booths, *held], halls=("H1", "H2")))
    assert "the cheapest way out costs 3; give up:\n  booth 'H2-r1s00' is held back" in str(error.value)


def test_a_pavilion_and_its_rivals_inside(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    """In every block of two the members are beside each other; rivals could stand in two rows."""
    asked = [make_exhibitor("p", pavilion="P", rivals=("q",)), make_exhibitor("q", pavilion="P")]
    rows = [*make_row((3, 3), at=(6, 6), row="r1"), *make_row((3, 3), at=(6, 30), row="r2")]
    booths = [one for one in rows if "s0" in one.id]
    with pytest.raises(ContradictionError) as error:
        refuse_impossible_stands(make_fair(asked, booths))
    assert str(error.value).startswith("2 rules contradict each other")
    assert "pavilion 'P' stands in one unbroken run of booths" in str(error.value)


def test_forums_pinned_against_each_other_are_named_with_the_person(make_two_forums: Make) -> None:
    with pytest.raises(ContradictionError) as error:
        refuse_impossible_meetings(make_two_forums(hours=(9, 9)))
    said = str(error.value)
    assert said.startswith("3 rules contradict each other")
    assert "ada is wanted at a, b and cannot be in two places" in said
    refuse_impossible_meetings(make_two_forums(hours=(9, 10)))
