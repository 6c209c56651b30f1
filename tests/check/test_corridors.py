"""Corridors: 1.10 m in China, by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from shapely import LineString, Polygon, box

from venueplan.model import Finding, Fixture, Opening, Plan, Unit

Broken = Callable[[Plan], dict[str, Finding]]


def with_corridor(fair: Plan, change: Any, polygon: Polygon, **more: Any) -> Plan:
    """Return the fair with a corridor from x 50 to 70 beside it and a door at either end."""
    unit = Unit(id="C", category="walkway", level="g", polygon=polygon, **more)
    plan = change.add(fair, "units", unit)
    for x in (50, 70):
        door = Opening(id=f"c{x}", level="g", line=LineString([(x, 0), (x, 1)]), width=1.0)
        plan = change.add(plan, "openings", door)
    done: Plan = plan
    return done


@pytest.mark.parametrize(("width", "measured"), [(1.10, None), (1.095, None), (1.0, 1.0), (0.92, 0.9)])
def test_a_corridor_is_as_wide_as_asked(
    fair: Plan, change: Any, broken: Broken, *, width: float, measured: float | None
) -> None:
    found = broken(with_corridor(fair, change, box(50, 0, 70, width)))
    assert (found["corridor-width"].measured if "corridor-width" in found else None) == measured
    if measured:
        finding = found["corridor-width"]
        assert (finding.subject, finding.cause, finding.limit, finding.clause) == (
            "C",
            "building",
            1.1,
            "5.5.18, 5.5.19",
        )


def test_a_neck_or_a_column_narrows_a_wide_corridor(fair: Plan, change: Any, broken: Broken) -> None:
    """3 m wide, with a neck of 0.80 m in the middle; or with a column that leaves 1.00 m on either side."""
    neck = box(50, 0, 70, 3).difference(box(59, 0.8, 61, 3))
    assert isinstance(neck, Polygon)
    assert broken(with_corridor(fair, change, neck))["corridor-width"].measured == pytest.approx(0.8)
    column = Fixture(id="col", category="column", level="g", polygon=box(60, 1, 61, 2))
    plan = with_corridor(fair, change, box(50, 0, 70, 3))
    assert "corridor-width" not in broken(plan)
    assert broken(change.add(plan, "fixtures", column))["corridor-width"].measured == pytest.approx(1.0)


def test_other_packs_and_open_ground_are_silent(fair: Plan, change: Any, broken: Broken) -> None:
    plan = with_corridor(fair, change, box(50, 0, 70, 0.9))
    assert "corridor-width" in broken(plan)
    assert "corridor-width" not in broken(change.venue(plan, "levels", "g", outdoor=True))
    assert "corridor-width" not in broken(change.venue(plan, "units", "C", category="unenclosedarea"))
