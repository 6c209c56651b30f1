"""What one objective costs the other: a few allocations from one end to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from venueplan.allocate.stands.exhibitors import OnProgress, allocate_exhibitors
from venueplan.errors import UnknownNameError
from venueplan.model import Allocation, Plan
from venueplan.rules.booths.prices import booth_price

LIMITS = (0, 100, 300, 1000)
"""Points that nobody may fall behind the draw by."""

REVENUE = (0.0, 0.1, 0.3, 1.0, 3.0)
"""Weights of revenue."""

FRONTS = ("fairness", "revenue")
"""What the score can be set against."""


@dataclass(frozen=True, kw_only=True)
class Compromise:
    """One allocation of a front.

    Attributes
    ----------
    name
        Policy or weight.
    placed
        How many exhibitors have a stand.
    score
        All parts but revenue.
    bound
        What no allocation of this name exceeds, revenue included where it has a weight.
    worst_loss
        Points by which somebody falls behind the draw, at most; None where there was no draw to compare with.
    revenue
        List price of all stands that were given, in the currency of the event.
    """

    name: str
    placed: int
    score: int
    bound: int
    worst_loss: int
    revenue: float


def trade_off(
    plan: Plan, *, by: str, effort: str = "reproducible", seed: int = 0, on_progress: OnProgress | None = None
) -> tuple[Compromise, ...]:
    """Return allocations of a plan from one end to the other: fairest to best, or best to dearest.

    Raises
    ------
    UnknownNameError
        If ``by`` is neither ``fairness`` nor ``revenue``.
    """
    if by not in FRONTS:
        raise UnknownNameError("front", by, known=FRONTS)
    variants = tuple(_variants(plan, by=by))
    drawn = allocate_exhibitors(_with(plan, kind="draw"), effort=effort, seed=seed)
    found = []
    for number, (name, variant) in enumerate(variants):
        if on_progress:
            on_progress(name, number / len(variants))
        allocation = drawn if name == "draw" else allocate_exhibitors(variant, effort=effort, seed=seed)
        found.append(_compromise(variant, allocation, name=name, drawn=drawn))
    return tuple(found)


def _variants(plan: Plan, *, by: str) -> Iterator[tuple[str, Plan]]:
    if by == "fairness":
        yield "draw", _with(plan, kind="draw")
        for limit in LIMITS:
            yield f"fair, at most {limit}", _with(plan, kind="fair", fairness=limit)
        yield "best", _with(plan, kind="best")
        return
    for weight in REVENUE:
        others = tuple(pair for pair in plan.event.policy.weights if pair[0] != "revenue")
        yield f"revenue × {weight:g}", _with(plan, kind="best", weights=(*others, ("revenue", weight)))


def _with(plan: Plan, **changes: object) -> Plan:
    policy = replace(plan.event.policy, **changes)  # type: ignore[arg-type]
    return replace(plan, event=replace(plan.event, policy=policy))


def _compromise(plan: Plan, allocation: Allocation, *, name: str, drawn: Allocation) -> Compromise:
    own, theirs = _scores(allocation), _scores(drawn)
    losses = [theirs[exhibitor] - own[exhibitor] for exhibitor in theirs if exhibitor in own]
    return Compromise(
        name=name,
        placed=len(allocation.assignments),
        score=sum(own.values()),
        bound=allocation.proof.bound if allocation.proof else 0,
        worst_loss=max((0, *losses)),
        revenue=_revenue(plan, allocation),
    )


def _scores(allocation: Allocation) -> dict[str, int]:
    return {a.exhibitor: sum(v for part, v in a.score if part != "revenue") for a in allocation.assignments}


def _revenue(plan: Plan, allocation: Allocation) -> float:
    prices = plan.event.prices
    if prices is None or plan.floor_plan is None:
        return 0.0
    let = [booth for booth in plan.floor_plan.booths if booth.id in allocation.by_booth]
    return round(sum(booth_price(booth, prices, pattern=plan.event.pattern) for booth in let), 2)
