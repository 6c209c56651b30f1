"""Strategies side by side."""

from dataclasses import replace

import pytest
from halls import asking, event_of, rectangle, venue_of

from venueplan.arrange import compare_layouts
from venueplan.model import ComparedLayout, FloorPlan, PriceList


@pytest.fixture(scope="module")
def compared() -> tuple[ComparedLayout, ...]:
    venue = venue_of(rectangle(40, 30), rectangle(30, 24).moved(shift=(60, 0)))
    event = event_of([asking("raw", 36.0), asking("small", 9.0)])
    return compare_layouts(venue, replace(event, prices=PriceList(currency="EUR", per_m2=100.0)))


def test_every_strategy_lays_out_every_hall(compared: tuple[ComparedLayout, ...]) -> None:
    assert len({each.strategy for each in compared}) == len(compared) >= 2
    for each in compared:
        assert [figures.hall for figures in each.floor_plan.halls] == ["H1", "H2"]
        assert each.floor_plan.booths
        assert all(booth.number for booth in each.floor_plan.booths)
        assert each.gross == pytest.approx(40 * 30 + 30 * 24)
        assert each.net == pytest.approx(sum(booth.area for booth in each.floor_plan.booths))


def test_the_best_comes_first(compared: tuple[ComparedLayout, ...]) -> None:
    keys = [(sum(area * n for _, area, n in each.floor_plan.shortfall), -each.net) for each in compared]
    assert keys == sorted(keys)


def test_nothing_exceeds_the_bound(compared: tuple[ComparedLayout, ...]) -> None:
    for each in compared:
        assert each.net <= each.bound <= each.gross


def test_shares_by_hand() -> None:
    """No hall, no stand: nothing is divided by nothing."""
    empty = ComparedLayout(strategy="x", floor_plan=FloorPlan(), bound=0.0)
    assert (empty.net_share, empty.corner_share) == (0.0, 0.0)
