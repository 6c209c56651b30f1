"""The section of a network that takes longest to pass."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies as st

from venueplan.solve import tightest_section

NODES = 5
PAIRS = [(a, b) for a in range(NODES) for b in range(NODES) if a != b]


@given(
    st.lists(st.floats(0.0, 50.0), min_size=NODES, max_size=NODES),
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=len(PAIRS), max_size=len(PAIRS)),
    st.lists(st.sampled_from([0.0, 0.0, 0.7, 2.0]), min_size=NODES, max_size=NODES),
)
def test_it_is_the_slowest_of_all_sections(amounts: list[float], rates: list[float], gates: list[float]) -> None:
    """Second opinion: every set of nodes, its amount over the capacity of what leads out of it."""
    worst = 0.0
    for chosen in product((False, True), repeat=NODES):
        amount = sum(a for a, inside in zip(amounts, chosen, strict=True) if inside)
        out = sum(rate for (a, b), rate in zip(PAIRS, rates, strict=True) if chosen[a] and not chosen[b])
        out += sum(gate for gate, inside in zip(gates, chosen, strict=True) if inside)
        if amount > 0:
            worst = max(worst, amount / out if out else np.inf)
    found = tightest_section(np.array(amounts), arcs=np.array(PAIRS), rates=np.array(rates), gates=np.array(gates))
    assert found.time == pytest.approx(worst, rel=1e-6)


def test_a_room_without_a_way_takes_for_ever() -> None:
    found = tightest_section(
        np.array([1.0, 1.0]), arcs=np.zeros((0, 2), dtype=np.int64), rates=np.zeros(0), gates=np.array([1.0, 0.0])
    )
    assert found.time == np.inf
    assert found.behind.tolist() == [False, True]
