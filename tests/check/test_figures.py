"""Figures of the fair of conftest.py, by hand."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.check import check_plan
from venueplan.model import Finding, Plan, PriceList, Proof


def test_figures_of_the_fair(fair: Plan) -> None:
    """32 stands of 9 m² in 1,200 m²: 288 / 1,200 = 0.24."""
    figures = dict(check_plan(fair).figures)
    assert figures["booths"] == 32
    assert figures["gross_area"] == 1200
    assert figures["net_area"] == 288
    assert figures["net_share"] == figures["net_share H1"] == 0.24
    assert (figures["exhibitors"], figures["exhibitors_placed"]) == (5, 5)
    assert (figures["forums"], figures["forums_placed"]) == (2, 2)
    assert figures["findings_error"] == figures["findings_warning"] == figures["findings_note"] == 0


def test_revenue_is_told_where_there_are_prices(fair: Plan) -> None:
    """32 stands of 9 m² at 100 a square metre bring 28,800, without surcharges."""
    prices = PriceList(currency="EUR", per_m2=100.0, surcharges=())
    figures = dict(check_plan(replace(fair, event=replace(fair.event, prices=prices))).figures)
    assert (figures["revenue"], figures["revenue_currency"]) == (28_800.0, "EUR")
    assert "revenue" not in dict(check_plan(fair).figures)


def test_the_longest_walk_of_the_fair(fair: Plan) -> None:
    """From (0, 15) by the corner (4, 6) to the exit's end (18, 0): √(4² + 9²) + √(14² + 6²) = 25.08 m.

    By the corner (16, 12) it would be √(16² + 3²) + √(2² + 12²) = 28.44 m.
    """
    figures = dict(check_plan(fair).figures)
    assert figures["walk_to_exit_max H1"] == pytest.approx(math.hypot(4, 9) + math.hypot(14, 6), abs=0.02)


def test_the_proofs_are_figures(fair: Plan) -> None:
    assert fair.allocation
    proof = Proof(objective=98, bound=100, status="feasible", solver="x")
    figures = dict(check_plan(replace(fair, allocation=replace(fair.allocation, proof=proof))).figures)
    assert figures["allocation_gap"] == 0.02
    assert figures["allocation_status"] == "feasible"


def test_findings_are_counted(fair: Plan, change: Any, broken: Callable[[Plan], dict[str, Finding]]) -> None:
    figures = dict(check_plan(change.move(fair, "b2", dx=-0.5)).figures)
    assert figures["findings_error"] == 1
