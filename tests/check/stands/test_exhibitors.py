"""Exhibitors on their stands; in the fair e1 is on b1 (a corner), e2 and e3 on b2 and b10 (back to back), e4 on b5."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import box

from venueplan.model import Allocation, Assignment, Finding, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def test_an_exhibitor_without_a_stand(fair: Plan, broken: Broken) -> None:
    assert fair.allocation
    given = tuple(a for a in fair.allocation.assignments if a.exhibitor != "e2")
    finding = broken(replace(fair, allocation=Allocation(assignments=given, unplaced=("e2",))))["exhibitor-unplaced"]
    assert (finding.subject, finding.limit, finding.severity) == ("e2", 9.0, "error")


def test_a_stand_that_is_too_small(fair: Plan, change: Any, broken: Broken) -> None:
    """9 m² are 90 % of 10 m², and less than 90 % of 10.1 m² (9.09 m²)."""
    assert "stand-area" not in broken(change.exhibitor(fair, "e1", area=10.0))
    finding = broken(change.exhibitor(fair, "e1", area=10.1))["stand-area"]
    assert finding.measured == 9.0
    assert finding.limit == pytest.approx(9.09)


def test_several_booths_count_together(fair: Plan, change: Any, broken: Broken) -> None:
    plan = change.stand(change.exhibitor(fair, "e1", area=18.0), "e1", "b1", "b9")
    assert "stand-area" not in broken(plan)


def test_too_few_open_sides(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.exhibitor(fair, "e2", open_sides=2))["open-sides"]
    assert (finding.subject, finding.measured, finding.limit) == ("e2", 1, 2)


def test_a_stand_in_the_wrong_zone(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.booth(fair, "b2", zone="b"))["zone"].subject == "e2"
    zones = (replace(fair.event.zones[0], halls=("H2",)),)
    assert "zone" in broken(replace(fair, event=replace(fair.event, zones=zones)))


@pytest.mark.parametrize("pin", ["hall:H2", "booth:b9", "kind:island", "near:nowhere"])
def test_a_broken_promise(fair: Plan, change: Any, broken: Broken, pin: str) -> None:
    finding = broken(change.exhibitor(fair, "e1", pins=(pin,)))["pin"]
    assert finding.subject == "e1"
    assert pin in finding.message["en"]


@pytest.mark.parametrize("pin", ["hall:H1", "booth:b1", "kind:inline", "kind:corner", "near:south"])
def test_a_kept_promise(fair: Plan, change: Any, broken: Broken, pin: str) -> None:
    """b1 is 11 m from the southern exit; near means 30 m."""
    assert broken(change.exhibitor(fair, "e1", pins=(pin,))) == {}


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"water": True}, "water"),
        ({"drain": True}, "drain"),
        ({"floor_load": 25.0}, "floor load"),
        ({"height": 9.0}, "height"),
    ],
)
def test_an_unmet_need(fair: Plan, change: Any, broken: Broken, more: dict[str, Any], word: str) -> None:
    """The floor boxes give power and data; the hall bears 20 kN/m² and is 8 m high."""
    finding = broken(change.exhibitor(fair, "e2", **more))["needs"]
    assert finding.subject == "e2"
    assert f"needs {word}" in finding.message["en"]


def test_power_out_of_reach(fair: Plan, change: Any, broken: Broken) -> None:
    """Only the box at (30, 21) is left; b1 (x 4–7, y 6–9) is √(23² + 12²) = 25.9 m from it, more than 12 m."""
    plan = fair
    for name in ("box-10-9", "box-10-21", "box-30-9"):
        plan = change.drop(plan, "amenities", name)
    assert broken(plan)["needs"].subject == "e1"


@pytest.mark.parametrize(("booth", "word"), [("b2", "beside"), ("b5", "opposite"), ("b17", "opposite")])
def test_rivals_too_near(fair: Plan, change: Any, broken: Broken, booth: str, word: str) -> None:
    """e4 takes b2 beside b1; or e1 takes b4, opposite b5 across 8 m (too far); or b9, opposite b17 across 6 m."""
    plan = change.stand(change.stand(fair, "e4", booth), "e5", booth)
    if booth == "b2":
        plan = change.stand(change.stand(plan, "e2", "b3"), "e3", "b11")
    if booth == "b5":
        plan = change.move(change.stand(plan, "e1", "b4"), "b4 b3", dx=2)
    if booth == "b17":
        plan = change.stand(plan, "e1", "b9")
    finding = broken(plan)["rivals"]
    assert finding.subject == "e1"
    assert f"{word} each other" in finding.message["en"]


def test_rivals_back_to_back_or_far_away_may_stand(fair: Plan, change: Any, broken: Broken) -> None:
    plan = change.stand(change.stand(fair, "e4", "b9"), "e5", "b9")
    found = broken(change.booth(change.booth(plan, "b1", fronts=_south(fair, "b1")), "b9", fronts=_south(fair, "b9")))
    assert "rivals" not in found


def _south(plan: Plan, name: str) -> Any:
    return plan.floor_plan.booth(name).fronts[:1] if plan.floor_plan else ()


def test_a_pavilion_in_two_blocks(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.stand(fair, "e3", "b12"))["pavilion"]
    assert (finding.subject, finding.measured) == ("p", 2)
    assert "pavilion" not in broken(change.stand(fair, "e3", "b3"))


def test_guests_stand_with_their_host_and_nobody_else_does(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.stand(fair, "e5", "b6"))["shared-stand"].subject == "e5"
    twice = broken(change.stand(fair, "e2", "b10"))["booth-let-twice"]
    assert (twice.subject, "e2, e3" in twice.message["en"]) == ("b10", True)


def test_a_wish_that_is_counted_wrongly(fair: Plan, broken: Broken) -> None:
    """b1 is a corner, e1's second wish."""
    assert fair.allocation
    given = tuple(replace(a, preference_rank=1) if a.exhibitor == "e1" else a for a in fair.allocation.assignments)
    finding = broken(replace(fair, allocation=Allocation(assignments=given)))["preference-rank"]
    assert (finding.subject, finding.severity) == ("e1", "warning")


def test_names_that_refer_to_nothing(fair: Plan, change: Any, broken: Broken) -> None:
    assert fair.allocation
    more = (Assignment(exhibitor="ghost", booths=("b20",)), Assignment(exhibitor="e1", booths=("b21",)))
    found = broken(replace(fair, allocation=Allocation(assignments=(*fair.allocation.assignments, *more))))
    assert found["exhibitor-unknown"].subject == "ghost"
    assert found["exhibitor-twice"].subject == "e1"
    found = broken(change.stand(fair, "e2", "b99"))
    assert found["booth-unknown"].subject == "e2"
    assert found["exhibitor-unplaced"].subject == "e2"


def test_areas_are_net_of_columns(fair: Plan, change: Any, broken: Broken) -> None:
    """A column of 1 m² leaves 8 m² of 9 m², less than 90 %."""
    stand = box(4, 6, 7, 9).difference(box(5, 7, 6, 8))
    assert broken(change.booth(fair, "b1", polygon=stand))["stand-area"].measured == 8.0
