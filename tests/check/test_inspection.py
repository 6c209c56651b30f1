"""The whole check: a fair that keeps every rule, and the form of findings."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.check import check_plan
from venueplan.errors import InputError, UnknownNameError
from venueplan.model import Finding, FloorPlan, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def test_a_fair_that_keeps_every_rule_has_no_finding(fair: Plan) -> None:
    assert check_plan(fair).findings == ()


def test_it_keeps_the_american_rules_too_but_for_its_aisles_and_doors(fair: Plan, broken: Broken) -> None:
    """Islands 4.6 m from the doors: |(16, 6) to (18, 0)| = 6.3 m; room M1 has one exit, and 87 persons ask for 2."""
    plan = replace(fair, event=replace(fair.event, rules="ibc"))
    assert "booth-clear-zone" not in broken(plan)
    assert "aisle-width" not in broken(plan)


def test_what_is_not_decided_is_not_checked(fair: Plan) -> None:
    empty = replace(fair, floor_plan=None, allocation=None, programme=None)
    report = check_plan(empty)
    assert report.findings == ()
    assert dict(report.figures)["exhibitors"] == 5


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
