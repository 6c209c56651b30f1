"""Constants of the hydraulic model."""

import pytest

from venueplan.errors import UnknownNameError
from venueplan.evacuate import IMO, SFPE, FlowStandard, flow_standard


@pytest.mark.parametrize("standard", [SFPE, IMO], ids=lambda standard: standard.name)
def test_every_constant_has_a_source(standard: FlowStandard) -> None:
    assert flow_standard(standard.name) is standard
    for limit in standard.limits.limits:
        assert limit.source.text
        assert limit.source.confidence in {"S", "S2", "M"}
        assert limit.unit


def test_the_flow_of_sfpe_is_greatest_at_its_own_density() -> None:
    """Fs = (1 − 0.266 D) 1.40 D is greatest at D = 1 / (2 · 0.266) = 1.88 persons/m², and is 1.316 there."""
    flows = {density / 100: SFPE.speed(density / 100) * density / 100 for density in range(50, 350)}
    best = max(flows, key=lambda density: flows[density])
    assert best == pytest.approx(1.88, abs=0.011)
    assert flows[best] == pytest.approx(SFPE["door-flow"], abs=0.005)


def test_the_flow_of_imo_is_that_of_its_table() -> None:
    """0.65 at 0.5, 1.3 at 1.9 and 0.65 at 3.2 persons/m²: its speeds times densities, to the table's rounding."""
    for density, flow in ((0.5, 0.65), (1.9, 1.3), (3.2, 0.65)):
        assert IMO.speed(density) * density == pytest.approx(flow, abs=0.06)


def test_a_door_loses_its_edges_under_sfpe_only() -> None:
    """(1.0 − 2 · 0.15) · 1.32 = 0.924; 1.0 · 1.30."""
    assert SFPE.door_rate(1.0) == pytest.approx(0.924)
    assert IMO.door_rate(1.0) == pytest.approx(1.3)
    assert SFPE.door_rate(0.3) == 0.0


def test_up_is_slower_than_down() -> None:
    """1.2 m of stairs less 0.3 m: 0.9 · 1.1 = 0.99 down, 0.9 · 0.88 = 0.792 up."""
    assert SFPE.stair_rate(1.2) == pytest.approx(0.99)
    assert SFPE.stair_rate(1.2, up=True) == pytest.approx(0.792)


def test_an_unknown_standard_is_named() -> None:
    with pytest.raises(UnknownNameError, match="sfpe"):
        flow_standard("sfp")
