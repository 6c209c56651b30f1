"""Covered and two-storey stands of exhibitor e1, who stands on b1 (9 m²) of the fair of conftest.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import box

from venueplan.check import check_plan
from venueplan.model import Finding, Plan

Broken = Callable[[Plan], dict[str, Finding]]
RULES = {"covered-area", "deck-area", "deck-stairs", "covered-stand", "deck-sprinklers", "sprinkler-clear"}


def building(fair: Plan, change: Any, *, pack: str = "nfpa", **built: Any) -> Plan:
    """Return the fair under a pack with stand b1 widened to 50 × 10 m, on which e1 builds something."""
    plan: Plan = change.booth(fair, "b1", polygon=box(4, 6, 54, 16))
    plan = change.exhibitor(plan, "e1", area=500.0, **built)
    return replace(plan, event=replace(plan.event, rules=pack))


def test_who_builds_nothing_is_asked_nothing(fair: Plan, change: Any) -> None:
    for pack in ("china", "ibc", "nfpa", "uk", "germany"):
        found = {finding.rule for finding in check_plan(building(fair, change, pack=pack)).findings}
        assert not found & RULES


def test_a_cover_larger_than_its_stand(fair: Plan, change: Any, broken: Broken) -> None:
    finding = broken(change.exhibitor(fair, "e1", covered=9.5))["covered-area"]
    assert (finding.measured, finding.limit, finding.unit, finding.severity) == (9.5, 9.0, "m²", "error")
    assert "covered-area" not in broken(change.exhibitor(fair, "e1", covered=9.0))


def test_an_upper_floor_larger_than_its_stand(fair: Plan, change: Any, broken: Broken) -> None:
    assert broken(change.exhibitor(fair, "e1", upper_deck=12.0, deck_stairs=1))["deck-area"].measured == 12.0


@pytest.mark.parametrize(
    ("pack", "area", "stairs", "asked"),
    [
        ("nfpa", 27.9, 1, None),
        ("nfpa", 28.0, 1, 2),
        ("nfpa", 28.0, 2, None),
        ("nfpa", 10.0, 0, 1),
        ("china", 28.0, 1, None),
        ("china", 28.0, 0, 1),
    ],
)
def test_stairs_of_an_upper_floor(
    fair: Plan, change: Any, broken: Broken, pack: str, area: float, stairs: int, asked: int | None
) -> None:
    """NFPA 101: two above 27.9 m² (300 ft²); nobody gets down without any."""
    plan = building(fair, change, pack=pack, upper_deck=area, deck_stairs=stairs)
    finding = broken(plan).get("deck-stairs")
    assert (finding and finding.limit) == asked
    assert finding is None or finding.severity == "error"
    assert (finding and finding.clause) == (asked and ("12.7.5.3 (300 ft²)" if asked == 2 else ""))


@pytest.mark.parametrize(
    ("area", "asked"),
    [
        (8.0, None),
        (9.0, "smoke detection"),
        (21.0, "the fire department's approval and smoke detection"),
        (28.0, "sprinklers and the fire department's approval and smoke detection"),
    ],
)
def test_what_a_cover_brings_with_it(fair: Plan, change: Any, broken: Broken, area: float, asked: str | None) -> None:
    """One US venue: detection above 90 ft²; Chicago: approval above 225 ft²; NFPA 101: sprinklers above 300 ft²."""
    finding = broken(building(fair, change, covered=area)).get("covered-stand")
    assert (finding is None) == (asked is None)
    if finding is not None:
        assert finding.message["en"] == f"The cover of Exhibitor 1 (e1) ({area:.1f} m²) asks for {asked}."
        assert finding.severity == "note"


def test_a_large_upper_floor_needs_sprinklers(fair: Plan, change: Any, broken: Broken) -> None:
    """Chicago: above 5,000 ft² (465 m²)."""
    assert "deck-sprinklers" in broken(building(fair, change, upper_deck=470.0, deck_stairs=2))
    assert "deck-sprinklers" not in broken(building(fair, change, upper_deck=460.0, deck_stairs=2))


def test_a_stand_too_near_to_the_sprinklers(fair: Plan, change: Any, broken: Broken) -> None:
    """The hall is 8 m high: 7.6 m leave 0.4 m, 7.5 m leave 0.5 m; sprinklers ask for 0.457 m (18 in)."""
    plan = change.venue(building(fair, change, height=7.6), "units", "H1", sprinklered=True)
    finding = broken(plan)["sprinkler-clear"]
    assert (finding.measured, finding.limit) == (0.4, 0.457)
    assert "sprinkler-clear" not in broken(change.exhibitor(plan, "e1", height=7.5))
    assert "sprinkler-clear" not in broken(change.venue(plan, "units", "H1", sprinklered=False))
