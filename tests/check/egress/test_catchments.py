"""An overloaded exit is found although the sum of the widths is enough."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, strategies as st

from venueplan.check.egress.catchments import _shares
from venueplan.model import Finding, Plan

Broken = Callable[[Plan], dict[str, Finding]]


def test_an_overloaded_exit_though_the_sum_is_enough(fair: Plan, change: Any, broken: Broken) -> None:
    """The northern exit has 2.9 m: with the southern 4 m they take 1,061 of 900 persons, but 450 come to each.

    2.9 m take 2.9 / 0.65 · 100 = 446 persons; 2.93 m take 450.
    """
    found = broken(change.venue(fair, "openings", "north", width=2.9))
    assert "exit-width" not in found
    finding = found["exit-catchment"]
    assert (finding.subject, finding.measured, finding.limit, finding.unit) == ("north", 450, 446, "persons")
    assert finding.severity == "warning"
    assert finding.clause.startswith("T.5.5.21-1")
    assert finding.place is not None
    assert (finding.place.x, finding.place.y) == (20.0, 30.0)
    assert "exit-catchment" not in broken(change.venue(fair, "openings", "north", width=2.93))


@given(cells=st.lists(st.integers(0, 5000), max_size=20), persons=st.integers(0, 20000))
def test_shares_keep_the_sum_and_are_within_one_of_the_proportion(cells: list[int], persons: int) -> None:
    shares, total = _shares(cells, persons=persons), sum(cells)
    assert sum(shares) == (persons if total else 0)
    assert all(
        abs(share * total - persons * count) < total for share, count in zip(shares, cells, strict=True) if total
    )
