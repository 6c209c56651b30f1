"""Exhibitors to booths: rules kept, proven best, and sentences where nothing can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from shapely import Point, box, union_all

from venueplan.allocate import allocate_exhibitors
from venueplan.allocate.stands.requests import requests_of
from venueplan.allocate.stands.scores import score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.errors import ContradictionError, InputError, UnknownNameError
from venueplan.model import Allocation, Amenity, Booth, Exhibitor, Plan
from venueplan.rules import neighbours

Make = Callable[..., Any]


def faults(plan: Plan, allocation: Allocation) -> list[str]:
    """Return every rule that an allocation breaks, found without the code that made it."""
    assert plan.floor_plan is not None
    found: list[str] = []
    place = {assignment.exhibitor: assignment.booths[0] for assignment in allocation.assignments}
    holders = [e for e in plan.event.exhibitors if e.id in place and not e.shares_with]
    taken = [place[e.id] for e in holders]
    found += [f"{booth} is let twice" for booth in set(taken) if taken.count(booth) > 1]
    close = neighbours(plan.floor_plan.booths).close
    for exhibitor in plan.event.exhibitors:
        if exhibitor.id not in place:
            found += [] if exhibitor.id in allocation.unplaced else [f"{exhibitor.id} is lost"]
            continue
        booth = plan.floor_plan.booth(place[exhibitor.id])
        if booth.area < 0.9 * exhibitor.area - 1e-6:
            found.append(f"{exhibitor.id} is short of area")
        if exhibitor.shares_with and place[exhibitor.shares_with] != booth.id:
            found.append(f"{exhibitor.id} is not with its holder")
        found += [
            f"{exhibitor.id} is close to {rival}"
            for rival in exhibitor.rivals
            if rival in place and tuple(sorted((booth.id, place[rival]))) in close
        ]
        found += [f"{exhibitor.id} is not at {pin}" for pin in exhibitor.pins if pin not in _granted(booth)]
    return found


def _granted(booth: Booth) -> set[str]:
    kinds = ("inline", "corner", "peninsula", "island")[: booth.open_sides]
    return {f"booth:{booth.id}", f"hall:{booth.hall}", *(f"kind:{kind}" for kind in kinds)}


def total(allocation: Allocation) -> int:
    return sum(value for assignment in allocation.assignments for _, value in assignment.score)


def best_by_trying(plan: Plan) -> int | None:
    """Return the best score that places everybody, by trying every order; None if nobody's order does."""
    assert plan.floor_plan is not None
    booths, requests = plan.floor_plan.booths, requests_of(plan.event)
    market = Market(plan=plan, booths=booths)
    most = max(request.holder.points for request in requests)
    close = neighbours(booths).close
    best = None
    for order in permutations(booths, len(requests)):
        pairs = list(zip(requests, order, strict=True))
        place = {request.id: booth.id for request, booth in pairs}
        rivals = [(r.id, rival) for r in requests for rival in r.holder.rivals]
        apart = all(tuple(sorted((place[one], place[other]))) not in close for one, other in rivals)
        if apart and not any(next(market.objections(r, b), None) for r, b in pairs):
            parts = [score_parts(r, b, market=market, most_points=most) for r, b in pairs]
            best = max(best if best is not None else -(10**9), sum(v for part in parts for _, v in part))
    return best


WISHES = st.lists(st.sampled_from(["kind:corner", "booth:H1-r1s00", "booth:H1-r1n02", "hall:H1"]), unique=True)


