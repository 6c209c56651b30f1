"""Heights by kind of stand; e1 stands on b1 (corner, 9 m²) of the fair of conftest.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import LineString, box

from venueplan.model import Finding, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def show(fair: Plan, **pattern: Any) -> Plan:
    return replace(fair, event=replace(fair.event, pattern=replace(fair.event.pattern, **pattern)))


def test_nobody_says_how_high_and_nothing_is_found(fair: Plan, broken: Broken) -> None:
    assert not {"stand-height", "stand-front-height"} & broken(show(fair, heights="iaee")).keys()


@pytest.mark.parametrize(("height", "rule"), [(1.2, None), (2.4, "stand-front-height"), (2.5, "stand-height")])
def test_a_linear_stand_under_iaee(fair: Plan, change: Any, broken: Broken, height: float, rule: str | None) -> None:
    """IAEE: 2.44 m, and 1.22 m in the front half, which is a note where the whole may be higher."""
    found = broken(change.exhibitor(show(fair, heights="iaee"), "e1", height=height))
    assert {name for name in found if name.startswith("stand-")} == ({rule} if rule else set())
    if rule == "stand-height":
        assert (found[rule].limit, found[rule].measured, found[rule].severity) == (2.44, 2.5, "warning")
    if rule == "stand-front-height":
        assert (found[rule].limit, found[rule].severity) == (1.22, "note")


def test_an_island_may_be_higher(fair: Plan, change: Any, broken: Broken) -> None:
    """IAEE: 4.88 m on an island; stand b1, alone in the hall's middle with four open sides."""
    corners = [(17.0, 13.0), (23.0, 13.0), (23.0, 19.0), (17.0, 19.0), (17.0, 13.0)]
    fronts = tuple(LineString(corners[k : k + 2]) for k in range(4))
    plan = change.booth(show(fair, heights="iaee"), "b1", polygon=box(17, 13, 23, 19), fronts=fronts)
    assert "stand-height" not in broken(change.exhibitor(plan, "e1", height=4.88))
    assert broken(change.exhibitor(plan, "e1", height=5.0))["stand-height"].limit == 4.88


def test_a_shell_stand_in_china(fair: Plan, change: Any, broken: Broken) -> None:
    """Shell 2.5 m; raw space, from 36 m² on, 5 m."""
    assert broken(change.exhibitor(fair, "e1", height=3.0))["stand-height"].limit == 2.5
    large = change.booth(fair, "b1", polygon=box(4, 6, 10, 12))
    assert "stand-height" not in broken(change.exhibitor(large, "e1", height=5.0))


def test_a_height_that_the_event_has_set_is_an_error(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.exhibitor(show(fair, stand_height=2.2), "e1", height=2.4))["stand-height"]
    assert (finding.severity, finding.limit, finding.confidence) == ("error", 2.2, "house")
