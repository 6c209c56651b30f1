"""Common paths and dead ends in the fair of conftest.py; lengths by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString, Point, box

from venueplan.check import check_plan
from venueplan.check.egress.single_ways import check_single_ways
from venueplan.check.floor import hall_floors
from venueplan.model import Finding, Fixture, Plan
from venueplan.rules.pack import Limit, RulePack, Source

Broken = Callable[[Plan], dict[str, Finding]]


def under(plan: Plan, pack: str) -> Plan:
    return replace(plan, event=replace(plan.event, rules=pack))


def with_pocket(fair: Plan, change: Any, depth: float) -> Plan:
    """Return the fair with the aisle west of its main aisle, y 12–18, closed by a wall at ``depth`` m from x = 16.

    The western end of the aisle between the western islands stays open, so that only the eastern side is a dead end.
    """
    wall = Fixture(id="w", category="wall", level="g", polygon=box(15.8 - depth, 12, 16 - depth, 18))
    plan: Plan = change.add(fair, "fixtures", wall)
    return plan


def test_a_dead_end_between_islands(fair: Plan, change: Any, broken: Broken) -> None:
    """The aisle is 6 m wide; 7 m deep it is a dead end under NFPA 101 (6.1 m), 5 m deep it is allowed.

    West of the wall, from x 8.8 to 4, it is 4.8 m deep.
    """
    finding = broken(under(with_pocket(fair, change, 7.0), "nfpa"))["dead-end"]
    assert finding.measured == pytest.approx(7.0, abs=2e-3)
    assert (finding.limit, finding.distance, finding.severity) == (6.1, "path", "error")
    assert finding.place is not None
    assert Point(finding.place.x, finding.place.y).distance(box(9, 12, 9.01, 18)) < 0.01
    assert "dead-end" not in broken(under(with_pocket(fair, change, 6.0), "nfpa"))


def test_a_dead_end_that_no_stand_opens_on_is_a_gap(fair: Plan, change: Any, broken: Broken) -> None:
    """The northern row of the south-western island and the southern one of the island above it open elsewhere."""
    plan = with_pocket(fair, change, 7.0)
    for number in (9, 10, 11, 12, 17, 18, 19, 20):
        booth = plan.floor_plan.booth(f"b{number}") if plan.floor_plan else None
        assert booth is not None
        away = tuple(front for front in booth.fronts if not 12 <= front.centroid.y <= 18)
        plan = change.booth(plan, booth.id, fronts=away)
    finding = broken(under(plan, "nfpa"))["dead-end"]
    assert (finding.severity, finding.limit) == ("warning", 6.1)
    assert finding.measured == pytest.approx(7.0, abs=2e-3)


def test_no_dead_end_that_is_short_for_its_width(fair: Plan, change: Any, broken: Broken) -> None:
    """IBC: 7 m are less than 2.5 · 6 m."""
    assert "dead-end" not in broken(under(with_pocket(fair, change, 7.0), "ibc"))


def test_many_persons_may_not_have_a_single_way(fair: Plan, change: Any, broken: Broken) -> None:
    """NFPA 101: 6.1 m from 51 persons on, 22.9 m for fewer.

    Without stands and the wall 1,200 − 288 − 1.2 = 910.8 m² are left, of which 42 m² are the pocket. At 1 / 1.39
    persons/m² 31 stand in it; at 1.5 persons/m² 1,367 stand on the floor, and 63.04, so 64, in the pocket.
    """
    plan = under(with_pocket(fair, change, 7.0), "nfpa")
    assert "common-path" not in broken(plan)
    denser = replace(plan, event=replace(plan.event, overrides=(("exhibition-density", 1.5),)))
    finding = broken(denser)["common-path"]
    assert finding.measured == pytest.approx(7.0, abs=2e-3)
    assert (finding.limit, finding.clause) == (6.1, "12.2.5.1.2")
    assert "64 persons" in finding.message["en"]


def test_a_hall_with_one_exit_is_all_one_way(fair: Plan, change: Any, broken: Broken) -> None:
    """UK: 18 m in one direction.

    With its southern exit alone, the fair is no dead end, but the way from (40, 30) round the corners (36, 18) and
    (24, 12) of two islands to the end of the exit, (22, 0), is the only one.
    """
    plan = change.venue(under(fair, "uk"), "openings", "north", exit=False)
    finding = broken(plan)["common-path"]
    assert finding.measured == pytest.approx(LineString([(40, 30), (36, 18), (24, 12), (22, 0)]).length, abs=1e-3)
    assert finding.limit == 18.0
    assert "dead-end" not in broken(change.venue(under(fair, "nfpa"), "openings", "north", exit=False))


@pytest.mark.parametrize("pack", ["china", "ibc", "nfpa", "uk", "germany"])
def test_the_fair_has_a_choice_everywhere(fair: Plan, pack: str) -> None:
    rules = {finding.rule for finding in check_plan(under(fair, pack)).findings}
    assert not rules & {"common-path", "dead-end"}


def test_a_pack_that_is_silent_asks_for_nothing(fair: Plan, change: Any, broken: Broken) -> None:
    assert not {"common-path", "dead-end"} & broken(with_pocket(fair, change, 11.0)).keys()


def test_a_dead_end_that_the_stands_make_lies_with_the_layout(fair: Plan, change: Any, broken: Broken) -> None:
    """Without the islands nothing bounds the aisle but the wall at its end: people walk round that."""
    assert broken(under(with_pocket(fair, change, 7.0), "nfpa"))["dead-end"].cause == "layout"


def test_a_dead_end_between_walls_lies_with_the_building(fair: Plan, change: Any, broken: Broken) -> None:
    """Walls along both islands, from the wall at the end of the aisle to its mouth, make it without them."""
    plan = with_pocket(fair, change, 7.0)
    for name, y in (("south", 11.8), ("north", 18.0)):
        wall = Fixture(id=name, category="wall", level="g", polygon=box(8.8, y, 16, y + 0.2))
        plan = change.add(plan, "fixtures", wall)
    finding = broken(under(plan, "nfpa"))["dead-end"]
    assert finding.cause == "building"
    assert finding.measured == pytest.approx(7.0, abs=2e-3)


def test_a_single_way_to_the_only_exit_lies_with_the_building(fair: Plan, change: Any, broken: Broken) -> None:
    """The empty hall is 34.99 m deep, more than 18 m."""
    plan = change.venue(under(fair, "uk"), "openings", "north", exit=False)
    assert broken(plan)["common-path"].cause == "building"


def test_a_house_that_knows_no_density_may_limit_dead_ends(fair: Plan, change: Any) -> None:
    """Persons count for common paths only, so nothing but the limit itself is asked of the pack."""
    limits = [Limit(name="dead-end", value=most, unit="m", source=Source(text="house")) for most in (6.5, 7.5)]
    strict, lenient = (RulePack(name="house", title="House", limits=(limit,)) for limit in limits)
    plan = with_pocket(fair, change, 7.0)
    found = [[*check_single_ways(floor)] for pack in (strict, lenient) for floor in hall_floors(plan, pack=pack)]
    assert [[finding.rule for finding in findings] for findings in found] == [["dead-end"], []]