@st.composite
def small_demands(draw: st.DrawFn) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Draw four exhibitors for six booths, some of them rivals."""
    names = ["a", "b", "c", "d"]
    wants: dict[str, dict[str, Any]] = {
        name: {"points": draw(st.integers(0, 9)), "preferences": tuple(draw(WISHES))} for name in names
    }
    for one, other in draw(st.lists(st.sampled_from([("a", "b"), ("a", "c"), ("c", "d")]), unique=True)):
        wants[one]["rivals"] = (*wants[one].get("rivals", ()), other)
    return tuple(wants.items())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(small_demands())
def test_small_fairs_are_allocated_to_the_proven_best(
    make_fair: Make, make_row: Make, make_exhibitor: Make, demand: Sequence[tuple[str, dict[str, Any]]]
) -> None:
    booths = make_row((3, 3, 3), at=(6, 6), row="r1")
    plan = make_fair([make_exhibitor(name, **wants) for name, wants in demand], booths)
    allocation = allocate_exhibitors(plan)
    assert faults(plan, allocation) == []
    best = best_by_trying(plan)
    assert allocation.proof is not None
    if best is not None:
        assert allocation.unplaced == ()
        assert allocation.proof.objective == total(allocation) <= best <= allocation.proof.bound
        assert best - total(allocation) <= 0.002 * max(1, 4 * 2000)
    assert allocate_exhibitors(plan) == allocation


@pytest.fixture
def fairground(make_fair: Make, make_row: Make, make_exhibitor: Make) -> Plan:
    """Two rows, a pavilion of four, rivals, co-exhibitors and all sizes."""
    booths = [
        *make_row((3, 3, 3, 3, 6, 6), at=(6, 6), row="r1"),
        *make_row((6, 3, 3, 3, 3, 9), at=(6, 15), row="r2"),
    ]
    asked = [
        make_exhibitor("big", area=27, points=20, preferences=("kind:corner",)),
        make_exhibitor("friend", area=27, shares_with="big"),
        make_exhibitor("wide", area=18, points=9, preferences=("booth:H1-r1s05", "kind:corner"), rivals=("broad",)),
        make_exhibitor("broad", area=18, points=5, preferences=("kind:corner",), rivals=("wide",)),
        *(make_exhibitor(f"p{n}", pavilion="P") for n in range(4)),
        *(make_exhibitor(f"s{n}", points=n, preferences=("kind:corner",)) for n in range(6)),
        make_exhibitor("corner", open_sides=2),
    ]
    plan: Plan = make_fair(asked, booths)
    return plan


def test_everybody_has_a_stand_and_every_rule_is_kept(fairground: Plan) -> None:
    allocation = allocate_exhibitors(fairground)
    assert allocation.unplaced == ()
    assert faults(fairground, allocation) == []
    assert fairground.floor_plan is not None
    assert fairground.floor_plan.booth(allocation.by_exhibitor["corner"].booths[0]).open_sides >= 2


def test_control_a_swapped_allocation_has_faults(fairground: Plan) -> None:
    allocation = allocate_exhibitors(fairground)
    place = allocation.by_exhibitor
    swapped = [
        replace(a, booths=place["s0"].booths if a.exhibitor == "big" else a.booths) for a in allocation.assignments
    ]
    found = faults(fairground, replace(allocation, assignments=tuple(swapped)))
    assert any("short of area" in fault for fault in found)
    assert any("let twice" in fault for fault in found)
    assert any("not with its holder" in fault for fault in found)


def test_the_pavilion_stands_in_one_unbroken_run(fairground: Plan) -> None:
    assert fairground.floor_plan is not None
    allocation = allocate_exhibitors(fairground)
    booths = [fairground.floor_plan.booth(allocation.by_exhibitor[f"p{n}"].booths[0]) for n in range(4)]
    assert len({(booth.hall, booth.row) for booth in booths}) == 1
    assert union_all([booth.polygon.buffer(0.01) for booth in booths]).geom_type == "Polygon"


def test_the_score_is_the_sum_of_its_parts_and_below_its_bound(fairground: Plan) -> None:
    allocation = allocate_exhibitors(fairground)
    assert allocation.proof is not None
    assert allocation.proof.objective == total(allocation) <= allocation.proof.bound
    assert allocation.proof.gap <= 0.02
    for assignment in allocation.assignments:
        parts = dict(assignment.score)
        assert set(parts) in ({"preference", "exposure", "needs", "favourites", "fit"}, set())
        assert parts.get("fit", 0) <= 0


def test_co_exhibitors_come_after_the_holder_and_score_nothing(fairground: Plan) -> None:
    allocation = allocate_exhibitors(fairground)
    booth = allocation.by_exhibitor["big"].booths[0]
    assert allocation.by_booth[booth] == ("big", "friend")
    assert allocation.by_exhibitor["friend"].score == ()


def test_progress_ends_at_one(fairground: Plan) -> None:
    said: list[tuple[str, float]] = []
    allocate_exhibitors(fairground, on_progress=lambda message, share: said.append((message, share)))
    assert said[-1] == ("exhibitors are placed", 1.0)


def test_two_pins_on_one_booth_name_both(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    pinned = [make_exhibitor(name, pins=("booth:H1-r1s01",)) for name in ("ada", "bob")]
    with pytest.raises(ContradictionError, match="'ada' and 'bob' are all pinned to booth 'H1-r1s01'"):
        allocate_exhibitors(make_fair(pinned, make_row((3, 3, 3), at=(6, 6), row="r1")))


def test_more_demand_than_stands_is_a_list_and_no_error(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    asked = [make_exhibitor(f"e{n}", points=n) for n in range(9)]
    asked.append(make_exhibitor("giant", area=1200.0))
    asked.append(make_exhibitor("guest", area=1200.0, shares_with="giant"))
    allocation = allocate_exhibitors(make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1")))
    assert len(allocation.assignments) == 6
    assert {"giant", "guest"} < set(allocation.unplaced)
    assert len(allocation.unplaced) == 5
    assert allocation.proof is not None
    assert allocation.proof.objective == total(allocation) <= allocation.proof.bound


def test_a_larger_stand_is_conceded_only_when_somebody_would_have_none(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    booths = make_row((6, 6), at=(6, 6), row="r1")
    allocation = allocate_exhibitors(make_fair([make_exhibitor("one", open_sides=3)], booths))
    assert allocation.unplaced == ()
    assert dict(allocation.by_exhibitor["one"].score)["fit"] == -200
    snug = [*booths, *make_row((3, 3), at=(30, 6), row="r2")]
    exact = allocate_exhibitors(make_fair([make_exhibitor("one")], snug))
    assert dict(exact.by_exhibitor["one"].score)["fit"] == 0


def test_needs_are_kept(make_fair: Make, make_row: Make, make_exhibitor: Make) -> None:
    plan = make_fair(
        [make_exhibitor("brewer", water=True, power_kw=3.0), make_exhibitor("poet")],
        make_row((3, 3, 3, 3, 3, 3, 3, 3, 3, 3), at=(6, 6), row="r1"),
    )
    boxes = (
        Amenity(id="w", category="unspecified", level="g", point=Point(7, 7), supplies=("power", "water")),
        Amenity(id="p", category="unspecified", level="g", point=Point(30, 7), supplies=("power",)),
    )
    plan = replace(plan, venue=replace(plan.venue, amenities=boxes))
    allocation = allocate_exhibitors(plan)
    booth = plan.floor_plan.booth(allocation.by_exhibitor["brewer"].booths[0])
    assert booth.polygon.distance(Point(7, 7)) <= 12


def test_without_booths_there_is_nothing_to_allocate(fairground: Plan) -> None:
    with pytest.raises(InputError, match="no booths yet"):
        allocate_exhibitors(replace(fairground, floor_plan=None))


def test_an_unknown_effort_is_refused(fairground: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no effort 'hard'"):
        allocate_exhibitors(fairground, effort="hard")


def test_an_empty_fair_is_answered(make_fair: Make, make_row: Make) -> None:
    nobody = allocate_exhibitors(make_fair([], make_row((3, 3), at=(6, 6), row="r1")))
    assert (nobody.assignments, nobody.unplaced) == ((), ())


def test_an_empty_hall_leaves_everybody_out(make_fair: Make, make_exhibitor: Make) -> None:
    asked: list[Exhibitor] = [make_exhibitor("a"), make_exhibitor("b", pavilion="P")]
    assert allocate_exhibitors(make_fair(asked, [])).unplaced == ("a", "b")


def test_an_island_is_found_for_who_asks_for_four_sides(
    make_fair: Make, make_row: Make, make_stand: Make, make_exhibitor: Make
) -> None:
    island = make_stand("H1-island", box(30, 30, 36, 36), open_to="nesw", row="i1")
    booths = [*make_row((6, 6), at=(6, 6), row="r1"), island]
    allocation = allocate_exhibitors(make_fair([make_exhibitor("show", area=36.0, open_sides=4)], booths))
    assert allocation.by_exhibitor["show"].booths == ("H1-island",)


def test_an_interrupt_before_the_search_leaves_the_first_plan(
    make_fair: Make, make_row: Make, make_exhibitor: Make
) -> None:
    """Interrupted as soon as the draw is known: it is the answer, marked, and its bound is one."""
    asked = [make_exhibitor("x", rivals=("y",), points=3, preferences=("kind:corner",)), make_exhibitor("y")]
    plan = make_fair(asked, make_row((3, 3, 3), at=(6, 6), row="r1"))
    best = allocate_exhibitors(plan)

    def stop(message: str, _share: float) -> None:
        if message.startswith("searching") or "columns" in message or "bound" in message:
            raise KeyboardInterrupt

    found = allocate_exhibitors(plan, on_progress=stop)
    assert found.proof is not None
    assert best.proof is not None
    assert found.unplaced == ()
    assert found.proof.status == "interrupted"
    assert found.proof.objective <= best.proof.objective <= found.proof.bound
