"""People queue at a gate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from venueplan.evacuate.floor.queue import departures

GROUPS = st.lists(st.tuples(st.floats(0, 100), st.floats(0.01, 10)), min_size=1, max_size=30)


def one_by_one(groups: list[tuple[float, float]], rate: float) -> list[float]:
    """Second opinion: the gate as a clock that is set on for each group in turn."""
    clock, passed = 0.0, [0.0] * len(groups)
    for index in sorted(range(len(groups)), key=lambda number: groups[number][0]):
        clock = max(clock, groups[index][0]) + groups[index][1] / rate
        passed[index] = clock
    return passed


@given(GROUPS, st.floats(0.1, 5))
def test_it_is_a_clock_set_on_for_each_group_in_turn(groups: list[tuple[float, float]], rate: float) -> None:
    arrivals, amounts = np.array(groups).T
    assert departures(arrivals, amounts=amounts, rate=rate) == pytest.approx(one_by_one(groups, rate))


@given(GROUPS, st.floats(0.1, 5))
def test_a_wider_gate_delays_nobody(groups: list[tuple[float, float]], rate: float) -> None:
    arrivals, amounts = np.array(groups).T
    narrow, wide = (departures(arrivals, amounts=amounts, rate=rate * factor) for factor in (1.0, 1.5))
    assert (wide <= narrow + 1e-9).all()
