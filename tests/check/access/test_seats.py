"""Wheelchair spaces and rows of chairs in the room M1 of conftest.py (12 × 10 m, one door of 1.50 m)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import box

from venueplan.check import check_plan
from venueplan.model import Finding, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def under(plan: Plan, pack: str) -> Plan:
    return replace(plan, event=replace(plan.event, rules=pack))


def test_spaces_that_fit_are_a_note(fair: Plan, broken: Broken) -> None:
    """ADA: 80 persons need 4 spaces of 0.915 × 1.219 m, 4.5 m² together, with a companion seat each."""
    finding = broken(under(fair, "nfpa"))["wheelchair-spaces"]
    assert (finding.subject, finding.severity, finding.limit) == ("f1", "note", 4)
    assert finding.message["en"] == "f1: 80 persons in M1 ask for 4 wheelchair spaces of 4.5 m² and 4 companion seats."


def test_the_room_is_looked_at_with_its_largest_forum(fair: Plan, change: Any) -> None:
    """Forum f2 has 20 persons more than f1's 60 or fewer: one finding for the room."""
    plan = change.forum(under(fair, "nfpa"), "f1", attendance=60)
    assert [f.subject for f in check_plan(plan).findings if f.rule == "wheelchair-spaces"] == ["f2"]


def test_spaces_that_do_not_fit(fair: Plan, change: Any, broken: Broken) -> None:
    """Net of the stage M1 has 120 · 0.75 / 1.03 = 87 places; four spaces take 4 · (1.115 / 1.03 − 1) = 0.3 more.

    So one place is lost: 86 persons are left. NFPA 101 has no rules of rows that could prove it.
    """
    plan = change.forum(under(fair, "nfpa"), "f1", attendance=87)
    finding = broken(plan)["wheelchair-spaces"]
    assert (finding.severity, finding.measured, finding.limit, finding.unit) == ("warning", 87, 86, "persons")
    assert broken(change.forum(plan, "f1", attendance=86))["wheelchair-spaces"].severity == "note"


def test_chairs_in_rows_prove_that_they_fit(fair: Plan, change: Any, broken: Broken) -> None:
    """Under the IBC, which has rules of rows, M1 holds 100 chairs and more in rows."""
    plan = change.forum(under(fair, "ibc"), "f1", attendance=87)
    assert broken(plan)["wheelchair-spaces"].severity == "note"


def test_neither_floor_nor_rows_have_place_for_them(fair: Plan, change: Any, broken: Broken) -> None:
    """IBC: M1, published for 180, loses one place to five spaces, and holds fewer chairs in rows."""
    plan = change.venue(under(fair, "ibc"), "units", "M1", capacity=(("theatre", 180),))
    finding = broken(change.forum(plan, "f1", attendance=180))["wheelchair-spaces"]
    assert (finding.severity, finding.measured, finding.limit) == ("error", 180, 179)


@pytest.mark.parametrize(("persons", "spaces"), [(400, None), (401, 3), (600, 3), (601, 4), (750, 4)])
def test_china_asks_for_spaces_above_400_seats(
    fair: Plan, change: Any, broken: Broken, persons: int, spaces: int | None
) -> None:
    """GB 55019 3.5.4: one for each 200 seats or part of them, above 400 seats."""
    plan = change.venue(fair, "units", "M1", capacity=(("theatre", 1000),), polygon=box(0, 40, 40, 70))
    plan = change.forum(change.venue(plan, "openings", "m1-door", width=20.0), "f1", attendance=persons)
    finding = broken(plan).get("wheelchair-spaces")
    assert (finding and finding.limit) == spaces


def test_standing_guests_have_no_seats(fair: Plan, change: Any, broken: Broken) -> None:
    plan = under(fair, "nfpa")
    for forum in ("f1", "f2"):
        plan = change.forum(plan, forum, setup="reception")
    assert "wheelchair-spaces" not in broken(plan)


def test_more_persons_than_rows_hold(fair: Plan, change: Any, broken: Broken) -> None:
    """China: 6 rows of 20 chairs fit into M1 (see the tests of rows); it is published for 150."""
    plan = change.venue(fair, "units", "M1", capacity=(("theatre", 150),))
    finding = broken(change.forum(plan, "f1", attendance=121))["seating-rows"]
    assert (finding.severity, finding.measured, finding.limit, finding.unit) == ("warning", 121, 120, "persons")
    assert "seating-rows" not in broken(change.forum(plan, "f1", attendance=120))
    assert "seating-rows" not in broken(under(change.forum(plan, "f1", attendance=121), "germany"))
