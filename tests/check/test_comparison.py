"""Several packs side by side on the fair of conftest.py; the hall of 15,000 m² stands in the references."""

from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString

from venueplan.check import check_plan
from venueplan.errors import UnknownNameError
from venueplan.model import Plan


def comparing(plan: Plan, *packs: str) -> Plan:
    return replace(plan, event=replace(plan.event, compare=packs))


def test_one_pack_stands_alone(fair: Plan) -> None:
    """The control: without others nothing is compared, and a pack does not contradict itself."""
    for plan in (fair, comparing(fair, "china")):
        report = check_plan(plan)
        assert report.verdicts == ()
        assert report.findings == ()
        assert not [name for name, _ in report.figures if name.startswith("pack_")]


def test_what_others_say_breaks_no_rule(fair: Plan) -> None:
    """800 persons ask for three exits in the UK, and 657 in the US; the fair has two and is held against China."""
    report = check_plan(comparing(fair, "uk", "ibc"))
    assert [finding.rule for finding in report.findings] == ["packs-differ"]
    assert [(one.pack, one.exits, one.exits_asked, one.broken) for one in report.verdicts] == [
        ("china", 2, 2, ()),
        ("uk", 2, 3, ("exit-count",)),
        ("ibc", 2, 3, ("exit-count",)),
    ]
    assert dict(report.figures)["pack_broken uk H1"] == "exit-count"


def test_a_verdict_is_what_the_checks_find_under_that_pack(fair: Plan, change: Any) -> None:
    """One law: whatever stands beside the governing pack breaks the rules that it would break if it governed."""
    plan = change.venue(fair, "openings", "north", width=1.2, line=LineString([(24, 0), (25.2, 0)]))
    others = ("ibc", "nfpa", "uk", "germany")
    for one in check_plan(comparing(plan, *others)).verdicts:
        governed = check_plan(replace(plan, event=replace(plan.event, rules=one.pack))).errors
        about = {
            f.rule for f in governed if f.subject in {"H1", "north"} and f.rule.split("-")[0] in {"exit", "travel"}
        }
        assert set(one.broken) == about, one.pack
        assert one.broken


def test_a_pack_is_named_once_however_often_it_is_listed(fair: Plan) -> None:
    assert [one.pack for one in check_plan(comparing(fair, "uk", "china", "uk")).verdicts] == ["china", "uk"]


def test_the_longest_way_is_the_one_that_figures_state(fair: Plan) -> None:
    report = check_plan(comparing(fair, "germany"))
    walk = dict(report.figures)["walk_to_exit_max H1"]
    for one in report.verdicts:
        (way,) = (way for way in one.ways if way.distance == "path")
        assert way.measured == pytest.approx(walk, abs=1e-3)


def test_a_hall_without_exits_has_no_way_under_any_pack(fair: Plan, change: Any) -> None:
    plan = change.drop(change.drop(fair, "openings", "north"), "openings", "south")
    for one in check_plan(comparing(plan, "germany")).verdicts:
        assert one.exits == 0
        assert not any(way.is_kept for way in one.ways)


def test_an_unknown_pack_is_named(fair: Plan) -> None:
    with pytest.raises(UnknownNameError, match="no rule pack 'germny'; did you mean 'germany'"):
        check_plan(comparing(fair, "germny"))
