"""Revisions of a plan document: what it holds as a hash, and the next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from venueplan.files.plan.document import plan_bytes
from venueplan.model import Plan, Revision, Transfer


def content_id(plan: Plan) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of a plan's document without its revisions."""
    return sha256(plan_bytes(replace(plan, revisions=()))).hexdigest()[:12]


def revised(
    before: Plan,
    after: Plan,
    *,
    transfers: Sequence[Transfer] = (),
    reason: str = "",
    dated: date | None = None,
) -> Plan:
    """Return a plan with one more revision: the step from the plan before to the plan after.

    Parameters
    ----------
    transfers
        Who moved.
    reason, dated
        What the planner says of it; no clock is asked, so the same edit gives the same bytes.
    """
    step = Revision(
        id=content_id(after), parent=content_id(before), reason=reason, dated=dated, transfers=tuple(transfers)
    )
    return replace(after, revisions=(*before.revisions, step))
