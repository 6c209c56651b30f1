"""What a plan reaches, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from venueplan.check.floor import HallFloor
from venueplan.model import Finding, Plan, Proof
from venueplan.model.findings.report import SEVERITIES
from venueplan.rules.booths.prices import revenue

Figure = tuple[str, float | int | str]


def plan_figures(plan: Plan, floors: Iterable[HallFloor], *, findings: Iterable[Finding]) -> tuple[Figure, ...]:
    """Return the figures of a plan by name: halls, exhibitors, forums and counts of findings; areas m², lengths m."""
    return (
        *_floor_figures(plan, tuple(floors)),
        *_exhibitor_figures(plan),
        *_forum_figures(plan),
        *_counts(findings),
    )


def _floor_figures(plan: Plan, floors: tuple[HallFloor, ...]) -> Iterator[Figure]:
    yield "halls", len(floors)
    gross = sum(floor.hall.polygon.area for floor in floors)
    yield "gross_area", round(gross, 2)
    if plan.floor_plan is None:
        return
    net = sum(booth.area for floor in floors for booth in floor.booths if not booth.blocked)
    yield "booths", len(plan.floor_plan.booths)
    yield "net_area", round(net, 2)
    yield "net_share", round(net / gross, 4) if gross else 0.0
    yield from _revenue(plan)
    for floor in floors:
        yield from _hall_figures(floor)


def _revenue(plan: Plan) -> Iterator[Figure]:
    prices = plan.event.prices
    if prices is not None and plan.floor_plan is not None:
        yield "revenue", revenue(plan.floor_plan.to_let, prices, pattern=plan.event.pattern)
        yield "revenue_currency", prices.currency


def _hall_figures(floor: HallFloor) -> Iterator[Figure]:
    name, gross = floor.hall.id, floor.hall.polygon.area
    net = sum(booth.area for booth in floor.booths if not booth.blocked)
    yield f"booths {name}", len(floor.booths)
    yield f"gross_area {name}", round(gross, 2)
    yield f"net_area {name}", round(net, 2)
    yield f"net_share {name}", round(net / gross, 4)
    if floor.farthest:
        yield f"walk_to_exit_max {name}", round(floor.farthest[0], 3)


def _exhibitor_figures(plan: Plan) -> Iterator[Figure]:
    yield "exhibitors", len(plan.event.exhibitors)
    if plan.allocation is None:
        return
    placed = {a.exhibitor for a in plan.allocation.assignments if a.booths}
    first = sum(a.preference_rank == 1 for a in plan.allocation.assignments)
    yield "exhibitors_placed", len(placed)
    yield "exhibitors_first_wish", first
    yield from _proof("allocation", plan.allocation.proof)


def _forum_figures(plan: Plan) -> Iterator[Figure]:
    yield "forums", len(plan.event.forums)
    if plan.programme is None:
        return
    yield "forums_placed", len({meeting.forum for meeting in plan.programme.meetings})
    yield from _proof("programme", plan.programme.proof)


def _proof(name: str, proof: Proof | None) -> Iterator[Figure]:
    if proof is None:
        return
    yield f"{name}_objective", proof.objective
    yield f"{name}_bound", proof.bound
    yield f"{name}_gap", round(proof.gap, 6)
    yield f"{name}_status", proof.status
    yield f"{name}_solver", proof.solver


def _counts(findings: Iterable[Finding]) -> Iterator[Figure]:
    count = Counter(finding.severity for finding in findings)
    for severity in SEVERITIES:
        yield f"findings_{severity}", count[severity]
