"""Edits by hand: what moves, what is refused and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.allocate import (
    allocate_exhibitors,
    differences,
    hold_booth,
    move_exhibitor,
    pin_exhibitor,
    release,
    swap_exhibitors,
)
from venueplan.build import edit_plan
from venueplan.errors import InputError
from venueplan.model import HallFigures, Plan, Relation

Make = Callable[..., Any]


@pytest.fixture
def fair(make_fair: Make, make_row: Make, make_exhibitor: Make) -> Plan:
    """Three exhibitors, a guest of the first, six booths; each is pinned, then let go, so that places are known."""
    south = [f"booth:H1-r1s0{k}" for k in range(3)]
    asked = [make_exhibitor(name, pins=(pin,)) for name, pin in zip("abc", south, strict=True)]
    asked.append(make_exhibitor("guest", shares_with="a"))
    plan: Plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"))
    plan = replace(plan, allocation=allocate_exhibitors(plan))
    free = tuple(replace(one, pins=()) for one in plan.event.exhibitors)
    figures = (HallFigures(hall="H1", gross=3600.0, net=54.0),)
    assert plan.floor_plan is not None
    floor_plan = replace(plan.floor_plan, halls=figures)
    return replace(plan, event=replace(plan.event, exhibitors=free), floor_plan=floor_plan)


def stand(plan: Plan, name: str) -> tuple[str, ...]:
    assert plan.allocation is not None
    return plan.allocation.by_exhibitor[name].booths


def test_a_guest_moves_with_its_host_and_the_score_is_that_of_the_new_stand(fair: Plan) -> None:
    moved = move_exhibitor(fair, "guest", to="H1-r1n01")
    assert stand(moved, "a") == stand(moved, "guest") == ("H1-r1n01",)
    assert moved.allocation is not None
    assert moved.allocation.proof is None
    exposure = [dict(plan.allocation.by_exhibitor["a"].score)["exposure"] for plan in (fair, moved) if plan.allocation]
    assert exposure[0] > exposure[1] == 0
    assert [(one.subject, one.after) for one in differences(fair, moved)] == [
        ("a", ("H1-r1n01",)),
        ("guest", ("H1-r1n01",)),
    ]


def test_two_swap_and_swapping_twice_changes_nothing(fair: Plan) -> None:
    swapped = swap_exhibitors(fair, "a", other="b")
    assert (stand(swapped, "a"), stand(swapped, "b")) == (stand(fair, "b"), stand(fair, "a"))
    again = swap_exhibitors(swapped, "guest", other="b")
    assert differences(fair, again) == ()


def test_a_pin_and_a_release_are_each_others_opposite(fair: Plan) -> None:
    pinned = pin_exhibitor(fair, "b")
    assert pinned.event.exhibitor("b").pins == ("booth:H1-r1s01",)
    assert [one.kind for one in differences(fair, pinned)] == ["pin"]
    assert release(pinned, "b") == fair


def test_a_held_booth_is_no_net_area_and_comes_back(fair: Plan) -> None:
    held = hold_booth(fair, "H1-r1n01")
    assert held.floor_plan is not None
    assert held.floor_plan.halls[0].net == pytest.approx(45.0)
    assert [(one.subject, one.after[-1]) for one in differences(fair, held)] == [("H1-r1n01", "held")]
    freed = release(held, "H1-r1n01")
    assert freed.floor_plan is not None
    assert freed.floor_plan.halls[0].net == pytest.approx(54.0)
    with pytest.raises(InputError, match="held back; release it first"):
        move_exhibitor(held, "a", to="H1-r1n01")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda plan: move_exhibitor(plan, "a", to="H1-r1s01"), "is let to 'b'; swap the two"),
        (lambda plan: move_exhibitor(plan, "z", to="H1-r1n01"), "no exhibitor 'z'"),
        (lambda plan: move_exhibitor(plan, "a", to="H1-r1n0"), "did you mean 'H1-r1n0"),
        (lambda plan: swap_exhibitors(plan, "a", other="guest"), "are on one stand"),
        (lambda plan: hold_booth(plan, "H1-r1s01"), "is let to 'b'; move it first"),
        (lambda plan: release(plan, "H1-r1n01"), "not held back; there is nothing to release"),
        (lambda plan: release(plan, "a"), "not pinned to a booth"),
        (lambda plan: release(plan, "nothing"), "no booth or exhibitor 'nothing'"),
        (lambda plan: pin_exhibitor(replace(plan, allocation=None), "a"), "allocate them first"),
        (lambda plan: hold_booth(replace(plan, floor_plan=None), "H1-r1s01"), "arrange them first"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(fair: Plan, edit: Callable[[Plan], Plan], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence) as error:
        edit(fair)
    assert "\n" not in str(error.value)


def test_a_stand_of_several_booths_swaps_whole_and_scores_as_one(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """18 m² on two booths of 9: after the swap it is again one stand of 18 m², and fits as well as before."""
    asked = [make_exhibitor(name, area=18.0, booths=2) for name in "ab"]
    plan = make_fair(asked, make_row((3, 3), at=(6, 6), row="r1"))
    plan = replace(plan, allocation=allocate_exhibitors(plan))
    before = {name: stand(plan, name) for name in "ab"}
    after = swap_exhibitors(plan, "a", other="b")
    assert {name: stand(after, name) for name in "ab"} == {"a": before["b"], "b": before["a"]}
    assert after.allocation is not None
    assert dict(after.allocation.by_exhibitor["a"].score)["fit"] == 0
    back = swap_exhibitors(after, "a", other="b").allocation
    assert back is not None
    assert plan.allocation is not None
    assert dict(back.by_exhibitor["a"].score) == dict(plan.allocation.by_exhibitor["a"].score)


def test_a_relation_that_a_move_breaks_is_a_finding_and_one_that_it_mends_too(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """Two loud ones at the ends of a row of three; side by side they break the relation, moved back they mend it."""
    asked = [make_exhibitor(name, tags=("loud",), pins=(f"booth:H1-r1s0{k}",)) for name, k in (("a", 0), ("b", 2))]
    relations = (Relation(id="noise", kind="apart", members=("loud",)),)
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"), relations=relations)
    plan = replace(plan, allocation=allocate_exhibitors(plan))
    plan = release(release(plan, "a"), "b")
    near = edit_plan(plan, move_exhibitor(plan, "b", to="H1-r1s01"))
    assert [(one.severity, one.subject) for one in near.broken if one.rule == "relation"] == [("error", "a")]
    apart = edit_plan(near.plan, move_exhibitor(near.plan, "b", to="H1-r1s02"))
    assert [one.rule for one in apart.mended if one.rule == "relation"] == ["relation"]
    assert not [one for one in apart.broken if one.rule == "relation"]
