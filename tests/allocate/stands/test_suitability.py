"""Which booth suits whom, what it is worth, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shapely import box

from venueplan.allocate.stands.requests import requests_of
from venueplan.allocate.stands.scores import preference_rank, score_parts
from venueplan.allocate.stands.suitability import Market
from venueplan.model import Booth, Plan

Make = Callable[..., Any]


@pytest.fixture
def market(make_fair: Make, make_stand: Make, make_exhibitor: Make) -> Market:
    """One exhibitor of 12 m² who wants a corner, then hall H1; stands of 9, 18, 27 and 54 m²."""
    booths = tuple(
        make_stand(f"w{width}", box(x, 0, x + width, 3), open_to=sides)
        for x, width, sides in ((0, 3, "s"), (10, 6, "se"), (20, 9, "s"), (40, 18, "s"))
    )
    wants = make_exhibitor("x", area=12.0, points=10, preferences=("kind:corner", "hall:H1"))
    plan: Plan = make_fair([wants], booths)
    return Market(plan=plan, booths=booths)


def objections(market: Market, booth: Booth) -> list[tuple[bool, str]]:
    (request,) = requests_of(market.plan.event)
    return [(objection.hard, objection.text) for objection in market.objections(request, booth)]


def test_area_may_be_a_little_less_and_as_much_more_as_whole_modules_need(market: Market) -> None:
    """12 m² on 3 × 3 m modules: 9 m² is too small, 18 unavoidable, 27 to be conceded, 54 out of the question."""
    small, good, large, huge = market.booths
    assert objections(market, small) == [(True, "9.0 m² is too small for 12 m²")]
    assert objections(market, good) == []
    assert objections(market, large) == [(False, "27.0 m² is too large for 12 m²")]
    assert objections(market, huge) == [(True, "54.0 m² is too large for 12 m²")]


def test_concessions_are_counted_up_to_a_limit(market: Market) -> None:
    (request,) = requests_of(market.plan.event)
    assert [market.concessions(request, booth, most=0) for booth in market.booths] == [None, 0, None, None]
    assert [market.concessions(request, booth, most=2) for booth in market.booths] == [None, 0, 1, None]


def test_parts_of_the_score_by_hand(market: Market) -> None:
    """Weight 1 with all points: corner 1000 + hall 600; one side more: 60; 18 for 12 m² is half as much again: −100."""
    (request,) = requests_of(market.plan.event)
    parts = score_parts(request, market.booths[1], market=market, most_points=10)
    nothing = (("needs", 0), ("favourites", 0))
    assert parts == (("preference", 1600), ("exposure", 60), *nothing, ("fit", -100))
    half = score_parts(request, market.booths[1], market=market, most_points=40)
    assert half == (("preference", 640), ("exposure", 24), *nothing, ("fit", -100))


def test_the_rank_is_that_of_the_best_wish_that_came_true(market: Market) -> None:
    (request,) = requests_of(market.plan.event)
    assert preference_rank(request.holder, market.booths[1], market=market) == 1
    assert preference_rank(request.holder, market.booths[0], market=market) == 2


def test_zone_and_hall_are_hard(market: Market, make_stand: Make) -> None:
    elsewhere = make_stand("e", box(0, 9, 6, 12), open_to="s", hall="H9")
    (request,) = requests_of(market.plan.event)
    assert next(replace(market, booths=(*market.booths, elsewhere)).objections(request, elsewhere)).hard
