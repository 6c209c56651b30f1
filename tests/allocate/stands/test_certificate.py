"""Certificates: verified without a solver, and refused when anything in the plan is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from venueplan.allocate import allocate_exhibitors
from venueplan.allocate.stands.proving.verifying import verify_certificate
from venueplan.build import certificate_findings
from venueplan.files import plan_bytes
from venueplan.model import Plan, Policy, Relation

Make = Callable[..., Any]


def fair_of(make_fair: Make, make_row: Make, make_exhibitor: Make, *, policy: str) -> Plan:
    """Return an allocated fair with a pavilion, a merged stand, a relation with a price and too few corners."""
    booths = [*make_row((3, 3, 3, 3), at=(6, 6), row="r1"), *make_row((3, 3, 3), at=(6, 15), row="r2")]
    asked = [
        *(make_exhibitor(f"p{n}", pavilion="P") for n in range(3)),
        make_exhibitor("two", area=18.0),
        *(make_exhibitor(f"e{n}", points=n, preferences=("kind:corner",), tags=("t:a",)) for n in range(5)),
        make_exhibitor("three-sides", open_sides=3),
    ]
    relation = Relation(id="r", kind="apart", members=("t:*",), beside=90, facing=30)
    plan: Plan = make_fair(asked, booths, relations=(relation,), policy=Policy(kind=policy))
    return replace(plan, allocation=allocate_exhibitors(plan))


@pytest.fixture
def decided(make_fair: Make, make_row: Make, make_exhibitor: Make) -> Plan:
    """Return the fair with the best total."""
    return fair_of(make_fair, make_row, make_exhibitor, policy="best")


@pytest.mark.parametrize("policy", ["best", "draw", "fair"])
def test_the_certificate_of_a_plan_holds(make_fair: Make, make_row: Make, make_exhibitor: Make, policy: str) -> None:
    decided = fair_of(make_fair, make_row, make_exhibitor, policy=policy)
    verified = verify_certificate(decided)
    assert verified is not None
    assert verified.holds
    assert decided.allocation is not None
    assert decided.allocation.proof is not None
    assert verified.objective == decided.allocation.proof.objective
    (finding,) = certificate_findings(decided)
    assert finding.severity == "note"


def tampered(plan: Plan, **changes: Any) -> Plan:
    assert plan.allocation is not None
    assert plan.allocation.proof is not None
    assert plan.allocation.proof.certificate is not None
    certificate = replace(plan.allocation.proof.certificate, **changes)
    proof = replace(plan.allocation.proof, certificate=certificate)
    return replace(plan, allocation=replace(plan.allocation, proof=proof))


def test_control_other_prices_another_bound_or_a_better_score_are_refused(decided: Plan) -> None:
    assert decided.allocation is not None
    proof = decided.allocation.proof
    assert proof is not None
    assert proof.certificate is not None
    lies = [
        tampered(decided, prices=()),
        tampered(decided, bound=proof.certificate.bound - 1000),
        tampered(decided, rows=proof.certificate.rows + 1),
        tampered(decided, prices=((10**6, 1),)),
        replace(decided, allocation=replace(decided.allocation, proof=replace(proof, objective=proof.objective + 1))),
    ]
    for lie in lies:
        verified = verify_certificate(lie)
        assert verified is not None
        assert not verified.holds
    assert [finding.severity for finding in certificate_findings(lies[0])] == ["error"]


def test_a_swap_that_costs_points_is_found(decided: Plan) -> None:
    assert decided.allocation is not None
    place = decided.allocation.by_exhibitor
    names = ("e0", "e4")
    swapped = tuple(
        replace(a, booths=place[names[1 - names.index(a.exhibitor)]].booths) if a.exhibitor in names else a
        for a in decided.allocation.assignments
    )
    verified = verify_certificate(replace(decided, allocation=replace(decided.allocation, assignments=swapped)))
    assert verified is not None
    assert verified.holds == (
        place["e0"].booths == place["e4"].booths or verified.objective == verified.claimed_objective
    )


def test_a_plan_without_certificate_or_allocation_says_nothing(decided: Plan) -> None:
    assert decided.allocation is not None
    assert decided.allocation.proof is not None
    bare = replace(decided.allocation, proof=replace(decided.allocation.proof, certificate=None))
    assert verify_certificate(replace(decided, allocation=bare)) is None
    assert list(certificate_findings(replace(decided, allocation=None))) == []


def test_the_same_plan_gives_the_same_bytes(decided: Plan) -> None:
    again = replace(decided, allocation=allocate_exhibitors(decided))
    assert plan_bytes(again) == plan_bytes(decided)
