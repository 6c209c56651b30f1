"""Ways inside stands and depth of blocks of stands; lengths by hand."""

from collections.abc import Callable
from dataclasses import replace
from math import hypot
from typing import Any

import pytest
from shapely import LineString, box

from venueplan.model import Finding, FloorPlan, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def with_stand(fair: Plan, *, depth: float, pack: str) -> Plan:
    """Return the fair with stand b1 alone: 18 m wide and so deep, open on its southern side, y 4, from x 10 to 28."""
    front = LineString([(10, 4), (28, 4)])
    assert fair.floor_plan
    booth = replace(fair.floor_plan.booths[0], polygon=box(10, 4, 28, 4 + depth), fronts=(front,))
    return replace(fair, event=replace(fair.event, rules=pack), floor_plan=FloorPlan(booths=(booth,)))


@pytest.mark.parametrize(("pack", "limit"), [("nfpa", 15.2), ("germany", 20.0)])
def test_a_stand_too_deep_for_its_open_side(fair: Plan, change: Any, broken: Broken, pack: str, limit: float) -> None:
    finding = broken(with_stand(fair, depth=limit + 1, pack=pack))["booth-to-aisle"]
    assert finding.measured == pytest.approx(limit + 1)
    assert (finding.subject, finding.limit, finding.severity) == ("b1", limit, "error")
    assert "booth-to-aisle" not in broken(with_stand(fair, depth=limit, pack=pack))


def test_the_way_leads_round_a_column_of_the_stand(fair: Plan, change: Any, broken: Broken) -> None:
    """A stand of 18 × 15 m is deep enough for 15.2 m until a wall x 10–24, y 9–9.5 stands in it.

    From the corner (10, 19) to the wall's end (24, 9.5), down to (24, 9), and 5 m on.
    """
    plan = with_stand(fair, depth=15.0, pack="nfpa")
    assert "booth-to-aisle" not in broken(plan)
    walled = plan.floor_plan.booths[0].polygon.difference(box(10, 9, 24, 9.5)) if plan.floor_plan else None
    finding = broken(change.booth(plan, "b1", polygon=walled))["booth-to-aisle"]
    assert finding.measured == pytest.approx(hypot(14, 9.5) + 5.5, abs=1e-3)


def test_a_block_of_stands_too_deep(fair: Plan, change: Any, broken: Broken) -> None:
    """Germany: 30 m. In a hall of 80 × 70 m a block of 40 × 31 m is 31 m deep, one of 40 × 30 m is not too deep."""
    plan = change.venue(with_stand(fair, depth=20.0, pack="germany"), "units", "H1", polygon=box(0, 0, 80, 70))
    for depth, asked in ((31.0, True), (30.0, False)):
        block = box(10, 10, 50, 10 + depth)
        fronts = tuple(
            LineString(pair) for pair in zip(block.exterior.coords[:-1], block.exterior.coords[1:], strict=True)
        )
        found = broken(change.booth(plan, "b1", polygon=block, fronts=fronts))
        assert ("exhibit-depth" in found) == asked
        assert not asked or found["exhibit-depth"].measured == pytest.approx(31.0, abs=5e-3)


def test_a_long_row_is_not_deep(fair: Plan, broken: Broken) -> None:
    assert "exhibit-depth" not in broken(replace(fair, event=replace(fair.event, rules="germany")))
