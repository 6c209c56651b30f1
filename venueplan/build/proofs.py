"""What the certificate in a plan proves, as a finding."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.allocate.stands.proving.verifying import Verified, verify_certificate
from venueplan.model import Finding, Label, Plan


def certificate_findings(plan: Plan) -> Iterator[Finding]:
    """Yield whether the certificate of a plan's allocation holds; nothing if there is none."""
    verified = verify_certificate(plan)
    if verified is not None:
        yield _holds(plan, verified) if verified.holds else _fails(plan, verified)


def _holds(plan: Plan, verified: Verified) -> Finding:
    bound = verified.bound or 0
    gap = (bound - verified.objective) / max(1, abs(bound))
    message = Label.of(
        en=f"The prices in the plan prove that no allocation scores more than {bound:,}; it scores "
        f"{verified.objective:,}, within {gap:.3%} of that. Added up anew, without a solver.",
        zh=f"方案所附价格证明任何分配得分不超过{bound:,}；本方案得分{verified.objective:,}，差距不超过{gap:.3%}。",
    )
    return _finding(plan, verified, message=message, severity="note")


def _fails(plan: Plan, verified: Verified) -> Finding:
    message = Label.of(
        en=f"The plan says that it scores {verified.claimed_objective:,} and that {verified.claimed:,} cannot be "
        f"exceeded; added up anew it scores {verified.objective:,}, and its prices prove "
        f"{'nothing about this plan' if verified.bound is None else f'{verified.bound:,}'}. Allocate again.",
        zh=f"方案所附得分或价格与本方案不符（得分{verified.objective:,}），请重新分配。",
    )
    return _finding(plan, verified, message=message, severity="error")


def _finding(plan: Plan, verified: Verified, *, message: Label, severity: str) -> Finding:
    return Finding(
        id=f"certificate:{plan.event.id}",
        rule="certificate",
        severity=severity,
        subject=plan.event.id,
        message=message,
        measured=float(verified.objective),
        limit=float(verified.claimed),
        unit="points",
        cause="demand",
    )
