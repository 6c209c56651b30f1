"""The whole check: a fair that keeps every rule, and the form of findings."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from venueplan.check import check_plan
from venueplan.errors import InputError, UnknownNameError
from venueplan.files import read_venue
from venueplan.model import Finding, FloorPlan, MixEntry, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def test_a_fair_that_keeps_every_rule_has_no_finding(fair: Plan) -> None:
    assert check_plan(fair).findings == ()


def test_it_keeps_the_american_rules_too_but_for_its_aisles_and_doors(fair: Plan, broken: Broken) -> None:
    """Islands 4.6 m from the doors: |(16, 6) to (18, 0)| = 6.3 m; M1 has one exit, and 120 / 1.39 = 87 ask for 2."""
    plan = replace(fair, event=replace(fair.event, rules="ibc"))
    assert "booth-clear-zone" not in broken(plan)
    assert "aisle-width" not in broken(plan)
    assert [f.measured for f in check_plan(plan).findings if (f.rule, f.subject) == ("exit-count", "M1")] == [1]


def incomplete(plan: Plan) -> list[str]:
    return [f.message["en"] for f in check_plan(plan).errors if f.rule == "plan-incomplete"]


TO_LAY_OUT = "No booths are laid out yet; 5 exhibitors wait. Run arrange and allocate."
TO_GIVE = "No booth is given to anybody yet; 5 exhibitors wait. Run allocate."
TO_SCHEDULE = "No programme is made yet; 2 forums wait for a room and a time. Run schedule."


def test_an_empty_plan_is_not_perfect(fair: Plan) -> None:
    report = check_plan(replace(fair, floor_plan=None, allocation=None, programme=None))
    assert [finding.message["en"] for finding in report.findings] == [TO_LAY_OUT, TO_SCHEDULE]
    assert [finding.id for finding in report.errors] == ["plan-incomplete:e", "plan-incomplete:e-2"]
    assert dict(report.figures)["exhibitors"] == 5


def test_what_is_missing_is_named_and_nothing_else(fair: Plan) -> None:
    assert incomplete(fair) == []
    assert incomplete(replace(fair, floor_plan=FloorPlan())) == [TO_LAY_OUT]
    assert incomplete(replace(fair, allocation=None)) == [TO_GIVE]
    assert incomplete(replace(fair, programme=None)) == [TO_SCHEDULE]


def test_without_demand_nothing_is_missing(fair: Plan) -> None:
    bare = replace(fair, floor_plan=None, allocation=None, programme=None)
    assert incomplete(replace(bare, event=replace(fair.event, exhibitors=()))) == [TO_SCHEDULE]
    assert incomplete(replace(bare, event=replace(fair.event, forums=()))) == [TO_LAY_OUT]
    assert check_plan(replace(bare, event=replace(fair.event, exhibitors=(), forums=()))).findings == ()


def test_one_that_waits_is_spoken_of_in_the_singular(fair: Plan) -> None:
    event = replace(fair.event, exhibitors=fair.event.exhibitors[3:4], forums=fair.event.forums[:1])
    says = incomplete(replace(fair, event=event, floor_plan=None, programme=None))
    assert says[0].startswith("No booths are laid out yet; 1 exhibitor waits.")
    assert says[1].startswith("No programme is made yet; 1 forum waits for")


def test_every_finding_says_what_a_planner_and_an_officer_ask(fair: Plan, change: Any) -> None:
    plan = change.move(change.move(fair, "b1", dx=-3.8), "b2 b3", dy=-5.9)
    plan = change.exhibitor(plan, "e1", area=20.0)
    findings = check_plan(plan).findings
    assert len(findings) > 3
    assert len({finding.id for finding in findings}) == len(findings)
    for finding in findings:
        assert finding.message["en"].endswith(".")
        assert finding.message["zh"].endswith("。")
        assert finding.subject
        assert finding.id.startswith(f"{finding.rule}:{finding.subject}")
    width = next(finding for finding in findings if finding.rule == "wall-distance")
    assert width.limit == 0.6
    assert width.unit == "m"
    assert width.confidence == "S2"
    assert width.source
    assert width.place
    assert width.place.level == "g"


def test_errors_come_first_and_order_does_not_depend_on_the_order_of_booths(fair: Plan, change: Any) -> None:
    plan = change.move(change.move(fair, "b1", dx=-3.8), "b2 b3", dy=-5.9)
    findings = check_plan(plan).findings
    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    assert plan.floor_plan
    turned = replace(plan, floor_plan=FloorPlan(booths=plan.floor_plan.booths[::-1]))
    assert {f.id for f in check_plan(turned).findings} == {f.id for f in findings}


def test_a_stricter_aisle_of_the_house_is_held_against_the_plan(fair: Plan, broken: Broken) -> None:
    """The islands stand 4 m from the long walls: enough for 3 m, not for 4.5 m."""
    plan = replace(fair, event=replace(fair.event, overrides=(("aisle-width", 4.5),)))
    finding = broken(plan)["aisle-width"]
    assert finding.measured == 4.0
    assert finding.limit == 4.5


@pytest.mark.parametrize(
    ("overrides", "error"),
    [
        ((("aisle-width", 2.0),), "laxer than rule pack 'china'"),
        ((("aisle-widht", 4.0),), "did you mean 'aisle-width'"),
    ],
)
def test_a_laxer_or_unknown_override_is_refused(fair: Plan, overrides: Any, error: str) -> None:
    plan = replace(fair, event=replace(fair.event, overrides=overrides))
    with pytest.raises(InputError, match=error):
        check_plan(plan)


def test_an_unknown_rule_pack_is_refused(fair: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no rule pack 'chine'; did you mean 'china'"):
        check_plan(replace(fair, event=replace(fair.event, rules="chine")))


def test_a_shortfall_of_the_layout_is_reported(fair: Plan, broken: Broken) -> None:
    assert fair.floor_plan
    plan = replace(fair, floor_plan=replace(fair.floor_plan, shortfall=(("a", 36.0, 2),)))
    finding = broken(plan)["layout-shortfall"]
    assert finding.severity == "warning"
    assert finding.limit == 2


def test_a_shortfall_of_the_mix_is_an_error_size_by_size(fair: Plan) -> None:
    """Nobody else waits for a stand that is asked for by size, so its shortfall decides the exit code."""
    assert fair.floor_plan
    event = replace(fair.event, mix=(MixEntry(area=36.0, count=9, zone="a"), MixEntry(area=9.0, count=9)))
    short = replace(fair.floor_plan, shortfall=(("", 9.0, 1), ("a", 36.0, 2), ("a", 54.0, 3)))
    findings = check_plan(replace(fair, event=event, floor_plan=short)).findings
    found = [finding for finding in findings if finding.rule == "layout-shortfall"]
    assert [(f.severity, f.limit, f.message["en"]) for f in found] == [
        ("error", 1, "1 stand of 9 m² asked for could not be laid out."),
        ("error", 2, "2 stands of 36 m² asked for in zone 'a' could not be laid out."),
        ("warning", 3, "3 stands of 54 m² asked for in zone 'a' could not be laid out."),
    ]
    assert {f.cause for f in found} == {"demand"}


@settings(max_examples=8)
@given(angle=st.floats(0, 360), dx=st.floats(-500, 500), dy=st.floats(-500, 500))
def test_a_turned_and_shifted_venue_breaks_the_same_rules_by_as_much(
    fair: Plan, change: Any, angle: float, dx: float, dy: float
) -> None:
    plan = change.move(change.move(fair, "b1", dx=-3.8), "b2 b3", dy=-5.9)
    plan = change.move(plan, "b17 b18 b19 b20 b25 b26 b27 b28", dy=-3.5)

    def turned(shape: BaseGeometry) -> Any:
        return translate(rotate(shape, angle, origin=(0, 0)), dx, dy)

    before = {f.id: f.measured for f in check_plan(plan).findings}
    after = {f.id: f.measured for f in check_plan(_moved(plan, turned)).findings}
    assert before.keys() == after.keys()
    for name, measured in before.items():
        assert after[name] == (measured if measured is None else pytest.approx(measured, abs=2e-3)), name


def _moved(plan: Plan, move: Callable[[BaseGeometry], Any]) -> Plan:
    venue, booths = plan.venue, plan.floor_plan.booths if plan.floor_plan else ()
    venue = replace(
        venue,
        levels=tuple(replace(level, outline=move(level.outline)) for level in venue.levels),
        units=tuple(replace(unit, polygon=move(unit.polygon)) for unit in venue.units),
        openings=tuple(replace(opening, line=move(opening.line)) for opening in venue.openings),
        amenities=tuple(replace(amenity, point=move(amenity.point)) for amenity in venue.amenities),
    )
    moved = (replace(b, polygon=move(b.polygon), fronts=tuple(map(move, b.fronts))) for b in booths)
    return replace(plan, venue=venue, floor_plan=FloorPlan(booths=tuple(moved)))


@pytest.mark.parametrize("name", ["quickstart", "wuzhen"])
def test_the_venues_that_come_along_have_no_fault_of_their_own(fair: Plan, layouts: Path, name: str) -> None:
    """Exits, widths and straight ways of every hall and meeting room, before any event.

    That exits of one width are the nearest of more or fewer persons is a warning, no fault.
    """
    event = replace(fair.event, exhibitors=(), forums=(), zones=())
    report = check_plan(Plan(venue=read_venue(layouts / name), event=event, floor_plan=FloorPlan()))
    assert [f.message["en"] for f in report.findings if (f.rule, f.severity) != ("exit-catchment", "warning")] == []
