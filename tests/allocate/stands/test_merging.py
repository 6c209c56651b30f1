"""What exhibitors ask of the size, the shape, the price and the place of their stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.allocate import allocate_exhibitors
from venueplan.allocate.stands.wanting import demand_of
from venueplan.errors import ContradictionError
from venueplan.model import Allocation, Hold, Plan, Policy, PriceList
from venueplan.rules import neighbours

Make = Callable[..., Any]


def booths_of(allocation: Allocation, name: str) -> tuple[str, ...]:
    return allocation.by_exhibitor[name].booths


@pytest.fixture
def only(make_fair: Make, make_row: Make, make_exhibitor: Make) -> Callable[..., Plan]:
    """Return a fair of one double row of four modules of 9 m² a side, for one exhibitor ``x``."""

    def make(*, event: dict[str, Any] | None = None, **wants: Any) -> Plan:
        plan: Plan = make_fair(
            [make_exhibitor("x", **wants)], make_row((3, 3, 3, 3), at=(6, 6), row="r1"), **(event or {})
        )
        return plan

    return make


def test_two_adjacent_modules_make_a_stand_that_no_single_one_is(only: Callable[..., Plan]) -> None:
    plan = only(area=18.0)
    one, other = booths_of(allocate_exhibitors(plan), "x")
    assert plan.floor_plan is not None
    near = neighbours(plan.floor_plan.booths)
    assert tuple(sorted((one, other))) in near.beside | near.back_to_back


def test_runs_are_those_of_one_side_and_of_both(only: Callable[..., Plan]) -> None:
    """Two of four a side: 3 + 3 runs along the sides and 4 pairs back to back."""
    assert len(demand_of(only(area=18.0, booths=2)).market.merged) == 10


def test_no_more_booths_are_merged_than_the_policy_or_the_exhibitor_allows(only: Callable[..., Plan]) -> None:
    three = allocate_exhibitors(only(area=27.0, event={"policy": Policy(merge=2)}))
    assert three.unplaced == ("x",)
    assert len(booths_of(allocate_exhibitors(only(area=27.0)), "x")) == 3
    assert len(booths_of(allocate_exhibitors(only(area=27.0, booths=3, event={"policy": Policy(merge=1)})), "x")) == 3


def test_a_merged_stand_has_the_open_sides_of_the_whole(only: Callable[..., Plan]) -> None:
    """The two modules at one end of the row, back to back, open to three sides."""
    booths = booths_of(allocate_exhibitors(only(area=18.0, open_sides=3)), "x")
    assert booths in {("H1-r1n00", "H1-r1s00"), ("H1-r1n03", "H1-r1s03")}


def test_tolerance_says_what_is_too_small_and_what_is_too_large(only: Callable[..., Plan]) -> None:
    """9 m² are 75 % of 12 m² and no concession is made to what was said."""
    assert len(booths_of(allocate_exhibitors(only(area=12.0, tolerance=0.25)), "x")) == 1
    assert allocate_exhibitors(only(area=12.0, tolerance=0.2)).unplaced == ("x",)
    assert len(booths_of(allocate_exhibitors(only(area=12.0, least_area=10.0)), "x")) == 2


def test_a_shape_is_had_unless_somebody_would_have_nothing(only: Callable[..., Plan]) -> None:
    corner = booths_of(allocate_exhibitors(only(shape="corner")), "x")
    assert corner[0][-2:] in {"00", "03"}
    inline = booths_of(allocate_exhibitors(only(shape="inline", preferences=("kind:corner",))), "x")
    assert inline[0][-2:] in {"01", "02"}
    assert allocate_exhibitors(only(shape="island")).unplaced == ()


def test_frontage_is_never_conceded(only: Callable[..., Plan]) -> None:
    """A corner module has 6 m of open sides, three in a row at an end 9 + 3 = 12 m."""
    assert booths_of(allocate_exhibitors(only(frontage=6.0)), "x")[0][-2:] in {"00", "03"}
    assert allocate_exhibitors(only(frontage=6.1)).unplaced == ("x",)


def test_what_is_forbidden_is_not_given(only: Callable[..., Plan]) -> None:
    words = ("kind:corner", "booth:H1-r1s01", "booth:H1-r1s02", "booth:H1-r1n01")
    assert booths_of(allocate_exhibitors(only(forbidden=words)), "x") == ("H1-r1n02",)


def test_budget_and_bands_are_kept(only: Callable[..., Plan]) -> None:
    """An inline module costs 900, a corner 990."""
    prices = PriceList(currency="CNY", per_m2=100.0, bands=(("low", 950.0), ("high", 2000.0)))
    wants = {"preferences": ("kind:corner",), "event": {"prices": prices}}
    assert booths_of(allocate_exhibitors(only(budget=989.0, **wants)), "x")[0][-2:] in {"01", "02"}
    assert booths_of(allocate_exhibitors(only(budget=990.0, **wants)), "x")[0][-2:] in {"00", "03"}
    assert booths_of(allocate_exhibitors(only(bands=("low",), **wants)), "x")[0][-2:] in {"01", "02"}
    assert allocate_exhibitors(only(budget=899.0, **wants)).unplaced == ("x",)


def test_a_held_booth_goes_to_whom_it_is_held_for(only: Callable[..., Plan]) -> None:
    hold = Hold(booths=("H1-r1s00", "H1-r1s03", "H1-r1n00"), members=("sponsor",), reason="sponsors")
    wants = {"shape": "corner", "event": {"holds": (hold,)}}
    assert booths_of(allocate_exhibitors(only(**wants)), "x") == ("H1-r1n03",)
    pinned = {"pins": ("booth:H1-r1s00",), "event": {"holds": (hold,)}}
    assert booths_of(allocate_exhibitors(only(tags=("sponsor",), **pinned)), "x") == ("H1-r1s00",)
    with pytest.raises(ContradictionError, match="held for somebody else"):
        allocate_exhibitors(only(**pinned))


def test_last_year_counts_as_a_part_of_the_score(only: Callable[..., Plan]) -> None:
    allocation = allocate_exhibitors(only(last_year="H1-r1n02"))
    assert booths_of(allocation, "x") == ("H1-r1n02",)
    assert dict(allocation.by_exhibitor["x"].score)["last-year"] == 300
    light = Policy(weights=(("last-year", 0.05), ("exposure", 2.0)))
    assert booths_of(allocate_exhibitors(only(last_year="H1-r1n02", event={"policy": light})), "x") != ("H1-r1n02",)


def test_parts_without_weight_are_left_out(only: Callable[..., Plan]) -> None:
    event = {"policy": Policy(weights=(("exposure", 0.0), ("favourites", 0.0), ("needs", 0.0)))}
    (assignment,) = allocate_exhibitors(only(event=event)).assignments
    assert set(dict(assignment.score)) == {"preference", "fit"}


@pytest.mark.parametrize("wish", ["aisle:H1-r1s", "row:r1"])
def test_rows_and_aisles_can_be_wished_for(only: Callable[..., Plan], wish: str) -> None:
    plan = only(preferences=(wish,))
    assert allocate_exhibitors(plan).by_exhibitor["x"].preference_rank == 1
    assert plan.floor_plan is not None
    elsewhere = tuple(replace(booth, row="r9", number="Z99") for booth in plan.floor_plan.booths)
    moved = replace(plan, floor_plan=replace(plan.floor_plan, booths=elsewhere))
    assert allocate_exhibitors(moved).by_exhibitor["x"].preference_rank is None
